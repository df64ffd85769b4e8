import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { binariesIn, lockDataDir, StartRefused, startEmbedded } from '#platform/postgres/index.ts'
import { TEMPLATE, urlOf } from './verbindung.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner connection to the database that holds nothing, from which test databases are made. */
    testServerUrl: string
    /** The same as the application. */
    testAnwendungUrl: string
  }
}

const PREFIX = 'offenes-jobcenter-test-'
const YOUNG_MS = 60_000
const ENOUGH_BYTES = 1024 ** 3

/** One server for the whole run, with a migrated template that tests clone. DATABASE_URL is never looked at. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  delete process.env['DATABASE_URL']
  const base = chooseBase()
  removeLeftovers(base)
  const dataDir = mkdtempSync(join(base, PREFIX))
  // Started by root, the server runs as another user, who has to pass through.
  chmodSync(dataDir, 0o711)
  const lock = lockDataDir(dataDir)
  const binaries = installedBinaries()
  const server = await startEmbedded({ dataDir, durable: false, ...(binaries === undefined ? {} : { binaries }) })
  await prepareTemplate(server.ownerUrl)
  project.provide('testServerUrl', server.ownerUrl)
  project.provide('testAnwendungUrl', server.anwendungUrl)
  return async () => {
    await server.stop()
    lock.release()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Memory where there is plenty: a clone takes 12 ms there and up to 650 ms on a disk. */
function chooseBase(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > ENOUGH_BYTES ? memory : tmpdir()
}

/** What a killed run left, unless it belongs to one that is running. */
function removeLeftovers(base: string): void {
  for (const name of readdirSync(base).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(base, name)
    try {
      // A new one may belong to a run that has not locked it yet.
      if (Date.now() - statSync(folder).mtimeMs < YOUNG_MS) continue
      lockDataDir(folder, { patience: 0 }).release()
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (!(error instanceof StartRefused)) throw error
    }
  }
}

function installedBinaries() {
  const version = process.env['TEST_POSTGRES']
  if (!version) return undefined
  const binaries = binariesIn(`/usr/lib/postgresql/${version}/bin`)
  if (!existsSync(binaries.postgres)) {
    throw new StartRefused(`TEST_POSTGRES=${version}: Unter ${binaries.folder} liegt kein PostgreSQL.`)
  }
  return binaries
}

async function prepareTemplate(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`create database ${TEMPLATE}`)
    if (existsSync(new URL('../../src/platform/datenbank/migrate.ts', import.meta.url))) {
      const { migrate } = await import('#platform/datenbank/migrate.ts')
      await migrate(urlOf(serverUrl, TEMPLATE))
    }
  } finally {
    await client.end()
  }
}
