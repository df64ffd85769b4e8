import type { Page } from '@playwright/test'

export type Wert = string | readonly string[]
/** What somebody answers to a field. Undefined: „Nein“, the first choice, or something that fits its kind. */
export type Plan = (feld: string) => Wert | undefined

interface Feld {
  name: string
  art: string
  werte: string[]
  freiwillig: boolean
  zahl: boolean
}

/** The way back may be a form of its own. */
const formOf = (page: Page) =>
  page.locator('main form').filter({ has: page.getByRole('button', { name: 'Weiter', exact: true }) })

/** The fields of the form on the page, as they stand there. */
function readFelder(page: Page): Promise<Feld[]> {
  return formOf(page).evaluate((form) => {
    const found = new Map<string, Feld>()
    for (const one of form.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
      if (!one.name || one.type === 'hidden' || one.type === 'file') continue
      const label = one.closest('fieldset')?.querySelector('legend')?.textContent ?? one.labels?.[0]?.textContent ?? ''
      const feld = found.get(one.name) ?? {
        name: one.name,
        art: one.tagName === 'INPUT' ? one.type : one.tagName.toLowerCase(),
        werte: [],
        freiwillig: label.includes('freiwillig'),
        zahl: /numeric|decimal/.test(one.inputMode),
      }
      const choices = one instanceof HTMLSelectElement ? [...one.options].map(({ value }) => value).filter(Boolean) : []
      feld.werte.push(...(choices.length > 0 ? choices : [one.value]))
      found.set(one.name, feld)
    }
    return [...found.values()]
  })
}

const datumsteile: Readonly<Record<string, string>> = { tag: '1', monat: '1', jahr: '2024' }

function typed({ name, zahl }: Feld): string {
  const teil = /-(tag|monat|jahr)$/.exec(name)?.[1]
  return (teil && datumsteile[teil]) ?? (zahl ? '0' : 'Beispiel')
}

async function answer(page: Page, feld: Feld, planned: Wert | undefined): Promise<void> {
  const { name, art, werte } = feld
  const all = formOf(page).locator(`[name="${name}"]`)
  const choose = (wert: string) => all.and(page.locator(`[value="${wert}"]`)).check()
  if (art === 'radio') return choose(String(planned ?? (werte.includes('nein') ? 'nein' : werte[0])))
  if (art === 'checkbox') {
    const keine = werte.find((wert) => wert === 'keine' || wert === 'nichts')
    for (const wert of [planned ?? keine ?? werte[0]!].flat()) await choose(wert)
    return
  }
  if (art === 'select') {
    await all.selectOption(String(planned ?? werte[0]))
    return
  }
  if (planned !== undefined || (await all.inputValue()) === '') await all.fill(String(planned ?? typed(feld)))
}

/** Answers every question of a page that must be answered, and what else the plan names. */
export async function fillPage(page: Page, plan: Plan): Promise<void> {
  for (const feld of await readFelder(page)) {
    const planned = plan(feld.name.replace(/\[\]$/, ''))
    if (planned !== undefined || !feld.freiwillig) await answer(page, feld, planned)
  }
}

/**
 * Goes from the list of tasks through every page that still has to be filled in, as the buttons lead, until all can be sent.
 * Answers how many pages that were. `before` is told of each page, and true if it has dealt with it.
 */
export async function fillForm(
  page: Page,
  plan: Plan,
  before: () => Promise<boolean> = async () => false,
): Promise<number> {
  const main = page.locator('main')
  const formularseite = main.locator('form [name=abdruck]')
  const aufgaben = main.getByRole('heading', { name: 'Abschluss', exact: true })
  const sichern = main.getByRole('button', { name: 'Antragsdatum sichern' })
  for (let pages = 0; pages < 500; pages++) {
    if (await before()) continue
    // Between two pages there is nothing yet.
    await formularseite.or(aufgaben).or(sichern).first().waitFor({ state: 'attached' })
    if ((await formularseite.count()) === 0) {
      if ((await aufgaben.count()) === 0) continue
      const next = main.getByRole('link', { name: /^(Beginnen|Weitermachen)$/ })
      if ((await next.count()) === 0) return pages
      await next.first().click()
      continue
    }
    await fillPage(page, plan)
    await main.getByRole('button', { name: 'Weiter', exact: true }).click()
    const errors = main.locator('[data-fehlerliste]')
    if (await errors.count()) throw new Error(`${page.url()}: ${await errors.innerText()}`)
  }
  throw new Error('Das Formular nimmt kein Ende.')
}
