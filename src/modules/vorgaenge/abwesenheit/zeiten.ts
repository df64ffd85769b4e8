import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { findVerbrauchte } from '../mitreise/lage.ts'
import { auskunftOf, listMitreisen } from '../mitreise/mitreise.ts'
import { findZugestimmte } from '../mitreise/store.ts'
import { findKey, findVorgaengeOfKonto } from '../store.ts'
import { openVorgang } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import type { Ergebnisname } from './ergebnisse-daten.ts'
import { type Abwesenheitsgrund, findVerbraucht, openAbwesenheit } from './lage.ts'
import { type Kontingent, regelAm } from './regeln-daten.ts'
import { findAbwesenheit, findAbwesenheiten } from './store.ts'
import { computeZaehler, type Jahreszaehler, type Zeitraum } from './tage.ts'

/** What the Jobcenter knows of one absence of a customer. */
export interface Abwesenheitszeit extends Abwesenheitsgrund {
  /** Undefined: somebody else had named them, and they have no case of it. */
  vorgangId: string | undefined
  gefragt: Zeitraum | undefined
  /** Days that count: as agreed to, less what was given back. */
  zaehlt: Zeitraum | undefined
  /** Nobody has decided. */
  offen: boolean
  /** As it is in force. */
  ergebnis: Ergebnisname | undefined
}

/** The absences of a customer, taken back ones left out. */
export async function listAbwesenheitszeiten(env: Env, db: Db | Tx, kundeId: string): Promise<Abwesenheitszeit[]> {
  const heute = tagInBerlin(env.clock.now())
  const [rows, mitgereist, schluessel] = await Promise.all([
    findAbwesenheiten(db, { kundeId, heute }),
    findZugestimmte(db, kundeId),
    findKey(db, kundeId),
  ])
  if (!schluessel) return []
  return [
    ...rows.map((row) => {
      const one = openAbwesenheit(env, { id: row.id, zustand: row.zustand, kunde_id: kundeId, schluessel }, row)
      const { gefragt, grund, kontingent } = one
      const offen = one.ergebnis === undefined && !isEnde(row.zustand)
      const { ergebnis } = one
      return { vorgangId: row.id, gefragt, grund, kontingent, zaehlt: findVerbraucht(one), offen, ergebnis }
    }),
    ...mitgereist.map(({ von, bis, ...row }) => ({
      ...{ vorgangId: undefined, gefragt: undefined, offen: false, ergebnis: 'zugestimmt' as const },
      zaehlt: findVerbrauchte({ von, bis }, auskunftOf(row)),
      kontingent: 'ohneGrund' as const,
    })),
  ]
}

/** The counters of the years that these days touch, with everything else that was agreed to; none where no days are counted. */
export function countZeiten(
  zeiten: readonly Abwesenheitszeit[],
  { neu, kontingent, vorgangId }: { neu: Zeitraum; kontingent: Kontingent | undefined; vorgangId: string | undefined },
): Jahreszaehler[] {
  if (!kontingent) return []
  const andere = zeiten.filter((one) => one.kontingent === kontingent && one.vorgangId !== vorgangId)
  const vorher = andere.flatMap(({ zaehlt }) => zaehlt ?? [])
  return computeZaehler(neu, vorher, (tag) => regelAm(tag).hoechstens[kontingent])
}

/** Everything about the absences of an account's customers, and whom they named to travel along, for the copy of one's data. */
export async function copyAbwesenheiten(env: Env, db: Db | Tx, kontoId: string): Promise<object[]> {
  const rows = (await findVorgaengeOfKonto(db, kontoId)).filter(({ dienst }) => dienst === 'abwesenheit')
  return Promise.all(
    rows.map(async (row) => {
      const { nummer } = openVorgang(env, row)
      const [one, mitreisen] = await Promise.all([findAbwesenheit(db, row.id), listMitreisen(env, db, row)])
      const mitgereist = mitreisen.map(({ vorname, nachname, geburtsdatum, tage, zustand, auskunft }) => ({
        ...{ vorname, nachname, geburtsdatum, tage, zustand, rueckkehr: auskunft ?? null },
      }))
      return { vorgang: nummer, ...(one ? openAbwesenheit(env, row, one) : {}), mitreisende: mitgereist }
    }),
  )
}
