import { optionen } from '../../bausteine/angaben.ts'
import { ist } from '../../bausteine/bedingungen.ts'
import {
  einmalarten,
  leistungsstaende,
  sozialleistungen,
  unterhaltsarten,
  vermoegensarten,
} from '../../bausteine/haushalt.ts'
import type { Art } from './art.ts'

const KONTOAUSZUG =
  'Auf Kontoauszügen dürfen Sie bei Ausgaben schwärzen, an wen und wofür gezahlt wurde, wenn es Ihre Gesundheit, Religion, Partei oder Herkunft verrät. Beträge bleiben lesbar.'

const sozialleistung: Art = {
  text: 'Eine andere Leistung: Arbeitslosengeld, Rente, Kindergeld, Wohngeld …',
  hinweis: 'Beantragt, bewilligt, geändert oder beendet. Für jede Leistung eine eigene Änderung.',
  kurz: 'Andere Leistung',
  seiten: {
    sozialleistung: {
      frage: 'Um welche Leistung geht es?',
      felder: [
        { name: 'leistung', label: 'Leistung', art: 'auswahl', optionen: sozialleistungen },
        { name: 'leistungName', label: 'Wie heißt sie?', art: 'text', wenn: ist('leistung', 'sonstige') },
        { name: 'leistungStand', label: 'Wie weit ist es?', art: 'auswahl', optionen: leistungsstaende },
        {
          name: 'leistungStelle',
          label: 'Welche Stelle zahlt sie?',
          hinweis: 'Zum Beispiel: Familienkasse',
          art: 'text',
        },
        { name: 'leistungZeichen', label: 'Aktenzeichen', art: 'text', freiwillig: true },
        { name: 'leistungBetrag', label: 'Betrag im Monat', art: 'betrag', wenn: ist('leistungStand', 'bewilligt') },
        {
          name: 'leistungBis',
          label: 'Bis wann ist sie bewilligt?',
          art: 'datum',
          freiwillig: true,
          wenn: ist('leistungStand', 'bewilligt'),
        },
      ],
    },
  },
  folgen: ({ hier }) =>
    ({
      beantragt: [
        'Andere Leistungen gehen vor (§ 12a SGB II). Ihr Jobcenter zahlt weiter, bis entschieden ist, und lässt sich das Geld erstatten.',
        'Senden Sie den Bescheid, sobald Sie ihn haben.',
      ],
      bewilligt: [
        'Die Leistung zählt als Einkommen in dem Monat, in dem sie auf Ihrem Konto ist.',
        'Eine Nachzahlung kann an das Jobcenter gehen, soweit es schon gezahlt hat.',
      ],
      abgelehnt: ['Ihr Jobcenter prüft die Ablehnung mit Ihnen. Achten Sie auf die Frist für den Widerspruch.'],
      beendet: ['Fällt die Leistung weg, kann Ihre Leistung vom Jobcenter steigen.'],
    })[String(hier['leistungStand'])] ?? [],
  nachweise: [
    {
      ...{ name: 'leistungsbescheid', typ: 'SOZ', titel: 'Bescheid über die Leistung', art: 'noetig' },
      hinweis: 'Alle Seiten. Ein Änderungs- oder Aufhebungsbescheid zählt genauso.',
      wenn: ist('leistungStand', 'bewilligt', 'abgelehnt', 'beendet'),
    },
    {
      ...{ name: 'leistungsantrag', typ: 'SOZ', titel: 'Bestätigung über den Antrag', art: 'noetig' },
      wenn: ist('leistungStand', 'beantragt'),
    },
  ],
}

