import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { png } from '../../../../test/support/dateien.ts'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createTestKunde, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { readAntrag } from '../../formulare/antrag/antrag.ts'
import { type ErsteBuehne, openErsteBuehne } from '../../formulare/erstantrag/buehne.test-daten.ts'
import { separateErstantrag } from '../../formulare/erstantrag/trennen.ts'
import { matchErstantrag } from '../../formulare/erstantrag/zuordnen.ts'
import { sendAntrag } from '../../formulare/senden/senden.ts'
import { normalizeCode, readBrief, redeemFreischaltcode } from '../../profil/index.ts'
import { noteVermerk } from '../../vorgaenge/index.ts'

let buehne: ErsteBuehne
let zone: Dienst
beforeAll(async () => {
  buehne = await openErsteBuehne()
  zone = await createDienst(buehne.portal, ['eingangszone'])
})
afterAll(() => buehne?.portal.stop())

const idOf = (pfad: string) => pfad.split('/').at(-1)!
const imDienst = (pfad: string) => `/sachbearbeitung${pfad}`
const rowOf = (pfad: string) =>
  buehne.portal.owner.selectFrom('erstantrag').selectAll().where('id', '=', idOf(pfad)).executeTakeFirstOrThrow()
const von = () => ({ art: 'dienst', id: zone.mitarbeiterId }) as const
const ortOf = (pfad: string) => ({ id: idOf(pfad), jobcenterId: zone.jobcenterId, von: von() })
const countVorgaenge = async (kundeId: string) =>
  (await buehne.portal.owner.selectFrom('vorgang').select('id').where('kunde_id', '=', kundeId).execute()).length

/** A first application that lies on the wrong file, with the code of the letter. */
async function mismatched(mensch?: Mensch) {
  const kim = mensch ?? (await buehne.createKonto())
  const { id, pfad } = await buehne.secure(kim)
  const kundeId = await createTestKunde(buehne.portal)
  const done = await matchErstantrag(buehne.portal.env, ortOf(pfad), { kundeId })
  if (done.art !== 'ok' || !done.briefId) throw new Error(done.art)
  const brief = await readBrief(
    buehne.portal.env,
    { id: done.briefId, jobcenterId: zone.jobcenterId },
    { art: 'system' },
  )
  return { kim, id, pfad, kundeId, vorgangId: done.vorgangId, briefId: done.briefId, code: brief!.inhalt!.code }
}

const redeem = (kontoId: string, code: string) =>
  redeemFreischaltcode(buehne.portal.env, {
    besuch: { kontoId },
    code: normalizeCode(code)!,
    geburtstag: '1990-02-01',
    userAgent: null,
    adresse: '192.0.2.1',
  })

