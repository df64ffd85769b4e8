import { addMonate } from '#platform/text/datum.ts'
import {
  datum,
  folge,
  frei,
  ist,
  istNicht,
  jaNein,
  nicht,
  oder,
  personenname,
  saetze,
  text,
  undAuch,
  vergangen,
  wahl,
} from '../../../bausteine/folge.ts'
import { hasFreizuegigkeit, laender, staatsangehoerigkeiten } from '../../../bausteine/laender.ts'
import { parseRvnr } from '../../../engine/kennzeichen.ts'
import type { Bedingung, Sicht } from '../../../engine/modell.ts'
import { geburtstagOf, isIch, personenOf, unterAlter } from '../haushalt.ts'

const staatenOf = ({ hier }: Sicht): string[] =>
  [hier['staat'], hier['zweiterStaat']].flatMap((one) => (typeof one === 'string' ? one : []))

/** Nobody is asked about a title as long as the nationality is not known. */
export const isAuslaender: Bedingung = (sicht) => {
  const staaten = staatenOf(sicht)
  return staaten.length > 0 && !staaten.includes('DE')
}

/** Neither German nor of a state with free movement. */
export const isDrittstaat: Bedingung = (sicht) => isAuslaender(sicht) && !staatenOf(sicht).some(hasFreizuegigkeit)

const hasPersonenziffer: Bedingung = (sicht) => staatenOf(sicht).some((one) => one === 'RO' || one === 'BG')

const vertreten: Bedingung = istNicht('vertretung', 'keine')

/** A young person who applies alone, without parents in the household. */
const isAlone: Bedingung = (sicht) =>
  isIch(sicht) && unterAlter(18)(sicht) && !personenOf(sicht.alle).some(({ beziehung }) => beziehung === 'eltern')

const isNumber =
  (name: string, muster: RegExp): Bedingung =>
  ({ hier }) =>
    hier[name] === undefined || muster.test(String(hier[name]).replace(/\s/g, '').toUpperCase())

const rvnrFits: Bedingung = (sicht) => {
  const { rvnr, rvnrStatus } = sicht.hier
  if (rvnrStatus !== 'vorhanden' || rvnr === undefined) return true
  const read = parseRvnr(String(rvnr), geburtstagOf(sicht))
  return !read.ok || read.warnung === undefined
}

/** Within three months of entry benefits are mostly excluded (§ 7 Abs. 1 Satz 2 SGB II). */
const isJustArrived: Bedingung = ({ hier, heute }) =>
  typeof hier['einreise'] === 'string' && hier['einreise'] > addMonate(heute, -3)

