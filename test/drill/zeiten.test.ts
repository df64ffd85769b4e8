import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { hashPasswort } from '../../src/modules/konto/hash.ts'
import { build } from '../../werkzeuge/bauen.mjs'
import { createMensch } from '../support/menschen.ts'
import { joinServer } from '../support/menschen-am-server.ts'
import { type Serverprozess, startServer } from '../support/server.ts'

/** Calls for each state; where a password is hashed (60 ms of a core each) fewer of them are enough. */
const ANZAHL = Number(process.env['ZEITEN'] ?? 1000)
const MIT_HASH = Math.min(ANZAHL, Number(process.env['ZEITEN_HASH'] ?? 300))
/** What was taken is worked off after the answer: a moment for that, so that it does not slow whoever comes next. */
const LUECKE_MS = 25
const PASSWORT = 'Sommerregen#2026'
const FALSCH = 'Winterschnee#2025'

const zustaende = ['bekannt', 'unbekannt', 'unbestätigt', 'deaktiviert'] as const
type Zustand = (typeof zustaende)[number]

interface Antwort {
  status: number
  koepfe: string
  text: string
  ms: number
}

interface Weg {
  name: string
  pfad: string
  anzahl: number
  koerper(email: string): object
  json?: true
}

const wege: Weg[] = [
  {
    name: 'Registrieren',
    pfad: '/registrieren',
    anzahl: MIT_HASH,
    koerper: (email) => ({
      ...{ email, passwort: PASSWORT, wiederholung: PASSWORT },
      ...{ bedingungen: 'ja', einwilligung: 'ja' },
    }),
  },
  {
    name: 'Anmelden, falsches Passwort',
    pfad: '/anmeldung',
    anzahl: MIT_HASH,
    koerper: (email) => ({ name: email, passwort: FALSCH, weiter: '' }),
  },
  { name: 'Passwort vergessen', pfad: '/passwort-vergessen', anzahl: ANZAHL, koerper: (email) => ({ name: email }) },
  {
    name: 'Zugang verloren',
    pfad: '/zugang-verloren/code',
    anzahl: ANZAHL,
    koerper: (email) => ({ name: email }),
  },
  {
    name: 'Benutzername vergessen',
    pfad: '/benutzername-vergessen',
    anzahl: ANZAHL,
    koerper: (email) => ({ email }),
  },
  {
    name: 'Mail zur Bestätigung noch einmal',
    pfad: '/registrieren/e-mail-erneut',
    anzahl: ANZAHL,
    koerper: (email) => ({ email }),
  },
  {
    // Nobody is named here: the four states are the measure of how far chance alone goes.
    name: 'Optionen für einen Passkey',
    pfad: '/passkey/anmelden/optionen',
    anzahl: ANZAHL,
    koerper: () => ({ zweck: 'anmelden' }),
    json: true,
  },
]

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let lfd = 0

interface Besuch {
  cookie: string
  csrf: string
}

/** One call from an address that nobody has used, as a form or a script of the portal sends it. */
function send(server: Serverprozess, weg: Weg, { besuch, email }: { besuch: Besuch; email: string }): Promise<Antwort> {
  const felder = weg.koerper(email) as Record<string, string>
  const body = weg.json ? JSON.stringify(felder) : new URLSearchParams({ csrf: besuch.csrf, ...felder }).toString()
  const headers = {
    ...{ cookie: besuch.cookie, origin: server.basis, 'content-length': Buffer.byteLength(body) },
    ...{ 'x-forwarded-for': `10.${(++lfd >> 16) & 255}.${(lfd >> 8) & 255}.${lfd & 255}`, 'x-csrf': besuch.csrf },
    'content-type': weg.json ? 'application/json' : 'application/x-www-form-urlencoded',
  }
  const begin = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request({ port: server.port, host: '127.0.0.1', path: weg.pfad, agent, method: 'POST', headers })
    sent.on('response', (response) => {
      const parts: Buffer[] = []
      // The first byte of the answer is what an attacker would look at, too; here it comes with the rest.
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const ms = performance.now() - begin
        const text = Buffer.concat(parts).toString()
        resolve({ status: response.statusCode ?? 0, koepfe: describeHeaders(response.headers), text, ms })
      })
    })
    sent.on('error', (error) => {
      if (!sent.reusedSocket) return reject(error)
      send(server, weg, { besuch, email }).then(resolve, reject)
    })
    sent.end(body)
  })
}

/** What differs between any two answers: the time, and after how many requests a connection ends. */
const VERBINDUNG = ['date', 'connection', 'keep-alive']

const describeHeaders = (headers: Record<string, unknown>) =>
  JSON.stringify(Object.entries(headers).filter(([name]) => !VERBINDUNG.includes(name)))
    .replace(/nonce-[\w+/=-]+/g, 'nonce')
    .replace(/__Host-\w+=[\w-]+/g, 'cookie')
const comparable = (text: string, email: string) =>
  text
    .replaceAll(email, 'ADRESSE')
    .replace(/nonce="[^"]*"|name="csrf" value="[^"]*"|data-csrf="[^"]*"|"challenge":"[^"]*"/g, '')

