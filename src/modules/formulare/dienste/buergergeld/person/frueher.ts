import { addMonate } from '#platform/text/datum.ts'
import {
  betrag,
  datum,
  folge,
  frei,
  inTagen,
  ist,
  jaNein,
  langtext,
  nicht,
  type Seitentabelle,
  saetze,
  type Teil,
  text,
  undAuch,
  verbinde,
  vergangen,
  wahl,
} from '../../../bausteine/folge.ts'
import { type Bedingung, type Eintrag, entriesOf } from '../../../engine/modell.ts'

const antragsarten = {
  alg: 'Arbeitslosengeld',
  bafoeg: 'BAföG',
  bab: 'Berufsausbildungsbeihilfe',
  wohngeld: 'Wohngeld',
  rente: 'Rente',
  krankengeld: 'Krankengeld',
  kindergeld: 'Kindergeld',
  kinderzuschlag: 'Kinderzuschlag',
  sonstiges: 'Etwas anderes',
} as const

const fruehereArten = {
  sgb2: 'Bürgergeld, Grundsicherungsgeld oder Arbeitslosengeld II',
  sgb12: 'Sozialhilfe',
  grundsicherung: 'Grundsicherung im Alter oder bei Erwerbsminderung',
  asyl: 'Leistungen für Asylbewerber',
} as const

const lohnersatzarten = {
  alg: 'Arbeitslosengeld',
  krankengeld: 'Krankengeld',
  elterngeld: 'Elterngeld',
  mutterschaftsgeld: 'Mutterschaftsgeld',
  uebergangsgeld: 'Übergangsgeld',
  verletztengeld: 'Verletztengeld',
  kurzarbeitergeld: 'Kurzarbeitergeld',
  insolvenzgeld: 'Insolvenzgeld',
  sonstige: 'Etwas anderes',
} as const

/** By what was chosen, or by the name that was typed where it is something else. */
const named =
  (texte: Readonly<Record<string, string>>, name: string, eigenerName = '') =>
  (eintrag: Eintrag): string =>
    String(eintrag[eigenerName] ?? texte[String(eintrag[name])] ?? '')

/** Nothing of HA 59 to 72 says what this person lived on. */
const ohneEinkommen = undAuch(
  nicht(ist('gearbeitet', true)),
  nicht(ist('hatLohnersatz', true)),
  nicht(ist('dienst', true)),
)

/** Twelve months of work within 30 months give a claim to Arbeitslosengeld (§§ 142, 143 SGB III). */
const mayHaveAlg: Bedingung = ({ hier, heute }) => {
  const from = addMonate(heute, -30)
  const days = entriesOf(hier, 'arbeitszeiten').reduce((sum, { arbeitVon, arbeitBis }) => {
    const [von, bis] = [String(arbeitVon ?? heute), String(arbeitBis ?? heute)]
    const span = Date.parse(bis) - Math.max(Date.parse(von), Date.parse(from))
    return sum + Math.max(0, span / 86_400_000)
  }, 0)
  return days >= 360
}

