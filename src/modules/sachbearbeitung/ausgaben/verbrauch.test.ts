import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE, STUNDE } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Rolle } from '#web/schutz/rechte.ts'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { ALLEIN } from '../vorgaenge/auswahl/paket.ts'
import { decideAusgabe, takeAusgabe } from './ausgaben.ts'
import { type Ausgang, listVerbrauch, takeAlone } from './verbrauch.ts'

let b: Buehne
let leitung: Dienst
beforeAll(async () => {
  b = await openBuehne()
  b.portal.env.settings.ausgabeZeilen = 5
  leitung = await createDienst(b.portal, ['teamleitung'])
  const mensch = await b.createKunde()
  for (let i = 0; i < 2; i++) await b.apply(mensch, 'veraenderungen', `Neue Miete ${i}.`)
  b.portal.env.settings.modus = 'betrieb'
})
afterAll(() => b?.portal.stop())

const CSV = '/sachbearbeitung/vorgaenge?dienst=veraenderungen&datei=csv'
const grund = 'Abgleich der Mieten im Team, gelöscht am Freitag.'
const rollen: Rolle[] = ['leistungssachbearbeitung']

/** With one click somebody signs in only in a course. */
async function inCourse<T>(act: () => Promise<T>): Promise<T> {
  b.portal.env.settings.modus = 'schulung'
  try {
    return await act()
  } finally {
    b.portal.env.settings.modus = 'betrieb'
  }
}
const newDienst = () => inCourse(() => createDienst(b.portal, rollen))
const enter = (wer: Dienst) => inCourse(() => signIn(b.portal, wer))

const werOf = ({ mitarbeiterId }: Dienst, sitzungId = newId()) => ({ mitarbeiterId, rollen, sitzungId })
const ausgang = (anzahl: number, art: Ausgang['art'] = 'vorgaenge'): Ausgang => ({
  art,
  anzahl,
  wahl: art === 'vorgaenge' ? { liste: 'alle' } : [newId()],
})
const take = (wer: Dienst, ...was: Parameters<typeof ausgang>) => takeAlone(b.portal.env, werOf(wer), ausgang(...was))
const usedBy = async (wer: Dienst) =>
  (await listVerbrauch(b.portal.env, werOf(wer))).slice(0, 2).map(({ verbraucht }) => verbraucht)
const typeOf = (answer: Response) => answer.headers.get('content-type')?.split(';')[0]

describe('Was eine Person allein holt, zählt zusammen', () => {
  test('AZ-07: viele kleine Listen enden an derselben Grenze wie eine große, und die Seite führt zum Antrag', async () => {
    const wer = await newDienst()
    for (let i = 0; i < 2; i++) expect(typeOf(await wer.raw(CSV))).toBe('text/csv')
    const page = await wer.open(CSV)
    expect(page.text).toContain('In 24 Stunden gehen höchstens 5 Einträge an eine Person allein hinaus.')
    expect(page.text).toContain('Sie haben schon 4 geholt, mit dieser Datei wären es 6.')
    expect(page.text).toContain('Noch ohne Freigabe möglich: 1.')
    expect((await wer.submit('Freigabe beantragen', { grund: 'ja' })).text).toContain('mit dieser Datei wären es 6.')
    await wer.submit('Freigabe beantragen', { grund })
    const id = new URL(wer.page.url).pathname.split('/').at(-1)!
    const zweite = {
      mitarbeiterId: leitung.mitarbeiterId,
      jobcenterId: leitung.jobcenterId,
      rollen: ['teamleitung'],
    } as const
    await decideAusgabe(b.portal.env, zweite, { id, entscheidung: { art: 'freigegeben' } })
    const done = await takeAusgabe(b.portal.env, { ...werOf(wer), jobcenterId: wer.jobcenterId }, id)
    expect(done.ok).toBe(true)
    // What the second person released does not count.
    expect((await wer.open('/sachbearbeitung/ausgaben')).text).toContain('Einträge aus Listen und Archiven 4 5 1')
    expect(await usedBy(leitung)).toEqual([0, 0])
    await b.portal.forward(24 * STUNDE)
    await enter(wer)
    expect(typeOf(await wer.raw(CSV))).toBe('text/csv')
    expect(await usedBy(wer)).toEqual([2, 0])
  })

  test('AZ-07: Listen und Archive zählen zusammen, Archive dazu für sich', async () => {
    const wer = await newDienst()
    expect(await take(wer, 3, 'vorgangsarchiv')).toBeUndefined()
    expect(await take(wer, 3)).toMatchObject({ hoechstens: 5, verbraucht: 3 })
    expect(await take(wer, 2)).toBeUndefined()
    expect(await take(wer, 1, 'vorgangsarchiv')).toMatchObject({ hoechstens: 5, verbraucht: 5 })
    expect(await usedBy(wer)).toEqual([5, 3])
    expect(await take(wer, 0)).toBeUndefined()

    b.portal.env.settings.ausgabeZeilen = 50
    const andere = await newDienst()
    expect(await take(andere, ALLEIN - 1, 'vorgangsarchiv')).toBeUndefined()
    expect(await take(andere, 2, 'vorgangsarchiv')).toMatchObject({ hoechstens: ALLEIN, verbraucht: ALLEIN - 1 })
    expect(await take(andere, 41)).toBeUndefined()
    expect(await take(andere, 1)).toMatchObject({ hoechstens: 50, verbraucht: 50 })
    b.portal.env.settings.ausgabeZeilen = 5
  })

  test('AZ-08: von vielen zugleich gehen nur so viele hinaus, wie die Grenze lässt', async () => {
    const wer = await newDienst()
    const all = await Promise.all(Array.from({ length: 30 }, () => take(wer, 1)))
    expect(all.filter((one) => one === undefined)).toHaveLength(5)
    expect(await usedBy(wer)).toEqual([5, 0])
  })

  test('AZ-07: AUSGABE_ZEILEN=0 lässt keine Zeile ohne Freigabe hinaus, eine leere Liste schon', async () => {
    const wer = await newDienst()
    b.portal.env.settings.ausgabeZeilen = 0
    expect([await take(wer, 1), await take(wer, 0)]).toMatchObject([{ hoechstens: 0, verbraucht: 0 }, undefined])
    b.portal.env.settings.ausgabeZeilen = 5
  })

  test('in der Schulung, wo viele sich eine Person teilen, zählt nur, was seit der eigenen Anmeldung geholt wurde', async () => {
    const wer = await newDienst()
    await inCourse(async () => {
      for (let i = 0; i < 2; i++) {
        await b.portal.forward(MINUTE)
        await signIn(b.portal, wer)
        await b.portal.forward(MINUTE)
        for (let j = 0; j < 2; j++) expect(typeOf(await wer.raw(CSV))).toBe('text/csv')
        expect(typeOf(await wer.raw(CSV))).toBe('text/html')
      }
    })
    expect(await usedBy(wer)).toEqual([8, 0])
  })

  test('gelesen werden nur die Einträge der einen Person aus einem Tag, nicht das Protokoll', async () => {
    const wer = await newDienst()
    const plan = await b.portal.owner.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain select details from protokoll where akteur = 'dienst' and akteur_id = ${wer.mitarbeiterId}::uuid
          and zeit > now() and ereignis = 'jobcenter.liste-geoeffnet'`.execute(tx)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toContain('protokoll_dienst_wer')
    expect(plan).toMatch(/Index Cond: .*akteur_id.*zeit/)
  })
})
