import { expect } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { chunked, pdf } from '../../../../../test/support/dateien.ts'
import type { Dienst } from '../../../../../test/support/dienst.ts'
import type { Mensch } from '../../../../../test/support/menschen.ts'
import { takeDokumente } from '../../../dokumente/index.ts'
import { beginNachweis, buehne, keep, named, owned } from '../../../formulare/dokumente/dokumente.test-daten.ts'
import { writeToKunde } from '../../../postfach/index.ts'
import { setZustimmung } from '../../../profil/index.ts'
import { agree, einladung, invite } from '../../../termine/termine.test-daten.ts'

export const liste = (kundeId: string, frage = '') => `/sachbearbeitung/kunden/${kundeId}/dokumente${frage}`
export const sabine = () => buehne.sabine

export async function sendAntrag(mensch: Mensch, name: string): Promise<string> {
  await mensch.open('/eservices/weiterbewilligung/formlos')
  await mensch.submit('Antrag senden', { text: 'Bitte.' }, { dateien: named(name) })
  expect(mensch.page.status, mensch.page.text).toBe(200)
  return new URL(mensch.page.url).pathname.split('/').at(-1)!
}

async function handIn(mensch: Mensch, id: string, name: string): Promise<void> {
  await mensch.open(`/vorgaenge/${id}/unterlagen`)
  await mensch.submit('Unterlagen senden', {}, { dateien: named(name) })
  expect(mensch.page.text).toContain('nachgereicht')
}

async function write(mensch: Mensch, name: string, knopf = 'Senden'): Promise<void> {
  await setZustimmung(buehne.portal.env, buehne.werOf(mensch), { art: 'nachrichten', an: true })
  await mensch.open('/postfach/leistung/neu')
  await mensch.submit(
    knopf,
    { anliegen: 'miete', betreff: 'Meine Miete', text: 'Siehe Anlage' },
    { dateien: named(name) },
  )
  expect([200, 303]).toContain(mensch.page.status)
}

async function callOff(mensch: Mensch, name: string): Promise<string> {
  await agree(buehne.portal, mensch)
  const id = await invite(buehne.portal, sabine(), einladung(mensch.kundeId, '2026-12-09T08:00:00Z'), newId())
  await mensch.open(`/termine/${id}/verhinderung`)
  await mensch.submit('Verhinderung mitteilen', { grund: 'krank', text: 'Grippe' }, { dateien: named(name) })
  expect(mensch.page.text).toContain('Ihre Mitteilung ist angekommen')
  return id
}

/** Names of the files in the order in which they stand on the page. */
export const filesOn = ({ html }: { html: string }) =>
  [...html.matchAll(/[\w-]+\.(?:pdf|jpg)(?=<\/a>|<div)/g)].map(([name]) => name)

/** Everything that a customer can hand in, and what they keep for themselves. */
export async function furnish() {
  const mensch = await buehne.createKunde()
  const vorgang = await sendAntrag(mensch, 'antrag.pdf')
  await handIn(mensch, vorgang, 'nachgereicht.pdf')
  await write(mensch, 'anhang.pdf')
  const termin = await callOff(mensch, 'attest.pdf')
  await keep(mensch, 'aufgehoben.pdf')
  await mensch.open(await beginNachweis(mensch))
  await mensch.submit('Speichern', {}, { dateien: named('entwurf.pdf') })
  await write(mensch, 'nachricht-entwurf.pdf', 'Als Entwurf speichern')
  await writeBack(mensch.kundeId, 'merkblatt.pdf')
  await buehne.portal.runDue()
  return { mensch, vorgang, termin }
}

/** What staff send is the customer's file, too, and did not come from them. */
async function writeBack(kundeId: string, name: string): Promise<void> {
  const { env } = buehne.portal
  async function* dateien() {
    yield { feld: 'dateien', name, inhalt: chunked(pdf()) }
  }
  const sendung = newId()
  const akteur = { art: 'dienst', id: sabine().mitarbeiterId } as const
  const { dokumente } = await takeDokumente(env, { besitzer: owned({ kundeId } as Mensch), sendung, akteur }, dateien())
  const neu = { kundeId, sendung, anliegen: 'miete', betreff: 'Merkblatt', text: 'Anbei.' } as const
  expect(await writeToKunde(env, sabine(), { ...neu, anhaenge: [dokumente[0]!.id] })).toEqual({ ok: true })
}

/** Takes a file of somebody, as their browser would send it, and answers its id. */
export async function take(mensch: Mensch, name: string): Promise<string> {
  async function* dateien() {
    yield { feld: 'dateien', name, inhalt: chunked(pdf({}, `/${name}`)) }
  }
  const akteur = { art: 'kunde', id: mensch.kontoId } as const
  const ort = { besitzer: owned(mensch), sendung: newId(), akteur }
  const { dokumente } = await takeDokumente(buehne.portal.env, ort, dateien())
  return dokumente[0]!.id
}

export async function actsOf({ mitarbeiterId }: Dienst) {
  const rows = await buehne.portal.owner
    .selectFrom('protokoll')
    .select(['ereignis', 'kunde_id', 'details'])
    .where('akteur_id', '=', mitarbeiterId)
    .orderBy('nr')
    .execute()
  return rows
    .filter(({ ereignis }) => ereignis.startsWith('jobcenter.'))
    .map(({ ereignis, kunde_id, details }) => [ereignis, kunde_id, (details as { liste?: string }).liste])
}

export const linesOf = async (dienst: Dienst, ereignis: string) =>
  (await actsOf(dienst)).filter(([name]) => name === ereignis).length
