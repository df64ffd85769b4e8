import { showInvisible } from '#platform/text/anzeige.ts'
import { type Feldfehler, felder, text } from '#web/felder.ts'
import { type Kontakt, type Sprache, sprachen } from './kontakt.ts'

export const kontaktForm = felder({ telefon: text(), sprache: text(20), erreichbar: text() })

export type Kontakteingabe = Record<keyof Kontakt, string>
export type Kontaktfehler = Feldfehler<keyof Kontakt>

const ERREICHBAR_LAENGE = 200
const ziffern = (text: string) => text.replace(/\D/g, '').length

function checkTelefon(telefon: string): string | undefined {
  if (telefon === '') return undefined
  const ok = /^\+?[\d\s()/-]+$/.test(telefon) && ziffern(telefon) >= 6 && ziffern(telefon) <= 15
  return ok ? undefined : 'Geben Sie eine Telefonnummer ein, zum Beispiel 0151 12345678 oder +49 151 12345678.'
}

function checkErreichbar(erreichbar: string): string | undefined {
  if (erreichbar.length > ERREICHBAR_LAENGE) return `Kürzen Sie den Text auf höchstens ${ERREICHBAR_LAENGE} Zeichen.`
  return showInvisible(erreichbar) === erreichbar ? undefined : 'Entfernen Sie unsichtbare Zeichen.'
}

const isSprache = (text: string): text is Sprache => Object.hasOwn(sprachen, text)

/** What somebody says of how they are reached, checked. */
export function checkKontakt(
  eingabe: Kontakteingabe,
): { ok: true; kontakt: Kontakt } | { ok: false; fehler: Kontaktfehler } {
  const telefon = eingabe.telefon.trim().replace(/\s+/g, ' ')
  const erreichbar = eingabe.erreichbar.trim().replace(/\s+/g, ' ')
  const { sprache } = eingabe
  const found = {
    telefon: checkTelefon(telefon),
    sprache: isSprache(sprache) ? undefined : 'Wählen Sie eine Sprache.',
    erreichbar: checkErreichbar(erreichbar),
  }
  const fehler = Object.fromEntries(Object.entries(found).filter(([, satz]) => satz !== undefined)) as Kontaktfehler
  if (Object.keys(fehler).length > 0 || !isSprache(sprache)) return { ok: false, fehler }
  return { ok: true, kontakt: { telefon, sprache, erreichbar } }
}
