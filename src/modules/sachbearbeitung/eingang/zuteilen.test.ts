import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import type { Rolle } from '../../../web/schutz/rechte.ts'
import { requestFreischaltcode, setZustimmung } from '../../profil/index.ts'
import { setErreichbarkeit } from '../zustaendigkeit/erreichbarkeit.ts'
import {
  besuchOf,
  boxOf,
  EINGANG,
  needed,
  portal,
  prepareEingang,
  sabine,
  thea,
  werOf,
  write,
} from './eingang.test-daten.ts'
import { assignPosten, mayAssign } from './eingang.ts'

prepareEingang()

describe('übernehmen, zuweisen, zurückgeben', () => {
  test('mit Haken und Knopf; wer später klickt, erfährt, dass jemand schneller war', async () => {
    const id = await write()
    await sabine.open(EINGANG)
    await thea.open(EINGANG)
    const box = await boxOf(id)
    await sabine.post(EINGANG, { 'posten[]': box, aktion: 'uebernehmen', zurueck: EINGANG })
    expect(sabine.page.text).toContain('1 übernommen.')
    await thea.post(EINGANG, { 'posten[]': box, aktion: 'uebernehmen', zurueck: EINGANG })
    expect(thea.page.text).toContain('Bei 1 war jemand schneller.')
    expect((await needed(id)).zustaendig).toBe(sabine.mitarbeiterId)
    await thea.open(`/sachbearbeitung/gespraeche/${id}`)
    expect(thea.page.text).toContain('Sabine Sachlich bearbeitet das')
    await sabine.open(`${EINGANG}?wessen=meine`)
    await sabine.post(EINGANG, { 'posten[]': await boxOf(id), aktion: 'zurueck', zurueck: EINGANG })
    expect(await needed(id)).toMatchObject({ zustaendig: null, team: 'Team 1' })
  })

  test.each(['nachricht', 'code'] as const)(
    'AZ-08: von vielen, die zugleich eine Aufgabe „%s“ übernehmen, bekommt sie genau eine',
    async (art) => {
      let bezug = ''
      if (art === 'nachricht') bezug = await write()
      else {
        const mensch = await createMensch(portal, { profil: 'standard' })
        await requestFreischaltcode(portal.env, mensch, { name: 'Wer' })
        const rows = portal.owner.selectFrom('freischaltantrag').select('id').where('konto_id', '=', mensch.kontoId)
        bezug = (await rows.executeTakeFirstOrThrow()).id
      }
      const { id, stand } = await needed(bezug)
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) => {
          const wer = i % 2 ? sabine : thea
          const besuch = besuchOf(wer, i % 2 ? ['leistungssachbearbeitung'] : ['teamleitung'])
          return assignPosten(portal.env, besuch, { posten: [{ id, stand }], an: wer.mitarbeiterId })
        }),
      )
      expect(results.filter(({ ok }) => ok === 1)).toHaveLength(1)
      expect(results.filter(({ stand: late }) => late === 1)).toHaveLength(19)
      expect((await needed(bezug)).stand).toBe(stand + 1)
      const acts = await portal.owner
        .selectFrom('protokoll')
        .select('id')
        .where(sql<boolean>`(details->>'gespraech' = ${bezug} or details->>'bezug' = ${bezug})`)
        .where('ereignis', 'in', ['jobcenter.aufgabe-zugewiesen', 'jobcenter.nachricht-zugewiesen'])
        .execute()
      expect(acts).toHaveLength(1)
    },
  )

  test('zuweisen geht nur an jemanden mit dem Recht und nur für das eigene Team, außer für die Leitung', async () => {
    const id = await write()
    const emine = await createDienst(portal, ['eingangszone'])
    const ivo = await createDienst(portal, ['integrationsfachkraft'], { team: 'Vermittlung' })
    const one = async () => ({ id: (await needed(id)).id, stand: (await needed(id)).stand })
    const give = async (wer: Dienst, rolle: Rolle, an: Dienst) =>
      assignPosten(portal.env, besuchOf(wer, [rolle]), { posten: [await one()], an: an.mitarbeiterId })
    expect((await give(sabine, 'leistungssachbearbeitung', emine))['nicht-erlaubt']).toBe(1)
    expect((await give(ivo, 'integrationsfachkraft', ivo))['nicht-erlaubt']).toBe(1)
    expect((await give(thea, 'teamleitung', ivo)).ok).toBe(1)
    expect(await needed(id)).toMatchObject({ zustaendig: ivo.mitarbeiterId, team: 'Vermittlung' })
    await sabine.open(EINGANG)
    await sabine.post(EINGANG, { aktion: 'uebernehmen', zurueck: EINGANG })
    expect(sabine.page.text).toContain('Wählen Sie zuerst aus')
  })

  test.each([
    [{ team: null, zustaendig: null }, true],
    [{ team: 'Team 1', zustaendig: 'andere' }, true],
    [{ team: 'Team 2', zustaendig: 'ich' }, true],
    [{ team: 'Team 2', zustaendig: 'vertreten' }, true],
    [{ team: 'Team 2', zustaendig: 'andere' }, false],
    [{ team: 'Team 2', zustaendig: null }, false],
  ])('wer zuteilen darf: %j → %j', (row, darf) => {
    const dienst = { ...besuchOf(sabine, []), mitarbeiterId: 'ich' }
    const umfeld = { team: 'Team 1', vertretene: ['vertreten'], leitet: false, dienst }
    expect(mayAssign(umfeld, row)).toBe(darf)
    expect(mayAssign({ ...umfeld, leitet: true }, row)).toBe(true)
  })

  test('bei Abwesenheit steht die Aufgabe auch bei der Vertretung, und nur so lange', async () => {
    const ivo = await createDienst(portal, ['integrationsfachkraft'], { name: 'Ivo Integrier', team: 'Vermittlung' })
    const vera = await createDienst(portal, ['integrationsfachkraft'], { name: 'Vera Vertritt', team: 'Team 9' })
    const mensch = await createMensch(portal, { kunde: await createTestKunde(portal, {}, null) })
    await setZustimmung(portal.env, werOf(mensch), { art: 'nachrichten', an: true })
    const kundeId = mensch.kundeId
    const row = { kunde_id: kundeId, bereich: 'vermittlung', mitarbeiter_id: ivo.mitarbeiterId, team: null } as const
    await portal.owner
      .insertInto('zustaendigkeit')
      .values({ ...row, geaendert: portal.env.clock.now() })
      .execute()
    const id = await write('beratung', mensch)
    await setErreichbarkeit(portal.env, undefined, {
      ...{ mitarbeiterId: ivo.mitarbeiterId, telefon: '', sprechzeiten: '', vertretenDurch: vera.mitarbeiterId },
    })
    await vera.open(`${EINGANG}?wessen=meine`)
    expect(vera.page.html).not.toContain(id)
    const beginn = new Date(portal.env.clock.now().getTime() - 1000)
    const ende = new Date(beginn.getTime() + 3_600_000)
    const weg = { id: newId(), mitarbeiter_id: ivo.mitarbeiterId, beginn, ende, erstellt: beginn }
    await portal.owner.insertInto('abwesenheit').values(weg).execute()
    await vera.open(`${EINGANG}?wessen=meine`)
    expect(vera.page.html).toContain(id)
    expect(vera.page.text).toContain('Sie für Ivo Integrier')
    expect((await vera.raw(`/sachbearbeitung/gespraeche/${id}`)).status).toBe(200)
    await portal.forward(3_600_000)
    await signIn(portal, vera)
    await vera.open(`${EINGANG}?wessen=meine`)
    expect(vera.page.html).not.toContain(id)
    expect((await vera.raw(`/sachbearbeitung/gespraeche/${id}`)).status).toBe(303)
  })
})
