import { enthaelt, ist } from '../../bausteine/bedingungen.ts'
import { betrag, datum, folge, frei, jaNein, mehrere, text, verbinde, wahl, zahl } from '../../bausteine/folge.ts'
import { beschaeftigungen, einmalarten, sozialleistungen } from '../../bausteine/haushalt.ts'
import type { Bedingung } from '../../engine/modell.ts'
import { belongsTo, chosen, named, ofWhom, textsOf } from './benennen.ts'
import { wer } from './seiten-menschen.ts'
import { istUeberFreibetrag } from './zeitraum.ts'

const geaendert = ist('unterkunftGeaendert', true)

export const wohnen = folge({
  unterkunft: {
    frage: 'Was kostet Ihre Wohnung heute?',
    info: 'Beträge, die schon dastehen, sind aus Ihrem letzten Antrag. Was Sie nicht zahlen, lassen Sie frei.',
    felder: [
      jaNein('unterkunftGeaendert', 'Hat sich an der Wohnung oder den Kosten etwas geändert?'),
      betrag('grundmiete', 'Grundmiete im Monat', frei),
      betrag('nebenkosten', 'Nebenkosten im Monat', frei),
      betrag('heizkosten', 'Heizkosten im Monat', frei),
      jaNein('abrechnung', 'Kam seit dem letzten Antrag eine Abrechnung über Neben- oder Heizkosten?'),
    ],
    warne: ({ hier }) =>
      hier['anschriftStimmt'] === false && hier['unterkunftGeaendert'] === false
        ? [
            'Sie wohnen unter einer neuen Anschrift. Dann haben sich meist auch die Kosten geändert. Prüfen Sie das bitte.',
          ]
        : [],
  },
  unterkunftAenderung: {
    wenn: geaendert,
    frage: 'Was hat sich an der Wohnung geändert?',
    felder: [
      mehrere('unterkunftArt', 'Was ist neu?', {
        texte: {
          miete: 'Die Miete',
          neben: 'Die Nebenkosten',
          heizung: 'Die Heizkosten',
          heizart: 'Wie geheizt oder Wasser erwärmt wird',
          bewohner: 'Wie viele Menschen hier wohnen',
          eigentum: 'Kosten für das eigene Haus oder die eigene Wohnung',
          umzug: 'Wir sind umgezogen',
        },
      }),
      datum('unterkunftSeit', 'Seit wann?'),
      zahl('bewohner', 'Wie viele Menschen wohnen hier?', {
        von: 1,
        bis: 30,
        wenn: enthaelt('unterkunftArt', 'bewohner', 'umzug'),
      }),
      betrag('eigentumKosten', 'Zinsen, Abgaben und Heizung im Monat', {
        hinweis: 'Ohne die Tilgung',
        wenn: enthaelt('unterkunftArt', 'eigentum'),
      }),
      text('heizung', 'Wie wird jetzt geheizt und Wasser erwärmt?', {
        wenn: enthaelt('unterkunftArt', 'heizart', 'umzug'),
      }),
    ],
  },
  abrechnung: {
    wenn: ist('abrechnung', true),
    frage: 'Was ergab die Abrechnung?',
    felder: [
      wahl('ergebnis', 'Ergebnis', { texte: { nachzahlung: 'Eine Nachzahlung', guthaben: 'Ein Guthaben' } }),
      betrag('abrechnungsbetrag', 'Wie viel?'),
      datum('faellig', 'Bis wann müssen Sie zahlen, oder wann kam das Geld?'),
    ],
  },
})

const erwerb = ist('erwerb', true)

/** A benefit that is paid. */
const hatLeistungen: Bedingung = ({ hier }) =>
  Array.isArray(hier['leistungsarten']) && (hier['leistungsarten'] as readonly unknown[]).some((art) => art !== 'keine')

