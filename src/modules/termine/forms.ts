import { dateifelder, type Feldfehler, felder, text } from '#web/felder.ts'
import { type Grund, grundnamen } from './mitteilung/mitteilung.ts'

export const nichts = felder({})
export const buchung = felder({ anliegen: text() })
export const verhinderung = felder({ grund: text(40), text: text(), ...dateifelder })
export const wunsch = felder({ text: text(), sendung: text(40) })

const TEXT_LAENGE = 2000

/** Plain text as the other side sees it: line breaks of one kind, nothing before and after. */
export const clean = (value: string) => value.replace(/\r\n?/g, '\n').trim()

const zahl = new Intl.NumberFormat('de-DE')

export function checkLaenge(value: string): string | undefined {
  const over = value.length - TEXT_LAENGE
  return over > 0 ? `Ihr Text ist um ${zahl.format(over)} Zeichen zu lang. Kürzen Sie ihn.` : undefined
}

export type Verhinderungsfehler = Feldfehler<'grund' | 'text' | 'dateien'>

export function checkVerhinderung(eingabe: { grund: string; text: string }): {
  grund: Grund | undefined
  text: string
  fehler: Verhinderungsfehler
} {
  const grund = grundnamen.find((one) => one === eingabe.grund)
  const inhalt = clean(eingabe.text)
  const fehler: Verhinderungsfehler = {}
  if (!grund) fehler.grund = 'Wählen Sie, warum Sie nicht kommen können.'
  const lang = checkLaenge(inhalt)
  if (lang) fehler.text = lang
  else if (grund === 'sonstiges' && inhalt === '') fehler.text = 'Schreiben Sie, warum Sie nicht kommen können.'
  return { grund, text: inhalt, fehler }
}

export function checkWunsch(value: string): { text: string; fehler: Feldfehler<'text'> } {
  const inhalt = clean(value)
  if (inhalt === '') return { text: inhalt, fehler: { text: 'Schreiben Sie, wann Sie können und worum es geht.' } }
  const lang = checkLaenge(inhalt)
  return { text: inhalt, fehler: lang ? { text: lang } : {} }
}
