import { readFileSync } from 'node:fs'
import { type ConfigData, HtmlValidate } from 'html-validate'
import { beforeAll, expect, test } from 'vitest'
import { formulardienste } from '../../src/modules/formulare/dienste/verzeichnis.ts'
import { build } from '../../werkzeuge/bauen.mjs'
import { listFormularseiten } from './formularseiten.tsx'

const config = new URL('../../.htmlvalidate.json', import.meta.url)
const validator = new HtmlValidate(JSON.parse(readFileSync(config, 'utf8')) as ConfigData)

async function complaints(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(({ messages }) => messages.map((one) => `${one.ruleId}: ${one.message}`))
}

beforeAll(() => build(), 60_000)

const decode = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

test.each(formulardienste.map(({ slug }) => slug))(
  'jede Seite von %s ist gültig und hat genau eine Überschrift: ihre Frage',
  { timeout: 60_000 },
  async (slug) => {
    const seiten = listFormularseiten(slug)
    expect(seiten.length).toBeGreaterThan(1)
    const found: string[] = []
    for (const { name, frage, html, mitFehlern } of seiten) {
      const titles = [...html.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)].map(([, text]) => decode(text!))
      if (titles.length !== 1 || titles[0] !== frage) found.push(`${name}: h1 ${titles}`)
      // The frame around it is validated once, for all pages.
      const alone = `<!doctype html><html lang="de"><head><title>Seite</title></head><body><main>${mitFehlern}</main></body></html>`
      found.push(...(await complaints(alone)).map((text) => `${name}: ${text}`))
    }
    expect(found).toEqual([])
  },
)
