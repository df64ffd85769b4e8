import { addMonate } from '#platform/text/datum.ts'
import {
  betrag,
  datum,
  euro,
  folge,
  frei,
  inTagen,
  ist,
  jaNein,
  oder,
  saetze,
  text,
  undAuch,
  vergangen,
  wahl,
  zahl,
} from '../../../bausteine/folge.ts'
import { wohnflaecheFrei } from '../../../bausteine/vermoegen.ts'
import type { Bedingung, Sicht } from '../../../engine/modell.ts'
import { bewohnerOf, bgOf } from '../haushalt.ts'
import { heizung } from './heizung.ts'

const bedarf = ist('bedarfUnterkunft', true)
export const zurMiete: Bedingung = undAuch(bedarf, ist('wohnart', 'miete', 'untermiete'))
export const imEigentum: Bedingung = undAuch(bedarf, ist('wohnart', 'haus', 'wohnung'))
const inUnterkunft = undAuch(bedarf, ist('wohnart', 'unterkunft', 'einrichtung'))
const eigeneWohnung = undAuch(bedarf, ist('wohnart', 'miete', 'untermiete', 'haus', 'wohnung', 'wohnrecht', 'frei'))

/** Moved within the last year. */
export const neuEingezogen: Bedingung = ({ hier, heute }) =>
  typeof hier['wohnungSeit'] === 'string' && hier['wohnungSeit'] > addMonate(heute, -12)

const isLarge = ({ hier, alle }: Sicht): boolean =>
  ['haus', 'wohnung'].includes(String(hier['wohnart'])) &&
  Number(hier['flaeche'] ?? 0) > wohnflaecheFrei(hier['wohnart'] === 'haus' ? 'haus' : 'wohnung', bewohnerOf(alle) ?? 1)

/** Costs are split by heads; only those of the Bedarfsgemeinschaft are needs. */
function explainAnteil(sicht: Sicht): string[] {
  const alleBewohner = bewohnerOf(sicht.alle)
  const bg = bgOf(sicht).length
  return alleBewohner !== undefined && bg > 0 && alleBewohner > bg
    ? [
        `Die Kosten werden durch alle ${alleBewohner} Personen in der Wohnung geteilt. Für Ihre Bedarfsgemeinschaft zählen ${bg} Anteile.`,
      ]
    : []
}

const mietsumme = ({ hier }: Sicht) =>
  ['grundmiete', 'nebenkosten', 'heizkosten'].reduce((sum, name) => sum + Number(hier[name] ?? 0), 0)

const quadratmeter = { von: 0, bis: 5000, komma: 2, einheit: 'm²' } as const

const schulden = ist('rueckstand', true)
const gekuendigt = undAuch(schulden, ist('kuendigung', true))
const gesperrt = undAuch(schulden, ist('energiesperre', true))

/** The flat or the power may be lost. */
export const drohtVerlust: Bedingung = oder(gekuendigt, gesperrt)

