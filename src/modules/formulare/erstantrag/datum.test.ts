import { describe, expect, test } from 'vitest'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { buehne, idOf, pathOf, prepareErsteBuehne } from './buehne.test-daten.ts'

prepareErsteBuehne()

const linkOf = ({ page }: Mensch, titel: string) => new RegExp(`href="([^"]+)"[^>]*>${titel}</a>`).exec(page.html)?.[1]

/** The clock stands still: as if it had been saved later than it was begun. */
const touch = (id: string) =>
  buehne.portal.owner
    .updateTable('antrag')
    .set({ begonnen: new Date(0) })
    .where('id', '=', id)
    .execute()

describe('Das Antragsdatum', () => {
  test('gilt erst als gesichert, wenn es das ist: auf der Seite davor, in der Aufgabenliste und auf der Startseite', async () => {
    const kim = await buehne.createKonto()
    const id = await buehne.begin(kim)
    await touch(id)
    await kim.open(`/antraege/${id}/seiten/antragsdatum`)
    expect(kim.page.text).not.toContain('Damit ist Ihr Antrag gestellt')
    expect(kim.page.text).toContain('Erst damit ist Ihr Antrag gestellt')
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toMatch(/Antragsdatum sichern Noch nicht gesichert/)
    expect(linkOf(kim, 'Antragsdatum sichern')).toBe(`/antraege/${id}/sichern`)
    await kim.open('/')
    expect(kim.page.text).toContain('Antragsdatum noch nicht gesichert')
    expect(kim.page.text).toContain('Erst wenn Sie das Antragsdatum sichern oder den Antrag absenden, ist er gestellt.')
    await kim.open(`/antraege/${id}/sichern`)
    await kim.submit('Antragsdatum sichern')
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toMatch(/Antragsdatum sichern Fertig/)
    expect(linkOf(kim, 'Antragsdatum sichern')).toBe(`/antraege/${id}/seiten/antragsdatum`)
    await kim.open('/')
    expect(kim.page.text).toContain('Antragsdatum gesichert, Angaben fehlen noch')
    expect(kim.page.text).not.toContain('noch nicht gesichert')
  })

  test('das zurückgenommen ist, heißt auf der Startseite nicht mehr gesichert', async () => {
    const kim = await buehne.createKunde()
    const { id, pfad } = await buehne.secure(kim)
    await touch(id)
    await kim.open('/')
    expect(kim.page.text).toContain('Antragsdatum gesichert')
    const zustand = 'zurueckgenommen' as const
    await buehne.portal.owner.updateTable('vorgang').set({ zustand }).where('id', '=', idOf(pfad)).execute()
    await kim.open('/')
    expect(kim.page.text).toContain('Antragsdatum noch nicht gesichert')
  })

  test('ist es im Vorgang gesichert, führt „Antrag weiter ausfüllen“ in den Entwurf', async () => {
    const kim = await buehne.createKunde()
    const { id, pfad } = await buehne.secure(kim)
    await kim.open(pfad)
    const href = /href="([^"]+)"[^>]*>(?:<[^>]+>)*Antrag weiter ausfüllen/.exec(kim.page.html)![1]!
    await kim.open(href)
    expect(pathOf(kim)).toBe(`/antraege/${id}`)
    await kim.open('/eservices/buergergeld/antrag')
    expect(pathOf(kim)).toBe('/eservices/buergergeld/antrag')
    expect(kim.page.text).toMatch(/Weiter mit Ihrem Entwurf vom 23\. November 2026, \d\d:\d\d Uhr/)
    await kim.open(`/eservices/buergergeld/antrag?vorgang=${idOf(pfad)}x`)
    expect(pathOf(kim)).toBe('/eservices/buergergeld/antrag')
  })

  test('beim Prüfen steht über den Angaben jeder Seite ihre Frage, mit einem Weg, sie zu ändern', async () => {
    const kim = await buehne.createKonto()
    const { id } = await buehne.secure(kim)
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    await kim.open(`/antraege/${id}/pruefen`)
    expect(kim.page.html).toContain('<h3>Brauchen Sie sofort Hilfe?</h3>')
    expect(kim.page.html).toContain('<h3>Welcher Familienstand gilt? – Sie</h3>')
    const ways = kim.page.html.split(`href="/antraege/${id}/seiten/anschrift"`).length - 1
    expect(ways).toBe(1)
    expect(kim.page.html).toContain('aria-label="Wo wohnen Sie? ändern"')
  })
})
