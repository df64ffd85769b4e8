import {
  confirmSperre,
  endUnconfirmed,
  keepSperre,
  liftSperre,
  listSperren,
  lockAkte,
  requestAufhebung,
} from '../../src/modules/aufbewahrung/index.ts'
import { decideAusgabe, requestAusgabe, takeAusgabe } from '../../src/modules/sachbearbeitung/ausgaben/ausgaben.ts'
import { runUmschreiben } from '../../src/modules/sachbearbeitung/index.ts'
import { decideWechsel, readWechsel, requestWechsel } from '../../src/modules/sachbearbeitung/schluessel/wechsel.ts'
import { later, TAG } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { createDienst } from '../support/dienst.ts'
import { createTestKunde } from '../support/menschen.ts'
import { dienst, portal, type Taten } from './taten.test-daten.ts'

const rollen = ['teamleitung'] as const
const erste = () => ({ mitarbeiterId: dienst.mitarbeiterId, jobcenterId: dienst.jobcenterId, rollen })
async function zweite() {
  const { mitarbeiterId, jobcenterId } = await createDienst(portal, [...rollen])
  return { mitarbeiterId, jobcenterId, rollen }
}
const twice = (act: () => Promise<unknown>) => () => Promise.all([act(), act()])

const wahl = { liste: 'alle' }
const antragOf = (id: string) => ({ id, art: 'vorgaenge', wahl, anzahl: 51, grund: 'x' }) as const
async function asked(): Promise<string> {
  const id = newId()
  await requestAusgabe(portal.env, erste(), antragOf(id))
  return id
}
/** A change of the key that waits for a second person; there is one at a time. */
async function wechsel(): Promise<string> {
  await portal.owner.deleteFrom('schluesselwechsel').execute()
  await requestWechsel(portal.env, erste())
  return (await readWechsel(portal.env))!.id
}
const frei = (id: string) => ({ id, entscheidung: { art: 'freigegeben' } }) as const

