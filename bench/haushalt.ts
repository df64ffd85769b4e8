import { typePage } from '../src/modules/formulare/antrag.test-daten.ts'
import { buergergeld } from '../src/modules/formulare/dienste/buergergeld/index.ts'
import { antworten } from '../src/modules/formulare/dienste/buergergeld/personen.test-daten.ts'
import { changeLevel } from '../src/modules/formulare/engine/aendern.ts'
import { type Antworten, type Eintrag, entriesOf } from '../src/modules/formulare/engine/modell.ts'
import { readSeite } from '../src/modules/formulare/engine/seite.ts'
import { listFehlende } from '../src/modules/formulare/engine/stand.ts'
import { prune } from '../src/modules/formulare/engine/weg.ts'
import { toEingabe } from '../src/modules/formulare/seiten/felder.ts'

export const HEUTE = '2026-11-23'

/** A whole Hauptantrag of so many people, of whom each works at two or three places, with every page answered. */
export function createHaushalt(anzahl: number): Antworten {
  const { formular } = buergergeld
  const [adult] = entriesOf(antworten.kim, 'personen')
  const personen = Array.from({ length: anzahl }, (_, i): Eintrag => {
    const stellen = Array.from({ length: i < 6 ? 3 : 2 }, (_unused, n) => ({ id: `s${i}-${n}`, firma: `Betrieb ${n}` }))
    const rest = { einkommensarten: ['arbeit'], stellen, konten: [], geburtsdatum: '2005-01-01', lebtVonEigenem: false }
    return {
      ...adult!,
      ...rest,
      id: `p${i}`,
      beziehung: i === 0 ? 'ich' : 'kind',
      vorname: `Vorname${i}`,
      nachname: 'B',
    }
  })
  let alle: Antworten = { ...antworten.kim, allein: false, mitWem: ['kindAb15'], personenzahl: anzahl, personen }
  for (;;) {
    const [lacking] = listFehlende(formular, alle, HEUTE)
    if (!lacking) return prune(formular, alle, HEUTE)
    const { felder } = formular.seiten[lacking.seite]!
    const { hier, fehler } = readSeite(formular, lacking, toEingabe(felder, typePage(lacking)))
    if (Object.keys(fehler).length > 0) throw new Error(`${lacking.seite}: ${JSON.stringify(fehler)}`)
    const { eintraege } = lacking
    alle = changeLevel(formular, alle, { eintraege, change: (level) => ({ ...level, ...hier }) })
  }
}
