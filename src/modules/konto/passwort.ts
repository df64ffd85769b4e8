import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { projektordner } from '#platform/ordner.ts'
import { nameCharacters } from '#platform/text/anzeige.ts'
import type { Fehlertext } from '#web/parts/index.ts'

export interface PasswortFehler {
  regel: 'laenge' | 'gross' | 'klein' | 'ziffer' | 'sonder' | 'erlaubt' | 'gleich' | 'bekannt' | 'kontext'
  text: string
}

/** The errors by field: at the password one sentence for each rule, at the repetition that it differs. */
export type Passwortfehler = {
  formular?: string
  passwort?: Fehlertext
  wiederholung?: string
}

export function groupPasswortFehler(alle: readonly PasswortFehler[]): Passwortfehler {
  const [passwort, ...weitere] = alle.filter(({ regel }) => regel !== 'gleich').map(({ text }) => text)
  const gleich = alle.find(({ regel }) => regel === 'gleich')
  return {
    ...(passwort === undefined ? {} : { passwort: [passwort, ...weitere] }),
    ...(gleich ? { wiederholung: gleich.text } : {}),
  }
}

export interface PasswortUmfeld {
  /** `seed`: kinds of characters as well; `nist`: length and blocklist alone. */
  regel: 'seed' | 'nist'
  wiederholung?: string | undefined
  email?: string | undefined
  /** Names that must not be part of it: of the Jobcenter, its town, the portal. */
  woerter: readonly string[]
}

const PASSWORT_MINDESTENS = 12
const PASSWORT_HOECHSTENS = 128
export const PASSWORT_SONDERZEICHEN = '@#$%&*-_!=:;,?/"()'

/** The one form in which a password is measured, compared and hashed: NFKC, nothing cut off (AUT-01). */
export function normalizePasswort(passwort: string): string {
  return passwort.normalize('NFKC')
}

/** Every rule that a new password breaks, in the order of the list beside the field; an empty list if it is good. */
export function checkPasswort(passwort: string, umfeld: PasswortUmfeld): PasswortFehler[] {
  const wert = normalizePasswort(passwort)
  const fehler: PasswortFehler[] = []
  const laenge = [...wert].length
  if (laenge < PASSWORT_MINDESTENS || laenge > PASSWORT_HOECHSTENS)
    fehler.push({ regel: 'laenge', text: lengthText(laenge) })
  // Of an empty field the other rules would only say the same five times.
  if (umfeld.regel === 'seed' && laenge > 0) fehler.push(...checkKinds(wert))
  if (umfeld.wiederholung !== undefined && normalizePasswort(umfeld.wiederholung) !== wert) {
    fehler.push({ regel: 'gleich', text: 'Geben Sie in beiden Feldern dasselbe Passwort ein.' })
  }
  if (laenge > PASSWORT_HOECHSTENS || laenge === 0) return fehler
  if (isBekannt(wert)) {
    fehler.push({
      regel: 'bekannt',
      text: 'Wählen Sie ein Passwort, das auf keiner Liste häufiger Passwörter steht, zum Beispiel mehrere Wörter ohne Zusammenhang.',
    })
  }
  const kontext = findKontext(wert, umfeld)
  if (kontext !== undefined) {
    fehler.push({
      regel: 'kontext',
      text: `Wählen Sie ein Passwort ohne ${kontext}, das errät man leicht.`,
    })
  }
  return fehler
}

function lengthText(laenge: number): string {
  if (laenge === 0) return `Geben Sie ein Passwort mit ${PASSWORT_MINDESTENS} bis ${PASSWORT_HOECHSTENS} Zeichen ein.`
  return laenge < PASSWORT_MINDESTENS
    ? `Verlängern Sie das Passwort von ${laenge} auf mindestens ${PASSWORT_MINDESTENS} Zeichen.`
    : `Kürzen Sie das Passwort von ${laenge} auf höchstens ${PASSWORT_HOECHSTENS} Zeichen.`
}

