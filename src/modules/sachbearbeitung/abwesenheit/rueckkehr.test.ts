import { describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { reportRueckkehr, settleRueckkehr } from '../../vorgaenge/abwesenheit/rueckkehr.ts'
import { reportVermisste } from '../../vorgaenge/abwesenheit/tasks.ts'
import { listAbwesenheitszeiten } from '../../vorgaenge/index.ts'
import {
  ask,
  b,
  comeBack,
  countBell,
  decide,
  ivo,
  postenOf,
  prepareAbwesenheit,
  rowOf,
  vorgangOf,
} from './abwesenheit.test-daten.ts'

prepareAbwesenheit()

const dienst = () => ({ mitarbeiterId: ivo.mitarbeiterId, jobcenterId: ivo.jobcenterId })
const zeitenOf = async ({ kundeId }: Mensch) =>
  (await listAbwesenheitszeiten(b.portal.env, b.portal.env.db, kundeId)).map(({ zaehlt }) => zaehlt)
const days = (von: string, bis: string) => ({ von, bis })

describe('Ich bin zurück', () => {
  async function agreed(von: string, bis: string) {
    const kim = await b.createKunde()
    const id = await ask(kim, von, bis)
    await decide(id, 'zugestimmt')
    return { kim, id }
  }

  test('wie vereinbart: Aufgabe auf der Startseite, ein Knopf im Vorgang, und die Sachbearbeitung sieht es', async () => {
    const { kim, id } = await agreed('2026-11-16', '2026-11-22')
    await kim.open('/')
    expect(kim.page.text).toContain('Nach Ihrer Abwesenheit: Ich bin zurück')
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Bitte melden Sie sich zurück')
    await kim.open(`/vorgaenge/${id}/rueckkehr`)
    expect(kim.page.html).toMatch(/name="tag-tag"[^>]*value="23"/)
    await kim.submit('Ich bin zurück')
    expect(kim.page.text).toContain('Ihr Jobcenter weiß, dass Sie zurück sind.')
    expect(kim.page.text).toContain('Wieder da seit dem 23. November 2026')
    expect((await vorgangOf(id)).zustand).toBe('zurueckgemeldet')
    expect(await zeitenOf(kim)).toEqual([days('2026-11-16', '2026-11-22')])
    expect(await postenOf(id)).toEqual([])
    await kim.open('/')
    expect(kim.page.text).not.toContain('Ich bin zurück')
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.text).toContain('23. November 2026, wie vereinbart')
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Sie haben gemeldet, dass Sie wieder da sind.')
  })

  test('vor dem letzten Tag steht nichts auf der Startseite, melden kann man sich ab dem ersten', async () => {
    const { kim, id } = await agreed('2026-11-23', '2026-11-27')
    await kim.open('/')
    expect(kim.page.text).not.toContain('Ich bin zurück')
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Sind Sie wieder da?')
  })

  test('früher: die übrigen Tage zählen nicht mehr', async () => {
    const { kim, id } = await agreed('2026-11-16', '2026-11-27')
    await comeBack(kim, id, '2026-11-23')
    expect(kim.page.text).toContain('4 Tage zählen nicht mit und bleiben Ihnen.')
    expect(kim.page.text).toContain('2026: 8 von 21 Tagen verbraucht, 13 bleiben.')
    expect(await zeitenOf(kim)).toEqual([days('2026-11-16', '2026-11-23')])
    expect(await postenOf(id)).toEqual([])
  })

  test('später: zwei Aufgaben, je eine für Vermittlung und Leistung, jede für sich zu erledigen', async () => {
    const { kim, id } = await agreed('2026-11-16', '2026-11-20')
    for (const [bereich, wer] of [
      ['vermittlung', ivo],
      ['leistung', b.sabine],
    ] as const) {
      await b.portal.owner
        .updateTable('zustaendigkeit')
        .set({ mitarbeiter_id: wer.mitarbeiterId })
        .where('kunde_id', '=', kim.kundeId)
        .where('bereich', '=', bereich)
        .execute()
    }
    await comeBack(kim, id, '2026-11-23')
    expect(kim.page.text).toContain('Sie sind später zurück als vereinbart')
    expect(await zeitenOf(kim)).toEqual([days('2026-11-16', '2026-11-20')])
    const posten = { thema: 'spaeter', kunde_id: kim.kundeId }
    expect(await postenOf(id)).toEqual([
      { art: 'rueckkehr', zustaendig: ivo.mitarbeiterId, ...posten },
      { art: 'rueckkehr-leistung', zustaendig: b.sabine.mitarbeiterId, ...posten },
    ])
    await b.sabine.open('/sachbearbeitung/eingang?art=rueckkehr-leistung')
    expect(b.sabine.page.text).toContain('Rückkehr prüfen (Leistung): später als vereinbart')
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.text).toContain('Zurück, später als vereinbart')
    await ivo.submit('Für die Vermittlung geprüft')
    expect((await postenOf(id)).map(({ art }) => art)).toEqual(['rueckkehr-leistung'])
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(b.sabine.page.text).not.toContain('Für die Vermittlung geprüft')
    await b.sabine.submit('Für die Leistung geprüft')
    expect(await postenOf(id)).toEqual([])
  })

  test('nicht in der Zukunft, nicht vor dem Beginn; Getipptes bleibt stehen', async () => {
    const { kim, id } = await agreed('2026-11-16', '2026-11-27')
    for (const tag of ['2026-11-24', '2026-11-15']) {
      await comeBack(kim, id, tag)
      expect(kim.page.status).toBe(422)
      expect(kim.page.text).toContain('Wählen Sie einen Tag, der in Ihrer Abwesenheit oder danach liegt')
    }
    expect(kim.page.html).toMatch(/name="tag-tag"[^>]*value="15"/)
    await comeBack(kim, id, '2026-02-30')
    expect([kim.page.status, kim.page.text.includes('gibt es nicht')]).toEqual([422, true])
    expect((await rowOf(id)).zurueck).toBeNull()
  })

  test('zweimal geklickt, und zwei Fenster mit zwei Tagen: eine Meldung, die erste gilt', async () => {
    const { kim, id } = await agreed('2026-11-16', '2026-11-27')
    const wer = b.werOf(kim)
    const same = await Promise.all([1, 2, 3].map(() => reportRueckkehr(b.portal.env, wer, { id, tag: '2026-11-20' })))
    expect(same).toEqual(['frueher', 'frueher', 'frueher'])
    expect(await reportRueckkehr(b.portal.env, wer, { id, tag: '2026-11-22' })).toBe('veraltet')
    const { rows } = {
      rows: await b.portal.owner
        .selectFrom('vorgang_schritt')
        .select('id')
        .where('vorgang_id', '=', id)
        .where('zustand', '=', 'zurueckgemeldet')
        .execute(),
    }
    expect(rows).toHaveLength(1)
    await kim.open(`/vorgaenge/${id}/rueckkehr`)
    expect(new URL(kim.page.url).pathname).toBe(`/vorgaenge/${id}`)
  })

  test('ohne Entscheidung: die Rückkehr steht im Vorgang, er bleibt offen, und wird danach zugestimmt, fragt niemand mehr', async () => {
    const kim = await b.createKunde()
    const id = await ask(kim, '2026-11-16', '2026-11-20')
    await comeBack(kim, id, '2026-11-23')
    expect((await vorgangOf(id)).zustand).toBe('gesendet')
    await decide(id, 'zugestimmt')
    expect(await vorgangOf(id)).toMatchObject({ zustand: 'zugestimmt', frist: null })
    expect(await reportVermisste(b.portal.env)).toBe(0)
  })

  test('AZ-02: niemand meldet eine andere Person zurück, und niemand aus einem anderen Jobcenter entscheidet', async () => {
    const { kim, id } = await agreed('2026-11-16', '2026-11-27')
    const offen = await ask(kim, '2026-12-07', '2026-12-08')
    const fremde = await b.createKunde()
    const jobcenterId = await ensureJobcenter(b.portal, 'Jobcenter Beispielkreis')
    const fremd = await createDienst(b.portal, ['teamleitung'], { jobcenterId })
    for (const one of [id, newId()]) {
      expect((await fremde.raw(`/vorgaenge/${one}/rueckkehr`)).status).toBe(404)
      await fremde.open('/verlauf')
      await fremde.post(`/vorgaenge/${one}/rueckkehr`, { 'tag-tag': '20', 'tag-monat': '11', 'tag-jahr': '2026' })
      expect(fremde.page.status).toBe(404)
    }
    for (const one of [offen, newId()]) {
      expect((await fremd.open(`/sachbearbeitung/vorgaenge/${one}/abwesenheit`)).status).toBe(404)
      await fremd.open('/sachbearbeitung')
      expect(
        (await fremd.post(`/sachbearbeitung/vorgaenge/${one}/abwesenheit`, { ergebnis: 'zugestimmt', stand: '1' }))
          .status,
      ).toBe(404)
      await fremd.open('/sachbearbeitung')
      expect(
        (await fremd.post(`/sachbearbeitung/vorgaenge/${one}/rueckkehr`, { bereich: 'leistung', stand: '1' })).status,
      ).toBe(404)
    }
    expect((await rowOf(id)).zurueck).toBeNull()
    expect((await vorgangOf(offen)).zustand).toBe('gesendet')
    // A case of another kind has no such page.
    const anderer = await b.apply(kim)
    expect((await kim.raw(`/vorgaenge/${anderer}/rueckkehr`)).status).toBe(404)
    expect((await ivo.open(`/sachbearbeitung/vorgaenge/${anderer}/abwesenheit`)).status).toBe(404)
  })

  test('AZ-05: ohne das Recht kommt niemand hin', async () => {
    const { id } = await agreed('2026-11-16', '2026-11-27')
    for (const rolle of ['eingangszone', 'administration', 'revision', 'aerztlicher-dienst'] as const) {
      const one = await createDienst(b.portal, [rolle])
      expect((await one.open(`/sachbearbeitung/vorgaenge/${id}/abwesenheit`)).status).toBe(403)
    }
  })

  test('PRI-05: die Kopie der eigenen Daten nennt, was vereinbart und gemeldet ist', async () => {
    const { kim, id } = await agreed('2026-11-16', '2026-11-27')
    await comeBack(kim, id, '2026-11-20')
    const { vorgaengeQuellen } = await import('../../vorgaenge/index.ts')
    const quelle = vorgaengeQuellen.find(({ name }) => name === 'Abwesenheiten')!
    expect(await quelle.read(b.portal.env, b.portal.env.db, kim.kontoId)).toEqual([
      expect.objectContaining({
        vereinbart: days('2026-11-16', '2026-11-27'),
        zurueck: expect.objectContaining({ tag: '2026-11-20' }),
      }),
    ])
  })
})

