// Baseline: node:http, the statements of one step of a form as named statements on bare `pg`, in the same transaction, a
// redirect, and then the next page as a template literal. No framework, no keys, nothing read or checked of what is sent.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'

/** What stands for a parameter of a recorded statement; `bytes`: as many as the sealed draft has. */
export type Schrittplatz =
  | 'hash'
  | 'jetzt'
  | 'id'
  | 'konto_id'
  | 'profil_id'
  | 'kunde_id'
  | 'jobcenter_id'
  | 'antrag'
  | { bytes: number }
  | { fest: unknown }

export interface Schrittabfrage {
  text: string
  plaetze: Schrittplatz[]
}

export interface Antwortaufnahme {
  status: number
  kopf: string[]
  text: string
  abfragen: Schrittabfrage[]
}

/** By method and path, in which, as in all of them, `antrag` stands for the id of the draft. */
export interface Schrittaufnahme {
  url: string
  antrag: string
  antworten: Record<string, Antwortaufnahme>
}

const [port, datei = ''] = process.argv.slice(2)
const { url, antrag, antworten } = JSON.parse(readFileSync(datei, 'utf8')) as Schrittaufnahme

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const pool = new pg.Pool({ connectionString: url, max: 10 })
const names = new Map<string, string>()

/** A function with one template literal in it: the limit of what a view can cost in JavaScript. */
function compile(text: string): (id: string) => string {
  const literal = text.replace(/[\\`$]/g, '\\$&').replaceAll(antrag, '$${id}')
  return new Function('id', `return \`${literal}\``) as ReturnType<typeof compile>
}

function prepare({ text, plaetze }: Schrittabfrage) {
  const named = /^\s*(select|insert|update|delete|with)\b/i.test(text)
  if (named && !names.has(text)) names.set(text, `s${names.size}`)
  const fixed = plaetze.map((platz) =>
    typeof platz === 'string' ? platz : 'bytes' in platz ? Buffer.alloc(platz.bytes, 1) : { wert: platz.fest },
  )
  return { name: names.get(text), text, fixed }
}

const seiten = new Map(
  Object.entries(antworten).map(([ort, { status, kopf, text, abfragen }]) => [
    ort,
    { status, kopf: kopf.map(compile), text: compile(text), abfragen: abfragen.map(prepare) },
  ]),
)

type Werte = Record<string, unknown>

const valuesOf = ({ fixed }: ReturnType<typeof prepare>, werte: Werte) =>
  fixed.map((one) => (typeof one === 'string' ? werte[one] : Buffer.isBuffer(one) ? one : one.wert))

/** One statement after another; from `begin` to `commit` on one connection. The first one finds the session. */
async function runAll(abfragen: readonly ReturnType<typeof prepare>[], werte: Werte): Promise<void> {
  let client: pg.PoolClient | undefined
  for (const [i, abfrage] of abfragen.entries()) {
    const { name, text } = abfrage
    if (text === 'begin') client = await pool.connect()
    const query = name === undefined ? text : { name, text, values: valuesOf(abfrage, werte) }
    const { rows } = await (client ?? pool).query(query)
    if (i === 0) Object.assign(werte, rows[0])
    if (text === 'commit') {
      client?.release()
      client = undefined
    }
  }
}

async function drain(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}

createServer(async (request, response): Promise<unknown> => {
  const token = /__Host-sitzung=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  if (!token) return response.end()
  if (request.method === 'POST') await drain(request)
  const id = request.url!.split('/')[2]!
  const seite = seiten.get(`${request.method} ${request.url!.replace(id, antrag)}`)
  if (!seite) throw new Error(`Unbekannt: ${request.method} ${request.url}`)
  const werte: Werte = { hash: createHash('sha256').update(token).digest(), jetzt: new Date(), antrag: id }
  await runAll(seite.abfragen, werte)
  response.writeHead(
    seite.status,
    seite.kopf.map((part) => part(id)),
  )
  return response.end(seite.text(id))
}).listen(Number(port), '127.0.0.1')
process.once('disconnect', () => process.exit(0))
