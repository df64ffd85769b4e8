import { optionen } from '../../bausteine/angaben.ts'
import { ist, textIn, zahlIn } from '../../bausteine/bedingungen.ts'
import { nameBy } from '../../bausteine/benennen.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { type Abschnitt, ENDE, type Feld, type Seite } from '../../engine/modell.ts'

/** The Gesundheitsfragebogen. Every answer is free. */

const frei = (name: string, label: string, hinweis?: string): Feld => ({
  name,
  label,
  ...(hinweis !== undefined && { hinweis }),
  art: 'langtext',
  hoechstens: 3000,
  freiwillig: true,
})

const beschwerden: Record<string, Seite> = {
  fragebogen: {
    frage: 'Möchten Sie den Gesundheitsfragebogen hier ausfüllen?',
    info: 'Er dauert etwa 20 Minuten. Sie können jede Frage auslassen und jederzeit aufhören. Mitarbeitende des Jobcenters helfen nur, wenn Sie das ausdrücklich möchten.',
    felder: [{ name: 'fragebogen', label: 'Gesundheitsfragebogen ausfüllen?', art: 'janein', freiwillig: true }],
  },
  beschwerden: {
    frage: 'Welche Beschwerden haben Sie zurzeit?',
    felder: [
      frei('beschwerden', 'Beschwerden', 'Mit Ihren eigenen Worten'),
      { name: 'beschwerdenSeit', label: 'Seit wann?', hinweis: 'Ungefähr reicht.', art: 'text', freiwillig: true },
      frei('auswirkung', 'Was bedeutet das für Ihre Arbeit?'),
    ],
  },
  belastung: {
    frage: 'Was haben Sie zuletzt gearbeitet, und was war daran anstrengend?',
    felder: [
      frei('letzteArbeit', 'Letzte Tätigkeiten', 'Zum Beispiel: Lager, 3 Jahre'),
      frei('belastung', 'Das war anstrengend', 'Zum Beispiel: heben, Lärm, Zeitdruck'),
    ],
  },
}

const krankheiten: Record<string, Seite> = {
  krankheiten: {
    frage: 'Welche Krankheiten und Operationen hatten Sie?',
    felder: [],
    sammlung: 'krankheiten',
  },
  krankheit: {
    frage: 'Was war es, und wann?',
    felder: [
      { name: 'bezeichnung', label: 'Krankheit oder Operation', art: 'text' },
      { name: 'jahr', label: 'Jahr', art: 'zahl', von: 1900, bis: 2199, freiwillig: true },
    ],
    warne: ({ hier, heute }) =>
      (zahlIn(hier, 'jahr') ?? 0) > Number(heute.slice(0, 4))
        ? ['Das Jahr liegt in der Zukunft. Prüfen Sie die Zahl.']
        : [],
  },
  aufenthalte: {
    frage: 'Wann waren Sie im Krankenhaus oder in einer Reha-Klinik?',
    felder: [],
    sammlung: 'aufenthalte',
  },
  aufenthalt: {
    frage: 'Wo und wann war der Aufenthalt?',
    felder: [
      { name: 'einrichtung', label: 'Krankenhaus oder Klinik', art: 'text' },
      {
        name: 'art',
        label: 'Art',
        art: 'auswahl',
        optionen: optionen({ krankenhaus: 'Krankenhaus', reha: 'Rehabilitation' }),
        freiwillig: true,
      },
      { name: 'von', label: 'Von', art: 'monat', freiwillig: true },
      { name: 'bis', label: 'Bis', art: 'monat', von: ({ hier }) => textIn(hier, 'von') ?? '', freiwillig: true },
    ],
  },
}

const sinn = optionen({ gut: 'Gut', hilfe: 'Gut mit Brille oder Hörgerät', schlecht: 'Schlecht' })

const behandlung: Record<string, Seite> = {
  therapie: {
    frage: 'Wie werden Sie zurzeit behandelt?',
    felder: [
      frei('behandlung', 'Behandlungen, Praxen und Kliniken'),
      frei('medikamente', 'Medikamente'),
      frei('hilfsmittel', 'Hilfsmittel', 'Zum Beispiel: Einlagen, Rollator'),
      frei('allergien', 'Allergien'),
    ],
  },
  sinne: {
    frage: 'Wie gut sehen und hören Sie?',
    felder: [
      { name: 'sehen', label: 'Sehen', art: 'auswahl', optionen: sinn, freiwillig: true },
      { name: 'hoeren', label: 'Hören', art: 'auswahl', optionen: sinn, freiwillig: true },
    ],
  },
  seele: {
    frage: 'Was belastet Sie seelisch?',
    info: 'Diese Seite können Sie leer lassen. Sie können darüber auch im Gespräch mit der Ärztin oder dem Arzt reden.',
    felder: [
      frei('seelisch', 'Seelische Belastungen'),
      frei('sucht', 'Alkohol, Medikamente, andere Mittel oder Spiele', 'Nur, wenn Sie darüber schreiben möchten'),
    ],
  },
}

