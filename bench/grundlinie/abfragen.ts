// Baseline: node:http, the two statements of the start page as named statements on bare `pg`, and a template literal that
// gives as many bytes. No framework, no query builder, no keys, no proof of anything.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import type { Aufnahme } from './seite.ts'

/** What stands for each parameter of a recorded statement. */
export type Platz = 'hash' | 'jetzt' | 'kontoId' | 'profilId'

export interface Seitenaufnahme extends Aufnahme {
  url: string
  abfragen: { text: string; plaetze: Platz[] }[]
  /** Parts of the page that differ for each person or request, of fixed length each. */
  stellen: { nonce: string; csrf: string; name?: string }
}

const [port, datei = ''] = process.argv.slice(2)
const { kopf, text, url, abfragen, stellen } = JSON.parse(readFileSync(datei, 'utf8')) as Seitenaufnahme

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const pool = new pg.Pool({ connectionString: url, max: 10 })
const [session, page] = abfragen.map((abfrage, i) => ({ ...abfrage, name: `s${i}` }))
const template = compile(text)

/** A function with one template literal in it: the limit of what a view can cost in JavaScript. */
function compile(html: string): (nonce: string, csrf: string, name: string) => string {
  const literal = html
    .replace(/[\\`$]/g, '\\$&')
    .replaceAll(stellen.nonce, '$${nonce}')
    .replaceAll(stellen.csrf, '$${csrf}')
    .replaceAll(stellen.name ?? '\0', '$${name}')
  return new Function('nonce', 'csrf', 'name', `return \`${literal}\``) as ReturnType<typeof compile>
}

interface Werte {
  hash: Buffer
  jetzt: Date
  kontoId?: string
  profilId?: string
}

const run = ({ name, text: sql, plaetze }: NonNullable<typeof session>, werte: Werte) =>
  pool.query({
    name,
    text: sql,
    values: plaetze.map((platz) => werte[platz]),
  })

createServer(async (request, response): Promise<unknown> => {
  const token = /__Host-sitzung=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  if (!token) return response.end()
  const werte: Werte = { hash: createHash('sha256').update(token).digest(), jetzt: new Date() }
  const visit = (await run(session!, werte)).rows[0]
  const { rows } = await run(page!, { ...werte, kontoId: visit.konto_id, profilId: visit.profil_id })
  if (rows.length !== 1) throw new Error('die Seite hat keine Daten')
  response.writeHead(200, kopf)
  return response.end(template(stellen.nonce, stellen.csrf, stellen.name ?? ''))
}).listen(Number(port), '127.0.0.1')
process.once('disconnect', () => process.exit(0))
