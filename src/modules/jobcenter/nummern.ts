export type NummerErgebnis = { ok: true; nummer: string } | { ok: false; fehler: string }

/** 3 digits, a letter, 6 digits (123A456789). Opaque: no check digit is known, and the first digits name no office. */
const KUNDENNUMMER = /^\d{3}[A-Z]\d{6}$/
/** 5 digits, two slashes, 7 digits (97122//0000004). */
const BG_NUMMER = /^\d{5}\/\/\d{7}$/
/** Between the two parts of a BG-Nummer: the slashes, the older „BG“, or what is left of them after copying. */
const BG_TEILE = /^(\d{5})(?:\/{0,2}|BG|-)(\d{7})$/

/**
 * Reads a Kundennummer (customer number, § 51a SGB II) in any case and with blanks; `nummer` is the form to store and
 * to show. `muster` replaces the form where a Jobcenter has another; it sees capitals without blanks.
 */
export function parseKundennummer(text: string, muster: RegExp = KUNDENNUMMER): NummerErgebnis {
  const nummer = clean(text)
  if (muster.test(nummer)) return { ok: true, nummer }
  if (nummer === '') return refuse('Geben Sie Ihre Kundennummer ein, zum Beispiel 123A456789.')
  if (BG_TEILE.test(nummer)) return refuse('Das ist eine BG-Nummer. Die Kundennummer sieht so aus: 123A456789')
  if (nummer.length !== 10) {
    return refuse(`Die Kundennummer hat 10 Zeichen, eingegeben sind ${nummer.length}. Sie sieht so aus: 123A456789`)
  }
  return refuse('Die Kundennummer besteht aus 3 Ziffern, 1 Buchstaben und 6 Ziffern, zum Beispiel 123A456789.')
}

/**
 * Reads a BG-Nummer (number of the Bedarfsgemeinschaft, § 51a sentence 6 SGB II), also in the older spelling
 * 97122BG0000004; `nummer` is the form to store and to show, with two slashes. `muster` sees that form.
 */
export function parseBgNummer(text: string, muster: RegExp = BG_NUMMER): NummerErgebnis {
  const nummer = clean(text).replace(BG_TEILE, '$1//$2')
  if (muster.test(nummer)) return { ok: true, nummer }
  if (nummer === '') return refuse('Geben Sie die Nummer der Bedarfsgemeinschaft ein, zum Beispiel 97122//0000004.')
  if (KUNDENNUMMER.test(nummer)) return refuse('Das ist eine Kundennummer. Die BG-Nummer sieht so aus: 97122//0000004')
  const ziffern = nummer.replace(/\D/g, '').length
  if (ziffern !== 12) {
    return refuse(`Die BG-Nummer hat 12 Ziffern, eingegeben sind ${ziffern}. Sie sieht so aus: 97122//0000004`)
  }
  return refuse('Die BG-Nummer besteht aus 5 Ziffern, zwei Schrägstrichen und 7 Ziffern, zum Beispiel 97122//0000004.')
}

function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase()
}

function refuse(fehler: string): NummerErgebnis {
  return { ok: false, fehler }
}
