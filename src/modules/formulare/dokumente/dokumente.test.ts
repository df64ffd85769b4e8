import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { HEIC, pdf } from '../../../../test/support/dateien.ts'
import { keepDokumente } from '../../dokumente/index.ts'
import { file } from '../../vorgaenge/buehne.test-daten.ts'
import { readVorgang } from '../../vorgaenge/kunde.ts'
import {
  ask,
  beginNachweis,
  buehne,
  idsOf,
  keep,
  named,
  owned,
  prepareBuehne,
  runTask,
} from './dokumente.test-daten.ts'

prepareBuehne()

describe('Die Seite „Dokumente und Nachweise“', () => {
  test('Gäste und Konten ohne Profil lesen, wie man Nachweise abgibt; mit Profil steht dort, was man hat', async () => {
    const gast = buehne.portal.browser()
    await gast.open('/dokumente')
    expect(gast.page.text).toContain('Auf anderen Wegen')
    const kim = await buehne.createKunde()
    await kim.open('/dokumente')
    expect(kim.page.text).toContain('Noch kein Dokument')
    await kim.open('/dokumente/hilfe')
    expect(kim.page.text).toContain('Auf anderen Wegen')
  })

  test('was niemand braucht, wird aufgehoben: das Jobcenter sieht es nicht, und die Person erfährt, bis wann', async () => {
    const kim = await buehne.createKunde()
    await kim.open('/dokumente/neu')
    await kim.submit('Hochladen', {}, { dateien: [] })
    expect([kim.page.status, kim.page.text.includes('Sagen Sie, wofür')]).toEqual([422, true])
    await kim.submit('Hochladen', { fuer: 'aufheben' }, { dateien: named('a.pdf') })
    expect(kim.page.text).toContain('Wählen Sie, was es ist.')
    // The file is there already.
    await kim.submit('Hochladen', { fuer: 'aufheben', art: 'WOH' })
    expect(kim.page.text).toContain('Ihr Jobcenter sieht es erst, wenn Sie es senden.')
    expect(kim.page.text).toContain('Wohnung und Heizung')
    expect(kim.page.text).toContain('Wird geprüft')
    expect(kim.page.text).toMatch(/Nicht gesendet\. Wir heben es bis zum \d+\. \p{L}+ \d{4} auf/u)
    await buehne.portal.runDue()
    const [id] = await idsOf(kim)
    await kim.open('/dokumente')
    expect(kim.page.html).toContain(`/dokumente/${id}/datei`)
    expect((await kim.raw(`/dokumente/${id}/datei?trotzdem=ja`)).headers.get('content-disposition')).toContain('a.pdf')
  })

  test('was noch fehlt, steht zuerst und geht an seinen Vorgang; danach steht dabei, wo es verwendet wird', async () => {
    const kim = await buehne.createKunde()
    const vorgang = await buehne.apply(kim)
    await ask(vorgang, 'Mietvertrag der neuen Wohnung')
    await kim.open('/dokumente')
    expect(kim.page.text).toContain('Das fehlt Ihrem Jobcenter noch Mietvertrag der neuen Wohnung')
    const [, fuer = ''] = /\/dokumente\/neu\?fuer=([0-9a-f.-]+)"/.exec(kim.page.html) ?? []
    await kim.open(`/dokumente/neu?fuer=${fuer}`)
    expect(kim.page.text.indexOf('Mietvertrag der neuen Wohnung')).toBeLessThan(kim.page.text.indexOf('Etwas anderes'))
    await kim.submit('Hochladen', { fuer }, { dateien: [file(), named('Foto.heic', HEIC)] })
    expect(kim.page.text).toContain('Ihre Unterlagen sind angekommen.')
    const ganz = (await readVorgang(buehne.portal.env, buehne.werOf(kim), vorgang))!
    expect(ganz.nachweise).toMatchObject([{ zustand: 'vorgelegt', dateien: await idsOf(kim) }])
    await kim.open('/dokumente')
    expect(kim.page.text).not.toContain('Das fehlt Ihrem Jobcenter noch')
    expect(kim.page.text).toContain(`Verwendet in: ${ganz.titel}`)
    expect(kim.page.text).toContain('Wohnung und Heizung')
  })

  test('zu einem Vorgang geht auch, worum niemand gebeten hat; zu einem abgeschlossenen nicht', async () => {
    const kim = await buehne.createKunde()
    const vorgang = await buehne.apply(kim)
    await kim.open('/dokumente/neu')
    const before = kim.page
    await kim.submit('Hochladen', { fuer: vorgang, art: 'EIN' }, { dateien: file() })
    expect(kim.page.text).toContain('Ihre Unterlagen sind angekommen.')
    await kim.open(`/vorgaenge/${vorgang}/ruecknahme`)
    await kim.submit('Antrag zurücknehmen')
    kim.page = before
    await kim.submit(
      'Hochladen',
      { fuer: vorgang, art: 'EIN' },
      { dateien: named('b.pdf', pdf({}, '/ID [<aa> <bb>]')) },
    )
    expect([kim.page.status, kim.page.text.includes('Sagen Sie, wofür')]).toEqual([422, true])
  })

  test('UPL-01: die Grenzen stehen überall gleich, vorher und beim Scheitern', async () => {
    const kim = await buehne.createKunde()
    const vorgang = await buehne.apply(kim)
    const grenzen = 'PDF, JPEG, PNG oder HEIC, jede Datei höchstens 10 MB. Höchstens 20 Dateien.'
    for (const ort of [
      '/dokumente/hilfe',
      '/dokumente/neu',
      `/vorgaenge/${vorgang}/unterlagen`,
      await beginNachweis(kim),
    ]) {
      await kim.open(ort)
      expect([ort, kim.page.text.includes(grenzen)]).toEqual([ort, true])
    }
    await kim.open('/dokumente/neu')
    await kim.submit(
      'Hochladen',
      { fuer: 'aufheben', art: 'KTO' },
      { dateien: named('a.pdf', Buffer.alloc(11e6, ' ')) },
    )
    expect(kim.page.status).toBe(422)
  })
})

