import {
  type Bescheid,
  type Bescheidangaben,
  type Bescheidart,
  bescheidarten,
  readArt,
  type Vorlage,
} from '#modules/bescheide'
import { dateifelder, type Feldfehler, felder, hasErrors, text, wahl } from '#web/felder.ts'
import { checkZeit, type Falschfelder, typeZeit, type Zeiteingabe, type Zeitfehler, zeitfelder } from './zeit-forms.ts'

const arten = Object.keys(bescheidarten) as [Bescheidart, ...Bescheidart[]]

const angaben = {
  art: wahl(arten),
  titel: text(2000),
  belehrung: wahl(['richtig', 'fehlt']),
  ...zeitfelder,
  ...dateifelder,
}
export const hochladen = felder({ ...angaben, vorgang: text(40) })
export const fassung = felder(angaben)
/** `gesehen`: the version that the page showed. */
export const rueckgabe = felder({
  entscheidung: wahl(['freigegeben', 'zurueckgegeben']),
  gesehen: text(100),
  grund: text(5000),
})

export const TITEL_LAENGE = 120
const FELD_LAENGE = 3000

export interface HochladenEingabe {
  art: Bescheidart | ''
  titel: string
  belehrung: 'richtig' | 'fehlt' | ''
  zeit: Zeiteingabe
}
export type HochladenFehler = Feldfehler<'art' | 'titel' | 'belehrung' | 'datei'> & Zeitfehler

/** What is said of a draft, as it is typed. */
export const typeAngaben = (bescheid: Bescheid): HochladenEingabe => ({
  art: bescheid.art,
  titel: bescheid.titel,
  belehrung: bescheid.belehrung === 'falsch' ? '' : (bescheid.belehrung ?? ''),
  zeit: typeZeit(bescheid),
})

/** What was typed beside the file, checked. Letters without remedy need no instruction. */
export function checkHochladen(
  eingabe: HochladenEingabe,
): { ok: true; angaben: Bescheidangaben } | { ok: false; fehler: HochladenFehler; falsch: Falschfelder } {
  const { art, belehrung } = eingabe
  const titel = eingabe.titel.replace(/\s+/g, ' ').trim()
  const fehler: HochladenFehler = {}
  if (art === '') fehler.art = 'Wählen Sie die Art des Schreibens.'
  if (titel === '') fehler.titel = 'Geben Sie einen Titel ein, zum Beispiel „Bewilligung ab Dezember 2026“.'
  if (titel.length > TITEL_LAENGE) fehler.titel = `Kürzen Sie den Titel auf höchstens ${TITEL_LAENGE} Zeichen.`
  const needs = art !== '' && readArt(art).rechtsbehelf !== undefined
  if (needs && belehrung === '') fehler.belehrung = 'Sagen Sie, ob die Rechtsbehelfsbelehrung in der Datei steht.'
  const read = art === '' ? undefined : checkZeit(art, eingabe.zeit)
  if (art === '' || !read?.ok || hasErrors(fehler)) {
    const zeit = read?.ok === false ? read : undefined
    return { ok: false, fehler: { ...fehler, ...zeit?.fehler }, falsch: zeit?.falsch ?? {} }
  }
  const { zeit } = read
  return { ok: true, angaben: { art, titel, belehrung: belehrung === 'richtig' ? 'richtig' : 'fehlt', zeit } }
}

/** The fields of a template as a form; names of their own, so that none collides with those of every form. */
export const vorlagenform = (vorlage: Vorlage) =>
  felder({
    sendung: dateifelder.sendung,
    vorgang: text(40),
    ...zeitfelder,
    ...Object.fromEntries(vorlage.felder.map(({ name }) => [`feld-${name}`, text(20_000)])),
  })

export function checkVorlage(vorlage: Vorlage, werte: Record<string, string>): Feldfehler {
  const fehler: Feldfehler = {}
  for (const { name, label, freiwillig } of vorlage.felder) {
    const wert = (werte[name] ?? '').trim()
    if (wert === '' && !freiwillig) fehler[`feld-${name}`] = `Füllen Sie das Feld „${label}“ aus.`
    if (wert.length > FELD_LAENGE)
      fehler[`feld-${name}`] = `Kürzen Sie „${label}“ auf höchstens ${FELD_LAENGE} Zeichen.`
  }
  return fehler
}
