import { takeDokumente } from '../../src/modules/dokumente/index.ts'
import { beginAntrag, saveAntrag } from '../../src/modules/formulare/antrag/antrag.ts'
import type { Antworten } from '../../src/modules/formulare/engine/modell.ts'
import { findDienst } from '../../src/modules/formulare/index.ts'
import { beginKorrektur } from '../../src/modules/formulare/korrektur/korrektur.ts'
import { sendAntrag } from '../../src/modules/formulare/senden/senden.ts'
import {
  assignVorgang,
  changeVersiegelten,
  changeZustand,
  decideVorgang,
  endAuftrag,
  giveAuftrag,
  grantFreigabe,
  judgeNachweis,
  judgeVersiegelten,
  noteSchriftform,
  noteVermerk,
  openVersiegelten,
  openVorgangForDienst,
  openVorgangZurAusgabe,
  placeKenntnis,
  requestKorrektur,
  requestNachweis,
  revokeFreigabe,
  sendFormlos,
  settleKenntnis,
  settleVorgang,
  withdrawKorrektur,
} from '../../src/modules/vorgaenge/index.ts'
import { addUnterlagen } from '../../src/modules/vorgaenge/kunde.ts'
import { withdrawVorgang } from '../../src/modules/vorgaenge/ruecknahme/ruecknahme.ts'
import { sendBegruendung } from '../../src/modules/vorgaenge/widerspruch/widerspruch.ts'
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

/** A form that was sent, and a question about it. */
async function asked() {
  const { wer } = await createKim()
  const [id, formular] = [newId(), findDienst('vermittlungsgutschein')!]
  await beginAntrag(portal.env, wer, { id, dienst: formular })
  const antworten = {
    ...{ taetigkeit: 'x', region: 'x', arbeitsform: ['vollzeit'], grund: 'x' },
    ...{ frueher: false, ausgesucht: false, gelesen: true },
  }
  await saveAntrag(portal.env, wer, { id, change: (antrag) => ({ ...antrag, antworten }) })
  const sent = await sendAntrag(portal.env, wer, id)
  if (!sent.ok || !sent.vorgangId) throw new Error('Das Formular ging nicht ab.')
  const fragen = [{ ort: 'wunsch', feld: 'region', frage: 'Wo?', fuer: undefined }]
  const { vorgangId } = sent
  const ask = async () => ({ id: vorgangId, stand: await standOf(vorgangId), fragen, grund: 'x', frist: '2099-01-01' })
  return { wer, vorgangId, ask }
}

/** Papers for the Ärztlicher Dienst, or a Widerspruch, that lie with the Jobcenter. */
async function sendForm(slug: string, antworten: Antworten) {
  const kim = await createKim()
  const id = newId()
  await beginAntrag(portal.env, kim.wer, { id, dienst: findDienst(slug)! })
  await saveAntrag(portal.env, kim.wer, {
    id,
    change: (antrag) => ({ ...antrag, antworten: { ...antrag.antworten, ...antworten } }),
  })
  const sent = await sendAntrag(portal.env, kim.wer, id)
  if (!sent.ok || !sent.vorgangId) throw new Error(JSON.stringify(sent))
  return { kim, id: sent.vorgangId }
}
const sendVersiegeltes = (dazu: Antworten = {}) =>
  sendForm('aerztlicher-dienst', {
    ...{ freiwillig: true, auftrag: 'anderer', auftragVom: '2026-11-02', fragebogen: false },
    ...{ dokumente: [], entbindungen: [] },
    ...dazu,
  })
const sendWiderspruch = () =>
  sendForm('widerspruch', {
    ...{ anlass: 'bescheid', bescheidart: 'ablehnung', datum: '2026-11-16', zugangsweg: 'post', zeichen: 'x' },
    ...{ umfang: 'ganz', personen: ['selbst'], begruendung: 'ohne', form: 'druck' },
  })
const auftragOf = (kundeId: string) => ({ id: newId(), kundeId, frage: 'x', bis: '2099-01-01' })