const fragen = folge(
  {
    einkommen: {
      frage: 'Welches Einkommen gibt es in Ihrer Bedarfsgemeinschaft?',
      warum: 'Es zählt das Einkommen von allen, auch von Kindern.',
      felder: [
        jaNein('erwerb', 'Arbeitet jemand, auch im Minijob oder in Ausbildung?'),
        jaNein('arbeitskostenNeu', 'Haben sich Kosten für die Arbeit geändert?', {
          hinweis: 'Zum Beispiel der Weg zur Arbeit',
          wenn: erwerb,
        }),
        jaNein('selbstaendig', 'Ist jemand selbständig?'),
        jaNein('aufwand', 'Bekommt jemand Geld für ein Ehrenamt?'),
        mehrere('leistungsarten', 'Welche anderen Leistungen gibt es?', {
          texte: { ...textsOf(sozialleistungen), keine: 'Keine davon' },
        }),
        jaNein('andereEinnahmen', 'Gab oder gibt es anderes Geld?', {
          hinweis: 'Unterhalt, Miete, Zinsen, Steuererstattung, Erbschaft, Geschenke',
        }),
      ],
      warne: (sicht) =>
        enthaelt('leistungsarten', 'keine')(sicht) && hatLeistungen(sicht)
          ? ['Sie haben „Keine davon“ und zugleich eine Leistung gewählt. Prüfen Sie bitte beides.']
          : [],
    },
    stellen: {
      wenn: erwerb,
      frage: 'Wer arbeitet wo?',
      info: 'Stellen aus Ihrem letzten Antrag stehen schon da. Ist alles wie bisher, gehen Sie weiter.',
      felder: [],
      sammlung: 'stellen',
    },
    arbeitskosten: {
      wenn: (sicht) => erwerb(sicht) && ist('arbeitskostenNeu', true)(sicht),
      frage: 'Welche Kosten bringt die Arbeit heute?',
      info: 'Beträge im Monat. Was es nicht gibt, lassen Sie frei. Höhere Kosten zählen erst ab einem bestimmten Lohn (§ 11b SGB II).',
      felder: [
        zahl('wegKm', 'Einfacher Weg zur Arbeit mit dem Auto', {
          ...frei,
          von: 0.1,
          bis: 500,
          komma: 1,
          einheit: 'km',
        }),
        zahl('wegTage', 'Arbeitstage im Monat', { ...frei, von: 1, bis: 31 }),
        betrag('ticket', 'Fahrkarte', frei),
        betrag('arbeitsmittel', 'Arbeitskleidung, Werkzeug, Gewerkschaft', frei),
        betrag('zweiterHaushalt', 'Zweiter Haushalt am Arbeitsort', frei),
        betrag('kinderbetreuung', 'Kinderbetreuung wegen der Arbeit', frei),
      ],
    },
    selbstaendigkeit: {
      wenn: ist('selbstaendig', true),
      frage: 'Wer ist selbständig, und womit?',
      info: 'Sie brauchen zwei Anlagen EKS: die Schätzung für die neue Zeit und die Abrechnung der alten.',
      felder: [
        mehrere('selbstWer', 'Wer ist selbständig?', { texte: wer }),
        text('taetigkeit', 'Was ist es?'),
        betrag('gewinn', 'Erwarteter Gewinn im Monat', { hinweis: 'Bleibt nichts übrig, tragen Sie 0 ein.' }),
      ],
    },
    ehrenamt: {
      wenn: ist('aufwand', true),
      frage: 'Welches Ehrenamt ist das, und wie viel Geld gibt es dafür?',
      felder: [
        mehrere('ehrenamtWer', 'Wer hat es?', { texte: wer }),
        text('ehrenamt', 'Tätigkeit'),
        betrag('ehrenamtBetrag', 'Betrag'),
        wahl('ehrenamtZeit', 'Der Betrag gilt', { texte: { monat: 'im Monat', jahr: 'im Jahr' } }),
      ],
    },
    leistungen: {
      wenn: hatLeistungen,
      frage: 'Wer bekommt welche Leistung?',
      info: 'Leistungen aus Ihrem letzten Antrag stehen schon da. Ist alles wie bisher, gehen Sie weiter.',
      felder: [],
      sammlung: 'leistungen',
    },
    einnahmen: {
      wenn: ist('andereEinnahmen', true),
      frage: 'Welches Geld kam oder kommt sonst?',
      felder: [],
      sammlung: 'einnahmen',
    },
  },
  {
    stellen: {
      ...{ beginn: 'stelle', einzahl: 'Stelle', benenne: ofWhom('stelleWer', named('firma')) },
      wessen: belongsTo('stelleWer'),
      ...{ mindestens: 1, hoechstens: 20 },
    },
    leistungen: {
      ...{ beginn: 'leistung', einzahl: 'Leistung' },
      benenne: ofWhom('leistungWer', chosen(textsOf(sozialleistungen), 'leistungArt')),
      wessen: belongsTo('leistungWer'),
      ...{ mindestens: 1, hoechstens: 20 },
    },
    einnahmen: {
      ...{ beginn: 'einnahme', einzahl: 'Einnahme', benenne: ofWhom('einnahmeWer', named('einnahmeText')) },
      wessen: belongsTo('einnahmeWer'),
      ...{ mindestens: 1, hoechstens: 20 },
    },
  },
)

const STAENDE = { gleich: 'Wie bisher', neu: 'Neu', anders: 'Geändert', ende: 'Beendet' }

