import { computeFristlage, listBescheide, readBewilligtBis, tagOf } from '#modules/bescheide'
import { findJobcenterById, type Kunde, listKundenByBg, readKunde } from '#modules/jobcenter'
import { findKonto, openEmail } from '#modules/konto'
import { readKontakt } from '#modules/profil'
import {
  type GesendetesFormular,
  listAbwesenheitszeiten,
  listFormulareSeit,
  listOffeneAuftraege,
  readLetztesFormular,
} from '#modules/vorgaenge'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { showSchritt } from '../bausteine/rechnung.ts'
import type { Formulardienst, Person, Vorwissen } from '../engine/dienst.ts'
import { keepTaken } from '../engine/fassung.ts'
import type { Antworten, Bekanntesfeld } from '../engine/modell.ts'
import { asKunde, type Inhaber, type Wer } from './inhaber.ts'
import { findKey } from './store.ts'

type Bekannt = Vorwissen['bekannt']

/** What is known of whoever fills in a form; undefined where the customer is gone. Without a profile the address of the account. */
export async function readBekannt(
  env: Env,
  wer: Inhaber,
): Promise<{ bekannt: Bekannt; kunde: Kunde | undefined } | undefined> {
  const konto = await findKonto(env.db, wer.kontoId)
  const profil = asKunde(wer)?.profil
  if (!profil) return konto && { bekannt: { email: openEmail(env, konto) }, kunde: undefined }
  const kunde = await readKunde(env, env.db, { id: profil.kundeId, jobcenterId: profil.jobcenterId })
  if (!kunde) return undefined
  const kontakt = await readKontakt(env, env.db, kunde.id)
  const { vorname, nachname, geburtstag: geburtsdatum, strasse, plz, ort, kundennummer, bgNummer } = kunde
  const bekannt = { vorname, nachname, geburtsdatum, strasse, plz, ort, kundennummer, bgNummer }
  const bewilligtBis = await readBewilligtBis(env.db, kunde.id)
  const werte = { ...bekannt, bewilligtBis, telefon: kontakt?.telefon, email: konto && openEmail(env, konto) }
  return { kunde, bekannt: Object.fromEntries(Object.entries(werte).filter(([, wert]) => wert)) }
}

/** The others of the Bedarfsgemeinschaft. They are named to each other by the notices that all of them get. */
async function listHaushalt(env: Env, kunde: Kunde | undefined): Promise<Person[]> {
  if (!kunde?.bgNummer) return []
  const alle = await listKundenByBg(env, env.db, { jobcenterId: kunde.jobcenterId, bgNummer: kunde.bgNummer })
  return alle
    .filter(({ id }) => id !== kunde.id)
    .map(({ vorname, nachname, geburtstag }) => ({ vorname, nachname, geburtsdatum: geburtstag }))
}

/** The newest notices against which a Widerspruch is possible, each with its last day. */
export async function listAngreifbare(
  env: Env,
  wer: Parameters<typeof listBescheide>[1],
): Promise<NonNullable<Vorwissen['bescheide']>> {
  const { bescheide } = await listBescheide(env, wer, undefined)
  return bescheide.flatMap((one) => {
    const { frist, rechtsbehelf } = computeFristlage(one)
    if (rechtsbehelf !== 'widerspruch') return []
    const { id, titel } = one
    const berechnet = frist?.stand === 'berechnet' ? frist : undefined
    const tage = berechnet && { letzterTag: berechnet.letzterTag, rechnung: berechnet.schritte.map(showSchritt) }
    return { id, titel, datum: tagOf(one), ...tage }
  })
}

/** Open orders to the Ärztlicher Dienst. */
const listAuftraege = async (env: Env, { profil }: Wer): Promise<NonNullable<Vorwissen['auftraege']>> =>
  (await listOffeneAuftraege(env, env.db, profil.kundeId)).map(({ id, frage, datum, bis }) => ({
    ...{ id, titel: frage, datum, bis },
  }))

/** What the Jobcenter has decided counts, and what waits for it as it was asked. */
async function listAbwesenheiten(env: Env, { profil }: Wer): Promise<NonNullable<Vorwissen['abwesenheiten']>> {
  const zeiten = await listAbwesenheitszeiten(env, env.db, profil.kundeId)
  return zeiten.map(({ gefragt, zaehlt, offen, grund, kontingent }) => {
    const gilt = zaehlt ?? (offen ? gefragt : undefined)
    return {
      ...(gefragt ? { gefragt } : {}),
      ...(gilt ? { zaehlt: gilt } : {}),
      ...(grund ? { grund } : {}),
      ...(kontingent ? { kontingent } : {}),
    }
  })
}

/** What a draft of this service starts from: what was sent last, and what was reported since. */
export interface Grundlage {
  letztes: GesendetesFormular | undefined
  seither: GesendetesFormular[]
}

export async function readGrundlage(
  env: Env,
  kunde: Wer,
  { setztFort, nimmtAuf }: Pick<Formulardienst, 'setztFort' | 'nimmtAuf'>,
): Promise<Grundlage> {
  const letztes = setztFort && (await readLetztesFormular(env, kunde, setztFort))
  if (!letztes || !nimmtAuf) return { letztes, seither: [] }
  return { letztes, seither: await listFormulareSeit(env, kunde, { dienste: nimmtAuf, seit: letztes.gesendet }) }
}

/** Answers with which a draft of this service begins. */
export async function readVorwissen(
  env: Env,
  wer: Inhaber,
  { dienst, bezug }: { dienst: Formulardienst; bezug?: string | undefined },
): Promise<{ antworten: Antworten; schluessel: Buffer } | undefined> {
  const found = await readBekannt(env, wer)
  const schluessel = await findKey(env.db, found?.kunde?.id ?? wer.kontoId)
  if (!found || !schluessel) return undefined
  const kunde = asKunde(wer)
  const grundlage = kunde && (await readGrundlage(env, kunde, dienst))
  const heute = tagInBerlin(env.clock.now())
  const haushalt = await listHaushalt(env, found.kunde)
  const jobcenter = kunde && (await findJobcenterById(env.db, kunde.profil.jobcenterId))
  const nach = (name: string) => dienst.formular.mitgegeben?.includes(name) === true
  const wissen: Vorwissen = {
    ...(bezug ? { bezug } : {}),
    auftraege: kunde && nach('auftraege') ? await listAuftraege(env, kunde) : [],
    ...(jobcenter ? { land: jobcenter.land } : {}),
    bescheide: kunde && nach('bescheide') ? await listAngreifbare(env, kunde) : [],
    bekannt: found.bekannt,
    haushalt,
    ...(kunde && dienst.abwesenheit ? { abwesenheiten: await listAbwesenheiten(env, kunde) } : {}),
    letzte: grundlage?.letztes?.antworten as Antworten | undefined,
    seither: (grundlage?.seither ?? []).map(({ antworten }) => antworten as Antworten),
    heute,
  }
  const antworten = { ...fillIn(dienst, found.bekannt), ...dienst.vorbelegen?.(wissen, newId) }
  return { antworten: keepTaken(dienst.formular, antworten, heute), schluessel }
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