/** What one person asks for and another decides. */
export const zuZweit: Taten = {
  'eine große Ausgabe beantragen, zweimal': [
    async () => {
      const antrag = antragOf(newId())
      return twice(() => requestAusgabe(portal.env, erste(), antrag))
    },
    'dienst.ausgabe-beantragt',
  ],
  'eine große Ausgabe freigeben, zweimal': [
    async () => {
      const [id, wer] = [await asked(), await zweite()]
      return twice(() => decideAusgabe(portal.env, wer, frei(id)))
    },
    'dienst.ausgabe-freigegeben',
  ],
  'die eigene Ausgabe freigeben': [
    async () => {
      const id = await asked()
      return () => decideAusgabe(portal.env, erste(), frei(id))
    },
    'dienst.ausgabe-freigegeben abgelehnt',
  ],
  'eine große Ausgabe ablehnen': [
    async () => {
      const [id, wer] = [await asked(), await zweite()]
      return () => decideAusgabe(portal.env, wer, { id, entscheidung: { art: 'abgelehnt', antwort: 'x' } })
    },
    'dienst.ausgabe-abgelehnt',
  ],
  'eine große Ausgabe abholen, zweimal': [
    async () => {
      const id = await asked()
      await decideAusgabe(portal.env, await zweite(), frei(id))
      return twice(() => takeAusgabe(portal.env, erste(), id))
    },
    'dienst.ausgabe-abgeholt',
    'jobcenter.liste-geoeffnet',
  ],
  'eine Akte festhalten, zweimal': [
    async () => {
      const kundeId = await createTestKunde(portal)
      return twice(() => lockAkte(portal.env, { kundeId, grund: 'x', von: erste() }))
    },
    'jobcenter.loeschsperre-gesetzt',
  ],
  'eine Löschsperre bestätigen, zweimal': [
    async () => {
      const [{ id }, wer] = [await locked(), await zweite()]
      return twice(() => confirmSperre(portal.env, wer, id))
    },
    'jobcenter.loeschsperre-bestaetigt',
  ],
  'die eigene Löschsperre bestätigen': [
    async () => {
      const { id } = await locked()
      return () => confirmSperre(portal.env, erste(), id)
    },
    'jobcenter.loeschsperre-bestaetigt abgelehnt',
  ],
  'die Aufhebung beantragen, zweimal': [
    async () => {
      const { kundeId } = await locked()
      return twice(() => requestAufhebung(portal.env, { kundeId, grund: 'x', von: erste() }))
    },
    'jobcenter.loeschsperre-aufhebung-beantragt',
  ],
  'eine Löschsperre aufheben, zweimal': [
    async () => {
      const [{ id }, wer] = [await toLift(), await zweite()]
      return twice(() => liftSperre(portal.env, wer, id))
    },
    'jobcenter.loeschsperre-aufgehoben',
  ],
  'eine Löschsperre auf eigenen Antrag aufheben': [
    async () => {
      const { id } = await toLift()
      return () => liftSperre(portal.env, erste(), id)
    },
    'jobcenter.loeschsperre-aufgehoben abgelehnt',
  ],
  'weiter festhalten, zweimal': [
    async () => {
      const [{ id }, wer] = [await toLift(), await zweite()]
      return twice(() => keepSperre(portal.env, wer, id))
    },
    'jobcenter.loeschsperre-aufhebung-abgelehnt',
  ],
  'einen Schlüsselwechsel beantragen, zweimal': [
    async () => {
      await portal.owner.deleteFrom('schluesselwechsel').execute()
      return twice(() => requestWechsel(portal.env, erste()))
    },
    'dienst.schluesselwechsel-beantragt',
  ],
  'einen Schlüsselwechsel freigeben, zweimal': [
    async () => {
      const [id, wer] = [await wechsel(), await zweite()]
      return twice(() => decideWechsel(portal.env, wer, { id, freigeben: true }))
    },
    'dienst.schluesselwechsel-freigegeben',
  ],
  'den eigenen Schlüsselwechsel freigeben': [
    async () => {
      const id = await wechsel()
      return () => decideWechsel(portal.env, erste(), { id, freigeben: true })
    },
    'dienst.schluesselwechsel-freigegeben abgelehnt',
  ],
  'einen Schlüsselwechsel ablehnen': [
    async () => {
      const [id, wer] = [await wechsel(), await zweite()]
      return () => decideWechsel(portal.env, wer, { id, freigeben: false })
    },
    'dienst.schluesselwechsel-abgelehnt',
  ],
  'den Hauptschlüssel wechseln, zweimal': [
    async () => {
      await decideWechsel(portal.env, await zweite(), { id: await wechsel(), freigeben: true })
      return async () => {
        for (let i = 0; i < 2; i++) await runUmschreiben(portal.env)
      }
    },
    'system.schluesselwechsel-begonnen',
    'system.schluesselwechsel-fertig',
  ],
  'eine Löschsperre verfällt': [
    async () => {
      const { id } = await locked()
      const bis = later(portal.env.clock.now(), -TAG)
      await portal.owner.updateTable('loeschsperre').set({ bis }).where('id', '=', id).execute()
      return twice(() => endUnconfirmed(portal.env))
    },
    'jobcenter.loeschsperre-verfallen',
  ],
}

async function locked(): Promise<{ id: string; kundeId: string }> {
  const kundeId = await createTestKunde(portal)
  await lockAkte(portal.env, { kundeId, grund: 'x', von: erste() })
  const [sperre] = await listSperren(portal.env, portal.env.db, { kundeId })
  return { id: sperre!.id, kundeId }
}
async function toLift(): Promise<{ id: string; kundeId: string }> {
  const sperre = await locked()
  await requestAufhebung(portal.env, { kundeId: sperre.kundeId, grund: 'x', von: erste() })
  return sperre
}
