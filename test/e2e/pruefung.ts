import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page, Response } from '@playwright/test'
import { type ConfigData, HtmlValidate } from 'html-validate'

const validator = new HtmlValidate(JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData)

const answers = new WeakMap<Page, { last: Response | undefined }>()

/** From now on the documents are kept as the server sent them: what a form answers cannot be fetched once more. */
export function keepAnswers(page: Page): void {
  const kept: { last: Response | undefined } = { last: undefined }
  answers.set(page, kept)
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) kept.last = response
  })
}

async function documentOf(page: Page): Promise<string> {
  const kept = answers.get(page)?.last
  if (kept) return kept.text()
  const answer = await page.request.get(page.url())
  return answer.headers()['content-type']?.startsWith('text/html') ? answer.text() : ''
}

/** Links of the summary that come before the link of an earlier field. */
const outOfOrder = (page: Page) =>
  page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-fehlerliste] a')]
    const fields = links.map((link) => document.getElementById(link.hash.slice(1)))
    return links.flatMap((link, i) => {
      const [field, next] = [fields[i], fields[i + 1]]
      if (!field) return [`${link.hash} gibt es nicht`]
      return next && next.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING ? [link.hash] : []
    })
  })

/** Rules that colours can break; all else is the same in the dark. */
const FARBREGELN = ['color-contrast', 'link-in-text-block']

async function runAxe(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // The pages have no frames: one pass in the page itself is all there is.
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const { violations } = await (colorScheme === 'light' ? axe : axe.withRules(FARBREGELN)).analyze()
    for (const one of violations) found.push(`${name} (${colorScheme}): ${one.id} ${one.nodes[0]?.target}`)
  }
  return found
}

/** Everything that must hold of every page, in every state. axe itself is a script: without JavaScript it cannot look. */
export async function inspect(page: Page, name: string, { axe = true } = {}): Promise<string[]> {
  const found = axe ? await runAxe(page, name) : []
  const html = await page.content()
  if ((html.match(/<h1\b/g) ?? []).length !== 1) found.push(`${name}: nicht genau eine h1`)
  for (const link of await outOfOrder(page)) found.push(`${name}: Fehler nicht in der Folge der Felder: ${link}`)
  await page.setViewportSize({ width: 320, height: 800 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) found.push(`${name}: bei 320 px ${over} px zu breit`)
  await page.setViewportSize({ width: 1280, height: 900 })
  const report = await validator.validateString(await documentOf(page))
  for (const { messages } of report.results)
    for (const one of messages) found.push(`${name}: ${one.ruleId} ${one.message} (${one.selector})`)
  return found
}

export async function inspectAll(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const answer = await page.goto(path)
    if ((answer?.status() ?? 500) >= 500) found.push(`${path}: ${answer?.status()}`)
    found.push(...(await inspect(page, path)))
  }
  return found
}
