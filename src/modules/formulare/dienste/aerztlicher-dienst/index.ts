import { wahrheit } from '../../bausteine/angaben.ts'
import { verbinde } from '../../bausteine/folge.ts'
import type { Formulardienst, Vorwissen } from '../../engine/dienst.ts'
import { type Antworten, type Eintrag, type Formular, isEintragsliste } from '../../engine/modell.ts'
import { fragebogenAbschnitte, fragebogenTeil } from './seiten-fragebogen.ts'
import { unterlagenTeil } from './seiten-unterlagen.ts'

/** Papers for the Ärztlicher Dienst: §§ 62, 65, 66 SGB I, § 32 SGB III, § 44a SGB II, §§ 67b, 76 SGB X, § 203 StGB. */
const formular: Formular = {
  name: 'aerztlicher-dienst',
  fassung: 1,
  abschnitte: [
    { name: 'anfang', titel: 'Bevor Sie beginnen', beginn: 'freiwillig' },
    { name: 'dokumente', titel: 'Dokumente', beginn: 'dokumente' },
    ...fragebogenAbschnitte,
    { name: 'entbindungen', titel: 'Schweigepflichtentbindung', beginn: 'entbindungen' },
    { name: 'hinweis', titel: 'Hinweis', beginn: 'hinweis' },
  ],
  ...verbinde(unterlagenTeil, fragebogenTeil),
  mitgegeben: ['auftraege'],
}

/** The only open order is the one that is meant. */
function takeAuftraege({ auftraege = [] }: Vorwissen): Antworten {
  const list = auftraege.map(
    ({ id, titel, datum, bis }): Eintrag => ({ id, titel, datum, ...(bis !== undefined && { bis }) }),
  )
  const [erster, ...weitere] = list
  return { auftraege: list, ...(erster && weitere.length === 0 && { auftrag: erster.id }) }
}

const FRAGEN = Object.values(fragebogenTeil.seiten).flatMap(({ felder, sammlung }) => [
  ...felder.map(({ name }) => name),
  ...(sammlung === undefined ? [] : [sammlung]),
])

/** A release, or an answer of the questionnaire beyond that it is filled in here. */
const hatAngaben = (antworten: Antworten): boolean =>
  [...FRAGEN, 'entbindungen'].some((name) => {
    const wert = antworten[name]
    return name !== 'fragebogen' && wert !== undefined && !(Array.isArray(wert) && wert.length === 0)
  })

const ohneAuftrag = ({ auftrag }: Antworten) => auftrag === 'ohne'

export const aerztlicherDienst: Formulardienst = {
  slug: 'aerztlicher-dienst',
  formular,
  nachweise: [
    {
      name: 'datei',
      typ: 'GES',
      titel: 'Datei',
      hinweis: 'Alle Seiten, gut lesbar. Fotos reichen. Nur der Ärztliche Dienst öffnet sie.',
      je: 'dokumente',
      art: 'noetig',
    },
    {
      name: 'unterschrift',
      typ: 'GES',
      titel: 'Unterschriebene Schweigepflichtentbindung',
      hinweis: 'Viele Praxen möchten eine Unterschrift. Ihre Angaben hier gelten auch ohne.',
      je: 'entbindungen',
      art: 'hilfreich',
    },
  ],
  titel: () => 'Unterlagen für den Ärztlichen Dienst',
  erklaerung: [wahrheit, 'Ich sende diese Angaben und Unterlagen freiwillig.'],
  folgen: (antworten) => [
    'Ihr Jobcenter sieht nur, dass Unterlagen eingegangen sind, wann und wie viele. Öffnen kann sie nur der Ärztliche Dienst.',
    ohneAuftrag(antworten)
      ? 'Der Ärztliche Dienst liest die Unterlagen erst, wenn Ihr Jobcenter einen Auftrag erteilt.'
      : 'Der Ärztliche Dienst beginnt, sobald der Auftrag Ihres Jobcenters und Ihre Unterlagen beide da sind.',
    'Ihr Jobcenter bekommt danach nur, welche Arbeiten für Sie möglich sind (Teil A). Diagnosen bleiben beim Ärztlichen Dienst (Teil B). Sie können beides ansehen.',
  ],
  hatAngaben,
  vorbelegen: takeAuftraege,
  versiegelt: true,
  auftrag: ({ auftraege, auftrag }) =>
    isEintragsliste(auftraege) && auftraege.some(({ id }) => id === auftrag) ? String(auftrag) : undefined,
}