/** HA 1 to 8, 20 to 28 and 31, for everyone of the Bedarfsgemeinschaft. */
export const angaben = folge({
  herkunft: {
    frage: 'Woher kommt diese Person?',
    anSie: 'Woher kommen Sie?',
    felder: [
      text('geburtsname', 'Geburtsname', { hinweis: 'Nur wenn er anders ist als der Nachname', ...frei }),
      text('geburtsort', 'Geburtsort'),
      { name: 'geburtsland', label: 'Geburtsland', art: 'auswahl', optionen: laender },
      { name: 'staat', label: 'Staatsangehörigkeit', art: 'auswahl', optionen: staatsangehoerigkeiten },
      {
        name: 'zweiterStaat',
        label: 'Weitere Staatsangehörigkeit',
        art: 'auswahl',
        optionen: staatsangehoerigkeiten,
        ...frei,
      },
      wahl('geschlecht', 'Geschlecht', {
        texte: { weiblich: 'Weiblich', maennlich: 'Männlich', divers: 'Divers', keine: 'Keine Angabe' },
      }),
    ],
  },
  nummern: {
    frage: 'Welche Nummern hat diese Person?',
    anSie: 'Welche Nummern haben Sie?',
    warum: 'Mit ihnen meldet das Jobcenter die Zeiten bei Rente und Krankenkasse.',
    felder: [
      text('kundennummer', 'Kundennummer', {
        hinweis: 'Wenn Sie sie kennen. Sie steht oben auf Briefen des Jobcenters, zum Beispiel 123A456789.',
        ...frei,
      }),
      wahl('rvnrStatus', 'Gibt es eine Rentenversicherungsnummer?', {
        texte: { vorhanden: 'Ja', beantragt: 'Sie ist beantragt', keine: 'Nein' },
      }),
      {
        name: 'rvnr',
        label: 'Rentenversicherungsnummer',
        hinweis: 'Sie steht auf dem Sozialversicherungsausweis.',
        art: 'rvnr',
        wenn: ist('rvnrStatus', 'vorhanden'),
      },
      { name: 'steuerId', label: 'Steuer-ID', art: 'steuerid', ...frei },
    ],
    warne: saetze(
      [nicht(rvnrFits), 'Die Rentenversicherungsnummer passt nicht zum Geburtsdatum. Prüfen Sie bitte beides.'],
      [
        nicht(isNumber('kundennummer', /^\d{3}[A-Z]\d{6}$/)),
        'Eine Kundennummer hat drei Ziffern, einen Buchstaben und sechs Ziffern. Prüfen Sie sie bitte.',
      ],
    ),
  },
  vertretung: {
    frage: 'Handelt jemand für diese Person?',
    anSie: 'Handelt jemand für Sie?',
    warum: 'Dann wendet sich das Jobcenter auch an diesen Menschen.',
    felder: [
      wahl('vertretung', 'Gibt es eine Vertretung?', {
        hinweis: 'Eltern, die für ihr Kind handeln, sind hier nicht gemeint.',
        texte: {
          keine: 'Nein',
          betreuung: 'Ja, eine rechtliche Betreuung',
          vollmacht: 'Ja, mit Vollmacht',
          vormundschaft: 'Ja, einen Vormund oder eine Pflegschaft',
        },
      }),
      personenname('vertretungName', 'Vorname und Nachname', { wenn: vertreten }),
      text('vertretungAnschrift', 'Anschrift', { wenn: vertreten }),
      { name: 'vertretungTelefon', label: 'Telefon', art: 'telefon', ...frei, wenn: vertreten },
    ],
  },
  sorge: {
    wenn: isAlone,
    frage: 'Wer vertritt Sie, bis Sie 18 sind?',
    warum:
      'Ab 15 Jahren stellen Sie den Antrag allein. Das Jobcenter soll Ihre Eltern oder Ihren Vormund darüber informieren (§ 36 SGB I).',
    info: 'Ist das für Sie gefährlich, schreiben Sie es dazu. Das Jobcenter spricht dann zuerst mit Ihnen.',
    felder: [
      personenname('sorgeName', 'Vorname und Nachname'),
      text('sorgeAnschrift', 'Anschrift', frei),
      text('sorgeHinweis', 'Was muss das Jobcenter vorher wissen?', frei),
    ],
  },
  aufenthalt: {
    wenn: isDrittstaat,
    frage: 'Welchen Aufenthaltstitel gibt es?',
    warum: 'Davon hängt ab, welche Leistungen möglich sind.',
    felder: [
      wahl('aufenthaltstitel', 'Aufenthaltstitel', {
        texte: {
          erlaubnis: 'Aufenthaltserlaubnis',
          niederlassung: 'Niederlassungserlaubnis oder Daueraufenthalt-EU',
          fiktion: 'Fiktionsbescheinigung',
          gestattung: 'Aufenthaltsgestattung',
          duldung: 'Duldung',
          visum: 'Visum',
          ohne: 'Keinen',
        },
      }),
      text('titelNorm', 'Nach welchem Paragrafen?', {
        hinweis: 'Er steht auf dem Titel, zum Beispiel § 24 Abs. 1 AufenthG.',
        ...frei,
        wenn: istNicht('aufenthaltstitel', 'ohne'),
      }),
      datum('titelBis', 'Gültig bis', { wenn: istNicht('aufenthaltstitel', 'ohne', 'niederlassung') }),
    ],
    warne: saetze([
      ({ hier, heute }) => typeof hier['titelBis'] === 'string' && hier['titelBis'] < heute,
      'Der Titel ist abgelaufen. Beantragen Sie bei der Ausländerbehörde die Verlängerung und reichen Sie die Bescheinigung darüber ein.',
    ]),
    merke: saetze(
      [
        ist('aufenthaltstitel', 'fiktion'),
        'Mit einer Fiktionsbescheinigung und einem Antrag nach § 24 AufenthG bewilligt das Jobcenter für höchstens sechs Monate (§ 74 SGB II).',
      ],
      [
        ist('aufenthaltstitel', 'gestattung', 'duldung'),
        'Mit Aufenthaltsgestattung oder Duldung ist meist das Sozialamt für Sie da (Asylbewerberleistungsgesetz).',
      ],
    ),
  },
  auslaender: {
    wenn: isAuslaender,
    frage: 'Was gilt zum Aufenthalt in Deutschland?',
    felder: [
      jaNein('asylbLG', 'Gibt es Leistungen nach dem Asylbewerberleistungsgesetz, oder gab es sie bis vor Kurzem?'),
      datum('asylbLGBis', 'Bis wann?', { wenn: ist('asylbLG', true) }),
      jaNein('azrBekannt', 'Kennen Sie die AZR-Nummer?', { hinweis: 'Nummer im Ausländerzentralregister' }),
      text('azr', 'AZR-Nummer', { hinweis: '12 Ziffern', wenn: ist('azrBekannt', true) }),
      jaNein('verpflichtung', 'Hat jemand erklärt, für den Lebensunterhalt zu zahlen (Verpflichtungserklärung)?'),
      text('personenziffer', 'Nationale Personenkennziffer', { ...frei, wenn: hasPersonenziffer }),
    ],
    warne: saetze([
      nicht(oder(nicht(ist('azrBekannt', true)), isNumber('azr', /^\d{12}$/))),
      'Eine AZR-Nummer hat 12 Ziffern. Prüfen Sie sie bitte.',
    ]),
  },
  einreise: {
    wenn: oder(isAuslaender, istNicht('geburtsland', 'DE')),
    frage: 'Wann kam diese Person nach Deutschland?',
    anSie: 'Wann kamen Sie nach Deutschland?',
    felder: [vergangen('einreise', 'Tag der Einreise oder des Zuzugs', { hinweis: 'Der letzte, wenn es mehrere gab' })],
    merke: saetze([
      undAuch(isAuslaender, isJustArrived),
      'In den ersten drei Monaten nach der Einreise gibt es meist keine Leistungen. Ausnahmen prüft das Jobcenter, zum Beispiel bei Arbeit.',
    ]),
  },
})
