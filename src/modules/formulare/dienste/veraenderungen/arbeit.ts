import { betrieb, optionen } from '../../bausteine/angaben.ts'
import { ist } from '../../bausteine/bedingungen.ts'
import { beschaeftigungen, bildungswege, lohnmonate } from '../../bausteine/haushalt.ts'
import { ALLE, type Art, MELDEN, PRUEFUNG } from './art.ts'
import { warnOfEnde } from './tage.ts'

const ZUFLUSS = 'Lohn zählt in dem Monat, in dem er auf Ihrem Konto ist. Ein Teil bleibt immer frei (§ 11b SGB II).'
const VORLAEUFIG = 'Schwankt der Lohn, bewilligt Ihr Jobcenter vorläufig und rechnet später ab (§ 41a SGB II).'

const arbeitsaufnahme: Art = {
  text: 'Eine Arbeit oder Ausbildung beginnt',
  hinweis: 'Auch ein Minijob, ein Ferienjob oder eine zweite Stelle',
  kurz: 'Neue Arbeit',
  vermittlung: true,
  seiten: {
    arbeitsaufnahme: { frage: 'Bei wem beginnt die Arbeit?', felder: betrieb },
    arbeitsvertrag: {
      frage: 'Was steht im Vertrag?',
      felder: [
        { name: 'beschaeftigung', label: 'Welche Art von Arbeit ist es?', art: 'auswahl', optionen: beschaeftigungen },
        { name: 'wochenstunden', label: 'Stunden in der Woche', art: 'zahl', von: 0, bis: 80, komma: 2 },
        { name: 'befristet', label: 'Ist die Arbeit befristet?', art: 'janein' },
        {
          name: 'befristetBis',
          label: 'Bis wann?',
          art: 'datum',
          wenn: ist('befristet', true),
        },
      ],
      warne: (sicht) => (ist('befristet', true)(sicht) ? warnOfEnde(sicht.hier['ab'], sicht.hier['befristetBis']) : []),
    },
    ersterLohn: {
      frage: 'Wie hoch ist der Lohn, und wann kommt das erste Geld?',
      warum: ZUFLUSS,
      felder: [
        { name: 'brutto', label: 'Lohn im Monat vor Abzügen (brutto)', hinweis: 'Ungefähr genügt.', art: 'betrag' },
        { name: 'lohnmonat', label: 'Wann kommt der Lohn?', art: 'auswahl', optionen: lohnmonate },
        { name: 'ersterLohnAm', label: 'Wann kommt das erste Geld?', art: 'datum' },
        { name: 'schwankend', label: 'Ist der Lohn jeden Monat anders?', art: 'janein' },
      ],
      warne: ({ hier }) =>
        typeof hier['ab'] === 'string' && typeof hier['ersterLohnAm'] === 'string' && hier['ersterLohnAm'] < hier['ab']
          ? ['Der erste Lohn kommt vor dem ersten Arbeitstag. Prüfen Sie beide Tage.']
          : [],
    },
  },
  folgen: ({ hier, heute }) => [
    ZUFLUSS,
    ...(hier['schwankend'] === true ? [VORLAEUFIG] : []),
    ...(typeof hier['ab'] === 'string' && hier['ab'] > heute
      ? ['Einstiegsgeld und Hilfen zum Start gibt es nur, wenn Sie sie vor dem ersten Arbeitstag beantragen.']
      : []),
    'Fahrtkosten, Arbeitsmittel und Versicherungen können den angerechneten Lohn senken. Heben Sie die Belege auf.',
    'Senden Sie die ersten Lohnabrechnungen nach.',
  ],
  nachweise: [
    {
      ...{ name: 'arbeitsvertrag', typ: 'EIN', titel: 'Arbeitsvertrag', art: 'noetig' },
      hinweis: 'Haben Sie noch keinen, genügt eine Zusage mit Stunden und Lohn.',
    },
    {
      ...{ name: 'ersteAbrechnung', typ: 'EIN', titel: 'Erste Lohnabrechnung', art: 'noetig' },
      hinweis: 'Sie können sie nachreichen, sobald Sie sie haben.',
    },
  ],
}

