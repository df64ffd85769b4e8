import type { Tag } from '#platform/text/datum.ts'
import type { Bedingung, Gruppe, Seite, Sicht } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { textIn, zahlIn } from '../bedingungen.ts'
import { nameBy } from '../benennen.ts'
import {
  betrag,
  folge,
  frei,
  hat,
  ist,
  jaNein,
  mehrere,
  type Teil,
  text,
  undAuch,
  verbinde,
  wahl,
  zahl,
} from '../folge.ts'
import {
  kinderbetreuung,
  unterkunftMonat,
  unterkunftTag,
  verpflegungMonat,
  verpflegungTag,
  warnAbove,
} from './foerderbetraege.ts'

/** Costs of taking part in a measure: §§ 63, 64, 86 and 87 SGB III. */

const arten = {
  fahrt: 'Fahrten',
  kinder: 'Betreuung meiner Kinder',
  unterkunft: 'Übernachtung und Essen an einem anderen Ort',
  kleidung: 'Arbeitskleidung',
  gesundheit: 'Belehrung zur Hygiene beim Gesundheitsamt',
} as const

type Art = keyof typeof arten

const hasArt = (art: Art): Bedingung => undAuch(ist('kostenDa', true), hat('kostenarten', art))

/** The law of the day on which the measure begins. */
const dayOf = ({ alle, heute }: Sicht): Tag => textIn(alle, 'von') ?? heute

const fahrt: Seite = {
  frage: 'Wie fahren Sie zur Maßnahme?',
  info: 'Bei Bus und Bahn zählt der günstigste Fahrschein der niedrigsten Klasse.',
  felder: [
    wahl('verkehrsmittel', 'Verkehrsmittel', {
      texte: { oeffentlich: 'Bus und Bahn', auto: 'Eigenes Auto oder Motorrad' },
    }),
    wahl('fahrkarte', 'Welche Fahrkarte brauchen Sie?', {
      texte: { einzel: 'Einzelne Fahrten', woche: 'Wochenkarte', monat: 'Monatskarte' },
      wenn: ist('verkehrsmittel', 'oeffentlich'),
    }),
    betrag('fahrpreis', 'Preis einer Fahrkarte', { wenn: ist('verkehrsmittel', 'oeffentlich') }),
    zahl('kilometer', 'Kilometer, einfache Strecke', {
      ...{ von: 1, bis: 1000, einheit: 'km' },
      wenn: ist('verkehrsmittel', 'auto'),
    }),
    zahl('fahrtage', 'An wie vielen Tagen fahren Sie?', { von: 1, bis: 400, einheit: 'Tage' }),
  ],
}

const kind: Seite = {
  frage: 'Welches Kind wird betreut, und was kostet es?',
  felder: [
    text('kindName', 'Vorname des Kindes'),
    betrag('betreuungKosten', 'Kosten der Betreuung im Monat', {
      hinweis: 'Nur was durch die Maßnahme dazukommt',
    }),
  ],
  warne: (sicht) =>
    warnAbove(zahlIn(sicht.hier, 'betreuungKosten'), {
      ...{ reihe: kinderbetreuung, tag: dayOf(sicht) },
      satz: (grenze) => `Für die Betreuung eines Kindes zahlt das Jobcenter bis ${grenze} im Monat (§ 87 SGB III).`,
    }),
}

const unterkunft: Seite = {
  frage: 'Was kosten Übernachtung und Essen?',
  warum: 'Das Jobcenter zahlt das, wenn der Weg nach Hause am selben Tag zu weit ist.',
  felder: [
    text('unterkunftOrt', 'Wo übernachten Sie?'),
    wahl('unterkunftJe', 'Die Preise gelten', { texte: { tag: 'für einen Tag', monat: 'für einen Monat' } }),
    betrag('unterkunftKosten', 'Übernachtung'),
    betrag('verpflegungKosten', 'Essen', frei),
  ],
  warne: warnUnterkunft,
}

function warnUnterkunft(sicht: Sicht): string[] {
  const { hier } = sicht
  const tag = dayOf(sicht)
  const je = hier['unterkunftJe'] === 'monat'
  const zeit = je ? 'im Monat' : 'am Tag'
  const satz = (was: string) => (grenze: string) =>
    `Für ${was} zahlt das Jobcenter bis ${grenze} ${zeit} (§ 86 SGB III).`
  if (hier['unterkunftJe'] === undefined) return []
  return [
    ...warnAbove(zahlIn(hier, 'unterkunftKosten'), {
      ...{ reihe: je ? unterkunftMonat : unterkunftTag, tag },
      satz: satz('die Übernachtung'),
    }),
    ...warnAbove(zahlIn(hier, 'verpflegungKosten'), {
      ...{ reihe: je ? verpflegungMonat : verpflegungTag, tag },
      satz: satz('das Essen'),
    }),
  ]
}

