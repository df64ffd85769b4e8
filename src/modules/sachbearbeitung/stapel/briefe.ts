import { z } from 'zod'
import { readKunde } from '#modules/jobcenter'
import {
  type Anwaerter,
  checkAnwaerter,
  issueStapel,
  listBriefe,
  printStapel,
  readBrief,
  readStapel,
  STAPEL_HOECHSTENS,
} from '#modules/profil'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { HttpError, notFound } from '#web/fehler.ts'

/** How somebody stood when a letter for them was asked for, from the one who needs it most. */
const staende = ['ohne', 'code', 'zugang'] as const

export const stapelwahl = z.strictObject({
  /** Of the batch, also before it is made. */
  stapel: z.uuid(),
  /** One letter of it alone. */
  brief: z.uuid().optional(),
  /** For whom it is to be made; nobody where it was made before. */
  kunden: z.array(z.strictObject({ id: z.uuid(), stand: z.enum(staende) })).max(STAPEL_HOECHSTENS),
})
export type Stapelwahl = z.infer<typeof stapelwahl>

type Wer = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

const standOf = ({ verknuepft, mitCode }: Anwaerter) => (verknuepft ? 'zugang' : mitCode ? 'code' : 'ohne')

export const wahlOf = (stapel: string, anwaerter: readonly Anwaerter[]): Stapelwahl => ({
  stapel,
  kunden: anwaerter.map((one) => ({ id: one.kunde.id, stand: standOf(one) })),
})

export const sachenOf = ({ stapel, brief }: Stapelwahl): string[] => (brief ? [brief, stapel] : [stapel])

export function nenneBriefe({ brief, kunden }: Stapelwahl): string {
  if (brief) return 'ein Brief aus einem Stapel'
  if (kunden.length === 0) return 'ein Stapel, der schon erstellt ist'
  return kunden.length === 1 ? 'ein neuer Brief' : `ein neuer Stapel mit ${kunden.length} Briefen`
}

const pdf = (inhalt: Uint8Array, name: string) => ({ inhalt, typ: 'application/pdf', name })

/** Who got no access and no code in some other way since the letter was asked for. */
async function findWartende(env: Env, { jobcenterId }: Wer, kunden: Stapelwahl['kunden']): Promise<string[]> {
  const found = await Promise.all(kunden.map(({ id }) => readKunde(env, env.db, { id, jobcenterId })))
  const damals = new Map(kunden.map(({ id, stand }) => [id, stand]))
  const jetzt = await checkAnwaerter(
    env,
    found.flatMap((kunde) => kunde ?? []),
  )
  return jetzt
    .filter((one) => staende.indexOf(standOf(one)) <= staende.indexOf(damals.get(one.kunde.id)!))
    .map(({ kunde }) => kunde.id)
}

async function print(env: Env, { mitarbeiterId, jobcenterId }: Wer, id: string) {
  const inhalt = await printStapel(env, { id, jobcenterId }, mitarbeiterId)
  if (!inhalt) throw notFound()
  return pdf(inhalt, 'Freischaltcodes.pdf')
}

async function printOne(env: Env, { mitarbeiterId, jobcenterId }: Wer, id: string) {
  const brief = await readBrief(env, { id, jobcenterId }, { art: 'dienst', id: mitarbeiterId })
  const wo = brief && { kundeId: brief.kundeId, jobcenterId }
  const row = wo && (await listBriefe(env, env.db, wo)).find((one) => one.id === id)
  // Used, replaced or over: nobody should print it again, also before the night in which it is emptied.
  if (!brief?.inhalt || !row?.brauchbar) throw notFound()
  return pdf(await brief.inhalt.pdf(), 'Freischaltcode.pdf')
}

/** The letters of a batch, which is made now where it is not there yet. 404 where the Jobcenter has none that is good still. */
export async function prepareBriefe(env: Env, wer: Wer, { stapel: id, brief, kunden }: Stapelwahl) {
  const { jobcenterId, mitarbeiterId } = wer
  if (brief) return { anzahl: 1, gib: () => printOne(env, wer, brief) }
  const stapel = await readStapel(env, { id, jobcenterId })
  const druckbar = stapel?.briefe.filter(({ stand }) => stand === 'gueltig').length
  if (druckbar) return { anzahl: druckbar, gib: () => print(env, wer, id) }
  if (stapel || kunden.length === 0) throw notFound()
  const kundeIds = await findWartende(env, wer, kunden)
  return {
    anzahl: kundeIds.length,
    gib: async () => {
      const made = kundeIds.length > 0 && (await issueStapel(env, { id, jobcenterId, mitarbeiterId, kundeIds }))
      if (!made) {
        const warum = 'Alle haben inzwischen einen Zugang oder einen anderen Code. Es ist kein Brief mehr nötig.'
        throw new HttpError(409, 'Es gibt nichts mehr zu drucken', warum)
      }
      return print(env, wer, id)
    },
  }
}
