import { describe, expect, test } from 'vitest'
import { createMensch, createTestKunde, type Mensch } from '../../../../test/support/menschen.ts'
import { TESTZEIT } from '../../../../test/support/portal.ts'
import { TAG } from '../../../platform/clock.ts'
import { addTage } from '../../../platform/text/datum.ts'
import {
  createLeser,
  draft,
  portal,
  prepareBescheide,
  provide,
  release,
  sachlich,
  teamer,
} from '../bescheide.test-daten.ts'
import { releaseBescheid } from '../erstellen/freigabe.ts'
import { bescheideQuellen } from '../index.ts'
import { apply, lage, PFAD, withdraw } from './bewilligung.test-daten.ts'

prepareBescheide()

describe('Der Bewilligungszeitraum', () => {
  test('zählt von der Freigabe an, nicht vorher', async () => {
    const kim = await createLeser()
    const id = await draft(kim.kundeId)
    expect(await lage(kim.kundeId)).toBeUndefined()
    await release(id)
    expect(await lage(kim.kundeId)).toMatchObject({
      ...{ von: '2026-12-01', bis: '2027-11-30', lage: 'zu-frueh', bescheidId: id },
      beantragt: undefined,
    })
  })

  test('zählt auch, wenn der Bescheid mit der Post geht', async () => {
    const kundeId = await createTestKunde(portal)
    await release(await draft(kundeId))
    expect(await lage(kundeId)).toMatchObject({ bis: '2027-11-30' })
  })

  test('eine Änderung ersetzt das Ende; eine ohne Zeitraum lässt es; eine Aufhebung beendet ihn', async () => {
    const kim = await createLeser()
    await provide(kim)
    await provide(kim, { art: 'aenderung' })
    expect((await lage(kim.kundeId))!.bis).toBe('2027-11-30')
    await provide(kim, { art: 'aenderung', von: '2027-01-01', bis: '2027-05-31' })
    expect(await lage(kim.kundeId)).toMatchObject({ von: '2027-01-01', bis: '2027-05-31' })
    await provide(kim, { art: 'aufhebung-erstattung' })
    expect(await lage(kim.kundeId)).toMatchObject({ bis: '2027-05-31', lage: 'zu-frueh' })
    await provide(kim, { art: 'aufhebung-erstattung', ende: '2027-02-01' })
    expect(await lage(kim.kundeId)).toMatchObject({ bis: '2027-01-31', lage: 'aufgehoben' })
    expect((await kim.open('/')).text).toContain('Leistung bis 31. Januar 2027')
    expect((await kim.open(PFAD)).text).toContain('Ihre Leistung endet mit dem 31. Januar 2027')
    await provide(kim, { art: 'versagung', ende: '2026-12-01' })
    expect(await lage(kim.kundeId)).toBeUndefined()
  })

  test('zwei Freigaben zugleich: beide zählen', async () => {
    for (let i = 0; i < 3; i++) {
      const kundeId = await createTestKunde(portal)
      const ids = [
        await draft(kundeId, { von: '2026-06-01', bis: '2026-11-30' }),
        await draft(kundeId, { von: '2026-12-01', bis: '2027-05-31' }),
      ]
      const dienst = { mitarbeiterId: teamer.mitarbeiterId, jobcenterId: teamer.jobcenterId, name: '' }
      await Promise.all(ids.map((id) => releaseBescheid(portal.env, dienst, { id })))
      expect(await lage(kundeId)).toMatchObject({ von: '2026-12-01', bis: '2027-05-31' })
    }
  })

  test('AZ-02, PRI-05: gehört zur Kopie der eigenen Daten, und niemand anderes sieht davon etwas', async () => {
    const [kim, fremd] = [await createLeser(), await createLeser()]
    await provide(kim, { von: '2026-07-01', bis: '2026-12-31' })
    const copy = (mensch: Mensch) =>
      bescheideQuellen
        .find(({ name }) => name === 'Bewilligungszeitraum')!
        .read(portal.env, portal.env.db, mensch.kontoId)
    expect(await copy(kim)).toMatchObject([{ von: '2026-07-01', bis: '2026-12-31', erinnerungen: [] }])
    expect(await copy(fremd)).toEqual([])
    for (const pfad of ['/', PFAD, '/leistungen/buergergeld', `${PFAD}/antrag`]) {
      expect([pfad, (await fremd.open(pfad)).text.includes('31. Dezember 2026')]).toEqual([pfad, false])
      expect([pfad, (await kim.open(pfad)).text.includes('31. Dezember 2026')]).toEqual([pfad, true])
    }
    const standard = await createMensch(portal, { profil: 'standard' })
    for (const leser of [standard, portal.browser()]) {
      expect((await leser.open(PFAD)).text).not.toContain('Bewilligungszeitraum endet')
    }
  })
})

