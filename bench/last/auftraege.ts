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

export type Lastauftrag = Salve | Vorrat | Takt | Taktende | Passkeys

export interface Lastergebnis extends Zeiten {
  anzahl: number
  /** Requests a second, as this load alone saw it. */
  jeSekunde: number
}
