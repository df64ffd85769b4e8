import { isId } from '#platform/datenbank/id.ts'
import { dateifelder, type Feldfehler, felder, text, wahl } from '#web/felder.ts'
import { type Anliegenname, type Fach, readAnliegen } from './anliegen.ts'

const aktion = wahl(['senden', 'entwurf', 'verwerfen'])

/** `dazu`: the conversation whose files come along, but those of `ohne`. `vorgang`: the case that it is about. */
export const neu = felder({
  anliegen: text(60),
  betreff: text(),
  text: text(),
  dazu: text(40),
  vorgang: text(40),
  'ohne[]': dateifelder['entfernen[]'],
  aktion,
  ...dateifelder,
})
/** `zeigen`: what came meanwhile, with the own text kept. */
export const antwort = felder({
  text: text(),
  aktion: wahl(['senden', 'entwurf', 'verwerfen', 'zeigen']),
  ...dateifelder,
})
export const entwurf = felder({
  sendung: text(40),
  fach: wahl(['leistung', 'vermittlung']),
  gespraech: text(40),
  dazu: text(40),
  vorgang: text(40),
  anliegen: text(60),
  betreff: text(1000),
  text: text(),
})
/** Not in the address: what somebody looks for in their own messages is nobody's business. */
export const suche = felder({ suche: text(1000), vor: text(60) })
export const archiv = felder({ weg: wahl(['ja', 'nein']), stand: text(10) })

export const BETREFF_LAENGE = 120
const TEXT_LAENGE = 10_000

/** Plain text as the other side sees it: line breaks of one kind, nothing before and after. */
export const clean = (value: string) => value.replace(/\r\n?/g, '\n').trim()

/** Also a text of which nobody would see anything: spaces, control and formatting characters, marks alone. */
const isBlank = (value: string): boolean => !/[^\s\p{C}\p{M}\p{Z}]/u.test(value)

const zahl = new Intl.NumberFormat('de-DE')

export function checkText(value: string): string | undefined {
  if (isBlank(value)) return 'Schreiben Sie, worum es geht.'
  if (value.length <= TEXT_LAENGE) return undefined
  const over = zahl.format(value.length - TEXT_LAENGE)
  return `Ihr Text ist um ${over} Zeichen zu lang. Kürzen Sie ihn oder hängen Sie eine Datei an.`
}

export type NeuFehler = Feldfehler<'anliegen' | 'betreff' | 'text' | 'dateien'>

export interface NeuEingabe {
  anliegen: string
  betreff: string
  text: string
}

/** What a new message says, checked; the subject is that of the concern where nobody wrote one. */
export function checkNeu(
  fach: Fach,
  eingabe: NeuEingabe,
): { ok: true; anliegen: Anliegenname; betreff: string; text: string } | { ok: false; fehler: NeuFehler } {
  const fehler: NeuFehler = {}
  const gewaehlt = readAnliegen(eingabe.anliegen)
  if (gewaehlt?.fach !== fach) fehler.anliegen = 'Wählen Sie, worum es geht.'
  const betreff = clean(eingabe.betreff).replace(/\n+/g, ' ')
  if (betreff.length > BETREFF_LAENGE) fehler.betreff = `Der Betreff darf höchstens ${BETREFF_LAENGE} Zeichen haben.`
  const inhalt = clean(eingabe.text)
  const textfehler = checkText(inhalt)
  if (textfehler) fehler.text = textfehler
  if (!gewaehlt || Object.keys(fehler).length > 0) return { ok: false, fehler }
  return {
    ok: true,
    anliegen: eingabe.anliegen as Anliegenname,
    betreff: isBlank(betreff) ? gewaehlt.text : betreff,
    text: inhalt,
  }
}

export const zuVieleDateien = (anzahl: number) => `Höchstens ${anzahl} Dateien. Entfernen Sie einige.`

export const readId = (value: string | undefined): string | undefined => (value && isId(value) ? value : undefined)