const eintraege = verbinde(
  folge({
    stelle: {
      frage: 'Was ist das für eine Arbeit?',
      felder: [
        wahl('stelleWer', 'Wer arbeitet dort?', { texte: wer }),
        text('firma', 'Name des Betriebs'),
        { name: 'beschaeftigung', label: 'Art der Arbeit', art: 'auswahl', optionen: beschaeftigungen },
        betrag('brutto', 'Lohn im Monat vor Abzügen (brutto)'),
        jaNein('schwankend', 'Ist der Lohn jeden Monat anders?'),
        wahl('stelleStand', 'Was gilt heute?', { texte: STAENDE }),
      ],
      warne: ({ hier }) =>
        hier['stelleStand'] === 'ende'
          ? [
              'Arbeitslosengeld geht vor. Melden Sie sich bei der Agentur für Arbeit, wenn Sie es noch nicht getan haben.',
            ]
          : [],
    },
  }),
  folge({
    leistung: {
      frage: 'Welche Leistung ist das?',
      felder: [
        wahl('leistungWer', 'Wer bekommt sie?', { texte: wer }),
        { name: 'leistungArt', label: 'Leistung', art: 'auswahl', optionen: sozialleistungen },
        betrag('leistungBetrag', 'Betrag im Monat'),
        wahl('leistungStand', 'Was gilt heute?', { texte: STAENDE }),
      ],
    },
  }),
  folge({
    einnahme: {
      frage: 'Welches Geld ist das?',
      felder: [
        wahl('einnahmeWer', 'Wer bekommt es?', { texte: wer }),
        wahl('einnahmeArt', 'Was ist es?', {
          texte: { unterhalt: 'Unterhalt', miete: 'Miete oder Pacht', zinsen: 'Zinsen', ...textsOf(einmalarten) },
        }),
        text('einnahmeText', 'Was genau?', { hinweis: 'Zum Beispiel: Unterhalt für Mia' }),
        betrag('einnahmeBetrag', 'Betrag'),
        jaNein('einnahmeMonatlich', 'Kommt es jeden Monat?'),
        datum('einnahmeAm', 'Wann kam oder kommt es?', { wenn: ist('einnahmeMonatlich', false) }),
      ],
    },
  }),
)

export const einkommen = verbinde(fragen, eintraege)

const mitSachwerten: Bedingung = ({ hier }) =>
  Array.isArray(hier['weiteres']) && (hier['weiteres'] as readonly unknown[]).some((art) => art !== 'keine')

const sachwerte = {
  fahrzeug: 'Auto oder Motorrad',
  immobilie: 'Haus, Wohnung, Grundstück',
  altersvorsorge: 'Riester, Rürup, Betriebsrente oder andere Vorsorge für das Alter',
  verschenkt: 'In den letzten zehn Jahren verschenkt oder übertragen',
}

const UEBER =
  'Nach Ihren Angaben liegt das Vermögen über dem Freibetrag. Senden Sie den Antrag trotzdem: Ihr Jobcenter prüft es.'

/** VM in short; sums for all people together, single things one by one. */
export const vermoegen = verbinde(
  folge(
    {
      vermoegen: {
        frage: 'Wie viel Vermögen haben alle zusammen?',
        warum:
          'Für Zeiten ab Juli 2026 fragt das Jobcenter bei jedem Antrag nach dem Vermögen. Vieles bleibt frei (§ 12 SGB II).',
        info: 'Für alle Personen Ihrer Bedarfsgemeinschaft zusammen, mit dem Stand von heute. Gibt es etwas nicht, tragen Sie 0 ein.',
        felder: [
          betrag('kontenGuthaben', 'Geld auf Konten, Sparbüchern, bei Bezahldiensten'),
          betrag('bargeld', 'Bargeld'),
          betrag('wertpapiere', 'Wertpapiere, Depots, Bausparverträge'),
          betrag('versicherungswerte', 'Lebens- und Rentenversicherungen', {
            hinweis: 'Der Wert, wenn Sie heute kündigen',
          }),
          betrag('sonstigesVermoegen', 'Kryptowährung, Gold, Sammlungen, Genossenschaftsanteile'),
          mehrere('weiteres', 'Was gibt es noch?', { texte: { ...sachwerte, keine: 'Nichts davon' } }),
        ],
        warne: (sicht) => [
          ...(istUeberFreibetrag(sicht) ? [UEBER] : []),
          ...(enthaelt('weiteres', 'keine')(sicht) && mitSachwerten(sicht)
            ? ['Sie haben „Nichts davon“ und zugleich etwas anderes gewählt. Prüfen Sie bitte beides.']
            : []),
        ],
      },
      sachwerte: {
        wenn: mitSachwerten,
        frage: 'Welche Dinge sind das?',
        info: 'Ein angemessenes Auto für jede Person, die arbeiten kann, und die selbst bewohnte Wohnung bleiben meist frei.',
        felder: [],
        sammlung: 'sachwerte',
      },
    },
    {
      sachwerte: {
        ...{ beginn: 'sachwert', einzahl: 'Gegenstand', benenne: ofWhom('sachwertWer', named('sachwertText')) },
        wessen: belongsTo('sachwertWer'),
        ...{ mindestens: 1, hoechstens: 20 },
      },
    },
  ),
  folge({
    sachwert: {
      frage: 'Was ist das, und was ist es wert?',
      felder: [
        wahl('sachwertArt', 'Was ist es?', { texte: sachwerte }),
        text('sachwertText', 'Was genau?', { hinweis: 'Zum Beispiel: VW Polo, Baujahr 2014' }),
        wahl('sachwertWer', 'Wem gehört es, oder wer hat es verschenkt?', { texte: wer }),
        betrag('sachwert', 'Wert'),
      ],
    },
  }),
)
