import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { createKunde, findKundeByNummer, type Kunde, updateKunde } from './kunde.ts'
import type { Kundendaten } from './kundendaten.ts'

export interface Einleseergebnis {
  neu: string[]
  geaendert: { kundennummer: string; felder: string[] }[]
  unveraendert: number
  /** Kundennummern that belong to customers of another Jobcenter: then nothing was stored. */
  vergeben: string[]
}

/** Undoes what the transaction has done, and carries out what it found. */
class Ruecknahme extends Error {
  readonly ergebnis: Einleseergebnis
  constructor(ergebnis: Einleseergebnis) {
    super('zurückgenommen')
    this.ergebnis = ergebnis
  }
}

const felder = ['vorname', 'nachname', 'geburtstag', 'strasse', 'plz', 'ort', 'bgNummer'] as const

/** Which data differ from what is on file. What the file says nothing of stays. */
const changesOf = (kunde: Kunde, daten: Kundendaten): string[] =>
  felder.filter((feld) => daten[feld] !== undefined && daten[feld] !== kunde[feld])

async function importOne(
  env: Env,
  tx: Tx,
  { jobcenterId, daten, ergebnis }: { jobcenterId: string; daten: Kundendaten; ergebnis: Einleseergebnis },
): Promise<void> {
  const { kundennummer } = daten
  const akteur = 'system' as const
  const kunde = await findKundeByNummer(env, tx, { jobcenterId, kundennummer })
  if (!kunde) {
    const made = await createKunde(env, tx, { jobcenterId, daten })
    if (!made.ok) {
      ergebnis.vergeben.push(kundennummer)
      return
    }
    ergebnis.neu.push(kundennummer)
    await recordEreignis(env, tx, { ereignis: 'jobcenter.kunde-angelegt', akteur, kundeId: made.id })
    return
  }
  const geaendert = changesOf(kunde, daten)
  if (geaendert.length === 0) {
    ergebnis.unveraendert++
    return
  }
  await updateKunde(env, tx, { id: kunde.id, jobcenterId, daten })
  ergebnis.geaendert.push({ kundennummer, felder: geaendert })
  const details = { felder: geaendert.join(' ') }
  await recordEreignis(env, tx, { ereignis: 'jobcenter.kunde-geaendert', akteur, kundeId: kunde.id, details })
}

/**
 * Puts customers on file, or brings those that are there up to date, by their Kundennummer: all of them or nobody. The same
 * data again change nothing. `probe`: only says what would happen. `alle` come from `parseKundendaten`, each number once.
 */
export async function importKunden(
  env: Env,
  { jobcenterId, alle, probe }: { jobcenterId: string; alle: readonly Kundendaten[]; probe: boolean },
): Promise<Einleseergebnis> {
  try {
    return await env.db.transaction().execute(async (tx) => {
      const ergebnis: Einleseergebnis = { neu: [], geaendert: [], unveraendert: 0, vergeben: [] }
      for (const daten of alle) await importOne(env, tx, { jobcenterId, daten, ergebnis })
      if (probe || ergebnis.vergeben.length > 0) throw new Ruecknahme(ergebnis)
      return ergebnis
    })
  } catch (error) {
    if (error instanceof Ruecknahme) return error.ergebnis
    throw error
  }
}
