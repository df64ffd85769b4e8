import { keepDokumente, readDokument, removeEigenes, takeDokumente } from '../../src/modules/dokumente/index.ts'
import { importKunden } from '../../src/modules/jobcenter/index.ts'
import {
  answerGespraech,
  assignGespraech,
  closeGespraech,
  readGespraechForDienst,
  sendNachricht,
  writeToKunde,
} from '../../src/modules/postfach/index.ts'
import { archiveGespraech } from '../../src/modules/postfach/kunde.ts'
import { setZustimmung } from '../../src/modules/profil/index.ts'
import { reportUngelesene } from '../../src/modules/sachbearbeitung/eingang/ungelesen.ts'
import {
  bookTermin,
  cancelByDienst,
  createZeiten,
  decideMitteilung,
  enterAbwesenheit,
  exportTerminnachweis,
  markTerminbriefGesendet,
  moveByDienst,
  noteErgebnis,
  readMitteilung,
  readTerminForDienst,
  removeAbwesenheit,
  sendMitteilung,
  withdrawZeiten,
} from '../../src/modules/termine/index.ts'
import { removeAbo, renewAbo } from '../../src/modules/termine/kalender/abo.ts'
import { cancelTermin, confirmTermin, moveTermin } from '../../src/modules/termine/kunde.ts'
import { einladung, invite, offer } from '../../src/modules/termine/termine.test-daten.ts'
import { later, TAG } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { tagInBerlin } from '../../src/platform/text/datum.ts'
import { chunked, pdf } from '../support/dateien.ts'
import { createDienst } from '../support/dienst.ts'
import { createMensch, createTestKunde, kundendaten, type Mensch } from '../support/menschen.ts'
import { dienst, portal, type Taten } from './taten.test-daten.ts'

const werOf = ({ kontoId, profilId, kundeId }: Mensch) => ({
  kontoId,
  profil: { art: 'kunde', profilId, kundeId, jobcenterId: dienst.jobcenterId } as const,
})
type Wer = ReturnType<typeof werOf>

async function createKim(): Promise<Mensch & { wer: Wer }> {
  const kim = await createMensch(portal, { kunde: true })
  const wer = werOf(kim)
  for (const art of ['nachrichten', 'bescheide'] as const) await setZustimmung(portal.env, wer, { art, an: true })
  return Object.assign(kim, { wer })
}

const nachricht = (an: Parameters<typeof sendNachricht>[2]['an']) => ({ sendung: newId(), text: 'x', anhaenge: [], an })
/** A conversation that waits for an answer. */
async function begun() {
  const kim = await createKim()
  const sent = await sendNachricht(portal.env, kim.wer, nachricht({ anliegen: 'miete', betreff: 'x' }))
  if (!sent.ok) throw new Error(sent.grund)
  const id = sent.gespraechId
  const { stand } = await portal.owner
    .selectFrom('gespraech')
    .select('stand')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { kim, id, stand }
}
const antwort = (id: string, stand: number) => ({ id, stand, sendung: newId(), text: 'x', anhaenge: [] })

const postfach: Taten = {
  'Nachricht an das Jobcenter': [
    async () => {
      const { wer } = await createKim()
      return () => sendNachricht(portal.env, wer, nachricht({ anliegen: 'miete', betreff: 'x' }))
    },
    'jobcenter.nachricht-gesendet',
  ],
  'Nachricht des Jobcenters': [
    async () => {
      const { kundeId } = await createKim()
      const neu = { kundeId, anliegen: 'miete', betreff: 'x', sendung: newId(), text: 'x', anhaenge: [] } as const
      return () => writeToKunde(portal.env, dienst, neu)
    },
    'jobcenter.nachricht-geschrieben',
  ],
  'Antwort des Jobcenters, zweimal gesendet': [
    async () => {
      const { id, stand } = await begun()
      const eine = antwort(id, stand)
      return () => Promise.all([1, 2].map(() => answerGespraech(portal.env, dienst, eine)))
    },
    'jobcenter.nachricht-geschrieben',
  ],
  'Nachricht im Dienst öffnen': [
    async () => {
      const { id } = await begun()
      return () => readGespraechForDienst(portal.env, dienst, id)
    },
    'jobcenter.nachricht-gelesen',
  ],
  'Gespräch ablegen': [
    async () => {
      const { kim, id, stand } = await begun()
      return () => archiveGespraech(portal.env, kim.wer, { id, stand, weg: true })
    },
    'jobcenter.gespraech-archiviert',
  ],
  'Eingang öffnen': [
    async () => {
      const sachlich = await createDienst(portal, ['leistungssachbearbeitung'])
      return () => sachlich.open('/sachbearbeitung/eingang')
    },
    'jobcenter.eingang-geoeffnet',
  ],
  'Nachricht zuteilen': [
    async () => {
      const { id, stand } = await begun()
      return () => assignGespraech(portal.env, dienst, { id, stand, an: dienst.mitarbeiterId })
    },
    'jobcenter.nachricht-zugewiesen',
  ],
  'Nachricht als erledigt vermerken': [
    async () => {
      const { id, stand } = await begun()
      return () => closeGespraech(portal.env, dienst, { id, stand })
    },
    'jobcenter.nachricht-erledigt',
  ],
  'Nachricht bleibt ungelesen': [
    async () => {
      const { id } = await begun()
      const lange = later(portal.env.clock.now(), -10 * TAG)
      await portal.owner.updateTable('nachricht').set({ gesendet: lange }).where('gespraech_id', '=', id).execute()
      await portal.owner.updateTable('eingang').set({ faellig: lange }).where('bezug_id', '=', id).execute()
      // Twice at once: told once.
      return () => Promise.all([1, 2].map(() => reportUngelesene(portal.env)))
    },
    'jobcenter.nachricht-ungelesen',
  ],
  'Kundendaten aus einer Datei erneuern': [
    async () => {
      const daten = kundendaten()
      await createTestKunde(portal, daten)
      const alle = [{ ...daten, ort: 'Neustadt' }]
      return () => importKunden(portal.env, { jobcenterId: dienst.jobcenterId, alle, probe: false })
    },
    'jobcenter.kunde-geaendert',
  ],
}