describe('Startseite und Startblatt', () => {
  const ENDE = '2026-12-31'
  /** With a period that ends so many days after today. */
  async function withEnde(tage: number): Promise<Mensch> {
    const kim = await createLeser()
    const bis = addTage('2026-11-23', tage)
    await provide(kim, { von: addTage(bis, -180), bis })
    await portal.runDue()
    return kim
  }

  test('vor dem Fenster sagt das Startblatt, wann der Antrag sich öffnet, und bietet den formlosen zuerst; nichts ist zu tun', async () => {
    const kim = await createLeser()
    await provide(kim)
    expect((await kim.open('/')).text).not.toContain('Ohne neuen Antrag gibt es danach kein Geld')
    expect(kim.page.text).toContain('Bewilligt bis 30. November 2027')
    const { text } = await kim.open(PFAD)
    expect(text).toContain('Ihr Bewilligungszeitraum endet am 30. November 2027')
    expect(text).toContain('der Antrag öffnet sich am 30. August 2027')
    expect(text.indexOf('Formlos, mit ein paar Zeilen')).toBeLessThan(text.indexOf('Online ausfüllen'))
    await kim.open(`${PFAD}/antrag`)
    expect(kim.page.text).toContain('Der Antrag öffnet sich am 30. August 2027')
    await kim.submit('Beginnen')
    expect(kim.page.status).toBe(200)
  })

  test('im Fenster ist der Antrag zu stellen, mit Tag; ist er gesendet, nicht mehr; zurückgenommen wieder', async () => {
    const kim = await createLeser()
    await provide(kim, { von: '2026-07-01', bis: ENDE })
    await kim.open('/')
    expect(kim.page.text).toContain('Ohne neuen Antrag gibt es danach kein Geld')
    expect(kim.page.text).toContain('Bis 31. Dezember 2026')
    const { text } = await kim.open(PFAD)
    expect(text).toContain('Jetzt können Sie den Antrag stellen, bis 31. Dezember 2026')
    expect(text.indexOf('Online ausfüllen')).toBeLessThan(text.indexOf('Formlos, mit ein paar Zeilen'))
    const vorgangId = await apply(kim)
    expect((await kim.open('/')).text).not.toContain('Bis 31. Dezember 2026')
    await kim.open(PFAD)
    expect(kim.page.text).toContain('Ihr Antrag für die Zeit danach ist beim Jobcenter')
    expect(kim.page.html).toContain(`/vorgaenge/${vorgangId}`)
    await sachlich.open(`/sachbearbeitung/kunden/${kim.kundeId}`)
    expect(sachlich.page.text).toContain('Weiterbewilligung beantragt am 23. November 2026')
    await withdraw(kim, vorgangId)
    expect((await kim.open('/')).text).toContain('Bis 31. Dezember 2026')
  })

  test('ein Entwurf ersetzt die Aufgabe und nennt das Ende; er beginnt mit dem Tag aus dem Bescheid', async () => {
    const kim = await createLeser()
    await provide(kim, { von: '2026-07-01', bis: ENDE })
    await kim.open(`${PFAD}/antrag`)
    await kim.submit('Beginnen')
    const entwurf = new URL(kim.page.url).pathname
    await kim.open('/')
    expect(kim.page.text).toContain('Ihr Bewilligungszeitraum endet am 31. Dezember 2026.')
    expect(kim.page.text).not.toContain('Ohne neuen Antrag gibt es danach kein Geld')
    await kim.open(`${entwurf}/seiten/daten`)
    expect(kim.page.text).toContain('Aus Ihrem letzten Bescheid')
    expect(kim.forms().find(({ buttons }) => buttons.includes('Weiter'))!.fields).toMatchObject({
      ...{ 'bewilligtBis-tag': '31', 'bewilligtBis-monat': '12', 'bewilligtBis-jahr': '2026' },
    })
  })

  test('nach dem Ende nennt es die Folgen, und später den ganzen Antrag', async () => {
    const kurz = await withEnde(-10)
    expect((await kurz.open('/')).text).toContain('Ihr Bewilligungszeitraum endete am 13. November 2026.')
    expect(kurz.page.text).toContain('Kommt der Antrag bis zum 30. November 2026, fehlt kein Geld.')
    expect((await kurz.open(PFAD)).text).toContain('bis zum 30. November 2026: Dann fehlt kein Geld')
    const laenger = await withEnde(-40)
    expect((await laenger.open('/')).text).toContain('Ihre Krankenversicherung kann unterbrochen sein.')
    const lange = await withEnde(-80)
    expect((await lange.open('/')).text).not.toContain('Abgelaufen')
    expect((await lange.open(PFAD)).text).toContain('zum Hauptantrag')
  })

  test('was vor der Bewilligung beantragt und entschieden war, gilt nicht als Antrag für die Zeit danach; was offen ist, schon', async () => {
    const kim = await createLeser()
    const set = (id: string, werte: { zustand?: 'entschieden' }) =>
      portal.owner
        .updateTable('vorgang')
        .set({ ...werte, erstellt: new Date(TESTZEIT.getTime() - TAG), offen_seit: null })
        .where('id', '=', id)
        .execute()
    await set(await apply(kim), { zustand: 'entschieden' })
    await provide(kim, { von: '2026-07-01', bis: ENDE })
    expect((await lage(kim.kundeId))!.beantragt).toBeUndefined()
    const bo = await createLeser()
    const offen = await apply(bo)
    await set(offen, {})
    await provide(bo, { von: '2026-07-01', bis: ENDE })
    expect((await lage(bo.kundeId))!.beantragt).toMatchObject({ id: offen })
  })
})
