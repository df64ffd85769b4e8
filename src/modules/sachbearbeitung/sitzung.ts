import { recordEreignis } from '#modules/protokoll'
import { later, MINUTE, SEKUNDE, STUNDE, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken, newToken } from '#platform/krypto/geheimnis.ts'
import type { BeendeterDienst, Dienstbesuch } from '#web/besuch.ts'
import { deleteOldEntwuerfe } from './entwurf/store.ts'
import * as store from './store.ts'

/** Without activity a staff session ends after 15 minutes, in all after 8 hours (SES-04). */
export const RUHE = 15 * MINUTE
const HOECHSTENS = 8 * STUNDE
/** How long a proof counts for acts that ask for a fresh one (AUT-19). */
const FRISCH = 5 * MINUTE
/** Activity is written at most this often. */
const RASTER = 15 * SEKUNDE

/**
 * Begins a session of a member of staff who has proved who they are; answers its token, which exists nowhere else.
 * `weg` names how it was proved, for the record; `bisher` is the token that the browser had, whose session ends (SES-02). Undefined where there is no such active person.
 */
export async function beginDienstsitzung(
  env: Env,
  tx: Tx,
  { mitarbeiterId, weg, bisher }: { mitarbeiterId: string; weg: 'schulung' | 'passkey'; bisher?: string | undefined },
): Promise<string | undefined> {
  if (weg === 'schulung' && env.settings.modus !== 'schulung') {
    throw new Error('Die Anmeldung mit einem Klick gibt es nur in der Schulung.')
  }
  const mitarbeiter = await store.findMitarbeiter(tx, mitarbeiterId)
  if (!mitarbeiter?.aktiv) return undefined
  const old = isToken(bisher) ? await store.findDienstsitzung(tx, hashToken(bisher), env.clock.now()) : undefined
  if (old) await store.deleteDienstsitzung(tx, old.id)
  const token = newToken()
  const now = env.clock.now()
  const endet = later(now, HOECHSTENS)
  await store.insertDienstsitzung(tx, {
    id: newId(),
    hash: hashToken(token),
    mitarbeiter_id: mitarbeiter.id,
    // One click has nothing to show once more.
    frisch_bis: weg === 'schulung' ? endet : later(now, FRISCH),
    erstellt: now,
    zuletzt: now,
    endet,
  })
  await recordEreignis(env, tx, {
    ereignis: 'dienst.angemeldet',
    akteur: 'dienst',
    akteurId: mitarbeiter.id,
    details: { weg },
  })
  return token
}

/** Who stands behind a staff token, as long as the session lasts. */
export async function findDienst(env: Env, token: string, ruhig = false): Promise<Dienstbesuch | undefined> {
  const found = await findDienstbesuch(env, token, ruhig)
  return found && 'abgelaufen' in found ? undefined : found
}

/** The same with the roles of this moment, and told apart when it has ended; one statement. */
export async function findDienstbesuch(
  env: Env,
  token: string,
  ruhig = false,
): Promise<Dienstbesuch | BeendeterDienst | undefined> {
  if (!isToken(token)) return undefined
  const now = env.clock.now()
  const row = await store.findDienstsitzung(env.db, hashToken(token), now)
  if (!row) return undefined
  const endet = Math.min(row.zuletzt.getTime() + RUHE, row.endet.getTime())
  if (endet <= now.getTime()) {
    const { id: sitzungId, mitarbeiter_id: mitarbeiterId, jobcenter_id: jobcenterId, rollen } = row
    return { abgelaufen: true, sitzungId, mitarbeiterId, jobcenterId, rollen }
  }
  if (!ruhig && now.getTime() - row.zuletzt.getTime() >= RASTER) await store.touchDienstsitzung(env.db, row.id, now)
  return {
    sitzungId: row.id,
    mitarbeiterId: row.mitarbeiter_id,
    jobcenterId: row.jobcenter_id,
    name: row.name,
    rollen: row.rollen,
    frischBis: row.frisch_bis,
    aufgehoben: row.aufgehoben,
    endet: new Date(ruhig ? endet : Math.min(now.getTime() + RUHE, row.endet.getTime())),
  }
}

/** The passkey was shown once more: a new token, the old one is dead (SES-02). Undefined where the session ended meanwhile. */
export async function renewDienstsitzung(
  env: Env,
  tx: Tx,
  besuch: Pick<Dienstbesuch, 'sitzungId' | 'mitarbeiterId'>,
): Promise<string | undefined> {
  const token = newToken()
  const now = env.clock.now()
  const neu = { hash: hashToken(token), frisch_bis: later(now, FRISCH), zuletzt: now }
  if (!(await store.changeDienstsitzung(tx, besuch.sitzungId, neu))) return undefined
  await recordEreignis(env, tx, { ereignis: 'dienst.bestaetigt', akteur: 'dienst', akteurId: besuch.mitarbeiterId })
  return token
}

/** „Angemeldet bleiben“: the person is there, though no page was opened. Answers how many seconds are left. */
export async function extendDienstsitzung(env: Env, token: string): Promise<number | undefined> {
  const besuch = await findDienst(env, token)
  return besuch && Math.round((besuch.endet.getTime() - env.clock.now().getTime()) / 1000)
}

export async function endDienstsitzung(env: Env, besuch: Dienstbesuch): Promise<void> {
  await env.db.transaction().execute(async (tx) => {
    await store.deleteDienstsitzung(tx, besuch.sitzungId)
    await recordEreignis(env, tx, {
      ereignis: 'dienst.abgemeldet',
      akteur: 'dienst',
      akteurId: besuch.mitarbeiterId,
    })
  })
}

/** „Andere Sitzungen beenden“ (SES-06). */
export async function endOtherSitzungen(env: Env, { mitarbeiterId, sitzungId }: Dienstbesuch): Promise<void> {
  await env.db.transaction().execute(async (tx) => {
    const anzahl = await store.deleteDienstsitzungen(tx, { mitarbeiterId, ausser: sitzungId })
    if (anzahl === 0) return
    await recordEreignis(env, tx, {
      ereignis: 'dienst.sitzungen-beendet',
      akteur: 'dienst',
      akteurId: mitarbeiterId,
      details: { mitarbeiter: mitarbeiterId, anzahl },
    })
  })
}

/** Takes away what is over. An ended session stays a day longer: a form that it sends late is kept for its owner. */
export const dienstsitzungenTask = (env: Env): Aufgabe => ({
  name: 'dienstsitzungen-aufraeumen',
  zeitplan: '17 * * * *',
  run: async () => {
    const jetzt = env.clock.now()
    await store.deleteEnded(env.db, { zuletztVor: later(jetzt, -RUHE - TAG), endetVor: later(jetzt, -TAG) })
    await deleteOldEntwuerfe(env.db, jetzt)
  },
})