// Each appointment on a day of its own, so that none meets another.
let tag = 0
const nextDay = () => new Date(Date.UTC(2027, 2, 1 + 7 * tag++))
const berater = () => createDienst(portal, ['integrationsfachkraft'])

/** Times of one member of staff on a Monday, and somebody who may take them. */
async function offered() {
  const [kim, wer] = [await createKim(), await berater()]
  const fenster = await offer(portal, wer, nextDay().toISOString().slice(0, 10))
  return { kim, berater: wer, fenster }
}
async function booked() {
  const stage = await offered()
  const done = await bookTermin(portal.env, stage.kim.wer, { fensterId: stage.fenster[0]!, anliegen: '' })
  if (!done.ok) throw new Error(done.grund)
  return { ...stage, id: done.terminId }
}
async function invited() {
  const [kim, wer] = [await createKim(), await berater()]
  const beginn = later(nextDay(), 10 * 3_600_000)
  const id = await invite(portal, wer, einladung(kim.kundeId, beginn.toISOString()), newId())
  return { kim, berater: wer, id, beginn }
}
const standOf = async (id: string) =>
  (await portal.owner.selectFrom('termin').select('stand').where('id', '=', id).executeTakeFirstOrThrow()).stand

const mitteilung = (terminId: string | undefined) => ({
  ...{ art: terminId ? ('verhinderung' as const) : ('wunsch' as const), terminId, text: 'x' },
  ...{ grund: terminId ? ('krank' as const) : undefined, anhaenge: [], sendung: newId() },
})
async function told(terminId: string | undefined, kim: Mensch & { wer: Wer }): Promise<string> {
  const done = await sendMitteilung(portal.env, kim.wer, mitteilung(terminId))
  if (!done.ok) throw new Error(done.grund)
  const rows = portal.owner.selectFrom('terminmitteilung').select('id').where('kunde_id', '=', kim.kundeId)
  return (await rows.executeTakeFirstOrThrow()).id
}

