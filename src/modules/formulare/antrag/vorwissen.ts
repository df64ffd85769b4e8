import { type Kunde, listKundenByBg, readKunde } from '#modules/jobcenter'
import { findKonto, openEmail } from '#modules/konto'
import { readKontakt } from '#modules/profil'
import { readLetztesFormular } from '#modules/vorgaenge'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Formulardienst, Person, Vorwissen } from '../engine/dienst.ts'
import type { Antworten, Bekanntesfeld } from '../engine/modell.ts'
import type { Wer } from './antrag.ts'
import { findKey } from './store.ts'

type Bekannt = Vorwissen['bekannt']

/** What is known of whoever fills in a form; undefined where the customer is gone. */
export async function readBekannt(
  env: Env,
  { kontoId, profil }: Wer,
): Promise<{ bekannt: Bekannt; kunde: Kunde } | undefined> {
  const kunde = await readKunde(env, env.db, { id: profil.kundeId, jobcenterId: profil.jobcenterId })
  if (!kunde) return undefined
  const [kontakt, konto] = await Promise.all([readKontakt(env, env.db, kunde.id), findKonto(env.db, kontoId)])
  const { vorname, nachname, geburtstag: geburtsdatum, strasse, plz, ort, kundennummer, bgNummer } = kunde
  const bekannt = { vorname, nachname, geburtsdatum, strasse, plz, ort, kundennummer, bgNummer }
  const werte = { ...bekannt, telefon: kontakt?.telefon, email: konto && openEmail(env, konto) }
  return { kunde, bekannt: Object.fromEntries(Object.entries(werte).filter(([, wert]) => wert)) }
}

/** The others of the Bedarfsgemeinschaft. They are named to each other by the notices that all of them get. */
async function listHaushalt(env: Env, kunde: Kunde): Promise<Person[]> {
  if (!kunde.bgNummer) return []
  const alle = await listKundenByBg(env, env.db, { jobcenterId: kunde.jobcenterId, bgNummer: kunde.bgNummer })
  return alle
    .filter(({ id }) => id !== kunde.id)
    .map(({ vorname, nachname, geburtstag }) => ({ vorname, nachname, geburtsdatum: geburtstag }))
}

/** Answers with which a draft of this service begins. */
export async function readVorwissen(
  env: Env,
  wer: Wer,
  dienst: Formulardienst,
): Promise<{ antworten: Antworten; schluessel: Buffer } | undefined> {
  const found = await readBekannt(env, wer)
  const schluessel = await findKey(env.db, wer.profil.kundeId)
  if (!found || !schluessel) return undefined
  const letztes = dienst.setztFort && (await readLetztesFormular(env, wer, dienst.setztFort))
  const haushalt = await listHaushalt(env, found.kunde)
  const wissen: Vorwissen = { bekannt: found.bekannt, haushalt, letzte: letztes?.antworten as Antworten | undefined }
  const antworten = { ...fillIn(dienst, found.bekannt), ...dienst.vorbelegen?.(wissen, newId) }
  return { antworten, schluessel }
}

/** Fields of the whole form that take what is known; those of entries are of other people. */
function fillIn({ formular }: Formulardienst, bekannt: Bekannt): Antworten {
  const felder = Object.values(formular.seiten).flatMap(({ felder }) => felder)
  return Object.fromEntries(
    felder.flatMap(({ name, aus }) => {
      const wert = aus && bekannt[aus as Bekanntesfeld]
      return wert ? [[name, wert]] : []
    }),
  )
}
