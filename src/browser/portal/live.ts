import { showBell } from './glocke.ts'

/** Who only looks through pages opens no stream for each of them. */
const BEGINN_MS = 1500
const TAKT_MS = 60_000
/** After a refusal the stream is tried again so late. */
const NOCHMAL_MS = 300_000

type Meldung = { name: string; daten: Record<string, unknown> }

interface Seite {
  adresse: string
  glocke: HTMLElement | null
  zeile: HTMLElement | null
  say(satz: string): void
}

/** A place that is read out politely; it is there before it says something. */
function createStimme(): (satz: string) => void {
  const ort = document.createElement('p')
  ort.setAttribute('role', 'status')
  ort.className = 'kern-sr-only'
  document.body.append(ort)
  return (satz) => {
    ort.textContent = satz
  }
}

/** Says in the line kept free for it that the page is not the newest. Nothing else moves. */
function showStale(zeile: HTMLElement): void {
  const satz = zeile.querySelector<HTMLElement>('[data-live-satz]')
  const weg = zeile.querySelector<HTMLElement>('[data-live-weg]')
  if (satz && satz.textContent === '') satz.textContent = zeile.dataset['liveText'] ?? ''
  if (weg) weg.hidden = false
}

function take({ glocke, zeile, say }: Seite, { name, daten }: Meldung): void {
  if (name === 'glocke' && glocke && typeof daten['ungelesen'] === 'number') showBell(glocke, daten['ungelesen'], say)
  const von = zeile?.dataset['liveVon']
  if (!zeile || name === 'glocke') return
  // A conversation hears of its messages, not of its place in the work list: reading it changes that already.
  if (name === 'alt' || von === undefined || (name === 'gespraech' && von === daten['id'])) showStale(zeile)
}

/** Where there is no stream: asks once; false where the session is over. */
async function ask(seite: Seite): Promise<boolean> {
  try {
    const response = await fetch(seite.adresse, { headers: { accept: 'application/json' } })
    if (response.redirected || response.status === 403) return false
    if (!response.ok) return true
    const { meldungen } = (await response.json()) as { meldungen: Meldung[] }
    for (const one of meldungen) take(seite, one)
  } catch {
    // Without network everything stays as it was; the next round asks again.
  }
  return true
}

/** Listens while the page is seen, and asks now and then where listening is refused. Neither is activity: the session ends as it would. */
function follow(seite: Seite): void {
  let quelle: EventSource | undefined
  let takt: ReturnType<typeof setInterval> | undefined
  let beginn: ReturnType<typeof setTimeout> | undefined

  const rest = () => {
    clearTimeout(beginn)
    clearInterval(takt)
    quelle?.close()
    quelle = undefined
  }
  const poll = async () => {
    if (!(await ask(seite))) rest()
  }
  const fallBack = () => {
    rest()
    takt = setInterval(() => void poll(), TAKT_MS)
    void poll()
    beginn = setTimeout(listen, NOCHMAL_MS)
  }
  const listen = () => {
    rest()
    if (typeof EventSource === 'undefined') return fallBack()
    quelle = new EventSource(seite.adresse)
    for (const name of ['glocke', 'gespraech', 'eingang', 'alt']) {
      quelle.addEventListener(name, ({ data }: MessageEvent<string>) => {
        take(seite, { name, daten: JSON.parse(data) as Meldung['daten'] })
      })
    }
    quelle.addEventListener('error', () => {
      if (quelle?.readyState === EventSource.CLOSED) fallBack()
    })
  }
  const begin = () => {
    rest()
    if (document.visibilityState === 'visible') beginn = setTimeout(listen, BEGINN_MS)
  }
  document.addEventListener('visibilitychange', begin)
  addEventListener('pagehide', rest)
  addEventListener('pageshow', ({ persisted }) => persisted && begin())
  begin()
}

/** Lets the bell count, and says of a list or a conversation that it has changed, without the page being loaded again. */
export function followLive(): void {
  const glocke = document.querySelector<HTMLElement>('[data-glocke]')
  const zeile = document.querySelector<HTMLElement>('[data-live]')
  const weg = zeile?.dataset['live'] ?? glocke?.dataset['glocke']
  if (!weg) return
  const seit = zeile?.dataset['liveSeit']
  follow({ adresse: seit ? `${weg}?seit=${seit}` : weg, glocke, zeile, say: createStimme() })
}
