import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { rollen } from '../../../web/schutz/rechte.ts'
import { readZustaendigkeiten, setZustaendigkeit } from '../../jobcenter/index.ts'
import { sendNachricht } from '../../postfach/index.ts'
import { setZustimmung } from '../../profil/index.ts'
import { isZustaendig, setErreichbarkeit } from './erreichbarkeit.ts'

let portal: TestPortal
let thea: Dienst
let ivo: Dienst
let jobcenterId: string
beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
  thea = await createDienst(portal, ['teamleitung'], { name: 'Thea Teamer' })
  ivo = await createDienst(portal, ['integrationsfachkraft'], { name: 'Ivo Integrier', team: 'Vermittlung' })
})
afterAll(() => portal.stop())

const akte = (id: string) => `/sachbearbeitung/kunden/${id}`
const set = (kundeId: string, wer: { person?: string; team?: string; stand?: number; von?: Dienst }) =>
  setZustaendigkeit(portal.env, wer.von ?? thea, {
    ...{ kundeId, bereich: 'vermittlung', person: wer.person, team: wer.team, stand: wer.stand ?? 1 },
  })

/** Somebody who may write, and a message of theirs that waits. */
async function writer() {
  const mensch = await createMensch(portal, { kunde: true })
  const profil = { art: 'kunde', profilId: mensch.profilId, kundeId: mensch.kundeId, jobcenterId } as const
  const wer = { kontoId: mensch.kontoId, profil }
  await setZustimmung(portal.env, wer, { art: 'nachrichten', an: true })
  const an = { anliegen: 'beratung', betreff: 'Frage' } as const
  const sent = await sendNachricht(portal.env, wer, { an, text: 'Guten Tag', anhaenge: [], sendung: newId() })
  if (!sent.ok) throw new Error(sent.grund)
  return { mensch, gespraechId: sent.gespraechId }
}

const holderOf = (bezugId: string) =>
  portal.owner
    .selectFrom('eingang')
    .select(['zustaendig', 'team'])
    .where('bezug_id', '=', bezugId)
    .executeTakeFirstOrThrow()

