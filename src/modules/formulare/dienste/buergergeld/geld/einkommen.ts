import {
  betrag,
  datum,
  folge,
  frei,
  hat,
  inTagen,
  ist,
  jaNein,
  mehrere,
  saetze,
  text,
  undAuch,
  verbinde,
  wahl,
  zahl,
} from '../../../bausteine/folge.ts'
import { geringfuegigkeitAm } from '../../../bausteine/lohn.ts'
import type { Bedingung, Eintrag, Sicht } from '../../../engine/modell.ts'
import { stichtag } from '../haushalt.ts'
import { hasHighPay, jobOptions, MONATE } from './stellen.ts'

/** Kinds of income on the first page of EK; `selbststaendig` is HA 67 and calls for EKS. */
const arten = {
  arbeit: 'Lohn oder Gehalt, auch Minijob und Ausbildung',
  selbststaendig: 'Geld aus selbständiger Arbeit',
  ehrenamt: 'Geld für ein Ehrenamt',
  sozialleistungen: 'Sozialleistungen, zum Beispiel Kindergeld oder Arbeitslosengeld',
  renten: 'Rente oder Pension, auch aus dem Ausland',
  unterhalt: 'Unterhalt',
  vermietung: 'Miete, Untermiete, Pacht oder Nießbrauch',
  kapital: 'Zinsen oder andere Erträge aus Geld',
  einmalig: 'Einmaliges, zum Beispiel Abfindung, Steuererstattung, Erbe, Schenkung, Gewinn',
  keine: 'Nichts davon',
} as const

export const hatArt = (art: keyof typeof arten): Bedingung => hat('einkommensarten', art)

const keineUndMehr: Bedingung = ({ hier }) =>
  Array.isArray(hier['einkommensarten']) &&
  hier['einkommensarten'].length > 1 &&
  hatArt('keine')({ hier, alle: {}, heute: '' })

const hatEinkommen: Bedingung = ({ hier }) =>
  Array.isArray(hier['einkommensarten']) && hier['einkommensarten'].some((art) => String(art) !== 'keine')

