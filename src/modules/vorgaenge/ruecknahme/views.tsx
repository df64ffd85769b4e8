import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Fehlerliste, Formular, Hinweis, Knopf, Knopfzeile, Kontrollkaestchen, Titel } from '#web/parts/index.ts'
import { dienste } from '../dienste-daten.ts'
import { computeWirkung, type GanzerVorgang } from '../vorgang.ts'
import { worte } from '../worte-daten.ts'

export interface RuecknahmeProps {
  csrf: string
  vorgang: GanzerVorgang
  /** Of somebody under age. */
  minderjaehrig: boolean
  fehler: Partial<Record<'zustimmung', string>>
}

/** Asks once more: what is taken back does not come again by itself. */
export function RuecknahmeView({ csrf, vorgang, minderjaehrig, fehler }: RuecknahmeProps): Html {
  const { formlos } = dienste[vorgang.dienst]
  const wort = worte[formlos.was]
  return (
    <>
      <Titel vorzeile={vorgang.titel}>{wort.zuruecknehmen ?? ''}?</Titel>
      <Fehlerliste fehler={fehler} />
      <p>
        Ihr Jobcenter prüft {formlos.was === 'anfrage' ? 'die Anfrage' : `den ${wort.einzahl}`} dann nicht weiter.
        {formlos.was === 'antrag' &&
          ` Als Tag eines neuen Antrags gilt erst der Tag, an dem er eingeht. Der ${formatTag(computeWirkung(formlos, vorgang.erstellt).tag)} zählt dann nicht mehr.`}
      </p>
      {minderjaehrig && (
        <Hinweis titel="Sie sind noch nicht 18">
          <p>
            Zurücknehmen können Sie nur, wenn Ihre Eltern oder wer Sie sonst gesetzlich vertritt zustimmen (§ 36 Abs. 2
            SGB I). Sprechen Sie vorher mit ihnen. Ihr Jobcenter fragt vielleicht nach.
          </p>
        </Hinweis>
      )}
      <Formular csrf={csrf} nichtAufheben>
        {minderjaehrig && (
          <Kontrollkaestchen
            name="zustimmung"
            label="Meine gesetzliche Vertretung stimmt zu."
            pflicht
            fehler={fehler.zustimmung}
          />
        )}
        <Knopfzeile>
          <Knopf art="text" href={routes.vorgang.href({ id: vorgang.id })}>
            Abbrechen
          </Knopf>
          <Knopf>{wort.zuruecknehmen ?? ''}</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
