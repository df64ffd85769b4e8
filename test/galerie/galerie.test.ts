import { readFileSync } from 'node:fs'
import { type ConfigData, HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderPage, Titel } from '#web/parts/index.ts'
import { build } from '../../werkzeuge/bauen.mjs'
import { rahmen } from './rahmen.ts'
import { teile } from './teile.tsx'

const config = new URL('../../.htmlvalidate.json', import.meta.url)
const validator = new HtmlValidate(JSON.parse(readFileSync(config, 'utf8')) as ConfigData)

/** The complaints about a piece of HTML, one line each; empty when there are none. */
async function complaints(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap((result) =>
    result.messages.map((m) => `${m.ruleId}: ${m.message} (${m.line}:${m.column})`),
  )
}

test('the validator does find faults', async () => {
  expect(await complaints('<img src="/x.png"><p><div></div></p>')).not.toEqual([])
})

describe('every part is valid and accessible HTML', () => {
  test.each(teile.map((teil) => [teil.name, teil.html.text] as const))('%s', async (_name, html) => {
    const h1 = html.includes('<h1') ? '' : '<h1>Beispiel</h1>'
    const document = `<!doctype html><html lang="de"><head><title>Beispiel</title></head><body>${h1}${html}</body></html>`
    expect(await complaints(document)).toEqual([])
  })
})

describe('every frame is a valid and accessible document', () => {
  beforeAll(() => build())

  test.each(rahmen.map(({ name, frame }) => [name, frame] as const))('%s', async (_name, frame) => {
    const html = renderPage(frame, Titel({ children: 'Beispiel' }))
    expect(await complaints(html)).toEqual([])
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toContain(`<title>${frame.fehler ? 'Fehler: ' : ''}Beispiel – ${frame.jobcenter.name}</title>`)
    expect(html).not.toMatch(/ style=| on[a-z]+=|<script(?![^>]* nonce="beispiel")/)
  })
})
