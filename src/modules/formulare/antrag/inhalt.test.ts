import { expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { createSchluesselbund, parseKeys } from '#platform/krypto/schluessel.ts'
import { openInhalt, sealAntrag } from './inhalt.ts'

const keys = parseKeys(`alt:${Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('base64')}`)

function createRow() {
  const schluessel = createSchluesselbund(keys)
  let jetzt = new Date('2026-11-23T10:00:00Z')
  const env = { schluessel, clock: { now: () => jetzt } } as unknown as Env
  const [id, kunde_id] = [newId(), newId()]
  const row = { id, kunde_id, konto_id: newId(), schluessel: schluessel.createPersonKey(kunde_id) }
  const pass = (minuten: number) => {
    jetzt = new Date(jetzt.getTime() + minuten * 60_000)
  }
  return { env, row, pass }
}

test('a draft that was just written is found as it is, and read anew after some minutes', () => {
  const { env, row, pass } = createRow()
  const antworten = { vorname: 'Kim' }
  const inhalt = sealAntrag(env, row, { antworten, nachweise: {} })
  expect(openInhalt(env, { ...row, inhalt }).antworten).toBe(antworten)
  pass(11)
  const later = openInhalt(env, { ...row, inhalt }).antworten
  expect(later).not.toBe(antworten)
  expect(later).toEqual(antworten)
  expect(openInhalt(env, { ...row, inhalt }).antworten).toBe(later)
})

test('what stands in the row counts: an older or a newer state is never answered with another', () => {
  const { env, row } = createRow()
  const first = sealAntrag(env, row, { antworten: { vorname: 'Kim' }, nachweise: {} })
  const second = sealAntrag(env, row, { antworten: { vorname: 'Sam' }, nachweise: {} })
  expect(openInhalt(env, { ...row, inhalt: first }).antworten).toEqual({ vorname: 'Kim' })
  expect(openInhalt(env, { ...row, inhalt: second }).antworten).toEqual({ vorname: 'Sam' })
})

test('what JSON would drop is not kept in memory', () => {
  const { env, row } = createRow()
  const antworten = { vorname: 'Kim', kinder: [{ id: 'e1', name: undefined }] } as never
  const inhalt = sealAntrag(env, row, { antworten, nachweise: {} })
  expect(openInhalt(env, { ...row, inhalt }).antworten).toStrictEqual({ vorname: 'Kim', kinder: [{ id: 'e1' }] })
})

test('CRY-01: another row cannot be opened with it, nor with the key of somebody else', () => {
  const { env, row } = createRow()
  const inhalt = sealAntrag(env, row, { antworten: { vorname: 'Kim' }, nachweise: {} })
  expect(() => openInhalt(env, { ...row, id: newId(), inhalt })).toThrow()
  const kunde_id = newId()
  const fremd = { ...row, id: newId(), kunde_id, schluessel: env.schluessel.createPersonKey(kunde_id) }
  expect(() => openInhalt(env, { ...fremd, inhalt })).toThrow()
})