/** EK: the way through one person's income; each kind has pages of its own. */
const fragen = folge(
  {
    einkommensarten: {
      frage: 'Welches Geld bekommt diese Person?',
      anSie: 'Welches Geld bekommen Sie?',
      warum: 'Einkommen zählt in dem Monat, in dem es ankommt (§ 11 SGB II). Vom Lohn bleibt ein Teil frei.',
      felder: [mehrere('einkommensarten', 'Einkommen', { texte: arten })],
      warne: saetze([
        keineUndMehr,
        'Sie haben „Nichts davon“ und zugleich ein Einkommen gewählt. Prüfen Sie bitte beides.',
      ]),
    },
    stellen: {
      wenn: hatArt('arbeit'),
      frage: 'Wo arbeitet diese Person?',
      anSie: 'Wo arbeiten Sie?',
      felder: [],
      sammlung: 'stellen',
    },
    sonderzahlungen: {
      wenn: hatArt('arbeit'),
      frage: 'Gab es zusätzliche Zahlungen vom Arbeitgeber, oder kommen welche?',
      info: 'Zum Beispiel Weihnachtsgeld oder eine Prämie. Gab es keine, gehen Sie einfach weiter.',
      felder: [],
      sammlung: 'sonderzahlungen',
    },
    ehrenaemter: { wenn: hatArt('ehrenamt'), frage: 'Welches Ehrenamt ist das?', felder: [], sammlung: 'ehrenaemter' },
    sozialleistungen: {
      wenn: hatArt('sozialleistungen'),
      frage: 'Welche Sozialleistungen gibt es?',
      info: 'Auch solche, die beantragt, abgelehnt oder gerade beendet sind. Kindergeld steht bei dem Kind, wenn es jünger als 15 ist. Leistungen, die Sie bei „Andere Leistungen“ schon als beantragt genannt haben, müssen Sie nicht noch einmal angeben.',
      felder: [],
      sammlung: 'sozialleistungen',
    },
    renten: { wenn: hatArt('renten'), frage: 'Welche Rente ist das?', felder: [], sammlung: 'renten' },
    unterhaltseingaenge: {
      wenn: hatArt('unterhalt'),
      frage: 'Wer zahlt Unterhalt?',
      felder: [],
      sammlung: 'unterhaltseingaenge',
    },
    vermietungen: {
      wenn: hatArt('vermietung'),
      frage: 'Was ist vermietet oder verpachtet?',
      felder: [],
      sammlung: 'vermietungen',
    },
    kapital: {
      wenn: hatArt('kapital'),
      frage: 'Wie hoch sind Zinsen und andere Erträge?',
      info: 'Kleine Erträge zählen nicht als Einkommen.',
      felder: [betrag('kapital', 'Betrag im Jahr', frei)],
    },
    einmaliges: {
      wenn: hatArt('einmalig'),
      frage: 'Welche einmaligen Einnahmen gab es, oder kommen sie?',
      felder: [],
      sammlung: 'einmaliges',
    },
    fahrwege: {
      wenn: undAuch(hatArt('arbeit'), hasHighPay),
      frage: 'Wie kommt diese Person zur Arbeit?',
      anSie: 'Wie kommen Sie zur Arbeit?',
      warum: 'Bei diesem Lohn können höhere Kosten als die Pauschale abgezogen werden (§ 11b Abs. 2 SGB II).',
      info: 'Gibt es keine Kosten, gehen Sie einfach weiter.',
      felder: [],
      sammlung: 'fahrwege',
    },
    arbeitskosten: {
      wenn: undAuch(hatArt('arbeit'), hasHighPay),
      frage: 'Welche Kosten bringt die Arbeit noch?',
      info: 'Beträge im Monat. Was es nicht gibt, lassen Sie frei.',
      felder: [
        betrag('arbeitsmittel', 'Arbeitsmittel und Arbeitskleidung', frei),
        betrag('gewerkschaft', 'Beitrag zu Gewerkschaft oder Berufsverband', frei),
        betrag('zweiterHaushalt', 'Zweiter Haushalt am Arbeitsort', frei),
        betrag('kinderbetreuung', 'Kinderbetreuung wegen der Arbeit', frei),
      ],
    },
    versicherungen: {
      wenn: hatEinkommen,
      frage: 'Welche Versicherungen bezahlt diese Person?',
      anSie: 'Welche Versicherungen bezahlen Sie?',
      warum: 'Beiträge können vom Einkommen abgezogen werden (§ 11b Abs. 1 SGB II).',
      info: 'Beträge im Monat; einen Jahresbeitrag teilen Sie durch zwölf. Was es nicht gibt, lassen Sie frei.',
      felder: [
        betrag('kfzHaftpflicht', 'Kfz-Haftpflicht', frei),
        betrag('riester', 'Riester-Rente', frei),
        betrag('pflichtversicherung', 'Andere gesetzlich vorgeschriebene', frei),
        betrag('privateKranken', 'Private oder freiwillige Kranken- und Pflegeversicherung', frei),
        betrag('privateRente', 'Private Altersvorsorge', frei),
      ],
    },
    unterhaltszahlungen: {
      wenn: hatEinkommen,
      frage: 'Zahlt diese Person Unterhalt?',
      anSie: 'Zahlen Sie Unterhalt?',
      info: 'Gibt es keine Zahlungen, gehen Sie einfach weiter.',
      felder: [],
      sammlung: 'unterhaltszahlungen',
    },
  },
  {
    stellen: gruppe('stelle', { einzahl: 'Beschäftigung', aus: 'firma', mindestens: 1, hoechstens: 10 }),
    sonderzahlungen: gruppe('sonderzahlung', { einzahl: 'Zahlung', aus: 'zahlungArt', hoechstens: 20 }),
    fahrwege: gruppe('fahrweg', { einzahl: 'Weg zur Arbeit', hoechstens: 10 }),
    unterhaltszahlungen: gruppe('unterhaltszahlung', { einzahl: 'Zahlung', aus: 'zahltAn', hoechstens: 10 }),
  },
)

function gruppe(
  beginn: string,
  { einzahl, aus, ...anzahl }: { einzahl: string; aus?: string; mindestens?: number; hoechstens: number },
) {
  return { beginn, einzahl, benenne: (eintrag: Eintrag) => String((aus && eintrag[aus]) ?? ''), ...anzahl }
}

const stellenarten = {
  sv: 'Sozialversicherungspflichtig',
  midijob: 'Midijob (Übergangsbereich)',
  minijob: 'Minijob',
  azubi: 'Ausbildung',
  werkstudent: 'Werkstudentin oder Werkstudent',
  ferienjob: 'Ferienjob',
  dienst: 'Freiwilligendienst (BFD, FSJ, FÖJ)',
} as const

const brutto = MONATE.map((i) => `brutto${i}`)
const netto = MONATE.map((i) => `netto${i}`)

const netAboveGross: Bedingung = ({ hier }) =>
  brutto.some((name, i) => Number(hier[netto[i]!] ?? 0) > Number(hier[name] ?? Number.POSITIVE_INFINITY))

const aboveMinijob = (sicht: Sicht): boolean => {
  const grenze = geringfuegigkeitAm(stichtag(sicht))
  return (
    sicht.hier['stellenart'] === 'minijob' &&
    grenze !== undefined &&
    brutto.some((name) => Number(sicht.hier[name] ?? 0) > grenze)
  )
}

