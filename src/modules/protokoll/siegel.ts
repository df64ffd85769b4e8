import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import type { Schluesselbund } from '#platform/krypto/schluessel.ts'
import { type Befund, type Kopf, linkRecords, readHead, verifyChain } from './kette.ts'

/** The signed head of the chain, as it leaves the database. */
interface Siegel {
  glied: number
  hash: string
  zeit: string
  signatur: string
}

const signedText = (siegel: Omit<Siegel, 'signatur'>) => `protokoll|${siegel.glied}|${siegel.hash}|${siegel.zeit}`

function createSiegel(env: Env, kopf: Kopf): Siegel {
  const content = { glied: kopf.glied, hash: kopf.hash.toString('hex'), zeit: env.clock.now().toISOString() }
  return { ...content, signatur: env.schluessel.sign(signedText(content)).toString('base64') }
}

/** Where seals go unless the operator names another place: beside the database, not in it. */
export const siegelordner = (env: Pick<Env, 'settings'>) => join(env.settings.dataDir, 'siegel')

/** Carries the signed head of the chain out of the database (LOG-03). */
export async function carryOutSiegel(env: Env): Promise<void> {
  await linkRecords(env)
  const kopf = await readHead(env.db)
  if (kopf.glied === 0) return
  const siegel = createSiegel(env, kopf)
  const ziel = env.settings.protokollZiel ?? siegelordner(env)
  if (ziel.startsWith('https://')) await postSiegel(ziel, siegel)
  else await writeSiegel(ziel, siegel)
}

async function writeSiegel(ordner: string, siegel: Siegel): Promise<void> {
  await mkdir(ordner, { recursive: true, mode: 0o700 })
  const file = join(ordner, `${siegel.zeit.replace(/[:.]/g, '-')}.json`)
  await writeFile(`${file}.neu`, `${JSON.stringify(siegel)}\n`, { mode: 0o600 })
  await rename(`${file}.neu`, file)
}

async function postSiegel(adresse: string, siegel: Siegel): Promise<void> {
  const answer = await fetch(adresse, {
    method: 'POST',
    body: JSON.stringify(siegel),
    headers: { 'content-type': 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`Das Siegel wurde nicht angenommen (${answer.status}).`)
}

/** Reads the seals of a folder; those with a wrong signature are counted, not used. */
async function readSiegel(schluessel: Schluesselbund, ordner: string): Promise<{ koepfe: Kopf[]; falsch: number }> {
  const names = (await readdir(ordner).catch(() => [] as string[])).filter((name) => name.endsWith('.json'))
  const all = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(ordner, name), 'utf8')) as Siegel),
  )
  const good = all.filter((siegel) => schluessel.isSigned(signedText(siegel), Buffer.from(siegel.signatur, 'base64')))
  const koepfe = good.map(({ glied, hash }) => ({ glied, hash: Buffer.from(hash, 'hex') }))
  return { koepfe, falsch: all.length - good.length }
}

/** The whole check: chain, records, seals. */
export async function verifyProtokoll(env: Env, ordner: string): Promise<Befund[]> {
  const { koepfe, falsch } = await readSiegel(env.schluessel, ordner)
  const befunde = await verifyChain(env.db, koepfe)
  return [...befunde, ...Array.from({ length: falsch }, () => ({ art: 'siegel-falsch' as const, nr: 0 }))]
}

export const protokollTasks = (env: Env): Aufgabe[] => [
  { name: 'protokoll-verketten', zeitplan: '* * * * *', run: async () => void (await linkRecords(env)) },
  { name: 'protokoll-siegeln', zeitplan: '*/5 * * * *', run: () => carryOutSiegel(env) },
]
