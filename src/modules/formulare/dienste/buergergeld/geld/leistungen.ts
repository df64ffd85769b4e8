import {
  betrag,
  datum,
  folge,
  frei,
  inTagen,
  ist,
  jaNein,
  saetze,
  text,
  verbinde,
  vergangen,
  wahl,
} from '../../../bausteine/folge.ts'
import type { Eintrag } from '../../../engine/modell.ts'

const sozialleistungen = {
  alg: 'Arbeitslosengeld',
  teilalg: 'Teilarbeitslosengeld',
  krankengeld: 'Krankengeld',
  uebergangsgeld: 'Übergangsgeld',
  elterngeld: 'Elterngeld',
  mutterschaftsgeld: 'Mutterschaftsgeld',
  kurzarbeitergeld: 'Kurzarbeitergeld',
  insolvenzgeld: 'Insolvenzgeld',
  verletztengeld: 'Verletztengeld',
  bafoeg: 'BAföG',
  bab: 'Berufsausbildungsbeihilfe',
  ausbildungsgeld: 'Ausbildungsgeld',
  stipendium: 'Stipendium',
  kindergeld: 'Kindergeld',
  kinderzuschlag: 'Kinderzuschlag',
  uvg: 'Unterhaltsvorschuss',
  wohngeld: 'Wohngeld',
  pflegegeld: 'Pflegegeld',
  entschaedigung: 'Soziale Entschädigung',
  sonstige: 'Etwas anderes',
} as const

const renten = {
  alter: 'Altersrente',
  erwerbsminderung: 'Rente wegen Erwerbsminderung',
  hinterbliebene: 'Witwen- oder Witwerrente',
  waise: 'Waisenrente',
  betrieb: 'Betriebsrente, Pension oder Versorgungsbezüge',
  ausland: 'Rente aus dem Ausland',
  unfall: 'Unfallrente',
} as const

const named =
  (texte: Readonly<Record<string, string>>, name: string) =>
  (eintrag: Eintrag): string =>
    texte[String(eintrag[name])] ?? ''

const plain = (name: string) => (eintrag: Eintrag) => String(eintrag[name] ?? '')

const sozialleistung = folge(
  {
    sozialleistung: {
      frage: 'Welche Leistung ist das?',
      felder: [
        wahl('leistungArt', 'Leistung', { texte: sozialleistungen }),
        text('leistungName', 'Wie heißt die Leistung?', { wenn: ist('leistungArt', 'sonstige') }),
        wahl('leistungStand', 'Wie steht es darum?', {
          texte: { beantragt: 'Beantragt', bewilligt: 'Bewilligt', abgelehnt: 'Abgelehnt', beendet: 'Beendet' },
        }),
        text('leistungStelle', 'Von welcher Stelle?'),
        text('leistungZeichen', 'Aktenzeichen', frei),
        text('leistungEmpfaenger', 'Wer bekommt das Geld ausgezahlt?', {
          ...frei,
          wenn: ist('leistungArt', 'kindergeld', 'kinderzuschlag', 'uvg', 'wohngeld'),
        }),
      ],
    },
    sozialleistungBetrag: {
      frage: 'Wie viel ist es, und seit wann?',
      felder: [
        betrag('leistungBetrag', 'Betrag im Monat', { wenn: ist('leistungStand', 'bewilligt') }),
        datum('leistungVon', 'Von', { hinweis: 'Bei einem Antrag: ab wann beantragt', bis: inTagen(366) }),
        datum('leistungBis', 'Bis', frei),
        jaNein('leistungRuht', 'Ruht die Leistung, oder gibt es eine Sperrzeit?', frei),
      ],
      warne: saetze([
        ({ hier }) =>
          typeof hier['leistungBis'] === 'string' && hier['leistungBis'] < String(hier['leistungVon'] ?? ''),
        'Das Ende liegt vor dem Anfang. Prüfen Sie bitte beides.',
      ]),
      merke: saetze([
        ist('leistungRuht', true),
        'Bei einer Sperrzeit kann auch das Jobcenter weniger zahlen (§ 31 Abs. 2 SGB II).',
      ]),
    },
  },
  {
    sozialleistungen: {
      ...{ beginn: 'sozialleistung', einzahl: 'Leistung', mindestens: 1, hoechstens: 20 },
      benenne: (eintrag) => String(eintrag['leistungName'] ?? named(sozialleistungen, 'leistungArt')(eintrag)),
    },
  },
)

