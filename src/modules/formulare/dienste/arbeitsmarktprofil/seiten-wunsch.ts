import { LAENDER } from '#platform/text/laender.ts'
import { optionen } from '../../bausteine/angaben.ts'
import { choicesIn, enthaelt, ist, textIn } from '../../bausteine/bedingungen.ts'
import { nameBy } from '../../bausteine/benennen.ts'
import type { Teil } from '../../bausteine/folge.ts'
import {
  type Antworten,
  type Eintrag,
  ENDE,
  entriesOf,
  type Option,
  type Seite,
  type Sicht,
} from '../../engine/modell.ts'

/** What somebody looks for: kind and jobs, hours, places. */

const arten: Readonly<Record<string, string>> = {
  arbeit: 'Arbeit',
  ausbildung: 'Ausbildung',
  selbststaendig: 'Selbstständigkeit',
}

/** The wishes by their rank; those without one last. */
const ranked = (alle: Antworten) =>
  [...entriesOf(alle, 'wuensche')].sort((a, b) => Number(a['rang'] ?? 99) - Number(b['rang'] ?? 99))

/** The job that comes first. */
export const hauptberuf = (alle: Antworten): string => textIn(ranked(alle)[0] ?? {}, 'beruf') ?? ''

function warneRang({ alle }: Sicht): string[] {
  const raenge = entriesOf(alle, 'wuensche').flatMap(({ rang }) => (typeof rang === 'number' ? [rang] : []))
  const doppelt = [...new Set(raenge.filter((rang, i) => raenge.indexOf(rang) !== i))].sort((a, b) => a - b)
  return [
    ...doppelt.map((rang) => `Zwei Berufe stehen an Stelle ${rang}. Geben Sie jedem eine eigene Stelle.`),
    ...(raenge.length > 0 && !raenge.includes(1)
      ? ['Kein Beruf steht an Stelle 1. Ihr Hauptberuf ist dann der Beruf mit der kleinsten Zahl.']
      : []),
  ]
}

const wunsch: Record<string, Seite> = {
  suche: {
    frage: 'Was suchen Sie?',
    info: 'Im Profil stehen nur Angaben, nach denen auch ein Arbeitgeber fragen darf. Gewerkschaft, Partei und Religion gehören nicht hinein (§ 41 SGB III).',
    felder: [
      {
        name: 'sucht',
        label: 'Was suchen Sie?',
        hinweis: 'Sie können mehreres wählen.',
        art: 'mehrfach',
        optionen: optionen(arten),
      },
    ],
  },
  wuensche: {
    frage: 'In welchen Berufen möchten Sie arbeiten?',
    warum: 'Ihr Hauptberuf und bis zu neun weitere Berufe bestimmen, welche Stellen zu Ihnen passen.',
    felder: [],
    sammlung: 'wuensche',
    warne: warneRang,
  },
  wunsch: {
    frage: 'Welcher Beruf ist es?',
    felder: [
      { name: 'beruf', label: 'Beruf oder Tätigkeit', hinweis: 'Zum Beispiel: Verkäuferin', art: 'text' },
      {
        name: 'art',
        label: 'Was suchen Sie in diesem Beruf?',
        art: 'auswahl',
        optionen: optionen(arten),
        wenn: ({ alle }) => choicesIn(alle, 'sucht').length > 1,
      },
      {
        name: 'stufe',
        label: 'Auf welcher Stufe?',
        art: 'auswahl',
        optionen: optionen({
          helfer: 'Helferin oder Helfer',
          fachkraft: 'Fachkraft',
          spezialist: 'Spezialistin oder Spezialist',
          experte: 'Expertin oder Experte',
        }),
        freiwillig: true,
      },
      { name: 'ab', label: 'Ab wann können Sie anfangen?', art: 'datum' },
      {
        name: 'rang',
        label: 'An welcher Stelle steht der Beruf?',
        hinweis: '1 ist Ihr Hauptberuf.',
        art: 'zahl',
        von: 1,
        bis: 10,
      },
    ],
  },
  stelleJetzt: {
    frage: 'Haben Sie zurzeit eine Stelle?',
    warum: 'Dann wissen wir, wann Sie frühestens wechseln können.',
    felder: [
      { name: 'beschaeftigt', label: 'Haben Sie zurzeit eine Stelle?', art: 'janein', freiwillig: true },
      {
        name: 'kuendigungsfrist',
        label: 'Wie lang ist Ihre Kündigungsfrist?',
        hinweis: 'Zum Beispiel: 4 Wochen zum Monatsende',
        art: 'text',
        freiwillig: true,
        wenn: ist('beschaeftigt', true),
      },
      {
        name: 'stelleBis',
        label: 'Bis wann läuft die Stelle noch?',
        hinweis: 'Wenn das schon feststeht',
        art: 'datum',
        freiwillig: true,
        wenn: ist('beschaeftigt', true),
      },
    ],
    warne: ({ alle }) => {
      const bis = textIn(alle, 'stelleBis') ?? ''
      const frueher = ranked(alle).filter((wunsch) => (textIn(wunsch, 'ab') ?? '9999') <= bis)
      return frueher.map(
        (wunsch) => `„${textIn(wunsch, 'beruf')}“ soll beginnen, bevor Ihre jetzige Stelle endet. Passt das?`,
      )
    },
  },
}

const tage = optionen({
  mo: 'Montag',
  di: 'Dienstag',
  mi: 'Mittwoch',
  do: 'Donnerstag',
  fr: 'Freitag',
  sa: 'Samstag',
  so: 'Sonntag',
})