describe('Entfernen', () => {
  test('ein Dokument geht ganz weg, solange nichts es braucht; sonst sagt die Seite, wo es gebraucht wird', async () => {
    const kim = await buehne.createKunde()
    const [frei, gebraucht] = [await keep(kim, 'a.pdf'), await keep(kim, 'b.pdf')]
    const vorgang = await buehne.apply(kim)
    await kim.open(`/vorgaenge/${vorgang}/unterlagen`)
    await kim.submit('Unterlagen senden', { 'auswahl[]': gebraucht })
    expect(kim.page.text).toContain('Ihre Unterlagen sind angekommen.')
    await kim.open(`/dokumente/${gebraucht}/entfernen`)
    expect(kim.page.text).toContain('wird verwendet')
    await kim.post(`/dokumente/${gebraucht}/entfernen`, {})
    expect(kim.page.text).toContain('Das Dokument wird verwendet und bleibt deshalb hier.')
    await kim.open(`/dokumente/${frei}/entfernen`)
    await kim.submit('Dokument entfernen')
    expect(kim.page.text).toContain('Das Dokument ist entfernt.')
    expect(await idsOf(kim)).toEqual([gebraucht])
  })

  test('PRI-07: nach einem Jahr geht, was nie gesendet wurde; was ein Vorgang hat, bleibt dort', async () => {
    const { portal } = buehne
    const kim = await buehne.createKunde()
    const [frei, gebraucht] = [await keep(kim, 'a.pdf'), await keep(kim, 'b.pdf')]
    const vorgang = await buehne.apply(kim)
    await kim.open(`/vorgaenge/${vorgang}/unterlagen`)
    await kim.submit('Unterlagen senden', { 'auswahl[]': gebraucht })
    const age = (tage: number) => {
      const seit = new Date(portal.env.clock.now().getTime() - tage * TAG)
      return sql`with a as (update dokument_sammlung set seit = ${seit} where dokument_id in (${frei}, ${gebraucht}))
        update dokument set gebunden = ${seit} where id in (${frei}, ${gebraucht})`.execute(portal.owner)
    }
    await age(364)
    await runTask('aufbewahrung')
    expect(await idsOf(kim)).toEqual([frei, gebraucht])
    await age(367)
    await runTask('aufbewahrung')
    expect(await idsOf(kim)).toEqual([gebraucht])
  })
})

test('ein abgewiesenes Dokument hebt niemand auf', async () => {
  const kim = await buehne.createKunde()
  const id = await keep(kim)
  await sql`update dokument set zustand = 'befall', grund = 'virus', ablage = null, schluessel = null where id = ${id}`.execute(
    buehne.portal.owner,
  )
  const neu = { besitzer: owned(kim), ids: [id], art: 'KTO' }
  expect(await buehne.portal.env.db.transaction().execute((tx) => keepDokumente(buehne.portal.env, tx, neu))).toBe(
    false,
  )
  await kim.open('/dokumente')
  expect(kim.page.text).toContain('enthält schädliche Software und wurde gelöscht')
  await kim.open(`/dokumente/${id}/entfernen`)
  await kim.submit('Dokument entfernen')
  expect(await idsOf(kim)).toEqual([])
})
