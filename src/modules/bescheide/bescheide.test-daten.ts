import { afterAll, beforeAll } from 'vitest'
import { pdf } from '../../../test/support/dateien.ts'
import { createDienst, type Dienst } from '../../../test/support/dienst.ts'
import { createMensch, type Mensch } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { closeTypesetter, setZustimmung } from '../profil/index.ts'
import { type Bescheidart, readArt } from './arten-daten.ts'

/** A portal with somebody who drafts notices and two who release them. */
export let portal: TestPortal
export let sachlich: Dienst
export let teamer: Dienst
export let leitmann: Dienst

export function prepareBescheide(): void {
  beforeAll(async () => {
    portal = await startTestPortal()
    sachlich = await createDienst(portal, ['leistungssachbearbeitung'])
    teamer = await createDienst(portal, ['teamleitung'])
    leitmann = await createDienst(portal, ['teamleitung'])
  })
  afterAll(async () => {
    await closeTypesetter()
    await portal?.stop()
  })
}

export async function agree(mensch: Mensch, an = true): Promise<void> {
  const profil = { art: 'kunde', profilId: mensch.profilId, kundeId: mensch.kundeId, jobcenterId: '' } as const
  await setZustimmung(portal.env, { kontoId: mensch.kontoId, profil }, { art: 'bescheide', an })
}

/** Somebody who reads notices online. */
export async function createLeser(): Promise<Mensch> {
  const mensch = await createMensch(portal, { kunde: true })
  await agree(mensch)
  return mensch
}

let lfd = 0
export const datei = (name = 'Bescheid.pdf', mehr = '') =>
  new File([new Uint8Array(pdf({ 5: `<< /Lauf (${++lfd}${mehr}) >>` }))], name, { type: 'application/pdf' })

/** How a day is typed in the three fields of a form. */
export function typeTag(name: string, tag: string | undefined): Record<string, string> {
  const [jahr, monat, tagImMonat] = tag?.split('-') ?? []
  return tag ? { [`${name}-tag`]: tagImMonat!, [`${name}-monat`]: monat!, [`${name}-jahr`]: jahr! } : {}
}

/** What a Bewilligung is for, unless told otherwise. */
const ZEITRAUM = { von: '2026-12-01', bis: '2027-11-30' } as const

export interface Entwurf {
  titel?: string
  art?: Bescheidart
  vorlegen?: boolean
  von?: string
  bis?: string
  /** The first day without the benefit. */
  ende?: string
}

/** The whole way through the pages: uploaded, checked, and where wanted handed in. Answers the id. */
export async function draft(
  kundeId: string,
  { titel = 'Bewilligung ab Dezember 2026', art = 'bewilligung', vorlegen = true, ...tage }: Entwurf = {},
): Promise<string> {
  await sachlich.open(`/sachbearbeitung/kunden/${kundeId}/bescheide/neu`)
  const { von, bis } = readArt(art).zeitraum === 'pflicht' ? { ...ZEITRAUM, ...tage } : tage
  const zeit = { ...typeTag('von', von), ...typeTag('bis', bis), ...typeTag('ende', tage.ende) }
  const felder = { art, titel, belehrung: 'richtig', ...zeit }
  const page = await sachlich.submit('Entwurf speichern', felder, { datei: datei() })
  const id = /bescheide\/([0-9a-f-]{36})/.exec(page.url)?.[1]
  if (!id) throw new Error(`kein Entwurf: ${page.text.slice(0, 400)}`)
  await portal.runDue()
  if (vorlegen) {
    await sachlich.open(`/sachbearbeitung/bescheide/${id}`)
    await sachlich.submit('Zur Freigabe vorlegen')
  }
  return id
}

export async function release(id: string, wer = teamer) {
  await wer.open(`/sachbearbeitung/bescheide/${id}/freigabe`)
  return wer.submit('Freigeben und zustellen')
}

/** Released, with the mail on its way. */
export async function provide(mensch: Mensch, wie: Entwurf = {}): Promise<string> {
  const id = await draft(mensch.kundeId, wie)
  await release(id)
  return id
}

export const rowOf = (id: string) =>
  portal.owner.selectFrom('bescheid').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
export const briefeOf = (id: string) =>
  portal.owner.selectFrom('bescheid_brief').selectAll().where('bescheid_id', '=', id).orderBy('id').execute()
export const mailsOf = (id: string) =>
  portal.owner.selectFrom('bescheid_benachrichtigung').selectAll().where('bescheid_id', '=', id).orderBy('id').execute()
export const eventsOf = async (id: string) =>
  (
    await portal.owner.selectFrom('protokoll').select(['ereignis', 'ergebnis', 'details']).orderBy('nr').execute()
  ).flatMap(({ ereignis, ergebnis, details }) =>
    details['bescheid'] === id ? [ergebnis === 'erfolg' ? ereignis : `${ereignis} (${ergebnis})`] : [],
  )
export const runTask = async (name: string) => {
  await portal.app.aufgaben.find((task) => task.name === name)!.run({})
}
