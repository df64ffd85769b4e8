import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { computeAbdruck } from '#platform/krypto/abdruck.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { type Antrag, type Antragsinhalt, type Inhaber, saveAntrag } from '../antrag/antrag.ts'
import { addEintrag, changeLevel, removeEintrag } from '../engine/aendern.ts'
import { type Antworten, entriesOf, type Schritt } from '../engine/modell.ts'
import { findSammlung, nextStop, previousStop, readSeite, withAnswers } from '../engine/seite.ts'
import { listAufgaben } from '../engine/stand.ts'
import { withoutSeite } from '../engine/vorbelegt.ts'
import { isAt, keyOf, type Station, walk } from '../engine/weg.ts'
import { type Eingabe, showFeld } from '../engine/werte.ts'
import { isFrei, listFreie } from '../korrektur/korrektur.ts'
import { toEingabe } from './felder.ts'

/** The day that counts for a draft: for one that sets right what was sent, the day of that. */
export const heuteOf = (env: Env, antrag?: Pick<Antrag, 'korrektur'>): Tag =>
  antrag?.korrektur?.stand ?? tagInBerlin(env.clock.now())

type Stand = Pick<Antrag, 'dienst' | 'antworten' | 'korrektur'>

/** The page of a draft that an address names; undefined where its answers do not lead there, or where it may not be changed. */
export function findStation(env: Env, antrag: Stand, ort: Ort): Station | undefined {
  const weg = walk(antrag.dienst.formular, antrag.antworten, heuteOf(env, antrag))
  const station = weg.find((one) => isAt(one, ort))
  return station && isFrei(antrag, station) ? station : undefined
}

export type Ort = Pick<Schritt, 'seite' | 'eintraege'>

/** What a page holds, as its form shows it. */
export function showSeite({ felder, sicht }: Station): Eingabe {
  return Object.assign({}, ...felder.map((feld) => showFeld(feld, sicht.hier[feld.name] as never))) as Eingabe
}

/** Changes with what a page holds, and with its entries: whoever saves an older one is told. */
export function printOf({ dienst }: Pick<Antrag, 'dienst'>, station: Station): string {
  const { felder, sammlung } = dienst.formular.seiten[station.seite]!
  const { hier } = station.sicht
  const werte = felder.map(({ name }) => hier[name] ?? null)
  const ids = sammlung === undefined ? [] : entriesOf(hier, sammlung).map(({ id }) => id)
  return computeAbdruck([werte, ids])
}

/** `zurueck`: from the first page of an entry to the list. */
export type Schrittwahl = 'weiter' | 'spaeter' | 'hinzufuegen' | 'zurueck' | { entfernen: string }

/** The button that was pressed; `weiter` for any that the page does not have. */
export function readSchritt(text: string | undefined): Schrittwahl {
  if (text === 'spaeter' || text === 'hinzufuegen' || text === 'zurueck') return text
  const entfernen = /^entfernen~(.+)$/.exec(text ?? '')?.[1]
  return entfernen === undefined ? 'weiter' : { entfernen }
}

export interface Seiteneingabe {
  ort: Ort
  /** As the page showed it. */
  abdruck: string
  schritt: Schrittwahl
  posted: Readonly<Record<string, unknown>>
}

export interface Gespeichert {
  art: 'gespeichert'
  antrag: Antrag
  schritt: Schrittwahl
  abschnitt: string
  /** Undefined: to the list of tasks. */
  nach: Ort | undefined
  /** The answers ask something more on the same page. */
  neu: boolean
  warnung: boolean
}

export type Seitenergebnis =
  | Gespeichert
  | { art: 'fehler'; antrag: Antrag; station: Station; eingabe: Eingabe; fehler: Record<string, string> }
  /** Somebody saved this page meanwhile; nothing was changed. */
  | { art: 'konflikt'; antrag: Antrag; station: Station; eingabe: Eingabe }
  /** The answers do not lead to this page any more. */
  | { art: 'abseits' }
  | { art: 'weg' }

/**
 * Saves a page, or says why not. What was left with errors stays typed. `read` says what was sent, for this draft; undefined:
 * not to be saved as it is, which ends as `weg`.
 */
