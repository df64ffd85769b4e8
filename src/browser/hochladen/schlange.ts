/**
 * `da`: arrived, under this id. `abgewiesen`: it will not be taken, and why. `unterbrochen`: the connection broke; tried
 * again by itself. `sitzung`: one has to sign in again.
 */
export type Stand =
  | { art: 'wartet' }
  | { art: 'laeuft'; anteil: number }
  | { art: 'da'; id: string }
  | { art: 'abgewiesen'; text: string }
  | { art: 'unterbrochen' }
  | { art: 'sitzung' }

export interface Posten {
  readonly datei: File
  stand: Stand
}

interface Ziel {
  adresse: string
  sendung: string
  csrf: string
}

interface Antwort {
  dateien: { id: string; sha256: string }[]
  fehler: string | null
}

/** Without a sign of life for so long the connection counts as broken. */
const STILLE_MS = 90_000
const PAUSEN_MS = [2000, 5000, 10_000, 30_000]

const isAntwort = (value: unknown): value is Antwort =>
  typeof value === 'object' && value !== null && Array.isArray((value as Antwort).dateien)

/** The fingerprint by which the portal knows a file; undefined where the browser keeps it to secure pages. */
async function fingerprint(datei: Blob): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return undefined
  const hash = new Uint8Array(await subtle.digest('SHA-256', await datei.arrayBuffer()))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Sends files one after another, each by itself, and keeps at it: after a broken connection it asks what has arrived, and
 * sends only the file that has not. Within one file it begins anew.
 */
export class Schlange {
  readonly posten: Posten[] = []
  readonly #ziel: Ziel
  readonly #melde: (posten: Posten) => void
  #laeuft = false
  #fehlschlaege = 0
  #warten: ReturnType<typeof setTimeout> | undefined

  constructor(ziel: Ziel, melde: (posten: Posten) => void) {
    this.#ziel = ziel
    this.#melde = melde
    addEventListener('online', () => this.retry())
  }

  add(datei: File): Posten {
    const posten: Posten = { datei, stand: { art: 'wartet' } }
    this.posten.push(posten)
    void this.#run()
    return posten
  }

  /** Refused without being sent. */
  refuse(datei: File, text: string): Posten {
    const posten: Posten = { datei, stand: { art: 'abgewiesen', text } }
    this.posten.push(posten)
    return posten
  }

  remove(posten: Posten): void {
    const at = this.posten.indexOf(posten)
    if (at >= 0) this.posten.splice(at, 1)
  }

  /** Whether something is still on its way. */
  get offen(): boolean {
    return this.posten.some(({ stand }) => stand.art !== 'da' && stand.art !== 'abgewiesen')
  }

  retry(): void {
    clearTimeout(this.#warten)
    void this.#run()
  }

  #set(posten: Posten, stand: Stand): void {
    posten.stand = stand
    this.#melde(posten)
  }

  async #run(): Promise<void> {
    if (this.#laeuft) return
    this.#laeuft = true
    const next = () => this.posten.find(({ stand }) => ['wartet', 'unterbrochen', 'sitzung'].includes(stand.art))
    for (let one = next(); one; one = next()) {
      const stand = await this.#send(one)
      if (!this.posten.includes(one)) continue
      this.#set(one, stand)
      if (stand.art === 'sitzung') break
      if (stand.art === 'unterbrochen') {
        const pause = PAUSEN_MS[Math.min(this.#fehlschlaege++, PAUSEN_MS.length - 1)]
        clearTimeout(this.#warten)
        this.#warten = setTimeout(() => void this.#run(), pause)
        break
      }
      this.#fehlschlaege = 0
    }
    this.#laeuft = false
  }

  async #send(posten: Posten): Promise<Stand> {
    try {
      const sha256 = await fingerprint(posten.datei)
      if (posten.stand.art === 'unterbrochen' && sha256) {
        // The answer may have been lost, not the file.
        const there = await this.#ask(sha256)
        if (there) return there
      }
      this.#set(posten, { art: 'laeuft', anteil: 0 })
      return await this.#post(posten, sha256)
    } catch {
      return { art: 'unterbrochen' }
    }
  }

  async #ask(sha256: string): Promise<Stand | undefined> {
    const { adresse, sendung } = this.#ziel
    const response = await fetch(`${adresse}?sendung=${sendung}`, { headers: { accept: 'application/json' } })
    if (response.redirected) return { art: 'sitzung' }
    const answer: unknown = response.ok ? await response.json() : undefined
    const found = isAntwort(answer) ? answer.dateien.find((one) => one.sha256 === sha256) : undefined
    return found && { art: 'da', id: found.id }
  }

  #post(posten: Posten, sha256: string | undefined): Promise<Stand> {
    const { adresse, sendung, csrf } = this.#ziel
    const known = new Set(this.posten.flatMap(({ stand }) => (stand.art === 'da' ? stand.id : [])))
    const body = new FormData()
    body.append('csrf', csrf)
    body.append('sendung', sendung)
    body.append('dateien', posten.datei, posten.datei.name)
    return new Promise((done) => {
      // Not `fetch`: only this says how far it is.
      const request = new XMLHttpRequest()
      let stille: ReturnType<typeof setTimeout> | undefined
      const alive = () => {
        clearTimeout(stille)
        stille = setTimeout(() => request.abort(), STILLE_MS)
      }
      const end = (stand: Stand) => {
        clearTimeout(stille)
        done(stand)
      }
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        alive()
        this.#set(posten, { art: 'laeuft', anteil: total > 0 ? loaded / total : 0 })
      })
      for (const art of ['error', 'abort', 'timeout']) {
        request.addEventListener(art, () => end({ art: 'unterbrochen' }))
      }
      request.addEventListener('load', () => end(readAntwort(request, { sha256, known })))
      request.open('POST', adresse)
      request.setRequestHeader('accept', 'application/json')
      alive()
      request.send(body)
    })
  }
}

function readAntwort(
  request: XMLHttpRequest,
  { sha256, known }: { sha256: string | undefined; known: ReadonlySet<string> },
): Stand {
  if (request.status >= 500) return { art: 'unterbrochen' }
  let answer: unknown
  try {
    answer = JSON.parse(request.responseText)
  } catch {
    // A page instead of an answer: for signing in, or saying why it is not taken.
    answer = undefined
  }
  if (isAntwort(answer)) {
    const found = answer.dateien.find((one) => (sha256 ? one.sha256 === sha256 : !known.has(one.id)))
    if (found) return { art: 'da', id: found.id }
    if (answer.fehler) return { art: 'abgewiesen', text: answer.fehler }
  }
  if (request.status === 200 || request.status === 403) return { art: 'sitzung' }
  return {
    art: 'abgewiesen',
    text: 'Die Datei wurde nicht angenommen. Wählen Sie sie noch einmal, oder eine kleinere.',
  }
}
