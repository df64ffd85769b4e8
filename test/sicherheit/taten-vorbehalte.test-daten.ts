import {
  decideVorbehalt,
  markVorbehaltbriefGesendet,
  type NeuerVorbehalt,
  noteAusweis,
  orderBrief,
  placeVorbehalte,
  sendFormlos,
  settleGestoppt,
  stopByDienst,
  takeOver,
} from '../../src/modules/vorgaenge/index.ts'
import { normalizeBestaetigungscode, readCode } from '../../src/modules/vorgaenge/vorbehalt/brief.ts'
import { redeemBestaetigungscode, stopOwn } from '../../src/modules/vorgaenge/vorbehalt/kunde.ts'
import { carryOutVorbehalte } from '../../src/modules/vorgaenge/vorbehalt/tasks.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { createDienst } from '../support/dienst.ts'
import { createMensch } from '../support/menschen.ts'
import { dienst, portal, type Taten } from './taten.test-daten.ts'

const AB = '2026-11-01'
const konto: NeuerVorbehalt = { was: 'konto', ab: AB, neu: { inhaber: 'x', iban: 'DE02120300000000202051' } }
const anschrift: NeuerVorbehalt = { was: 'anschrift', ab: AB, neu: { strasse: 'Hof 1', plz: '38100', ort: 'x' } }

async function createFall() {
  const { kontoId, profilId, kundeId } = await createMensch(portal, { kunde: true })
  const wer = { kontoId, profil: { art: 'kunde', profilId, kundeId, jobcenterId: dienst.jobcenterId } } as const
  const sendung = { dienst: 'veraenderungen', text: 'x', dateien: [], sendung: newId() } as const
  const sent = await sendFormlos(portal.env, wer, sendung)
  if (!sent.ok) throw new Error(sent.grund)
  const place = (neue: NeuerVorbehalt[]) =>
    portal.env.db.transaction().execute((tx) => placeVorbehalte(portal.env, tx, { wer, vorgangId: sent.id, neue }))
  return { wer, kundeId, place }
}

/** Something that a customer has reported, and that waits. */
async function reported(neu: NeuerVorbehalt) {
  const fall = await createFall()
  await fall.place([neu])
  const { id } = await portal.owner
    .selectFrom('vorbehalt')
    .select('id')
    .where('kunde_id', '=', fall.kundeId)
    .executeTakeFirstOrThrow()
  return { ...fall, id, wahl: async () => ({ id, stand: await standOf(id) }) }
}
const standOf = async (id: string) =>
  (await portal.owner.selectFrom('vorbehalt').select('stand').where('id', '=', id).executeTakeFirstOrThrow()).stand

const second = async () => createDienst(portal, ['teamleitung'])

/** A new account that the person has confirmed at the counter of somebody else. */
async function seen() {
  const one = await reported(konto)
  await noteAusweis(portal.env, await second(), { ...(await one.wahl()), ausweis: 'reisepass' })
  return one
}

