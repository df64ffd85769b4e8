import type { Env } from '#platform/env.ts'
import type { EtikettArt } from '#web/parts/index.ts'
import type { Aerztlich } from '../aerztlich/dienst.ts'
import { isVersiegelt, mayRead } from '../aerztlich/siegel.ts'
import { keyOf, openTitel } from '../inhalt.ts'
import { openInhalt } from '../nachweise/nachweise.ts'
import { nachweisname, standOf } from '../nachweise/worte.ts'
import { formatNummer } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import * as store from './store.ts'

/** A case that a file was handed in for, as staff reads it. */
export interface VorgangDerDatei {
  dokumentId: string
  vorgangId: string
  titel: string
  nummer: string
  versiegelt: boolean
  /** Code of the document type for which it stands. */
  typ: string | undefined
  /** For which document of the case it stands, and how that one does. */
  nachweis: { name: string; stand: { text: string; art: EtikettArt } } | undefined
}

/**
 * For which cases of a customer of the own Jobcenter (checked by the caller) these files were handed in. What is sealed is among
 * them for the Ärztlicher Dienst alone.
 */
export async function listVorgaengeDerDateien(
  env: Env,
  { jobcenterId, rollen }: Pick<Aerztlich, 'jobcenterId' | 'rollen'>,
  { kundeId, ids }: { kundeId: string; ids: readonly string[] },
): Promise<VorgangDerDatei[]> {
  const recht = { art: 'aerztlich', jobcenterId, rollen } as const
  const rows = await store.findOrteOfDienst(env.db, { kundeId, jobcenterId, ids })
  return rows
    .filter((row) => mayRead(row, recht))
    .map((row) => {
      const { nachweis_id, inhalt, zustand, freiwillig } = row
      const titel = nachweis_id && inhalt && nachweisname(openInhalt(env, row, { id: nachweis_id, inhalt }, recht))
      const stand = zustand && standOf({ zustand, freiwillig: freiwillig ?? false }, isEnde(row.stand))
      return {
        ...{ dokumentId: row.dokument_id, vorgangId: row.id, nummer: formatNummer(row), typ: row.typ ?? undefined },
        ...{ titel: openTitel(keyOf(env, row), row.id, row.titel), versiegelt: isVersiegelt(row.dienst) },
        nachweis:
          titel && stand ? { name: titel, stand: { text: stand.imDienst ?? stand.text, art: stand.art } } : undefined,
      }
    })
}
