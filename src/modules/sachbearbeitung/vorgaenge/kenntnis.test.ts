import { expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { beginAntrag, saveAntrag } from '../../formulare/antrag/antrag.ts'
import type { Antworten } from '../../formulare/engine/modell.ts'
import { findDienst } from '../../formulare/index.ts'
import { sendAntrag } from '../../formulare/senden/senden.ts'
import { settleKenntnis } from '../../vorgaenge/index.ts'
import { ask, b, decide, ivo, postenOf, prepareAbwesenheit, vorgangOf } from '../abwesenheit/abwesenheit.test-daten.ts'
import { bank } from '../vorbehalte/vorbehalte.test-daten.ts'

prepareAbwesenheit()

const abgereist = { id: 'a', bereich: 'daten', daten: 'abwesenheit', ab: '2026-11-23', wer: ['ich'], abgestimmt: true }

async function report(mensch: Mensch, ...aenderungen: Antworten[]): Promise<string> {
  const { env } = b.portal
  const wer = b.werOf(mensch)
  const id = newId()
  await beginAntrag(env, wer, { id, dienst: findDienst('veraenderungen')! })
  const antworten = { aenderungen } as unknown as Antworten
  await saveAntrag(env, wer, { id, change: (antrag) => ({ ...antrag, antworten }) })
  const sent = await sendAntrag(env, wer, id)
  if (!sent.ok || !sent.vorgangId) throw new Error(JSON.stringify(sent))
  return sent.vorgangId
}

const kindsOf = async (id: string) => (await postenOf(id)).map(({ art, thema }) => [art, thema])
const pathOf = (id: string) => `/sachbearbeitung/vorgaenge/${id}`

test('was die Vermittlung angeht, steht auch im Eingang der Vermittlung, bis sie es zur Kenntnis nimmt; der Vorgang bleibt der Leistung', async () => {
  const kim = await b.createKunde()
  const id = await report(kim, abgereist)
  expect(await kindsOf(id)).toContainEqual(['kenntnis-vermittlung', 'veraenderungen'])
  await ivo.open('/sachbearbeitung/eingang?art=kenntnis-vermittlung')
  expect(ivo.page.text).toContain('Zur Kenntnis (Vermittlung) – Mitteilung: Veränderungen')
  expect(ivo.page.html).toContain(pathOf(id))
  await ivo.open(pathOf(id))
  await ivo.submit('Zur Kenntnis genommen (Vermittlung)')
  expect(ivo.page.text).toContain('Der Vorgang ist zur Kenntnis genommen.')
  expect(ivo.page.text).not.toContain('Zur Kenntnis genommen (Vermittlung)')
  expect((await kindsOf(id)).flat()).not.toContain('kenntnis-vermittlung')
  expect((await vorgangOf(id)).offen_seit).not.toBeNull()
  await kim.open('/verlauf')
  expect(kim.page.text).toContain('Ihr Jobcenter hat einen Vorgang zur Kenntnis genommen.')
})

test('was die Vermittlung nichts angeht, steht nicht bei ihr', async () => {
  const id = await report(await b.createKunde(), bank())
  expect((await kindsOf(id)).flat()).not.toContain('kenntnis-vermittlung')
})

test('AZ-01: wer für die andere Seite nicht spricht, liest, dass es bei ihr wartet, und nimmt es nicht für sie zur Kenntnis', async () => {
  const id = await report(await b.createKunde(), abgereist)
  const { sabine } = b
  await sabine.open(pathOf(id))
  expect(sabine.page.text).toContain('Die Vermittlung hat den Vorgang noch nicht zur Kenntnis genommen.')
  expect(sabine.page.text).not.toContain('Zur Kenntnis genommen (Vermittlung)')
  const stand = String((await vorgangOf(id)).stand)
  await sabine.post(`${pathOf(id)}/bearbeitung`, { stand, aktion: 'kenntnis-vermittlung' })
  expect(sabine.page.status).toBe(400)
  expect(await kindsOf(id)).toContainEqual(['kenntnis-vermittlung', 'veraenderungen'])
})

test('AZ-08: zweimal geklickt und von zweien zugleich: einmal zur Kenntnis genommen', async () => {
  const id = await report(await b.createKunde(), abgereist)
  const { mitarbeiterId, jobcenterId } = ivo
  const wahl = { id, stand: (await vorgangOf(id)).stand, bereich: 'vermittlung' } as const
  const done = await Promise.all(
    [1, 2, 3].map(() => settleKenntnis(b.portal.env, { mitarbeiterId, jobcenterId }, wahl)),
  )
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  const row = await b.portal.owner.selectFrom('kenntnis').selectAll().where('vorgang_id', '=', id).executeTakeFirst()
  expect(row).toMatchObject({ bereich: 'vermittlung', gesehen_von: mitarbeiterId })
})

test('AZ-02: ein anderes Jobcenter nimmt nichts zur Kenntnis, und erfährt nicht, dass es das gibt', async () => {
  const id = await report(await b.createKunde(), abgereist)
  const anderes = await ensureJobcenter(b.portal, 'Jobcenter Nebenan')
  const fremd = await createDienst(b.portal, ['integrationsfachkraft'], { jobcenterId: anderes })
  const { stand } = await vorgangOf(id)
  const wer = { mitarbeiterId: fremd.mitarbeiterId, jobcenterId: anderes }
  const wahl = { stand, bereich: 'vermittlung' } as const
  expect(await settleKenntnis(b.portal.env, wer, { id, ...wahl })).toEqual({ ok: false, grund: 'weg' })
  expect(await settleKenntnis(b.portal.env, wer, { id: newId(), ...wahl })).toEqual({ ok: false, grund: 'weg' })
  expect(await kindsOf(id)).toContainEqual(['kenntnis-vermittlung', 'veraenderungen'])
})

test('eine Abwesenheit, der nicht oder nur zum Teil zugestimmt ist, steht auch bei der Leistung, eine andere nicht', async () => {
  const id = await ask(await b.createKunde(), '2026-12-07', '2026-12-11')
  await decide(id, 'nicht-zugestimmt', { notiz: 'Das Angebot beginnt an dem Tag.' })
  expect(await kindsOf(id)).toEqual([['kenntnis-leistung', 'nicht-zugestimmt']])
  await b.sabine.open('/sachbearbeitung/eingang?art=kenntnis-leistung')
  expect(b.sabine.page.text).toContain('Zur Kenntnis (Leistung) – Abwesenheit, nicht voll zugestimmt')

  const gekuerzt = await ask(await b.createKunde(), '2026-12-07', '2026-12-11')
  await decide(gekuerzt, 'teilweise', { von: '2026-12-07', bis: '2026-12-09', notiz: 'Am 10. ist ein Termin.' })
  expect(await kindsOf(gekuerzt)).toEqual([['kenntnis-leistung', 'nicht-zugestimmt']])

  const ganz = await ask(await b.createKunde(), '2026-12-07', '2026-12-11')
  await decide(ganz, 'zugestimmt')
  expect(await kindsOf(ganz)).toEqual([])
})
