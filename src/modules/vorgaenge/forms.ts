import { dokumentwahl } from '#modules/dokumente'
import { dateifelder, felder, text } from '#web/felder.ts'

export const formlos = felder({ text: text(), ...dateifelder })
export const unterlagen = felder({ text: text(), nachweis: text(36), ...dokumentwahl, ...dateifelder })

const TEXT_LAENGE = 4000
const zahl = new Intl.NumberFormat('de-DE')

/** Plain text as the other side sees it: line breaks of one kind, nothing before and after. */
export const clean = (value: string) => value.replace(/\r\n?/g, '\n').trim()

/** Text that somebody wrote; undefined: it will do. */
export function checkText(value: string, leer: string): string | undefined {
  if (value === '') return leer
  if (value.length <= TEXT_LAENGE) return undefined
  return `Ihr Text ist um ${zahl.format(value.length - TEXT_LAENGE)} Zeichen zu lang. Kürzen Sie ihn oder hängen Sie eine Datei an.`
}