export async function saveSeite(
  env: Env,
  wer: Inhaber,
  id: string,
  read: (antrag: Antrag) => Seiteneingabe | undefined,
): Promise<Seitenergebnis> {
  let folge: Folge = { art: 'weg' }
  const antrag = await saveAntrag(env, wer, {
    id,
    change: (antrag) => {
      const neu = read(antrag)
      if (!neu) return undefined
      const station = findStation(env, antrag, neu.ort)
      if (!station) {
        folge = { art: 'abseits' }
        return undefined
      }
      const eingabe = toEingabe(dienstfelder(antrag, station), neu.posted)
      if (neu.abdruck !== printOf(antrag, station)) {
        folge = { art: 'konflikt', antrag, station, eingabe }
        return undefined
      }
      const geaendert =
        neu.schritt === 'zurueck'
          ? leaveEintrag(env, antrag, station)
          : changeSeite(env, antrag, { station, eingabe, schritt: neu.schritt })
      folge = geaendert.folge
      return geaendert.inhalt
    },
  })
  const done = folge as Folge
  if (done.art !== 'gespeichert') return done
  return antrag ? { ...done, antrag } : { art: 'weg' }
}

/** As `Seitenergebnis`, while nothing is written yet. */
type Folge = Exclude<Seitenergebnis, Gespeichert> | Omit<Gespeichert, 'antrag'>

const dienstfelder = ({ dienst }: Antrag, { seite }: Station) => dienst.formular.seiten[seite]!.felder

interface Aenderung {
  station: Station
  eingabe: Eingabe
  schritt: Exclude<Schrittwahl, 'zurueck'>
}

interface Geaendertes {
  inhalt: Antragsinhalt | undefined
  folge: Folge
}

/** Whether nothing was answered in an entry: it was added, and not filled in. */
export const isUnberuehrt = ({ eintraege, sicht }: Station): boolean =>
  eintraege.length > 0 && Object.keys(sicht.hier).every((name) => name === 'id')

/** Back to the list. An entry that was added and never filled in does not stay there. */
function leaveEintrag(env: Env, antrag: Antrag, station: Station): Geaendertes {
  const { formular } = antrag.dienst
  const { antworten, nachweise, getippt } = antrag
  const weg = walk(formular, antworten, heuteOf(env, antrag))
  const folge = {
    ...{ art: 'gespeichert' as const, abschnitt: station.abschnitt, neu: false, warnung: false },
    schritt: 'zurueck' as const,
    nach: previousStop(formular, weg, station),
  }
  const own = getippt?.seite === keyOf(station) ? getippt.felder : {}
  const typed = Object.values(own).some((wert) => (wert?.length ?? 0) > 0)
  const goes = isUnberuehrt(station) && !typed && findSammlung(formular, weg, station) !== undefined
  if (!goes) return { inhalt: { antworten, nachweise, getippt }, folge }
  return { inhalt: { antworten: removeEintrag(formular, antworten, station.eintraege), nachweise }, folge }
}

function changeSeite(env: Env, antrag: Antrag, { station, eingabe, schritt }: Aenderung): Geaendertes {
  const { formular } = antrag.dienst
  const { eintraege } = station
  const read = readSeite(formular, station, eingabe)
  let antworten = changeLevel(formular, antrag.antworten, {
    eintraege,
    change: (hier) => (hier === station.sicht.hier ? read.hier : withAnswers(hier, read.gelesen)),
  })
  const { nachweise } = antrag
  const vorbelegt = withoutSeite(formular, antrag.vorbelegt, station)
  const failed = Object.keys(read.fehler).length > 0
  const done = (nach: Ort | undefined, rest: Partial<{ neu: boolean; getippt: Antragsinhalt['getippt'] }> = {}) => ({
    inhalt: { antworten, vorbelegt, nachweise, getippt: rest.getippt },
    folge: {
      art: 'gespeichert' as const,
      schritt,
      abschnitt: station.abschnitt,
      nach,
      neu: rest.neu ?? false,
      warnung: warns(env, antrag, antworten, station),
    },
  })
  if (schritt === 'spaeter') {
    const saved = { ...antrag, antworten }
    const abdruck = printOf(saved, findStation(env, saved, station) ?? station)
    return done(undefined, { getippt: failed ? { seite: keyOf(station), felder: eingabe, abdruck } : undefined })
  }
  if (failed) return { inhalt: undefined, folge: { art: 'fehler', antrag, station, eingabe, fehler: read.fehler } }
  const gruppe = formular.seiten[station.seite]!.sammlung
  if (typeof schritt === 'object') {
    antworten = removeEintrag(formular, antworten, [...eintraege, schritt.entfernen])
    return done(station)
  }
  if (schritt === 'hinzufuegen' && gruppe !== undefined) {
    const id = newId()
    antworten = addEintrag(formular, antworten, { eintraege, gruppe, id })
    return done({ seite: formular.gruppen[gruppe]!.beginn, eintraege: [...eintraege, id] })
  }
  if (read.neu.length > 0) return done(station, { neu: true })
  if (gruppe !== undefined) {
    const { mindestens = 0, einzahl } = formular.gruppen[gruppe]!
    if (entriesOf(read.hier, gruppe).length < mindestens) {
      const fehler = { formular: `Hier fehlt noch etwas: ${einzahl}. Wählen Sie „${einzahl} hinzufügen“.` }
      return { inhalt: undefined, folge: { art: 'fehler', antrag, station, eingabe, fehler } }
    }
  }
  const weg = walk(formular, antworten, heuteOf(env, antrag))
  const here = weg.find((one) => isAt(one, station))
  // Only what may be changed comes next: what is asked about, and what new answers ask.
  if (antrag.korrektur) return done(here && listFreie(antrag, weg.slice(weg.indexOf(here) + 1))[0])
  return done(
    (here && nextStop(formular, weg, here)) ?? nextSection(env, { ...antrag, vorbelegt }, { antworten, station }),
  )
}

