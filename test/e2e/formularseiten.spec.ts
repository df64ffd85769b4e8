import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { build } from 'esbuild'

// Half of the pages in each of two workers.
test.describe.configure({ mode: 'parallel' })

interface Seite {
  name: string
  html: string
}

async function listSeiten(): Promise<Seite[]> {
  const outfile = `node_modules/.e2e/formularseiten-${process.pid}.js`
  const common = { bundle: true, platform: 'node', target: 'node24', format: 'esm', packages: 'external' } as const
  const jsx = { jsx: 'automatic', jsxImportSource: '#web' } as const
  await build({ ...common, ...jsx, entryPoints: ['test/e2e/formularseiten.ts'], outfile, logLevel: 'warning' })
  const { stdout } = await promisify(execFile)(process.execPath, [outfile], { maxBuffer: 1e9 })
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Seite[]
}

/**
 * What a page is made of, without its words: which kinds of fields follow each other, with hints or without, and what else stands
 * there. Pages that are built alike are as accessible as each other.
 */
function buildOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  const kinds = [...main.matchAll(/<(input|select|textarea|ul|dl|fieldset|details)\b([^>]*)/g)].map(
    ([, tag, rest = '']) =>
      [tag, /type="(\w+)"/.exec(rest)?.[1], /inputmode/.test(rest), /aria-describedby/.test(rest)].join(':'),
  )
  // Choices of one question are all alike, and a second question of a kind is like the first.
  return [...new Set(kinds)].sort().join(' ')
}

async function inspect(page: Page, { name, html }: Seite, mitAxe: boolean): Promise<string[]> {
  // The portal itself answers for its styles and scripts.
  await page.route('**/formularseite', (route) =>
    route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
  )
  await page.goto('/formularseite')
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  // The frame around it is the same for all, and looked at in the gallery.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).include('main')
  const { violations } = mitAxe ? await axe.analyze() : { violations: [] }
  await page.unroute('**/formularseite')
  return [
    ...violations.map((one) => `${name}: ${one.id} ${one.nodes[0]?.target}`),
    ...(over > 0 ? [`${name}: bei 320 px ${over} px zu breit`] : []),
  ]
}

for (const [teil, titel] of [
  [0, 'jede zweite Seite jedes Formulars passt auf 320 px, und jede Bauart ist zugänglich'],
  [1, 'und die anderen auch'],
] as const) {
  test(titel, async ({ page }) => {
    test.setTimeout(400_000)
    await page.setViewportSize({ width: 320, height: 800 })
    const seiten = (await listSeiten()).filter((_, i) => i % 2 === teil)
    expect(seiten.length).toBeGreaterThan(50)
    const found: string[] = []
    const known = new Set<string>()
    for (const seite of seiten) {
      const bau = buildOf(seite.html)
      found.push(...(await inspect(page, seite, !known.has(bau))))
      known.add(bau)
    }
    console.log(`${seiten.length} Seiten, ${known.size} Bauarten`)
    expect(found).toEqual([])
  })
}