const termine: Taten = {
  'Termin vereinbaren': [
    async () => {
      const { kim, fenster } = await offered()
      return () => bookTermin(portal.env, kim.wer, { fensterId: fenster[0]!, anliegen: '' })
    },
    'jobcenter.termin-vereinbart',
  ],
  'Termin bestätigen, zweimal': [
    async () => {
      const { kim, id } = await invited()
      return () => Promise.all([1, 2].map(() => confirmTermin(portal.env, kim.wer, id)))
    },
    'jobcenter.termin-bestaetigt',
  ],
  'Termin verschieben': [
    async () => {
      const { kim, id, fenster } = await booked()
      return () => moveTermin(portal.env, kim.wer, { id, fensterId: fenster[1]! })
    },
    'jobcenter.termin-verschoben',
  ],
  'Termin absagen': [
    async () => {
      const { kim, id } = await booked()
      return () => cancelTermin(portal.env, kim.wer, id)
    },
    'jobcenter.termin-abgesagt',
  ],
  'Termin ansetzen': [
    async () => {
      const [{ kundeId }, wer] = [await createKim(), await berater()]
      const neu = einladung(kundeId, later(nextDay(), 10 * 3_600_000).toISOString())
      return () => invite(portal, wer, neu, newId())
    },
    'jobcenter.termin-angesetzt',
  ],
  'Termin verlegen': [
    async () => {
      const { berater: wer, id } = await invited()
      const [beginn, stand] = [later(nextDay(), 11 * 3_600_000), await standOf(id)]
      const neu = { id, stand, beginn, ende: later(beginn, 1_800_000), weg: 'telefon', ort: '' } as const
      return () => moveByDienst(portal.env, wer, neu)
    },
    'jobcenter.termin-verlegt',
  ],
  'Termin im Dienst absagen': [
    async () => {
      const { berater: wer, id } = await invited()
      const neu = { id, stand: await standOf(id), grund: 'x', anbieten: false }
      return () => cancelByDienst(portal.env, wer, neu)
    },
    'jobcenter.termin-entfallen',
  ],
  'vermerken, ob jemand kam': [
    async () => {
      const { berater: wer, id, beginn } = await invited()
      const [stand, env] = [await standOf(id), { ...portal.env, clock: { now: () => later(beginn, TAG) } }]
      return async () => {
        const done = await noteErgebnis(env, wer, { id, stand, ergebnis: 'wahrgenommen' })
        // A moment of its own, which the check of the times is not about.
        const zeit = portal.env.clock.now()
        if (!done.ok || zeit > beginn) throw new Error('nicht vermerkt')
      }
    },
    'jobcenter.termin-vermerkt',
  ],
  'Termin ansetzen für jemanden ohne Konto': [
    async () => {
      const [kundeId, wer] = [await createTestKunde(portal), await berater()]
      const neu = einladung(kundeId, later(nextDay(), 10 * 3_600_000).toISOString())
      return () => invite(portal, wer, neu, newId())
    },
    'jobcenter.termin-angesetzt',
    'jobcenter.terminbrief-beauftragt',
  ],
  'Brief zum Termin als gesendet vermerken, zweimal': [
    async () => {
      const [kundeId, wer] = [await createTestKunde(portal), await berater()]
      const terminId = await invite(
        portal,
        wer,
        einladung(kundeId, later(nextDay(), 10 * 3_600_000).toISOString()),
        newId(),
      )
      const tag = tagInBerlin(portal.env.clock.now())
      return () => Promise.all([1, 2].map(() => markTerminbriefGesendet(portal.env, wer, { terminId, tag })))
    },
    'jobcenter.terminbrief-gesendet',
  ],
  'Nachweis zum Termin ausgeben': [
    async () => {
      const { berater: wer, id } = await invited()
      return () => exportTerminnachweis(portal.env, wer, id)
    },
    'jobcenter.terminnachweis-ausgegeben',
  ],
  'Termin im Dienst öffnen': [
    async () => {
      const { berater: wer, id } = await invited()
      return () => readTerminForDienst(portal.env, wer, id)
    },
    'jobcenter.termin-geoeffnet',
  ],
  'Verhinderung mitteilen': [
    async () => {
      const { kim, id } = await invited()
      return () => sendMitteilung(portal.env, kim.wer, mitteilung(id))
    },
    'jobcenter.verhinderung-mitgeteilt',
  ],
  'Mitteilung im Dienst öffnen': [
    async () => {
      const { kim, berater: wer, id } = await invited()
      const gesagt = await told(id, kim)
      return () => readMitteilung(portal.env, wer, gesagt)
    },
    'jobcenter.terminmitteilung-gelesen',
  ],
  'über eine Verhinderung entscheiden, zweimal': [
    async () => {
      const { kim, berater: wer, id } = await invited()
      const entscheidung = { id: await told(id, kim), ergebnis: 'anerkannt', antwort: 'x' } as const
      return () => Promise.all([1, 2].map(() => decideMitteilung(portal.env, wer, entscheidung)))
    },
    'jobcenter.verhinderung-entschieden',
  ],
  'um einen Termin bitten': [
    async () => {
      const { wer } = await createKim()
      return () => sendMitteilung(portal.env, wer, mitteilung(undefined))
    },
    'jobcenter.terminwunsch',
  ],
  'auf einen Wunsch antworten': [
    async () => {
      const entscheidung = { id: await told(undefined, await createKim()), ergebnis: 'erledigt', antwort: 'x' } as const
      return () => decideMitteilung(portal.env, dienst, entscheidung)
    },
    'jobcenter.terminwunsch-beantwortet',
  ],
  'Adresse des Kalenders machen': [
    async () => {
      const { wer } = await createKim()
      return () => renewAbo(portal.env, wer)
    },
    'jobcenter.kalenderadresse-geaendert',
  ],
  'Adresse des Kalenders beenden': [
    async () => {
      const { wer } = await createKim()
      await renewAbo(portal.env, wer)
      return () => removeAbo(portal.env, wer)
    },
    'jobcenter.kalenderadresse-geaendert',
  ],
  'Zeiten anbieten': [
    async () => {
      const [wer, am] = [await berater(), nextDay().toISOString().slice(0, 10)]
      const neu = { ab: am, bis: am, von: '09:00', ende: '12:00', minuten: 30, weg: 'vor-ort', ort: 'x' } as const
      return () => createZeiten(portal.env, wer, { ...neu, thema: 'arbeit' })
    },
    'dienst.zeiten-geaendert',
  ],
  'eine Zeit zurücknehmen': [
    async () => {
      const { berater: wer, fenster } = await offered()
      return () => withdrawZeiten(portal.env, wer, { id: fenster[0]!, serie: false })
    },
    'dienst.zeiten-geaendert',
  ],
  'Abwesenheit eintragen und beenden': [
    async () => {
      const [wer, id, am] = [await berater(), newId(), nextDay().toISOString().slice(0, 10)]
      return async () => {
        await enterAbwesenheit(portal.env, wer, { id, von: am, bis: am })
        await removeAbwesenheit(portal.env, wer, id)
      }
    },
    'dienst.zeiten-geaendert',
    'dienst.zeiten-geaendert',
  ],
}

