import { showZaehler } from '#modules/vorgaenge'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { enterHaushalt } from '../../bausteine/haushalt.ts'
import type { Formulardienst, Vorwissen } from '../../engine/dienst.ts'
import { type Antworten, type Eintrag, entriesOf } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { formular } from './formular.ts'
import { kontingentOf, ohneWichtigenGrund, zaehlerOf, zeitraumOf } from './lage.ts'
import { listMitreisende } from './mitreisende.ts'
import { nextWerktag } from './regeln.ts'

const nachweise: readonly Nachweisregel[] = [
  {
    name: 'reha',
    typ: 'GES',
    titel: 'Verordnung oder Bewilligung der Kur oder Reha',
    hinweis: 'Die Seite mit Ort und Zeit genügt. Verdecken Sie die Diagnose.',
    art: 'noetig',
    wenn: ist('grund', 'reha'),
  },
  {
    name: 'veranstaltung',
    typ: 'BEW',
    titel: 'Einladung oder Programm der Veranstaltung',
    hinweis: 'Danach reichen Sie die Bestätigung ein, dass Sie dort waren.',
    art: 'noetig',
    wenn: ist('grund', 'veranstaltung'),
  },
  {
    name: 'eingliederung',
    typ: 'BEW',
    titel: 'Einladung zum Gespräch oder Zusage für Praktikum, Probearbeit oder Kurs',
    hinweis: 'Eine E-Mail des Betriebs genügt.',
    art: 'noetig',
    wenn: ist('grund', 'eingliederung'),
  },
  {
    name: 'ehrenamt',
    typ: 'FOE',
    titel: 'Bestätigung des Ehrenamts',
    hinweis: 'Vom Verein oder der Stelle, mit Zeit und Ort.',
    art: 'noetig',
    wenn: ist('grund', 'ehrenamt'),
  },
  {
    name: 'angehoerige',
    typ: 'FAM',
    titel: 'Geburtsurkunde, Sterbeurkunde oder Bescheinigung über die Pflege',
    hinweis: 'Nur wenn Ihr Jobcenter danach fragt. Verdecken Sie Diagnosen.',
    art: 'angefordert',
    wenn: ist('grund', 'angehoerige'),
  },
  {
    name: 'arbeit',
    typ: 'EIN',
    titel: 'Arbeitsvertrag oder Bescheinigung des Betriebs',
    hinweis: 'Bei Selbständigen genügt der Auftrag.',
    art: 'noetig',
    wenn: ist('grund', 'erwerb'),
  },
  {
    name: 'urlaub',
    typ: 'EIN',
    titel: 'Bestätigung des Betriebs über den Urlaub',
    hinweis: 'Nur wenn Ihr Jobcenter danach fragt.',
    art: 'angefordert',
    wenn: (sicht) => ist('grund', 'urlaub')(sicht) && ist('beschaeftigt', 'sv', 'minijob')(sicht),
  },
  {
    name: 'sonstiges',
    typ: 'FOE',
    titel: 'Etwas, das Ihren Grund zeigt',
    art: 'hilfreich',
    wenn: ist('grund', 'sonstiges'),
  },
]

/** Who needs a consent of their own, before it is sent. */
function describeMitreisende(alle: Antworten, von: Tag): string[] {
  const eigene = listMitreisende(alle, von).filter(({ brauchtZustimmung }) => brauchtZustimmung)
  const namen = eigene.map(({ vorname, nachname }) => `${vorname} ${nachname}`)
  return namen.length > 0
    ? [`Eine eigene Zustimmung brauchen: ${namen.join(', ')}. Wer ein eigenes Online-Konto hat, wird dort gefragt.`]
    : []
}