async function openPage(server: Serverprozess, pfad: string): Promise<Besuch> {
  const answer = await fetch(`${server.basis}${pfad}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const csrf = /(?:name="csrf" value|data-csrf)="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
  return { cookie, csrf }
}

/** All of one length, so that the answers are, too. */
const addressOf = (art: string, nr: number) => `${art}${String(nr).padStart(6, '0')}@zeiten.example`

/** As many accounts of each state as keep every one below its limits. */
async function createKonten(server: Serverprozess, anzahl: number): Promise<Record<Zustand, (i: number) => string>> {
  const portal = await joinServer(server)
  const passwort = await hashPasswort(portal.env.schluessel, PASSWORT)
  const create = async (
    art: string,
    werte: { zustand: 'aktiv' | 'unbestaetigt' | 'deaktiviert'; bestaetigt?: null },
  ) => {
    for (let i = 0; i < anzahl; i++) {
      const { kontoId } = await createMensch(portal, { email: addressOf(art, i), stufe: false })
      await portal.env.db
        .updateTable('konto')
        .set({ passwort, ...werte })
        .where('id', '=', kontoId)
        .execute()
    }
    return (n: number) => addressOf(art, n % anzahl)
  }
  const konten = {
    bekannt: await create('aktiv', { zustand: 'aktiv' }),
    unbestätigt: await create('warte', { zustand: 'unbestaetigt', bestaetigt: null }),
    deaktiviert: await create('schlu', { zustand: 'deaktiviert' }),
    // Another one each time: whoever registers is not unknown any more.
    unbekannt: () => addressOf('fehlt', ++lfd),
  }
  await portal.close()
  return konten
}

const median = (werte: number[]) => werte.toSorted((a, b) => a - b)[werte.length >> 1] ?? Number.NaN

/** How often a value of `b` is above one of `a`: 0.5 where nobody can tell them apart. */
function areaUnderCurve(a: number[], b: number[]): number {
  const sorted = a.toSorted((x, y) => x - y)
  const below = (wert: number, gleich: boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (gleich ? sorted[middle]! <= wert : sorted[middle]! < wert) low = middle + 1
      else high = middle
    }
    return low
  }
  const wins = b.reduce((sum, wert) => sum + (below(wert, false) + below(wert, true)) / 2, 0)
  return wins / (a.length * b.length)
}

/** Where answers part, with a little of what stands there. */
function firstDifferences([eine = '', ...andere]: string[]): string[] {
  return andere.map((other) => {
    const at = [...eine].findIndex((zeichen, i) => other[i] !== zeichen)
    return `${eine.slice(Math.max(0, at - 60), at + 60)} ≠ ${other.slice(Math.max(0, at - 60), at + 60)}`
  })
}

interface Spanne {
  wert: number
  /** Between these it lies with 95 % certainty. */
  von: number
  bis: number
}

/** A measure of two samples, and how far chance reaches: drawn anew from the samples many times (bootstrap). */
function spanne(a: number[], b: number[], mass: (a: number[], b: number[]) => number): Spanne {
  const draw = (list: number[]) => list.map(() => list[Math.floor(Math.random() * list.length)]!)
  const drawn = Array.from({ length: 400 }, () => mass(draw(a), draw(b))).sort((x, y) => x - y)
  return { wert: mass(a, b), von: drawn[10]!, bis: drawn[389]! }
}

const show = ({ wert, von, bis }: Spanne, stellen: number) =>
  `${wert.toFixed(stellen)} [${von.toFixed(stellen)}; ${bis.toFixed(stellen)}]`

/** Missed is what is beyond its limit with certainty; what only may be wants more calls, or a quieter machine. */
function judge(...masse: [Spanne, [von: number, bis: number]][]): string {
  if (masse.every(([{ wert }, [von, bis]]) => wert >= von && wert <= bis)) return 'erreicht'
  const missed = masse.some(([one, [von, bis]]) => one.von > bis || one.bis < von)
  return missed ? 'verfehlt' : 'offen: mehr Aufrufe oder weniger Last'
}

/** The order of the states within a round, another one each time. */
const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, platz: Math.random() }))
    .sort((a, b) => a.platz - b.platz)
    .map(({ one }) => one)

beforeAll(() => build(), 60_000)

async function measure(server: Serverprozess, weg: Weg, konten: Record<Zustand, (i: number) => string>) {
  const besuch = await openPage(server, weg.json ? '/anmeldung' : weg.pfad)
  const zeiten = Object.fromEntries(zustaende.map((one) => [one, [] as number[]])) as Record<Zustand, number[]>
  const antworten = new Set<string>()
  for (let i = -10; i < weg.anzahl; i++) {
    for (const zustand of shuffled(zustaende)) {
      const email = konten[zustand](i + 10)
      const antwort = await send(server, weg, { besuch, email })
      await pause(LUECKE_MS)
      // The first ones warm up.
      if (i < 0) continue
      zeiten[zustand].push(antwort.ms)
      antworten.add(`${antwort.status} ${antwort.koepfe} ${comparable(antwort.text, email)}`)
    }
  }
  return { zeiten, antworten }
}

test.each(wege)(
  'AUT-07: $name: bekannt, unbekannt, unbestätigt und deaktiviert bekommen dieselbe Antwort; die Zeiten werden gedruckt',
  {
    timeout: 3_600_000,
  },
  async (weg) => {
    const server = await startServer({ VERTRAUTER_PROXY: '127.0.0.1' })
    onTestFinished(() => server.stop())
    const konten = await createKonten(server, Math.ceil((weg.anzahl + 10) / 8))
    const { zeiten, antworten } = await measure(server, weg, konten)
    const bekannt = zeiten.bekannt
    for (const zustand of zustaende) {
      const werte = zeiten[zustand]
      const unterschied = spanne(bekannt, werte, (a, b) => median(b) - median(a))
      const auc = spanne(bekannt, werte, areaUnderCurve)
      const urteil = judge([unterschied, [-3, 3]], [auc, [0.45, 0.55]])
      console.log(
        `${weg.name} | ${zustand} | ${werte.length} Aufrufe | Median ${median(werte).toFixed(2)} ms | Unterschied ${show(unterschied, 2)} ms (≤ 3) | AUC ${show(auc, 3)} (0,45–0,55) | ${urteil}`,
      )
    }
    expect(firstDifferences([...antworten])).toEqual([])
  },
)
