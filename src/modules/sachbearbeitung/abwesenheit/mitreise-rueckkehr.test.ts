import { describe, expect, test } from 'vitest'
import { reportVermisste } from '../../vorgaenge/abwesenheit/tasks.ts'
import { settleMitreiserueckkehr } from '../../vorgaenge/index.ts'
import { answerMitreise } from '../../vorgaenge/mitreise/mitreise.ts'
import { reportVermissteMitreisende } from '../../vorgaenge/mitreise/rueckkehr.ts'
import {
  b,
  comeBack,
  countBell,
  createPaar,
  decide,
  ivo,
  mitreisenOf,
  ofMitreise,
  personOf,
  postenOf,
  prepareAbwesenheit,
  travel,
  vorgangOf,
} from './abwesenheit.test-daten.ts'
import { beide, dienst, dienstWeg, LANGE, later, reise, rowOf, themenOf, WOCHE, zeitenOf } from './reise.test-daten.ts'

prepareAbwesenheit()

describe('Wer zurückkommt, sagt es auch für alle ohne eigenen Vorgang', () => {
  test('eine Seite fragt nach jeder Person; am selben Tag zurück ist mit einer Wahl gesagt, und beide Seiten sehen es', async () => {
    const { kim, alex, id, name, mitreise, kind } = await reise({ mia: true })
    await comeBack(kim, id, '2026-11-20')
    expect(kim.page.status).toBe(422)
    for (const wer of [name, 'Mia Klicker']) {
      expect(kim.page.text).toContain(`Ist ${wer} auch wieder da?`)
      expect(kim.page.text).toContain(`Wählen Sie, ob ${wer} wieder da ist.`)
    }
    expect((await vorgangOf(id)).zustand).toBe('zugestimmt')
    await kim.submit('Ich bin zurück', { ...ofMitreise(mitreise, 'gleich'), ...ofMitreise(kind, 'gleich') })
    expect(kim.page.text).toContain('Ihr Jobcenter weiß, dass Sie zurück sind.')
    expect(kim.page.text).toContain(`${name} Zugestimmt Wieder da seit dem 20. November 2026`)
    expect(kim.page.text).toContain('Mia Klicker Keine Zustimmung nötig Wieder da seit dem 20. November 2026')
    expect(kim.page.html).not.toContain(`/vorgaenge/${id}/rueckkehr`)
    for (const one of [id, mitreise, kind]) expect(await postenOf(one)).toEqual([])
    expect(await zeitenOf(alex)).toEqual([WOCHE])
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.text).toContain('Wieder da seit dem 20. November 2026, wie vereinbart')
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Sie haben gemeldet, ob eine mitreisende Person wieder da ist.')
  })

  test('früher: nur die Tage der Person werden weniger, und die anderen zählen, wie zugestimmt', async () => {
    const { kim, alex, id, mitreise } = await reise()
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, '2026-11-18'))
    expect(await zeitenOf(alex)).toEqual([{ ...WOCHE, bis: '2026-11-18' }])
    expect(await zeitenOf(kim)).toEqual([WOCHE])
    expect(await postenOf(mitreise)).toEqual([])
    await ivo.open(dienstWeg(mitreise))
    expect(ivo.page.text).toContain('2026: 3 von 21 Tagen verbraucht, 18 bleiben.')
    expect(ivo.page.text).toContain('Wieder da seit dem 18. November 2026, früher als vereinbart')
  })

  test('nicht dabei: kein Tag zählt', async () => {
    const { kim, alex, id, mitreise } = await reise()
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, 'nicht-gereist'))
    expect(kim.page.text).toContain('War nicht dabei')
    expect(await zeitenOf(alex)).toEqual([undefined])
    expect(await postenOf(mitreise)).toEqual([])
  })

  test('später: je eine Aufgabe für Vermittlung und Leistung bei dieser Person, jede für sich zu erledigen', async () => {
    const { kim, alex, id, mitreise } = await reise()
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, '2026-11-22'))
    expect(await themenOf(mitreise)).toEqual(beide('spaeter'))
    expect((await postenOf(mitreise)).map(({ kunde_id }) => kunde_id)).toEqual([alex.kundeId, alex.kundeId])
    expect(await postenOf(id)).toEqual([])
    expect(await zeitenOf(alex)).toEqual([WOCHE])
    // Whoever named them knows neither the days nor what comes of it.
    expect(kim.page.text).not.toContain('später als vereinbart')
    await ivo.open('/sachbearbeitung/eingang?art=mitreise-rueckkehr')
    expect(ivo.page.text).toContain('Rückkehr prüfen, mitreisende Person (Vermittlung): später als vereinbart')
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.text).toContain('später als vereinbart Zu prüfen')
    await ivo.open(dienstWeg(mitreise))
    await ivo.submit('Für die Vermittlung geprüft')
    expect(ivo.page.text).toContain('Es ist vermerkt, dass die Rückkehr geprüft ist.')
    expect(await themenOf(mitreise)).toEqual(beide('spaeter').slice(1))
    await b.sabine.open(dienstWeg(mitreise))
    expect(b.sabine.page.text).not.toContain('Für die Vermittlung geprüft')
    await b.sabine.submit('Für die Leistung geprüft')
    expect(await postenOf(mitreise)).toEqual([])
    const { stand } = await rowOf(mitreise)
    const wahl = { id: mitreise, stand, bereich: 'leistung' } as const
    expect(await settleMitreiserueckkehr(b.portal.env, dienst(), wahl)).toEqual({ ok: false, grund: 'stand' })
  })

  test('noch nicht: die Aufgaben entstehen sofort, wenn die Zeit vorbei ist, und die Rückkehr wird im Vorgang nachgemeldet', async () => {
    const { kim, id, name, mitreise } = await reise()
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, 'unterwegs'))
    expect(await themenOf(mitreise)).toEqual(beide('unterwegs'))
    expect(kim.page.text).toContain(`Ist ${name} wieder da?`)
    await kim.open(`/vorgaenge/${id}/rueckkehr`)
    expect(kim.page.text).not.toContain('Seit wann sind Sie wieder da?')
    // Nothing has changed: that is no second report.
    await kim.submit('Rückkehr melden')
    expect(await themenOf(mitreise)).toEqual(beide('unterwegs'))
    await kim.open(`/vorgaenge/${id}/rueckkehr`)
    await kim.submit('Rückkehr melden', ofMitreise(mitreise, '2026-11-24'))
    expect([kim.page.status, kim.page.text.includes('nicht in der Zukunft')]).toEqual([422, true])
    await kim.submit('Rückkehr melden', ofMitreise(mitreise, '2026-11-23'))
    expect(kim.page.text).toContain('Ihre Rückmeldung ist angekommen.')
    expect(kim.page.text).toContain(`${name}: Wieder da seit dem 23. November 2026.`)
    expect(kim.page.html).not.toContain(`/vorgaenge/${id}/rueckkehr`)
    expect(await themenOf(mitreise)).toEqual(beide('spaeter'))
    const schritte = await b.portal.owner
      .selectFrom('vorgang_schritt')
      .select('id')
      .where('vorgang_id', '=', id)
      .where('zustand', '=', 'zurueckgemeldet')
      .execute()
    expect(schritte).toHaveLength(2)
  })

  test('wer nie geantwortet hat: verglichen mit den gefragten Tagen; wird danach für länger zugestimmt, ist nichts mehr zu prüfen', async () => {
    const { kim, alex, id, mitreise } = await reise({ konto: true, entschieden: false })
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, '2026-11-23'))
    expect(await themenOf(mitreise)).toEqual([['mitreise', 'mitreise'], ...beide('spaeter')])
    await alex.open(`/mitreisen/${mitreise}`)
    expect(alex.page.text).toContain('hat über Sie gemeldet: Wieder da seit dem 23. November 2026')
    await ivo.open(dienstWeg(mitreise))
    expect(ivo.page.text).toContain('Über diese Person ist noch nicht entschieden')
    await ivo.submit('Entscheidung speichern', { ergebnis: 'teilweise', 'bis-tag': '24' })
    expect(await postenOf(mitreise)).toEqual([])
    expect(await zeitenOf(alex)).toEqual([{ von: '2026-11-16', bis: '2026-11-23' }])
  })

  test('sagt die Person danach selbst Ja, gilt ihr eigener Vorgang, und was über sie gemeldet war, nicht mehr', async () => {
    const { kim, alex, id, mitreise } = await reise({ konto: true, entschieden: false })
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, 'unterwegs'))
    const done = await answerMitreise(b.portal.env, b.werOf(alex), { id: mitreise, ja: true })
    expect(await rowOf(mitreise)).toMatchObject({ zustand: 'selbst-gefragt', rueckkehr: null, meldung: null })
    expect(await postenOf(mitreise)).toEqual([])
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.html).not.toContain(`/vorgaenge/${id}/rueckkehr`)
    await alex.open(`/vorgaenge/${done.ok && done.vorgangId}/rueckkehr`)
    expect(alex.page.text).toContain('Seit wann sind Sie wieder da?')
  })

  test('antwortet die Person, während die Seite offen ist, geht die eigene Meldung trotzdem hin', async () => {
    const { kim, alex, id, mitreise } = await reise({ konto: true, entschieden: false })
    await kim.open(`/vorgaenge/${id}/rueckkehr`)
    await answerMitreise(b.portal.env, b.werOf(alex), { id: mitreise, ja: true })
    await kim.submit('Ich bin zurück', ofMitreise(mitreise, 'gleich'))
    expect(kim.page.text).toContain('Ihr Jobcenter weiß, dass Sie zurück sind.')
    expect(await rowOf(mitreise)).toMatchObject({ zustand: 'selbst-gefragt', rueckkehr: null })
  })

  test('wer selbst keine Zustimmung braucht, meldet die andere Person allein zurück', async () => {
    const { kim, alex } = await createPaar({ konto: false })
    const id = await travel(kim, [await personOf(alex)], WOCHE)
    await decide(id, 'nicht-noetig')
    const [{ id: mitreise } = { id: '' }] = await mitreisenOf(id)
    await kim.open(`/vorgaenge/${id}/rueckkehr`)
    expect(new URL(kim.page.url).pathname).toBe(`/vorgaenge/${id}`)
    await ivo.open(dienstWeg(mitreise))
    await ivo.submit('Entscheidung speichern', { ergebnis: 'zugestimmt' })
    await kim.open(`/vorgaenge/${id}/rueckkehr`)
    await kim.submit('Rückkehr melden', ofMitreise(mitreise, '2026-11-21'))
    expect(kim.page.text).toContain('Ihre Rückmeldung ist angekommen.')
    expect((await vorgangOf(id)).zustand).toBe('nicht-noetig')
  })
})