export const anVorgaengen: Taten = {
  'einen Auftrag an den Ärztlichen Dienst erteilen, zweimal': [
    async () => {
      const neu = auftragOf((await createKim()).kundeId)
      return () => Promise.all([1, 2].map(() => giveAuftrag(portal.env, dienst, neu)))
    },
    'vorgang.aerztlich-beauftragt',
  ],
  'einen Auftrag an den Ärztlichen Dienst beenden, zweimal': [
    async () => {
      const neu = auftragOf((await createKim()).kundeId)
      await giveAuftrag(portal.env, dienst, neu)
      return () => Promise.all([1, 2].map(() => endAuftrag(portal.env, dienst, neu)))
    },
    'vorgang.aerztlich-beendet',
  ],
  'versiegelte Unterlagen öffnen': [
    async () => {
      const { id } = await sendVersiegeltes()
      return () => openVersiegelten(portal.env, { ...dienst, rollen: ['aerztlicher-dienst'] }, id)
    },
    'vorgang.aerztlich-gelesen',
  ],
  'den Stand versiegelter Unterlagen setzen, zwei zugleich': [
    async () => {
      const { id } = await sendVersiegeltes()
      const wahl = { id, stand: await standOf(id), zustand: 'eingegangen', notiz: 'x' } as const
      const wer = { ...dienst, rollen: ['aerztlicher-dienst'] as const }
      return () => Promise.all([1, 2].map(() => changeVersiegelten(portal.env, wer, wahl)))
    },
    'vorgang.aerztlich-stand',
  ],
  'eine versiegelte Unterlage prüfen, zwei zugleich': [
    async () => {
      const { id } = await sendVersiegeltes({ dokumente: [{ id: 'd1', art: 'befund', aussteller: 'x' }] })
      const { id: nachweisId } = await portal.owner
        .selectFrom('vorgang_nachweis')
        .select('id')
        .where('vorgang_id', '=', id)
        .executeTakeFirstOrThrow()
      const wahl = { id, stand: await standOf(id), nachweisId, urteil: 'abgelehnt', grund: 'x' } as const
      const wer = { ...dienst, rollen: ['aerztlicher-dienst'] as const }
      return () => Promise.all([1, 2].map(() => judgeVersiegelten(portal.env, wer, wahl)))
    },
    'vorgang.aerztlich-geprueft',
  ],
  'vermerken, dass die Schriftform vorliegt, zwei zugleich': [
    async () => {
      const { id } = await sendWiderspruch()
      const wahl = { id, stand: await standOf(id), form: 'papier', tag: '2026-11-20' } as const
      return () => Promise.all([1, 2].map(() => noteSchriftform(portal.env, dienst, wahl)))
    },
    'vorgang.schriftform-vermerkt',
  ],
  'einen Widerspruch begründen, zweimal': [
    async () => {
      const { kim, id } = await sendWiderspruch()
      return () => Promise.all([1, 2].map(() => sendBegruendung(portal.env, kim.wer, { id, text: 'x' })))
    },
    'vorgang.begruendet',
  ],
  'nach Angaben fragen, zwei zugleich': [
    async () => {
      const { ask } = await asked()
      const wahl = await ask()
      return () => Promise.all([1, 2].map(() => requestKorrektur(portal.env, dienst, wahl)))
    },
    'vorgang.korrektur-erbeten',
  ],
  'eine Rückfrage zurückziehen, zwei zugleich': [
    async () => {
      const { ask, vorgangId: id } = await asked()
      await requestKorrektur(portal.env, dienst, await ask())
      const wahl = { id, stand: await standOf(id) }
      return () => Promise.all([1, 2].map(() => withdrawKorrektur(portal.env, dienst, wahl)))
    },
    'vorgang.korrektur-zurueckgezogen',
  ],
  'geänderte Angaben senden, zweimal': [
    async () => {
      const { wer, ask, vorgangId } = await asked()
      await requestKorrektur(portal.env, dienst, await ask())
      const { id } = await portal.owner
        .selectFrom('vorgang_korrektur')
        .select('id')
        .where('vorgang_id', '=', vorgangId)
        .executeTakeFirstOrThrow()
      await beginKorrektur(portal.env, wer, id)
      return () => Promise.all([1, 2].map(() => sendAntrag(portal.env, wer, id)))
    },
    'vorgang.korrigiert',
  ],
  'ein Bescheid entscheidet einen Vorgang, zweimal': [
    async () => {
      const { kim, id } = await applied()
      const { mitarbeiterId } = dienst
      const wahl = {
        vorgangId: id,
        kundeId: kim.kundeId,
        mitarbeiterId,
        weg: 'online',
        imWiderspruch: undefined,
      } as const
      const decide = () => portal.env.db.transaction().execute((tx) => decideVorgang(portal.env, tx, wahl))
      return () => Promise.all([1, 2].map(decide))
    },
    'vorgang.entschieden',
  ],
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
      return () => Promise.all([1, 2].map(() => withdrawVorgang(portal.env, kim.wer, { id })))
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
  'Vorgang als Datei ausgeben': [
    async () => {
      const { id } = await applied()
      return () => openVorgangZurAusgabe(portal.env, dienst, id)
    },
    'vorgang.ausgegeben',
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
  'einen Vorgang zur Kenntnis nehmen': [
    async () => {
      const { id } = await applied()
      const wahl = { id, stand: await standOf(id), bereich: 'vermittlung' } as const
      const neu = { vorgangId: id, bereich: 'vermittlung', anlass: 'eingang' } as const
      await portal.env.db.transaction().execute((tx) => placeKenntnis(portal.env, tx, neu))
      return () => settleKenntnis(portal.env, dienst, wahl)
    },
    'vorgang.zur-kenntnis',
  ],
  'eine Rücknahme sehen': [
    async () => {
      const { kim, id } = await applied()
      await withdrawVorgang(portal.env, kim.wer, { id })
      const wahl = { id, stand: await standOf(id), was: 'gesehen' } as const
      return () => settleVorgang(portal.env, dienst, wahl)
    },
    'vorgang.ruecknahme-gesehen',
  ],
}
