import { optionen } from '../../bausteine/angaben.ts'
import { ist } from '../../bausteine/bedingungen.ts'
import { heizarten, warmwasserarten, wohnformen } from '../../bausteine/haushalt.ts'
import { type Art, anschriftIn } from './art.ts'
import { istBald } from './tage.ts'

const zurMiete = ist('wohnform', 'miete', 'untermiete')

const umzug: Art = {
  text: 'Wir ziehen um',
  hinweis: 'Alle Personen der Bedarfsgemeinschaft ziehen in eine andere Wohnung.',
  kurz: 'Umzug',
  ohnePerson: true,
  vorbehalt: (hier) => anschriftIn(hier, ['neueStrasse', 'neuePlz', 'neuerOrt']),
  seiten: {
    umzug: {
      frage: 'Wohin ziehen Sie, und warum?',
      info: 'Ihre neue Anschrift gilt für Briefe erst, wenn Sie sie bestätigt haben: mit Ihrem Ausweis im Jobcenter oder mit einem Code, der per Brief kommt. Ihre Mitteilung zählt trotzdem ab dem Tag, an dem Sie sie senden.',
      felder: [
        { name: 'neueStrasse', label: 'Neue Straße und Hausnummer', art: 'text' },
        { name: 'neuePlz', label: 'Neue Postleitzahl', art: 'plz' },
        { name: 'neuerOrt', label: 'Neuer Ort', art: 'text' },
        { name: 'umzugsgrund', label: 'Warum ziehen Sie um?', art: 'langtext', hoechstens: 1000 },
        {
          name: 'anderesAmt',
          label: 'Ist für die neue Wohnung ein anderes Jobcenter zuständig?',
          art: 'auswahl',
          optionen: optionen({ nein: 'Nein', ja: 'Ja', unbekannt: 'Das weiß ich nicht' }),
        },
      ],
      warne: ({ hier }) =>
        hier['anderesAmt'] === 'ja'
          ? [
              'Stellen Sie beim neuen Jobcenter einen neuen Antrag. Tun Sie es im Monat des Umzugs, dann fehlt kein Geld.',
            ]
          : [],
    },
    umzugZusage: {
      frage: 'Hat das Jobcenter der neuen Wohnung zugestimmt?',
      warum: 'Mit der Zusage stehen die neue Miete und die Kosten des Umzugs fest (§ 22 Abs. 4 bis 6 SGB II).',
      felder: [
        {
          name: 'zusage',
          label: 'Hat das Jobcenter zugestimmt?',
          art: 'auswahl',
          optionen: optionen({ ja: 'Ja', beantragt: 'Ich habe gefragt, aber noch keine Antwort', nein: 'Nein' }),
        },
        { name: 'mietvertragUnterschrieben', label: 'Ist der Mietvertrag schon unterschrieben?', art: 'janein' },
        { name: 'kaution', label: 'Brauchen Sie Geld für die Kaution?', art: 'janein', freiwillig: true },
        { name: 'umzugskosten', label: 'Brauchen Sie Geld für den Umzug?', art: 'janein', freiwillig: true },
      ],
      warne: ({ hier }) => warnOfUmzug(hier['zusage'], hier['mietvertragUnterschrieben']),
    },
    umzugKosten: {
      frage: 'Was kostet die neue Wohnung?',
      felder: [
        { name: 'wohnform', label: 'Wie wohnen Sie dort?', art: 'auswahl', optionen: wohnformen },
        {
          name: 'bewohner',
          label: 'Wie viele Menschen wohnen dort?',
          hinweis: 'Alle, auch wer nicht zu Ihrer Bedarfsgemeinschaft gehört',
          art: 'zahl',
          von: 1,
          bis: 30,
        },
        { name: 'flaeche', label: 'Wohnfläche', art: 'zahl', von: 1, bis: 999, komma: 2, einheit: 'm²' },
        { name: 'grundmiete', label: 'Grundmiete im Monat', art: 'betrag', wenn: zurMiete },
        { name: 'nebenkosten', label: 'Nebenkosten im Monat', art: 'betrag', wenn: zurMiete },
        {
          name: 'heizkosten',
          label: 'Heizkosten im Monat',
          hinweis: 'Stecken sie in der Miete, tragen Sie 0 ein.',
          art: 'betrag',
          wenn: zurMiete,
        },
        {
          name: 'eigentumKosten',
          label: 'Zinsen, Abgaben und Heizung im Monat',
          hinweis: 'Ohne die Tilgung. Genaues zeigen Ihre Nachweise.',
          art: 'betrag',
          wenn: ist('wohnform', 'eigentum', 'wohnrecht'),
        },
      ],
    },
    umzugHeizung: {
      frage: 'Wie wird dort geheizt, und wem gehört die Wohnung?',
      warum: 'Wird das Wasser in der Wohnung erwärmt, steht Ihnen mehr Geld zu (§ 21 Abs. 7 SGB II).',
      felder: [
        { name: 'heizart', label: 'Womit wird geheizt?', art: 'auswahl', optionen: heizarten },
        { name: 'warmwasser', label: 'Wie wird das Wasser warm?', art: 'auswahl', optionen: warmwasserarten },
        { name: 'vermieter', label: 'Wer vermietet die Wohnung?', art: 'text', wenn: zurMiete },
        { name: 'vermieterAnschrift', label: 'Anschrift', art: 'text', freiwillig: true, wenn: zurMiete },
      ],
    },
  },
  folgen: ({ hier }) => [
    'Ihr Jobcenter rechnet die Kosten für Wohnung und Heizung ab dem Umzug neu.',
    ...(hier['anderesAmt'] === 'ja' ? ['Ihr jetziges Jobcenter zahlt nach dem Umzug nicht weiter.'] : []),
    ...(hier['kaution'] === true || hier['umzugskosten'] === true
      ? ['Geld für Kaution und Umzug gibt es nur mit einer Zusage, die vorher erteilt ist (§ 22 Abs. 6 SGB II).']
      : []),
    'Melden Sie sich innerhalb von zwei Wochen bei der Meldebehörde um.',
  ],
  nachweise: [
    {
      ...{ name: 'mietvertrag', typ: 'WOH', titel: 'Mietangebot oder Mietvertrag', art: 'noetig' },
      hinweis: 'Haben Sie noch nicht unterschrieben, genügt das Angebot.',
      wenn: zurMiete,
    },
    {
      ...{ name: 'eigentum', typ: 'WOH', titel: 'Nachweise über Zinsen, Abgaben und Versicherung', art: 'noetig' },
      hinweis: 'Bescheide oder Kontoauszüge genügen.',
      wenn: ist('wohnform', 'eigentum', 'wohnrecht'),
    },
    {
      ...{ name: 'meldung', typ: 'ID', titel: 'Meldebescheinigung', art: 'hilfreich' },
      hinweis: 'Sie bekommen sie, wenn Sie sich ummelden. Sie können sie nach dem Umzug nachreichen.',
    },
  ],
}