describe('Wer sich nicht zurückmeldet', () => {
  test('drei Werktage danach hören beide Seiten und die Person davon, genau einmal, auch bei zwei Läufen zugleich', async () => {
    const kim = await b.createKunde()
    const id = await ask(kim, '2026-11-02', '2026-11-13')
    await decide(id, 'zugestimmt')
    const noch = await b.createKunde()
    const spaeter = await ask(noch, '2026-11-02', '2026-11-19')
    await decide(spaeter, 'zugestimmt')
    const counts = await Promise.all([1, 2].map(() => reportVermisste(b.portal.env)))
    expect(counts.reduce((x, y) => x + y)).toBe(1)
    expect(await reportVermisste(b.portal.env)).toBe(0)
    expect((await postenOf(id)).map(({ art, thema }) => [art, thema])).toEqual([
      ['rueckkehr', 'fehlt'],
      ['rueckkehr-leistung', 'fehlt'],
    ])
    expect(await postenOf(spaeter)).toEqual([])
    expect(await countBell(kim.kontoId, 'rueckkehr-fehlt')).toBe(1)
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).not.toContain('Sie fehlt.')
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.text).toContain('Die Rückmeldung fehlt')
    expect(ivo.page.text).toContain('Bis zum 14. November 2026 war eine Rückmeldung vereinbart. Sie fehlt.')
    // The Leistung has acted on it; then the person says that they were back in time.
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    await b.sabine.submit('Für die Leistung geprüft')
    await comeBack(kim, id, '2026-11-14')
    expect((await postenOf(id)).map(({ thema }) => thema)).toEqual(['nachgemeldet', 'nachgemeldet'])
    const { stand } = await vorgangOf(id)
    const wahl = { id, stand, bereich: 'leistung' } as const
    const twice = await Promise.all([1, 2].map(() => settleRueckkehr(b.portal.env, dienst(), wahl)))
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await postenOf(id)).map(({ art }) => art)).toEqual(['rueckkehr'])
  })
})