async function codeOf(id: string): Promise<string> {
  const row = await portal.owner
    .selectFrom('vorbehalt_brief as f')
    .innerJoin('vorbehalt as v', 'v.id', 'f.vorbehalt_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
    .select(['f.id', 'f.inhalt', 'v.kunde_id', 's.verpackt as schluessel'])
    .where('f.vorbehalt_id', '=', id)
    .where('f.art', '=', 'code')
    .executeTakeFirstOrThrow()
  return normalizeBestaetigungscode(readCode(portal.env, { ...row, inhalt: row.inhalt! })!)!
}

/** Twice at the same moment. */
const twice = (act: () => Promise<unknown>) => () => Promise.all([act(), act()])

export const anVorbehalten: Taten = {
  'eine neue Anschrift melden': [
    async () => {
      const { place } = await createFall()
      return () => place([anschrift])
    },
    ...['vorgang.vorbehalt-gemeldet', 'vorgang.vorbehalt-brief', 'vorgang.vorbehalt-brief'],
  ],
  'etwas anderes melden, bevor es bestätigt ist': [
    async () => {
      const { place } = await reported(konto)
      return () => place([])
    },
    'vorgang.vorbehalt-ersetzt',
  ],
  'eine neue Anschrift mit dem Code bestätigen, zweimal': [
    async () => {
      const { wer, id } = await reported(anschrift)
      const code = await codeOf(id)
      return twice(() => redeemBestaetigungscode(portal.env, wer, { id, code }))
    },
    ...['vorgang.vorbehalt-bestaetigt', 'vorgang.vorbehalt-gilt'],
  ],
  'ein falscher Bestätigungscode': [
    async () => {
      const { wer, id } = await reported(konto)
      return () => redeemBestaetigungscode(portal.env, wer, { id, code: 'ACDEFGHJKMNP' })
    },
    'vorgang.vorbehalt-bestaetigt abgelehnt',
  ],
  'ein Bestätigungscode zu viel, zweimal': [
    async () => {
      const { wer, id } = await reported(konto)
      const enter = () => redeemBestaetigungscode(portal.env, wer, { id, code: 'ACDEFGHJKMNP' })
      for (let i = 0; i < 5; i++) await enter()
      return twice(enter)
    },
    'vorgang.vorbehalt-gebremst',
  ],
  'den Ausweis sehen, zwei zugleich': [
    async () => {
      const wahl = { ...(await (await reported(konto)).wahl()), ausweis: 'reisepass' } as const
      return twice(() => noteAusweis(portal.env, dienst, wahl))
    },
    'vorgang.vorbehalt-ausgewiesen',
  ],
  'eine neue Bankverbindung freigeben, zwei zugleich': [
    async () => {
      const wahl = { ...(await (await seen()).wahl()), entscheidung: { art: 'freigeben' } } as const
      return twice(() => decideVorbehalt(portal.env, dienst, wahl))
    },
    'vorgang.vorbehalt-freigegeben',
  ],
  'die eigene Bestätigung freigeben': [
    async () => {
      const one = await reported(konto)
      await noteAusweis(portal.env, dienst, { ...(await one.wahl()), ausweis: 'reisepass' })
      const wahl = { ...(await one.wahl()), entscheidung: { art: 'freigeben' } } as const
      return () => decideVorbehalt(portal.env, dienst, wahl)
    },
    'vorgang.vorbehalt-freigegeben abgelehnt',
  ],
  'eine neue Bankverbindung nicht freigeben': [
    async () => {
      const wahl = { ...(await (await seen()).wahl()), entscheidung: { art: 'ablehnen', grund: 'x' } } as const
      return () => decideVorbehalt(portal.env, dienst, wahl)
    },
    'vorgang.vorbehalt-abgelehnt',
  ],
  'eine neue Bankverbindung übernehmen, zwei zugleich': [
    async () => {
      const one = await seen()
      await decideVorbehalt(portal.env, dienst, { ...(await one.wahl()), entscheidung: { art: 'freigeben' } })
      const wahl = await one.wahl()
      return twice(() => takeOver(portal.env, dienst, wahl))
    },
    'vorgang.vorbehalt-uebernommen',
  ],
  'Das war ich nicht, zweimal': [
    async () => {
      const { wer, id } = await reported(konto)
      return twice(() => stopOwn(portal.env, wer, id))
    },
    'vorgang.vorbehalt-gestoppt',
  ],
  'eine gestoppte Änderung prüfen, zwei zugleich': [
    async () => {
      const one = await reported(konto)
      await stopByDienst(portal.env, dienst, { ...(await one.wahl()), grund: 'x' })
      const wahl = await one.wahl()
      return twice(() => settleGestoppt(portal.env, dienst, wahl))
    },
    'vorgang.vorbehalt-geklaert',
  ],
  'einen neuen Brief mit Code erstellen, zwei zugleich': [
    async () => {
      const one = await reported(konto)
      const ende = portal.env.clock.now()
      await portal.owner.updateTable('vorbehalt_brief').set({ ende }).where('vorbehalt_id', '=', one.id).execute()
      const wahl = await one.wahl()
      return twice(() => orderBrief(portal.env, dienst, wahl))
    },
    'vorgang.vorbehalt-brief',
  ],
  'einen Brief als gesendet vermerken, zweimal': [
    async () => {
      const { id } = await reported(konto)
      const brief = await portal.owner
        .selectFrom('vorbehalt_brief')
        .select('id')
        .where('vorbehalt_id', '=', id)
        .executeTakeFirstOrThrow()
      return twice(() => markVorbehaltbriefGesendet(portal.env, dienst, brief.id))
    },
    'vorgang.vorbehalt-brief-gesendet',
  ],
  'ein Bestätigungscode läuft ab': [
    async () => {
      const { id } = await reported(konto)
      const bis = portal.env.clock.now()
      await portal.owner
        .updateTable('vorbehalt_brief')
        .set({ gueltig_bis: bis })
        .where('vorbehalt_id', '=', id)
        .execute()
      return () => carryOutVorbehalte(portal.env)
    },
    'vorgang.vorbehalt-abgelaufen',
  ],
  'was niemand bestätigt, verfällt': [
    async () => {
      const { id } = await reported(konto)
      const alt = { erstellt: new Date('2026-01-01T09:00:00Z'), ab: '2026-01-01' }
      await portal.owner.updateTable('vorbehalt').set(alt).where('id', '=', id).execute()
      return () => carryOutVorbehalte(portal.env)
    },
    'vorgang.vorbehalt-verfallen',
  ],
}
