import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { choicesIn } from '../../bausteine/bedingungen.ts'
import { folge, hat, verbinde } from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import type { Antworten, Formular } from '../../engine/modell.ts'
import { nachweise } from './nachweise.ts'
import {
  beihilfeGruppe,
  beihilfeSeiten,
  beratung,
  deMinimisSeiten,
  isBeratung,
  isSachgut,
  leistung,
  rueckzahlung,
  sachgueter,
  sachgutGruppe,
  sachgutSeiten,
  taetigkeit,
  tragfaehigkeit,
  zahlung,
} from './seiten.ts'

/** Help for the self-employed: goods by grant or loan, consultation (§ 16c SGB II). */
const formular: Formular = {
  name: 'eingliederung-selbststaendige',
  fassung: 1,
  abschnitte: [
    { name: 'leistung', titel: 'Was Sie brauchen', beginn: 'leistung' },
    { name: 'taetigkeit', titel: 'Ihre Selbstständigkeit', beginn: 'taetigkeit' },
    { name: 'sachgueter', titel: 'Anschaffungen', beginn: 'sachgueter', wenn: isSachgut },
    { name: 'rueckzahlung', titel: 'Rückzahlung', beginn: 'rueckzahlung', wenn: hat('leistung', 'darlehen') },
    { name: 'beihilfen', titel: 'Andere Beihilfen', beginn: 'beihilfenErhalten', wenn: isSachgut },
    { name: 'beratung', titel: 'Beratung', beginn: 'beratung', wenn: isBeratung },
    { name: 'tragfaehigkeit', titel: 'Prüfung', beginn: 'tragfaehigkeit' },
    { name: 'zahlung', titel: 'Zahlung', beginn: 'zahlungsweg' },
  ],
  ...verbinde(
    ...[leistung, taetigkeit, rueckzahlung, beratung, tragfaehigkeit, zahlung].map((teil) => folge(teil)),
    ...[folge(sachgueter, sachgutGruppe), folge(sachgutSeiten)],
    ...[folge(deMinimisSeiten, beihilfeGruppe), folge(beihilfeSeiten)],
  ),
}

const arten: Readonly<Record<string, string>> = { zuschuss: 'Zuschuss', darlehen: 'Darlehen', beratung: 'Beratung' }

function folgen(antworten: Antworten, heute: string): string[] {
  const sachgut = isSachgut({ hier: antworten, alle: antworten, heute })
  return [
    'Ihr Jobcenter entscheidet, ob und wie viel es zahlt. Warten Sie mit Kauf und Bestellung auf die Antwort.',
    ...(sachgut
      ? [
          'Nach dem Kauf zeigen Sie mit Rechnung und Zahlungsbeleg, wofür Sie das Geld verwendet haben. Die Frist steht im Bescheid.',
          'Das Jobcenter kann sich das Eigentum vorbehalten. Verkaufen Sie den Gegenstand zu früh, zahlen Sie Geld zurück.',
        ]
      : []),
    ...(choicesIn(antworten, 'leistung').includes('darlehen')
      ? ['Ein Darlehen zahlen Sie in Raten zurück. Das Jobcenter kann dafür eine Sicherheit verlangen.']
      : []),
  ]
}

export const eingliederungSelbststaendige: Formulardienst = {
  slug: 'eingliederung-selbststaendige',
  formular,
  nachweise,
  titel: (antworten) =>
    [
      'Antrag Eingliederung von Selbständigen SGB II',
      choicesIn(antworten, 'leistung')
        .map((art) => arten[art])
        .join(', '),
    ]
      .filter(Boolean)
      .join(': '),
  erklaerung: [
    wahrheit,
    aenderungen,
    'Ich habe nichts von dem, was ich hier beantrage, schon bestellt oder gekauft, außer ich habe es angegeben.',
  ],
  folgen,
  freischaltung: true,
}