const arbeitsende: Art = {
  text: 'Eine Arbeit oder Ausbildung endet',
  kurz: 'Ende der Arbeit',
  vermittlung: true,
  seiten: {
    arbeitsende: {
      frage: 'Welche Arbeit endet, und warum?',
      felder: [
        { name: 'endeBetrieb', label: 'Name des Betriebs', art: 'text' },
        {
          name: 'endeGrund',
          label: 'Warum endet sie?',
          art: 'auswahl',
          optionen: optionen({
            betrieb: 'Der Betrieb hat gekündigt',
            selbst: 'Eigene Kündigung',
            befristung: 'Die Befristung läuft aus',
            aufhebung: 'Beide haben es vereinbart (Aufhebungsvertrag)',
          }),
        },
        { name: 'letzterLohn', label: 'Letzter Lohn vor Abzügen (brutto)', art: 'betrag' },
        { name: 'letzterLohnAm', label: 'Wann kommt der letzte Lohn?', art: 'datum' },
        {
          name: 'arbeitsuchend',
          label: 'Ist die Person bei der Agentur für Arbeit arbeitsuchend gemeldet?',
          hinweis: 'Sie selbst, oder für wen die Änderung gilt',
          art: 'janein',
        },
      ],
      warne: ({ hier }) =>
        hier['arbeitsuchend'] === false
          ? ['Die Meldung bei der Agentur für Arbeit eilt. Sonst kann Arbeitslosengeld verloren gehen.']
          : [],
    },
  },
  folgen: ({ hier }) => [
    'Arbeitslosengeld geht vor. Prüfen Sie bei der Agentur für Arbeit, ob es Ihnen zusteht, und beantragen Sie es.',
    'Der letzte Lohn zählt noch in dem Monat, in dem er auf Ihrem Konto ist.',
    ...(hier['endeGrund'] === 'selbst' || hier['endeGrund'] === 'aufhebung'
      ? ['Ihr Jobcenter fragt nach dem Grund. Ohne wichtigen Grund kann es Ihre Leistung mindern (§§ 31, 31a SGB II).']
      : []),
  ],
  nachweise: [
    {
      ...{ name: 'kuendigung', typ: 'EIN', titel: 'Kündigung oder Aufhebungsvertrag', art: 'noetig' },
      hinweis: 'Bei einer Befristung genügt der Vertrag.',
    },
    { name: 'letzteAbrechnung', typ: 'EIN', titel: 'Letzte Lohnabrechnung', art: 'noetig' },
  ],
}

const lohn: Art = {
  text: 'Der Lohn ändert sich',
  hinweis: 'Auch Weihnachtsgeld, Urlaubsgeld, Prämien, mehr oder weniger Stunden',
  kurz: 'Lohn',
  vermittlung: true,
  seiten: {
    lohn: {
      frage: 'Wie ändert sich der Lohn?',
      felder: [
        { name: 'lohnBetrieb', label: 'Name des Betriebs', art: 'text' },
        {
          name: 'lohnart',
          label: 'Was ist es?',
          art: 'auswahl',
          optionen: optionen({ laufend: 'Ein neuer Lohn jeden Monat', einmalig: 'Eine Zahlung nur dieses eine Mal' }),
        },
        { name: 'neuerLohn', label: 'Betrag vor Abzügen (brutto)', art: 'betrag' },
        {
          name: 'zuflussmonat',
          label: 'In welchem Monat kommt das Geld zum ersten Mal?',
          art: 'monat',
        },
      ],
    },
  },
  folgen: ({ hier }) => [
    ZUFLUSS,
    hier['lohnart'] === 'einmalig'
      ? 'Eine einmalige Zahlung zählt im selben Monat. Würde die Leistung dadurch wegfallen, wird sie auf sechs Monate verteilt.'
      : VORLAEUFIG,
  ],
  nachweise: [
    {
      ...{ name: 'lohnabrechnung', typ: 'EIN', titel: 'Lohnabrechnung mit dem neuen Lohn', art: 'noetig' },
      hinweis: 'Sie können sie nachreichen, sobald Sie sie haben.',
    },
  ],
}

