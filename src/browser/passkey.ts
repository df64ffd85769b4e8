import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import { markField } from './portal/fehler.ts'

/** The challenge of the autofill is good for five minutes; a page may stay open longer. */
const REFRESH_MS = 4 * 60 * 1000

type Absage = { ok: false; text?: string; feld?: string; ziel?: string }
type Optionen<O> = { ok: true; optionen: O } | Absage
type Antwort = { ok: true; ziel: string } | Absage

/** A refusal with a sentence for the person, or a failure of which there is nothing to say but „try again“. */
class Fehlschlag extends Error {
  readonly feld: string | undefined
  constructor(text: string, feld?: string) {
    super(text)
    this.feld = feld
  }
}

const texte = {
  abbruch: 'Der Vorgang wurde abgebrochen oder hat zu lange gedauert. Es wurde nichts geändert.',
  schonDa: 'Auf diesem Gerät gibt es schon einen Passkey für Ihr Konto.',
  netz: 'Die Verbindung hat nicht geklappt. Prüfen Sie bitte Ihr Internet.',
  ohne: 'Dieser Browser oder dieses Gerät kann keine Passkeys. Nehmen Sie bitte einen anderen Weg oder ein anderes Gerät.',
}

function csrfOf(ort: HTMLElement): string {
  return ort.dataset['csrf'] ?? document.querySelector<HTMLInputElement>('main input[name=csrf]')?.value ?? ''
}

/** Where the page asks and answers, if not at the addresses of customers. */
const pfadOf = (ort: HTMLElement, sonst: string) => ort.dataset['pfad'] ?? sonst

/** Never resolves when the page is left: the next one says what happened. */
async function post<T extends { ok: boolean }>(ort: HTMLElement, pfad: string, body: object): Promise<T> {
  const answer = await fetch(pfad, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf': csrfOf(ort) },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!answer) throw new Fehlschlag(texte.netz)
  if (answer.redirected) return leave(answer.url)
  const value = (await answer.json().catch(() => undefined)) as (T & Absage) | undefined
  if (!value) throw new Fehlschlag('Das hat nicht geklappt. Laden Sie die Seite bitte neu.')
  if (value.ok) return value
  if (value.ziel) return leave(value.ziel)
  throw new Fehlschlag(value.text ?? texte.netz, value.feld)
}

function leave(ziel: string): Promise<never> {
  location.assign(ziel)
  return new Promise(() => undefined)
}

const errorNames: Record<string, string> = { InvalidStateError: texte.schonDa, NotSupportedError: texte.ohne }

function reasonOf(error: unknown): Fehlschlag {
  if (error instanceof Fehlschlag) return error
  return new Fehlschlag((error instanceof Error && errorNames[error.name]) || texte.abbruch)
}

function wordsOf(text: string): HTMLParagraphElement {
  const words = document.createElement('p')
  words.textContent = text
  return words
}

/** A calm message with the two ways on; the region is there before, so that it is read out. */
function show(ort: HTMLElement, text: string, again?: () => void): void {
  const region = ort.querySelector('[data-passkey-meldung]')
  if (!region) return
  const zeile = document.createElement('div')
  zeile.className = 'knopfzeile'
  zeile.append(otherWay(ort))
  if (again) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'kern-btn kern-btn--secondary'
    const label = document.createElement('span')
    label.className = 'kern-label'
    label.textContent = 'Erneut versuchen'
    button.append(label)
    button.addEventListener('click', again)
    zeile.append(button)
  }
  region.replaceChildren(wordsOf(text), zeile)
}

function otherWay(ort: HTMLElement): HTMLAnchorElement {
  const feld = document.querySelector<HTMLInputElement>('input[autocomplete~=webauthn]')
  const link = document.createElement('a')
  link.textContent = 'Anderen Weg wählen'
  link.href = ort.dataset['anders'] ?? `#${feld?.id ?? 'inhalt'}`
  link.addEventListener('click', (event) => {
    const hash = link.getAttribute('href') ?? ''
    const ziel = hash.startsWith('#') ? document.getElementById(hash.slice(1)) : null
    if (!ziel) return
    event.preventDefault()
    ziel.scrollIntoView({ block: 'start' })
    ziel.focus({ preventScroll: true })
  })
  return link
}

type Zweck = 'anmelden' | 'bestaetigen'

/** Options for one ceremony; the challenge in them is good for one answer. */
async function ask(ort: HTMLElement, zweck: Zweck): Promise<PublicKeyCredentialRequestOptionsJSON> {
  type Ja = Optionen<PublicKeyCredentialRequestOptionsJSON> & { ok: true }
  const { optionen } = await post<Ja>(ort, `${pfadOf(ort, '/passkey/anmelden')}/optionen`, { zweck })
  return optionen
}

