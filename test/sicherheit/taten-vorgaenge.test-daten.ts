import { takeDokumente } from '../../src/modules/dokumente/index.ts'
import { beginAntrag, saveAntrag } from '../../src/modules/formulare/antrag/antrag.ts'
import { findDienst } from '../../src/modules/formulare/index.ts'
import { sendAntrag } from '../../src/modules/formulare/senden/senden.ts'
import {
  assignVorgang,
  changeZustand,
  grantFreigabe,
  judgeNachweis,
  noteVermerk,
  openVorgangForDienst,
  requestNachweis,
  revokeFreigabe,
  sendFormlos,
  settleVorgang,
} from '../../src/modules/vorgaenge/index.ts'
import { addUnterlagen, withdrawVorgang } from '../../src/modules/vorgaenge/kunde.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { chunked, pdf } from '../support/dateien.ts'
import { createMensch } from '../support/menschen.ts'
import { dienst, portal, type Taten } from './taten.test-daten.ts'

async function createKim() {
  const kim = await createMensch(portal, { kunde: true })
  const { kontoId, profilId, kundeId } = kim
  const profil = { art: 'kunde', profilId, kundeId, jobcenterId: dienst.jobcenterId } as const
  return Object.assign(kim, { wer: { kontoId, profil } })
}
type Kim = Awaited<ReturnType<typeof createKim>>

const sendung = (was: 'weiterbewilligung' | 'veraenderungen' = 'weiterbewilligung') => ({
  ...{ dienst: was, text: 'x', dateien: [], sendung: newId() },
})
/** An application that lies with the Jobcenter. */
async function applied() {
  const kim = await createKim()
  const sent = await sendFormlos(portal.env, kim.wer, sendung())
  if (!sent.ok) throw new Error(sent.grund)
  return { kim, id: sent.id }
}
const standOf = async (id: string) =>
  (await portal.owner.selectFrom('vorgang').select('stand').where('id', '=', id).executeTakeFirstOrThrow()).stand

const nachweisOf = async (id: string) => ({
  ...{ id, stand: await standOf(id), titel: 'x', hinweis: undefined, typ: 'KTO', frist: '2099-01-01' },
})

async function takeFile({ kundeId, kontoId }: Kim): Promise<string> {
  async function* dateien() {
    yield { feld: 'dateien', name: 'Kontoauszug.pdf', inhalt: chunked(pdf()) }
  }
  const ort = {
    besitzer: { art: 'kunde', id: kundeId },
    sendung: newId(),
    akteur: { art: 'kunde', id: kontoId },
  } as const
  return (await takeDokumente(portal.env, ort, dateien())).dokumente[0]!.id
}