/** The next section that lacks something, behind that of the page; undefined where none does. */
function nextSection(
  env: Env,
  { dienst, vorbelegt }: Antrag,
  { antworten, station }: { antworten: Antworten; station: Station },
): Ort | undefined {
  const aufgaben = listAufgaben(dienst.formular, antworten, { heute: heuteOf(env), vorbelegt })
  const i = aufgaben.findIndex(({ name }) => name === station.abschnitt)
  return aufgaben.slice(i + 1).find(({ stand }) => stand !== 'fertig')?.weiter
}

function warns(env: Env, antrag: Antrag, antworten: Antworten, ort: Ort): boolean {
  const station = findStation(env, { ...antrag, antworten }, ort)
  return station !== undefined && [...listWarnungen(antrag, station), ...listMerksaetze(antrag, station)].length > 0
}

/** What there is to point out about the answers of a page. */
export const listWarnungen = ({ dienst }: Pick<Antrag, 'dienst'>, { seite, sicht }: Station): readonly string[] =>
  dienst.formular.seiten[seite]?.warne?.(sicht) ?? []

/** What is good to know after them; nothing to look at once more. */
export const listMerksaetze = ({ dienst }: Pick<Antrag, 'dienst'>, { seite, sicht }: Station): readonly string[] =>
  dienst.formular.seiten[seite]?.merke?.(sicht) ?? []

/** What is typed on a page and not saved; `veraltet`: the page has been saved since, and that counts. */
export function readGetipptes(antrag: Antrag, station: Station): Eingabe | 'veraltet' | undefined {
  const { getippt } = antrag
  if (getippt?.seite !== keyOf(station)) return undefined
  return getippt.abdruck === printOf(antrag, station) ? getippt.felder : 'veraltet'
}

interface Getippteseite {
  seite: string
  /** As the page showed it. */
  abdruck: string
  felder: Readonly<Record<string, unknown>>
}

/**
 * Keeps what is typed on a page as it is, right or wrong. `abseits`: the answers do not lead to the page, or the draft is gone.
 * `konflikt`: somebody saved the page since it was opened.
 */
export async function keepTyped(
  env: Env,
  wer: Inhaber,
  id: string,
  { seite: key, abdruck, felder }: Getippteseite,
): Promise<'ok' | 'abseits' | 'konflikt'> {
  const [seite = '', ...eintraege] = key.split('/')
  let grund: 'abseits' | 'konflikt' = 'abseits'
  const saved = await saveAntrag(env, wer, {
    id,
    change: (antrag) => {
      const station = findStation(env, antrag, { seite, eintraege })
      if (!station) return undefined
      if (abdruck !== printOf(antrag, station)) {
        grund = 'konflikt'
        return undefined
      }
      const { antworten, nachweise } = antrag
      const eingabe = toEingabe(dienstfelder(antrag, station), felder)
      return { antworten, nachweise, getippt: { seite: key, felder: eingabe, abdruck } }
    },
  })
  return saved ? 'ok' : grund
}
