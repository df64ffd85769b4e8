import type { Env } from '#platform/env.ts'
import { keyOf } from '../inhalt.ts'
import type { VorbehaltRow } from './store.ts'

export interface Anschrift {
  strasse: string
  plz: string
  ort: string
}

/** Where money goes; the IBAN without blanks. */
export interface Bankverbindung {
  inhaber: string
  iban: string
}

export type Neues = { was: 'anschrift'; neu: Anschrift } | { was: 'konto'; neu: Bankverbindung }

const inhaltContext = (id: string) => `vorbehalt|inhalt|${id}`
const grundContext = (id: string) => `vorbehalt|grund|${id}`

type Besitz = Pick<VorbehaltRow, 'id' | 'kunde_id' | 'schluessel'>

export const sealNeues = (env: Env, row: Besitz, { neu }: Neues): Buffer =>
  keyOf(env, row).seal(inhaltContext(row.id), JSON.stringify(neu))

export const openNeues = (env: Env, row: Besitz & Pick<VorbehaltRow, 'was' | 'inhalt'>): Neues =>
  ({ was: row.was, neu: JSON.parse(keyOf(env, row).open(inhaltContext(row.id), row.inhalt)) as unknown }) as Neues

export const sealGrund = (env: Env, row: Besitz, grund: string): Buffer =>
  keyOf(env, row).seal(grundContext(row.id), grund)

export const openGrund = (env: Env, row: Besitz, grund: Buffer): string =>
  keyOf(env, row).open(grundContext(row.id), grund)

/** Both name the same address, or the same account. */
export const isSame = (a: Neues, b: Neues): boolean =>
  a.was === b.was && (Object.keys(a.neu) as never[]).every((name) => a.neu[name] === b.neu[name])

/** „DE02 1203 0000 0000 2020 51“ */
const formatIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ')

/** What is new, line by line. */
export const linesOfNeues = ({ was, neu }: Neues): string[] =>
  was === 'anschrift' ? [neu.strasse, `${neu.plz} ${neu.ort}`] : [neu.inhaber, formatIban(neu.iban)]
