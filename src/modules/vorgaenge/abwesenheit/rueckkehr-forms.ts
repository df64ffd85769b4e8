import { parseTag, type Tag } from '#platform/text/datum.ts'
import { felder, hasErrors, text } from '#web/felder.ts'
import type { Datumsteile } from '#web/parts/index.ts'
import { type Auskunft, isMoeglich } from '../mitreise/lage.ts'
import type { Mitreise } from '../mitreise/mitreise.ts'
import type { Mitreiseauskunft } from '../mitreise/rueckkehr.ts'

export type Werte = Record<string, string>
export type Fehler = Record<string, string>

/** The fields of one of those who travel along. */
export const feldnamen = ({ id }: Pick<Mitreise, 'id'>) => ({ wahl: `person-${id}`, seit: `seit-${id}` })

export const GLEICH = 'gleich'

const tagfelder = (name: string) => [`${name}-tag`, `${name}-monat`, `${name}-jahr`]

const wort = () => text(20)

/** The day of the customer, and the fields of everybody named in the case: who has answered meanwhile is left out later. */
export function schemaOf(mitreisen: readonly Mitreise[]) {
  const personen = mitreisen.map(feldnamen).flatMap(({ wahl, seit }) => [wahl, ...tagfelder(seit)])
  const namen = [...tagfelder('tag'), ...personen]
  return felder(Object.fromEntries(namen.map((name) => [name, wort()])))
}

export const partsOf = (werte: Werte, name: string): Required<Datumsteile> => ({
  ...{ tag: werte[`${name}-tag`] ?? '', monat: werte[`${name}-monat`] ?? '', jahr: werte[`${name}-jahr`] ?? '' },
})

/** The customer said it of themselves. */
export const isVonSelbst = (werte: Werte): boolean => Object.values(partsOf(werte, 'tag')).some((teil) => teil !== '')

const splitTag = (name: string, tag: Tag): Werte => {
  const [jahr = '', monat = '', day = ''] = tag.split('-')
  return { [`${name}-tag`]: String(Number(day)), [`${name}-monat`]: String(Number(monat)), [`${name}-jahr`]: jahr }
}

export interface Frage {
  /** The customer says it of themselves, too. */
  selbst: boolean
  /** Of whom it is asked. */
  mitreisende: readonly Mitreise[]
  heute: Tag
  /** Since when the customer is away, as they know it. */
  ab: Tag | undefined
}

/** What stands there at first: today; of those who were not back, that they still are not. */
export const prefill = ({ mitreisende, heute, selbst }: Frage): Werte =>
  Object.assign(
    selbst ? splitTag('tag', heute) : {},
    ...mitreisende.map((one): Werte => {
      const { wahl, seit } = feldnamen(one)
      return { [wahl]: one.auskunft?.art ?? '', ...(selbst ? {} : splitTag(seit, heute)) }
    }),
  )

export const NICHT_DER_TAG =
  'Wählen Sie einen Tag, der in Ihrer Abwesenheit oder danach liegt, und nicht in der Zukunft.'

type Gelesen<T> = { ok: true; wert: T } | { ok: false; feld: string; fehler: string }

function readPerson(werte: Werte, one: Mitreise, frage: Frage & { tag: Tag | undefined }): Gelesen<Auskunft> {
  const { wahl, seit } = feldnamen(one)
  const gewaehlt = werte[wahl]
  if (gewaehlt === 'unterwegs' || gewaehlt === 'nicht-gereist') return { ok: true, wert: { art: gewaehlt } }
  // The error of the own day says what is wrong with this one.
  if (gewaehlt === GLEICH && frage.selbst) return { ok: true, wert: { art: 'zurueck', tag: frage.tag ?? frage.heute } }
  if (gewaehlt !== 'zurueck') {
    return { ok: false, feld: wahl, fehler: `Wählen Sie, ob ${one.vorname} ${one.nachname} wieder da ist.` }
  }
  const read = parseTag(partsOf(werte, seit))
  if (!read.ok) return { ok: false, feld: seit, fehler: read.fehler }
  const { ab, heute } = frage
  if (!isMoeglich(read.tag, { ab, von: one.tage.von, heute })) return { ok: false, feld: seit, fehler: NICHT_DER_TAG }
  return { ok: true, wert: { art: 'zurueck', tag: read.tag } }
}

export type Ergebnis =
  | { ok: true; tag: Tag | undefined; mitreisende: Mitreiseauskunft[] }
  | { ok: false; fehler: Fehler }

/** What was answered, or every error at once. */
export function readRueckkehr(werte: Werte, frage: Frage): Ergebnis {
  const fehler: Fehler = {}
  const eigener = frage.selbst ? parseTag(partsOf(werte, 'tag')) : undefined
  if (eigener && !eigener.ok) fehler['tag'] = eigener.fehler
  const tag = eigener?.ok ? eigener.tag : undefined
  const mitreisende = frage.mitreisende.flatMap((one): Mitreiseauskunft[] => {
    const read = readPerson(werte, one, { ...frage, tag })
    if (read.ok) return [{ id: one.id, auskunft: read.wert }]
    fehler[read.feld] = read.fehler
    return []
  })
  return hasErrors(fehler) ? { ok: false, fehler } : { ok: true, tag, mitreisende }
}