const zeit: Record<string, Seite> = {
  arbeitszeit: {
    frage: 'Wie möchten Sie arbeiten?',
    felder: [
      {
        name: 'zeitmodell',
        label: 'Arbeitszeit',
        hinweis: 'Wählen Sie alles, was für Sie geht.',
        art: 'mehrfach',
        optionen: optionen({
          vollzeit: 'Vollzeit',
          teilzeit: 'Teilzeit',
          schicht: 'Schicht',
          nacht: 'Nachts',
          wochenende: 'Am Wochenende',
          heim: 'Zu Hause',
          minijob: 'Minijob',
        }),
      },
      { name: 'stundenVon', label: 'Mindestens', art: 'zahl', von: 1, bis: 48, einheit: 'Stunden', freiwillig: true },
      { name: 'stundenBis', label: 'Höchstens', art: 'zahl', von: 1, bis: 48, einheit: 'Stunden', freiwillig: true },
      {
        name: 'teilzeitgrund',
        label: 'Warum Teilzeit?',
        art: 'mehrfach',
        optionen: optionen({ kinder: 'Kinder', pflege: 'Pflege von Angehörigen', anderes: 'Etwas anderes' }),
        freiwillig: true,
        wenn: enthaelt('zeitmodell', 'teilzeit'),
      },
    ],
    warne: ({ hier }) =>
      typeof hier['stundenVon'] === 'number' && Number(hier['stundenBis'] ?? 48) < hier['stundenVon']
        ? ['Das Höchste ist kleiner als das Mindeste. Prüfen Sie die Stunden in der Woche.']
        : [],
  },
  zeitfenster: {
    frage: 'Zu welchen Zeiten können Sie arbeiten?',
    info: 'Nur nötig, wenn Sie an bestimmte Tage oder Uhrzeiten gebunden sind.',
    felder: [],
    sammlung: 'zeitfenster',
  },
  fenster: {
    frage: 'Welche Tage und Uhrzeiten sind es?',
    felder: [
      { name: 'tage', label: 'Tage', art: 'mehrfach', optionen: tage },
      { name: 'von', label: 'Von', hinweis: 'Zum Beispiel: 08:00', art: 'uhrzeit' },
      { name: 'bis', label: 'Bis', art: 'uhrzeit' },
    ],
    warne: ({ hier }) =>
      (textIn(hier, 'bis') ?? '99') <= (textIn(hier, 'von') ?? '')
        ? ['Das Ende liegt vor dem Beginn. Bei Nachtarbeit ist das richtig.']
        : [],
  },
}

const land: Option[] = Object.entries(LAENDER).map(([wert, name]) => ({ wert, text: name }))

const ort: Record<string, Seite> = {
  suchraum: {
    frage: 'Wo möchten Sie arbeiten?',
    felder: [
      {
        name: 'raum',
        label: 'Suchraum',
        art: 'auswahl',
        optionen: optionen({
          orte: 'In der Nähe bestimmter Orte',
          land: 'In bestimmten Bundesländern',
          bund: 'In ganz Deutschland',
          europa: 'In Europa',
          welt: 'Weltweit',
        }),
      },
      {
        name: 'laender',
        label: 'Bundesländer',
        art: 'mehrfach',
        optionen: land,
        wenn: ist('raum', 'land'),
      },
    ],
  },
  orte: { frage: 'An welchen Orten möchten Sie arbeiten?', felder: [], sammlung: 'orte' },
  arbeitsort: {
    frage: 'Welcher Ort ist es?',
    felder: [
      { name: 'ort', label: 'Ort', hinweis: 'Gern mit Postleitzahl', art: 'text' },
      { name: 'umkreis', label: 'Umkreis', art: 'zahl', von: 0, bis: 200, einheit: 'km' },
    ],
  },
  beweglich: {
    frage: 'Wozu sind Sie für eine Arbeit bereit?',
    felder: [
      {
        name: 'bereit',
        label: 'Ich bin bereit',
        art: 'mehrfach',
        optionen: optionen({
          pendeln: 'zu pendeln',
          umziehen: 'umzuziehen',
          reisen: 'beruflich zu reisen',
          montage: 'auf Montage zu arbeiten',
        }),
        freiwillig: true,
      },
    ],
  },
}

const showTage = (eintrag: Eintrag) =>
  choicesIn(eintrag, 'tage')
    .flatMap((wert) => tage.find((tag) => tag.wert === wert)?.text ?? [])
    .join(', ')

export const wunschTeil: Teil = {
  seiten: { ...wunsch, ...zeit, ...ort },
  uebergaenge: {
    suche: ['wuensche'],
    wuensche: ['stelleJetzt'],
    wunsch: [ENDE],
    stelleJetzt: [ENDE],
    arbeitszeit: ['zeitfenster'],
    zeitfenster: [ENDE],
    fenster: [ENDE],
    suchraum: [{ nach: 'orte', wenn: ist('raum', 'orte') }, 'beweglich'],
    orte: ['beweglich'],
    arbeitsort: [ENDE],
    beweglich: [ENDE],
  },
  gruppen: {
    wuensche: {
      beginn: 'wunsch',
      einzahl: 'Beruf',
      benenne: nameBy('beruf'),
      mindestens: 1,
      hoechstens: 10,
    },
    zeitfenster: { beginn: 'fenster', einzahl: 'Zeit', benenne: showTage, hoechstens: 14 },
    orte: {
      beginn: 'arbeitsort',
      einzahl: 'Ort',
      benenne: nameBy('ort'),
      mindestens: 1,
      hoechstens: 10,
    },
  },
}