const leistungen: Seitentabelle = {
  andereLeistungen: {
    frage: 'Hat diese Person andere Leistungen beantragt?',
    anSie: 'Haben Sie andere Leistungen beantragt?',
    warum: 'Andere Leistungen gehen vor (§ 12a SGB II).',
    info: 'Zum Beispiel BAföG, Wohngeld, Arbeitslosengeld, Rente, Krankengeld, Kindergeld oder Kinderzuschlag.',
    felder: [jaNein('hatAntraege', 'Andere Leistungen beantragt?')],
  },
  antraege: {
    wenn: ist('hatAntraege', true),
    frage: 'Welche Leistungen sind beantragt?',
    felder: [],
    sammlung: 'antraege',
  },
  fruehereLeistungen: {
    frage: 'Gab es in den letzten drei Jahren schon Grundsicherung oder Sozialhilfe?',
    warum: 'Ihr Jobcenter klärt, wer bisher zuständig war.',
    felder: [
      jaNein('hatFrueheres', 'Leistungen in den letzten drei Jahren?', {
        hinweis: 'Bürgergeld oder Grundsicherungsgeld, Grundsicherung im Alter, Sozialhilfe',
      }),
    ],
  },
  frueheres: {
    wenn: ist('hatFrueheres', true),
    frage: 'Welche Leistungen waren das?',
    felder: [],
    sammlung: 'frueheres',
  },
  arbeit: {
    frage: 'Hat diese Person in den letzten fünf Jahren gearbeitet?',
    anSie: 'Haben Sie in den letzten fünf Jahren gearbeitet?',
    warum: 'Vielleicht besteht ein Anspruch auf Arbeitslosengeld. Er geht vor.',
    felder: [jaNein('gearbeitet', 'In den letzten fünf Jahren beschäftigt?', { hinweis: 'Auch Ausbildung zählt.' })],
  },
  arbeitszeiten: {
    wenn: ist('gearbeitet', true),
    frage: 'Welche Beschäftigungen waren das?',
    felder: [],
    sammlung: 'arbeitszeiten',
    merke: saetze([
      mayHaveAlg,
      'Nach dieser Zeit besteht vielleicht Anspruch auf Arbeitslosengeld. Dafür ist auch eine Meldung bei der Agentur für Arbeit nötig.',
    ]),
  },
  offenerLohn: {
    wenn: ist('gearbeitet', true),
    frage: 'Schuldet ein Arbeitgeber dieser Person noch Lohn?',
    anSie: 'Schuldet Ihnen ein Arbeitgeber noch Lohn?',
    warum: 'Zahlt das Jobcenter für diese Zeit, geht der Anspruch auf das Jobcenter über (§ 115 SGB X).',
    felder: [
      jaNein('offenerLohn', 'Ist noch Lohn offen?'),
      text('lohnFirma', 'Name des Arbeitgebers', { wenn: ist('offenerLohn', true) }),
      text('lohnAnschrift', 'Anschrift des Arbeitgebers', { wenn: ist('offenerLohn', true) }),
      betrag('lohnOffen', 'Offener Betrag', { ...frei, wenn: ist('offenerLohn', true) }),
    ],
  },
  lohnersatzVorhanden: {
    frage: 'Gab es in den letzten fünf Jahren Geld statt Lohn?',
    info: 'Zum Beispiel Arbeitslosengeld, Krankengeld, Elterngeld oder Kurzarbeitergeld.',
    felder: [jaNein('hatLohnersatz', 'Geld statt Lohn bekommen?')],
  },
  lohnersatz: {
    wenn: ist('hatLohnersatz', true),
    frage: 'Welches Geld statt Lohn war das?',
    felder: [],
    sammlung: 'lohnersatz',
  },
}

const gruppen: Teil['gruppen'] = {
  antraege: {
    ...{ beginn: 'antrag', einzahl: 'Antrag', benenne: named(antragsarten, 'antragArt', 'antragName') },
    ...{ mindestens: 1, hoechstens: 15 },
  },
  frueheres: {
    ...{ beginn: 'fruehereLeistung', einzahl: 'Leistung', benenne: named(fruehereArten, 'frueherArt') },
    ...{ mindestens: 1, hoechstens: 10 },
  },
  arbeitszeiten: {
    beginn: 'arbeitszeit',
    einzahl: 'Beschäftigung',
    benenne: ({ arbeitFirma }) => String(arbeitFirma ?? ''),
    mindestens: 1,
    hoechstens: 30,
  },
  lohnersatz: {
    ...{
      beginn: 'lohnersatzleistung',
      einzahl: 'Leistung',
      benenne: named(lohnersatzarten, 'ersatzArt', 'ersatzName'),
    },
    ...{ mindestens: 1, hoechstens: 15 },
  },
}