/** What to say about a move before the office has agreed to it. */
function warnOfUmzug(zusage: unknown, unterschrieben: unknown): string[] {
  if (zusage === undefined || zusage === 'ja') return []
  if (unterschrieben === true) {
    return ['Ohne Zusage zahlt das Jobcenter vielleicht nur die bisherige Miete. Sprechen Sie bald mit ihm.']
  }
  return ['Unterschreiben Sie den Mietvertrag erst, wenn das Jobcenter zugestimmt hat.']
}

const abrechnung = ist('kostenart', 'abrechnung')
const nachzahlung = ist('ergebnis', 'nachzahlung')

const miete: Art = {
  text: 'Miete, Nebenkosten oder Heizkosten ändern sich',
  hinweis: 'Auch eine Abrechnung mit Nachzahlung oder Guthaben',
  kurz: 'Wohnkosten',
  ohnePerson: true,
  seiten: {
    miete: {
      frage: 'Was ändert sich bei den Kosten der Wohnung?',
      felder: [
        {
          name: 'kostenart',
          label: 'Was ist es?',
          art: 'auswahl',
          optionen: optionen({
            miete: 'Die Grundmiete',
            neben: 'Die Nebenkosten',
            heizung: 'Die Heizkosten',
            abrechnung: 'Eine Abrechnung ist da',
          }),
        },
        {
          name: 'neueKosten',
          label: 'Neuer Betrag im Monat',
          art: 'betrag',
          wenn: ist('kostenart', 'miete', 'neben', 'heizung'),
        },
        {
          name: 'ergebnis',
          label: 'Was ergibt die Abrechnung?',
          art: 'auswahl',
          optionen: optionen({ nachzahlung: 'Eine Nachzahlung', guthaben: 'Ein Guthaben' }),
          wenn: abrechnung,
        },
        { name: 'abrechnungsbetrag', label: 'Wie viel?', art: 'betrag', wenn: abrechnung },
        {
          name: 'faellig',
          label: 'Bis wann müssen Sie die Nachzahlung zahlen?',
          art: 'datum',
          wenn: (sicht) => abrechnung(sicht) && nachzahlung(sicht),
        },
      ],
    },
  },
  folgen: ({ hier }) => [
    ...(hier['ergebnis'] === 'nachzahlung'
      ? ['Eine Nachzahlung zählt in dem Monat, in dem Sie sie zahlen müssen. Ihr Jobcenter prüft, was es übernimmt.']
      : []),
    ...(hier['ergebnis'] === 'guthaben'
      ? ['Ein Guthaben senkt die Kosten für Wohnung und Heizung in der Zeit danach (§ 22 Abs. 3 SGB II).']
      : []),
    ...(hier['kostenart'] === 'abrechnung' ? [] : ['Ihr Jobcenter rechnet die Kosten für Wohnung und Heizung neu.']),
    'Zahlt das Jobcenter an Ihre Vermieterin oder Ihren Vermieter, ändert sich auch diese Zahlung.',
  ],
  nachweise: [
    {
      ...{ name: 'mieterhoehung', typ: 'WOH', titel: 'Schreiben über die neuen Kosten', art: 'noetig' },
      hinweis: 'Zum Beispiel die Mieterhöhung oder der neue Abschlag.',
      wenn: ist('kostenart', 'miete', 'neben', 'heizung'),
    },
    {
      ...{ name: 'abrechnung', typ: 'WOH', titel: 'Abrechnung über Neben- oder Heizkosten', art: 'noetig' },
      hinweis: 'Alle Seiten.',
      wenn: abrechnung,
    },
  ],
}