describe('Meldet niemand etwas', () => {
  test('fehlt die Rückmeldung der fragenden Person, ist das eine Erinnerung und je eine Aufgabe, nicht je Person noch eine', async () => {
    const { kim, id, mitreise } = await reise()
    const env = later('2026-11-25T06:50:00Z')
    expect(await reportVermisste(env)).toBeGreaterThan(0)
    await reportVermissteMitreisende(env)
    expect((await postenOf(id)).map(({ art }) => art)).toEqual(['rueckkehr', 'rueckkehr-leistung'])
    expect(await postenOf(mitreise)).toEqual([])
    expect(await countBell(kim.kontoId, 'rueckkehr-fehlt')).toBe(1)
  })

  test('wer unterwegs war und nicht zurückkommt: je eine Aufgabe und eine Erinnerung, auch bei zwei Läufen zugleich', async () => {
    const { kim, id, mitreise, kind } = await reise({ tage: LANGE, mia: true })
    await comeBack(kim, id, '2026-11-23', { ...ofMitreise(mitreise, 'unterwegs'), ...ofMitreise(kind, 'unterwegs') })
    // They may still be away.
    for (const one of [mitreise, kind]) expect(await postenOf(one)).toEqual([])
    expect(await reportVermissteMitreisende(later('2026-12-01T06:50:00Z'))).toBe(0)
    const env = later('2026-12-02T06:50:00Z')
    const counts = await Promise.all([1, 2].map(() => reportVermissteMitreisende(env)))
    expect(counts.reduce((x, y) => x + y)).toBe(2)
    expect(await reportVermissteMitreisende(env)).toBe(0)
    for (const one of [mitreise, kind]) expect(await themenOf(one)).toEqual(beide('fehlt'))
    expect(await countBell(kim.kontoId, 'rueckkehr-fehlt')).toBe(1)
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Sind alle wieder da?')
    expect(kim.page.text).not.toContain('Nach der Abwesenheit fehlt')
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.text).toContain('Nach der Abwesenheit fehlt die Rückmeldung: Alex')
    await ivo.open(dienstWeg(kind))
    expect(ivo.page.text).toContain('Die Rückmeldung fehlt')
  })
})
