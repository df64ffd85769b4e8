import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { readAntrag } from '../antrag/antrag.ts'
import { formulareQuellen } from '../antrag/datenquelle.ts'
import { remindAntraege, removeAntraege } from '../antrag/tasks.ts'
import { begin, buehne, GUTSCHEIN, pathOf, prepareFormulare, read, unlock, wer, wunsch } from '../buehne.test-daten.ts'
import { sendAntrag } from '../senden/senden.ts'

prepareFormulare()

describe('Entwürfe', () => {
  test('AZ-02: eine andere Person sieht, ändert, sendet und löscht keinen fremden, und erfährt nicht, dass es ihn gibt', async () => {
    const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    const id = await begin(kim, GUTSCHEIN)
    await fremd.open('/sicherheit')
    for (const one of [id, newId()]) {
      for (const pfad of ['', '/seiten/wunsch', '/nachweise', '/nachweise/zulassung', '/pruefen', '/loeschen']) {
        expect([pfad, (await fremd.raw(`/antraege/${one}${pfad}`)).status]).toEqual([pfad, 404])
      }
      await fremd.post(`/antraege/${one}/seiten/wunsch`, { ...wunsch, abdruck: 'x' })
      expect(fremd.page.status).toBe(404)
      await fremd.open('/sicherheit')
      await fremd.post(`/antraege/${one}/loeschen`, {})
      expect(fremd.page.status).toBe(404)
      await fremd.open('/sicherheit')
      expect(await sendAntrag(buehne.portal.env, wer(fremd), one)).toEqual({ ok: false, grund: 'weg' })
    }
    expect((await read(kim, id)).antworten).toEqual({})
  })

  test('CRY-01: keine Antwort steht lesbar in der Datenbank', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.submit('Weiter', { ...wunsch, taetigkeit: 'Geheimnisträgerin' })
    const { rows } = await sql<{ alles: string }>`select a::text as alles from antrag a where id = ${id}`.execute(
      buehne.portal.owner,
    )
    expect(rows[0]!.alles).not.toContain(Buffer.from('Geheimnis').toString('hex'))
  })

  test('PRI-05: gehören zur Kopie der eigenen Daten, und zu keiner anderen', async () => {
    const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    await begin(kim, GUTSCHEIN)
    const copy = (mensch: Mensch) => formulareQuellen[0]!.read(buehne.portal.env, buehne.portal.env.db, mensch.kontoId)
    expect(await copy(kim)).toMatchObject([{ dienst: GUTSCHEIN }])
    expect(await copy(fremd)).toEqual([])
  })

  test('ein Doppelklick beginnt einen; gelöscht ist er mit seinen Dateien weg', async () => {
    const kim = await buehne.createKunde()
    await kim.open(`/eservices/${GUTSCHEIN}/antrag`)
    const before = kim.page
    await kim.submit('Beginnen')
    const id = pathOf(kim).split('/').at(-1)!
    kim.page = before
    await kim.submit('Beginnen')
    expect(pathOf(kim)).toBe(`/antraege/${id}`)
    await kim.open(`/antraege/${id}/loeschen`)
    await kim.submit('Entwurf löschen')
    expect((await kim.raw(`/antraege/${id}`)).status).toBe(404)
  })

  test('nach 60 und 83 Tagen kommt je eine Erinnerung, nach 90 ist er weg; wer ihn ändert, fängt von vorn an', async () => {
    const { env, owner } = buehne.portal
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    const age = (tage: number) =>
      owner
        .updateTable('antrag')
        .set({ geaendert: new Date(env.clock.now().getTime() - tage * TAG) })
        .where('id', '=', id)
        .execute()
    const bells = async () => {
      const { rows } =
        await sql`select 1 from benachrichtigung where konto_id = ${kim.kontoId} and anlass = 'entwurf-erinnerung'`.execute(
          owner,
        )
      return rows.length
    }
    const seen: number[] = []
    for (const tage of [59, 61, 61, 84, 84]) {
      await age(tage)
      await remindAntraege(env)
      seen.push(await bells())
    }
    expect(seen).toEqual([0, 1, 1, 2, 2])
    await age(89)
    await removeAntraege(env)
    expect(await readAntrag(env, wer(kim), id)).toBeDefined()
    await age(91)
    await removeAntraege(env)
    expect(await readAntrag(env, wer(kim), id)).toBeUndefined()
  })

  test('eine Leistung nach Absprache bleibt zu, bis sie freigeschaltet ist, und sagt, was trotzdem geht', async () => {
    const kim = await buehne.createKunde()
    await kim.open('/eservices/vermittlungsbudget/antrag')
    expect(kim.page.text).toContain('Sprechen Sie zuerst mit Ihrer Ansprechperson')
    expect(kim.page.html).toContain('/eservices/vermittlungsbudget/formlos')
    await kim.post('/eservices/vermittlungsbudget/antrag', { id: newId() })
    expect(kim.page.status).toBe(400)
    await unlock(kim, 'vermittlungsbudget')
    await kim.open('/eservices/vermittlungsbudget/antrag')
    expect(kim.page.text).not.toContain('Sprechen Sie zuerst')
  })
})
