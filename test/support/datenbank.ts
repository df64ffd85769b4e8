import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { TEMPLATE, urlOf } from './verbindung.ts'

/** `url` is the log-in of the application. */
export type TestDatabase = { ownerUrl: string; url: string; drop(): Promise<void> }

/** A fresh, migrated database of its own: a clone of the template. `drop` also ends whatever is still connected. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `create database ${name} template ${TEMPLATE} strategy file_copy`)
  return {
    ownerUrl: urlOf(serverUrl, name),
    url: urlOf(inject('testAnwendungUrl'), name),
    drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