const unterhalt: Art = {
  text: 'Unterhalt kommt, ändert sich oder bleibt aus',
  kurz: 'Unterhalt',
  seiten: {
    unterhalt: {
      frage: 'Was ändert sich beim Unterhalt?',
      felder: [
        { name: 'unterhaltsart', label: 'Wofür ist er?', art: 'auswahl', optionen: unterhaltsarten },
        { name: 'unterhaltVon', label: 'Wer muss zahlen?', hinweis: 'Vorname und Nachname', art: 'text' },
        {
          name: 'unterhaltStand',
          label: 'Was ist neu?',
          art: 'auswahl',
          optionen: optionen({
            neu: 'Es kommt jetzt Geld',
            anders: 'Es kommt anderes Geld',
            ende: 'Es kommt keins mehr',
          }),
        },
        {
          name: 'unterhaltBetrag',
          label: 'Betrag, der im Monat wirklich kommt',
          art: 'betrag',
          wenn: ist('unterhaltStand', 'neu', 'anders'),
        },
        {
          name: 'titelBetrag',
          label: 'Betrag, der in Urteil oder Urkunde steht',
          art: 'betrag',
          freiwillig: true,
        },
      ],
    },
  },
  folgen: ({ hier }) => [
    hier['unterhaltStand'] === 'ende'
      ? 'Bleibt der Unterhalt aus, kann Ihre Leistung steigen. Das Jobcenter kann das Geld selbst einfordern (§ 33 SGB II).'
      : 'Unterhalt zählt als Einkommen der Person, für die er ist.',
    ...(hier['unterhaltsart'] === 'kind' && hier['unterhaltStand'] === 'ende'
      ? ['Beantragen Sie Unterhaltsvorschuss beim Jugendamt. Er geht vor.']
      : []),
  ],
  nachweise: [
    {
      ...{ name: 'unterhalt', typ: 'UNT', titel: 'Urteil, Urkunde oder Vereinbarung', art: 'noetig' },
      hinweis: 'Gibt es keine, genügt das letzte Schreiben.',
    },
    {
      ...{ name: 'unterhaltZahlung', typ: 'KTO', titel: 'Kontoauszug mit der Zahlung', art: 'hilfreich' },
      hinweis: KONTOAUSZUG,
      wenn: ist('unterhaltStand', 'neu', 'anders'),
    },
  ],
}

const einmalig: Art = {
  text: 'Geld kommt einmal: Steuererstattung, Erbschaft, Geschenk, Gewinn, Abfindung …',
  kurz: 'Einmalige Einnahme',
  seiten: {
    einmalig: {
      frage: 'Welches Geld ist gekommen oder kommt?',
      info: 'Es zählt der Tag, an dem das Geld da ist. Haben Sie davor einen anderen Tag angegeben, ändern Sie ihn.',
      felder: [
        { name: 'einmalart', label: 'Was ist es?', art: 'auswahl', optionen: einmalarten },
        { name: 'einmalName', label: 'Was genau?', art: 'text', wenn: ist('einmalart', 'andere') },
        { name: 'einmalBetrag', label: 'Betrag', art: 'betrag' },
      ],
    },
  },
  folgen: ({ hier }) =>
    hier['einmalart'] === 'erbschaft'
      ? ['Eine Erbschaft ist Vermögen, kein Einkommen. Sie zählt, soweit sie über Ihrem Freibetrag liegt.']
      : [
          'Das Geld zählt als Einkommen in dem Monat, in dem es kommt. Würde die Leistung dadurch wegfallen, wird es auf sechs Monate verteilt.',
          'Manches bleibt frei (§ 11a SGB II). Ihr Jobcenter prüft es.',
          'Geben Sie das Geld nicht aus, bevor Sie wissen, was angerechnet wird.',
        ],
  nachweise: [
    {
      ...{ name: 'einmalBescheid', typ: 'EIN', titel: 'Bescheid, Vertrag oder Schreiben', art: 'noetig' },
      hinweis: 'Woher das Geld kommt und wie viel es ist.',
    },
    { name: 'einmalKonto', typ: 'KTO', titel: 'Kontoauszug mit der Zahlung', hinweis: KONTOAUSZUG, art: 'noetig' },
  ],
}

const vermoegen: Art = {
  text: 'Das Vermögen ändert sich',
  hinweis: 'Gekauft, verkauft, geerbt, ausgezahlt, verschenkt',
  kurz: 'Vermögen',
  seiten: {
    vermoegen: {
      frage: 'Was ändert sich am Vermögen?',
      felder: [
        { name: 'vermoegensart', label: 'Was ist es?', art: 'auswahl', optionen: vermoegensarten },
        {
          name: 'vermoegenAktion',
          label: 'Was ist geschehen?',
          art: 'auswahl',
          optionen: optionen({
            neu: 'Es ist neu dazugekommen',
            mehr: 'Es ist mehr oder weniger wert',
            weg: 'Verkauft, ausgezahlt oder verschenkt',
          }),
        },
        { name: 'vermoegenswert', label: 'Wert heute, oder was dafür gezahlt wurde', art: 'betrag' },
      ],
    },
  },
  folgen: () => [
    'Vermögen bis zu einem Freibetrag bleibt unberührt. Er hängt vom Alter ab und gilt für jede Person (§ 12 SGB II).',
    'Ihr Jobcenter prüft, ob Sie weiter Leistungen bekommen.',
  ],
  nachweise: [
    {
      ...{ name: 'vermoegen', typ: 'KTO', titel: 'Nachweis über den Wert', art: 'noetig' },
      hinweis: `Kontoauszug, Bescheinigung der Bank oder Versicherung, Kaufvertrag. ${KONTOAUSZUG}`,
    },
  ],
}

export const geld = { sozialleistung, unterhalt, einmalig, vermoegen } as const satisfies Record<string, Art>
