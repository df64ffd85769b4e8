import { beginAntrag, saveAntrag } from '../../src/modules/formulare/antrag/antrag.ts'
import { antworten } from '../../src/modules/formulare/dienste/buergergeld/personen.test-daten.ts'
import { secureAntragsdatum } from '../../src/modules/formulare/erstantrag/sichern.ts'
import { adoptErstantraege } from '../../src/modules/formulare/erstantrag/zuordnen.ts'
import { withdrawErstantrag } from '../../src/modules/formulare/erstantrag/zuruecknehmen.ts'
import {
  findDienst,
  matchErstantrag,
  printErstantragForDienst,
  recordReading,
  rejectErstantrag,
  separateErstantrag,
} from '../../src/modules/formulare/index.ts'
import { sendAntrag } from '../../src/modules/formulare/senden/senden.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { createMensch, createTestKunde, kundendaten } from '../support/menschen.ts'
import { dienst, portal, type Taten } from './taten.test-daten.ts'

const erste = { vorname: 'Kim', nachname: 'Klicker', geburtsdatum: '1990-02-01', plz: '30159', ab: '2026-11-23' }

/** Somebody without the profile of a customer, who has filled in the first section. */
async function begun(kunde?: true) {
  const { kontoId, kundeId } = await createMensch(portal, { profil: 'standard', ...(kunde ? { kunde } : {}) })
  const wer = { kontoId, profil: { art: 'standard' } } as const
  const [id, formular] = [newId(), findDienst('buergergeld')!]
  await beginAntrag(portal.env, wer, { id, dienst: formular })
  const change = ({ antworten }: { antworten: object }) => ({ nachweise: {}, antworten: { ...antworten, ...erste } })
  await saveAntrag(portal.env, wer, { id, change })
  return { wer, id, kundeId }
}

async function secured(kunde?: true) {
  const { wer, id, kundeId } = await begun(kunde)
  const done = await secureAntragsdatum(portal.env, wer, id)
  if (!done.ok) throw new Error(done.grund)
  const von = { art: 'dienst', id: dienst.mitarbeiterId } as const
  const ort = { id: done.gesichert.id, jobcenterId: dienst.jobcenterId, von }
  return { wer, ort, kundeId, id }
}

/** The whole application, sent. */
async function sent() {
  const { wer, ort, id } = await secured()
  const change = (antrag: { antworten: object }) => ({
    ...{ nachweise: {}, antworten: { ...antrag.antworten, ...antworten.kim, ...erste } },
  })
  await saveAntrag(portal.env, wer, { id, change })
  const done = await sendAntrag(portal.env, wer, id)
  if (!done.ok) throw new Error(done.grund)
  return { ort }
}

export const anErstantraegen: Taten = {
  'ein Antragsdatum sichern, zweimal': [
    async () => {
      const { wer, id } = await begun()
      return () => Promise.all([1, 2].map(() => secureAntragsdatum(portal.env, wer, id)))
    },
    'vorgang.antragsdatum-gesichert',
  ],
  'einen Erstantrag ansehen': [
    async () => {
      const { wer, ort } = await secured()
      return () => recordReading(portal.env, ort.von, { id: ort.id, kontoId: wer.kontoId })
    },
    'vorgang.erstantrag-gelesen',
  ],
  'einen Erstantrag als Datei ausgeben': [
    async () => {
      const { ort } = await sent()
      return () => printErstantragForDienst(portal.env, ort)
    },
    'vorgang.erstantrag-ausgegeben',
  ],
  'einen Erstantrag zuordnen, zweimal': [
    async () => {
      const [{ ort }, kundeId] = [await secured(), await createTestKunde(portal)]
      return () => Promise.all([1, 2].map(() => matchErstantrag(portal.env, ort, { kundeId })))
    },
    'vorgang.erstantrag-zugeordnet',
    'jobcenter.code-ausgestellt',
  ],
  'zu einem Erstantrag die Person anlegen': [
    async () => {
      const { ort } = await secured()
      const daten = kundendaten({ kundennummer: '777Q000001' })
      return () => matchErstantrag(portal.env, ort, { daten })
    },
    'jobcenter.kunde-angelegt',
    'vorgang.erstantrag-zugeordnet',
    'jobcenter.code-ausgestellt',
  ],
  'einen Erstantrag ablehnen, zweimal': [
    async () => {
      const { ort } = await secured()
      return () => Promise.all([1, 2].map(() => rejectErstantrag(portal.env, ort, 'x')))
    },
    'vorgang.erstantrag-abgelehnt',
  ],
  'eine falsche Zuordnung zurücknehmen, zweimal': [
    async () => {
      const [{ ort }, kundeId] = [await secured(), await createTestKunde(portal)]
      await matchErstantrag(portal.env, ort, { kundeId })
      return () => Promise.all([1, 2].map(() => separateErstantrag(portal.env, ort, 'x')))
    },
    'vorgang.erstantrag-getrennt',
  ],
  'den eigenen Erstantrag zurücknehmen, zweimal': [
    async () => {
      const { wer, ort } = await secured()
      const wo = { id: ort.id, kontoId: wer.kontoId }
      return () => Promise.all([1, 2].map(() => withdrawErstantrag(portal.env, wo)))
    },
    'vorgang.erstantrag-zurueckgenommen',
  ],
  'einen Erstantrag ins Profil übernehmen, zweimal': [
    async () => {
      const { wer, ort, kundeId } = await secured(true)
      const wo = { kontoId: wer.kontoId, kundeId, jobcenterId: ort.jobcenterId }
      return () => Promise.all([1, 2].map(() => adoptErstantraege(portal.env, wo)))
    },
    'vorgang.erstantrag-zugeordnet',
    'vorgang.erstantrag-uebernommen',
  ],
}
