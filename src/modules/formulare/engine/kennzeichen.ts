/** `warnung`: stored as it is, but the person is asked to look again. */
export type Kennzeichen = { ok: true; wert: string; warnung?: string } | { ok: false; fehler: string }

const compact = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s./-]/g, '')
    .toUpperCase()
const refuse = (fehler: string): Kennzeichen => ({ ok: false, fehler })

/** Length of an IBAN by country (ISO 13616 registry), the countries of SEPA. */
const IBAN_LAENGE: Readonly<Record<string, number>> = {
  ...{ AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27 },
  ...{ GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24 },
  ...{ ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22 },
}

/** An account of a SEPA country: length and check digits (ISO 13616, ISO 7064 mod 97). Stored without blanks. */
export function parseIban(eingabe: string): Kennzeichen {
  const wert = compact(eingabe)
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(wert)) {
    return refuse('Geben Sie die IBAN mit zwei Buchstaben am Anfang ein, zum Beispiel DE02 1203 0000 0000 2020 51.')
  }
  const laenge = IBAN_LAENGE[wert.slice(0, 2)]
  if (!laenge) return refuse('Geben Sie ein Konto in Deutschland oder einem anderen Land des Euro-Zahlungsraums an.')
  if (wert.length !== laenge) {
    return refuse(`Eine IBAN aus diesem Land hat ${laenge} Zeichen. Eingegeben sind ${wert.length}.`)
  }
  const digits = (wert.slice(4) + wert.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
    ? { ok: true, wert }
    : refuse('Diese IBAN gibt es nicht. Prüfen Sie, ob eine Ziffer vertauscht ist.')
}

/** Sum of the digits of a number below 100. */
const crossSum = (zahl: number) => Math.floor(zahl / 10) + (zahl % 10)
const letterNumber = (letter: string) => String(letter.charCodeAt(0) - 64).padStart(2, '0')

const RVNR_GEWICHTE = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]

/**
 * Versicherungsnummer of the pension insurance: area, birth date, letter, serial, check digit (§ 147 SGB VI, VKVV). A date that
 * differs from `geburtstag` (YYYY-MM-DD) only warns, since the day is altered when serials run out.
 */
export function parseRvnr(eingabe: string, geburtstag?: string): Kennzeichen {
  const wert = compact(eingabe)
  const found = /^(\d{2})(\d{2})(\d{2})(\d{2})([A-Z])(\d{2})(\d)$/.exec(wert)
  if (!found) {
    return refuse(
      'Die Rentenversicherungsnummer hat 12 Zeichen, zum Beispiel 65 170839 J 003. Sie steht auf dem Schreiben der Rentenversicherung.',
    )
  }
  const digits = wert.slice(0, 8) + letterNumber(found[5]!) + found[6]
  const sum = [...digits].reduce((all, digit, i) => all + crossSum(Number(digit) * RVNR_GEWICHTE[i]!), 0)
  if (sum % 10 !== Number(found[7])) {
    return refuse('Diese Rentenversicherungsnummer gibt es nicht. Prüfen Sie, ob eine Ziffer vertauscht ist.')
  }
  const [jahr = '', monat = ''] = (geburtstag ?? '').split('-')
  if (geburtstag && (found[3] !== monat || found[4] !== jahr.slice(2))) {
    return { ok: true, wert, warnung: 'Die Nummer passt nicht zum Geburtsdatum. Prüfen Sie bitte beides.' }
  }
  return { ok: true, wert }
}

/** Steuerliche Identifikationsnummer: ISO 7064 mod 11,10; one digit of the first ten stands there two or three times (§ 139b AO). */
export function parseSteuerId(eingabe: string): Kennzeichen {
  const wert = compact(eingabe)
  if (!/^[1-9]\d{10}$/.test(wert)) {
    return refuse(
      'Die Steuer-ID hat 11 Ziffern und beginnt nicht mit 0. Sie steht auf dem Steuerbescheid und der Lohnabrechnung.',
    )
  }
  const anzahlen = new Map<string, number>()
  for (const digit of wert.slice(0, 10)) anzahlen.set(digit, (anzahlen.get(digit) ?? 0) + 1)
  const mehrfach = [...anzahlen.values()].filter((anzahl) => anzahl > 1)
  let produkt = 10
  for (const digit of wert.slice(0, 10)) {
    const summe = (Number(digit) + produkt) % 10 || 10
    produkt = (summe * 2) % 11
  }
  const pruefziffer = (11 - produkt) % 10
  const gueltig = mehrfach.length === 1 && mehrfach[0]! <= 3 && pruefziffer === Number(wert[10])
  return gueltig
    ? { ok: true, wert }
    : refuse('Diese Steuer-ID gibt es nicht. Prüfen Sie, ob eine Ziffer vertauscht ist.')
}

/** Number of the electronic health card: a letter and nine digits, the last of which checks the others (§ 290 SGB V). */
export function parseKvnr(eingabe: string): Kennzeichen {
  const wert = compact(eingabe)
  if (!/^[A-Z]\d{9}$/.test(wert)) {
    return refuse(
      'Die Versichertennummer hat einen Buchstaben und 9 Ziffern, zum Beispiel A123456780. Sie steht auf der Gesundheitskarte.',
    )
  }
  const digits = letterNumber(wert[0]!) + wert.slice(1, 9)
  const sum = [...digits].reduce((all, digit, i) => all + crossSum(Number(digit) * ((i % 2) + 1)), 0)
  return sum % 10 === Number(wert[9])
    ? { ok: true, wert }
    : refuse('Diese Versichertennummer gibt es nicht. Prüfen Sie, ob eine Ziffer vertauscht ist.')
}
