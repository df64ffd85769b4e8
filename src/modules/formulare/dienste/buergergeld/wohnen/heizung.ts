import {
  betrag,
  datum,
  frei,
  ist,
  istNicht,
  jaNein,
  type Seitentabelle,
  saetze,
  text,
  undAuch,
  wahl,
} from '../../../bausteine/folge.ts'
import type { Bedingung } from '../../../engine/modell.ts'

/** Nobody stores it at home. */
const VOM_VERSORGER = ['fernwaerme', 'strom', 'waermepumpe'] as const

const dezentral: Bedingung = ist('warmwasser', 'durchlauferhitzer', 'boiler', 'andere')

const pages = {
  heizung: {
    frage: 'Wie heizen Sie?',
    felder: [
      wahl('heizenergie', 'Womit?', {
        texte: {
          gas: 'Gas',
          oel: 'Öl',
          fernwaerme: 'Fernwärme',
          strom: 'Strom',
          holz: 'Holz',
          pellets: 'Pellets',
          kohle: 'Kohle',
          waermepumpe: 'Wärmepumpe',
          andere: 'Etwas anderes',
        },
      }),
      jaNein('brennstoffSelbst', 'Kaufen Sie den Brennstoff selbst ein?', {
        hinweis: 'Zum Beispiel Heizöl, Flüssiggas, Holz oder Kohle',
        wenn: istNicht('heizenergie', ...VOM_VERSORGER),
      }),
      wahl('heizsystem', 'Was für eine Heizung ist das?', {
        texte: {
          zentral: 'Zentralheizung',
          etage: 'Etagenheizung',
          einzelofen: 'Einzelöfen',
          nachtspeicher: 'Nachtspeicher',
        },
      }),
      betrag('heizkostenJahr', 'Heizkosten im Jahr', frei),
      betrag('heizabschlag', 'Abschlag an den Versorger im Monat', frei),
    ],
    merke: saetze([
      ist('brennstoffSelbst', true),
      'Für Brennstoff gibt es Geld, wenn Sie ihn brauchen. Fragen Sie vor dem Kauf bei Ihrem Jobcenter.',
    ]),
  },
  warmwasser: {
    frage: 'Woher kommt das warme Wasser?',
    warum: 'Wird es in der Wohnung mit Strom oder Gas gemacht, gibt es einen Mehrbedarf (§ 21 Abs. 7 SGB II).',
    felder: [
      wahl('warmwasser', 'Warmes Wasser', {
        texte: {
          zentral: 'Von der Heizung des Hauses',
          durchlauferhitzer: 'Aus einem Durchlauferhitzer',
          boiler: 'Aus einem Boiler',
          andere: 'Anders',
        },
      }),
      text('warmwasserEnergie', 'Womit wird es erwärmt?', { hinweis: 'Zum Beispiel: Strom', wenn: dezentral }),
      wahl('kochenergie', 'Womit kochen Sie?', { texte: { gas: 'Gas', strom: 'Strom' }, ...frei }),
    ],
  },
  abrechnung: {
    frage: 'Kam in den letzten zwölf Monaten eine Abrechnung von Heizung oder Nebenkosten?',
    felder: [
      jaNein('abrechnung', 'Abrechnung bekommen?'),
      betrag('abrechnungGuthaben', 'Guthaben', { hinweis: 'Kein Guthaben: 0', wenn: ist('abrechnung', true) }),
      betrag('abrechnungNachzahlung', 'Nachzahlung', {
        hinweis: 'Keine Nachzahlung: 0',
        wenn: ist('abrechnung', true),
      }),
      datum('abrechnungFaellig', 'Bis wann ist die Nachzahlung fällig?', {
        wenn: undAuch(ist('abrechnung', true), ({ hier }) => Number(hier['abrechnungNachzahlung'] ?? 0) > 0),
      }),
    ],
    merke: saetze([
      ({ hier }) => Number(hier['abrechnungNachzahlung'] ?? 0) > 0,
      'Reichen Sie die Abrechnung möglichst vor der Fälligkeit ein. Das Jobcenter kann die Nachzahlung übernehmen.',
    ]),
  },
} satisfies Seitentabelle

/** Heating, hot water and the yearly bill, for those who have a flat of their own. */
export const heizung = (wenn: Bedingung): Seitentabelle =>
  Object.fromEntries(Object.entries(pages).map(([name, seite]) => [name, { ...seite, wenn }]))
