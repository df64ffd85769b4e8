import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createDienst } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import {
  agree,
  briefeOf,
  createLeser,
  datei,
  draft,
  eventsOf,
  leitmann,
  mailsOf,
  portal,
  prepareBescheide,
  provide,
  release,
  rowOf,
  sachlich,
  teamer,
  typeTag,
} from '../bescheide.test-daten.ts'
import { releaseBescheid } from './freigabe.ts'

prepareBescheide()

const seite = (id: string) => `/sachbearbeitung/bescheide/${id}`

describe('Ein Entwurf', () => {
  test('aus einer PDF-Datei steht in der Akte und in der Liste, und die Datei ist genau die hochgeladene', async () => {
    const kundeId = await createTestKunde(portal)
    const id = await draft(kundeId, { titel: 'Bewilligung für Familie Ä', vorlegen: false })
    expect((await sachlich.open(`/sachbearbeitung/kunden/${kundeId}`)).text).toContain('Bewilligung für Familie Ä')
    expect((await sachlich.open('/sachbearbeitung/bescheide?liste=entwuerfe')).text).toContain(
      'Bewilligung für Familie Ä',
    )
    const file = await sachlich.raw(`${seite(id)}/datei`)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1')).toContain('%PDF-')
    expect(await eventsOf(id)).toEqual(['bescheid.erstellt'])
  })

  test('nennt jeden Fehler am Feld und behält, was schon da ist', async () => {
    const kundeId = await createTestKunde(portal)
    await sachlich.open(`/sachbearbeitung/kunden/${kundeId}/bescheide/neu`)
    const page = await sachlich.submit('Entwurf speichern', { titel: 'Nur ein Titel' }, { datei: datei('Brief.pdf') })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Wählen Sie die Art des Schreibens.')
    expect(page.html).toContain('value="Nur ein Titel"')
    expect(page.text).toContain('Brief.pdf entfernen')
    const done = await sachlich.submit('Entwurf speichern', { art: 'ablehnung', belehrung: 'fehlt' })
    expect(done.text).toContain('Der Entwurf ist gespeichert')
    expect(done.text).toContain('Ablehnungsbescheid')
    await sachlich.open(`/sachbearbeitung/kunden/${kundeId}/bescheide/neu`)
    const empty = await sachlich.submit('Entwurf speichern', { art: 'mitwirkung', titel: 'Ohne Datei' })
    expect(empty.text).toContain('Wählen Sie die PDF-Datei.')
  })

  test('aus einer Vorlage ist ein PDF mit den Daten der Person; ein Doppelklick ist ein Entwurf', async () => {
    const kundeId = await createTestKunde(portal, { vorname: 'Ayşe', nachname: 'Yıldız' })
    await sachlich.open(`/sachbearbeitung/kunden/${kundeId}/bescheide/vorlage?vorlage=bewilligung`)
    const leer = await sachlich.submit('Entwurf erstellen', { 'feld-betrag': '963,00 €' })
    expect([leer.status, leer.text.includes('Füllen Sie das Feld „Begründung“ aus.')]).toEqual([422, true])
    expect(leer.text).toContain('Geben Sie den ersten Tag des Bewilligungszeitraums ein')
    expect(leer.html).toContain('value="963,00 €"')
    const { fields, action } = sachlich.forms().find(({ buttons }) => buttons.includes('Entwurf erstellen'))!
    const werte = {
      ...fields,
      'feld-antrag': '2. November 2026',
      ...{ ...typeTag('von', '2026-12-01'), ...typeTag('bis', '2027-05-31') },
      'feld-begruendung': 'Weil.',
    }
    const path = action || `/sachbearbeitung/kunden/${kundeId}/bescheide/vorlage?vorlage=bewilligung`
    const pages = [await sachlich.post(path, werte), await sachlich.post(path, werte)]
    expect(pages.map(({ url }) => url.split('?')[0])).toEqual([
      pages[0]!.url.split('?')[0],
      pages[0]!.url.split('?')[0],
    ])
    expect(pages[0]!.text).toContain('Wir bewilligen Ihnen Grundsicherungsgeld')
    const rows = await portal.owner.selectFrom('bescheid').selectAll().where('kunde_id', '=', kundeId).execute()
    expect(rows.map(({ vorlage, belehrung }) => [vorlage, belehrung])).toEqual([['bewilligung', 'richtig']])
    expect(rows[0]).toMatchObject({ bewilligt_von: '2026-12-01', bewilligt_bis: '2027-05-31', aufgehoben_ab: null })
    await portal.runDue()
    const file = await sachlich.raw(`${seite(rows[0]!.id)}/datei`)
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  test('wird vorgelegt, zurückgegeben mit Grund, mit neuer Datei wieder vorgelegt, und gelöscht ist er weg', async () => {
    const kundeId = await createTestKunde(portal)
    const id = await draft(kundeId)
    await teamer.open(`${seite(id)}/freigabe`)
    expect((await teamer.submit('Entwurf zurückgeben', { grund: 'kurz' })).status).toBe(422)
    await teamer.submit('Entwurf zurückgeben', { grund: 'Der Betrag für die Heizung fehlt.' })
    expect((await sachlich.open(seite(id))).text).toContain('Der Betrag für die Heizung fehlt.')
    expect(await rowOf(id)).toMatchObject({ zustand: 'zurueckgegeben', weg: null })
    await sachlich.open(`${seite(id)}/fassung`)
    await sachlich.submit('Datei ersetzen', {}, { datei: datei() })
    await portal.runDue()
    await sachlich.open(seite(id))
    expect((await sachlich.submit('Zur Freigabe vorlegen')).text).toContain('Der Entwurf liegt zur Freigabe')
    expect((await sachlich.post(`${seite(id)}/loeschung`, {})).status).toBe(409)
    const other = await draft(kundeId, { vorlegen: false })
    await sachlich.open(seite(other))
    expect((await sachlich.submit('Entwurf löschen')).text).toContain('Der Entwurf ist gelöscht.')
    expect(await portal.owner.selectFrom('bescheid').select('id').where('id', '=', other).execute()).toEqual([])
  })
})

describe('Die Freigabe', () => {
  test('AZ-07: wer das Schreiben erstellt hat, gibt es nicht frei: nicht hier und nicht in der Tabelle', async () => {
    const beides = await createDienst(portal, ['teamleitung'])
    const id = await draft(await createTestKunde(portal))
    await portal.owner
      .updateTable('bescheid')
      .set({ erstellt_von: beides.mitarbeiterId })
      .where('id', '=', id)
      .execute()
    expect((await beides.open(`${seite(id)}/freigabe`)).text).toContain('Das haben Sie selbst erstellt')
    expect((await beides.post(`${seite(id)}/freigabe`, { entscheidung: 'freigegeben' })).status).toBe(403)
    expect(await eventsOf(id)).toContain('bescheid.bereitgestellt (abgelehnt)')
    const forced = portal.owner
      .updateTable('bescheid')
      .set({ zustand: 'freigegeben', weg: 'post', entschieden: new Date(), entschieden_von: beides.mitarbeiterId })
      .where('id', '=', id)
      .execute()
    await expect(forced).rejects.toThrow('bescheid_vier_augen')
  })

  test('AZ-08: entscheidet nur über die Fassung, die gelesen wurde: eine alte Seite gibt keine neue Datei frei', async () => {
    const id = await draft(await createTestKunde(portal))
    const gelesen = async (wer: typeof teamer) => {
      await wer.open(`${seite(id)}/freigabe`)
      return wer.forms().find(({ buttons }) => buttons.includes('Freigeben und zustellen'))!.fields
    }
    const alt = await gelesen(teamer)
    await leitmann.open(`${seite(id)}/freigabe`)
    await leitmann.submit('Entwurf zurückgeben', { grund: 'Der Betrag für die Heizung fehlt.' })
    await sachlich.open(`${seite(id)}/fassung`)
    await sachlich.submit('Datei ersetzen', {}, { datei: datei('Neu.pdf') })
    await portal.runDue()
    await sachlich.open(seite(id))
    await sachlich.submit('Zur Freigabe vorlegen')
    for (const entscheidung of ['freigegeben', 'zurueckgegeben']) {
      const page = await teamer.post(`${seite(id)}/freigabe`, {
        ...alt,
        entscheidung,
        grund: 'Bitte noch einmal prüfen.',
      })
      expect([page.status, page.text]).toEqual([409, expect.stringContaining('Es wurde nichts entschieden')])
      expect((await rowOf(id)).zustand).toBe('zur-freigabe')
    }
    expect((await teamer.post(`${seite(id)}/freigabe`, { entscheidung: 'freigegeben' })).status).toBe(409)
    expect((await release(id)).text).toContain('Freigegeben')
  })

  test('AZ-04: ohne das Recht zur Freigabe gibt es die Seite nicht', async () => {
    const id = await draft(await createTestKunde(portal))
    expect((await sachlich.open(`${seite(id)}/freigabe`)).status).toBe(403)
    await sachlich.open(seite(id))
    expect((await sachlich.post(`${seite(id)}/freigabe`, { entscheidung: 'freigegeben' })).status).toBe(403)
    expect((await rowOf(id)).zustand).toBe('zur-freigabe')
  })

  test('AZ-08: zwei geben gleichzeitig frei: eine Freigabe, eine E-Mail, und der andere erfährt es', async () => {
    const kim = await createLeser()
    const id = await draft(kim.kundeId)
    await portal.runDue()
    for (const wer of [teamer, leitmann]) await wer.open(`${seite(id)}/freigabe`)
    const pages = await Promise.all([teamer, leitmann].map((wer) => wer.submit('Freigeben und zustellen')))
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await mailsOf(id)).toHaveLength(1)
    expect((await portal.runDue()).map(({ an }) => an)).toEqual([kim.email])
    expect((await eventsOf(id)).filter((one) => one === 'bescheid.bereitgestellt')).toHaveLength(1)
  })

  test('PRI-08: ohne Zustimmung, ohne Konto und bei gestörter Adresse geht es mit der Post, ohne E-Mail', async () => {
    const ohne = await createMensch(portal, { kunde: true })
    const gestoert = await createLeser()
    await portal.owner
      .updateTable('konto')
      .set({ adresse_gestoert: portal.env.clock.now() })
      .where('id', '=', gestoert.kontoId)
      .execute()
    await portal.runDue()
    for (const [kundeId, grund] of [
      [ohne.kundeId, 'ohne-zustimmung'],
      [await createTestKunde(portal), 'ohne-konto'],
      [gestoert.kundeId, 'adresse'],
    ] as const) {
      const id = await draft(kundeId)
      expect((await release(id)).text).toContain('geht mit der Post')
      expect([(await rowOf(id)).weg, (await briefeOf(id)).map((one) => one.grund)]).toEqual(['post', [grund]])
      expect([await mailsOf(id), await portal.runDue()]).toEqual([[], []])
    }
  })

  test('PRI-08: der Widerruf während der Freigabe gewinnt oder kommt danach, nie halb', async () => {
    for (let i = 0; i < 6; i++) {
      const kim = await createLeser()
      const id = await draft(kim.kundeId)
      const dienst = { mitarbeiterId: teamer.mitarbeiterId, jobcenterId: teamer.jobcenterId, name: '' }
      const [ergebnis] = await Promise.all([releaseBescheid(portal.env, dienst, { id }), agree(kim, false)])
      const row = await rowOf(id)
      expect(ergebnis).toEqual({ art: 'freigegeben', weg: row.weg })
      const counts = [(await mailsOf(id)).length, (await briefeOf(id)).length]
      expect(counts).toEqual(row.weg === 'online' ? [1, 0] : [0, 1])
      const [consent] = await portal.owner
        .selectFrom('online_zustimmung')
        .select('widerrufen')
        .where('kunde_id', '=', kim.kundeId)
        .execute()
      expect(consent?.widerrufen).toBeInstanceOf(Date)
    }
  })

  test('PRI-08: der Widerruf, der zuerst da ist, hält die Freigabe auf, bis er gilt', async () => {
    const kim = await createLeser()
    const id = await draft(kim.kundeId)
    const dienst = { mitarbeiterId: teamer.mitarbeiterId, jobcenterId: teamer.jobcenterId, name: '' }
    let released: ReturnType<typeof releaseBescheid> | undefined
    await portal.owner.transaction().execute(async (tx) => {
      await sql`select id from konto where id = ${kim.kontoId} for update`.execute(tx)
      released = releaseBescheid(portal.env, dienst, { id })
      await tx
        .updateTable('online_zustimmung')
        .set({ widerrufen: portal.env.clock.now() })
        .where('kunde_id', '=', kim.kundeId)
        .execute()
    })
    expect(await released).toEqual({ art: 'freigegeben', weg: 'post' })
  })

  test('eine Datei, die noch nicht geprüft ist, wird weder vorgelegt noch freigegeben', async () => {
    const id = await draft(await createTestKunde(portal))
    const { dokument_id } = await rowOf(id)
    const set = (zustand: 'quarantaene' | 'sauber') =>
      sql`update dokument set zustand = ${zustand}, abgelegt_typ = case when ${zustand} = 'sauber' then 'pdf' end,
        abgelegt_groesse = case when ${zustand} = 'sauber' then groesse end,
        abgelegt_sha256 = case when ${zustand} = 'sauber' then sha256 end where id = ${dokument_id}`.execute(
        portal.owner,
      )
    await set('quarantaene')
    expect((await release(id)).text).toContain('noch auf Viren geprüft')
    expect((await rowOf(id)).zustand).toBe('zur-freigabe')
    await set('sauber')
    expect((await release(id)).text).toContain('Freigegeben')
  })
})

describe('AZ-02: Schreiben eines anderen Jobcenters', () => {
  test('AZ-02: antworten an jeder Adresse wie solche, die es nicht gibt, und nichts ändert sich', async () => {
    const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Beispielkreis')
    const fremd = await createDienst(portal, ['teamleitung', 'leistungssachbearbeitung'], { jobcenterId })
    const kim = await createLeser()
    const [offen, frei] = [await draft(kim.kundeId), await provide(kim)]
    const none = newId()
    const plain = (html: string) => html.replace(/nonce="[^"]*"|\/sachbearbeitung\/[^"]*/g, '')
    for (const id of [offen, frei]) {
      for (const end of ['', '/freigabe', '/datei', '/fassung', '/nachweis']) {
        const [a, b] = [await fremd.open(seite(id) + end), await fremd.open(seite(none) + end)]
        expect([end, a.status, plain(a.html) === plain(b.html)]).toEqual([end, 404, true])
      }
      for (const end of ['/vorlegung', '/loeschung', '/versand', '/brief', '/klaerung']) {
        await fremd.open('/sachbearbeitung')
        expect([end, (await fremd.post(seite(id) + end, {})).status]).toEqual([end, 404])
      }
      await fremd.open('/sachbearbeitung')
      expect((await fremd.post(`${seite(id)}/freigabe`, { entscheidung: 'freigegeben' })).status).toBe(404)
    }
    for (const liste of ['freigabe', 'entwuerfe', 'post', 'klaeren']) {
      expect((await fremd.open(`/sachbearbeitung/bescheide?liste=${liste}`)).html).not.toMatch(offen)
    }
    for (const path of [`${kim.kundeId}/bescheide/neu`, `${kim.kundeId}/bescheide/vorlage?vorlage=bewilligung`]) {
      expect((await fremd.open(`/sachbearbeitung/kunden/${path}`)).status).toBe(404)
    }
    expect((await rowOf(offen)).zustand).toBe('zur-freigabe')
  })
})
