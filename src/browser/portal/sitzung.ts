import { collectFields } from './entwurf.ts'

const WARN_SECONDS = 120
const KEEP_SECONDS = 5

type Uhr = {
  dialog: HTMLDialogElement
  rest: HTMLElement | null
  text: HTMLElement | null
  /** Milliseconds since 1970; wall time, because a sleeping laptop stops every other clock. */
  endet: number
  keeping: Promise<void> | undefined
  dismissed: boolean
}

function say(element: HTMLElement | null, words: string): void {
  if (element && element.textContent !== words) element.textContent = words
}

/** „in 2 Minuten“; below a minute in steps of thirty seconds, so that it is not read out all the time. */
function inWorten(sekunden: number): string {
  if (sekunden > 60) return `in ${Math.ceil(sekunden / 60)} Minuten`
  return sekunden > 30 ? 'in einer Minute' : 'in 30 Sekunden'
}

/** The page, with the template whose fields it shows. */
function ownPath(): string {
  const vorlage = new URLSearchParams(location.search).get('vorlage')
  return vorlage ? `${location.pathname}?${new URLSearchParams({ vorlage })}` : location.pathname
}

/** Where the end of the session leads; staff comes back to the page from there. */
function endPath({ dialog }: Uhr): string {
  const { abgelaufen = '/', zurueck } = dialog.dataset
  return zurueck === undefined ? abgelaufen : `${abgelaufen}&${new URLSearchParams({ weiter: ownPath() })}`
}

function post(uhr: Uhr, way: string | undefined, felder?: Record<string, string>): Promise<Response> {
  const csrf = uhr.dialog.dataset['csrf'] ?? ''
  const body = felder === undefined ? {} : { csrf, pfad: ownPath(), felder }
  return fetch(way ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf': csrf },
    body: JSON.stringify(body),
  })
}

/** What was typed goes to the server once, while the session still stands. */
async function keep(uhr: Uhr): Promise<void> {
  const felder = collectFields()
  if (!felder || !uhr.dialog.dataset['entwurf']) return
  try {
    await post(uhr, uhr.dialog.dataset['entwurf'], felder)
  } catch {
    // Without network nothing more can be done; the page is left all the same, so that nobody else reads it.
  }
}

function show(uhr: Uhr, sekunden: number): void {
  const minuten = Math.max(1, Math.ceil(sekunden / 60))
  say(uhr.rest, `${minuten} Min.`)
  uhr.rest?.closest('.kopf__uhr')?.classList.toggle('kopf__uhr--bald', sekunden <= WARN_SECONDS)
  if (sekunden > WARN_SECONDS) {
    if (uhr.dialog.open) uhr.dialog.close()
    uhr.dismissed = false
    return
  }
  if (!uhr.dialog.open && !uhr.dismissed) uhr.dialog.showModal()
  say(uhr.text, `Ihre Sitzung endet ${inWorten(sekunden)}.`)
}

async function tick(uhr: Uhr): Promise<void> {
  const sekunden = Math.round((uhr.endet - Date.now()) / 1000)
  show(uhr, sekunden)
  if (sekunden <= KEEP_SECONDS) uhr.keeping ??= keep(uhr)
  if (sekunden > 0) return
  await uhr.keeping
  if (uhr.endet <= Date.now()) location.assign(endPath(uhr))
}

function begin(uhr: Uhr, sekunden: number): void {
  uhr.endet = Date.now() + sekunden * 1000
  uhr.keeping = undefined
}

async function extend(uhr: Uhr): Promise<void> {
  try {
    const answer = await post(uhr, uhr.dialog.dataset['verlaengern'])
    if (answer.ok) {
      const { endetInSekunden } = (await answer.json()) as { endetInSekunden: number }
      begin(uhr, endetInSekunden)
      show(uhr, endetInSekunden)
      return
    }
  } catch {
    // No network: what stays is the sentence below.
  }
  say(uhr.text, 'Das hat nicht geklappt. Ihre Sitzung endet wie angezeigt. Bitte versuchen Sie es noch einmal.')
}

/** Counts down in the header, warns two minutes before the end, keeps what was typed, and leaves at the end. */
export function startSitzungsuhr(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[data-sitzung]')
  if (!dialog) return
  const uhr: Uhr = {
    dialog,
    rest: document.querySelector('[data-sitzung-rest]'),
    text: dialog.querySelector('[data-sitzung-text]'),
    endet: 0,
    keeping: undefined,
    dismissed: false,
  }
  begin(uhr, Number(dialog.dataset['sitzung']))

  // Another tab that was used has moved the end for all of them.
  const others = new BroadcastChannel(`sitzung:${dialog.dataset['verlaengern']}`)
  others.addEventListener('message', ({ data }) => {
    if (typeof data === 'number' && data > uhr.endet) {
      uhr.endet = data
      uhr.keeping = undefined
      void tick(uhr)
    }
  })
  others.postMessage(uhr.endet)

  dialog.addEventListener('cancel', () => {
    uhr.dismissed = true
  })
  dialog.querySelector('[data-sitzung-verlaengern]')?.addEventListener('click', async () => {
    await extend(uhr)
    others.postMessage(uhr.endet)
  })
  document.addEventListener('visibilitychange', () => void tick(uhr))
  setInterval(() => void tick(uhr), 1000)
}
