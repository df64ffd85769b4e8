import { formatTag } from '#platform/text/datum.ts'
import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { enterHaushalt } from '../../bausteine/haushalt.ts'
import type { Formulardienst, Vorwissen } from '../../engine/dienst.ts'
import { type Antworten, type Eintrag, entriesOf } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { formular } from './formular.ts'
import { ohneWichtigenGrund, zaehlerOf, zeitraumOf } from './lage.ts'
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

/** The counter of each year, and what to do before and after. */
function listFolgen(alle: Antworten, heute: string): string[] {
  const zeitraum = zeitraumOf(alle)
  const zaehler = zaehlerOf(alle).map(
    ({ jahr, verbraucht, verbleibend, hoechstens }) =>
      `${jahr}: ${verbraucht} von ${hoechstens} Tagen verbraucht, ${verbleibend} bleiben.`,
  )
  return [
    ...zaehler,
    ...(ohneWichtigenGrund({ hier: alle, alle, heute }) ? ['Buchen Sie erst, wenn das Jobcenter zugestimmt hat.'] : []),
    'Ohne Zustimmung gibt es für die Zeit meist kein Geld (§ 7b SGB II). Auch die Krankenversicherung kann enden.',
    ...(zeitraum
      ? [`Melden Sie sich spätestens am ${formatTag(nextWerktag(zeitraum.bis, textIn(alle, 'land')))} zurück.`]
      : []),
    'Kommen Sie früher oder später zurück, teilen Sie es sofort mit.',
    'Wird Ihre Anfrage abgelehnt, fragen Sie nach einem schriftlichen Bescheid. Dagegen können Sie Widerspruch einlegen.',
  ]
}

/** As many as there is room for; older ones belong to years that are over. */
const GEMERKT = 20

/** Earlier absences: those that the last request already knew, and its own. */
function listFrueher(letzte: Antworten | undefined, newEintrag: () => string): Eintrag[] {
  if (!letzte) return []
  const { von, bis, grund } = letzte
  const last = zeitraumOf(letzte) ? [{ id: newEintrag(), von, bis, grund }] : []
  return [...entriesOf(letzte, 'frueher'), ...last].slice(-GEMERKT)
}

const beginWith = ({ haushalt, land, letzte }: Vorwissen, newEintrag: () => string): Antworten => {
  const frueher = listFrueher(letzte, newEintrag)
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
    return zeitraum ? `Abwesenheit vom ${formatTag(zeitraum.von)} bis ${formatTag(zeitraum.bis)}` : 'Abwesenheit'
  },
  erklaerung: [wahrheit, aenderungen],
  folgen: listFolgen,
  vorbelegen: beginWith,
  setztFort: ['abwesenheit'],
}