const leben: Record<string, Seite> = {
  unfall: {
    frage: 'Hatten Sie einen Unfall oder eine Berufskrankheit?',
    felder: [frei('unfall', 'Unfall oder Berufskrankheit', 'Was, wann, und was ist geblieben?')],
  },
  verfahren: {
    frage: 'Laufen zurzeit andere Verfahren?',
    felder: [
      {
        name: 'verfahren',
        label: 'Laufende Anträge oder Verfahren',
        art: 'mehrfach',
        optionen: optionen({
          rente: 'Rente',
          gdb: 'Grad der Behinderung',
          pflege: 'Pflegegrad',
          reha: 'Rehabilitation',
        }),
        freiwillig: true,
      },
      frei('krankschreibung', 'Ihre letzten Krankschreibungen', 'Von wann bis wann?'),
    ],
  },
  koerper: {
    frage: 'Was sollte der Ärztliche Dienst noch wissen?',
    felder: [
      { name: 'groesse', label: 'Größe', art: 'zahl', von: 50, bis: 250, einheit: 'cm', freiwillig: true },
      { name: 'gewicht', label: 'Gewicht', art: 'zahl', von: 20, bis: 400, komma: 1, einheit: 'kg', freiwillig: true },
      { name: 'schwanger', label: 'Sind Sie schwanger?', art: 'janein', freiwillig: true },
      {
        name: 'fahren',
        label: 'Können Sie Auto fahren?',
        art: 'auswahl',
        optionen: optionen({ ja: 'Ja', kurz: 'Nur kurze Strecken', nein: 'Nein' }),
        freiwillig: true,
      },
    ],
  },
}

const geht = optionen({ gut: 'Geht gut', etwas: 'Geht eine Zeit lang', nicht: 'Geht nicht' })
const wieGut = (name: string, label: string): Feld => ({
  name,
  label,
  art: 'auswahl',
  optionen: geht,
  freiwillig: true,
})

const koennen: Record<string, Seite> = {
  koennen: {
    frage: 'Was können Sie noch gut?',
    felder: [
      wieGut('sitzen', 'Sitzen'),
      wieGut('stehen', 'Stehen'),
      wieGut('heben', 'Heben und Tragen'),
      wieGut('schicht', 'In Schichten arbeiten'),
      wieGut('druck', 'Unter Zeitdruck arbeiten'),
    ],
  },
  wuensche: {
    frage: 'Was wünschen Sie sich für Ihre Arbeit?',
    felder: [frei('wuensche', 'Ihre Wünsche')],
  },
  termin: {
    frage: 'Was brauchen Sie für ein Gespräch oder eine Untersuchung?',
    felder: [
      {
        name: 'dolmetscher',
        label: 'Brauchen Sie eine Dolmetscherin oder einen Dolmetscher?',
        art: 'janein',
        freiwillig: true,
      },
      { name: 'sprache', label: 'Für welche Sprache?', art: 'text', wenn: ist('dolmetscher', true) },
      { name: 'begleitung', label: 'Soll jemand Sie begleiten?', art: 'janein', freiwillig: true },
      {
        name: 'zeiten',
        label: 'Wann sind Sie gut zu erreichen?',
        hinweis: 'Zum Beispiel: vormittags',
        art: 'text',
        freiwillig: true,
      },
    ],
  },
}

const gewuenscht = ist('fragebogen', true)

/** One part of the questionnaire each, so that somebody can stop after any of them. */
export const fragebogenAbschnitte: readonly Abschnitt[] = [
  { name: 'fragebogen', titel: 'Gesundheitsfragebogen', beginn: 'fragebogen' },
  { name: 'beschwerden', titel: 'Fragebogen: Beschwerden', beginn: 'beschwerden', wenn: gewuenscht },
  { name: 'krankheiten', titel: 'Fragebogen: Krankheiten', beginn: 'krankheiten', wenn: gewuenscht },
  { name: 'behandlung', titel: 'Fragebogen: Behandlung', beginn: 'therapie', wenn: gewuenscht },
  { name: 'leben', titel: 'Fragebogen: Unfälle und Verfahren', beginn: 'unfall', wenn: gewuenscht },
  { name: 'koennen', titel: 'Fragebogen: Was Sie können', beginn: 'koennen', wenn: gewuenscht },
]

export const fragebogenTeil: Teil = {
  seiten: { ...beschwerden, ...krankheiten, ...behandlung, ...leben, ...koennen },
  uebergaenge: {
    fragebogen: [ENDE],
    beschwerden: ['belastung'],
    belastung: [ENDE],
    krankheiten: ['aufenthalte'],
    krankheit: [ENDE],
    aufenthalte: [ENDE],
    aufenthalt: [ENDE],
    therapie: ['sinne'],
    sinne: ['seele'],
    seele: [ENDE],
    unfall: ['verfahren'],
    verfahren: ['koerper'],
    koerper: [ENDE],
    koennen: ['wuensche'],
    wuensche: ['termin'],
    termin: [ENDE],
  },
  gruppen: {
    krankheiten: {
      beginn: 'krankheit',
      einzahl: 'Krankheit',
      benenne: nameBy('bezeichnung'),
      hoechstens: 30,
    },
    aufenthalte: {
      beginn: 'aufenthalt',
      einzahl: 'Aufenthalt',
      benenne: nameBy('einrichtung'),
      hoechstens: 20,
    },
  },
}
