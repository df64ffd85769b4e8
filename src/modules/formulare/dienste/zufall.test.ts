import { describe, expect, test } from 'vitest'
import type { Formulardienst } from '../engine/dienst.ts'
import { type Antworten, type Eintrag, entriesOf, type Formular } from '../engine/modell.ts'
import { listNachweise } from '../engine/nachweise.ts'
import { checkSchema } from '../engine/schema.test-daten.ts'
import { schemaOf } from '../engine/schema.ts'
import { nextStop } from '../engine/seite.ts'
import { listAufgaben, listFehlende, readBack } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { keyOf, prune, questionOf, type Station, unreachable, walk } from '../engine/weg.ts'
import { createZufall, Wanderung } from '../engine/zufall.test-daten.ts'
import { formulardienste } from './verzeichnis.ts'

const HEUTE = '2026-11-23'
/** `ZUFALL=1000` walks longer. */
const LAEUFE = Number(process.env['ZUFALL'] ?? 0)

/** What is asked on a way, with what is answered. */
const asked = (weg: readonly Station[]) =>
  weg.flatMap((one) => one.felder.map(({ name }) => [keyOf(one), name, one.sicht.hier[name] as unknown] as const))

/** What is filled in on every level: ids of the entries from the outside in, and the field. */
function listWerte(form: Formular, hier: Antworten, ort = ''): string[] {
  return Object.keys(hier).flatMap((name) => {
    if (name === 'id' || (ort === '' && form.mitgegeben?.includes(name))) return []
    if (!form.gruppen[name]) return [`${ort}/${name}`]
    return entriesOf(hier, name).flatMap((eintrag: Eintrag) => listWerte(form, eintrag, `${ort}/${eintrag.id}`))
  })
}

/** Nothing out of reach is sent, nothing within it is missing, and it is read back as it is asked. */
function checkGesendet({ form, antworten }: Wanderung): void {
  const weg = walk(form, antworten, HEUTE)
  const gesendet = prune(form, antworten, HEUTE)
  const before = asked(weg)
  expect(asked(walk(form, gesendet, HEUTE))).toEqual(before)
  expect(prune(form, gesendet, HEUTE)).toEqual(gesendet)
  expect(unreachable(form, gesendet, HEUTE)).toEqual([])
  const filled = before.flatMap(([key, name, wert]) => {
    const ort = key.split('/').slice(1)
    return wert === undefined ? [] : [['', ...ort, name].join('/')]
  })
  expect(listWerte(form, gesendet).sort()).toEqual(filled.sort())
  const read = readBack(form, antworten, HEUTE).flatMap(({ station, angaben }) =>
    angaben.map(({ feld, wert }) => [keyOf(station), feld.name, wert] as const),
  )
  expect(read).toEqual(before)
}

/** Everything that pages compute from answers, however far they are. */
function computeAll(dienst: Formulardienst, { form, antworten, weg }: Wanderung): void {
  for (const station of weg) {
    form.seiten[station.seite]!.warne?.(station.sicht)
    form.seiten[station.seite]!.merke?.(station.sicht)
    questionOf(form, station)
    for (const feld of station.felder) showAnswer(feld, station.sicht.hier[feld.name], station.sicht)
  }
  listAufgaben(form, antworten, { heute: HEUTE })
  const schluessel = listNachweise(form, dienst.nachweise, { antworten, heute: HEUTE }).map((one) => one.schluessel)
  expect(new Set(schluessel).size).toBe(schluessel.length)
}

/** Whoever goes on and on gets to the end, from every page. */
function checkEnde({ form, weg }: Wanderung): void {
  for (const begin of weg) {
    const seen: string[] = []
    for (let at: Station | undefined = begin; at; at = nextStop(form, weg, at)) {
      expect(seen).not.toContain(keyOf(at))
      seen.push(keyOf(at))
    }
  }
}

function checkFertig(dienst: Formulardienst, wanderung: Wanderung): void {
  const { form, antworten } = wanderung
  const gesendet = prune(form, antworten, HEUTE)
  expect(listFehlende(form, antworten, HEUTE).map(keyOf)).toEqual([])
  expect(listFehlende(form, gesendet, HEUTE).map(keyOf)).toEqual([])
  expect(wanderung.listRefused()).toEqual([])
  expect(checkSchema(schemaOf(form, 'https://portal.example/x'), JSON.parse(JSON.stringify(gesendet)))).toEqual([])
  expect(dienst.titel(gesendet)).toMatch(/\S/)
  dienst.folgen?.(gesendet, HEUTE)
  dienst.vorbehalte?.(gesendet)
  dienst.zuteilung?.(gesendet)
}

function wander(dienst: Formulardienst, seed: number): void {
  const zufall = createZufall(seed)
  const wanderung = new Wanderung(dienst, zufall, HEUTE)
  const schritte = zufall.below(60)
  for (let i = 1; i <= schritte; i++) {
    wanderung.step()
    if (i % 20 === 0) {
      checkGesendet(wanderung)
      computeAll(dienst, wanderung)
    }
  }
  wanderung.finish()
  checkGesendet(wanderung)
  computeAll(dienst, wanderung)
  checkFertig(dienst, wanderung)
  checkEnde(wanderung)
}

describe('Zufällige Wege', () => {
  test.each(formulardienste.map((dienst) => [dienst.slug, dienst] as const))(
    '%s: nichts Unerreichbares wird gesendet, nichts Erreichbares fehlt, jeder Weg endet, und keine Eingabe bricht etwas',
    { timeout: 3_600_000 },
    (_, dienst) => {
      const laeufe = LAEUFE || Math.max(3, Math.round(400 / Object.keys(dienst.formular.seiten).length))
      for (let seed = 1; seed <= laeufe; seed++) {
        try {
          wander(dienst, seed)
        } catch (error) {
          throw new Error(`${dienst.slug}, Lauf ${seed}: ${(error as Error).message}`, { cause: error })
        }
      }
    },
  )
})