export const anVorgaengen: Taten = {
  'Antrag senden, zweimal': [
    async () => {
      const [{ wer }, neu] = [await createKim(), sendung()]
      return () => Promise.all([1, 2].map(() => sendFormlos(portal.env, wer, neu)))
    },
    'vorgang.antrag-gesendet',
  ],
  'Mitteilung senden': [
    async () => {
      const { wer } = await createKim()
      return () => sendFormlos(portal.env, wer, sendung('veraenderungen'))
    },
    'vorgang.mitteilung-gesendet',
  ],
  'Unterlagen nachreichen, zweimal': [
    async () => {
      const { kim, id } = await applied()
      const neu = { id, text: 'x', dateien: [await takeFile(kim)] }
      return () => Promise.all([1, 2].map(() => addUnterlagen(portal.env, kim.wer, neu)))
    },
    'vorgang.unterlagen-nachgereicht',
  ],
  'ein Formular senden, zweimal': [
    async () => {
      const { wer } = await createKim()
      const [id, formular] = [newId(), findDienst('vermittlungsgutschein')!]
      await beginAntrag(portal.env, wer, { id, dienst: formular })
      const antworten = {
        ...{ taetigkeit: 'x', region: 'x', arbeitsform: ['vollzeit'], grund: 'x' },
        ...{ frueher: false, ausgesucht: false, gelesen: true },
      }
      await saveAntrag(portal.env, wer, { id, change: (antrag) => ({ ...antrag, antworten }) })
      return () => Promise.all([1, 2].map(() => sendAntrag(portal.env, wer, id)))
    },
    'vorgang.formular-gesendet',
  ],
  'einen eService freischalten, zweimal': [
    async () => {
      const { kundeId } = await createKim()
      const neu = { id: newId(), kundeId, dienst: 'vermittlungsbudget', zweck: 'x', bis: '2099-01-01' }
      return () => Promise.all([1, 2].map(() => grantFreigabe(portal.env, dienst, neu)))
    },
    'vorgang.dienst-freigegeben',
  ],
  'eine Freischaltung beenden, zweimal': [
    async () => {
      const { kundeId } = await createKim()
      const neu = { id: newId(), kundeId, dienst: 'vermittlungsbudget', zweck: 'x', bis: '2099-01-01' }
      await grantFreigabe(portal.env, dienst, neu)
      return () => Promise.all([1, 2].map(() => revokeFreigabe(portal.env, dienst, neu)))
    },
    'vorgang.freigabe-beendet',
  ],
  'Antrag zurücknehmen, zweimal': [
    async () => {
      const { kim, id } = await applied()
      return () => Promise.all([1, 2].map(() => withdrawVorgang(portal.env, kim.wer, id)))
    },
    'vorgang.zurueckgenommen',
  ],
  'Vorgang im Dienst öffnen': [
    async () => {
      const { id } = await applied()
      return () => openVorgangForDienst(portal.env, dienst, id)
    },
    'vorgang.gelesen',
  ],
  'Vorgang übernehmen': [
    async () => {
      const { id } = await applied()
      const wahl = { id, stand: await standOf(id), an: dienst.mitarbeiterId }
      return () => assignVorgang(portal.env, dienst, wahl)
    },
    'vorgang.zugewiesen',
  ],
  'Stand eines Vorgangs setzen, zwei zugleich': [
    async () => {
      const { id } = await applied()
      const wahl = { id, stand: await standOf(id), zustand: 'in-bearbeitung', frist: undefined, notiz: 'x' } as const
      return () => Promise.all([1, 2].map(() => changeZustand(portal.env, dienst, wahl)))
    },
    'vorgang.stand-geaendert',
  ],
  'einen Nachweis anfordern, zwei zugleich': [
    async () => {
      const { id } = await applied()
      return async () => {
        const neu = await nachweisOf(id)
        await Promise.all([1, 2].map(() => requestNachweis(portal.env, dienst, neu)))
      }
    },
    'vorgang.nachweis-angefordert',
  ],
  'einen Nachweis prüfen, zwei zugleich': [
    async () => {
      const { id } = await applied()
      await requestNachweis(portal.env, dienst, await nachweisOf(id))
      const { id: nachweisId } = await portal.owner
        .selectFrom('vorgang_nachweis')
        .select('id')
        .where('vorgang_id', '=', id)
        .executeTakeFirstOrThrow()
      const wahl = { id, stand: await standOf(id), nachweisId, urteil: 'abgelehnt', grund: 'x' } as const
      return () => Promise.all([1, 2].map(() => judgeNachweis(portal.env, dienst, wahl)))
    },
    'vorgang.nachweis-geprueft',
  ],
  'Vermerk schreiben': [
    async () => {
      const { id } = await applied()
      const wahl = { id, stand: await standOf(id), notiz: 'x' }
      return () => noteVermerk(portal.env, dienst, wahl)
    },
    'vorgang.vermerkt',
  ],
  'der ganze Antrag ist da': [
    async () => {
      const { id } = await applied()
      const wahl = { id, stand: await standOf(id), was: 'vollstaendig' } as const
      return () => settleVorgang(portal.env, dienst, wahl)
    },
    'vorgang.vollstaendig',
  ],
  'eine Rücknahme sehen': [
    async () => {
      const { kim, id } = await applied()
      await withdrawVorgang(portal.env, kim.wer, id)
      const wahl = { id, stand: await standOf(id), was: 'gesehen' } as const
      return () => settleVorgang(portal.env, dienst, wahl)
    },
    'vorgang.ruecknahme-gesehen',
  ],
}