async function finish(ort: HTMLElement, zweck: Zweck, antwort: AuthenticationResponseJSON): Promise<void> {
  const weiter = ort.dataset['weiter'] ?? ''
  const { ziel } = await post<Antwort & { ok: true }>(ort, pfadOf(ort, '/passkey/anmelden'), { zweck, weiter, antwort })
  await leave(ziel)
}

/** A button that is busy says so and does not act twice. */
function guarded(button: HTMLElement, act: () => Promise<void>): () => Promise<void> {
  return async () => {
    if (button.getAttribute('aria-disabled') === 'true') return
    button.setAttribute('aria-disabled', 'true')
    try {
      await act()
    } finally {
      button.removeAttribute('aria-disabled')
    }
  }
}

function prepareSignIn(ort: HTMLElement, zweck: Zweck): void {
  const button = ort.querySelector<HTMLButtonElement>('[data-passkey-start]')
  if (!button) return
  const autofill = zweck === 'anmelden' ? prepareAutofill(ort) : undefined
  const run = guarded(button, async () => {
    autofill?.pause()
    ort.querySelector('[data-passkey-meldung]')?.replaceChildren()
    try {
      const optionsJSON = await ask(ort, zweck)
      await finish(ort, zweck, await startAuthentication({ optionsJSON }))
    } catch (error) {
      show(ort, reasonOf(error).message, () => void run())
      autofill?.start()
    }
  })
  button.hidden = false
  button.addEventListener('click', () => void run())
  autofill?.start()
}

/** Passkeys among the suggestions of the name field (conditional UI), with a challenge that stays young. */
function prepareAutofill(ort: HTMLElement): { start(): void; pause(): void } | undefined {
  if (!document.querySelector('input[autocomplete~=webauthn]')) return undefined
  let round = 0
  let waiting = false
  const begin = async () => {
    const mine = ++round
    waiting = true
    if (!(await browserSupportsWebAuthnAutofill())) return
    const optionsJSON = await ask(ort, 'anmelden').catch(() => undefined)
    if (!optionsJSON || mine !== round) return
    // Rejects when we end it ourselves, or when nobody chooses anything: nothing to say.
    const antwort = await startAuthentication({ optionsJSON, useBrowserAutofill: true }).catch(() => undefined)
    if (!antwort) return
    try {
      await finish(ort, 'anmelden', antwort)
    } catch (error) {
      show(ort, reasonOf(error).message, () => ort.querySelector<HTMLElement>('[data-passkey-start]')?.click())
      void begin()
    }
  }
  setInterval(() => {
    if (waiting && document.visibilityState === 'visible') void begin()
  }, REFRESH_MS)
  return {
    start: () => void begin(),
    pause: () => {
      round++
      waiting = false
      WebAuthnAbortService.cancelCeremony()
    },
  }
}

function prepareSetup(ort: HTMLElement): void {
  const form = ort.querySelector('form')
  const feld = ort.querySelector<HTMLInputElement>('input[name=name]')
  const button = ort.querySelector<HTMLButtonElement>('form button')
  if (!form || !feld || !button) return
  const run = guarded(button, async () => {
    ort.querySelector('[data-passkey-meldung]')?.replaceChildren()
    markField(feld, undefined)
    try {
      await create(ort, feld.value)
    } catch (error) {
      const { message, feld: name } = reasonOf(error)
      if (name === 'name') markField(feld, message)
      else show(ort, message, () => void run())
    }
  })
  ort.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void run()
  })
}

async function create(ort: HTMLElement, name: string): Promise<void> {
  const pfad = pfadOf(ort, '/passkey/einrichten')
  const { code } = ort.dataset
  const wer = code === undefined ? { name } : { name, code }
  const { optionen } = await post<Optionen<PublicKeyCredentialCreationOptionsJSON> & { ok: true }>(
    ort,
    `${pfad}/optionen`,
    wer,
  )
  const antwort = await startRegistration({ optionsJSON: optionen })
  const { ziel } = await post<Antwort & { ok: true }>(ort, pfad, { ...wer, antwort })
  await leave(ziel)
}

/** Of the set-up only the message and „Abbrechen“ stay, not a form that leads nowhere. */
function dropForm(ort: HTMLElement): void {
  const abbrechen = ort.querySelector('form a.kern-btn')
  for (const teil of ort.children) (teil as HTMLElement).hidden = !teil.role
  if (abbrechen) ort.querySelector('[data-passkey-meldung] .knopfzeile')?.append(abbrechen)
}

function prepare(art: Zweck | 'einrichten'): void {
  for (const ort of document.querySelectorAll<HTMLElement>(`[data-passkey-${art}]`)) {
    if (!browserSupportsWebAuthn()) {
      show(ort, texte.ohne)
      if (art === 'einrichten') dropForm(ort)
      ort.hidden = false
    } else if (art === 'einrichten') prepareSetup(ort)
    else prepareSignIn(ort, art)
  }
}

for (const art of ['anmelden', 'bestaetigen', 'einrichten'] as const) prepare(art)
