import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { ist } from '../../bausteine/bedingungen.ts'
import { kilometer, wertAm } from '../../bausteine/foerderung/foerderbetraege.ts'
import { kontoVorbelegt } from '../../bausteine/foerderung/foerderung.ts'
import { euro } from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import { type Abschnitt, type Antworten, ENDE, type Formular } from '../../engine/modell.ts'
import { arten, isArt } from './arten.ts'
import { nachweise } from './nachweise.ts'
import { anliegen } from './seiten-anliegen.ts'
import { artSeiten, gruppen } from './seiten-arten.ts'
import { fahrten } from './seiten-fahrten.ts'
import { geld } from './seiten-geld.ts'

/** The first page of each kind. */
const beginn: Readonly<Record<keyof typeof arten, string>> = {
  bewerbung: 'bewerbung',
  reise: 'termin',
  antritt: 'antritt',
  pendel: 'pendeln',
  nachweis: 'nachweis',
  kleidung: 'kleidung',
  umzug: 'umzugWohin',
  doppelhaushalt: 'doppelhaushalt',
  fuehrerschein: 'fuehrerschein',
  erscheinung: 'erscheinung',
  ausbildung: 'ausbildung',
  sonstiges: 'sonstiges',
}

const artAbschnitte = Object.entries(arten).map(
  ([art, { titel }]): Abschnitt => ({
    name: art,
    titel,
    beginn: beginn[art as keyof typeof arten],
    wenn: ist('art', art),
  }),
)

/** Placement budget: § 44 SGB III with § 16 Abs. 1 to 3 SGB II. One application for each kind of costs. */
const formular: Formular = {
  name: 'vermittlungsbudget',
  fassung: 1,
  abschnitte: [
    { name: 'anliegen', titel: 'Was Sie brauchen', beginn: 'art' },
    {
      name: 'stelle',
      titel: 'Die Stelle',
      beginn: 'betrieb',
      wenn: ({ alle }) => alle['art'] !== 'bewerbung' || alle['stelleBekannt'] === true,
    },
    ...artAbschnitte,
    { name: 'geld', titel: 'Geld und Konto', beginn: 'andere' },
  ],
  seiten: { ...anliegen, ...fahrten, ...artSeiten, ...geld },
  uebergaenge: {
    art: ['ziel'],
    ziel: [{ nach: 'stelleBekannt', wenn: ist('art', 'bewerbung') }, ENDE],
    stelleBekannt: [ENDE],
    betrieb: ['betriebKontakt'],
    betriebKontakt: [{ nach: 'rueckfrage', wenn: ist('art', 'ausbildung') }, 'arbeit'],
    arbeit: ['vertrag'],
    vertrag: ['rueckfrage'],
    rueckfrage: [ENDE],
    bewerbung: ['bewerbungen'],
    bewerbungen: [ENDE],
    bewerbungEinzeln: [ENDE],
    termin: ['start'],
    antritt: ['start'],
    pendeln: ['start'],
    start: [{ nach: 'fahrt', wenn: ist('art', 'reise') }, 'arbeitsort'],
    arbeitsort: ['fahrt'],
    fahrt: [{ nach: 'uebernachtung', wenn: ist('art', 'reise') }, ENDE],
    uebernachtung: [ENDE],
    nachweis: [ENDE],
    kleidung: [ENDE],
    kleidungEinzeln: [ENDE],
    umzugWohin: ['umzug'],
    umzug: [ENDE],
    doppelhaushalt: [ENDE],
    fuehrerschein: ['fuehrerscheinFrueher'],
    fuehrerscheinFrueher: [ENDE],
    erscheinung: [ENDE],
    ausbildung: [ENDE],
    sonstiges: [ENDE],
    andere: ['kosten'],
    kosten: ['konto'],
    konto: [ENDE],
  },
  gruppen,
}

function folgen(antworten: Antworten, heute: string): string[] {
  const satz = wertAm(kilometer, heute)
  return [
    'Ihr Jobcenter entscheidet, ob und wie viel es zahlt. Warten Sie mit dem Kauf, der Buchung oder der Unterschrift möglichst auf die Antwort.',
    'Heben Sie Rechnungen und Fahrkarten auf. Nach der Bewilligung reichen Sie sie ein, in der Frist, die im Bescheid steht.',
    ...(antworten['verkehrsmittel'] === 'auto' && satz !== undefined
      ? [`Für Fahrten mit dem eigenen Auto rechnet das Jobcenter in der Regel mit ${euro(satz)} je Kilometer.`]
      : []),
    ...(antworten['art'] === 'umzug'
      ? ['Teilen Sie Ihre neue Anschrift auch unter „Veränderungen mitteilen“ mit. Dieser Antrag ersetzt das nicht.']
      : []),
    ...(['antritt', 'pendel', 'umzug', 'doppelhaushalt', 'ausbildung'].includes(String(antworten['art']))
      ? ['Teilen Sie den Beginn der Arbeit oder Ausbildung unter „Veränderungen mitteilen“ mit (§ 60 SGB I).']
      : []),
  ]
}

export const vermittlungsbudget: Formulardienst = {
  slug: 'vermittlungsbudget',
  formular,
  nachweise,
  titel: ({ art }) => ['Antrag Vermittlungsbudget SGB II', isArt(art) && arten[art].titel].filter(Boolean).join(': '),
  erklaerung: [
    wahrheit,
    aenderungen,
    'Ich habe die Kosten nicht schon von jemand anderem bekommen.',
    'Ich verwende das Geld nur für den Zweck, den ich genannt habe.',
  ],
  folgen,
  ...kontoVorbelegt,
  freischaltung: true,
}
