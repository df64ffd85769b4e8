import { readKunde } from '#modules/jobcenter'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Aktendaten, istAktenfeld } from '../engine/akte.ts'
import type { Formular } from '../engine/modell.ts'
import { asKunde, type Inhaber } from './inhaber.ts'

/** What the file says of what this form asks; nothing without a profile. */
export async function readAktendaten(
  env: Env,
  db: Db | Tx,
  wo: { wer: Inhaber; formular: Formular },
): Promise<Aktendaten> {
  const profil = asKunde(wo.wer)?.profil
  const asks = Object.values(wo.formular.seiten).some(({ felder }) => felder.some(istAktenfeld))
  const kunde = profil && asks && (await readKunde(env, db, { id: profil.kundeId, jobcenterId: profil.jobcenterId }))
  if (!kunde) return {}
  const { vorname, nachname, geburtstag: geburtsdatum, strasse, plz, ort, kundennummer, bgNummer } = kunde
  const werte = { vorname, nachname, geburtsdatum, strasse, plz, ort, kundennummer, bgNummer }
  return Object.fromEntries(Object.entries(werte).filter(([, wert]) => wert))
}
