import { describe, expect, test } from 'vitest'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { begin, buehne, pathOf, prepareFormulare, read } from '../buehne.test-daten.ts'
import { personenOf } from '../dienste/buergergeld/haushalt.ts'

prepareFormulare()

/** A draft with a household, on the page that collects its people. */
async function openHaushalt() {
  const kim = await buehne.createKunde()
  const id = await begin(kim, 'buergergeld')
  const pfad = `/antraege/${id}/seiten`
  await kim.open(`${pfad}/allein`)
  await kim.submit('Weiter', { allein: 'nein' })
  await kim.submit('Weiter', { 'mitWem[]': 'wg', personenzahl: '2' })
  const listPersonen = async () => personenOf((await read(kim, id)).antworten)
  return { kim, pfad, listPersonen }
}

/** The page asks for the name once it knows who it is. */
async function nameMia(kim: Mensch): Promise<void> {
  await kim.submit('Weiter', { beziehung: 'wg' })
  await kim.submit('Weiter', { vorname: 'Mia', nachname: 'Muster' })
}

describe('Einträge einer Liste', () => {
  test('entfernt man nach einer Frage, die sagt, was verloren geht, und erfährt danach, dass es getan ist', async () => {
    const { kim, pfad, listPersonen } = await openHaushalt()
    expect(pathOf(kim)).toBe(`${pfad}/personen`)
    await kim.submit('Person hinzufügen', {})
    await nameMia(kim)
    expect(pathOf(kim)).toBe(`${pfad}/personen`)
    const mia = (await listPersonen())[1]!
    await kim.open(`${pfad}/personen?entfernen=${mia.id}`)
    expect(kim.page.text).toContain('Mia Muster mit allen Angaben entfernen?')
    expect(kim.page.html).toMatch(/<p class="eintraege__name" tabindex="-1" autofocus/)
    await kim.submit('Wirklich entfernen', {})
    expect(kim.page.text).toContain('Der Eintrag ist entfernt')
    expect(kim.page.text).toContain('Noch in der Liste: 1')
    expect(kim.page.html).toMatch(/role="status" tabindex="-1" autofocus/)
    expect(await listPersonen()).toHaveLength(1)
    await kim.open(`${pfad}/personen`)
    expect(kim.page.text).not.toContain('ist entfernt')
  })

  test('„Zurück“ führt von der ersten Seite eines Eintrags zur Liste; einer ohne Angaben bleibt dort nicht', async () => {
    const { kim, pfad, listPersonen } = await openHaushalt()
    await kim.submit('Person hinzufügen', {})
    expect(await listPersonen()).toHaveLength(2)
    await kim.submit('Zurück', {})
    expect(pathOf(kim)).toBe(`${pfad}/personen`)
    expect(await listPersonen()).toHaveLength(1)
  })

  test('was im neuen Eintrag schon getippt ist, bleibt mit ihm; was gefüllt ist, erst recht', async () => {
    const { kim, pfad, listPersonen } = await openHaushalt()
    await kim.submit('Person hinzufügen', {})
    const mia = (await listPersonen())[1]!
    const seite = `${pfad}/person/${mia.id}`
    expect(pathOf(kim)).toBe(seite)
    const abdruck = /name="abdruck" value="([^"]+)"/.exec(kim.page.html)![1]!
    const zwischen = { seite: `person/${mia.id}`, abdruck, felder: { beziehung: 'wg' } }
    const antwort = await kim.postJson(`${pfad.replace('/seiten', '')}/zwischenstand`, zwischen)
    expect(await antwort.json()).toEqual({ ok: true })
    await kim.submit('Zurück', {})
    expect(await listPersonen()).toHaveLength(2)
    await kim.open(seite)
    await nameMia(kim)
    await kim.open(seite)
    expect(kim.page.html).toContain(`<a href="${pfad}/personen">Zurück</a>`)
    await kim.post(seite, { abdruck: /name="abdruck" value="([^"]+)"/.exec(kim.page.html)![1]!, schritt: 'zurueck' })
    expect((await listPersonen())[1]).toMatchObject({ vorname: 'Mia' })
  })
})

describe('Wer allein wohnt', () => {
  test('wird nicht gefragt, wer noch in der Wohnung lebt, auch nicht auf dem Weg zurück', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, 'buergergeld')
    const pfad = `/antraege/${id}/seiten`
    await kim.open(`${pfad}/allein`)
    await kim.submit('Weiter', { allein: 'ja' })
    const ich = personenOf((await read(kim, id)).antworten)[0]!
    expect(pathOf(kim)).toBe(`${pfad}/familienstand/${ich.id}`)
    await kim.submit('Weiter', { familienstand: 'ledig' })
    expect(kim.page.text).not.toContain('Wer lebt in der Wohnung?')
    expect(pathOf(kim)).not.toContain('/personen')
    await kim.open(`${pfad}/person/${ich.id}`)
    expect(kim.page.html).toContain(`<a href="${pfad}/allein">Zurück</a>`)
    expect(kim.page.text).toContain('Sie · Wer mit Ihnen wohnt, Seite 1 von 2')
    // The page that is passed over does not count; of one page alone nothing is counted.
    await kim.open(`${pfad}/allein`)
    expect(kim.page.html).toContain('<p class="titel__vorzeile">Wer mit Ihnen wohnt</p>')
  })

  test('und doch jemanden auf der Liste hat, sieht sie', async () => {
    const { kim, pfad, listPersonen } = await openHaushalt()
    await kim.submit('Person hinzufügen', {})
    await nameMia(kim)
    await kim.open(`${pfad}/allein`)
    await kim.submit('Weiter', { allein: 'ja' })
    const ich = (await listPersonen())[0]!
    expect(pathOf(kim)).toBe(`${pfad}/personen`)
    await kim.open(`${pfad}/person/${ich.id}`)
    expect(kim.page.html).toContain(`<a href="${pfad}/personen">Zurück</a>`)
    await kim.open(`${pfad}/personen`)
    expect(kim.page.text).toContain('Mia Muster')
  })
})