const selbstaendigkeit: Art = {
  text: 'Selbständigkeit beginnt, endet oder ändert sich',
  kurz: 'Selbständigkeit',
  vermittlung: true,
  seiten: {
    selbstaendigkeit: {
      frage: 'Was ändert sich an der Selbständigkeit?',
      felder: [
        {
          name: 'selbstAktion',
          label: 'Was ist es?',
          art: 'auswahl',
          optionen: optionen({ beginn: 'Sie beginnt', ende: 'Sie endet', aenderung: 'Sie ändert sich' }),
        },
        { name: 'taetigkeit', label: 'Welche Tätigkeit ist es?', hinweis: 'Zum Beispiel: Nähatelier', art: 'text' },
        {
          name: 'gewinn',
          label: 'Erwarteter Gewinn im Monat',
          hinweis: 'Einnahmen weniger Ausgaben. Bleibt nichts übrig, tragen Sie 0 ein.',
          art: 'betrag',
          wenn: ist('selbstAktion', 'beginn', 'aenderung'),
        },
      ],
    },
  },
  folgen: ({ hier }) => [
    ...(hier['selbstAktion'] === 'ende'
      ? ['Sie rechnen die Zeit bis zum Ende ab (Anlage EKS, abschließende Angaben).']
      : ['Ihr Jobcenter bewilligt vorläufig. Nach dem Zeitraum rechnen Sie ab (Anlage EKS).', MELDEN]),
    ...(hier['selbstAktion'] === 'beginn' ? ['Einstiegsgeld gibt es nur, wenn Sie es vor dem Beginn beantragen.'] : []),
    'Prüfen Sie Ihre Krankenversicherung.',
  ],
  nachweise: [
    {
      ...{ name: 'gewerbe', typ: 'EIN', titel: 'Gewerbeanmeldung oder Gewerbeabmeldung', art: 'noetig' },
      hinweis: 'In freien Berufen genügt das Schreiben des Finanzamts.',
      wenn: ist('selbstAktion', 'beginn', 'ende'),
    },
    {
      ...{ name: 'eks', typ: 'EIN', titel: 'Einkommen aus Selbständigkeit (Anlage EKS)', art: 'noetig' },
      hinweis: 'Zu Beginn die Schätzung, am Ende die Abrechnung.',
    },
  ],
}

const bildung: Art = {
  text: 'Schule, Ausbildung, Studium oder Freiwilligendienst',
  kurz: 'Schule und Ausbildung',
  vermittlung: true,
  seiten: {
    bildung: {
      frage: 'Was beginnt oder endet?',
      felder: [
        { name: 'bildungsweg', label: 'Was ist es?', art: 'auswahl', optionen: bildungswege },
        {
          name: 'bildungAktion',
          label: 'Beginnt oder endet es?',
          art: 'auswahl',
          optionen: optionen({ beginn: 'Es beginnt', ende: 'Es endet' }),
        },
        { name: 'bildungOrt', label: 'Schule, Betrieb oder Hochschule', art: 'text' },
        {
          name: 'bildungBis',
          label: 'Wann endet es voraussichtlich?',
          art: 'datum',
          freiwillig: true,
          wenn: ist('bildungAktion', 'beginn'),
        },
      ],
      warne: ({ hier }) =>
        hier['bildungAktion'] === 'beginn' && hier['bildungsweg'] === 'studium'
          ? ['Im Studium gibt es meist keine Leistung vom Jobcenter. Beantragen Sie BAföG (§ 7 Abs. 5 SGB II).']
          : [],
    },
  },
  folgen: ({ hier }) =>
    hier['bildungAktion'] === 'beginn'
      ? [
          'Ihr Jobcenter prüft, ob die Leistung weitergeht oder ob BAföG oder Berufsausbildungsbeihilfe vorgehen (§ 7 Abs. 5 und 6 SGB II).',
          'Ausbildungsvergütung und BAföG sind Einkommen. Ein Teil bleibt frei.',
        ]
      : ['Ihr Jobcenter spricht mit Ihnen darüber, wie es weitergeht.', PRUEFUNG, ALLE],
  nachweise: [
    {
      ...{ name: 'bildung', typ: 'BIL', titel: 'Bescheinigung oder Vertrag', art: 'noetig' },
      hinweis:
        'Schulbescheinigung, Ausbildungsvertrag, Immatrikulation oder Vertrag über den Dienst. Am Ende das Zeugnis.',
    },
  ],
}

export const arbeit = { arbeitsaufnahme, arbeitsende, lohn, selbstaendigkeit, bildung } as const satisfies Record<
  string,
  Art
>
