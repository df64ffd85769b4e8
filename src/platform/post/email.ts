import { domainToASCII, domainToUnicode } from 'node:url'
import { nameCharacters } from '../text/anzeige.ts'

export type EmailErgebnis = { ok: true; adresse: string; vergleich: string } | { ok: false; fehler: string }

const HOECHSTENS = 254
const HOECHSTENS_VOR_AT = 64
const HOECHSTENS_LABEL = 63

/**
 * A dot-atom of RFC 5322 in ASCII without `! % / { | }` and backtick, which once meant routes, files, pipes and
 * templates to some mail software, and without a hyphen in front, which a command line takes for an option.
 */
const LOKAL_ZEICHEN = /^[A-Za-z0-9._+'&=#~*?^$-]$/
const LABEL = /^[A-Za-z0-9-]+$/
/** Unlike an IP address in any spelling, a top-level domain has no digits unless it is punycode. */
const ENDUNG = /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/
/** Lower-case letters of one script; of the Latin ones those of western and central Europe. */
const SCHRIFTEN = [
  /^[a-z0-9\u00df-\u00f6\u00f8-\u0130\u0132-\u017e-]+$/,
  /^[[\p{Script=Greek}&&\p{Ll}]0-9\-]+$/v,
  /^[[\p{Script=Cyrillic}&&\p{Ll}]0-9\-]+$/v,
]

const BEISPIEL = 'Eine E-Mail-Adresse sieht so aus: name@beispiel.de'

/**
 * The one parser for e-mail addresses (AUT-18): one address, ASCII before the @, a domain name with a dot behind it,
 * nothing else. Blanks around it are dropped. `adresse` is where mail goes: as typed, the domain in lower case and, with
 * umlauts, in punycode. `vergleich` (all in lower case) only tells whether two addresses count as the same account.
 */
export function parseEmail(text: string): EmailErgebnis {
  const eingabe = text.trim()
  const fehler = findSlip(eingabe)
  if (fehler !== undefined) return { ok: false, fehler }
  const at = eingabe.indexOf('@')
  const lokal = eingabe.slice(0, at)
  const fehlerVorAt = checkLokal(lokal)
  if (fehlerVorAt !== undefined) return { ok: false, fehler: fehlerVorAt }
  const domain = parseDomain(eingabe.slice(at + 1))
  if (!domain.ok) return domain
  const adresse = `${lokal}@${domain.domain}`
  if (adresse.length > HOECHSTENS) return { ok: false, fehler: tooLong }
  return { ok: true, adresse, vergleich: adresse.toLowerCase() }
}

const tooLong = `Die E-Mail-Adresse ist zu lang. Möglich sind höchstens ${HOECHSTENS} Zeichen.`

/** The typical slips, each with its own sentence; order matters, the first that fits is told. */
function findSlip(text: string): string | undefined {
  if (text === '') return `Geben Sie Ihre E-Mail-Adresse ein. ${BEISPIEL}`
  if (text.length > HOECHSTENS) return tooLong
  const unsichtbar = [...text].filter((zeichen) => /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u.test(zeichen))
  if (unsichtbar.length > 0) {
    return `Die E-Mail-Adresse enthält ein unsichtbares Zeichen (${nameCharacters(unsichtbar)}). Tippen Sie sie bitte von Hand ein.`
  }
  if (/^mailto:/i.test(text)) return 'Lassen Sie „mailto:“ vor der E-Mail-Adresse weg.'
  if (/[<>"()]/.test(text))
    return `Geben Sie nur die Adresse ein, ohne Namen, Klammern und Anführungszeichen. ${BEISPIEL}`
  const anzahl = text.split('@').length - 1
  if (anzahl > 1 && /[,;\s]/.test(text)) return 'Geben Sie nur eine einzige E-Mail-Adresse ein.'
  if (/\s/u.test(text)) return 'Entfernen Sie das Leerzeichen in der E-Mail-Adresse.'
  if (anzahl === 0) return `Es fehlt das @-Zeichen. ${BEISPIEL}`
  if (anzahl > 1) return 'Die E-Mail-Adresse enthält mehr als ein @-Zeichen. Lassen Sie nur eines stehen.'
  if (/[,;]/.test(text)) return 'Die E-Mail-Adresse enthält ein Komma oder Semikolon. Schreiben Sie dort einen Punkt.'
  if (text.includes('..')) return 'In der E-Mail-Adresse stehen zwei Punkte hintereinander. Entfernen Sie einen.'
  return undefined
}

function checkLokal(lokal: string): string | undefined {
  if (lokal === '') return `Vor dem @-Zeichen fehlt der Name. ${BEISPIEL}`
  if (lokal.length > HOECHSTENS_VOR_AT) {
    return `Der Teil vor dem @-Zeichen ist zu lang. Möglich sind höchstens ${HOECHSTENS_VOR_AT} Zeichen.`
  }
  const fremd = [...lokal].filter((zeichen) => !LOKAL_ZEICHEN.test(zeichen))
  if (fremd.some((zeichen) => /\p{L}/u.test(zeichen))) {
    return `Vor dem @-Zeichen sind nur die Buchstaben A bis Z möglich, keine Umlaute. Nicht möglich: ${nameCharacters(fremd)}`
  }
  if (fremd.length > 0) return `Vor dem @-Zeichen sind diese Zeichen nicht möglich: ${nameCharacters(fremd)}`
  if (lokal.startsWith('.') || lokal.endsWith('.'))
    return 'Entfernen Sie den Punkt am Anfang oder direkt vor dem @-Zeichen.'
  if (lokal.startsWith('-')) return 'Entfernen Sie den Bindestrich am Anfang der E-Mail-Adresse.'
  return undefined
}

type DomainErgebnis = { ok: true; domain: string } | { ok: false; fehler: string }

function parseDomain(text: string): DomainErgebnis {
  if (text === '') return { ok: false, fehler: `Nach dem @-Zeichen fehlt der Anbieter. ${BEISPIEL}` }
  if (text.startsWith('.') || text.endsWith('.')) {
    return { ok: false, fehler: 'Entfernen Sie den Punkt nach dem @-Zeichen oder am Ende der E-Mail-Adresse.' }
  }
  if (!text.includes('.')) {
    return { ok: false, fehler: `Nach dem @-Zeichen fehlt die Endung, zum Beispiel „.de“. ${BEISPIEL}` }
  }
  if (/^\[|^[0-9.]+$/.test(text)) {
    return { ok: false, fehler: `Geben Sie nach dem @-Zeichen einen Namen statt einer IP-Adresse ein. ${BEISPIEL}` }
  }
  const labels = text.split('.').map(labelToAscii)
  const endung = labels.at(-1)
  if (endung === undefined || !ENDUNG.test(endung) || !labels.every((label) => label !== undefined)) {
    return {
      ok: false,
      fehler: `Prüfen Sie den Teil nach dem @-Zeichen auf Tippfehler: „${text}“ ist kein Name im Internet.`,
    }
  }
  return { ok: true, domain: labels.join('.') }
}

/** The label in lower-case ASCII, or undefined. */
function labelToAscii(label: string): string | undefined {
  const punycode = /^xn--/i.test(label)
  if (!punycode && LABEL.test(label)) {
    return isLabel(label) && label.slice(2, 4) !== '--' ? label.toLowerCase() : undefined
  }
  const unicode = punycode ? domainToUnicode(label) : label
  if (LABEL.test(unicode) || !isOneScript(unicode)) return undefined
  const ascii = domainToASCII(unicode)
  if (punycode && ascii !== label.toLowerCase()) return undefined
  return ascii.startsWith('xn--') && isLabel(ascii) ? ascii : undefined
}

function isLabel(ascii: string): boolean {
  return LABEL.test(ascii) && ascii.length <= HOECHSTENS_LABEL && !ascii.startsWith('-') && !ascii.endsWith('-')
}

/**
 * Letters of a single script that stand for themselves: a Kelvin sign or a ligature would turn into another address
 * on its way through IDNA, a Cyrillic letter among Latin ones into one that looks the same.
 */
function isOneScript(label: string): boolean {
  const stable = [...label].every((zeichen) => zeichen.normalize('NFKC') === zeichen)
  const klein = label.normalize('NFC').toLowerCase()
  return stable && SCHRIFTEN.some((schrift) => schrift.test(klein))
}
