import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { einstiegsgeldFolgen } from '../../bausteine/foerderung/einstiegsgeld.ts'
import { kontoVorbelegt } from '../../bausteine/foerderung/foerderung.ts'
import { folge, verbinde } from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import type { Formular } from '../../engine/modell.ts'
import { abschluss, gruppen, kostenEinzeln, lage, stelle } from './seiten.ts'

/** Einstiegsgeld for a job with social insurance: § 16b SGB II, ESGV. */
const formular: Formular = {
  name: 'einstiegsgeld-beschaeftigung',
  fassung: 1,
  abschnitte: [
    { name: 'stelle', titel: 'Ihre neue Arbeit', beginn: 'betrieb' },
    { name: 'lage', titel: 'Ihre Lage', beginn: 'arbeitslos' },
    { name: 'abschluss', titel: 'Konto und Pflichten', beginn: 'konto' },
  ],
  ...verbinde(folge(stelle), folge(lage, gruppen), folge({ kostenEinzeln }), folge(abschluss)),
}

export const einstiegsgeldBeschaeftigung: Formulardienst = {
  slug: 'einstiegsgeld-beschaeftigung',
  formular,
  nachweise: [
    {
      name: 'arbeitsvertrag',
      typ: 'EIN',
      titel: 'Arbeitsvertrag mit Stunden und Lohn',
      hinweis: 'Ein Entwurf oder eine schriftliche Zusage genügt. Unterschreiben Sie möglichst erst nach der Antwort.',
      art: 'noetig',
    },
    {
      name: 'lohnabrechnung',
      typ: 'EIN',
      titel: 'Lohnabrechnungen',
      hinweis: 'Wenn Sie Einstiegsgeld bekommen: als Beleg, dass Sie dort noch arbeiten.',
      art: 'angefordert',
    },
  ],
  titel: ({ taetigkeit }) => ['Antrag Einstiegsgeld SGB II (Beschäftigung)', taetigkeit].filter(Boolean).join(': '),
  erklaerung: [wahrheit, aenderungen],
  folgen: (antworten, heute) => [
    ...einstiegsgeldFolgen(antworten, { beginn: 'beginn', heute }),
    'Ihr Lohn ändert Ihre anderen Leistungen. Teilen Sie den Beginn der Arbeit unter „Veränderungen mitteilen“ mit. Dieser Antrag ersetzt das nicht.',
    'Endet die Arbeit, teilen Sie das sofort mit. Dann endet auch das Einstiegsgeld.',
  ],
  ...kontoVorbelegt,
  freischaltung: true,
}
