import { describe, expect, test } from 'vitest'
import { readKunde } from '../../jobcenter/index.ts'
import { begin, buehne, fillAll, pathOf, prepareFormulare } from '../buehne.test-daten.ts'
import { withAkte } from '../engine/akte.ts'

prepareFormulare()

const FREMD = '97122//0000011'

describe('Angaben, die anders in der Akte stehen', () => {
  test('werden auf der Seite, beim Prüfen und im Vorgang gezeigt; der Titel nennt die Akte', async () => {
    const { portal, sabine } = buehne
    const mensch = await buehne.createKunde()
    const kunde = (await readKunde(portal.env, portal.env.db, { id: mensch.kundeId, jobcenterId: sabine.jobcenterId }))!
    expect(kunde.bgNummer).not.toBe(FREMD)
    const id = await begin(mensch, 'weiterbewilligung')
    await mensch.open(`/antraege/${id}/seiten/daten`)
    expect(mensch.page.text).toContain('Aus Ihren Daten beim Jobcenter.')
    expect(mensch.page.text).not.toContain('ändern Sie es hier')
    await fillAll(mensch, id)
    await mensch.open(`/antraege/${id}/seiten/daten`)
    // How a word is written makes no difference.
    const echt = { vorname: kunde.vorname.toUpperCase(), kundennummer: ` ${kunde.kundennummer} ` }
    await mensch.submit('Weiter', { ...echt, nachname: 'Anders', bgNummer: FREMD })
    await mensch.open(`/antraege/${id}/seiten/daten`)
    expect(mensch.page.text).toContain(`In Ihrer Akte steht: ${kunde.nachname}.`)
    expect(mensch.page.text).not.toContain(`In Ihrer Akte steht: ${kunde.vorname}.`)
    await mensch.open(`/antraege/${id}/pruefen`)
    expect(mensch.page.text).toContain('Anders als in Ihrer Akte')
    expect(mensch.page.text).toContain(`Nachname: Anders. In Ihrer Akte steht: ${kunde.nachname}.`)
    expect(mensch.page.text).not.toContain('Vorname: ')
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const vorgang = pathOf(mensch)
    await sabine.open(`/sachbearbeitung${vorgang}`)
    expect(sabine.page.text).toContain('Anders als in der Akte')
    expect(sabine.page.text).toContain(`${FREMD} (in der Akte: ${kunde.bgNummer})`)
    expect(sabine.page.text).toContain(`für die Bedarfsgemeinschaft ${kunde.bgNummer}`)
    expect(sabine.page.text).not.toContain(`für die Bedarfsgemeinschaft ${FREMD}`)
  })

  test('eine Anschrift, die nur mit der aus der Akte beginnt, ist kein Widerspruch', () => {
    const feld = { name: 'startStrasse', label: 'Straße', art: 'text', aus: 'strasse' } as const
    expect(withAkte({ startStrasse: 'Hof 1' }, [feld], { strasse: 'Weg 2' })).toEqual({ startStrasse: 'Hof 1' })
  })
})