/** The counter of each year, and what to do before and after. */
function listFolgen(alle: Antworten, heute: string): string[] {
  const zeitraum = zeitraumOf(alle)
  const zaehler = zaehlerOf(alle).map(showZaehler)
  return [
    ...zaehler,
    ...(ohneWichtigenGrund({ hier: alle, alle, heute }) ? ['Buchen Sie erst, wenn das Jobcenter zugestimmt hat.'] : []),
    'Ohne Zustimmung gibt es für die Zeit meist kein Geld (§ 7b SGB II). Auch die Krankenversicherung kann enden.',
    ...(zeitraum
      ? [`Melden Sie sich spätestens am ${formatTag(nextWerktag(zeitraum.bis, textIn(alle, 'land')))} zurück.`]
      : []),
    'Kommen Sie früher oder später zurück, teilen Sie es sofort mit: im Vorgang mit „Ich bin zurück“.',
    ...describeMitreisende(alle, zeitraum?.von ?? heute),
    'Wird Ihre Anfrage abgelehnt, fragen Sie nach einem schriftlichen Bescheid. Dagegen können Sie Widerspruch einlegen.',
  ]
}

/** As many as there is room for; older ones belong to years that are over. */
const GEMERKT = 20

const isSame = (eintrag: Antworten, zeit: { von: Tag; bis: Tag } | undefined) =>
  zeit !== undefined && eintrag['von'] === zeit.von && eintrag['bis'] === zeit.bis

/** In the word of the form; undefined for days that staff does not count. */
function grundOf({ grund, kontingent }: { grund?: string; kontingent?: string }): string | undefined {
  if (grund !== undefined && kontingentOf(grund) === kontingent) return grund
  return kontingent === 'ohneGrund' ? 'urlaub' : kontingent
}

/**
 * Earlier absences as the Jobcenter has them on file, decided ones with the days that count; and what else the last request named,
 * such as of another Jobcenter.
 */
function listBekannte(
  abwesenheiten: NonNullable<Vorwissen['abwesenheiten']>,
  letzte: Antworten | undefined,
  newEintrag: () => string,
): Eintrag[] {
  const known = (eintrag: Eintrag) =>
    abwesenheiten.some(({ gefragt, zaehlt }) => isSame(eintrag, gefragt) || isSame(eintrag, zaehlt))
  const andere = letzte ? entriesOf(letzte, 'frueher').filter((eintrag) => !known(eintrag)) : []
  const eigene = abwesenheiten.flatMap((one): Eintrag[] => {
    const grund = grundOf(one)
    return one.zaehlt && grund ? [{ id: newEintrag(), ...one.zaehlt, grund }] : []
  })
  return [...andere, ...eigene].slice(-GEMERKT)
}

/** Earlier absences, where nothing is on file: those that the last request already knew, and its own. */
function listFrueher(letzte: Antworten | undefined, newEintrag: () => string): Eintrag[] {
  if (!letzte) return []
  const { von, bis, grund } = letzte
  const last = zeitraumOf(letzte) ? [{ id: newEintrag(), von, bis, grund }] : []
  return [...entriesOf(letzte, 'frueher'), ...last].slice(-GEMERKT)
}

const beginWith = (wissen: Vorwissen, newEintrag: () => string): Antworten => {
  const { haushalt, land, letzte, abwesenheiten } = wissen
  const frueher = abwesenheiten?.length
    ? listBekannte(abwesenheiten, letzte, newEintrag)
    : listFrueher(letzte, newEintrag)
  return {
    ...(land && { land }),
    ...(haushalt.length > 0 && { haushalt: enterHaushalt(haushalt, newEintrag) }),
    ...(frueher.length > 0 && { frueher }),
  }
}

export const abwesenheit: Formulardienst = {
  slug: 'abwesenheit',
  formular,
  nachweise,
  titel: (alle) => {
    const zeitraum = zeitraumOf(alle)
    if (!zeitraum) return 'Abwesenheit'
    const { von, bis } = zeitraum
    return von === bis ? `Abwesenheit am ${formatTag(von)}` : `Abwesenheit vom ${formatTag(von)} bis ${formatTag(bis)}`
  },
  erklaerung: [wahrheit, aenderungen],
  folgen: listFolgen,
  vorbelegen: beginWith,
  setztFort: ['abwesenheit'],
  abwesenheit: (alle) => {
    const zeitraum = zeitraumOf(alle)
    const grund = textIn(alle, 'grund')
    if (!zeitraum || grund === undefined) return undefined
    return { ...zeitraum, grund, kontingent: kontingentOf(grund), mitreisende: listMitreisende(alle, zeitraum.von) }
  },
}
