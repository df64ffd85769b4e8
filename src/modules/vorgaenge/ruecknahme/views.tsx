import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Fehlerliste, Titel } from '#web/parts/index.ts'
import { dienste } from '../dienste-daten.ts'
import { computeWirkung, type GanzerVorgang } from '../vorgang.ts'
import { worte } from '../worte-daten.ts'
import { Ruecknahmeformular, type RuecknahmeformularProps } from './teil.tsx'

export interface RuecknahmeProps extends Pick<RuecknahmeformularProps, 'csrf' | 'minderjaehrig' | 'fehler'> {
  vorgang: GanzerVorgang
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
      <Ruecknahmeformular
        {...{ csrf, minderjaehrig, fehler }}
        knopf={wort.zuruecknehmen ?? ''}
        abbrechen={routes.vorgang.href({ id: vorgang.id })}
      />
    </>
  )
}