/** HA 81 and KDU. */
export const wohnung = folge({
  unterkunft: {
    frage: 'Brauchen Sie Geld für Wohnung und Heizung?',
    felder: [
      jaNein('bedarfUnterkunft', 'Haben Sie Kosten für Wohnung oder Heizung?', {
        hinweis: 'Auch wenn Sie bei anderen wohnen und einen Teil bezahlen',
      }),
    ],
  },
  wohnung: {
    wenn: bedarf,
    frage: 'Wie wohnen Sie?',
    felder: [
      wahl('wohnart', 'Art', {
        texte: {
          miete: 'Zur Miete',
          untermiete: 'Zur Untermiete',
          haus: 'Im eigenen Haus',
          wohnung: 'In der eigenen Wohnung',
          wohnrecht: 'Mit Wohnrecht oder Nießbrauch',
          unterkunft: 'In einer Unterkunft, einer Pension oder einem Wohnheim',
          einrichtung: 'In einer Einrichtung',
          frei: 'Kostenfrei',
        },
      }),
      vergangen('wohnungSeit', 'Seit wann wohnen Sie dort?'),
    ],
    merke: explainAnteil,
  },
  umzug: {
    wenn: undAuch(bedarf, neuEingezogen),
    frage: 'Hat das Jobcenter dem Umzug zugestimmt?',
    info: 'Eine Zusicherung ist die Zustimmung vor dem Vertrag. Ohne sie kann das Jobcenter weniger zahlen.',
    felder: [
      wahl('zusicherung', 'Zusicherung', {
        texte: { ja: 'Ja', nein: 'Nein', unnoetig: 'Sie war nicht nötig' },
        ...frei,
      }),
    ],
  },
  flaeche: {
    wenn: eigeneWohnung,
    frage: 'Wie groß ist die Wohnung?',
    felder: [
      zahl('flaeche', 'Wohnfläche', { ...quadratmeter, von: 5 }),
      zahl('flaecheSelbst', 'Davon von Ihnen genutzt', { ...quadratmeter, ...frei }),
      zahl('flaecheVermietet', 'Davon vermietet', { ...quadratmeter, ...frei }),
      zahl('flaecheLeer', 'Davon leer', { ...quadratmeter, ...frei }),
      zahl('flaecheGewerbe', 'Davon für ein Gewerbe', { ...quadratmeter, ...frei }),
    ],
    warne: saetze([
      ({ hier }) =>
        ['flaecheSelbst', 'flaecheVermietet', 'flaecheLeer', 'flaecheGewerbe'].reduce(
          (sum, name) => sum + Number(hier[name] ?? 0),
          0,
        ) > Number(hier['flaeche'] ?? 0),
      'Die Teile sind zusammen größer als die Wohnfläche. Prüfen Sie bitte die Zahlen.',
    ]),
    merke: saetze(
      [
        isLarge,
        'Die Wohnfläche liegt über der Grenze, bis zu der ein Eigenheim immer frei bleibt (§ 12 Abs. 1 SGB II). Das Jobcenter prüft Ihren Fall.',
      ],
      [
        ({ hier }) => Number(hier['flaecheVermietet'] ?? 0) > 0,
        'Geben Sie die Miete, die Sie bekommen, beim Einkommen an.',
      ],
    ),
  },
  raeume: {
    wenn: eigeneWohnung,
    frage: 'Welche Räume hat die Wohnung?',
    felder: [
      zahl('zimmer', 'Zimmer', { hinweis: 'Ohne Küche und Bad', ...frei, bis: 99, komma: 1 }),
      zahl('kuechen', 'Küchen', { ...frei, bis: 20 }),
      zahl('baeder', 'Bäder', { ...frei, bis: 20 }),
      zahl('baujahr', 'Baujahr des Hauses', { ...frei, von: 1200, bis: 2100 }),
    ],
  },
  miete: {
    wenn: zurMiete,
    frage: 'Wie hoch ist die Miete?',
    info: 'Beträge im Monat, so wie sie in Ihrem Vertrag stehen. Ist etwas in der Grundmiete schon enthalten, geben Sie dort 0 ein.',
    felder: [
      betrag('grundmiete', 'Grundmiete'),
      betrag('nebenkosten', 'Nebenkosten ohne Heizung'),
      betrag('heizkosten', 'Heizkosten'),
      jaNein('pauschalmiete', 'Ist es eine Pauschale für alles?'),
      vergangen('mieteSeit', 'Seit wann gilt diese Miete?'),
    ],
    merke: (sicht) => (mietsumme(sicht) > 0 ? [`Zusammen sind das ${euro(mietsumme(sicht))} im Monat.`] : []),
  },
  mieteDazu: {
    wenn: zurMiete,
    frage: 'Was bezahlen Sie mit der Miete noch?',
    info: 'Beträge im Monat. Was es nicht gibt, lassen Sie frei.',
    felder: [
      betrag('garage', 'Garage oder Stellplatz', frei),
      betrag('moebel', 'Möbel', frei),
      betrag('mieteSonstiges', 'Sonstiges', frei),
      jaNein('mietpreisbremse', 'Wissen Sie, ob die Mietpreisbremse gilt?', frei),
    ],
  },
  vermieter: {
    wenn: zurMiete,
    frage: 'Wer ist Ihre Vermieterin oder Ihr Vermieter?',
    info: 'Das Jobcenter spricht Vermieter nicht ohne Anlass an.',
    felder: [
      text('vermieterName', 'Name'),
      text('vermieterAnschrift', 'Anschrift', frei),
      vergangen('mietvertragTag', 'Datum des Mietvertrags', frei),
      jaNein('untermieteErlaubt', 'Ist die Untermiete erlaubt?', { wenn: ist('wohnart', 'untermiete') }),
    ],
  },
  eigentum: {
    wenn: imEigentum,
    frage: 'Was kostet Ihr Eigentum?',
    info: 'Beträge im Monat; Jahresbeträge teilen Sie durch zwölf. Die Tilgung eines Darlehens zahlt das Jobcenter in der Regel nicht.',
    felder: [
      zahl('wohneinheiten', 'Wohnungen im Haus', { von: 1, bis: 999 }),
      zahl('kaufjahr', 'Jahr des Kaufs oder Baus', { ...frei, von: 1900, bis: 2100 }),
      betrag('schuldzinsen', 'Zinsen ohne Tilgung', { hinweis: 'Keine: 0' }),
      text('darlehensbank', 'Bank des Darlehens', frei),
      betrag('eigentumHeizung', 'Heizung', { hinweis: 'Im Hausgeld enthalten: 0' }),
      betrag('wartung', 'Wartung der Heizung', frei),
    ],
  },
  lasten: {
    wenn: imEigentum,
    frage: 'Welche Abgaben und Versicherungen kommen dazu?',
    info: 'Beträge im Monat. Was es nicht gibt, lassen Sie frei.',
    felder: [
      betrag('grundsteuer', 'Grundsteuer', { hinweis: 'Keine: 0' }),
      betrag('gebaeudeversicherung', 'Gebäudeversicherung', { hinweis: 'Keine: 0' }),
      betrag('wasser', 'Wasser', frei),
      betrag('abwasser', 'Abwasser', frei),
      betrag('muell', 'Müll', frei),
    ],
  },
  lastenDazu: {
    wenn: imEigentum,
    frage: 'Was bezahlen Sie sonst für Haus oder Wohnung?',
    info: 'Beträge im Monat. Was es nicht gibt, lassen Sie frei.',
    felder: [
      betrag('schornsteinfeger', 'Schornsteinfeger', frei),
      betrag('strassenreinigung', 'Straßenreinigung', frei),
      betrag('hausgeld', 'Hausgeld', frei),
      betrag('erbbauzins', 'Erbbauzins', frei),
      betrag('eigentumSonstiges', 'Sonstiges', frei),
    ],
  },
  unterkunftKosten: {
    wenn: inUnterkunft,
    frage: 'Was kostet die Unterkunft?',
    felder: [text('unterkunftName', 'Name der Unterkunft'), betrag('unterkunftBetrag', 'Betrag im Monat')],
  },
  ...heizung(eigeneWohnung),
  direktzahlung: {
    wenn: oder(zurMiete, inUnterkunft),
    frage: 'Soll das Jobcenter die Miete direkt an den Vermieter zahlen?',
    felder: [
      jaNein('direktzahlung', 'Direkt zahlen?', {
        hinweis: 'Ihr Vermieter erfährt dann, dass Sie Leistungen bekommen.',
      }),
      text('empfaengerName', 'Wem gehört das Konto?', { wenn: ist('direktzahlung', true) }),
      text('empfaengerAnschrift', 'Anschrift', { wenn: ist('direktzahlung', true) }),
      { name: 'empfaengerIban', label: 'IBAN', art: 'iban', wenn: ist('direktzahlung', true) },
    ],
  },
  schulden: {
    wenn: bedarf,
    frage: 'Haben Sie Schulden bei Miete oder Energie?',
    warum:
      'Droht der Verlust der Wohnung oder eine Sperre, kann das Jobcenter mit einem Darlehen helfen (§ 22 Abs. 8 SGB II).',
    felder: [
      jaNein('rueckstand', 'Gibt es Schulden bei Miete, Strom oder Heizung?'),
      betrag('rueckstandBetrag', 'Wie hoch sind sie?', { wenn: ist('rueckstand', true) }),
      jaNein('kuendigung', 'Ist die Wohnung gekündigt?', { wenn: ist('rueckstand', true) }),
      datum('raeumung', 'Termin der Räumung', { ...frei, von: inTagen(-366), wenn: gekuendigt }),
      jaNein('energiesperre', 'Ist eine Sperre von Strom oder Heizung angedroht oder erfolgt?', {
        wenn: ist('rueckstand', true),
      }),
      datum('sperrtag', 'Tag der Sperre', { ...frei, von: inTagen(-366), wenn: gesperrt }),
    ],
    merke: saetze([
      drohtVerlust,
      'Das ist dringend. Ihr Jobcenter sieht den Antrag noch am selben Arbeitstag an. Rufen Sie trotzdem an.',
    ]),
  },
})
