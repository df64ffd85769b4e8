import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMensch } from '../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../test/support/portal.ts'
import { fillSchablone, takeIds } from './schablone.ts'

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

describe('Seiten, die sich nur in Kennungen unterscheiden', () => {
  const A = '0192a000-0000-7000-8000-00000000000a'
  const B = '0192b000-0000-7000-8000-00000000000b'

  test('teilen sich einen Rahmen, jede mit ihren eigenen', () => {
    const marke = { name: 'x' } as never
    let renders = 0
    const page = (eine: string, andere: string) => {
      const { text, ids } = takeIds(`/antraege/${eine}/seiten/person/${andere}?von=${eine}`)
      const bytes = fillSchablone(
        { marke, schluessel: text },
        { nonce: 'N', csrf: 'C', inhalt: { text: `<p>${eine}</p>` }, ids },
        (m) => {
          renders++
          return `<a href="${text}">${m.nonce}${m.inhalt}${m.csrf}</a>`
        },
      )
      return Buffer.from(bytes).toString()
    }
    const expected = (eine: string, andere: string) =>
      `<a href="/antraege/${eine}/seiten/person/${andere}?von=${eine}">N<p>${eine}</p>C</a>`
    expect(page(A, B)).toBe(expected(A, B))
    expect(page(B, A)).toBe(expected(B, A))
    expect(page(A, 'ffffffff-ffff-4fff-bfff-000000000000')).toBe(expected(A, 'ffffffff-ffff-4fff-bfff-000000000000'))
    expect(renders).toBe(1)
    // One id twice is another page than two.
    expect(page(A, A)).toBe(expected(A, A))
    expect(renders).toBe(2)
  })

  test('auch im Portal: zwei Vorgänge, jeder mit seiner Adresse im Kopf', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const seen: string[] = []
    for (const text of ['Eins.', 'Zwei.']) {
      await mensch.open('/eservices/weiterbewilligung/formlos')
      await mensch.submit('Antrag senden', { text })
      const id = new URL(mensch.page.url).pathname.split('/').at(-1)!
      const { html } = await mensch.open(`/vorgaenge/${id}/ruecknahme`)
      expect(html).toContain(id)
      expect(html).not.toMatch(/ffffffff-ffff-4fff/)
      for (const other of seen) expect(html).not.toContain(other)
      seen.push(id)
    }
  })
})