async function* one() {
  yield { feld: 'datei', name: 'Kontoauszug.pdf', inhalt: chunked(pdf()) }
}
const taken = (kundeId: string, akteur: { art: 'kunde' | 'dienst'; id: string }) =>
  takeDokumente(portal.env, { besitzer: { art: 'kunde', id: kundeId }, sendung: newId(), akteur }, one())

const dokumente: Taten = {
  'Dokument einreichen': [
    async () => {
      const { kundeId, kontoId } = await createKim()
      return () => taken(kundeId, { art: 'kunde', id: kontoId })
    },
    'jobcenter.dokument-eingereicht',
  ],
  'Dokument im Dienst ablegen': [
    async () => {
      const { kundeId } = await createKim()
      return () => taken(kundeId, { art: 'dienst', id: dienst.mitarbeiterId })
    },
    'jobcenter.dokument-abgelegt',
  ],
  'Dokument mit einem Fund': [
    async () => {
      const { kundeId, kontoId } = await createKim()
      await portal.runDue()
      await taken(kundeId, { art: 'kunde', id: kontoId })
      const fund = { art: 'befall', scanner: 'Versuch', signatur: 'Fund' } as const
      return async () => {
        portal.env.scanner = { scan: async () => fund, version: async () => 'Versuch' }
        await portal.runDue()
        portal.env.scanner = undefined
      }
    },
    'jobcenter.dokument-abgewiesen',
  ],
  'eigenes Dokument entfernen, zweimal': [
    async () => {
      const { kundeId, kontoId } = await createKim()
      const { dokumente: alle } = await taken(kundeId, { art: 'kunde', id: kontoId })
      const id = alle[0]!.id
      await portal.env.db
        .transaction()
        .execute((tx) =>
          keepDokumente(portal.env, tx, { besitzer: { art: 'kunde', id: kundeId }, ids: [id], art: 'KTO' }),
        )
      return () => Promise.all([1, 2].map(() => removeEigenes(portal.env, { kundeId, kontoId, id })))
    },
    'jobcenter.dokument-entfernt',
  ],
  'Dokument im Dienst öffnen': [
    async () => {
      const { kundeId, kontoId } = await createKim()
      const { dokumente: alle } = await taken(kundeId, { art: 'kunde', id: kontoId })
      await portal.runDue()
      const wo = { besitzer: { art: 'kunde', id: kundeId }, id: alle[0]!.id } as const
      return () => readDokument(portal.env, wo, { akteur: { art: 'dienst', id: dienst.mitarbeiterId }, trotzdem: true })
    },
    'jobcenter.dokument-gelesen',
  ],
}

const listen: Taten = Object.fromEntries(
  ['', '/bescheide', '/termine', '/termine/mitteilungen'].map((pfad) => [
    `Liste öffnen: /sachbearbeitung${pfad}`,
    [
      async () => {
        const leitung = await createDienst(portal, ['teamleitung'])
        return () => leitung.open(`/sachbearbeitung${pfad}`)
      },
      'jobcenter.liste-geoeffnet',
    ],
  ]),
)

export const imJobcenter: Taten = { ...postfach, ...termine, ...dokumente, ...listen }
