import { expect } from 'vitest'
import type { Browser } from '../support/browser.ts'
import type { TestPortal } from '../support/portal.ts'
import { isHarmless, textOf, writesOf } from './reihenfolge-spur.ts'

export { watchWrites } from './reihenfolge-spur.ts'

export interface Schritt<B> {
  /** Sends what the step sends, with everything that somebody who skips the steps before could know or make up. */
  tut(buehne: B): Promise<{ status: number } | undefined>
  /** Whether it is its turn after these steps, which were accepted in this order. */
  darf(getan: readonly string[]): boolean
  /** Leaves nothing in the database even where it is its turn. */
  spurlos?: true
}

export interface Prozess<B> {
  /** A fresh stage, cheap: people and things of their own, no step done. */
  buehne(): Promise<B>
  schritte: Record<string, Schritt<B>>
  /** How often a step may come in one walk where it is not once; by default once. */
  mal?: Record<string, number>
  /** What counts of the steps that were accepted; by default all of them in their order. */
  stand?(getan: readonly string[]): string
  /** Walked by its states although it has few steps: a stage costs much. */
  nurZustaende?: true
}

export interface Bilanz {
  /** Every order that was walked, wrong steps and repetitions left out of none. */
  gaenge: number
  /** Steps out of turn, each tried on a real stage. */
  versuche: number
  /** What went wrong; nothing, where the process holds. */
  fehler: string[]
  /** Steps that were never accepted: then nothing would be proven about them. */
  nieAngenommen: string[]
}

/** Up to so many steps every permutation is walked as it stands. */
const PERMUTATIONEN_BIS = 4

const csrfOf = new WeakMap<Browser, { sitzung: string; csrf: string }>()

/** POSTs fields as if they came from a form of the page, whether or not the page shows one. */
export async function sende(
  browser: Browser,
  pfad: string,
  felder: Record<string, string> = {},
  dateien: Record<string, File> = {},
): Promise<Response> {
  const seite = pfad.startsWith('/sachbearbeitung') ? '/sachbearbeitung/anmeldung' : '/barrierefreiheit'
  const post = async () => postWith(browser, pfad, { ...felder, csrf: await proofOf(browser, seite) }, dateien)
  const answer = await post()
  if (answer.status !== 403) return answer
  // The proof may be that of a session which has ended since.
  csrfOf.delete(browser)
  return post()
}

