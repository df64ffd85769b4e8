import type { Zeiten } from '../statistik.ts'
import type { Anfragetext } from './verbindung.ts'

/** Sends as fast as answers come, over `verbindungen` at once, `anzahl` requests in all. */
export interface Salve {
  art: 'salve'
  port: number
  /** Name of a list given with `Vorrat`; taken in turn, from where the last order stopped. */
  vorrat: string
  anzahl: number
  verbindungen: number
  status: number
}

export interface Vorrat {
  art: 'vorrat'
  name: string
  anfragen: Anfragetext[]
}

/** A page of a form that is posted, and the page that is opened then. */
export interface Formularschritt {
  post: Anfragetext
  /** Where the answer leads, as its header says. */
  nach: string
  get: Anfragetext
}

export interface Schrittvorrat {
  art: 'schrittvorrat'
  name: string
  schritte: Formularschritt[]
}

/** As `Salve`, but step by step: the page is opened on the same connection when the answer to what was posted is there. */
export interface Schritte {
  art: 'schritte'
  port: number
  /** Name of a list given with `Schrittvorrat`. */
  vorrat: string
  anzahl: number
  verbindungen: number
}

/** Sends one request every `abstandMs`, whether or not answers came, until `taktende`. */
export interface Takt {
  art: 'takt'
  port: number
  vorrat: string
  abstandMs: number
}

export interface Taktende {
  art: 'taktende'
}

export interface PasskeyKonto {
  kennung: string
  kontoId: string
  /** PKCS #8, PEM */
  privat: string
  geraet: string
}

/** Whole sign-ins with a passkey, one after another on each connection. */
export interface Passkeys {
  art: 'passkeys'
  port: number
  ursprung: string
  konten: PasskeyKonto[]
  besuch: { cookie: string; csrf: string }
  verbindungen: number
}

export type Lastauftrag = Salve | Vorrat | Schritte | Schrittvorrat | Takt | Taktende | Passkeys

export interface Lastergebnis extends Zeiten {
  anzahl: number
  /** Requests or steps a second, as this load alone saw it. */
  jeSekunde: number
}
