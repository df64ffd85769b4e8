import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMensch } from '../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../test/support/portal.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const read = async (browser: { raw(path: string): Promise<Response> }) => {
  const answer = await browser.raw('/registrieren')
  const html = await answer.text()
  const nonce = /'nonce-([\w-]{22})'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
  return { html, nonce, csrf: /name="csrf" value="([^"]+)"/.exec(html)?.[1] }
}

test('jeder Gast bekommt seinen eigenen Beweis und Einmalwert in dieselbe Seite', async () => {
  const [one, two] = [await read(portal.browser()), await read(portal.browser())]
  expect(one.html).toContain(`nonce="${one.nonce}"`)
  expect(one.html).not.toContain(two.nonce!)
  expect(one.csrf).not.toBe(two.csrf)
  const bare = ({ html, nonce, csrf }: typeof one) => html.replaceAll(nonce!, 'N').replaceAll(csrf!, 'C')
  expect(bare(one)).toBe(bare(two))
  expect(one.html).not.toContain('\0')
})

test('wer angemeldet ist, sieht auch dort den eigenen Kopf', async () => {
  const mensch = await createMensch(portal, { profil: 'standard' })
  expect((await read(mensch)).html).toContain('Kontoeinstellungen')
  expect((await read(portal.browser())).html).not.toContain('Kontoeinstellungen')
})
