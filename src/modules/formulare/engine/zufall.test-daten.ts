import { addTage, type Tag } from '#platform/text/datum.ts'
import { addEintrag, changeLevel, removeEintrag } from './aendern.ts'
import type { Formulardienst, Vorwissen } from './dienst.ts'
import { type Antworten, entriesOf, type Feld, type Formular, optionsOf, type Sicht } from './modell.ts'
import { readSeite } from './seite.ts'
import { listFehlende } from './stand.ts'
import { keyOf, type Station, walk } from './weg.ts'
import { type Eingabe, readFeld, showFeld } from './werte.ts'

/** Random numbers from a seed: what a run found, the next one finds again. */
export interface Zufall {
  /** From 0 up to, not including, `unter`. */
  below(unter: number): number
  chance(anteil: number): boolean
  pick<T>(liste: readonly T[]): T
}

/** Mulberry32. */
export function createZufall(seed: number): Zufall {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    below: (unter) => Math.floor(next() * unter),
    chance: (anteil) => next() < anteil,
    pick: (liste) => liste[Math.floor(next() * liste.length)]!,
  }
}

const gut: Partial<Record<Feld['art'], readonly string[]>> = {
  ...{
    text: ['Beispiel', 'Ö & <b>', '0'],
    langtext: ['Ein Satz.\nUnd noch einer.'],
    name: ['Erika', 'Ðặng', "O'Hara"],
  },
  ...{ plz: ['30159', '01067'], email: ['e@post.example'], telefon: ['0511 123456', '+49 (0) 511/12'] },
  ...{ iban: ['DE02120300000000202051', 'nl91 ABNA 0417 1643 00'], rvnr: ['65 170839 J 003'] },
  ...{ steuerid: ['86 095 742 719'], kvnr: ['a123456780'], uhrzeit: ['9', '23:59', '7.05 Uhr'], bestaetigung: ['ja'] },
  ...{ betrag: ['0', '12,50', '1.234,5 €', '1500', '65000'] },
}

/** What no field takes, or takes only by chance: sent to every page, and nothing may break. */
const boese = [
  ...[
    '',
    ' ',
    '-1',
    '1e309',
    'NaN',
    '\u0000',
    '\uD800',
    '\u202Eabc',
    '<script>',
    '__proto__',
    '[]',
    '٣',
    '31',
    '2',
    '9999',
  ],
  ...[
    'ja',
    'a'.repeat(300),
    '😀'.repeat(6000),
    '1'.repeat(400),
    '0001',
    '1899',
    '01920000-0000-7000-8000-000000000000',
  ],
]

/** Days between which a date lies, some years around today where its field sets no end. */
function spanOf(von: Tag | undefined, bis: Tag | undefined, heute: Tag): [Tag, Tag] {
  return [von ?? addTage(bis ?? heute, -20_000), bis ?? addTage(von ?? heute, 2_000)]
}

const days = (von: Tag, bis: Tag) => Math.round((Date.parse(bis) - Date.parse(von)) / 86_400_000)

/** Nothing that could be typed is right. */
class Sackgasse extends Error {}

/** Typed the way a person would, and right. @throws Sackgasse where nothing is: nobody could go on from here alone */
function typeGood(feld: Feld, sicht: Sicht, zufall: Zufall): Eingabe {
  const { name } = feld
  if (feld.freiwillig && zufall.chance(0.3)) return feld.art === 'mehrfach' ? { [name]: [] } : showFeld(feld, undefined)
  switch (feld.art) {
    case 'datum': {
      const [von, bis] = spanOf(feld.von?.(sicht) || undefined, feld.bis?.(sicht), sicht.heute)
      if (von > bis) throw new Sackgasse(`${name}: kein Tag von ${von} bis ${bis}`)
      const tag = zufall.chance(0.2) ? zufall.pick([von, bis]) : addTage(von, zufall.below(days(von, bis) + 1))
      return showFeld(feld, tag)
    }
    case 'monat': {
      const [von, bis] = [feld.von?.(sicht) || undefined, feld.bis?.(sicht)]
      const [first, last] = spanOf(von && `${von}-01`, bis && `${bis}-01`, `${sicht.heute.slice(0, 7)}-01`)
      if (first > last) throw new Sackgasse(`${name}: kein Monat von ${von} bis ${bis}`)
      return showFeld(feld, addTage(first, zufall.below(days(first, last) + 1)).slice(0, 7))
    }
    case 'auswahl':
    case 'mehrfach': {
      const werte = optionsOf(feld, sicht).map(({ wert }) => wert)
      if (werte.length === 0) {
        if (feld.freiwillig) return {}
        throw new Sackgasse(`${name}: nichts zu wählen`)
      }
      if (feld.art === 'auswahl') return { [name]: zufall.pick(werte) }
      const some = werte.filter(() => zufall.chance(0.4))
      return { [name]: some.length > 0 ? some : [zufall.pick(werte)] }
    }
    case 'janein':
      return { [name]: zufall.pick(['ja', 'nein']) }
    case 'zahl': {
      const { von = 0, bis = 999_999 } = feld
      return { [name]: String(Math.min(bis, von + zufall.below(Math.min(60, bis - von + 1)))) }
    }
    default:
      return { [name]: zufall.pick(gut[feld.art]!) }
  }
}

