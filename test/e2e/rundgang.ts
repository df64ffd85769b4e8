import { expect, type Page } from '@playwright/test'
import { inspect, keepAnswers } from './pruefung.ts'

/** Walks into states that no address alone leads to, and looks at each of them. */
export class Rundgang {
  readonly found: string[] = []
  readonly #seen = new Set<string>()
  readonly page: Page
  readonly #axe: boolean

  constructor(page: Page, axe = true) {
    this.page = page
    this.#axe = axe
    keepAnswers(page)
  }

  get seen(): number {
    return this.#seen.size
  }

  /** The state must show what it is named for; else the walk went astray. */
  async look(name: string, text: string | RegExp): Promise<void> {
    await expect(this.page.locator('main').getByText(text).first(), name).toBeVisible()
    this.#seen.add(name)
    this.found.push(...(await inspect(this.page, name, { axe: this.#axe })))
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.locator('main').getByRole('button', { name }).last().click()
  }

  async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.page.locator(`main [name="${name}"]`).fill(value)
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path)
  }
}
