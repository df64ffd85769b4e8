import type { Env } from '#platform/env.ts'
import type { Umgehung } from './fehler.ts'
import type { Rolle } from './schutz/rechte.ts'

/** `faktor`: the password was right, a factor is asked for. `einrichten`: no factor stands yet. `voll`: signed in. */
export type Stufe = 'faktor' | 'einrichten' | 'voll'

/** Which profile is open: none chosen yet, the Standardprofil, or a customer of a Jobcenter. */
export type OffenesProfil =
  | undefined
  | { art: 'standard' }
  | { art: 'kunde'; profilId: string; kundeId: string; jobcenterId: string }

/** Who is signed in, and what every page shows of it; read in one statement. */
export interface Besuch {
  sitzungId: string
  kontoId: string
  stufe: Stufe
  profil: OffenesProfil
  /** Until when the last proof of a factor counts as fresh. */
  frischBis: Date
  endet: Date
  ungelesen: number
  /** A form that was posted after the end of an earlier session waits to be shown again. */
  aufgehoben: boolean
  /** What the page asked for with the session; see {@link Besuchsfrage}. */
  vorab?: unknown
}

export type KundenBesuch = Besuch & { profil: { art: 'kunde' } }

/** A session that has ended, told apart from none so that what was typed can be kept. */
export interface BeendeterBesuch {
  abgelaufen: true
  sitzungId: string
  kontoId: string
  /** Only of a whole session something is kept: with the password alone nobody leaves anything in an account (AUT-08). */
  stufe: Stufe
}

/** The same of staff. */
export interface BeendeterDienst {
  abgelaufen: true
  sitzungId: string
  mitarbeiterId: string
  jobcenterId: string
  rollen: readonly Rolle[]
}

export interface Dienstbesuch {
  sitzungId: string
  mitarbeiterId: string
  jobcenterId: string
  name: string
  rollen: readonly Rolle[]
  /** Until when the last proof with the passkey counts as fresh. */
  frischBis: Date
  endet: Date
  /** Something typed before the end of an earlier session waits to be shown again. */
  aufgehoben?: boolean
}

export interface AufgehobenesFormular {
  kontoId: string
  pfad: string
  felder: Record<string, string>
}

/** Whose form of the staff side it is. */
export type Dienstperson = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

export interface Besuchsfrage {
  /** A request of a script, which is no activity of the person and does not extend the session (SES-04). */
  ruhig?: boolean
  /**
   * What a much visited page reads with the session, in one statement with it: a select over the rows `s` (sitzung), `k` (konto),
   * `p` (profil) and `c` (kunde), which may use `$2`, the time. Its columns must not be named as those of the session.
   */
  vorab?: string | undefined
}

/** What the router asks of the modules that know sessions. */
export interface Besuchsquelle {
  find(env: Env, token: string, frage: Besuchsfrage): Promise<Besuch | BeendeterBesuch | undefined>
  findDienst(env: Env, token: string, ruhig: boolean): Promise<Dienstbesuch | BeendeterDienst | undefined>
  keepForm(env: Env, formular: AufgehobenesFormular): Promise<void>
  readForm(env: Env, kontoId: string, pfad: string): Promise<Record<string, string> | undefined>
  dropForm(env: Env, kontoId: string, pfad: string): Promise<void>
  /** The same for staff; `pfad` as `keptPath` names it. Nothing is kept where the page is about no customer. */
  keepDienstForm(env: Env, wer: Dienstperson, formular: { pfad: string; felder: Record<string, string> }): Promise<void>
  readDienstForm(env: Env, wer: Dienstperson, pfad: string): Promise<Record<string, string> | undefined>
  dropDienstForm(env: Env, wer: Dienstperson, pfad: string): Promise<void>
  /** A member of staff asked for what the role does not allow. */
  recordRefusal(env: Env, dienst: Dienstbesuch): Promise<void>
  /** Somebody sent what no page of the portal sends. `route`: method and pattern. Never throws. */
  recordUmgehung(
    env: Env,
    versuch: { grund: Umgehung; route: string; adresse: string; wer: Besuch | Dienstbesuch | undefined },
  ): Promise<void>
}