const seitenOf: Readonly<Record<Art, Readonly<Record<string, Seite>>>> = {
  fahrt: { fahrt },
  kinder: { kinder: { frage: 'Für welche Kinder brauchen Sie Betreuung?', felder: [], sammlung: 'kinder' } },
  unterkunft: { unterkunft },
  kleidung: {
    kleidung: {
      frage: 'Welche Arbeitskleidung brauchen Sie?',
      felder: [
        text('kleidungWas', 'Was brauchen Sie?', { hinweis: 'Zum Beispiel: Sicherheitsschuhe' }),
        betrag('kleidungKosten', 'Was kostet es?'),
      ],
    },
  },
  gesundheit: {
    gesundheit: {
      frage: 'Was kostet die Belehrung zur Hygiene?',
      info: 'Gemeint ist die Bescheinigung für die Arbeit mit Lebensmitteln (§ 43 IfSG).',
      felder: [betrag('gesundheitKosten', 'Gebühr des Gesundheitsamts')],
    },
  },
}

const kinderGruppe: Readonly<Record<string, Gruppe>> = {
  kinder: { beginn: 'kind', einzahl: 'Kind', benenne: nameBy('kindName'), mindestens: 1, hoechstens: 15 },
}

/** The pages about costs, for the kinds that a measure knows; they begin with `kosten`. */
export function massnahmekosten(bekannt: readonly Art[]): Teil {
  const kosten: Seite = {
    frage: 'Entstehen Ihnen Kosten durch die Maßnahme?',
    warum: 'Das Jobcenter kann sie übernehmen.',
    felder: [
      jaNein('kostenDa', 'Entstehen Ihnen Kosten?'),
      mehrere('kostenarten', 'Welche?', {
        texte: Object.fromEntries(bekannt.map((art) => [art, arten[art]])),
        wenn: ist('kostenDa', true),
      }),
    ],
  }
  const seiten = bekannt.flatMap((art) =>
    Object.entries(seitenOf[art]).map(([name, seite]) => [name, { ...seite, wenn: hasArt(art) }] as const),
  )
  return verbinde(folge({ kosten, ...Object.fromEntries(seiten) }, kinderGruppe), folge({ kind }))
}

export const hasKosten: Bedingung = ist('kostenDa', true)

/** Documents about the costs. */
export const kostenNachweise: readonly Nachweisregel[] = [
  {
    name: 'fahrkarte',
    typ: 'FOE',
    titel: 'Preis der Fahrkarte',
    hinweis: 'Fahrkarte oder ein Ausdruck der Preisauskunft',
    art: 'noetig',
    wenn: undAuch(hasArt('fahrt'), ist('verkehrsmittel', 'oeffentlich')),
  },
  {
    name: 'betreuung',
    typ: 'FOE',
    titel: 'Kosten der Kinderbetreuung',
    hinweis: 'Vertrag, Rechnung oder eine Bestätigung der Person, die Ihr Kind betreut',
    je: 'kinder',
    art: 'noetig',
  },
  {
    name: 'unterkunft',
    typ: 'FOE',
    titel: 'Kosten der Übernachtung',
    hinweis: 'Angebot, Buchung oder Mietvertrag',
    art: 'noetig',
    wenn: hasArt('unterkunft'),
  },
]

/** Documents about what only measures with an employer cost. */
export const ausstattungNachweise: readonly Nachweisregel[] = [
  {
    name: 'kleidung',
    typ: 'FOE',
    titel: 'Preis der Arbeitskleidung',
    hinweis: 'Angebot oder Ausdruck aus dem Internet',
    art: 'noetig',
    wenn: hasArt('kleidung'),
  },
  {
    name: 'gesundheit',
    typ: 'FOE',
    titel: 'Gebühr für die Belehrung zur Hygiene',
    hinweis: 'Rechnung oder Preisliste des Gesundheitsamts',
    art: 'noetig',
    wenn: hasArt('gesundheit'),
  },
]
