import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { einstiegsgeldFolgen } from '../../bausteine/foerderung/einstiegsgeld.ts'
import { kontoVorbelegt } from '../../bausteine/foerderung/foerderung.ts'
import { folge, verbinde } from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import type { Formular } from '../../engine/modell.ts'
import { nachweise } from './nachweise.ts'
import { absicherung, konzept, weiteres, zahlen } from './seiten-plan.ts'
import { erlaubnisse, person, vorhaben } from './seiten-vorhaben.ts'

/** Einstiegsgeld for founding a business as a main occupation: § 16b SGB II, ESGV. */
const formular: Formular = {
  name: 'einstiegsgeld-selbststaendigkeit',
  fassung: 1,
  abschnitte: [
    { name: 'vorhaben', titel: 'Ihr Vorhaben', beginn: 'vorhaben' },
    { name: 'person', titel: 'Zu Ihrer Person', beginn: 'koennen' },
    { name: 'erlaubnisse', titel: 'Erlaubnisse', beginn: 'erlaubnisse' },
    { name: 'konzept', titel: 'Ihr Konzept', beginn: 'konzept' },
    { name: 'zahlen', titel: 'Ihre Zahlen', beginn: 'kapital' },
    { name: 'absicherung', titel: 'Prüfung und Absicherung', beginn: 'tragfaehigkeit' },
    { name: 'weiteres', titel: 'Andere Hilfen und Konto', beginn: 'foerderung' },
  ],
  ...verbinde(...[vorhaben, person, erlaubnisse, konzept, zahlen, absicherung, weiteres].map((teil) => folge(teil))),
}

export const einstiegsgeldSelbststaendigkeit: Formulardienst = {
  slug: 'einstiegsgeld-selbststaendigkeit',
  formular,
  nachweise,
  titel: ({ branche }) => ['Antrag Einstiegsgeld SGB II (Selbstständigkeit)', branche].filter(Boolean).join(': '),
  erklaerung: [wahrheit, aenderungen],
  folgen: (antworten, heute) => [
    ...einstiegsgeldFolgen(antworten, { beginn: 'beginn', heute }),
    'Einstiegsgeld wird meist für 6 Monate bewilligt. Danach zeigen Sie mit Zahlen, wie es läuft, und können es weiter beantragen.',
    'Ihr Gewinn ändert Ihre anderen Leistungen. Teilen Sie den Beginn unter „Veränderungen mitteilen“ mit. Ihr Jobcenter braucht dann die Anlage EKS: Ihre Einnahmen und Ausgaben, zuerst geschätzt.',
    'Hören Sie mit der Selbstständigkeit auf, teilen Sie das sofort mit. Dann endet auch das Einstiegsgeld.',
  ],
  ...kontoVorbelegt,
  freischaltung: true,
}