function postWith(
  browser: Browser,
  pfad: string,
  felder: Record<string, string>,
  dateien: Record<string, File>,
): Promise<Response> {
  const alle = Object.entries(felder)
  if (Object.keys(dateien).length > 0) {
    const body = new FormData()
    for (const [name, wert] of [...alle, ...Object.entries(dateien)]) body.append(name, wert)
    return browser.raw(pfad, { method: 'POST', body })
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return browser.raw(pfad, { method: 'POST', headers, body: new URLSearchParams(alle).toString() })
}

async function proofOf(browser: Browser, seite: string): Promise<string> {
  const sitzung = [seite, ...browser.cookies].join()
  const known = csrfOf.get(browser)
  if (known?.sitzung === sitzung) return known.csrf
  await browser.open(seite)
  const csrf = browser.csrf()
  csrfOf.set(browser, { sitzung: [seite, ...browser.cookies].join(), csrf })
  return csrf
}

function permute<T>(liste: readonly T[]): T[][] {
  if (liste.length < 2) return [[...liste]]
  return liste.flatMap((one, i) => permute(liste.toSpliced(i, 1)).map((rest) => [one, ...rest]))
}

class Gang<B> {
  readonly getan: string[] = []
  readonly #portal: TestPortal
  readonly #prozess: Prozess<B>
  readonly #buehne: B
  readonly #bilanz: Bilanz
  readonly #angenommen: Set<string>

  constructor(portal: TestPortal, prozess: Prozess<B>, stand: { buehne: B; bilanz: Bilanz; angenommen: Set<string> }) {
    this.#portal = portal
    this.#prozess = prozess
    this.#buehne = stand.buehne
    this.#bilanz = stand.bilanz
    this.#angenommen = stand.angenommen
  }

  /** Does one step, whether or not it is its turn, and looks at what then stands in the database. */
  async versuche(name: string): Promise<void> {
    const schritt = this.#prozess.schritte[name]!
    const darf = schritt.darf(this.getan)
    let status = 0
    const spuren = await writesOf(this.#portal, async () => {
      status = (await schritt.tut(this.#buehne))?.status ?? 200
    })
    const wo = [...this.getan, `[${name}]`].join(' → ')
    if (status >= 500) this.#bilanz.fehler.push(`${wo}: Antwort ${status}`)
    if (!darf) {
      this.#bilanz.versuche++
      const wirkung = spuren.filter((spur) => !isHarmless(spur))
      if (wirkung.length > 0) this.#bilanz.fehler.push(`${wo}: angenommen (${wirkung.map(textOf).join('; ')})`)
      return
    }
    if (spuren.length === 0 && !schritt.spurlos) this.#bilanz.fehler.push(`${wo}: abgelehnt (Antwort ${status})`)
    this.#angenommen.add(name)
    this.getan.push(name)
  }
}

type Kante = (getan: readonly string[], name: string) => string

/** The shortest way on, each step in its turn, that ends with one which was not walked yet; undefined where there is none. */
function wayToNew<B>(
  { schritte, mal = {}, stand }: Prozess<B>,
  { getan, kante, neu }: { getan: readonly string[]; kante: Kante; neu(kante: string): boolean },
): string[] | undefined {
  const seen = new Set<string>()
  const ways: string[][] = [[]]
  for (const way of ways) {
    const here = [...getan, ...way]
    // Of two ways to the same, on which the same can still come, one is enough.
    const key = stand ? `${stand(here)} ${here.toSorted().join()}` : here.join()
    if (seen.has(key)) continue
    seen.add(key)
    for (const name of Object.keys(schritte)) {
      if (here.filter((one) => one === name).length >= (mal[name] ?? 1) || !schritte[name]!.darf(here)) continue
      if (neu(kante(here, name))) return [...way, name]
      ways.push([...way, name])
    }
  }
  return undefined
}

/**
 * Walks a process in all wrong orders. With few steps every permutation of all of them is walked, and with it every order of
 * some of them, which is where a permutation begins; after each step that was accepted it is done a second time at once.
 * With more steps every right order is walked, and wherever it leads every step whose turn it is not is tried, all of them
 * forwards and backwards: a step that leaves nothing behind leads nowhere else, so that every longer wrong order is made of
 * these.
 */
export async function walk<B>(portal: TestPortal, prozess: Prozess<B>): Promise<Bilanz> {
  const namen = Object.keys(prozess.schritte)
  const bilanz: Bilanz = { gaenge: 0, versuche: 0, fehler: [], nieAngenommen: [] }
  const angenommen = new Set<string>()
  const begin = async () => {
    bilanz.gaenge++
    return new Gang(portal, prozess, { buehne: await prozess.buehne(), bilanz, angenommen })
  }
  if (namen.length <= PERMUTATIONEN_BIS && !prozess.nurZustaende) {
    for (const folge of permute(namen)) {
      const gang = await begin()
      for (const name of folge) {
        const vorher = gang.getan.length
        await gang.versuche(name)
        if (gang.getan.length > vorher) await gang.versuche(name)
      }
    }
  } else await walkStates(prozess, begin)
  bilanz.nieAngenommen = namen.filter((name) => !angenommen.has(name) && prozess.schritte[name]!.darf !== nie)
  return bilanz
}

/** Nothing out of turn was accepted and nothing in its turn refused, and each step was seen to be accepted. */
export async function proveOrder<B>(portal: TestPortal, prozess: Prozess<B>): Promise<void> {
  const { fehler, nieAngenommen, versuche } = await walk(portal, prozess)
  expect(fehler).toEqual([])
  expect(nieAngenommen).toEqual([])
  expect(versuche).toBeGreaterThan(Object.keys(prozess.schritte).length)
}

async function walkStates<B>(prozess: Prozess<B>, begin: () => Promise<Gang<B>>): Promise<void> {
  const standOf = (getan: readonly string[]) => prozess.stand?.(getan) ?? getan.join()
  const wrongTried = new Set<string>()
  const tryWrong = async (gang: Gang<B>) => {
    const stand = standOf(gang.getan)
    if (wrongTried.has(stand)) return
    wrongTried.add(stand)
    const wrong = Object.keys(prozess.schritte).filter((name) => !prozess.schritte[name]!.darf(gang.getan))
    for (const name of [...wrong, ...wrong.toReversed()]) await gang.versuche(name)
  }
  // From each state each step whose turn it is, once, on as few stages as possible.
  const done = new Set<string>()
  const kante: Kante = (getan, name) => `${standOf(getan)} → ${name}`
  const next = (getan: readonly string[]) => wayToNew(prozess, { getan, kante, neu: (one) => !done.has(one) })
  while (next([])) {
    const gang = await begin()
    await tryWrong(gang)
    for (let way = next(gang.getan); way; way = next(gang.getan)) {
      for (const name of way) {
        done.add(kante(gang.getan, name))
        const before = gang.getan.length
        await gang.versuche(name)
        if (gang.getan.length === before) return
        await tryWrong(gang)
      }
    }
  }
}

/** Nobody's turn ever: something that looks like a step. */
export const nie = (): boolean => false

/** It is its turn once, after all of `nach` and before any of `vor`. */
export const einmal =
  (name: string, nach: readonly string[] = [], vor: readonly string[] = []) =>
  (getan: readonly string[]): boolean =>
    !getan.includes(name) && nach.every((one) => getan.includes(one)) && !vor.some((one) => getan.includes(one))

/** The same, as often as somebody likes. */
export const oft =
  (nach: readonly string[] = [], vor: readonly string[] = []) =>
  (getan: readonly string[]): boolean =>
    nach.every((one) => getan.includes(one)) && !vor.some((one) => getan.includes(one))