describe('Zuständigkeit', () => {
  test('setzt die Teamleitung in der Akte, und die Kundin sieht auf ihrer Startseite, wer für sie da ist', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await thea.open(akte(mensch.kundeId))
    expect(thea.page.text).toContain('Zuständigkeit ändern')
    await thea.open(`${akte(mensch.kundeId)}/zustaendigkeit`)
    await thea.submit('Persönlichen Kontakt speichern', { person: ivo.mitarbeiterId })
    expect(thea.page.text).toContain('Die Zuständigkeit ist gespeichert.')
    await setErreichbarkeit(portal.env, ivo.mitarbeiterId, {
      ...{ mitarbeiterId: ivo.mitarbeiterId, telefon: '0511 77 88', sprechzeiten: 'Montag 9 bis 11 Uhr' },
      vertretenDurch: thea.mitarbeiterId,
    })
    await mensch.open('/')
    expect(mensch.page.text).toMatch(/Ihr persönlicher Kontakt\s+Ivo Integrier\s+Team Vermittlung/)
    expect(mensch.page.text).toContain('0511 77 88')
    expect(mensch.page.text).toContain('Telefonzeiten: Montag 9 bis 11 Uhr')
    expect(mensch.page.text).not.toContain('Zurzeit nicht im Haus')
    await mensch.open('/verlauf')
    expect(mensch.page.text).toContain('Ihr Jobcenter hat geändert, wer für Sie zuständig ist.')
  })

  test('wer abwesend ist, steht mit der Vertretung auf der Startseite', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await set(mensch.kundeId, { person: ivo.mitarbeiterId })
    const id = newId()
    const jetzt = portal.env.clock.now()
    const zeit = { beginn: new Date(jetzt.getTime() - 1000), ende: new Date(jetzt.getTime() + 86_400_000) }
    await portal.owner
      .insertInto('abwesenheit')
      .values({ id, mitarbeiter_id: ivo.mitarbeiterId, ...zeit, erstellt: jetzt })
      .execute()
    await mensch.open('/')
    expect(mensch.page.text).toContain('Zurzeit nicht im Haus. Vertretung: Thea Teamer')
    await portal.owner.deleteFrom('abwesenheit').where('id', '=', id).execute()
  })

  test('ist niemand benannt, sagt die Startseite das', async () => {
    const mensch = await createMensch(portal, { kunde: await createTestKunde(portal, {}, null) })
    await mensch.open('/')
    expect(mensch.page.text).toContain('Für Sie ist noch niemand benannt.')
    expect(mensch.page.text).not.toContain('Team 1')
  })

  test('mit der Zuständigkeit geht, was auf eine Antwort wartet; was jemand übernommen hat, bleibt', async () => {
    const { mensch, gespraechId } = await writer()
    expect(await holderOf(gespraechId)).toEqual({ zustaendig: null, team: 'Team 1' })
    await set(mensch.kundeId, { person: ivo.mitarbeiterId })
    expect(await holderOf(gespraechId)).toEqual({ zustaendig: ivo.mitarbeiterId, team: 'Vermittlung' })
    await thea.open(`/sachbearbeitung/gespraeche/${gespraechId}`)
    await thea.submit('Übernehmen')
    await set(mensch.kundeId, { team: 'Team 1', stand: 2 })
    expect((await holderOf(gespraechId)).zustaendig).toBe(thea.mitarbeiterId)
  })

  test('AZ-08: von vielen, die zugleich ändern, gewinnt genau eine', async () => {
    const kundeId = await createTestKunde(portal)
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        set(kundeId, i % 2 ? { person: ivo.mitarbeiterId } : { team: 'Vermittlung' }),
      ),
    )
    expect(results.filter((one) => one === 'ok')).toHaveLength(1)
    expect(results.filter((one) => one === 'stand')).toHaveLength(19)
  })

  test('wer einen alten Stand vor sich hat, erfährt es, und nichts wird überschrieben', async () => {
    const kundeId = await createTestKunde(portal)
    await thea.open(`${akte(kundeId)}/zustaendigkeit`)
    await set(kundeId, { person: ivo.mitarbeiterId })
    await thea.submit('Persönlichen Kontakt speichern', { person: thea.mitarbeiterId })
    expect(thea.page.status).toBe(422)
    expect(thea.page.text).toContain('Jemand hat das inzwischen geändert.')
    expect((await readZustaendigkeiten(portal.env.db, kundeId)).vermittlung.person?.name).toBe('Ivo Integrier')
  })

  test('AZ-02: Personen und Kunden eines anderen Jobcenters gibt es dabei nicht', async () => {
    const anderes = await ensureJobcenter(portal, 'Jobcenter Fremdstadt')
    const fremde = await createDienst(portal, ['teamleitung'], { jobcenterId: anderes })
    const kundeId = await createTestKunde(portal)
    expect(await set(kundeId, { person: fremde.mitarbeiterId })).toBe('weg')
    expect(await set(kundeId, { team: 'Team 1', von: fremde })).toBe('weg')
    const [fremd, keine] = [akte(kundeId), akte(newId())].map((path) => fremde.raw(`${path}/zustaendigkeit`))
    expect([(await fremd!).status, (await keine!).status]).toEqual([404, 404])
  })

  test('AZ-05: ohne Teamleitung ändert niemand die Zuständigkeit', async () => {
    const kundeId = await createTestKunde(portal)
    const sabine = await createDienst(portal, ['leistungssachbearbeitung'])
    await sabine.open(akte(kundeId))
    expect(sabine.page.text).not.toContain('Zuständigkeit ändern')
    expect((await sabine.raw(`${akte(kundeId)}/zustaendigkeit`)).status).toBe(403)
  })
})

