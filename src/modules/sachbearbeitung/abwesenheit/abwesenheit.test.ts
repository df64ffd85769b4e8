import { describe, expect, test } from 'vitest'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { decideAbwesenheit } from '../../vorgaenge/abwesenheit/abwesenheit.ts'
import { reportRueckkehr } from '../../vorgaenge/abwesenheit/rueckkehr.ts'
import { listAbwesenheitszeiten } from '../../vorgaenge/index.ts'
import { ask, b, countBell, decide, ivo, prepareAbwesenheit, rowOf, vorgangOf } from './abwesenheit.test-daten.ts'

prepareAbwesenheit()

const dienst = () => ({ mitarbeiterId: ivo.mitarbeiterId, jobcenterId: ivo.jobcenterId })
const zeitenOf = async ({ kundeId }: Mensch) =>
  (await listAbwesenheitszeiten(b.portal.env, b.portal.env.db, kundeId)).map(({ zaehlt }) => zaehlt)
const days = (von: string, bis: string) => ({ von, bis })

describe('Über eine Abwesenheit entscheiden', () => {
  test('wie gefragt: beide Seiten sehen die Tage, den Zähler und die Rückmeldung; die Glocke läutet', async () => {
    const kim = await b.createKunde()
    const id = await ask(kim, '2026-12-07', '2026-12-20')
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.text).toContain('7. Dezember 2026 bis 20. Dezember 2026 (14 Tage)')
    await decide(id, 'zugestimmt')
    expect(ivo.page.text).toContain('Der neue Stand ist gesetzt')
    expect(ivo.page.text).toContain('Zugestimmt')
    expect(await vorgangOf(id)).toMatchObject({ zustand: 'zugestimmt', frist: '2026-12-20', offen_seit: null })
    expect(await rowOf(id)).toMatchObject({ melden_bis: '2026-12-21', vermisst_ab: '2026-12-24' })
    expect(await countBell(kim.kontoId, 'vorgang-stand')).toBe(1)
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('7. Dezember 2026 bis 20. Dezember 2026 (14 Tage)')
    expect(kim.page.text).toContain('2026: 14 von 21 Tagen verbraucht, 7 bleiben.')
    expect(kim.page.text).toContain('Rückmeldung bis 21. Dezember 2026')
    // It has not begun.
    expect(kim.page.html).not.toContain('/rueckkehr')
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Ihr Jobcenter hat über eine Abwesenheit entschieden.')
  })

  test('zum Teil: nur mit anderen Tagen und einem Grund, und nur sie zählen', async () => {
    const kim = await b.createKunde()
    const id = await ask(kim, '2026-12-07', '2026-12-20')
    await decide(id, 'teilweise')
    expect([ivo.page.status, ivo.page.text.includes('Das sind die Tage, nach denen gefragt ist')]).toEqual([422, true])
    expect(ivo.page.text).toContain('Schreiben Sie, warum.')
    await decide(id, 'teilweise', { von: '2026-12-12', bis: '2026-12-11', notiz: 'x' })
    expect(ivo.page.text).toContain('Der letzte Tag liegt vor dem ersten.')
    expect((await vorgangOf(id)).zustand).toBe('gesendet')
    await decide(id, 'teilweise', { von: '2026-12-07', bis: '2026-12-13', notiz: 'Danach beginnt der Kurs.' })
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Zum Teil zugestimmt')
    expect(kim.page.text).toContain('Gefragt 7. Dezember 2026 bis 20. Dezember 2026 (14 Tage)')
    expect(kim.page.text).toContain('Zugestimmt 7. Dezember 2026 bis 13. Dezember 2026 (7 Tage)')
    expect(kim.page.text).toContain('Danach beginnt der Kurs.')
    expect(await zeitenOf(kim)).toEqual([days('2026-12-07', '2026-12-13')])
  })

  test.each([
    ['nicht-zugestimmt', 'Ihr Jobcenter stimmt nicht zu'],
    ['nicht-noetig', 'Sie brauchen keine Zustimmung'],
  ])('%s: kein Tag zählt, und niemand wartet auf eine Rückmeldung', async (ergebnis, satz) => {
    const kim = await b.createKunde()
    const id = await ask(kim, '2026-11-16', '2026-11-20')
    await decide(id, ergebnis, { notiz: 'So ist es.' })
    expect((await vorgangOf(id)).zustand).toBe(ergebnis)
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain(satz)
    expect(kim.page.html).not.toContain('/rueckkehr')
    expect(await zeitenOf(kim)).toEqual([undefined])
    expect(await reportRueckkehr(b.portal.env, b.werOf(kim), { id, tag: '2026-11-20' })).toBe('veraltet')
  })

  test('formlos gefragt: die Tage nennt, wer zustimmt', async () => {
    const kim = await b.createKunde()
    await kim.open('/eservices/abwesenheit/formlos')
    await kim.submit('Anfrage senden', { text: 'Ich fahre vom 7. bis 9. Dezember zu meiner Mutter.' })
    const id = new URL(kim.page.url).pathname.split('/').at(-1)!
    await decide(id, 'zugestimmt')
    expect(ivo.page.status).toBe(422)
    expect(ivo.page.text).toContain('zu meiner Mutter')
    await decide(id, 'zugestimmt', { von: '2026-12-07', bis: '2026-12-09' })
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('2026: 3 von 21 Tagen verbraucht, 18 bleiben.')
  })

  test('was das Jobcenter entschieden hat, steht im nächsten Formular schon da, mit den Tagen, die zählen', async () => {
    const kim = await b.createKunde()
    const [eins, zwei, drei] = [
      await ask(kim, '2026-12-07', '2026-12-20'),
      await ask(kim, '2026-12-21', '2026-12-22'),
      await ask(kim, '2026-12-28', '2026-12-29'),
    ]
    await decide(eins, 'teilweise', { von: '2026-12-07', bis: '2026-12-13', notiz: 'x' })
    await decide(zwei, 'nicht-zugestimmt', { notiz: 'x' })
    await kim.open('/eservices/abwesenheit/antrag')
    await kim.submit('Beginnen')
    await kim.open(`${new URL(kim.page.url).pathname}/seiten/frueher`)
    expect(kim.page.text).toContain('7. Dezember 2026 bis 13. Dezember 2026')
    expect(kim.page.text).toContain('28. Dezember 2026 bis 29. Dezember 2026')
    expect(kim.page.text).not.toMatch(/21\. Dezember 2026 bis|bis 20\. Dezember/)
    expect((await vorgangOf(drei)).zustand).toBe('gesendet')
  })

  test('AZ-02: die Akte sagt der Leistung, was entschieden ist und was daraus folgt; in keiner anderen steht es', async () => {
    const [kim, fremd] = [await b.createKunde(), await b.createKunde()]
    const [ja, teils, nein] = [
      await ask(kim, '2026-12-01', '2026-12-04'),
      await ask(kim, '2026-12-07', '2026-12-20'),
      await ask(kim, '2026-12-28', '2026-12-29'),
    ]
    const akte = async ({ kundeId }: Mensch) => {
      await ivo.open(`/sachbearbeitung/kunden/${kundeId}`)
      return ivo.page.text
    }
    expect(await akte(kim)).toContain('Noch nicht entschieden')
    await decide(ja, 'zugestimmt')
    await decide(teils, 'teilweise', { von: '2026-12-07', bis: '2026-12-13', notiz: 'x' })
    await decide(nein, 'nicht-zugestimmt', { notiz: 'x' })
    const text = await akte(kim)
    expect(text).toMatch(/1\. Dezember 2026 bis 4\. Dezember 2026 Zugestimmt .*Leistung läuft weiter\./)
    expect(text).toContain(
      '7. Dezember 2026 bis 13. Dezember 2026 (7 Tage) Leistung läuft an den zugestimmten Tagen weiter.',
    )
    expect(text).toMatch(
      /28\. Dezember 2026 bis 29\. Dezember 2026 Nicht zugestimmt – Ist die Person trotzdem abwesend/,
    )
    expect(text).not.toContain('Noch nicht entschieden')
    expect(await akte(fremd)).toContain('Es gibt keine Abwesenheit')
  })

  test('zwei entscheiden zugleich, und ein Doppelklick: einer gewinnt, das andere ändert nichts', async () => {
    const kim = await b.createKunde()
    const id = await ask(kim, '2026-12-07', '2026-12-20')
    const { stand } = await vorgangOf(id)
    const tage = { von: '2026-12-07', bis: '2026-12-20', meldenBis: '2026-12-21', vermisstAb: '2026-12-24' }
    const wahl = { id, stand, kontingent: 'ohneGrund', notiz: undefined } as const
    const done = await Promise.all([
      decideAbwesenheit(b.portal.env, dienst(), { ...wahl, ergebnis: 'zugestimmt', tage }),
      decideAbwesenheit(b.portal.env, dienst(), { ...wahl, ergebnis: 'nicht-zugestimmt', tage: undefined }),
    ])
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await countBell(kim.kontoId, 'vorgang-stand')).toBe(1)
  })

  test('nur auf der eigenen Seite wird zugestimmt, mit den Tagen; wieder aufgenommen zählt nichts mehr, bis neu entschieden ist', async () => {
    const kim = await b.createKunde()
    const id = await ask(kim, '2026-12-07', '2026-12-20')
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.html).not.toContain('value="zugestimmt"')
    await decide(id, 'zugestimmt')
    await b.setStand(id, { zustand: 'in-bearbeitung' })
    expect(await vorgangOf(id)).toMatchObject({ zustand: 'in-bearbeitung', frist: null })
    expect(await zeitenOf(kim)).toEqual([undefined])
    await decide(id, 'teilweise', { von: '2026-12-08', bis: '2026-12-09', notiz: 'x' })
    expect(await zeitenOf(kim)).toEqual([days('2026-12-08', '2026-12-09')])
  })
})