const eintraege = verbinde(
  folge({
    antrag: {
      frage: 'Was ist beantragt?',
      felder: [
        wahl('antragArt', 'Leistung', { texte: antragsarten }),
        text('antragName', 'Wie heißt die Leistung?', { wenn: ist('antragArt', 'sonstiges') }),
        text('antragStelle', 'Bei welcher Stelle?'),
        vergangen('antragTag', 'Wann?'),
        text('antragZeichen', 'Aktenzeichen', frei),
      ],
    },
  }),
  folge({
    fruehereLeistung: {
      frage: 'Was gab es, und von wem?',
      felder: [
        wahl('frueherArt', 'Leistung', { texte: fruehereArten }),
        vergangen('frueherVon', 'Von'),
        datum('frueherBis', 'Bis', { bis: inTagen(366) }),
        text('frueherStelle', 'Von welcher Stelle?'),
        text('frueherAnschrift', 'Anschrift der Stelle'),
      ],
      warne: saetze([laterThan('frueherVon', 'frueherBis'), 'Das Ende liegt vor dem Anfang. Prüfen Sie bitte beides.']),
    },
  }),
  folge({
    arbeitszeit: {
      frage: 'Wo und wann war die Beschäftigung?',
      felder: [
        text('arbeitFirma', 'Name des Arbeitgebers', frei),
        vergangen('arbeitVon', 'Von'),
        datum('arbeitBis', 'Bis', { hinweis: 'Frei lassen, wenn sie noch besteht', ...frei, bis: inTagen(366) }),
      ],
      warne: saetze([laterThan('arbeitVon', 'arbeitBis'), 'Das Ende liegt vor dem Anfang. Prüfen Sie bitte beides.']),
    },
  }),
  folge({
    lohnersatzleistung: {
      frage: 'Was gab es, und wie lange?',
      felder: [
        wahl('ersatzArt', 'Leistung', { texte: lohnersatzarten }),
        text('ersatzName', 'Wie heißt die Leistung?', { wenn: ist('ersatzArt', 'sonstige') }),
        vergangen('ersatzVon', 'Von'),
        datum('ersatzBis', 'Bis', { bis: inTagen(2 * 366) }),
      ],
      warne: saetze([laterThan('ersatzVon', 'ersatzBis'), 'Das Ende liegt vor dem Anfang. Prüfen Sie bitte beides.']),
    },
  }),
)

function laterThan(von: string, bis: string): Bedingung {
  return ({ hier }) => typeof hier[bis] === 'string' && String(hier[von] ?? '') > hier[bis]
}

const rest: Seitentabelle = {
  dienst: {
    frage: 'Hat diese Person Wehrdienst oder einen Freiwilligendienst geleistet?',
    anSie: 'Haben Sie Wehrdienst oder einen Freiwilligendienst geleistet?',
    felder: [
      jaNein('dienst', 'In den letzten fünf Jahren?', frei),
      vergangen('dienstVon', 'Von', { wenn: ist('dienst', true) }),
      datum('dienstBis', 'Bis', { bis: inTagen(2 * 366), wenn: ist('dienst', true) }),
    ],
    warne: saetze([laterThan('dienstVon', 'dienstBis'), 'Das Ende liegt vor dem Anfang. Prüfen Sie bitte beides.']),
  },
  pflege: {
    frage: 'Pflegt diese Person jemanden aus der Familie?',
    anSie: 'Pflegen Sie jemanden aus der Familie?',
    warum: 'Das kann ein Grund sein, weniger oder nicht zu arbeiten (§ 10 SGB II).',
    felder: [jaNein('pflege', 'Jemand mit Pflegegrad?', frei)],
  },
  lebensunterhalt: {
    wenn: ohneEinkommen,
    frage: 'Wovon hat diese Person bisher gelebt?',
    anSie: 'Wovon haben Sie bisher gelebt?',
    felder: [
      langtext('lebensunterhalt', 'Wovon?', {
        hinweis: 'Zum Beispiel von der Familie, von Erspartem oder im Ausland',
      }),
    ],
  },
  ansprueche: {
    frage: 'Schuldet jemand dieser Person Geld?',
    anSie: 'Schuldet Ihnen jemand Geld?',
    warum: 'Solche Ansprüche können auf das Jobcenter übergehen (§ 33 SGB II).',
    info: 'Zum Beispiel aus einem Erbe, einer Schenkung, einem Vertrag oder als Schadensersatz.',
    felder: [
      jaNein('hatAnsprueche', 'Gibt es solche Ansprüche?'),
      langtext('ansprueche', 'Gegen wen, und worauf?', { wenn: ist('hatAnsprueche', true) }),
    ],
  },
  unfallFrage: {
    frage: 'Wurde diese Person durch andere verletzt oder geschädigt?',
    anSie: 'Wurden Sie durch andere verletzt oder geschädigt?',
    warum: 'Dann muss vielleicht jemand anderes zahlen.',
    info: 'Zum Beispiel bei einem Unfall, durch eine Straftat oder einen Behandlungsfehler.',
    felder: [jaNein('unfall', 'Gab es einen Unfall oder Schaden durch andere?')],
  },
}

/** HA 42, 43 and 51 to 75, for everyone from 15 years. */
export const frueher = verbinde(folge({ ...leistungen, ...rest }, gruppen), eintraege)