describe('Nur wer Nachrichten und Vorgänge bearbeitet', () => {
  test('AZ-05: wird angeboten und angenommen: als Kontakt, als Vertretung und im Eingang', async () => {
    const rita = await createDienst(portal, ['revision'], { name: 'Rita Revis', team: 'Innenrevision' })
    const kundeId = await createTestKunde(portal)
    const pfad = `${akte(kundeId)}/zustaendigkeit`
    expect((await thea.open(pfad)).html).toContain(ivo.mitarbeiterId)
    expect(thea.page.html).not.toContain(rita.mitarbeiterId)
    const felder = { bereich: 'vermittlung', person: rita.mitarbeiterId, team: '', stand: '1' }
    const refused = await thea.post(pfad, felder)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('bearbeitet keine Nachrichten')])
    await thea.open('/sachbearbeitung/erreichbarkeit')
    expect(thea.page.html).not.toContain(rita.mitarbeiterId)
    const vertretung = { fuer: thea.mitarbeiterId, telefon: '', sprechzeiten: '', vertretung: rita.mitarbeiterId }
    expect((await thea.post('/sachbearbeitung/erreichbarkeit', vertretung)).status).toBe(422)
    const eingang = (await thea.open('/sachbearbeitung/eingang')).html
    expect([eingang.includes(ivo.mitarbeiterId), eingang.includes(rita.mitarbeiterId)]).toEqual([true, false])
  })

  test('wird gebraucht, auch wenn früher jemand anderes benannt wurde', async () => {
    const rita = await createDienst(portal, ['revision'], { name: 'Rita Alt', team: 'Innenrevision' })
    const { mensch, gespraechId } = await writer()
    await set(mensch.kundeId, { person: rita.mitarbeiterId })
    expect((await holderOf(gespraechId)).zustaendig).toBeNull()
    expect((await mensch.open('/')).text).not.toContain('Rita Alt')
    expect((await readZustaendigkeiten(portal.env.db, mensch.kundeId)).vermittlung.person).toBeUndefined()
  })

  test('sagt die Datenbank für jede Rolle wie die Rechte', async () => {
    for (const rolle of rollen) {
      const { rows } = await sql<{ ja: boolean }>`select bearbeitet_anliegen(array[${rolle}]) as ja`.execute(
        portal.owner,
      )
      expect([rolle, rows[0]!.ja]).toEqual([rolle, isZustaendig({ rollen: [rolle] })])
    }
  })
})

describe('Erreichbarkeit und Vertretung', () => {
  test('trägt jede Person für sich ein; Fehler stehen am Feld, und das Getippte bleibt', async () => {
    const sabine = await createDienst(portal, ['leistungssachbearbeitung'], { name: 'Sabine Sachlich' })
    await sabine.open('/sachbearbeitung/erreichbarkeit')
    await sabine.submit('Speichern', { telefon: 'ruf an', sprechzeiten: 'vormittags', vertretung: '' })
    expect(sabine.page.status).toBe(422)
    expect(sabine.page.html).toContain('value="ruf an"')
    await sabine.submit('Speichern', {
      telefon: '0511 12 34',
      sprechzeiten: 'vormittags',
      vertretung: thea.mitarbeiterId,
    })
    expect(sabine.page.text).toContain('Gespeichert.')
    const row = await portal.owner
      .selectFrom('vertretung')
      .select('vertreten_durch')
      .where('mitarbeiter_id', '=', sabine.mitarbeiterId)
      .executeTakeFirst()
    expect(row?.vertreten_durch).toBe(thea.mitarbeiterId)
  })

  test('für andere nur die Leitung ihres Teams', async () => {
    const sabine = await createDienst(portal, ['leistungssachbearbeitung'])
    const felder = { telefon: '', sprechzeiten: '', vertretung: thea.mitarbeiterId }
    await thea.open(`/sachbearbeitung/erreichbarkeit?fuer=${sabine.mitarbeiterId}`)
    await thea.submit('Speichern', felder)
    expect(thea.page.text).toContain('Gespeichert.')
    await sabine.open('/sachbearbeitung/erreichbarkeit')
    await sabine.post('/sachbearbeitung/erreichbarkeit', { ...felder, fuer: ivo.mitarbeiterId })
    expect(sabine.page.status).toBe(404)
    await thea.open('/sachbearbeitung/erreichbarkeit')
    await thea.post('/sachbearbeitung/erreichbarkeit', { ...felder, fuer: ivo.mitarbeiterId })
    expect(thea.page.status).toBe(404)
  })
})
