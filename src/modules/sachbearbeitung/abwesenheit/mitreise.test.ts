import { describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { listAbwesenheitszeiten, requestKorrektur } from '../../vorgaenge/index.ts'
import { answerMitreise, decideMitreise } from '../../vorgaenge/mitreise/mitreise.ts'
import { withdrawVorgang } from '../../vorgaenge/ruecknahme/ruecknahme.ts'
import {
  b,
  countBell,
  createPaar,
  decide,
  giveAway,
  ivo,
  mitreisenOf,
  personOf,
  postenOf,
  prepareAbwesenheit,
  travel,
  vorgangOf,
} from './abwesenheit.test-daten.ts'

prepareAbwesenheit()

const VON = '2026-12-07'
const BIS = '2026-12-13'
const GEHEIM = 'Ein Termin, den niemand sonst kennt.'

const vorgaengeOf = ({ kundeId }: Mensch) =>
  b.portal.owner.selectFrom('vorgang').select(['id', 'dienst']).where('kunde_id', '=', kundeId).execute()

const REISE = { von: VON, bis: BIS, grund: 'sonstiges', erlaeuterung: GEHEIM, aufenthaltsort: 'Geheimort' }

async function paar(optionen?: { konto: boolean }) {
  const { kim, alex } = await createPaar(optionen)
  const id = await travel(kim, [await personOf(alex)], REISE)
  const [mitreise] = await mitreisenOf(id)
  return { kim, alex, id, mitreise: mitreise!.id }
}

const wegOf = (id: string) => `/mitreisen/${id}`
const dienstWeg = (id: string) => `/sachbearbeitung/mitreisen/${id}`
const dienst = () => ({ mitarbeiterId: ivo.mitarbeiterId, jobcenterId: ivo.jobcenterId })

describe('Wer mitreist', () => {
  test('wird gefragt, ohne dass schon etwas in ihrem Namen gestellt ist, und liest nur, wer und wann', async () => {
    const { kim, alex, id, mitreise } = await paar()
    expect(await mitreisenOf(id)).toMatchObject([{ kunde_id: alex.kundeId, zustand: 'offen', von: VON, bis: BIS }])
    expect(await vorgaengeOf(alex)).toEqual([])
    expect(await countBell(alex.kontoId, 'mitreise-gefragt')).toBe(1)
    expect(await postenOf(mitreise)).toMatchObject([{ art: 'mitreise', kunde_id: alex.kundeId }])
    await alex.open('/benachrichtigungen')
    expect(alex.page.text).toContain('Sie wurden als mitreisend genannt')
    await alex.open(wegOf(mitreise))
    const { vorname, nachname } = await personOf(kim)
    expect(alex.page.text).toContain(`${vorname} ${nachname} hat angegeben, dass Sie mitreisen`)
    expect(alex.page.text).toContain('7. Dezember 2026 bis 13. Dezember 2026')
    expect(alex.page.text).not.toMatch(/Geheimort|niemand sonst/)
    expect(alex.page.html).not.toContain(id)
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Noch offen')
  })

  test('und Ja sagt, hat einen eigenen Vorgang, der niemanden nennt; die Aufgabe dazu ist erledigt, und die andere Seite sieht nur das', async () => {
    const { kim, alex, id, mitreise } = await paar()
    await alex.open(wegOf(mitreise))
    await alex.submit('Ja, um Zustimmung bitten')
    const [eigener] = await vorgaengeOf(alex)
    expect(new URL(alex.page.url).pathname).toBe(`/vorgaenge/${eigener!.id}`)
    expect(alex.page.text).toContain('Ihre Anfrage ist angekommen')
    const { nachname } = await personOf(kim)
    expect(alex.page.text).not.toContain(nachname)
    expect(await postenOf(mitreise)).toEqual([])
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Fragt selbst')
    await decide(eigener!.id, 'zugestimmt')
    expect((await vorgangOf(eigener!.id)).zustand).toBe('zugestimmt')
    await alex.open(`/vorgaenge/${eigener!.id}`)
    expect(alex.page.text).toContain('2026: 7 von 21 Tagen verbraucht, 14 bleiben.')
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).not.toContain('Zugestimmt')
    expect((await kim.raw(`/vorgaenge/${eigener!.id}`)).status).toBe(404)
    await ivo.open(dienstWeg(mitreise))
    expect(ivo.page.html).toContain(`/sachbearbeitung/vorgaenge/${eigener!.id}`)
    await alex.open('/verlauf')
    expect(alex.page.text).toContain('Sie haben gesagt, ob Sie mitreisen.')
  })

  test('und Nein sagt: Es entsteht nichts, und beide Seiten sehen es', async () => {
    const { kim, alex, id, mitreise } = await paar()
    await alex.open(wegOf(mitreise))
    await alex.submit('Nein, ich reise nicht mit')
    expect(alex.page.text).toContain('Ihre Antwort ist angekommen')
    expect(await vorgaengeOf(alex)).toEqual([])
    expect(await postenOf(mitreise)).toEqual([])
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Reist nicht mit')
  })

  test('ohne Konto: Die Sachbearbeitung entscheidet für jede Person einzeln, und deren Tage zählen für sie', async () => {
    const { kim, alex, id, mitreise } = await paar({ konto: false })
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.html).toContain(dienstWeg(mitreise))
    await ivo.open(dienstWeg(mitreise))
    expect(ivo.page.text).toContain('Die Person hat kein Online-Konto')
    expect(ivo.page.text).toContain('2026: 7 von 21 Tagen verbraucht')
    await ivo.submit('Entscheidung speichern')
    expect([ivo.page.status, ivo.page.text.includes('Wählen Sie, wie Sie entscheiden.')]).toEqual([422, true])
    await ivo.submit('Entscheidung speichern', { ergebnis: 'teilweise', 'bis-tag': '9' })
    expect(ivo.page.text).toContain('Die Entscheidung ist gespeichert.')
    expect(await postenOf(mitreise)).toEqual([])
    const { env } = b.portal
    const zeiten = await listAbwesenheitszeiten(env, env.db, alex.kundeId)
    expect(zeiten.map(({ zaehlt }) => zaehlt)).toEqual([{ von: VON, bis: '2026-12-09' }])
    expect(await countBell(kim.kontoId, 'vorgang-stand')).toBe(1)
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Zum Teil zugestimmt')
    expect(kim.page.text).not.toContain('9. Dezember')
    expect((await vorgangOf(id)).zustand).toBe('gesendet')
  })

  test('und in keiner Akte der Bedarfsgemeinschaft steht, wird niemandem zugeordnet und niemandem gezeigt', async () => {
    const { kim, alex } = await createPaar()
    const andere = { ...(await personOf(alex)), geburtsdatum: '1988-06-08' }
    const fremd = await b.createKunde()
    const id = await travel(kim, [andere, await personOf(fremd)], REISE)
    expect((await mitreisenOf(id)).map(({ kunde_id }) => kunde_id)).toEqual([null, null])
    for (const one of [alex, fremd]) expect(await countBell(one.kontoId, 'mitreise-gefragt')).toBe(0)
    const [erste] = await mitreisenOf(id)
    expect(await postenOf(erste!.id)).toMatchObject([{ kunde_id: kim.kundeId }])
    await ivo.open(dienstWeg(erste!.id))
    expect(ivo.page.text).toContain('In der Bedarfsgemeinschaft nicht gefunden')
  })

  test('ein Kind unter 15 braucht keine Zustimmung: Es steht im Vorgang, und niemand hat etwas zu tun', async () => {
    const { kim } = await createPaar()
    const id = await travel(kim, [{ vorname: 'Mia', nachname: 'Klicker', geburtsdatum: '2016-02-01' }], REISE)
    const [mia, ...andere] = await mitreisenOf(id)
    expect([mia!.zustand, andere]).toEqual(['nicht-noetig', []])
    expect(await postenOf(mia!.id)).toEqual([])
    const { env } = b.portal
    expect(await withdrawVorgang(env, b.werOf(kim), { id })).toBe('ok')
    expect((await mitreisenOf(id))[0]!.zustand).toBe('zurueckgezogen')
  })

  test('nimmt die Person, die gefragt hat, zurück, ist auch das erledigt; was schon die eigene Anfrage ist, bleibt', async () => {
    const [eins, zwei] = [await paar(), await paar()]
    const { env } = b.portal
    const done = await answerMitreise(env, b.werOf(zwei.alex), { id: zwei.mitreise, ja: true })
    expect(done.ok).toBe(true)
    for (const { kim, id } of [eins, zwei]) expect(await withdrawVorgang(env, b.werOf(kim), { id })).toBe('ok')
    expect((await mitreisenOf(eins.id))[0]!.zustand).toBe('zurueckgezogen')
    expect(await postenOf(eins.mitreise)).toEqual([])
    await eins.alex.open(wegOf(eins.mitreise))
    expect(eins.alex.page.text).toContain('Nicht mehr nötig')
    expect(await answerMitreise(env, b.werOf(eins.alex), { id: eins.mitreise, ja: true })).toEqual({
      ok: false,
      grund: 'veraltet',
    })
    expect(done.ok && (await vorgangOf(done.vorgangId!)).zustand).toBe('gesendet')
  })

  test('ändert eine Korrektur die Tage, stehen sie bei allen, die noch nicht geantwortet haben', async () => {
    const { kim, id, mitreise } = await paar()
    const { stand } = await vorgangOf(id)
    const frage = { ort: 'zeit', feld: 'bis', frage: 'Letzter Tag', fuer: undefined }
    const wahl = { id, stand, fragen: [frage], grund: 'Bitte prüfen.', frist: '2026-12-01' }
    expect((await requestKorrektur(b.portal.env, dienst(), wahl)).ok).toBe(true)
    await kim.open(`/vorgaenge/${id}`)
    const seite = /href="(\/antraege\/[^"]+\/seiten\/zeit)"/.exec(kim.page.html)![1]!
    await kim.open(seite)
    await kim.submit('Weiter', { 'bis-tag': '10', 'bis-monat': '12', 'bis-jahr': '2026' })
    await kim.open(`${seite.split('/seiten')[0]}/pruefen`)
    await kim.submit('Absenden', { erklaert: 'ja' })
    expect(kim.page.text).toContain('Ihre Änderung ist angekommen')
    expect(await mitreisenOf(id)).toMatchObject([{ id: mitreise, zustand: 'offen', bis: '2026-12-10' }])
    await ivo.open(`/sachbearbeitung/vorgaenge/${id}`)
    expect(ivo.page.text).toContain('7. Dezember 2026 bis 10. Dezember 2026 (4 Tage)')
  })

  test('zweimal geklickt ist ein Vorgang; wer zugleich mit der Sachbearbeitung antwortet, gewinnt oder verliert ganz', async () => {
    const { env } = b.portal
    const { alex, mitreise } = await paar()
    const twice = await Promise.all([1, 2, 3].map(() => answerMitreise(env, b.werOf(alex), { id: mitreise, ja: true })))
    expect(new Set(twice.map((one) => one.ok && one.vorgangId)).size).toBe(1)
    expect(await vorgaengeOf(alex)).toHaveLength(1)
    for (let i = 0; i < 3; i++) {
      const one = await paar()
      const [selbst, amt] = await Promise.all([
        answerMitreise(env, b.werOf(one.alex), { id: one.mitreise, ja: true }),
        decideMitreise(env, dienst(), { id: one.mitreise, stand: 1, ergebnis: 'nicht-noetig', tage: undefined }),
      ])
      expect([selbst.ok, amt.ok].filter(Boolean)).toHaveLength(1)
      expect(await vorgaengeOf(one.alex)).toHaveLength(selbst.ok ? 1 : 0)
    }
  })

  test('AZ-02: nur die genannte Person antwortet, und nur ihr Jobcenter entscheidet', async () => {
    const { kim, alex, mitreise } = await paar()
    const fremd = await b.createKunde()
    for (const one of [kim, fremd]) {
      expect((await one.raw(wegOf(mitreise))).status).toBe(404)
      await one.open('/verlauf')
      await one.post(wegOf(mitreise), { antwort: 'ja' })
      expect(one.page.status).toBe(404)
    }
    const jobcenterId = await ensureJobcenter(b.portal, 'Jobcenter Beispielkreis')
    const anderswo = await createDienst(b.portal, ['teamleitung'], { jobcenterId })
    for (const one of [mitreise, newId()]) {
      expect((await anderswo.open(dienstWeg(one))).status).toBe(404)
      await anderswo.open('/sachbearbeitung')
      expect((await anderswo.post(dienstWeg(one), { ergebnis: 'nicht-noetig', stand: '1' })).status).toBe(404)
      expect((await alex.raw(wegOf(newId()))).status).toBe(404)
    }
    expect(
      (
        await b.portal.owner
          .selectFrom('mitreise')
          .select('zustand')
          .where('id', '=', mitreise)
          .executeTakeFirstOrThrow()
      ).zustand,
    ).toBe('offen')
  })

  test('AZ-06: wer für die genannte Person nicht da ist, sagt zuerst, warum', async () => {
    const { alex, mitreise } = await paar()
    await giveAway(alex, mitreise)
    await ivo.open(dienstWeg(mitreise))
    expect(new URL(ivo.page.url).pathname).toContain('/zugriff')
  })

  test('PRI-05: die genannte Person findet in der Kopie ihrer Daten, dass sie genannt wurde, und nichts von der anderen', async () => {
    const { alex } = await paar()
    const { vorgaengeQuellen } = await import('../../vorgaenge/index.ts')
    const quelle = vorgaengeQuellen.find(({ name }) => name === 'Als mitreisend genannt')!
    const [one] = (await quelle.read(b.portal.env, b.portal.env.db, alex.kontoId)) as object[]
    expect(one).toMatchObject({ von: VON, bis: BIS, zustand: 'offen' })
  })
})
