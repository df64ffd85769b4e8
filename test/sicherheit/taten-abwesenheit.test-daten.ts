import { reportRueckkehr } from '../../src/modules/vorgaenge/abwesenheit/rueckkehr.ts'
import { reportVermisste } from '../../src/modules/vorgaenge/abwesenheit/tasks.ts'
import {
  decideAbwesenheit,
  decideMitreise,
  openMitreise,
  placeMitreisen,
  sendFormlos,
  settleMitreiserueckkehr,
  settleRueckkehr,
} from '../../src/modules/vorgaenge/index.ts'
import { answerMitreise } from '../../src/modules/vorgaenge/mitreise/mitreise.ts'
import { reportVermissteMitreisende } from '../../src/modules/vorgaenge/mitreise/rueckkehr.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { createMensch } from '../support/menschen.ts'
import { dienst, portal, type Taten } from './taten.test-daten.ts'

async function createKim() {
  const kim = await createMensch(portal, { kunde: true })
  const { kontoId, profilId, kundeId } = kim
  const profil = { art: 'kunde', profilId, kundeId, jobcenterId: dienst.jobcenterId } as const
  return { kundeId, wer: { kontoId, profil } }
}

const standOf = async (id: string) =>
  (await portal.owner.selectFrom('vorgang').select('stand').where('id', '=', id).executeTakeFirstOrThrow()).stand

async function asked() {
  const kim = await createKim()
  const sendung = { dienst: 'abwesenheit', text: 'x', dateien: [], sendung: newId() } as const
  const sent = await sendFormlos(portal.env, kim.wer, sendung)
  if (!sent.ok) throw new Error(sent.grund)
  return { ...kim, id: sent.id }
}

const tage = { von: '2026-11-01', bis: '2026-11-05', meldenBis: '2026-11-06', vermisstAb: '2026-11-10' }
const wahlOf = async (id: string) => ({
  ...({
    id,
    stand: await standOf(id),
    ergebnis: 'zugestimmt',
    tage,
    kontingent: 'ohneGrund',
    notiz: undefined,
  } as const),
})

async function agreed() {
  const one = await asked()
  await decideAbwesenheit(portal.env, dienst, await wahlOf(one.id))
  return one
}

/** Somebody named another customer. */
async function named() {
  const [one, alex] = [await asked(), await createKim()]
  const person = { eintrag: newId(), vorname: 'A', nachname: 'B', geburtsdatum: '1990-01-01' }
  const mitreisender = { ...person, kundeId: alex.kundeId, brauchtZustimmung: true }
  const vorgang = { id: one.id, kundeId: one.kundeId, jobcenterId: dienst.jobcenterId }
  const auftrag = { vorgang, personen: [mitreisender], tage }
  const place = () => portal.env.db.transaction().execute((tx) => placeMitreisen(portal.env, tx, auftrag))
  const find = async () => {
    const row = await portal.owner
      .selectFrom('mitreise')
      .select('id')
      .where('vorgang_id', '=', one.id)
      .executeTakeFirstOrThrow()
    return row.id
  }
  return { ...one, vorgangId: one.id, alex, place, find }
}

async function placed() {
  const { place, find, ...rest } = await named()
  await place()
  return { ...rest, id: await find() }
}

/** Somebody else travels along, and it is over; `meldet`: they are not back, as whoever named them says. */
async function travelled(ergebnis: 'zugestimmt' | 'nicht-noetig', { meldet = false } = {}) {
  const one = await placed()
  await decideAbwesenheit(portal.env, dienst, { ...(await wahlOf(one.vorgangId)), ergebnis })
  await decideMitreise(portal.env, dienst, { id: one.id, stand: 1, ergebnis: 'zugestimmt', tage })
  const mitreisende = [{ id: one.id, auskunft: { art: 'unterwegs' } as const }]
  const report = () => reportRueckkehr(portal.env, one.wer, { id: one.vorgangId, tag: undefined, mitreisende })
  if (meldet) await report()
  return { id: one.id, report }
}

