import { isId } from '#platform/datenbank/id.ts'
import { showInvisible } from '#platform/text/anzeige.ts'
import { type Feldfehler, felder, text, wahl } from '#web/felder.ts'

export const zustaendigkeit = felder({
  bereich: wahl(['leistung', 'vermittlung']),
  person: text(36),
  team: text(),
  stand: text(10),
})
export const erreichbarkeit = felder({ fuer: text(36), telefon: text(), sprechzeiten: text(), vertretung: text(36) })

export const klartext = (eingabe: string) => eingabe.normalize('NFC').trim()

/** An id that was chosen from a list; undefined for none. */
export const readWahl = (eingabe: string): string | undefined => (isId(eingabe) ? eingabe : undefined)

export type Erreichbarkeitsfehler = Feldfehler<'telefon' | 'sprechzeiten' | 'vertretung'>

const TELEFON = 40
const ZEITEN = 200

export function checkErreichbarkeit(eingabe: { telefon: string; sprechzeiten: string }): Erreichbarkeitsfehler {
  const fehler: Erreichbarkeitsfehler = {}
  const telefon = klartext(eingabe.telefon)
  if (telefon && !/^[0-9+][0-9 ()/-]{3,}$/.test(telefon)) {
    fehler.telefon = 'Geben Sie die Nummer mit Ziffern ein, zum Beispiel 0999 123 45.'
  } else if (telefon.length > TELEFON) fehler.telefon = `Kürzen Sie die Nummer auf höchstens ${TELEFON} Zeichen.`
  const zeiten = klartext(eingabe.sprechzeiten)
  if ([...zeiten].length > ZEITEN) fehler.sprechzeiten = `Kürzen Sie die Zeiten auf höchstens ${ZEITEN} Zeichen.`
  else if (showInvisible(zeiten) !== zeiten) fehler.sprechzeiten = 'Entfernen Sie unsichtbare Zeichen.'
  return fehler
}