function checkKinds(wert: string): PasswortFehler[] {
  const fehler: PasswortFehler[] = []
  const sonder = [...PASSWORT_SONDERZEICHEN]
  if (!/[A-Z]/.test(wert)) fehler.push({ regel: 'gross', text: 'Ergänzen Sie im Passwort einen Großbuchstaben (A–Z).' })
  if (!/[a-z]/.test(wert))
    fehler.push({ regel: 'klein', text: 'Ergänzen Sie im Passwort einen Kleinbuchstaben (a–z).' })
  if (!/[0-9]/.test(wert)) fehler.push({ regel: 'ziffer', text: 'Ergänzen Sie im Passwort eine Ziffer (0–9).' })
  if (!sonder.some((zeichen) => wert.includes(zeichen))) {
    fehler.push({ regel: 'sonder', text: 'Ergänzen Sie im Passwort ein Sonderzeichen, zum Beispiel # oder *.' })
  }
  const fremd = [...new Set(wert)].filter((zeichen) => !/^[A-Za-z0-9]$/.test(zeichen) && !sonder.includes(zeichen))
  if (fremd.length > 0) {
    fehler.push({ regel: 'erlaubt', text: `Entfernen Sie aus dem Passwort: ${nameCharacters(fremd)}.` })
  }
  return fehler
}

/** Frequent in German but not in the shipped list, which is international. */
const DEUTSCH = `
  hallo hallohallo willkommen passwort passwoerter kennwort losungswort geheim geheimnis zugang anmeldung schatz
  schatzi liebling ichliebedich liebe sommer winter herbst fruehling januar februar maerz april juni juli august
  september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag deutschland berlin
  hamburg muenchen koeln hannover fussball bayern schalke borussia dortmund qwertz qwertzui qwertzuiop asdfghjkl
  yxcvbnm arschloch scheisse ficken mausi hase baerchen engel sonne sonnenschein schmetterling test testtest muster
  mustermann maxmustermann beispiel start sicher sicherheit internet computer familie mama papa katze hund pferd`
  .trim()
  .split(/\s+/)

const FOLGEN = [
  'abcdefghijklmnopqrstuvwxyz',
  '012345678901234567890123456789',
  'qwertzuiopasdfghjklyxcvbnm',
  'qwertyuiopasdfghjklzxcvbnm',
].flatMap((folge) => [folge, [...folge].reverse().join('')])

let bekannte: Set<string> | undefined

/** Read once, at the first password that is checked: about 49,000 short strings. */
function readBekannte(): Set<string> {
  if (bekannte === undefined) {
    const datei = new URL('daten/passwoerter/haeufige-passwoerter.txt.gz', projektordner)
    bekannte = new Set([...gunzipSync(readFileSync(datei)).toString('utf8').split('\n').filter(Boolean), ...DEUTSCH])
  }
  return bekannte
}

/** A frequent word of fewer letters than this says nothing about a longer password that holds it. */
const KERN_MINDESTENS = 4
/** Letters picked out from between digits form a short word by chance; a long one is no chance. */
const VERSTREUT_MINDESTENS = 6
/** So many digits or signs beside the letters may themselves stand for letters (p4ssw0rt, $ecret). */
const RAND = 10

/** Whether the password is a frequent one, or one with digits around it, in leet, doubled or stretched. */
function isBekannt(wert: string): boolean {
  const klein = wert.toLowerCase()
  if (isSimple(klein, 1) || isSimple(squash(klein), VERSTREUT_MINDESTENS)) return true
  const buchstaben = klein.replace(/[^\p{L}]/gu, '')
  if (buchstaben.length < KERN_MINDESTENS && isSimple(klein.replace(/[^0-9]/g, ''), VERSTREUT_MINDESTENS)) return true
  if (leetForms(buchstaben).some((form) => isSimple(form, VERSTREUT_MINDESTENS))) return true
  return cores(klein).some((kern) => leetForms(kern).some((form) => isSimple(form, KERN_MINDESTENS)))
}

/** In the list, a run along alphabet, digits or keyboard, or a repetition of one of these or of very little. */
function isSimple(form: string, mindestens: number): boolean {
  if (form.length < mindestens) return false
  if (isListed(form)) return true
  const stueck = form.slice(0, period(form))
  return stueck.length < form.length && (stueck.length <= KERN_MINDESTENS || isListed(stueck))
}