const rente = folge(
  {
    rente: {
      frage: 'Welche Rente ist das, und wie hoch ist sie?',
      felder: [
        wahl('rentenart', 'Art', { texte: renten }),
        text('rentennummer', 'Nummer', frei),
        betrag('rentenbetrag', 'Betrag im Monat'),
        datum('renteSeit', 'Seit', { bis: inTagen(366) }),
      ],
      merke: saetze([
        ist('rentenart', 'alter'),
        'Wer eine Altersrente bekommt, hat in der Regel keinen Anspruch auf Leistungen vom Jobcenter (§ 7 Abs. 4 SGB II). Dann hilft das Sozialamt.',
      ]),
    },
  },
  {
    renten: {
      ...{ beginn: 'rente', einzahl: 'Rente', benenne: named(renten, 'rentenart') },
      ...{ mindestens: 1, hoechstens: 10 },
    },
  },
)

const ehrenamt = folge(
  {
    ehrenamt: {
      frage: 'Was ist das für ein Ehrenamt?',
      felder: [
        text('ehrenamtArt', 'Tätigkeit', { hinweis: 'Zum Beispiel: Übungsleiterin im Verein' }),
        betrag('ehrenamtBetrag', 'Betrag'),
        wahl('ehrenamtZeit', 'Der Betrag gilt', { texte: { monat: 'im Monat', jahr: 'im Jahr' } }),
      ],
    },
  },
  {
    ehrenaemter: {
      ...{ beginn: 'ehrenamt', einzahl: 'Ehrenamt', benenne: plain('ehrenamtArt') },
      ...{ mindestens: 1, hoechstens: 10 },
    },
  },
)

const unterhaltseingang = folge(
  {
    unterhaltseingang: {
      frage: 'Wer zahlt Unterhalt, und wie viel?',
      felder: [
        text('zahlerName', 'Wer zahlt?'),
        wahl('unterhaltArt', 'Art', {
          texte: {
            kind: 'Unterhalt für ein Kind',
            trennung: 'Unterhalt bei Trennung',
            nachehelich: 'Unterhalt nach der Scheidung',
            betreuung: 'Unterhalt wegen Betreuung eines Kindes',
          },
        }),
        betrag('unterhaltTitel', 'Festgelegter Betrag im Monat', frei),
        betrag('unterhaltGezahlt', 'Gezahlter Betrag im Monat'),
        vergangen('unterhaltSeit', 'Seit'),
      ],
      merke: saetze([
        ({ hier }) => Number(hier['unterhaltGezahlt'] ?? 0) < Number(hier['unterhaltTitel'] ?? 0),
        'Es wird weniger gezahlt als festgelegt. Das Jobcenter prüft, ob es den Rest fordert.',
      ]),
    },
  },
  {
    unterhaltseingaenge: {
      ...{ beginn: 'unterhaltseingang', einzahl: 'Unterhalt', benenne: plain('zahlerName') },
      ...{ mindestens: 1, hoechstens: 10 },
    },
  },
)

const vermietung = folge(
  {
    vermietung: {
      frage: 'Was ist vermietet oder verpachtet?',
      felder: [
        text('mietobjekt', 'Was?', { hinweis: 'Zum Beispiel: ein Zimmer der Wohnung' }),
        betrag('mieteinnahme', 'Einnahme im Monat'),
        betrag('mietkosten', 'Kosten dafür im Monat', frei),
      ],
    },
  },
  {
    vermietungen: {
      ...{ beginn: 'vermietung', einzahl: 'Vermietung', benenne: plain('mietobjekt') },
      ...{ mindestens: 1, hoechstens: 10 },
    },
  },
)

const einmalig = folge(
  {
    einmalig: {
      frage: 'Was kam, wann und wie viel?',
      felder: [
        text('einmaligArt', 'Was?', { hinweis: 'Zum Beispiel: Steuererstattung' }),
        betrag('einmaligBetrag', 'Betrag'),
        datum('einmaligTag', 'Tag, an dem es kam oder kommt', { bis: inTagen(366) }),
      ],
    },
  },
  {
    einmaliges: {
      ...{ beginn: 'einmalig', einzahl: 'Einnahme', benenne: plain('einmaligArt') },
      ...{ mindestens: 1, hoechstens: 20 },
    },
  },
)

/** The groups of EK beside work. */
export const andereEinnahmen = verbinde(sozialleistung, rente, ehrenamt, unterhaltseingang, vermietung, einmalig)