const stelle = folge({
  stelle: {
    frage: 'Wer ist der Arbeitgeber?',
    felder: [
      text('firma', 'Name des Arbeitgebers'),
      text('firmaStrasse', 'Straße und Hausnummer'),
      { name: 'firmaPlz', label: 'Postleitzahl', art: 'plz' },
      text('firmaOrt', 'Ort'),
      datum('stelleSeit', 'Beginn', { bis: inTagen(366) }),
      datum('stelleBis', 'Ende', { hinweis: 'Nur wenn es feststeht', ...frei }),
    ],
    warne: saetze([
      ({ hier }) => typeof hier['stelleBis'] === 'string' && hier['stelleBis'] < String(hier['stelleSeit'] ?? ''),
      'Das Ende liegt vor dem Beginn. Prüfen Sie bitte beides.',
    ]),
  },
  stellenart: {
    frage: 'Was für eine Beschäftigung ist das?',
    felder: [
      wahl('stellenart', 'Art', { texte: stellenarten }),
      zahl('stunden', 'Stunden in der Woche', { von: 0.5, bis: 80, komma: 2 }),
      wahl('zahltag', 'Wann kommt der Lohn?', {
        texte: { selber: 'Im selben Monat', folgender: 'Im folgenden Monat' },
      }),
      jaNein('schwankend', 'Ist der Lohn in jedem Monat anders?'),
      wahl('sachbezug', 'Gibt der Arbeitgeber etwas ohne Geld?', {
        texte: { keiner: 'Nein', essen: 'Essen', wohnung: 'Wohnung', auto: 'Auto' },
        ...frei,
      }),
      jaNein('aushilfe', 'Ist es eine Vertretung oder ein Praktikum?', frei),
    ],
    merke: saetze([
      ist('schwankend', true),
      'Bei wechselndem Lohn bewilligt das Jobcenter zunächst vorläufig und rechnet später ab (§ 41a SGB II).',
    ]),
  },
  lohn: {
    frage: 'Wie hoch war der Lohn in den letzten drei Monaten?',
    info: 'Die Beträge stehen auf den Lohnabrechnungen. Gab es in einem Monat nichts, geben Sie 0 ein.',
    felder: MONATE.flatMap((i) => {
      const monat = ['letzten', 'vorletzten', 'drittletzten'][i - 1]!
      return [betrag(`brutto${i}`, `Brutto im ${monat} Monat`), betrag(`netto${i}`, `Netto im ${monat} Monat`)]
    }),
    warne: saetze(
      [netAboveGross, 'Netto ist höher als Brutto. Prüfen Sie bitte die Beträge.'],
      [aboveMinijob, 'Der Lohn liegt über der Grenze für Minijobs. Prüfen Sie bitte die Art der Beschäftigung.'],
    ),
  },
})

const sonderzahlung = folge({
  sonderzahlung: {
    frage: 'Welche Zahlung ist das?',
    felder: [
      wahl('zahlungStelle', 'Von welchem Arbeitgeber?', { texte: jobOptions('sonderzahlungen') }),
      text('zahlungArt', 'Wofür?', { hinweis: 'Zum Beispiel: Weihnachtsgeld' }),
      betrag('zahlungBetrag', 'Betrag vor Abzügen'),
      { name: 'zahlungMonat', label: 'Monat', art: 'monat' },
    ],
  },
})

const fahrweg = folge({
  fahrweg: {
    frage: 'Wie ist der Weg zur Arbeit?',
    felder: [
      wahl('wegStelle', 'Zu welchem Arbeitgeber?', { texte: jobOptions('fahrwege') }),
      wahl('wegMittel', 'Womit?', {
        texte: { oepnv: 'Bus und Bahn', auto: 'Auto', rad: 'Fahrrad', fuss: 'Zu Fuß' },
      }),
      zahl('wegKm', 'Einfache Strecke', {
        von: 0.1,
        bis: 500,
        komma: 1,
        einheit: 'km',
        wenn: ist('wegMittel', 'auto'),
      }),
      zahl('wegTage', 'Arbeitstage im Monat', { von: 1, bis: 31 }),
      betrag('wegTicket', 'Fahrkarte im Monat', { wenn: ist('wegMittel', 'oepnv') }),
    ],
  },
})

const unterhaltszahlung = folge({
  unterhaltszahlung: {
    frage: 'An wen, und wie viel?',
    felder: [
      text('zahltAn', 'An wen?'),
      betrag('zahltBetrag', 'Betrag im Monat'),
      jaNein('zahltTitel', 'Gibt es einen Titel?', { hinweis: 'Zum Beispiel ein Urteil oder eine Urkunde' }),
    ],
    merke: saetze([
      ist('zahltTitel', false),
      'Ohne Titel kann der Unterhalt nicht abgezogen werden (§ 11b Abs. 1 Nr. 7 SGB II). Das Jugendamt stellt Urkunden kostenlos aus.',
    ]),
  },
})

export const einkommen = verbinde(fragen, stelle, sonderzahlung, fahrweg, unterhaltszahlung)
