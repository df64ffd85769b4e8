import { describe, expect, test } from 'vitest'
import { listMaengel } from './aufbau.ts'
import type { Formulardienst } from './dienst.ts'
import type { Antworten, Feldwert } from './modell.ts'
import { listNachweise } from './nachweise.ts'
import { checkSchema } from './schema.test-daten.ts'
import { schemaOf } from './schema.ts'
import { listFehlende, readBack } from './stand.ts'
import { keyOf, neighbours, prune, type Station, unreachable, walk } from './weg.ts'
import { readFeld, showFeld } from './werte.ts'

/** One way through a form, with everything answered. */
export interface Pfad {
  antworten: Antworten
  /** The keys of its pages in their order: `seite` or `seite/<id of the entry>`. */
  seiten: readonly string[]
  /** The keys of the documents that it calls for. */
  nachweise: readonly string[]
}

const HEUTE = '2026-11-23'

/** Every way forwards and backwards; together they see each page, each field, each option and each rule for documents. */
export function checkPfade(dienst: Formulardienst, pfade: Readonly<Record<string, Pfad>>): void {
  const { formular, nachweise } = dienst
  const wayOf = ({ antworten }: Pfad) => walk(formular, antworten, HEUTE)

  describe(`${formular.name}: Wege`, () => {
    test('die beiden Tabellen sind in Ordnung', () => {
      expect(listMaengel(formular)).toEqual([])
    })

    test.each(Object.entries(pfade))('%s', (_, pfad) => {
      const weg = wayOf(pfad)
      expect(weg.map(keyOf)).toEqual(pfad.seiten)
      expect(follow(weg, 'weiter')).toEqual(pfad.seiten)
      expect(follow(weg, 'zurueck')).toEqual([...pfad.seiten].reverse())
      expect(listFehlende(formular, pfad.antworten, HEUTE).map(keyOf)).toEqual([])
      expect(unreachable(formular, pfad.antworten, HEUTE)).toEqual([])
      expect(prune(formular, pfad.antworten, HEUTE)).toEqual(pfad.antworten)
      const { antworten } = pfad
      const listed = listNachweise(formular, nachweise, { antworten, heute: HEUTE })
      expect(listed.map(({ schluessel }) => schluessel)).toEqual(pfad.nachweise)
      expect(dienst.titel(antworten)).toMatch(/\S/)
      expect(readBack(formular, antworten, HEUTE).length).toBeGreaterThan(0)
    })

    test.each(Object.entries(pfade))('%s: jede Antwort nimmt ihre Seite an', (_, pfad) => {
      for (const station of wayOf(pfad)) {
        for (const feld of station.felder) {
          const wert = station.sicht.hier[feld.name] as Feldwert | undefined
          const read = readFeld(feld, showFeld(feld, wert), station.sicht)
          expect([keyOf(station), feld.name, read]).toMatchObject([keyOf(station), feld.name, { ok: true, wert }])
        }
      }
    })

    test.each(Object.entries(pfade))('%s: was gesendet wird, passt zum Schema des Formulars', (_, { antworten }) => {
      const gesendet = JSON.parse(JSON.stringify(prune(formular, antworten, HEUTE))) as object
      expect(checkSchema(schemaOf(formular, 'https://portal.example/schema.json'), gesendet)).toEqual([])
    })

    test('zusammen sehen sie jede Seite, jedes Feld und jeden Nachweis', () => {
      const seen = new Set<string>()
      for (const pfad of Object.values(pfade)) {
        for (const station of wayOf(pfad)) {
          seen.add(station.seite)
          for (const { name } of station.felder) {
            if (station.sicht.hier[name] !== undefined) seen.add(`${station.seite}.${name}`)
          }
        }
        for (const schluessel of pfad.nachweise) seen.add(`Nachweis ${schluessel.split('/')[0]}`)
      }
      const all = Object.entries(formular.seiten).flatMap(([seite, { felder }]) => [
        seite,
        ...felder.map(({ name }) => `${seite}.${name}`),
      ])
      expect([...all, ...nachweise.map(({ name }) => `Nachweis ${name}`)].filter((one) => !seen.has(one))).toEqual([])
    })
  })
}

/** The keys from one end of the way to the other, page by page. */
function follow(weg: readonly Station[], richtung: 'weiter' | 'zurueck'): string[] {
  const keys: string[] = []
  let station: Station | undefined = richtung === 'weiter' ? weg[0] : weg.at(-1)
  for (; station; station = neighbours(weg, station)[richtung]) keys.push(keyOf(station))
  return keys
}
