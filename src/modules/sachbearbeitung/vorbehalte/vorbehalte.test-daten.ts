import { sql } from 'kysely'
import type { Dienst } from '../../../../test/support/dienst.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { beginAntrag, saveAntrag } from '../../formulare/antrag/antrag.ts'
import type { Antworten } from '../../formulare/engine/modell.ts'
import { findDienst } from '../../formulare/index.ts'
import { sendAntrag } from '../../formulare/senden/senden.ts'
import { kundeKey, readKunde } from '../../jobcenter/index.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { readBestaetigungscode } from '../../vorgaenge/index.ts'

export const HEUTE = '2026-11-23'
export const IBAN = 'DE02120300000000202051'
export const ANDERE_IBAN = 'DE02500105170137075030'

export const bank = (iban = IBAN, ab = HEUTE) => ({
  ...{ id: 'k', bereich: 'daten', daten: 'bankverbindung', ab, kontoinhaber: 'Kim Holunder', iban },
})
export const umzug = (ab = HEUTE, strasse = 'Holunderweg 7') => ({
  ...{ id: 'u', bereich: 'wohnen', wohnen: 'umzug', ab, neueStrasse: strasse, neuePlz: '38100' },
  ...{ neuerOrt: 'Braunschweig', umzugsgrund: 'Arbeit', anderesAmt: 'nein', zusage: 'ja' },
  ...{ mietvertragUnterschrieben: true, wohnform: 'miete', bewohner: 1, flaeche: 40, grundmiete: 40_000 },
  ...{ nebenkosten: 8_000, heizkosten: 6_000, heizart: 'gas', warmwasser: 'zentral', vermieter: 'Ida Muster' },
})

/** A portal with people at the counter and in the benefits team, and what they do about reports. */
export async function openVorbehalte() {
  const buehne: Buehne = await openBuehne()
  const { portal, sabine, werOf } = buehne
  const { env, owner } = portal
  const empfang = await createDienst(portal, ['eingangszone'])
  const zweite = await createDienst(portal, ['leistungssachbearbeitung'])

  /** Sends a Veränderungsmitteilung with these changes; answers the case. */
  async function report(mensch: Mensch, ...aenderungen: Antworten[]): Promise<string> {
    const id = newId()
    const wer = werOf(mensch)
    await beginAntrag(env, wer, { id, dienst: findDienst('veraenderungen')! })
    const antworten = { aenderungen } as unknown as Antworten
    await saveAntrag(env, wer, { id, change: (antrag) => ({ ...antrag, antworten }) })
    const sent = await sendAntrag(env, wer, id)
    if (!sent.ok || !sent.vorgangId) throw new Error(JSON.stringify(sent))
    return sent.vorgangId
  }

  const rowsOf = (mensch: Pick<Mensch, 'kundeId'>) =>
    owner.selectFrom('vorbehalt').selectAll().where('kunde_id', '=', mensch.kundeId).orderBy('id').execute()
  const rowOf = async (id: string) =>
    owner.selectFrom('vorbehalt').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  const letters = (id: string) =>
    owner
      .selectFrom('vorbehalt_brief as f')
      .innerJoin('vorbehalt as v', 'v.id', 'f.vorbehalt_id')
      .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
      .selectAll('f')
      .select(['v.kunde_id', 's.verpackt as schluessel'])
      .where('f.vorbehalt_id', '=', id)
      .orderBy('f.id')
      .execute()

  /** The code of the letter that is good, as it is printed. */
  async function codeOf(id: string): Promise<string> {
    const brief = (await letters(id)).findLast(({ art, inhalt }) => art === 'code' && inhalt !== null)
    if (!brief?.inhalt) throw new Error('kein Brief mit Code')
    return readBestaetigungscode(env, { ...brief, inhalt: brief.inhalt })!
  }

  /** What a letter says, all of it. */
  const textOf = (brief: Awaited<ReturnType<typeof letters>>[number]): string =>
    kundeKey(env, { id: brief.kunde_id, schluessel: brief.schluessel }).open(
      `vorbehalt_brief|inhalt|${brief.id}`,
      brief.inhalt!,
    )

  const posten = async (bezugId: string) => {
    const { rows } = await sql<{ art: string; thema: string }>`
      select art, thema from eingang where bezug_id = ${bezugId}`.execute(owner)
    return rows.map(({ art, thema }) => `${art} ${thema}`)
  }
  const eventsOf = async ({ kundeId }: Pick<Mensch, 'kundeId'>) => {
    const rows = await owner
      .selectFrom('protokoll')
      .select(['ereignis', 'ergebnis'])
      .where('kunde_id', '=', kundeId)
      .where(sql<boolean>`ereignis like 'vorgang.vorbehalt%'`)
      .orderBy('nr')
      .execute()
    return rows.map(({ ereignis, ergebnis }) => `${ereignis.slice('vorgang.vorbehalt-'.length)} ${ergebnis}`)
  }
  const kundeOf = async ({ kundeId }: Pick<Mensch, 'kundeId'>) =>
    (await readKunde(env, env.db, { id: kundeId, jobcenterId: sabine.jobcenterId }))!

  /** At the counter: opens the page, and notes the identity card. */
  async function seeAusweis(dienst: Dienst, id: string) {
    await dienst.open(`/sachbearbeitung/vorbehalte/${id}`)
    return dienst.submit('Ausweis gesehen, bestätigen', { ausweis: 'personalausweis', gesehen: 'ja' })
  }

  return {
    ...{
      ...buehne,
      empfang,
      zweite,
      report,
      rowsOf,
      rowOf,
      letters,
      codeOf,
      textOf,
      posten,
      eventsOf,
      kundeOf,
      seeAusweis,
    },
    /** Of one customer, the id of the last report of a kind. */
    lastOf: async (mensch: Mensch, was: 'anschrift' | 'konto') =>
      (await rowsOf(mensch)).findLast((row) => row.was === was)!.id,
  }
}

export type Vorbehaltsbuehne = Awaited<ReturnType<typeof openVorbehalte>>
