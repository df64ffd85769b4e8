import { expect } from 'vitest'
import type { Dienst } from '../../../../test/support/dienst.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { createLeser, portal, provide, sachlich } from '../../bescheide/bescheide.test-daten.ts'

export const pathOf = ({ page }: Pick<Mensch, 'page'>) => new URL(page.url).pathname
export const werOf = ({ kontoId, profilId, kundeId }: Mensch) => ({
  kontoId,
  profil: { art: 'kunde', profilId, kundeId, jobcenterId: sachlich.jobcenterId } as const,
})
export const vorgang = (id: string) => `/sachbearbeitung/vorgaenge/${id}`

/** From the page of the notice into the form; answers the address of the draft. */
export async function begin(mensch: Mensch, bescheidId: string): Promise<string> {
  await mensch.open(`/bescheide/${bescheidId}`)
  expect(mensch.page.text).toContain('Widerspruch einlegen')
  await mensch.open(`/bescheide/${bescheidId}/widerspruch`)
  const [, href = ''] = /href="([^"]+antrag\?bezug=[^"]+)"/.exec(mensch.page.html)!
  await mensch.open(href)
  await mensch.submit(mensch.page.text.includes('Neu beginnen') ? 'Neu beginnen' : 'Beginnen')
  return pathOf(mensch)
}

const SEITEN: Record<string, Record<string, string>> = {
  anlass: {},
  bescheid: {},
  zugangPortal: {},
  umfang: { umfang: 'ganz' },
  personen: {},
  begruendung: { begruendung: 'ohne' },
  wirkung: {},
  eil: {},
  akten: {},
  vertreten: {},
  form: { form: 'druck' },
}

export async function fill(
  mensch: Mensch,
  oben: string,
  mehr: Record<string, Record<string, string>> = {},
): Promise<void> {
  for (const [seite, werte] of Object.entries({ ...SEITEN, ...mehr })) {
    await mensch.open(`${oben}/seiten/${seite}`)
    const here = () =>
      Object.fromEntries(Object.entries(werte).filter(([name]) => mensch.page.html.includes(`"${name}"`)))
    await mensch.submit('Weiter', here())
    // Once more where an answer has asked something on the same page.
    if (mensch.page.url.includes('neu=1')) await mensch.submit('Weiter', here())
    if (mensch.page.status !== 200) throw new Error(`${seite}: ${mensch.page.text}`)
  }
}

export async function send(mensch: Mensch, oben: string): Promise<string> {
  await mensch.open(`${oben}/pruefen`)
  await mensch.submit('Absenden', { erklaert: 'ja' })
  if (!pathOf(mensch).startsWith('/vorgaenge/')) throw new Error(mensch.page.text)
  return pathOf(mensch).split('/').at(-1)!
}

/** A notice whose mail has gone out today: announced on 27 November, so that the last day is 28 December 2026, a Monday. */
export async function provideHeute(mensch: Mensch): Promise<string> {
  const id = await provide(mensch, { art: 'aenderung', titel: 'Änderung ab Januar 2027' })
  await portal.runDue()
  return id
}

export async function object(
  mehr: Parameters<typeof fill>[2] = {},
): Promise<{ mensch: Mensch; id: string; bescheidId: string }> {
  const mensch = await createLeser()
  const bescheidId = await provideHeute(mensch)
  const oben = await begin(mensch, bescheidId)
  await fill(mensch, oben, mehr)
  return { mensch, bescheidId, id: await send(mensch, oben) }
}

export async function note(wer: Dienst, id: string, tag: [string, string, string]) {
  await wer.open(`${vorgang(id)}/schriftform`)
  return wer.submit('Schriftform liegt vor', {
    ...{ form: 'papier', 'tag-tag': tag[0], 'tag-monat': tag[1], 'tag-jahr': tag[2] },
  })
}

export const spaeter = {
  begruendung: 'spaeter',
  'gruendeBis-tag': '10',
  'gruendeBis-monat': '12',
  'gruendeBis-jahr': '2026',
}
