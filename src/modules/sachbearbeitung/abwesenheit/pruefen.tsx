import { formatZeit } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Formular, Hinweis, Knopf, Knopfzeile } from '#web/parts/index.ts'

const warum = {
  fehlt: 'Die Rückmeldung fehlt',
  unterwegs: 'Noch nicht zurück',
  spaeter: 'Zurück, später als vereinbart',
  nachgemeldet: 'Zurück wie vereinbart, aber spät gemeldet',
} as const

const wasTun = {
  fehlt:
    'Bitte fragen Sie nach. Ohne Zustimmung besteht für die Zeit meist kein Anspruch (§ 7b SGB II). Das Portal hat die Person schon erinnert.',
  unterwegs:
    'Die Zeit ist vorbei, und die Person ist nach der Meldung noch nicht wieder da. Ohne Zustimmung besteht meist kein Anspruch (§ 7b SGB II). Bitte prüfen Sie, was daraus folgt.',
  spaeter: 'Für die Tage nach dem vereinbarten Ende gibt es keine Zustimmung. Bitte prüfen Sie, was daraus folgt.',
  nachgemeldet: 'Bitte prüfen Sie, ob wegen der fehlenden Rückmeldung schon etwas veranlasst ist.',
} as const

export interface Pruefung {
  csrf: string
  aktion: string
  stand: number
  meldung: { art: keyof typeof warum; vermittlung: Date | undefined; leistung: Date | undefined }
  ebene: 2 | 3
  /** Where other words say what there is to do. */
  was?: string | undefined
}

/** What both sides of the house have to look at, each for itself. */
export function Pruefen({ csrf, aktion, stand, meldung, ebene, was }: Pruefung): Html {
  const offen = [
    ...(meldung.vermittlung ? [] : [{ wert: 'vermittlung', text: 'Für die Vermittlung geprüft' }]),
    ...(meldung.leistung ? [] : [{ wert: 'leistung', text: 'Für die Leistung geprüft' }]),
  ]
  const geprueft = (zeit: Date | undefined) => (zeit ? `geprüft am ${formatZeit(zeit)}` : 'noch nicht geprüft')
  return (
    <Hinweis art={offen.length > 0 ? 'warnung' : 'info'} titel={warum[meldung.art]} ebene={ebene}>
      <p>{was ?? wasTun[meldung.art]}</p>
      <p>
        Vermittlung: {geprueft(meldung.vermittlung)}. Leistung: {geprueft(meldung.leistung)}.
      </p>
      {offen.length > 0 && (
        <Formular csrf={csrf} aktion={aktion} nichtAufheben>
          <input type="hidden" name="stand" value={String(stand)} />
          <Knopfzeile>
            {offen.map(({ wert, text }) => (
              <Knopf art="sekundaer" name="bereich" wert={wert}>
                {text}
              </Knopf>
            ))}
          </Knopfzeile>
        </Formular>
      )}
    </Hinweis>
  )
}
