import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { createAdministration, freigabeOf, person, removePersonal, rowOf, watchEvents } from './personal.test-daten.ts'

let portal: TestPortal
let ada: Dienst
let ben: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())
afterEach(() => removePersonal(portal))

describe('AZ-07: Rollen ändern', () => {
  const change = async (wer: Dienst, id: string, rollen: string[], team = 'Team 1') => {
    await wer.open(`${person(id)}/rollen`)
    const { fields } = wer.forms().find(({ buttons }) => buttons.includes('Änderung speichern'))!
    const alle = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('rolle-')))
    return wer.post(`${person(id)}/rollen`, {
      ...alle,
      team,
      ...Object.fromEntries(rollen.map((r) => [`rolle-${r}`, 'ja'])),
    })
  }

  test('AZ-04: weniger Rollen gelten sofort und ohne Freigabe', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const tom = await createDienst(portal, ['teamleitung', 'revision'])
    const page = await change(ada, tom.mitarbeiterId, ['revision'])
    expect(page.text).toContain('Die Rollen sind geändert.')
    expect((await rowOf(portal, tom.mitarbeiterId)).rollen).toEqual(['revision'])
    expect((await tom.raw('/sachbearbeitung')).status).toBe(303)
  })

  test('AZ-07: mehr Rollen warten; ein neuer Antrag ersetzt den alten, Ablehnen lässt alles, wie es war', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const tom = await createDienst(portal, ['revision'])
    await change(ada, tom.mitarbeiterId, ['revision', 'teamleitung'])
    const erste = (await freigabeOf(portal, tom.mitarbeiterId))!
    expect((await rowOf(portal, tom.mitarbeiterId)).rollen).toEqual(['revision'])
    await change(ben, tom.mitarbeiterId, ['administration'])
    const zweite = (await freigabeOf(portal, tom.mitarbeiterId))!
    expect(zweite).not.toBe(erste)
    expect((await ada.raw(erste)).status).toBe(404)
    await ada.open(zweite)
    await ada.submit('Ablehnen')
    expect(ada.page.text).toContain('abgelehnt')
    expect((await rowOf(portal, tom.mitarbeiterId)).rollen).toEqual(['revision'])
    expect((await ben.post(zweite, { entscheidung: 'abgelehnt' })).status).toBe(409)
    expect((await tom.open('/sachbearbeitung/protokoll')).status).toBe(200)
  })

  test('AZ-07: niemand gibt die eigenen Rollen frei', async () => {
    ;[ada, ben] = await createAdministration(portal)
    await change(ada, ben.mitarbeiterId, ['administration', 'teamleitung'])
    const freigabe = (await freigabeOf(portal, ben.mitarbeiterId))!
    expect((await ben.open(freigabe)).text).toContain('Es geht um Ihre eigenen Rollen')
    expect((await ben.post(freigabe, { entscheidung: 'freigegeben' })).status).toBe(403)
    expect((await rowOf(portal, ben.mitarbeiterId)).rollen).toEqual(['administration'])
  })

  test('AZ-08: zwei geben zur gleichen Zeit frei: einmal', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const cem = await createDienst(portal, ['administration'])
    const tom = await createDienst(portal, ['revision'])
    await change(ada, tom.mitarbeiterId, ['revision', 'teamleitung'])
    const freigabe = (await freigabeOf(portal, tom.mitarbeiterId))!
    await ben.open(freigabe)
    await cem.open(freigabe)
    const events = await watchEvents(portal)
    const send = (wer: Dienst) => wer.post(freigabe, { entscheidung: 'freigegeben' })
    const answers = await Promise.all([send(ben), send(cem)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await events()).toEqual(['dienst.rolle-geaendert'])
  })

  test('zwei ändern eine Person zur gleichen Zeit: Wer später speichert, sieht zuerst den neuen Stand', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const tom = await createDienst(portal, ['teamleitung', 'revision'])
    await ben.open(`${person(tom.mitarbeiterId)}/rollen`)
    await change(ada, tom.mitarbeiterId, ['revision'])
    const page = await ben.submit('Änderung speichern', { 'rolle-eingangszone': 'ja' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Jemand hat die Rollen inzwischen geändert.')
    expect(await freigabeOf(portal, tom.mitarbeiterId)).toBeUndefined()
  })

  test('die letzte Administration bleibt: weder entziehen noch sperren', async () => {
    ada = await createDienst(portal, ['administration', 'revision'])
    const page = await change(ada, ada.mitarbeiterId, ['revision'])
    expect(page.text).toContain('keine Administration mehr')
    expect((await rowOf(portal, ada.mitarbeiterId)).rollen).toContain('administration')
    expect((await ada.post(`${person(ada.mitarbeiterId)}/sperre`, { stand: 'gesperrt' })).status).toBe(422)
  })

  test('AZ-08: zwei legen zur gleichen Zeit die Administration nieder: eine bleibt', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const drop = (wer: Dienst) => change(wer, wer.mitarbeiterId, [])
    const answers = await Promise.all([drop(ada), drop(ben)])
    expect(answers.filter(({ text }) => text.includes('keine Administration mehr'))).toHaveLength(1)
    const rows = await portal.owner.selectFrom('mitarbeiter').select('rollen').execute()
    expect(rows.filter(({ rollen }) => rollen.includes('administration'))).toHaveLength(1)
  })
})