describe('Eine falsche Zuordnung zurücknehmen', () => {
  test('auf der Seite: Der Vorgang geht aus der Akte, der Code gilt nicht mehr, der Antrag ist wieder offen, und der Grund steht da', async () => {
    const { kim, pfad, kundeId, vorgangId, briefId, code } = await mismatched()
    const vorher = await rowOf(pfad)
    await zone.open(imDienst(pfad))
    await zone.open(`${imDienst(pfad)}/trennung`)
    expect(zone.page.text).toContain('Der Freischaltcode aus dem Brief gilt nicht mehr.')
    await zone.submit('Zuordnung zurücknehmen')
    expect([zone.page.status, zone.page.text.includes('Schreiben Sie, warum')]).toEqual([422, true])
    await zone.submit('Zuordnung zurücknehmen', { grund: 'Verwechslung bei gleichem Namen.' })
    expect(zone.page.text).toContain('Zurückgenommene Zuordnungen')
    expect(zone.page.text).toContain('Verwechslung bei gleichem Namen.')
    const row = await rowOf(pfad)
    expect(row).toMatchObject({ zustand: 'offen', kunde_id: null, vorgang_id: null, brief_id: null, entschieden: null })
    expect([row.nummer, row.zeit]).toEqual([vorher.nummer, vorher.zeit])
    expect(await countVorgaenge(kundeId)).toBe(0)
    await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${vorgangId}`)
    expect(buehne.sabine.page.status).toBe(404)
    const brief = await readBrief(buehne.portal.env, { id: briefId, jobcenterId: zone.jobcenterId }, { art: 'system' })
    expect(brief?.inhalt).toBeUndefined()
    const andere = await buehne.createKonto()
    expect((await redeem(andere.kontoId, code)).art).toBe('falsch')
    await zone.open('/sachbearbeitung/eingang?art=erstantrag')
    expect(zone.page.html).toContain(imDienst(pfad))
    await kim.open(pfad)
    expect(kim.page.text).toContain('Bei Ihrem Jobcenter')
    expect(kim.page.text).not.toContain('Verwechslung')
    await kim.open('/benachrichtigungen')
    expect(kim.page.text).toContain('Zu einem Vorgang gibt es etwas Neues')
    const { rows } = await sql`select 1 from protokoll where ereignis = 'vorgang.erstantrag-getrennt'
      and kunde_id = ${kundeId} and konto_id = ${kim.kontoId} and akteur_id = ${zone.mitarbeiterId}`.execute(
      buehne.portal.owner,
    )
    expect(rows).toHaveLength(1)
  })

  test('Beleg, Dateien und Entwurf bleiben der Person; danach der richtigen zugeordnet ist alles da, unter derselben Nummer', async () => {
    const { portal } = buehne
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    const [, code = ''] = /\/beleg\/([A-Z0-9-]+)"/.exec(kim.page.html) ?? []
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    await kim.open(`/antraege/${id}/nachweise`)
    const nachweis = /href="(\/antraege\/[^"]+\/nachweise\/[^"]+)"/.exec(kim.page.html)![1]!
    await kim.open(nachweis)
    const datei = new File([new Uint8Array(await png())], 'nachweis.png', { type: 'image/png' })
    await kim.submit('Speichern', {}, { dateien: datei })
    await buehne.send(kim, id)
    const [falsch, richtig] = [await createTestKunde(portal), await createTestKunde(portal)]
    await matchErstantrag(portal.env, ortOf(pfad), { kundeId: falsch })
    expect(await separateErstantrag(portal.env, ortOf(pfad), 'Verwechslung')).toBe('ok')
    const ownerOf = async () =>
      (await portal.owner.selectFrom('dokument').select(['kunde_id', 'konto_id']).execute()).filter(
        (one) => one.konto_id === kim.kontoId || [falsch, richtig].includes(one.kunde_id ?? ''),
      )
    expect(await ownerOf()).toEqual([{ kunde_id: null, konto_id: kim.kontoId }])
    await kim.open(`/beleg/${code}`)
    expect(kim.page.text).toContain('Diesen Beleg gibt es')
    const done = await matchErstantrag(portal.env, ortOf(pfad), { kundeId: richtig })
    expect(done.art).toBe('ok')
    const row = await rowOf(pfad)
    const vorgang = await portal.owner
      .selectFrom('vorgang')
      .select(['nummer', 'kunde_id', 'art'])
      .where('id', '=', row.vorgang_id!)
      .executeTakeFirstOrThrow()
    expect(vorgang).toEqual({ nummer: row.nummer, kunde_id: richtig, art: 'formular' })
    expect(await ownerOf()).toEqual([{ kunde_id: richtig, konto_id: null }])
    await kim.open(`/beleg/${code}`)
    expect(kim.page.text).toContain('Diesen Beleg gibt es')
    await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${row.vorgang_id}`)
    expect(buehne.sabine.page.text).toContain('nachweis.png')
  })

  test('ein Entwurf geht weiter wie zuvor, und der ganze Antrag vervollständigt den wieder offenen', async () => {
    const { kim, id, pfad } = await mismatched()
    const { env } = buehne.portal
    expect(await separateErstantrag(env, ortOf(pfad), 'x')).toBe('ok')
    expect((await readAntrag(env, buehne.inhaberOf(kim), id))?.gesichert).toMatchObject({ art: 'erstantrag' })
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    expect((await sendAntrag(env, buehne.inhaberOf(kim), id)).ok).toBe(true)
    expect(await rowOf(pfad)).toMatchObject({ zustand: 'offen', unvollstaendig_seit: null })
  })

  test('ist der Code eingelöst, geht es nicht mehr, von wem auch immer', async () => {
    const { env } = buehne.portal
    const eins = await mismatched()
    expect((await redeem(eins.kim.kontoId, eins.code)).art).toBe('ok')
    expect(await separateErstantrag(env, ortOf(eins.pfad), 'x')).toBe('eingeloest')
    const zwei = await mismatched()
    const andere = await buehne.createKonto()
    expect((await redeem(andere.kontoId, zwei.code)).art).toBe('ok')
    expect(await separateErstantrag(env, ortOf(zwei.pfad), 'x')).toBe('eingeloest')
    await zone.open(`${imDienst(zwei.pfad)}/trennung`)
    await zone.submit('Zuordnung zurücknehmen', { grund: 'x' })
    expect([zone.page.status, zone.page.text.includes('schon eingelöst')]).toEqual([409, true])
    expect(await rowOf(zwei.pfad)).toMatchObject({ zustand: 'zugeordnet', vorgang_id: zwei.vorgangId })
    await buehne.portal.runDue()
    await zone.open(`${imDienst(eins.pfad)}/trennung`)
    expect(new URL(zone.page.url).pathname).toBe(imDienst(eins.pfad))
  })

  test('ist etwas daraus geworden, geht es nicht mehr; ein Vermerk hindert nicht', async () => {
    const { env, owner } = buehne.portal
    const dienst = { mitarbeiterId: buehne.sabine.mitarbeiterId, jobcenterId: zone.jobcenterId }
    const entschieden = await mismatched()
    await owner
      .updateTable('vorgang')
      .set({ zustand: 'abgeschlossen', offen_seit: null })
      .where('id', '=', entschieden.vorgangId)
      .execute()
    expect(await separateErstantrag(env, ortOf(entschieden.pfad), 'x')).toBe('begonnen')
    expect((await rowOf(entschieden.pfad)).zustand).toBe('zugeordnet')
    // Nothing of it stays: the code is as good as before.
    const neu = await buehne.createKonto()
    expect((await redeem(neu.kontoId, entschieden.code)).art).toBe('ok')
    const vermerkt = await mismatched()
    expect((await noteVermerk(env, dienst, { id: vermerkt.vorgangId, stand: 1, notiz: 'Anruf' })).ok).toBe(true)
    expect(await separateErstantrag(env, ortOf(vermerkt.pfad), 'x')).toBe('ok')
  })

  test('zwei zugleich, und zugleich mit der Einlösung: eines gewinnt ganz', async () => {
    const { env } = buehne.portal
    const doppelt = await mismatched()
    const both = await Promise.all([1, 2].map(() => separateErstantrag(env, ortOf(doppelt.pfad), 'x')))
    expect(both.sort()).toEqual(['entschieden', 'ok'])
    for (let i = 0; i < 3; i++) {
      const one = await mismatched()
      const [getrennt, eingeloest] = await Promise.all([
        separateErstantrag(env, ortOf(one.pfad), 'x'),
        redeem(one.kim.kontoId, one.code),
      ])
      expect([getrennt === 'ok', eingeloest.art === 'ok'].filter(Boolean)).toHaveLength(1)
      expect((await rowOf(one.pfad)).zustand).toBe(getrennt === 'ok' ? 'offen' : 'zugeordnet')
      await buehne.portal.runDue()
    }
  })

  test('AZ-02: ein anderes Jobcenter nimmt nichts zurück; AZ-05: ohne das Recht auch niemand', async () => {
    const { pfad } = await mismatched()
    const jobcenterId = await ensureJobcenter(buehne.portal, 'Jobcenter Beispielkreis')
    const fremd = await createDienst(buehne.portal, ['teamleitung'], { jobcenterId })
    for (const one of [pfad, `/erstantraege/${newId()}`]) {
      expect((await fremd.open(`${imDienst(one)}/trennung`)).status).toBe(404)
      await fremd.open('/sachbearbeitung')
      expect((await fremd.post(`${imDienst(one)}/trennung`, { grund: 'x' })).status).toBe(404)
    }
    for (const rolle of ['administration', 'revision', 'aerztlicher-dienst'] as const) {
      const one = await createDienst(buehne.portal, [rolle])
      expect((await one.open(`${imDienst(pfad)}/trennung`)).status).toBe(403)
    }
    expect((await rowOf(pfad)).zustand).toBe('zugeordnet')
  })
})
