/**
 * Characters that cannot be seen or that reorder what is seen: controls, format characters with the bidirectional and
 * the zero-width ones, fillers, exotic spaces, unassigned and private code points, lone surrogates. The no-break
 * spaces of German typography (U+00A0, U+202F) are left alone.
 */
const UNSICHTBAR = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u2800[\p{Zs}--[ \u00a0\u202f]]]/v

/** An emoji is taken as a whole first: the joiners and colour selectors inside it are no trick. */
const BILD = '\\p{Extended_Pictographic}\\ufe0f?\\p{EMod}?'
const EMOJI = `${BILD}(?:\\u200d${BILD}){0,6}|[0-9#*]\\ufe0f\\u20e3`
const EMOJI_ODER_UNSICHTBAR = new RegExp(`${EMOJI}|(${UNSICHTBAR.source}+)`, 'gv')

/** Two marks on a letter exist in names (DIN 91379), five in no living language: they cover the lines around them. */
const MARKENSTAPEL = /(?<=\p{M}{4})\p{M}+/gu

const WORT = /[\p{L}\p{M}\p{Cf}]+/gu
const LATEINISCH = /\p{Script=Latin}/u
const AEHNLICH = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/gu

/** Most texts: the printable part of Latin-1, in which nothing hides. */
const SICHTBAR = /^[ -~\u00a0-\u00ac\u00ae-\u00ff]*$/

function markOf(text: string): string {
  let marken = ''
  for (const zeichen of text) marken += `‹U+${zeichen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}›`
  return marken
}

/**
 * Text for places where people decide by reading (names, subjects, file names; INP-13): what is invisible, turns the
 * direction of writing or poses as a Latin letter inside a Latin word carries a mark such as `‹U+202E›`. Line breaks
 * and tabs are marked too, so this is not for running text. The stored text stays as it was typed.
 */
export function showInvisible(text: string): string {
  if (SICHTBAR.test(text)) return text
  return text
    .replace(WORT, (wort) =>
      LATEINISCH.test(wort) ? wort.replace(AEHNLICH, (zeichen) => zeichen + markOf(zeichen)) : wort,
    )
    .replace(MARKENSTAPEL, markOf)
    .replace(EMOJI_ODER_UNSICHTBAR, (ganz, versteckt?: string) => (versteckt === undefined ? ganz : markOf(versteckt)))
}

const LATEIN = '[\\p{Script=Latin}&&\\p{L}&&[A-z\\u00aa-\\u01bf\\u01c4-\\u024f\\u0259\\u1e00-\\u1eff]]'
const FREMDE_SCHRIFT = '[[\\p{Script=Greek}\\p{Script=Cyrillic}]&&\\p{L}]'
/** The combining marks that occur in the letter sequences of DIN 91379. */
const MARKE =
  '\\u0300-\\u0304\\u0306-\\u0308\\u030a-\\u030c\\u0310\\u0313\\u0315\\u031b\\u0323-\\u0328\\u032e\\u0331\\u035f'
const APOSTROPH = "'’‘\\u0060´ʹʻʼʾʿˈˌ·"

const NAME_ZEICHEN = new RegExp(`^[${LATEIN}${FREMDE_SCHRIFT}${MARKE}${APOSTROPH} .,\\-‐]$`, 'v')
const MARKE_OHNE_BUCHSTABE = new RegExp(`(?<![${LATEIN}${FREMDE_SCHRIFT}${MARKE}])[${MARKE}]`, 'v')
const MARKEN_ZU_VIELE = new RegExp(`[${MARKE}]{4}`, 'v')
const PASSKEY_ZEICHEN = new RegExp(`^[${LATEIN}0-9 .,;_\\(\\)\\/\\-]$`, 'v')

/** The distinct characters of a text that do not match, in order of appearance. */
function charactersOutside(text: string, erlaubt: RegExp): string[] {
  return [...new Set(text)].filter((zeichen) => !erlaubt.test(zeichen))
}

function isMixed(name: string): boolean {
  return (name.match(WORT) ?? []).some((wort) => LATEINISCH.test(wort) && wort.search(AEHNLICH) >= 0)
}

/**
 * Whether a name holds what no name of DIN 91379 holds: anything but Latin letters with their combining marks
 * (or Greek or Cyrillic ones, but not mixed within a word), apostrophes, hyphen, space, dot and comma.
 */
export function hasForbiddenName(text: string): boolean {
  const name = text.normalize('NFC')
  return (
    charactersOutside(name, NAME_ZEICHEN).length > 0 ||
    MARKE_OHNE_BUCHSTABE.test(name) ||
    MARKEN_ZU_VIELE.test(name) ||
    isMixed(name)
  )
}

const HOECHSTENS_GENANNT = 8

/**
 * Names characters in an error: at most eight, a blank as a word, an invisible one as a mark, a lone combining mark
 * on a dotted circle.
 */
export function nameCharacters(zeichen: Iterable<string>): string {
  const alle = [...new Set(zeichen)]
  const genannt = alle.slice(0, HOECHSTENS_GENANNT).map((eins) => {
    if (eins === ' ' || eins === '\u00a0') return 'Leerzeichen'
    if (UNSICHTBAR.test(eins)) return markOf(eins)
    return /^\p{M}/u.test(eins) ? `◌${eins}` : eins
  })
  const rest = alle.length > HOECHSTENS_GENANNT ? ' und weitere' : ''
  return `${[...new Set(genannt)].join(' ')}${rest}`
}

const NAME_HOECHSTENS = 100

/** The error of a person's name in the field labelled `feld`, or undefined. A name has 1 to 100 characters. */
export function checkName(text: string, feld: string): string | undefined {
  const name = text.normalize('NFC').trim()
  if (name === '') return `Füllen Sie das Feld „${feld}“ aus.`
  if ([...name].length > NAME_HOECHSTENS) {
    return `Kürzen Sie das Feld „${feld}“ auf höchstens ${NAME_HOECHSTENS} Zeichen.`
  }
  const verboten = charactersOutside(name, NAME_ZEICHEN)
  if (verboten.length > 0) {
    return `Entfernen Sie im Feld „${feld}“: ${nameCharacters(verboten)}. Möglich sind Buchstaben, Leerzeichen, Bindestrich, Apostroph, Punkt und Komma.`
  }
  if (isMixed(name)) return `Schreiben Sie im Feld „${feld}“ jedes Wort in nur einer Schrift, zum Beispiel lateinisch.`
  if (!/\p{L}/u.test(name) || hasForbiddenName(name)) return `Schreiben Sie im Feld „${feld}“ den Namen mit Buchstaben.`
  return undefined
}

/** The error of a passkey's name, or undefined: 3 to 30 characters, letters, digits, space and `. , ; - _ ( ) /`. */
export function checkPasskeyName(text: string): string | undefined {
  const name = text.normalize('NFC').trim()
  if (name === '') return 'Geben Sie dem Passkey einen Namen, zum Beispiel „Mein Handy“.'
  const laenge = [...name].length
  if (laenge < 3) return 'Der Name des Passkeys ist zu kurz. Geben Sie mindestens 3 Zeichen ein.'
  if (laenge > 30) return `Der Name des Passkeys ist mit ${laenge} Zeichen zu lang. Kürzen Sie ihn auf höchstens 30.`
  const verboten = charactersOutside(name, PASSKEY_ZEICHEN)
  if (verboten.length > 0) {
    return `Entfernen Sie im Namen des Passkeys: ${nameCharacters(verboten)}. Möglich sind Buchstaben, Ziffern, Leerzeichen und . , ; - _ ( ) /`
  }
  return undefined
}