const mitFrist = ist('notlage', 'kuendigung', 'raeumung', 'sperre')

const notlage: Art = {
  text: 'Schulden bei Miete oder Energie, Kündigung, Räumung, Sperre',
  kurz: 'Schulden bei Miete oder Energie',
  ohnePerson: true,
  eilig: true,
  seiten: {
    notlage: {
      frage: 'Was droht Ihnen?',
      warum: 'Das Jobcenter kann Schulden übernehmen, damit Sie Wohnung und Strom behalten (§ 22 Abs. 8 SGB II).',
      felder: [
        {
          name: 'notlage',
          label: 'Worum geht es?',
          art: 'auswahl',
          optionen: optionen({
            miete: 'Schulden bei der Miete',
            energie: 'Schulden bei Strom, Gas oder Fernwärme',
            kuendigung: 'Die Wohnung ist gekündigt',
            raeumung: 'Die Wohnung soll geräumt werden',
            sperre: 'Strom, Gas oder Wärme sollen gesperrt werden oder sind es schon',
          }),
        },
        { name: 'schulden', label: 'Wie hoch sind die Schulden?', art: 'betrag' },
        { name: 'notlageFrist', label: 'Welcher Tag steht im Schreiben?', art: 'datum', wenn: mitFrist },
      ],
      warne: ({ hier, heute }) =>
        istBald(hier['notlageFrist'], heute)
          ? ['Die Zeit ist knapp. Rufen Sie Ihr Jobcenter zusätzlich an oder gehen Sie hin.']
          : [],
    },
  },
  folgen: () => [
    'Ihr Jobcenter sieht Ihre Mitteilung als eilig und prüft, ob es die Schulden übernimmt. Meist ist das ein Darlehen.',
    'Zahlen Sie die laufende Miete und Abschläge weiter.',
  ],
  nachweise: [
    {
      ...{
        name: 'mahnung',
        typ: 'WOH',
        titel: 'Schreiben über die Schulden, die Kündigung oder die Sperre',
        art: 'noetig',
      },
      hinweis: 'Das letzte Schreiben genügt. Bei einer Klage auch das Schreiben des Gerichts.',
    },
  ],
}

export const wohnen = { umzug, miete, notlage } as const satisfies Record<string, Art>
