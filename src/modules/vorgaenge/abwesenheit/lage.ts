import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { keyOf } from '../inhalt.ts'
import { isEnde, type Vorgangszustand } from '../zustaende-daten.ts'
import { type Ergebnisname, hasTage } from './ergebnisse-daten.ts'
import type { Kontingent } from './regeln-daten.ts'
import type { AbwesenheitRow, Meldung } from './store.ts'
import type { Zeitraum } from './tage.ts'

/** As it is sealed: the reason in the word of the form, and which days of a year it takes. */
export interface Abwesenheitsgrund {
  grund?: string | undefined
  kontingent?: Kontingent | undefined
}

/** A question to be away as both sides see it. */
export interface Abwesenheit extends Abwesenheitsgrund {
  /** Undefined: in a few lines. */
  gefragt: Zeitraum | undefined
  /** In force; undefined: nobody has decided, or it was taken up again. */
  ergebnis: Ergebnisname | undefined
  /** As agreed to. */
  vereinbart: Zeitraum | undefined
  meldenBis: Tag | undefined
  /** Since when the person is back, as they say. */
  zurueck: { tag: Tag; gemeldet: Date } | undefined
  meldung: { art: Meldung; seit: Date; vermittlung: Date | undefined; leistung: Date | undefined } | undefined
}

const context = (vorgangId: string) => `ortsabwesenheit|inhalt|${vorgangId}`

type Besitz = { id: string; kunde_id: string; schluessel: Buffer }

export const sealGrund = (env: Env, row: Besitz, { grund, kontingent }: Abwesenheitsgrund): Buffer =>
  keyOf(env, row).seal(context(row.id), JSON.stringify({ grund, kontingent }))

const IN_KRAFT: readonly Vorgangszustand[] = [
  ...['zugestimmt' as const, 'teilweise-zugestimmt' as const, 'zurueckgemeldet' as const],
  ...['nicht-zugestimmt' as const, 'nicht-noetig' as const],
]

const zeitraumOf = (von: Tag | null, bis: Tag | null): Zeitraum | undefined => (von && bis ? { von, bis } : undefined)

export function openAbwesenheit(
  env: Env,
  vorgang: Besitz & { zustand: Vorgangszustand },
  row: AbwesenheitRow,
): Abwesenheit {
  const gilt = row.ergebnis !== null && IN_KRAFT.includes(vorgang.zustand)
  const { meldung, meldung_seit: seit, zurueck, zurueck_gemeldet: gemeldet } = row
  return {
    ...(JSON.parse(keyOf(env, vorgang).open(context(vorgang.id), row.inhalt)) as Abwesenheitsgrund),
    gefragt: zeitraumOf(row.gefragt_von, row.gefragt_bis),
    ergebnis: gilt ? (row.ergebnis ?? undefined) : undefined,
    vereinbart: gilt ? zeitraumOf(row.von, row.bis) : undefined,
    meldenBis: gilt ? (row.melden_bis ?? undefined) : undefined,
    zurueck: zurueck && gemeldet ? { tag: zurueck, gemeldet } : undefined,
    meldung:
      meldung && seit
        ? {
            ...{ art: meldung, seit },
            ...{ vermittlung: row.vermittlung_gesehen ?? undefined, leistung: row.leistung_gesehen ?? undefined },
          }
        : undefined,
  }
}

/** The days that count: as agreed, and no more than the person was away. What was not agreed to takes none. */
export function findVerbraucht({ vereinbart, zurueck }: Abwesenheit): Zeitraum | undefined {
  if (!vereinbart) return undefined
  return zurueck && zurueck.tag < vereinbart.bis ? { ...vereinbart, bis: zurueck.tag } : vereinbart
}

/** Compared with what was agreed: given back days, as agreed, or without consent since then. */
export type Rueckkehr = 'frueher' | 'wie-vereinbart' | 'spaeter'

/** The day of return still counts as away; behind the last day there is time until the next Werktag. */
export function compareRueckkehr(
  { vereinbart, meldenBis }: Pick<Abwesenheit, 'vereinbart' | 'meldenBis'>,
  tag: Tag,
): Rueckkehr | undefined {
  if (!vereinbart || !meldenBis) return undefined
  if (tag < vereinbart.bis) return 'frueher'
  return tag <= meldenBis ? 'wie-vereinbart' : 'spaeter'
}

/** The first day on which the person can say that they are back; undefined: not of this one. */
export function findMeldbarAb(zustand: Vorgangszustand, abwesenheit: Abwesenheit): Tag | undefined {
  const { ergebnis, vereinbart, gefragt, zurueck } = abwesenheit
  if (zurueck) return undefined
  if (ergebnis) return hasTage(ergebnis) ? vereinbart?.von : undefined
  return isEnde(zustand) ? undefined : gefragt?.von
}
