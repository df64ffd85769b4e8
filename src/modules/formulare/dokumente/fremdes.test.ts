import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { jpeg, pdf } from '../../../../test/support/dateien.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { dokumenteQuellen, takeDokumente } from '../../dokumente/index.ts'
import { readVorgang } from '../../vorgaenge/kunde.ts'
import { beginNachweis, buehne, idsOf, keep, named, owned, prepareBuehne, runTask } from './dokumente.test-daten.ts'

prepareBuehne()

describe('Fremdes', () => {
  test('AZ-02: fremde Dokumente sind nicht da: nicht zu lesen, zu entfernen, zu verwenden', async () => {
    const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    const id = await keep(kim)
    await buehne.portal.runDue()
    const vorgang = await buehne.apply(fremd)
    const nachweis = await beginNachweis(fremd)
    const answers: string[][] = []
    for (const one of [id, newId()]) {
      const seen: string[] = []
      for (const pfad of [`/dokumente/${one}/datei?trotzdem=ja`, `/dokumente/${one}/entfernen`]) {
        const answer = await fremd.raw(pfad)
        seen.push(
          `${answer.status} ${(await answer.text()).replaceAll(/nonce="[^"]*"|value="[^"]*"/g, '').replaceAll(one, '')}`,
        )
      }
      await fremd.open('/dokumente')
      await fremd.post(`/dokumente/${one}/entfernen`, {})
      seen.push(String(fremd.page.status))
      for (const [pfad, button] of [
        [`/vorgaenge/${vorgang}/unterlagen`, 'Unterlagen senden'],
        [nachweis, 'Speichern'],
      ] as const) {
        await fremd.open(pfad)
        const form = fremd.forms().find(({ buttons }) => buttons.includes(button))!
        const body = new FormData()
        for (const [name, value] of Object.entries({ ...form.fields, 'auswahl[]': one })) body.append(name, value)
        seen.push(String((await fremd.raw(pfad, { method: 'POST', body })).status))
      }
      answers.push(seen)
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]!.map((one) => one.slice(0, 3))).toEqual(['404', '404', '404', '422', '422'])
    expect((await readVorgang(buehne.portal.env, buehne.werOf(fremd), vorgang))!.dateien).toEqual([])
    expect(await idsOf(kim)).toEqual([id])
  })

  test('AZ-02: was das Jobcenter für die Person vorbereitet, ist keines ihrer Dokumente, auch mit bekannter Kennung nicht', async () => {
    const kim = await buehne.createKunde()
    async function* dateien() {
      yield {
        feld: 'datei',
        name: 'Bescheid-Entwurf.pdf',
        inhalt: (async function* () {
          yield pdf()
        })(),
      }
    }
    const akteur = { art: 'dienst', id: buehne.sabine.mitarbeiterId } as const
    const ort = { besitzer: owned(kim), sendung: newId(), akteur }
    const id = (await takeDokumente(buehne.portal.env, ort, dateien())).dokumente[0]!.id
    await sql`update dokument set gebunden = now() where id = ${id}`.execute(buehne.portal.owner)
    await kim.open('/dokumente')
    expect(kim.page.text).not.toContain('Entwurf.pdf')
    expect((await kim.raw(`/dokumente/${id}/datei?trotzdem=ja`)).status).toBe(404)
    const vorgang = await buehne.apply(kim)
    await kim.open(`/vorgaenge/${vorgang}/unterlagen`)
    const form = kim.forms().find(({ buttons }) => buttons.includes('Unterlagen senden'))!
    const body = new FormData()
    for (const [name, value] of Object.entries({ ...form.fields, 'auswahl[]': id })) body.append(name, value)
    expect((await kim.raw(`/vorgaenge/${vorgang}/unterlagen`, { method: 'POST', body })).status).toBe(422)
  })

  test('PRI-05: die Kopie der eigenen Daten nennt jedes eigene Dokument, und kein fremdes', async () => {
    const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    await keep(kim, 'Nur von Kim.pdf')
    const copy = (mensch: Mensch) => dokumenteQuellen[0]!.read(buehne.portal.env, buehne.portal.env.db, mensch.kontoId)
    expect(await copy(kim)).toMatchObject([{ name: 'Nur von Kim.pdf', art: 'Wohnung und Heizung' }])
    expect(await copy(fremd)).toEqual([])
  })
})

