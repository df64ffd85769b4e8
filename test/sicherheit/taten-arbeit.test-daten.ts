import { requestFreischaltcode } from '../../src/modules/profil/index.ts'
import { createDienst, type Dienst } from '../support/dienst.ts'
import { createMensch, createTestKunde } from '../support/menschen.ts'
import { portal, type Taten } from './taten.test-daten.ts'

const leitung = () => createDienst(portal, ['teamleitung'])

/** Sends a form of the staff without the page that follows, which may be put on record itself. */
function send(dienst: Dienst, pfad: string, felder: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ csrf: dienst.csrf(), ...felder }).toString()
  return dienst.raw(pfad, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })
}

/** What staff do at the workplace: who is there for whom, who has which item, figures. */
export const amArbeitsplatz: Taten = {
  'Zugriff begründen': [
    async () => {
      const dienst = await leitung()
      const pfad = `/sachbearbeitung/kunden/${await createTestKunde(portal, {}, null)}/zugriff`
      await dienst.open(pfad)
      const { fields } = dienst.forms().find(({ buttons }) => buttons.includes('Akte öffnen'))!
      return () => send(dienst, pfad, { ...fields, grund: 'anruf' })
    },
    'jobcenter.zugriff-begruendet',
  ],
  'Zuständigkeit ändern': [
    async () => {
      const dienst = await leitung()
      const pfad = `/sachbearbeitung/kunden/${await createTestKunde(portal)}/zustaendigkeit`
      await dienst.open(pfad)
      const felder = { bereich: 'vermittlung', person: dienst.mitarbeiterId, team: '', stand: '1' }
      return () => send(dienst, pfad, felder)
    },
    'jobcenter.zustaendigkeit-geaendert',
  ],
  'Aufgabe übernehmen': [
    async () => {
      const dienst = await leitung()
      const mensch = await createMensch(portal, { profil: 'standard' })
      await requestFreischaltcode(portal.env, mensch, { name: 'Wer' })
      await dienst.open('/sachbearbeitung/eingang')
      const { id, stand } = await portal.owner
        .selectFrom('eingang as e')
        .innerJoin('freischaltantrag as f', 'f.id', 'e.bezug_id')
        .select(['e.id', 'e.stand'])
        .where('f.konto_id', '=', mensch.kontoId)
        .executeTakeFirstOrThrow()
      const felder = { 'posten[]': `${id}_${stand}`, aktion: 'uebernehmen', an: '', zurueck: '' }
      return () => send(dienst, '/sachbearbeitung/eingang', felder)
    },
    'jobcenter.aufgabe-zugewiesen',
  ],
  'Erreichbarkeit eintragen': [
    async () => {
      const dienst = await leitung()
      await dienst.open('/sachbearbeitung/erreichbarkeit')
      const felder = { fuer: dienst.mitarbeiterId, telefon: '', sprechzeiten: 'vormittags', vertretung: '' }
      return () => send(dienst, '/sachbearbeitung/erreichbarkeit', felder)
    },
    'dienst.vertretung-geaendert',
  ],
  'Zahlen öffnen': [
    async () => {
      const dienst = await leitung()
      return () => dienst.open('/sachbearbeitung/zahlen')
    },
    'jobcenter.zahlen-geoeffnet',
  ],
}
