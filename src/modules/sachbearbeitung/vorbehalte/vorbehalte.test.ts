import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeTypesetter } from '../../profil/index.ts'
import { carryOutVorbehalte } from '../../vorgaenge/vorbehalt/tasks.ts'
import { bank, openVorbehalte, umzug, type Vorbehaltsbuehne } from './vorbehalte.test-daten.ts'

let b: Vorbehaltsbuehne
beforeAll(async () => {
  b = await openVorbehalte()
})
afterAll(async () => {
  await closeTypesetter()
  await b?.portal.stop()
})

describe('Eine neue Anschrift', () => {
  test('wartet: Sie steht nicht in der Akte, alle Kanäle wissen davon, und der Brief an die alte Anschrift nennt die neue nicht', async () => {
    const kim = await b.createKunde()
    const vorher = await b.kundeOf(kim)
    const vorgang = await b.report(kim, umzug())
    const [row] = await b.rowsOf(kim)
    expect(row).toMatchObject({ was: 'anschrift', zustand: 'wartet', vorgang_id: vorgang, ab: '2026-11-23' })
    expect(await b.kundeOf(kim)).toEqual(vorher)
    const [hinweis, code] = await b.letters(row!.id)
    expect([hinweis!.art, code!.art]).toEqual(['hinweis', 'code'])
    expect(b.textOf(hinweis!)).toContain(vorher.strasse)
    expect(b.textOf(hinweis!)).not.toMatch(/Holunder|38100|Braunschweig/)
    expect(b.textOf(hinweis!)).toContain('Das war ich nicht')
    expect(b.textOf(code!)).toContain('Holunderweg 7')
    expect(b.textOf(code!)).not.toContain(vorher.strasse)
    const mails = (await b.portal.runDue()).filter(({ an }) => an === kim.email)
    expect(mails.length).toBeGreaterThan(0)
    expect(JSON.stringify(mails)).not.toMatch(/Anschrift|Holunder/)
    await kim.open('/benachrichtigungen')
    expect(kim.page.text).toContain('Etwas Neues zu Ihnen wartet auf Ihre Bestätigung')
    await kim.open('/')
    expect(kim.page.text).toContain('Neue Anschrift bestätigen')
    await kim.open(`/vorgaenge/${vorgang}`)
    expect(kim.page.text).toContain('Neue Anschrift: Wartet auf Ihre Bestätigung')
    expect(await b.posten(hinweis!.id)).toEqual(['vorbehaltbrief hinweis'])
    expect(await b.posten(code!.id)).toEqual(['vorbehaltbrief code'])
  })

  test('gilt mit dem Code aus dem Brief, den die Sachbearbeitung druckt und zur Post gibt; er gilt nur einmal', async () => {
    const kim = await b.createKunde()
    const vorgang = await b.report(kim, umzug())
    const id = await b.lastOf(kim, 'anschrift')
    const brief = (await b.letters(id)).find(({ art }) => art === 'code')!
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${vorgang}`)
    expect(b.sabine.page.text).toContain('Wartet auf Bestätigung')
    await b.sabine.open(`/sachbearbeitung/vorbehaltbriefe/${brief.id}`)
    const pdf = await b.sabine.raw(`/sachbearbeitung/vorbehaltbriefe/${brief.id}?datei=pdf`)
    expect([
      pdf.status,
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ]).toEqual([200, '%PDF-'])
    await b.sabine.submit('Als gesendet vermerken')
    expect(b.sabine.page.text).toContain('Gesendet')
    expect(await b.posten(brief.id)).toEqual([])
    await kim.open(`/vorbehalte/${id}`)
    expect(kim.page.text).toContain('seit dem 23. November 2026 unterwegs, an die neue Anschrift')
    await kim.submit('Neue Anschrift bestätigen', { code: 'kurz' })
    expect([kim.page.status, kim.page.text.includes('mit 12 Zeichen')]).toEqual([422, true])
    await kim.submit('Neue Anschrift bestätigen', { code: 'ACDE-FGHJ-KMNP' })
    expect([kim.page.status, kim.page.text.includes('nicht angenommen')]).toEqual([422, true])
    const code = await b.codeOf(id)
    await kim.submit('Neue Anschrift bestätigen', { code: code.toLowerCase().replaceAll('-', ' ') })
    expect(kim.page.text).toContain('Sie haben die Änderung bestätigt')
    expect(await b.kundeOf(kim)).toMatchObject({ strasse: 'Holunderweg 7', plz: '38100', ort: 'Braunschweig' })
    expect((await b.rowOf(id)).weg).toBe('brief')
    expect(await b.posten(id)).toEqual(['vorbehalt uebernahme'])
    await b.sabine.open(`/sachbearbeitung/vorbehalte/${id}`)
    await b.sabine.submit('Im Fachverfahren eingetragen')
    expect(await b.posten(id)).toEqual([])
    expect(await b.eventsOf(kim)).toEqual([
      ...['gemeldet erfolg', 'brief erfolg', 'brief erfolg', 'brief-gesendet erfolg'],
      ...['bestaetigt abgelehnt', 'bestaetigt erfolg', 'gilt erfolg', 'uebernommen erfolg'],
    ])
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Ihre neue Anschrift gilt jetzt für Briefe.')
  })

  test('gilt am Schalter mit Ausweis sofort, und das Jobcenter hält fest, wer ihn gesehen hat', async () => {
    const kim = await b.createKunde()
    await b.report(kim, umzug())
    const id = await b.lastOf(kim, 'anschrift')
    await b.empfang.open(`/sachbearbeitung/vorbehalte/${id}`)
    await b.empfang.submit('Ausweis gesehen, bestätigen')
    expect([b.empfang.page.status, b.empfang.page.text.includes('Wählen Sie, welchen Ausweis')]).toEqual([422, true])
    await b.seeAusweis(b.empfang, id)
    expect(b.empfang.page.text).toContain('Bestätigt. Die Person hört davon.')
    expect(await b.kundeOf(kim)).toMatchObject({ strasse: 'Holunderweg 7' })
    // Word to the old address goes out all the same; the code is good for nothing any more.
    expect((await b.letters(id)).map(({ art, ende }) => [art, ende === null])).toEqual([
      ['hinweis', true],
      ['code', false],
    ])
  })

  test('die erst später gilt: Der Brief mit dem Code geht am Tag des Umzugs hinaus, und vorher bestätigt gilt sie erst dann', async () => {
    const [kim, tom] = [await b.createKunde(), await b.createKunde()]
    const ab = '2026-12-01'
    for (const mensch of [kim, tom]) await b.report(mensch, umzug(ab))
    const [idKim, idTom] = [await b.lastOf(kim, 'anschrift'), await b.lastOf(tom, 'anschrift')]
    expect((await b.letters(idKim)).map(({ art }) => art)).toEqual(['hinweis'])
    await kim.open(`/vorbehalte/${idKim}`)
    expect(kim.page.text).toContain('geht am 1. Dezember 2026 an die neue Anschrift')
    await b.seeAusweis(b.empfang, idTom)
    expect((await b.kundeOf(tom)).ort).toBe('Hannover')
    await tom.open(`/vorbehalte/${idTom}`)
    expect(tom.page.text).toContain('Sie gilt ab dem 1. Dezember 2026 für Briefe.')
    await carryOutVorbehalte(b.portal.env)
    expect((await b.kundeOf(tom)).ort).toBe('Hannover')
    await b.portal.setTime(`${ab}T05:00:00Z`)
    for (let i = 0; i < 2; i++) await carryOutVorbehalte(b.portal.env)
    expect((await b.kundeOf(tom)).ort).toBe('Braunschweig')
    expect((await b.letters(idKim)).map(({ art }) => art)).toEqual(['hinweis', 'code'])
    await b.portal.setTime('2026-11-23T09:00:00Z')
  })
})

describe('Ein neues Konto', () => {
  test('braucht nach dem Ausweis eine zweite Person und danach den Vermerk, dass es im Fachverfahren steht', async () => {
    const kim = await b.createKunde()
    await b.report(kim, bank())
    const id = await b.lastOf(kim, 'konto')
    const [brief, ...mehr] = await b.letters(id)
    expect([brief!.art, mehr]).toEqual(['code', []])
    expect(b.textOf(brief!)).toContain((await b.kundeOf(kim)).strasse)
    expect(b.textOf(brief!)).not.toContain('2020')
    await b.seeAusweis(b.sabine, id)
    expect((await b.rowOf(id)).zustand).toBe('freigabe')
    expect(b.sabine.page.text).toContain('Das haben Sie selbst bestätigt')
    expect(await b.posten(id)).toEqual(['vorbehalt freigabe'])
    await kim.open(`/vorbehalte/${id}`)
    expect(kim.page.text).toContain('Eine zweite Person im Jobcenter prüft sie noch.')
    await b.zweite.open('/sachbearbeitung/eingang')
    expect(b.zweite.page.text).toContain('Anschrift oder Bankverbindung')
    await b.zweite.open(`/sachbearbeitung/vorbehalte/${id}`)
    expect(b.zweite.page.text).toContain('DE02 1203 0000 0000 2020 51')
    await b.zweite.submit('Bankverbindung freigeben')
    expect(b.zweite.page.text).toContain('Freigegeben. Die Person hört davon.')
    expect(await b.posten(id)).toEqual(['vorbehalt uebernahme'])
    await b.zweite.submit('Im Fachverfahren eingetragen')
    expect(b.zweite.page.text).toContain('dass sie im Fachverfahren steht')
    await kim.open(`/vorbehalte/${id}`)
    expect(kim.page.text).toContain('Ihr Jobcenter hat sie am 23. November 2026 eingetragen.')
    expect(kim.page.text).not.toContain('Das war ich nicht')
  })

  test('mit dem Code bestätigt: Freigeben und Eintragen sind zwei Menschen', async () => {
    const kim = await b.createKunde()
    await b.report(kim, bank())
    const id = await b.lastOf(kim, 'konto')
    await kim.open(`/vorbehalte/${id}`)
    await kim.submit('Neue Bankverbindung bestätigen', { code: await b.codeOf(id) })
    expect((await b.rowOf(id)).zustand).toBe('freigabe')
    await b.zweite.open(`/sachbearbeitung/vorbehalte/${id}`)
    await b.zweite.submit('Bankverbindung freigeben')
    expect(b.zweite.page.text).toContain('Eine andere Person trägt es im Fachverfahren ein.')
    const stand = String((await b.rowOf(id)).stand)
    await b.zweite.post(`/sachbearbeitung/vorbehalte/${id}/uebernahme`, { stand })
    expect(b.zweite.page.text).toContain('Das muss eine andere Person tun.')
    await b.sabine.open(`/sachbearbeitung/vorbehalte/${id}`)
    await b.sabine.submit('Im Fachverfahren eingetragen')
    expect((await b.rowOf(id)).uebernommen_von).toBe(b.sabine.mitarbeiterId)
  })

  test('nicht freigegeben: Die Person liest, warum', async () => {
    const kim = await b.createKunde()
    await b.report(kim, bank())
    const id = await b.lastOf(kim, 'konto')
    await b.seeAusweis(b.sabine, id)
    await b.zweite.open(`/sachbearbeitung/vorbehalte/${id}`)
    await b.zweite.submit('Nicht freigeben')
    expect(b.zweite.page.status).toBe(422)
    await b.zweite.submit('Nicht freigeben', { ablehnung: 'Das Konto gehört jemand anderem.' })
    await kim.open(`/vorbehalte/${id}`)
    expect(kim.page.text).toContain('Das Konto gehört jemand anderem.')
    expect((await b.rowOf(id)).grund!.toString('latin1')).not.toContain('gehört')
  })

  test('geht nicht mit einem Brief an eine Anschrift, die selbst eben erst ein Brief bestätigt hat', async () => {
    const kim = await b.createKunde()
    await b.report(kim, umzug())
    const anschrift = await b.lastOf(kim, 'anschrift')
    await kim.open(`/vorbehalte/${anschrift}`)
    await kim.submit('Neue Anschrift bestätigen', { code: await b.codeOf(anschrift) })
    await b.report(kim, bank())
    const id = await b.lastOf(kim, 'konto')
    expect(await b.letters(id)).toEqual([])
    await kim.open(`/vorbehalte/${id}`)
    expect(kim.page.text).toContain('Das geht zurzeit nicht')
    await kim.post(`/vorbehalte/${id}/brief`, {})
    expect(kim.page.text).toContain('Mit einem Brief geht es zurzeit nicht.')
    expect(await b.letters(id)).toEqual([])
  })
})
