import { choicesIn, enthaelt, ist, textIn } from '../../bausteine/bedingungen.ts'
import { folge } from '../../bausteine/folge.ts'
import { ICH, nameWer, personenwahl } from '../../bausteine/haushalt.ts'
import {
  type Antworten,
  type Bedingung,
  type Eintrag,
  ENDE,
  entriesOf,
  type Formular,
  type Seite,
  type Ziel,
} from '../../engine/modell.ts'
import { type Art, splitAnschrift } from './art.ts'
import { arten, artOf, bereiche } from './arten.ts'
import { POST } from './daten.ts'
import { AUSZUG } from './menschen.ts'
import { istSpaet, zeige } from './tage.ts'

const istArt =
  (name: string): Bedingung =>
  ({ hier }) =>
    artOf(hier) === name

const mit =
  (merkmal: 'ohnePerson' | 'ohneTag'): Bedingung =>
  ({ hier }) =>
    arten[artOf(hier) ?? '']?.[merkmal] === true

const auswahl = (texte: Readonly<Record<string, { text: string; hinweis?: string }>>) =>
  Object.entries(texte).map(([wert, { text, hinweis }]) => ({ wert, text, ...(hinweis && { hinweis }) }))

const spaet: Bedingung = ({ hier, heute }) => istSpaet(hier['ab'], heute)

const allgemein: Readonly<Record<string, Seite>> = {
  aenderungen: {
    frage: 'Was hat sich geändert oder wird sich ändern?',
    info: 'Sie können mehrere Änderungen auf einmal mitteilen, auch solche, die erst kommen.',
    felder: [],
    sammlung: 'aenderungen',
  },
  bereich: {
    frage: 'Worum geht es?',
    felder: [{ name: 'bereich', label: 'Worum geht es?', art: 'auswahl', optionen: auswahl(bereiche) }],
  },
  wann: {
    frage: 'Ab wann gilt die Änderung?',
    warum: 'Teilen Sie Änderungen sofort mit (§ 60 SGB I). Es zählt der Tag, an dem Sie senden.',
    felder: [
      {
        name: 'ab',
        label: 'Ab wann?',
        hinweis:
          'Der Tag, an dem es geschieht. Bei Geld: an dem es auf dem Konto ist. Endet eine Arbeit: der letzte Tag.',
        art: 'datum',
      },
      {
        name: 'spaetGrund',
        label: 'Warum teilen Sie es erst jetzt mit?',
        hinweis: 'Es ist mehr als zwei Wochen her.',
        art: 'langtext',
        hoechstens: 1000,
        wenn: spaet,
      },
    ],
    warne: (sicht) =>
      spaet(sicht)
        ? [
            'Die Änderung ist mehr als zwei Wochen her. Senden Sie sie trotzdem: Später wird es nicht besser. Zu viel gezahltes Geld kann das Jobcenter zurückfordern.',
          ]
        : [],
  },
  wer: {
    frage: 'Für wen gilt die Änderung?',
    felder: [
      {
        name: 'wer',
        label: 'Für wen?',
        art: 'mehrfach',
        optionen: (sicht) => [
          ...(artOf(sicht.hier) === 'tod' ? [] : [ICH]),
          ...personenwahl('haushalt')(sicht),
          { wert: 'andere', text: 'Für jemanden, der hier nicht steht' },
        ],
      },
      { name: 'werName', label: 'Vorname und Nachname', art: 'name', wenn: enthaelt('wer', 'andere') },
    ],
  },
}

const bereichsseiten = Object.fromEntries(
  Object.entries(bereiche).map(([name, { arten: eigene }]): [string, Seite] => [
    `art-${name}`,
    {
      frage: 'Was hat sich geändert?',
      felder: [{ name, label: 'Was hat sich geändert?', art: 'auswahl', optionen: auswahl(eigene) }],
    },
  ]),
)

const teile = Object.values(arten).map(({ seiten }) => folge(seiten))

const ersteSeite = ({ seiten }: Art) => Object.keys(seiten)[0]!

const zuDenSeiten: readonly Ziel[] = [
  ...Object.entries(arten).map(([name, art]) => ({ nach: ersteSeite(art), wenn: istArt(name) })),
  ENDE,
]

const zuPerson: readonly Ziel[] = [
  { nach: 'wer', wenn: (sicht) => artOf(sicht.hier) !== undefined && !mit('ohnePerson')(sicht) },
  ...zuDenSeiten,
]

const zuTag: readonly Ziel[] = [{ nach: 'wann', wenn: (sicht) => !mit('ohneTag')(sicht) }, ...zuPerson]

/** Whom a change is about, unless it is only who reports it. */
function nameAndere(hier: Antworten, alle: Antworten): string {
  const wer = choicesIn(hier, 'wer')
  if (wer.every((one) => one === ICH.wert)) return ''
  const bekannte = nameWer(alle, 'haushalt', wer)
  return [bekannte, wer.includes('andere') ? textIn(hier, 'werName') : ''].filter(Boolean).join(', ')
}

/** Before, an address for letters was one line. */
function raiseAnschriften(alle: Antworten): Antworten {
  const raise = ({ postanschrift, auszugAnschrift, ...hier }: Eintrag): Eintrag => ({
    ...hier,
    ...(typeof postanschrift === 'string' ? splitAnschrift(postanschrift, POST) : {}),
    ...(typeof auszugAnschrift === 'string'
      ? choicesIn(hier, 'wer').includes('ich')
        ? splitAnschrift(auszugAnschrift, AUSZUG)
        : { auszugAnschrift }
      : {}),
    id: hier.id,
  })
  return { ...alle, aenderungen: entriesOf(alle, 'aenderungen').map(raise) }
}

/** Report of changes (VÄM): § 60 Abs. 1 Nr. 2 SGB I. */
export const formular: Formular = {
  name: 'veraenderungen',
  fassung: 2,
  anheben: { 1: raiseAnschriften },
  abschnitte: [{ name: 'aenderungen', titel: 'Änderungen', beginn: 'aenderungen' }],
  mitgegeben: ['haushalt'],
  seiten: { ...allgemein, ...bereichsseiten, ...Object.assign({}, ...teile.map(({ seiten }) => seiten)) },
  uebergaenge: {
    aenderungen: [ENDE],
    bereich: [
      ...Object.keys(bereiche)
        .slice(1)
        .map((name) => ({ nach: `art-${name}`, wenn: ist('bereich', name) })),
      `art-${Object.keys(bereiche)[0]}`,
    ],
    ...Object.fromEntries(Object.keys(bereichsseiten).map((name) => [name, zuTag])),
    wann: zuPerson,
    wer: zuDenSeiten,
    ...Object.assign({}, ...teile.map(({ uebergaenge }) => uebergaenge)),
  },
  gruppen: {
    aenderungen: {
      beginn: 'bereich',
      einzahl: 'Änderung',
      benenne: (hier, alle) => {
        const art = artOf(hier)
        if (art === undefined) return ''
        const { kurz, ohnePerson } = arten[art]!
        const was = hier['ab'] === undefined ? kurz : `${kurz} ab ${zeige(hier['ab'])}`
        const andere = ohnePerson ? '' : nameAndere(hier, alle)
        return andere === '' ? was : `${was} (${andere})`
      },
      mindestens: 1,
      hoechstens: 20,
    },
  },
}
