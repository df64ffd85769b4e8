import { TAG } from '#platform/clock.ts'
import { parseEmail } from '#platform/post/email.ts'
import { nameCharacters } from '#platform/text/anzeige.ts'
import { type Feldfehler, felder, haken, text, wahl } from '#web/felder.ts'

export const benutzername = felder({ benutzername: text() })
export const neueAdresse = felder({ email: text() })
export const passwort = felder({ bisher: text(), passwort: text(), wiederholung: text() })
export const passkeyName = felder({ name: text() })
export const sitzung = felder({ sitzung: text(40), alle: haken() })
export const link = felder({ id: text(40) })
export const datenkopie = felder({ form: wahl(['json', 'html']) })
export const bestaetigung = felder({ einverstanden: haken() })
export const leer = felder({})

const NAME = /^[A-Za-z0-9ÄÖÜäöüß._-]$/
const NAME_MINDESTENS = 5
const NAME_HOECHSTENS = 40

/** A user name can never be taken for an e-mail address: it has no @. Empty: the account has none. */
export function checkBenutzername(eingabe: string): Feldfehler<'benutzername'> {
  const name = eingabe.normalize('NFKC').trim()
  if (name === '') return {}
  if (name.includes('@')) {
    return { benutzername: 'Lassen Sie das @-Zeichen weg. Mit Ihrer E-Mail-Adresse können Sie sich ohnehin anmelden.' }
  }
  const fremd = [...name].filter((zeichen) => !NAME.test(zeichen))
  if (fremd.length > 0) {
    return { benutzername: `Entfernen Sie: ${nameCharacters(fremd)}. Möglich sind Buchstaben, Ziffern und . _ -` }
  }
  const laenge = [...name].length
  if (laenge < NAME_MINDESTENS || laenge > NAME_HOECHSTENS) {
    return {
      benutzername: `Der Benutzername hat ${NAME_MINDESTENS} bis ${NAME_HOECHSTENS} Zeichen, eingegeben sind ${laenge}.`,
    }
  }
  return {}
}

export function checkNeueAdresse(email: string): Feldfehler<'email'> {
  const gelesen = parseEmail(email)
  return gelesen.ok ? {} : { email: gelesen.fehler }
}

export const bereiche = [
  { wert: 'konto', text: 'Konto' },
  { wert: 'profil', text: 'Profil' },
  { wert: 'jobcenter', text: 'Jobcenter' },
] as const

export const zeitraeume = [
  { wert: '7', text: 'letzte 7 Tage' },
  { wert: '30', text: 'letzte 30 Tage' },
  { wert: '90', text: 'letzte 90 Tage' },
  { wert: '365', text: 'letzte 12 Monate' },
] as const

export interface Verlaufsfilter {
  bereich: (typeof bereiche)[number]['wert'] | undefined
  /** Length of the time span in milliseconds. */
  dauer: number | undefined
  /** „Verlauf zum …“: only what belongs to this benefit. */
  leistung?: string | undefined
  /** Number of the record after which the list goes on. */
  vor: number | undefined
}

/** The filter as it stands in the address; what it does not know shows everything. */
export function readVerlaufsfilter(frage: (name: string) => string | undefined): Verlaufsfilter {
  const zeitraum = zeitraeume.find(({ wert }) => wert === frage('zeitraum'))
  return {
    bereich: bereiche.find(({ wert }) => wert === frage('bereich'))?.wert,
    dauer: zeitraum && Number(zeitraum.wert) * TAG,
    vor: readNummer(frage('vor')),
  }
}

export function readNummer(eingabe: string | undefined): number | undefined {
  return eingabe && /^\d{1,15}$/.test(eingabe) ? Number(eingabe) : undefined
}