function isListed(form: string): boolean {
  return readBekannte().has(form) || (form.length >= KERN_MINDESTENS && FOLGEN.some((folge) => folge.includes(form)))
}

/** The length of the shortest piece that, repeated, gives the whole text (border table of Knuth, Morris and Pratt). */
function period(text: string): number {
  const rand = new Array<number>(text.length).fill(0)
  for (let i = 1, k = 0; i < text.length; i++) {
    while (k > 0 && text[i] !== text[k]) k = rand[k - 1]!
    if (text[i] === text[k]) k++
    rand[i] = k
  }
  const laenge = text.length - (rand.at(-1) ?? 0)
  return text.length % laenge === 0 ? laenge : text.length
}

/** The part from the first to the last letter, with up to ten characters more on either side. */
function cores(text: string): string[] {
  const buchstaben = [...text.matchAll(/\p{L}/gu)]
  const letzter = buchstaben.at(-1)
  if (letzter === undefined) return [text]
  const von = buchstaben[0]!.index
  const bis = letzter.index + letzter[0].length
  const formen = new Set<string>()
  for (let links = Math.max(0, von - RAND); links <= von; links++) {
    for (let rechts = bis; rechts <= Math.min(text.length, bis + RAND); rechts++) formen.add(text.slice(links, rechts))
  }
  return [...formen]
}

const LEET: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
}

function unleet(text: string, eins: 'i' | 'l'): string {
  return text.replace(/[0-9@$!]/g, (zeichen) => {
    const buchstabe = LEET[zeichen] ?? zeichen
    return buchstabe === 'i' ? eins : buchstabe
  })
}

/** The text as it stands, without accents, and with digits and signs read as letters; 1 and ! are i or l. */
function leetForms(text: string): string[] {
  const formen = [text, ...foldUmlauts(text)]
  return [...new Set(formen.flatMap((form) => [form, unleet(form, 'i'), unleet(form, 'l')]))]
}

/** `müßig` as `muessig` and as `mussig`: both are typed where umlauts are not allowed. */
function foldUmlauts(text: string): [string, string] {
  const nackt = (eins: string) =>
    eins.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ø', 'o')
  const mitE = text.normalize('NFC').replace(/[äöü]/g, (umlaut) => `${nackt(umlaut)}e`)
  return [nackt(mitE), nackt(text)]
}

const IMMER = ['Jobcenter', 'Bürgergeld', 'Grundsicherung', 'Arbeitsamt', 'Arbeitsagentur', 'arbeitslos']
const WORT_MINDESTENS = 5
const EMAIL_MINDESTENS = 4

/** What of the context words or the e-mail address stands in the password, as words for the error; or undefined. */
function findKontext(wert: string, { email, woerter }: PasswortUmfeld): string | undefined {
  const formen = leetForms(wert.toLowerCase())
  const suchbar = [...new Set(formen.flatMap((form) => [form, squash(form)]))]
  const contains = (teil: string) => suchbar.some((form) => form.includes(teil))
  const wort = [...IMMER, ...woerter.flatMap(partsOf)].find((teil) => foldUmlauts(teil.toLowerCase()).some(contains))
  if (wort !== undefined) return `das Wort „${wort}“`
  if (email !== undefined && emailParts(email.toLowerCase()).some(contains))
    return 'Ihre E-Mail-Adresse oder einen Teil davon'
  return undefined
}

/** A name as a whole without blanks, and each of its words, as far as they are long enough. */
function partsOf(name: string): string[] {
  const teile = [...name.split(/[^\p{L}\p{M}\p{N}]+/u), squash(name)]
  return teile.filter((teil) => [...teil].length >= WORT_MINDESTENS)
}

function emailParts(email: string): string[] {
  const adresse = email.trim()
  const lokal = adresse.slice(0, Math.max(0, adresse.lastIndexOf('@')))
  const ganz = [adresse, squash(adresse), lokal, squash(lokal)].filter((teil) => teil.length >= EMAIL_MINDESTENS)
  return [...ganz, ...partsOf(lokal)]
}

/** Letters and digits only: `Job-Center` holds jobcenter. */
function squash(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}
