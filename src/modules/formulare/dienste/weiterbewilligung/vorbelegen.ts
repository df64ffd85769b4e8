import { sozialleistungen } from '../../bausteine/haushalt.ts'
import type { Person, Vorwissen } from '../../engine/dienst.ts'
import { type Antworten, type Eintrag, entriesOf } from '../../engine/modell.ts'
import { type Anfang, takeUp } from './seither.ts'

/** People of the first application who share the flat, but not the Bedarfsgemeinschaft. */
const FREMD = ['wg', 'untermiete', 'verwandt', 'geschwister']

const samePerson = (one: Antworten, other: Person) =>
  one['vorname'] === other.vorname && one['nachname'] === other.nachname && one['geburtsdatum'] === other.geburtsdatum

const isIch = ({ beziehung }: Eintrag) => beziehung === 'ich'

/** Who was told of last time and still belongs here: in the first application or in a renewal. */
const stillThere = (letzte: Antworten): Eintrag[] =>
  entriesOf(letzte, 'personen').filter(
    (person) => !isIch(person) && person['stand'] !== 'ausgezogen' && !FREMD.includes(String(person['beziehung'])),
  )

const asPerson = ({ vorname, nachname, geburtsdatum }: Antworten) => ({
  vorname,
  nachname,
  geburtsdatum,
  stand: 'gleich',
})

/** Those whom the Jobcenter knows, then those who were told of only; ids stay, so that jobs and benefits keep their person. */
function listPersonen(haushalt: readonly Person[], letzte: Antworten, newEintrag: () => string): Eintrag[] {
  const bisher = stillThere(letzte)
  const bekannt = haushalt.map((person) => ({
    id: bisher.find((one) => samePerson(one, person))?.id ?? newEintrag(),
    ...asPerson({ ...person }),
  }))
  const weitere = bisher.filter(
    (one) => one['geburtsdatum'] !== undefined && !haushalt.some((person) => samePerson(one, person)),
  )
  return [...bekannt, ...weitere.map((one) => ({ id: one.id, ...asPerson(one) }))]
}

/** Entries that a person of the first application has, with whose they are. */
const ofPeople = (letzte: Antworten, gruppe: string): [wer: string, eintrag: Eintrag][] =>
  entriesOf(letzte, 'personen').flatMap((person) =>
    entriesOf(person, gruppe).map((eintrag): [string, Eintrag] => [isIch(person) ? 'ich' : person.id, eintrag]),
  )

function listStellen(letzte: Antworten): Eintrag[] {
  const bisher = entriesOf(letzte, 'stellen').filter(({ stelleStand }) => stelleStand !== 'ende')
  const erste = ofPeople(letzte, 'stellen').map(([stelleWer, { id, firma, stellenart, brutto1, schwankend }]) => ({
    ...{ id, stelleWer, firma, schwankend },
    ...{ beschaeftigung: stellenart, brutto: brutto1 },
  }))
  return [...bisher, ...erste].map((stelle) => ({ ...stelle, stelleStand: 'gleich' }))
}

const isLeistung = (art: unknown) => art !== 'sonstige' && sozialleistungen.some(({ wert }) => wert === art)

function listLeistungen(letzte: Antworten): Eintrag[] {
  const bisher = entriesOf(letzte, 'leistungen').filter(({ leistungStand }) => leistungStand !== 'ende')
  const erste = ofPeople(letzte, 'sozialleistungen')
    .filter(([, { leistungStand }]) => leistungStand === 'bewilligt')
    .map(([leistungWer, { id, leistungArt, leistungBetrag }]) => ({ id, leistungWer, leistungArt, leistungBetrag }))
  const renten = ofPeople(letzte, 'renten').map(([leistungWer, { id, rentenbetrag }]) => ({
    ...{ id, leistungWer, leistungArt: 'rente', leistungBetrag: rentenbetrag },
  }))
  const kinder = ofPeople(letzte, 'kindereinnahmen').flatMap(([leistungWer, { id, kindArt, kindBetrag }]) => {
    const leistungArt = kindArt === 'waisenrente' ? 'rente' : kindArt
    return isLeistung(leistungArt) ? [{ id, leistungWer, leistungArt, leistungBetrag: kindBetrag }] : []
  })
  return [...bisher, ...erste, ...renten, ...kinder].map((leistung) => ({ ...leistung, leistungStand: 'gleich' }))
}

const livedAlone = ({ allein, wohntAllein }: Antworten) => allein === true || wohntAllein === true

/** What holds on until somebody says otherwise. Balances are not among it: they are never the same, and are asked as of today. */
const BLEIBT = ['grundmiete', 'nebenkosten', 'heizkosten'] as const

const listKosten = (letzte: Antworten): Anfang['felder'] =>
  Object.fromEntries(BLEIBT.flatMap((name) => (typeof letzte[name] === 'number' ? [[name, letzte[name]]] : [])))

/**
 * Begins with the last application, be it the first or a renewal, and with what was reported since: people, costs of the home, jobs,
 * benefits. Where there is none of a kind, the question stays open.
 */
export function beginWithLast(wissen: Vorwissen, newEintrag: () => string): Antworten {
  const { haushalt, letzte = {}, seither = [], heute } = wissen
  const anfang: Anfang = {
    personen: listPersonen(haushalt, letzte, newEintrag),
    ...{ stellen: listStellen(letzte), leistungen: listLeistungen(letzte), einnahmen: [], vorhaben: [] },
    felder: listKosten(letzte),
  }
  return answersOf(takeUp(anfang, seither, { heute, newEintrag }), livedAlone(letzte))
}

function answersOf({ personen, vorhaben, felder, ...geld }: Anfang, allein: boolean): Antworten {
  const known = new Set<unknown>(['ich', ...personen.flatMap(({ id, stand }) => (stand === 'ausgezogen' ? [] : [id]))])
  const stellen = geld.stellen.filter(({ stelleWer }) => known.has(stelleWer))
  const leistungen = geld.leistungen.filter(({ leistungWer }) => known.has(leistungWer))
  const einnahmen = geld.einnahmen.filter(({ einnahmeWer }) => known.has(einnahmeWer))
  const arten = new Set<unknown>(leistungen.map(({ leistungArt }) => leistungArt))
  return {
    ...felder,
    ...(personen.length > 0 ? { wohntAllein: false, personen } : allein && { wohntAllein: true }),
    ...(stellen.length > 0 && { erwerb: true, stellen }),
    ...(leistungen.length > 0 && {
      leistungsarten: sozialleistungen.map(({ wert }) => wert).filter((wert) => arten.has(wert)),
      leistungen,
    }),
    ...(einnahmen.length > 0 && { andereEinnahmen: true, einnahmen }),
    ...(vorhaben.length > 0 && { vorhersehbar: true, vorhaben }),
  }
}