export const beiAbwesenheit: Taten = {
  'über eine Abwesenheit entscheiden, zwei zugleich': [
    async () => {
      const { id } = await asked()
      const wahl = await wahlOf(id)
      return () => Promise.all([1, 2].map(() => decideAbwesenheit(portal.env, dienst, wahl)))
    },
    'vorgang.abwesenheit-entschieden',
  ],
  'nach einer Abwesenheit vermisst werden, zwei Läufe zugleich': [
    async () => {
      await reportVermisste(portal.env)
      await agreed()
      return () => Promise.all([1, 2].map(() => reportVermisste(portal.env)))
    },
    'vorgang.rueckkehr-vermisst',
  ],
  'sich zurückmelden, zweimal': [
    async () => {
      const { id, wer } = await agreed()
      return () => Promise.all([1, 2].map(() => reportRueckkehr(portal.env, wer, { id, tag: '2026-11-20' })))
    },
    'vorgang.zurueckgemeldet',
  ],
  'eine späte Rückkehr prüfen, zwei zugleich': [
    async () => {
      const { id, wer } = await agreed()
      await reportRueckkehr(portal.env, wer, { id, tag: '2026-11-20' })
      const wahl = { id, stand: await standOf(id), bereich: 'leistung' } as const
      return () => Promise.all([1, 2].map(() => settleRueckkehr(portal.env, dienst, wahl)))
    },
    'vorgang.rueckkehr-geprueft',
  ],
  'eine mitreisende Person fragen, zweimal': [
    async () => {
      const { place } = await named()
      return async () => {
        await place()
        await place()
      }
    },
    'vorgang.mitreise-gefragt',
  ],
  'sagen, dass man nicht mitreist, zweimal': [
    async () => {
      const { alex, id } = await placed()
      return () => Promise.all([1, 2].map(() => answerMitreise(portal.env, alex.wer, { id, ja: false })))
    },
    'vorgang.mitreise-beantwortet',
  ],
  'sagen, dass man mitreist, zweimal': [
    async () => {
      const { alex, id } = await placed()
      return () => Promise.all([1, 2].map(() => answerMitreise(portal.env, alex.wer, { id, ja: true })))
    },
    'vorgang.antrag-gesendet',
    'vorgang.mitreise-beantwortet',
  ],
  'eine mitreisende Person ansehen': [
    async () => {
      const { id } = await placed()
      return () => openMitreise(portal.env, dienst, id)
    },
    'vorgang.mitreise-gelesen',
  ],
  'für eine mitreisende Person entscheiden, zwei zugleich': [
    async () => {
      const { id } = await placed()
      const wahl = { id, stand: 1, ergebnis: 'nicht-noetig', tage: undefined } as const
      return () => Promise.all([1, 2].map(() => decideMitreise(portal.env, dienst, wahl)))
    },
    'vorgang.mitreise-entschieden',
  ],
  'eine mitreisende Person zurückmelden, zweimal': [
    async () => {
      const { report } = await travelled('zugestimmt')
      return () => Promise.all([report(), report()])
    },
    'vorgang.mitreise-zurueckgemeldet',
  ],
  'eine mitreisende Person vermissen, zwei Läufe zugleich': [
    async () => {
      await reportVermissteMitreisende(portal.env)
      await travelled('nicht-noetig')
      return () => Promise.all([1, 2].map(() => reportVermissteMitreisende(portal.env)))
    },
    'vorgang.mitreise-vermisst',
  ],
  'die Rückkehr einer mitreisenden Person prüfen, zwei zugleich': [
    async () => {
      const { id } = await travelled('zugestimmt', { meldet: true })
      const wahl = { id, stand: 3, bereich: 'leistung' } as const
      return () => Promise.all([1, 2].map(() => settleMitreiserueckkehr(portal.env, dienst, wahl)))
    },
    'vorgang.mitreise-rueckkehr-geprueft',
  ],
}
