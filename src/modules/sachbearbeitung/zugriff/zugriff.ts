import { kundeKey, lockKunde, readZustaendigkeiten } from '#modules/jobcenter'
import type { Datenquelle } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { addTage, tagInBerlin } from '#platform/text/datum.ts'
import { zeitInBerlin } from '#platform/text/uhrzeit.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import * as store from './store.ts'

export type Dienst = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

/** What staff choose from; the customer reads them in other words (`zugriffsgruende` of the record). */
export const gruende: Record<store.Grund, string> = {
  vorsprache: 'Die Person ist hier',
  anruf: 'Die Person ruft an',
  vertretung: 'Ich helfe in einem anderen Team aus',
  fachaufsicht: 'Fachaufsicht oder Beschwerde',
  verfahren: 'Ein laufendes Verfahren, zum Beispiel ein Widerspruch',
  anderer: 'Ein anderer Grund',
}

export const grundnamen = Object.keys(gruende) as [store.Grund, ...store.Grund[]]

/** By what this member of staff reaches the customer; undefined: not without a reason. */
export async function findGrundlage(env: Env, dienst: Dienst, kundeId: string): Promise<store.Grundlage | undefined> {
  const { mitarbeiterId } = dienst
  return (await store.findGrundlage(env.db, { kundeId, mitarbeiterId, jetzt: env.clock.now() })) ?? undefined
}

export interface Begruendung {
  kundeId: string
  grund: store.Grund
  text: string
  sendung: string
}

const kontext = (id: string) => `aktenzugriff|text|${id}`

/** Puts a reason on file that counts until the end of the day; the customer sees it. False where there is no such customer. */
export function giveGrund(env: Env, dienst: Dienst, { kundeId, grund, text, sendung }: Begruendung): Promise<boolean> {
  const { mitarbeiterId, jobcenterId } = dienst
  return env.db.transaction().execute(async (tx) => {
    const kunde = await lockKunde(tx, { id: kundeId, jobcenterId })
    if (!kunde) return false
    const id = newId()
    const erstellt = env.clock.now()
    const bis = zeitInBerlin(addTage(tagInBerlin(erstellt), 1), '00:00')
    const sealed = text ? kundeKey(env, kunde).seal(kontext(id), text) : null
    const row = { id, kunde_id: kundeId, mitarbeiter_id: mitarbeiterId, grund, text: sealed, erstellt, bis, sendung }
    if (!(await store.insertZugriff(tx, row))) return true
    await recordEreignis(env, tx, {
      ereignis: 'jobcenter.zugriff-begruendet',
      akteur: 'dienst',
      akteurId: mitarbeiterId,
      kundeId,
      details: { grund },
    })
    return true
  })
}

/** What staff decided for a customer whom others are there for is the reason itself to go on to the record. */
export async function noteVerfahren(
  env: Env,
  dienst: Dienst,
  { kundeId, text }: { kundeId: string; text: string },
): Promise<void> {
  if (await findGrundlage(env, dienst, kundeId)) return
  await giveGrund(env, dienst, { kundeId, grund: 'verfahren', text, sendung: newId() })
}

/** Who is there for the customers of an account, and who gave which reason to open their record (PRI-05). */
export const zugriffQuellen: Datenquelle[] = [
  {
    name: 'Begründete Zugriffe auf die Akte',
    read: async (env, db, kontoId) =>
      (await store.findZugriffeOfKonto(db, kontoId)).map(({ schluessel, text, kunde_id, ...row }) => ({
        ...row,
        grund: gruende[row.grund],
        text: text && kundeKey(env, { id: kunde_id, schluessel }).open(kontext(row.id), text),
      })),
  },
  {
    name: 'Zuständigkeit',
    read: async (_env, db, kontoId) => {
      const rows = await db.selectFrom('profil').select('kunde_id').where('konto_id', '=', kontoId).execute()
      const ids = rows.flatMap(({ kunde_id }) => kunde_id ?? [])
      return Promise.all(ids.map((id) => readZustaendigkeiten(db, id)))
    },
  },
]