/** A whole page of it, each field with what those above it hold, as far as they are asked then. */
export function typePageGood(form: Formular, { seite, sicht: before }: Station, zufall: Zufall): Eingabe {
  let sicht = before
  const typed: Record<string, Eingabe[string]> = {}
  for (const feld of form.seiten[seite]!.felder) {
    if (feld.wenn && !feld.wenn(sicht)) continue
    const eingabe = typeGood(feld, sicht, zufall)
    Object.assign(typed, eingabe)
    const read = readFeld(feld, eingabe, sicht)
    if (!read.ok) throw new Error(`${feld.name}: ${JSON.stringify(eingabe)}: ${read.fehler}`)
    const hier = { ...sicht.hier, [feld.name]: read.wert }
    sicht = { ...sicht, hier, alle: sicht.hier === sicht.alle ? hier : sicht.alle }
  }
  return typed
}

/** A page with anything in it. */
function typeBad(form: Formular, { seite }: Station, zufall: Zufall): Eingabe {
  const names = form.seiten[seite]!.felder.flatMap(({ name }) => [name, `${name}-tag`, `${name}-monat`, `${name}-jahr`])
  return Object.fromEntries(
    names.flatMap((name): [string, Eingabe[string]][] => {
      if (zufall.chance(0.3)) return []
      return [[name, zufall.chance(0.1) ? [zufall.pick(boese), zufall.pick(boese)] : zufall.pick(boese)]]
    }),
  )
}

/** What may be known before the first question: nothing, or a lot. */
function anyVorwissen(zufall: Zufall, heute: Tag): Vorwissen {
  const person = { nachname: 'Muster', geburtsdatum: addTage(heute, -zufall.below(20_000)) }
  const haushalt = ['Bo', 'Cem', 'Dana'].slice(0, zufall.below(4)).map((vorname) => ({ vorname, ...person }))
  const bekannt = {
    ...{
      vorname: 'Ada',
      nachname: 'Muster',
      geburtsdatum: '1980-05-01',
      strasse: 'Weg 1',
      plz: '30159',
      ort: 'Hannover',
    },
    ...{ kundennummer: '123A456789', bgNummer: '97122//0000001', telefon: '0511 1', email: 'a@post.example' },
  }
  const vor = (tage: number) => addTage(heute, -tage)
  const bescheide = [
    { id: 'b1', titel: 'Bewilligungsbescheid', datum: vor(10), letzterTag: addTage(heute, 24) },
    { id: 'b2', titel: 'Aufhebungsbescheid', datum: vor(90), letzterTag: vor(50) },
    { id: 'b3', titel: 'Neuer Bescheid', datum: heute },
  ]
  const auftraege = [{ id: 'a1', titel: 'Unterlagen zum Schreiben', datum: vor(5), bis: addTage(heute, 9) }]
  return {
    ...{ bekannt: zufall.chance(0.7) ? bekannt : {}, haushalt, letzte: undefined },
    ...(zufall.chance(0.7) ? { bescheide: bescheide.slice(zufall.below(4)), land: 'NI' as const } : {}),
    ...(zufall.chance(0.5) ? { auftraege } : {}),
  }
}

/** One way through a form, as somebody walks it who changes their mind, comes back, adds, removes and mistypes. */
export class Wanderung {
  antworten: Antworten
  readonly form: Formular
  readonly #zufall: Zufall
  readonly #heute: Tag
  #lfd = 0

