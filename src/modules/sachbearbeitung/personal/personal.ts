import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { notFound } from '#web/fehler.ts'
import type { Rolle } from '#web/schutz/rechte.ts'
import { changeMitarbeiter, deleteDienstsitzungen } from '../store.ts'
import { type Einladung, issueEinladung } from '../zugang/einladung.ts'
import { deleteDienstPasskeys, lockAdministration } from '../zugang/store.ts'
import { isLast, openAenderung, type Wer } from './rollen.ts'
import * as store from './store.ts'

const SEITE = 50

/** The staff of a Jobcenter by name; `nach` is the id of the last one of the page before. */
export async function listPersonal(env: Env, { jobcenterId }: Wer, nach: string | undefined) {
  const letzte = nach ? await store.findPerson(env.db, { id: nach, jobcenterId }) : undefined
  const rows = await store.findPersonen(env.db, { jobcenterId, nach: letzte, anzahl: SEITE + 1 })
  const personen = rows.slice(0, SEITE)
  return { personen, weiter: rows.length > SEITE ? personen.at(-1)?.id : undefined }
}

/** 404 for the staff of another Jobcenter as for nobody (AZ-02). */
export async function readPerson(env: Env, { jobcenterId }: Wer, id: string): Promise<store.PersonRow> {
  const person = await store.findPerson(env.db, { id, jobcenterId })
  if (!person) throw notFound()
  return person
}

export interface NeuePerson {
  /** Made with the form: a double click invites once. */
  id: string
  name: string
  team: string
  rollen: Rolle[]
}

/** Invites somebody. The roles wait for a second person (AZ-07). Undefined: a double click, the code was shown already. */
export async function invitePerson(env: Env, wer: Wer, neu: NeuePerson): Promise<Einladung | undefined> {
  const { id, rollen, ...rest } = neu
  return env.db.transaction().execute(async (tx) => {
    const { jobcenterId: jobcenter_id, mitarbeiterId: akteurId } = wer
    const row = { ...rest, id, jobcenter_id, rollen: [], aktiv: true, erstellt: env.clock.now() }
    if (!(await store.insertPerson(tx, row))) return undefined
    await openAenderung(env, tx, { mitarbeiterId: id, rollen, anlass: 'einladung', von: wer })
    const details = { mitarbeiter: id, rollen: rollen.join(' ') }
    await recordEreignis(env, tx, { ereignis: 'dienst.eingeladen', akteur: 'dienst', akteurId, details })
    return issueEinladung(env, tx, { mitarbeiterId: id, art: 'einladung' })
  })
}

export type Ersatz = Einladung | 'selbst' | 'gesperrt' | 'letzte'

/**
 * A lost passkey: the old ones and all sessions end, a new code is issued. The roles rest until a second person has released
 * them, so that whoever issues the code cannot become that person (AUT-27).
 */
export async function replaceZugang(env: Env, wer: Wer, mitarbeiterId: string): Promise<Ersatz> {
  if (mitarbeiterId === wer.mitarbeiterId) return 'selbst'
  return env.db.transaction().execute(async (tx) => {
    await lockAdministration(tx, wer.jobcenterId)
    const person = await store.findPerson(tx, { id: mitarbeiterId, jobcenterId: wer.jobcenterId })
    if (!person) throw notFound()
    if (!person.aktiv) return 'gesperrt'
    if (await isLast(env, tx, { ...wer, mitarbeiterId }, person.rollen)) return 'letzte'
    const ersetzt = await deleteDienstPasskeys(tx, mitarbeiterId)
    await deleteDienstsitzungen(tx, { mitarbeiterId })
    const rollen = person.rollen.length > 0 ? person.rollen : (person.beantragt ?? [])
    const anlass = person.rollen.length > 0 ? 'neuer-passkey' : 'einladung'
    await openAenderung(env, tx, { mitarbeiterId, rollen, anlass, von: wer })
    await changeMitarbeiter(tx, mitarbeiterId, { rollen: [] })
    await recordEreignis(env, tx, {
      ereignis: 'dienst.zugang-ersetzt',
      akteur: 'dienst',
      akteurId: wer.mitarbeiterId,
      details: { mitarbeiter: mitarbeiterId, passkeys: ersetzt },
    })
    return issueEinladung(env, tx, { mitarbeiterId, art: 'einladung' })
  })
}

export type Sperrergebnis = 'gesperrt' | 'entsperrt' | 'selbst' | 'letzte' | 'gleich'

/** Blocks somebody at once, with all sessions, or lets them in again. */
export async function setSperre(
  env: Env,
  wer: Wer,
  { mitarbeiterId, gesperrt }: { mitarbeiterId: string; gesperrt: boolean },
): Promise<Sperrergebnis> {
  if (mitarbeiterId === wer.mitarbeiterId) return 'selbst'
  return env.db.transaction().execute(async (tx) => {
    await lockAdministration(tx, wer.jobcenterId)
    const person = await store.findPerson(tx, { id: mitarbeiterId, jobcenterId: wer.jobcenterId })
    if (!person) throw notFound()
    if (person.aktiv === !gesperrt) return 'gleich'
    if (gesperrt && (await isLast(env, tx, { ...wer, mitarbeiterId }, person.rollen))) return 'letzte'
    await changeMitarbeiter(tx, mitarbeiterId, { aktiv: !gesperrt })
    // Also when it is lifted: what began in the very moment of the block must not come back to life.
    await deleteDienstsitzungen(tx, { mitarbeiterId })
    await recordEreignis(env, tx, {
      ereignis: gesperrt ? 'dienst.gesperrt' : 'dienst.entsperrt',
      akteur: 'dienst',
      akteurId: wer.mitarbeiterId,
      details: { mitarbeiter: mitarbeiterId },
    })
    return gesperrt ? 'gesperrt' : 'entsperrt'
  })
}

/** Ends every session of somebody (SES-06). Answers how many there were. */
export async function endSitzungenOf(env: Env, wer: Wer, mitarbeiterId: string): Promise<number> {
  return env.db.transaction().execute(async (tx) => {
    const person = await store.findPerson(tx, { id: mitarbeiterId, jobcenterId: wer.jobcenterId })
    if (!person) throw notFound()
    const anzahl = await deleteDienstsitzungen(tx, { mitarbeiterId })
    if (anzahl > 0) {
      await recordEreignis(env, tx, {
        ereignis: 'dienst.sitzungen-beendet',
        akteur: 'dienst',
        akteurId: wer.mitarbeiterId,
        details: { mitarbeiter: mitarbeiterId, anzahl },
      })
    }
    return anzahl
  })
}

export async function changeTeam(env: Env, wer: Wer, { mitarbeiterId, team }: { mitarbeiterId: string; team: string }) {
  await env.db.transaction().execute(async (tx) => {
    const person = await store.findPerson(tx, { id: mitarbeiterId, jobcenterId: wer.jobcenterId })
    if (!person) throw notFound()
    if (person.team === team) return
    await changeMitarbeiter(tx, mitarbeiterId, { team })
    await recordEreignis(env, tx, {
      ereignis: 'dienst.team-geaendert',
      akteur: 'dienst',
      akteurId: wer.mitarbeiterId,
      details: { mitarbeiter: mitarbeiterId },
    })
  })
}