describe('Hochladen Datei für Datei', () => {
  interface Antwort {
    dateien: { id: string; sha256: string }[]
    fehler: string | null
  }
  async function send(mensch: Mensch, sendung: string, some: File[]): Promise<Antwort> {
    const body = new FormData()
    body.append('csrf', mensch.csrf())
    body.append('sendung', sendung)
    for (const one of some) body.append('dateien', one)
    const answer = await mensch.raw('/dokumente/hochladen', { method: 'POST', body })
    expect(answer.status).toBe(200)
    return (await answer.json()) as Antwort
  }
  const arrived = async (mensch: Mensch, sendung: string) =>
    (await (await mensch.raw(`/dokumente/hochladen?sendung=${sendung}`)).json()) as Antwort

  test('UPL-09: noch einmal gesendet ist eine Datei dieselbe; eine andere Seite fragt, was da ist, und macht weiter', async () => {
    const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    await kim.open('/dokumente/neu')
    const sendung = newId()
    const first = await send(kim, sendung, [named('a.pdf')])
    const again = await send(kim, sendung, [named('a.pdf')])
    expect([first.dateien.length, again.dateien]).toEqual([1, first.dateien])
    const second = await send(kim, sendung, [named('b.jpg', await jpeg())])
    expect(await arrived(kim, sendung)).toEqual(second)
    expect(await arrived(fremd, sendung)).toEqual({ dateien: [], fehler: null })
    const refused = await send(kim, sendung, [named('c.exe', Buffer.from('MZ'))])
    expect([refused.dateien, refused.fehler?.includes('c.exe')]).toEqual([second.dateien, true])
    await kim.open(`/dokumente/neu?sendung=${sendung}`)
    expect(kim.page.text).toContain('a.pdf entfernen b.jpg entfernen')
    await kim.submit('Hochladen', { fuer: 'aufheben', art: 'KTO' })
    expect(kim.page.text).toContain('a.pdf')
    expect(await idsOf(kim)).toEqual(second.dateien.map(({ id }) => id))
    // What belongs to something is no longer on its way.
    expect((await arrived(kim, sendung)).dateien).toEqual([])
    await kim.open(`/dokumente/neu?sendung=${sendung}`)
    expect(kim.page.text).not.toContain('a.pdf entfernen')
    await fremd.open(`/dokumente/neu?sendung=${sendung}`)
    expect(fremd.page.text).not.toContain('a.pdf')
  })

  test('was kein Formular aufnimmt, ist nach einem Tag weg, und steht nicht unter den Dokumenten', async () => {
    const kim = await buehne.createKunde()
    await kim.open('/dokumente/neu')
    await send(kim, newId(), [named('verlassen.pdf')])
    await kim.open('/dokumente')
    expect(kim.page.text).toContain('Noch kein Dokument')
    await sql`update dokument set erstellt = erstellt - interval '25 hours' where kunde_id = ${kim.kundeId}`.execute(
      buehne.portal.owner,
    )
    await runTask('dokumente-ungebunden')
    expect(await idsOf(kim)).toEqual([])
  })

  test('ohne Beweis der eigenen Seite, ohne Kennung der Sendung oder ohne Profil geht nichts', async () => {
    const kim = await buehne.createKunde()
    await kim.open('/dokumente/neu')
    const body = (felder: Record<string, string>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(felder)) form.append(name, value)
      form.append('dateien', named('a.pdf'))
      return { method: 'POST', body: form }
    }
    expect((await kim.raw('/dokumente/hochladen', body({ csrf: 'x', sendung: newId() }))).status).toBe(403)
    expect((await kim.raw('/dokumente/hochladen', body({ csrf: kim.csrf(), sendung: 'x' }))).status).toBe(400)
    expect((await kim.raw('/dokumente/hochladen', body({ csrf: kim.csrf() }))).status).toBe(400)
    expect(await (await kim.raw('/dokumente/hochladen')).json()).toEqual({ dateien: [], fehler: null })
    expect(await idsOf(kim)).toEqual([])
  })
})
