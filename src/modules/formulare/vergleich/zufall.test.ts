import { expect, test } from 'vitest'
import { formulardienste } from '../dienste/verzeichnis.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import type { Antworten } from '../engine/modell.ts'
import { compareAntworten } from '../engine/stand.ts'
import { keyOf, prune, walk } from '../engine/weg.ts'
import { createZufall, Wanderung } from '../engine/zufall.test-daten.ts'
import { listFragen } from '../korrektur/fragen.ts'
import { isFrei } from '../korrektur/korrektur.ts'
import { compareGesendetes } from './letzte.ts'
import { alignEntries, describeAenderungen } from './vergleich.ts'

const HEUTE = '2026-11-23'
const LAEUFE = 3

/** Something that could have been sent. */
function fillIn(dienst: Formulardienst, seed: number): Antworten {
  const wanderung = new Wanderung(dienst, createZufall(seed), HEUTE)
  for (let i = 0; i < 30; i++) wanderung.step()
  wanderung.finish()
  return prune(dienst.formular, wanderung.antworten, HEUTE)
}

const alle = formulardienste.map((dienst) => [dienst.slug, dienst] as const)

test.each(alle)('%s: nach jeder Frage lässt sich fragen, und dann ist genau ihre Seite offen', (name, dienst) => {
  const { formular } = dienst
  for (let seed = 1; seed <= LAEUFE; seed++) {
    const antworten = fillIn(dienst, seed)
    const weg = walk(formular, antworten, HEUTE)
    const fragen = listFragen({ name, fassung: formular.fassung, antworten }, HEUTE)!.bloecke.flatMap(
      (block) => block.fragen,
    )
    expect(new Set(fragen.map(({ ort, feld }) => `${ort}~${feld}`)).size).toBe(fragen.length)
    expect(new Set(fragen.map(({ ort }) => ort))).toEqual(
      new Set(weg.filter(({ seite }) => fragen.some(({ ort }) => ort.split('/')[0] === seite)).map(keyOf)),
    )
    const frage = fragen[seed % fragen.length]!
    const bezug = { vorgangId: '', fragen: [frage], grund: '', frist: HEUTE, stand: HEUTE, regeln: [] }
    const entwurf = { dienst, korrektur: { ...bezug, gesendet: antworten } }
    expect(weg.filter((station) => isFrei(entwurf, station)).map(keyOf)).toEqual([frage.ort])
  }
})

test.each(alle)('%s: Gleiches hat keine Unterschiede, und Verschiedenes nennt jeden mit Frage', (name, dienst) => {
  const { formular } = dienst
  const { fassung } = formular
  for (let seed = 1; seed <= LAEUFE; seed++) {
    const [vorher, nachher] = [fillIn(dienst, seed), fillIn(dienst, seed + 100)]
    expect(describeAenderungen(formular, { vorher, nachher: vorher, heute: HEUTE })).toEqual([])
    const aenderungen = describeAenderungen(formular, { vorher, nachher, heute: HEUTE })
    const asked = compareAntworten(vorher, nachher).filter(
      ({ pfad }) => !formular.mitgegeben?.includes(pfad.split('/')[0]!),
    )
    expect(aenderungen.length).toBeGreaterThanOrEqual(asked.length)
    for (const one of aenderungen) {
      expect(one.frage).toMatch(/\S/)
      expect(one.vorher === undefined && one.nachher === undefined).toBe(false)
    }
    const gesendet = (antworten: Antworten) => ({ name, fassung, antworten })
    expect(compareGesendetes(gesendet(vorher), gesendet(nachher), HEUTE)).toBeDefined()
    expect(alignEntries(formular, vorher, vorher)).toEqual(vorher)
  }
})
