import { get, type IncomingMessage } from 'node:http'
import { Kysely, PostgresDialect } from 'kysely'
import { uebersichtVorab } from '#modules/uebersicht'
import { openDatabase, type Tables } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { createApp } from '../src/app.ts'
import type { Mensch } from './fuellung.ts'
import type { Platz, Seitenaufnahme } from './grundlinie/abfragen.ts'
import type { Aufnahme } from './grundlinie/seite.ts'

/** What every server adds by itself. */
const eigene = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

/** A page as it comes over the wire: status 200, its headers and its text. */
export function nimmAuf(url: string, headers: Record<string, string> = {}): Promise<Aufnahme> {
  return new Promise((resolve, reject) => {
    const onAnswer = async (antwort: IncomingMessage) => {
      const parts: Buffer[] = []
      for await (const part of antwort) parts.push(part)
      if (antwort.statusCode !== 200) return reject(new Error(`${url}: ${antwort.statusCode}`))
      const kopf: string[] = []
      for (let i = 0; i < antwort.rawHeaders.length; i += 2) {
        const [name = '', value = ''] = antwort.rawHeaders.slice(i, i + 2)
        if (!eigene.has(name.toLowerCase())) kopf.push(name, value)
      }
      resolve({ kopf, text: Buffer.concat(parts).toString() })
    }
    get(url, { headers }, (antwort) => void onAnswer(antwort).catch(reject)).once('error', reject)
  })
}

export interface Anweisung {
  text: string
  werte: readonly unknown[]
}

/** A portal of this process that notes what it asks the database. */
export interface Mitschrift {
  /** Answers a request, with the statements that it took. */
  send(request: Request): Promise<{ response: Response; anweisungen: Anweisung[] }>
  close(): Promise<void>
}

export async function openMitschrift(env: Env, url: string): Promise<Mitschrift> {
  const { pool, close } = openDatabase(url, { max: 1 })
  let gesehen: Anweisung[] = []
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => {
      gesehen.push({ text: query.sql, werte: query.parameters })
    },
  })
  const app = await createApp({ ...env, db })
  return {
    async send(request) {
      gesehen = []
      return { response: await app.fetch(request), anweisungen: gesehen }
    },
    close,
  }
}

/** The statements that a page sends for this person when it is opened again, with the meaning of their parameters. */
async function nimmAbfragenAuf(env: Env, url: string, { pfad, mensch }: { pfad: string; mensch: Mensch }) {
  const mitschrift = await openMitschrift(env, url)
  try {
    const headers = { cookie: `__Host-sitzung=${mensch.token}` }
    const open = () => mitschrift.send(new Request(env.settings.baseUrl + pfad, { headers }))
    await open()
    const { response, anweisungen } = await open()
    if (response.status !== 200) throw new Error(`${pfad}: ${response.status}`)
    return anweisungen.map(({ text, werte }) => ({ text, plaetze: werte.map((wert) => platzOf(wert, mensch)) }))
  } finally {
    await mitschrift.close()
  }
}

export interface Seitenabfragen {
  /** What the portal sends. */
  portal: Seitenaufnahme['abfragen']
  /** The same in two statements, as one would write it without this portal: the session, then what the page shows. */
  grundlinie: Seitenaufnahme['abfragen']
}

/** Of a page that is read with its session by `vorab`. */
export async function nimmSeitenabfragenAuf(
  env: Env,
  url: string,
  { pfad, vorab, mensch }: { pfad: string; vorab: string; mensch: Mensch },
): Promise<Seitenabfragen> {
  const portal = await nimmAbfragenAuf(env, url, { pfad, mensch })
  const sitzung = await nimmAbfragenAuf(env, url, { pfad: routes.menue.href(), mensch })
  const seite = {
    text: `select v.*, c.id as kunde_id, c.jobcenter_id from konto k
      left join profil p on p.id = $3::uuid and p.konto_id = k.id
      left join kunde c on c.id = p.kunde_id
      left join lateral (${vorab}) v on true
      where k.id = $1 and $2::timestamptz is not null`,
    plaetze: ['kontoId', 'jetzt', 'profilId'] satisfies Platz[],
  }
  return { portal, grundlinie: [...sitzung, seite] }
}

export const nimmStartabfragenAuf = (env: Env, url: string, mensch: Mensch) =>
  nimmSeitenabfragenAuf(env, url, { pfad: routes.start.href(), vorab: uebersichtVorab, mensch })

function platzOf(wert: unknown, mensch: Mensch): Platz {
  if (Buffer.isBuffer(wert)) return 'hash'
  if (wert instanceof Date) return 'jetzt'
  if (wert === mensch.kontoId) return 'kontoId'
  if (wert === mensch.profilId) return 'profilId'
  throw new Error('Die Seite fragt mit einem Wert, den die Grundlinie nicht kennt.')
}
