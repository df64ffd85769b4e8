import type { GanzerVorgang, Kenntnis } from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Formular, Hinweis, Knopf, Knopfzeile } from '#web/parts/index.ts'
import type { Rolle } from '#web/schutz/rechte.ts'
import { standfeld } from './views-stand.tsx'

type Bereich = Kenntnis['bereich']

/** Who takes note for a side of the house. */
const rollenOf: Record<Bereich, readonly Rolle[]> = {
  leistung: ['leistungssachbearbeitung', 'teamleitung'],
  vermittlung: ['integrationsfachkraft', 'teamleitung'],
}

const namen: Record<Bereich, string> = { leistung: 'Leistung', vermittlung: 'Vermittlung' }

const saetze: Record<Kenntnis['anlass'], Record<Bereich, string>> = {
  eingang: {
    vermittlung: 'Den Vorgang bearbeitet die Leistung. Sehen Sie nach, ob für die Vermittlung etwas zu tun ist.',
    leistung: 'Den Vorgang bearbeitet die Vermittlung. Sehen Sie nach, ob für die Leistung etwas zu tun ist.',
  },
  'nicht-zugestimmt': {
    vermittlung: 'Dieser Abwesenheit ist nicht oder nur zum Teil zugestimmt.',
    leistung:
      'Dieser Abwesenheit ist nicht oder nur zum Teil zugestimmt. Prüfen Sie, ob sich das auf die Leistung auswirkt.',
  },
}

export const speaksFor = (rollen: readonly Rolle[], bereich: Bereich): boolean =>
  rollenOf[bereich].some((rolle) => rollen.includes(rolle))

/** What a side of the house has not seen yet; `eigene`: the reader speaks for it. */
export type Kenntnisstand = Kenntnis & { eigene: boolean }

/** What waits to be seen, with the way to say that it was; whoever does not speak for that side reads that it waits. */
export function KenntnisTeil(props: {
  csrf: string
  vorgang: GanzerVorgang
  kenntnisse: readonly Kenntnisstand[]
}): Html {
  const { csrf, vorgang, kenntnisse } = props
  return (
    <>
      {kenntnisse.map(({ bereich, anlass, eigene }) =>
        eigene ? (
          <Hinweis titel={`Zur Kenntnis für die ${namen[bereich]}`}>
            <p>
              {saetze[anlass][bereich]} Danach steht der Vorgang nicht mehr im Eingang der {namen[bereich]}.
            </p>
            <Formular csrf={csrf} aktion={routes.dienstVorgangTat.href({ id: vorgang.id })} nichtAufheben>
              {standfeld(vorgang)}
              <Knopfzeile>
                <Knopf art="sekundaer" name="aktion" wert={`kenntnis-${bereich}`}>
                  Zur Kenntnis genommen ({namen[bereich]})
                </Knopf>
              </Knopfzeile>
            </Formular>
          </Hinweis>
        ) : (
          <p class="kern-hint">Die {namen[bereich]} hat den Vorgang noch nicht zur Kenntnis genommen.</p>
        ),
      )}
    </>
  )
}
