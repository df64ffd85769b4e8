import {
  type Abwesenheitszeit,
  countAbwesend,
  type Ergebnisname,
  listAbwesenheitszeiten,
  showTage,
  showZeitraum,
} from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, type EtikettArt, LeererZustand, Tabelle } from '#web/parts/index.ts'

/** What was decided, and what it means for whoever pays: without consent there is no claim (§ 7b SGB II). */
const entscheidungen: Record<Ergebnisname, { text: string; art: EtikettArt; zahlung: string }> = {
  zugestimmt: { text: 'Zugestimmt', art: 'erfolg', zahlung: 'Leistung läuft weiter.' },
  teilweise: {
    text: 'Zum Teil zugestimmt',
    art: 'warnung',
    zahlung:
      'Leistung läuft an den zugestimmten Tagen weiter. An anderen Tagen der Abwesenheit besteht meist kein Anspruch (§ 7b SGB II).',
  },
  'nicht-zugestimmt': {
    text: 'Nicht zugestimmt',
    art: 'warnung',
    zahlung: 'Ist die Person trotzdem abwesend, besteht für die Zeit meist kein Anspruch (§ 7b SGB II).',
  },
  'nicht-noetig': { text: 'Keine Zustimmung nötig', art: 'neutral', zahlung: 'Leistung läuft weiter.' },
}

const offen = { text: 'Noch nicht entschieden', art: 'info', zahlung: 'Die Vermittlung entscheidet.' } as const

const tage = (zeit: Abwesenheitszeit['zaehlt']) =>
  zeit ? `${showZeitraum(zeit)} (${showTage(countAbwesend(zeit))})` : '–'

/** For whoever pays, in the record: what the Vermittlung has decided about each absence. */
export async function readAkteAbwesenheiten(env: Env, kundeId: string): Promise<Html> {
  const zeiten = await listAbwesenheitszeiten(env, env.db, kundeId)
  const gezeigt = zeiten.filter((one) => one.offen || one.ergebnis !== undefined)
  return (
    <section aria-labelledby="abwesenheiten">
      <h2 id="abwesenheiten">Abwesenheiten</h2>
      <Tabelle
        titel="Abwesenheiten und was daraus für die Leistung folgt"
        titelVerborgen
        dicht
        spalten={[{ text: 'Gefragt' }, { text: 'Entscheidung' }, { text: 'Zugestimmt' }, { text: 'Für die Leistung' }]}
        zeilen={gezeigt.map(({ vorgangId, gefragt, zaehlt, ergebnis }): Child[] => {
          const stand = ergebnis ? entscheidungen[ergebnis] : offen
          const worum = gefragt ? showZeitraum(gefragt) : vorgangId ? 'formlos' : 'als mitreisende Person'
          return [
            vorgangId ? <a href={routes.dienstVorgang.href({ id: vorgangId })}>{worum}</a> : worum,
            <Etikett art={stand.art}>{stand.text}</Etikett>,
            tage(zaehlt),
            stand.zahlung,
          ]
        })}
        leer={<LeererZustand titel="Es gibt keine Abwesenheit, die ansteht oder vor Kurzem war." />}
      />
    </section>
  )
}
