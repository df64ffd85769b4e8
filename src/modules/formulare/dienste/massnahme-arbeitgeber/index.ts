import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { kilometer, wertAm } from '../../bausteine/foerderung/foerderbetraege.ts'
import { kontoVorbelegt } from '../../bausteine/foerderung/foerderung.ts'
import { ausstattungNachweise, kostenNachweise, massnahmekosten } from '../../bausteine/foerderung/massnahmekosten.ts'
import { euro, folge, verbinde } from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import type { Formular } from '../../engine/modell.ts'
import { betrieb, inhalt, konto } from './seiten.ts'

/** A measure with an employer: § 45 Abs. 1, Abs. 2 Satz 2, Abs. 4 Satz 3 Nr. 3, Abs. 8 SGB III with § 16 SGB II. */
const formular: Formular = {
  name: 'massnahme-arbeitgeber',
  fassung: 1,
  abschnitte: [
    { name: 'betrieb', titel: 'Der Betrieb', beginn: 'betrieb' },
    { name: 'inhalt', titel: 'Inhalt und Zeit', beginn: 'inhalt' },
    { name: 'kosten', titel: 'Ihre Kosten', beginn: 'kosten' },
    { name: 'konto', titel: 'Konto', beginn: 'konto' },
  ],
  ...verbinde(
    ...[betrieb, inhalt, konto].map((teil) => folge(teil)),
    massnahmekosten(['fahrt', 'kinder', 'unterkunft', 'kleidung', 'gesundheit']),
  ),
}

export const massnahmeArbeitgeber: Formulardienst = {
  slug: 'massnahme-arbeitgeber',
  formular,
  nachweise: [
    {
      name: 'arbeitgebererklaerung',
      typ: 'FOE',
      titel: 'Erklärung des Betriebs',
      hinweis:
        'Der Betrieb schreibt auf, was Sie wann tun, wer Sie anleitet und dass Sie niemanden ersetzen. Das Jobcenter braucht sie vor dem Beginn.',
      art: 'noetig',
    },
    ...kostenNachweise,
    ...ausstattungNachweise,
    {
      name: 'erklaerungsbogen',
      typ: 'FOE',
      titel: 'Erklärungsbogen zu Ihren Kosten',
      hinweis: 'Sie bekommen ihn mit der Bewilligung.',
      art: 'angefordert',
    },
    {
      name: 'beurteilung',
      typ: 'FOE',
      titel: 'Bericht des Betriebs am Ende',
      hinweis: 'Darin steht, wann Sie da waren, wie es lief und ob der Betrieb Sie einstellt.',
      art: 'angefordert',
    },
  ],
  titel: ({ taetigkeit }) => ['Antrag Maßnahme bei einem Arbeitgeber', taetigkeit].filter(Boolean).join(': '),
  erklaerung: [
    wahrheit,
    aenderungen,
    'Ich fange erst an, wenn das Jobcenter zugestimmt hat.',
    'Breche ich die Maßnahme ab oder werde ich krank, sage ich es dem Betrieb und dem Jobcenter sofort.',
  ],
  folgen: (antworten, heute) => {
    const satz = wertAm(kilometer, String(antworten['von'] ?? heute))
    return [
      'Sie werden dort nicht angestellt und bekommen keinen Lohn. Ihre Leistungen laufen weiter.',
      'Bei einem Unfall im Betrieb sind Sie in der Regel über die Unfallversicherung des Betriebs versichert.',
      'Am Ende berichtet der Betrieb dem Jobcenter, wann Sie da waren und wie es lief.',
      ...(antworten['verkehrsmittel'] === 'auto' && satz !== undefined
        ? [`Für Fahrten mit dem eigenen Auto rechnet das Jobcenter in der Regel mit ${euro(satz)} je Kilometer.`]
        : []),
    ]
  },
  ...kontoVorbelegt,
  freischaltung: true,
}