  constructor(dienst: Pick<Formulardienst, 'formular' | 'vorbelegen'>, zufall: Zufall, heute: Tag) {
    this.form = dienst.formular
    this.#zufall = zufall
    this.#heute = heute
    const wissen = anyVorwissen(zufall, heute)
    const felder = Object.values(this.form.seiten).flatMap((seite) => seite.felder)
    const known = felder.flatMap(({ name, aus }) => (aus && wissen.bekannt[aus] ? [[name, wissen.bekannt[aus]]] : []))
    this.antworten = { ...Object.fromEntries(known), ...dienst.vorbelegen?.(wissen, () => this.#newEintrag()) }
  }

  get weg(): readonly Station[] {
    return walk(this.form, this.antworten, this.#heute)
  }

  get fehlende(): Station[] {
    return listFehlende(this.form, this.antworten, this.#heute)
  }

  #newEintrag = () => `e${++this.#lfd}`

  #save({ eintraege }: Station, gelesen: Antworten): void {
    const change = (hier: Antworten) => ({ ...hier, ...gelesen })
    this.antworten = changeLevel(this.form, this.antworten, { eintraege, change })
  }

  /** Any page of the way: filled in right, or with anything; entries come and go. */
  step(): void {
    const station = this.#zufall.pick(this.weg)
    if (this.#zufall.chance(0.15)) {
      this.#save(station, readSeite(this.form, station, typeBad(this.form, station, this.#zufall)).gelesen)
    } else this.#tryFill(station)
    const gruppe = this.form.seiten[station.seite]!.sammlung
    if (gruppe === undefined) return
    const entries = entriesOf(station.sicht.hier, gruppe)
    if (entries.length > 0 && this.#zufall.chance(0.3)) {
      const eintraege = [...station.eintraege, this.#zufall.pick(entries).id]
      this.antworten = removeEintrag(this.form, this.antworten, eintraege)
    } else if (entries.length < 4) this.#add(station, gruppe)
  }

  #add({ eintraege }: Station, gruppe: string): void {
    this.antworten = addEintrag(this.form, this.antworten, { eintraege, gruppe, id: this.#newEintrag() })
  }

  /** As the page is posted: what its answers ask anew comes with the second time. */
  fill(station: Station): void {
    const eingabe = typePageGood(this.form, station, this.#zufall)
    const { gelesen, fehler } = readSeite(this.form, station, eingabe)
    if (Object.keys(fehler).length > 0) throw new Error(`${keyOf(station)}: ${JSON.stringify(fehler)}`)
    this.#save(station, gelesen)
  }

  /** False where another page must be answered first. */
  #tryFill(station: Station): boolean {
    try {
      this.fill(station)
      return true
    } catch (error) {
      if (error instanceof Sackgasse) return false
      throw error
    }
  }

  /** Fills in or adds to a page that lacks something. */
  #complete(station: Station): boolean {
    const gruppe = this.form.seiten[station.seite]!.sammlung
    const { mindestens = 0 } = (gruppe !== undefined && this.form.gruppen[gruppe]) || {}
    if (gruppe === undefined || entriesOf(station.sicht.hier, gruppe).length >= mindestens)
      return this.#tryFill(station)
    this.#add(station, gruppe)
    return true
  }

  /** Every page that lacks something, until none does. @throws Error where nobody could get there */
  finish(): void {
    for (let tries = 0; tries < 1000; tries++) {
      const fehlende = this.fehlende
      if (fehlende.length === 0) return
      if (!fehlende.some((station) => this.#complete(station))) break
    }
    throw new Error(`Das Formular endet nicht: ${this.fehlende.map(keyOf).join(', ')}`)
  }

  /** Answers that their page would refuse, as it stands now. */
  listRefused(): string[] {
    return this.weg.flatMap((station) =>
      station.felder.flatMap((feld) => {
        const wert = station.sicht.hier[feld.name]
        if (wert === undefined) return []
        const read = readFeld(feld, showFeld(feld, wert as never), station.sicht)
        const same = read.ok && JSON.stringify(read.wert) === JSON.stringify(wert)
        return same ? [] : [`${keyOf(station)} ${feld.name} = ${JSON.stringify(wert)}`]
      }),
    )
  }
}
