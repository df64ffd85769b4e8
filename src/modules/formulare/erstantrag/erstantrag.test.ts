import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { readAntrag } from '../antrag/antrag.ts'
import { removeAntraege } from '../antrag/tasks.ts'
import { sendAntrag } from '../senden/senden.ts'
import { buehne, countOf, idOf, pathOf, prepareErsteBuehne, vorgangOf } from './buehne.test-daten.ts'
import { secureAntragsdatum } from './sichern.ts'

prepareErsteBuehne()

describe('Ohne Freischaltcode', () => {
  test('beginnt man den Erstantrag, und bei jedem anderen eService steht, was fehlt und wo man es bekommt', async () => {
    const kim = await buehne.createKonto()
    await kim.open('/eservices/vermittlungsgutschein/antrag')
    expect(kim.page.text).toContain('Ihr Profil ist noch nicht freigeschaltet')
    expect(kim.page.html).toContain('/freischaltcode-beantragen')
    expect(kim.page.text).not.toContain('Beginnen')
    await kim.post('/eservices/vermittlungsgutschein/antrag', { id: newId() })
    expect(kim.page.status).toBe(400)
    const id = await buehne.begin(kim)
    expect(pathOf(kim)).toBe(`/antraege/${id}/sichern`)
    await kim.open('/')
    expect(kim.page.html).toContain(`/antraege/${id}`)
  })

  test('AZ-02: ein anderes Konto sieht, sichert, sendet und löscht nichts davon, und erfährt nicht, dass es ihn gibt', async () => {
    const [kim, fremd] = [await buehne.createKonto(), await buehne.createKonto()]
    const { id, pfad } = await buehne.secure(kim)
    const offen = await buehne.begin(kim)
    await fremd.open('/sicherheit')
    for (const one of [id, offen, newId()]) {
      for (const teil of ['', '/seiten/antragsdatum', '/nachweise', '/pruefen', '/loeschen', '/sichern']) {
        expect([teil, (await fremd.raw(`/antraege/${one}${teil}`)).status]).toEqual([teil, 404])
      }
      await fremd.open('/sicherheit')
      expect((await fremd.post(`/antraege/${one}/sichern`, {})).status).toBe(404)
      expect(await secureAntragsdatum(buehne.portal.env, buehne.inhaberOf(fremd), one)).toMatchObject({ ok: false })
      expect(await sendAntrag(buehne.portal.env, buehne.inhaberOf(fremd), one)).toEqual({ ok: false, grund: 'weg' })
    }
    for (const one of [pfad, `/erstantraege/${newId()}`]) expect((await fremd.raw(one)).status).toBe(404)
    expect((await readAntrag(buehne.portal.env, buehne.inhaberOf(kim), offen))?.gesichert).toBeUndefined()
  })

  test('AZ-02: ein Entwurf gehört zu dem Profil, in dem er begonnen wurde, in beide Richtungen', async () => {
    const kim = await buehne.createKunde()
    const setProfil = (profil: string) =>
      buehne.portal.owner.updateTable('sitzung').set({ profil }).where('konto_id', '=', kim.kontoId).execute()
    const imProfil = await buehne.begin(kim)
    await setProfil('standard')
    const ohne = await buehne.begin(kim)
    const seen = async () => {
      const all = [imProfil, ohne].map(async (id) => (await kim.raw(`/antraege/${id}`)).status)
      return Promise.all(all)
    }
    expect(await seen()).toEqual([404, 200])
    await kim.open('/sicherheit')
    expect((await kim.post(`/antraege/${imProfil}/sichern`, {})).status).toBe(404)
    await setProfil(kim.profilId)
    expect(await seen()).toEqual([200, 404])
  })
})

describe('Das Antragsdatum', () => {
  test('ohne Profil: die Seite sagt, was es bedeutet, und ein Knopf sichert es, mit Beleg, Glocke und Mail ohne Inhalt', async () => {
    const kim = await buehne.createKonto()
    const id = await buehne.begin(kim, { vorname: 'Ümit' })
    expect(kim.page.text).toContain('heute gestellt, am 23. November 2026')
    expect(kim.page.text).toContain('ab dem 1. November 2026')
    expect(kim.page.text).toContain('§ 37 SGB II')
    await kim.submit('Antragsdatum sichern')
    const pfad = pathOf(kim)
    expect(pfad).toMatch(/^\/erstantraege\//)
    expect(kim.page.text).toContain('Ihr Antragsdatum ist gesichert')
    expect(kim.page.text).toContain('23. November 2026, wirkt zurück auf den 1. November 2026')
    const [, code = ''] = /\/beleg\/([A-Z0-9-]+)"/.exec(kim.page.html) ?? []
    const mails = await buehne.portal.runDue()
    expect(mails.filter(({ an }) => an === kim.email)).toHaveLength(1)
    expect(JSON.stringify(mails)).not.toMatch(/Ümit|Grundsicherung|Antragsdatum/)
    await kim.open(`/beleg/${code}`)
    expect(kim.page.text).toContain('Antragsdatum gesichert')
    expect(kim.page.text).not.toContain('Ümit')
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toContain('Ihr Antragsdatum ist gesichert: 23. November 2026')
    expect(kim.page.text).toContain('Der Entwurf wird nicht von selbst gelöscht')
    await kim.open('/benachrichtigungen')
    expect(kim.page.html).toContain(pfad)
  })

  test('ein späterer Beginn steht so im Antrag; ohne fertige erste Seite gibt es nichts zu sichern', async () => {
    const kim = await buehne.createKonto()
    await buehne.begin(kim, { ab: '2027-01-01' })
    expect(kim.page.text).toContain('Sie möchten Leistungen ab dem 1. Januar 2027')
    await kim.open('/eservices/buergergeld/antrag')
    await kim.submit('Neu beginnen')
    const leer = idOf(pathOf(kim))
    await kim.open(`/antraege/${leer}/sichern`)
    expect(pathOf(kim)).toBe(`/antraege/${leer}`)
    expect(await secureAntragsdatum(buehne.portal.env, buehne.inhaberOf(kim), leer)).toEqual({
      ok: false,
      grund: 'unvollstaendig',
    })
  })

  test('AVA-02: viermal im selben Augenblick, aus zwei Fenstern und noch einmal danach ist ein Antrag mit einem Beleg', async () => {
    const { env } = buehne.portal
    const [ohne, mit] = [await buehne.createKonto(), await buehne.createKunde()]
    for (const [mensch, inhaber, tabelle] of [
      [ohne, buehne.inhaberOf(ohne), 'erstantrag'],
      [mit, buehne.werOf(mit), 'vorgang'],
    ] as const) {
      const id = await buehne.begin(mensch)
      const fenster = mensch.page
      const all = await Promise.all(Array.from({ length: 4 }, () => secureAntragsdatum(env, inhaber, id)))
      expect(new Set(all.map((one) => one.ok && one.gesichert.id)).size).toBe(1)
      mensch.page = fenster
      await mensch.submit('Antragsdatum sichern')
      expect(mensch.page.text).toContain('Ihr Antragsdatum ist gesichert')
      expect(await countOf(tabelle, sql<boolean>`sendung = ${id}`)).toBe(1)
      const spalte = sql.ref(`${tabelle}_id`)
      expect(await countOf('beleg', sql<boolean>`${spalte} = ${idOf(pathOf(mensch))}`)).toBe(1)
    }
  })

  test('mit Profil wird es ein Vorgang; der ganze Antrag vervollständigt ihn: gleicher Tag, neue Fassung, ein Beleg mehr', async () => {
    const { portal, sabine } = buehne
    const kim = await buehne.createKunde()
    const { id, pfad } = await buehne.secure(kim)
    expect(pfad).toMatch(/^\/vorgaenge\//)
    expect(kim.page.text).toContain('Antrag weiter ausfüllen')
    const before = await vorgangOf(idOf(pfad))
    expect(before).toMatchObject({ art: 'formlos', zustand: 'gesendet', dienst: 'buergergeld' })
    expect(before.unvollstaendig_seit).toEqual(before.erstellt)
    await sabine.open('/sachbearbeitung/vorgaenge?liste=unvollstaendig')
    expect(sabine.page.html).toContain(idOf(pfad))
    const gestern = new Date(before.erstellt.getTime() - TAG)
    await portal.owner.updateTable('vorgang').set({ erstellt: gestern }).where('id', '=', before.id).execute()
    await buehne.fillIn(buehne.werOf(kim), id)
    const both = await Promise.all([1, 2, 3].map(() => sendAntrag(portal.env, buehne.werOf(kim), id)))
    expect(both).toEqual(both.map(() => ({ ok: true, vorgangId: idOf(pfad) })))
    const after = await vorgangOf(idOf(pfad))
    expect(after.erstellt).toEqual(gestern)
    expect(after).toMatchObject({ art: 'formular', unvollstaendig_seit: null, nummer: before.nummer })
    expect(await countOf('beleg', sql<boolean>`vorgang_id = ${after.id}`)).toBe(2)
    expect(await countOf('vorgang', sql<boolean>`kunde_id = ${kim.kundeId}`)).toBe(1)
    await kim.open(`/antraege/${id}/pruefen`)
    expect(pathOf(kim)).toBe(pfad)
    expect(kim.page.text).toContain('Tag des Antrags 22. November 2026')
    expect(kim.page.text).toContain('Lindenweg 5')
  })

  test('ist zurückgenommen, was gesichert war, ist der ganze Antrag ein neuer mit seinem eigenen Tag', async () => {
    const { env } = buehne.portal
    const kim = await buehne.createKunde()
    const { id, pfad } = await buehne.secure(kim)
    await kim.open(`${pfad}/ruecknahme`)
    await kim.submit('Antrag zurücknehmen')
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toContain('Ihr Antragsdatum ist noch nicht gesichert')
    await buehne.fillIn(buehne.werOf(kim), id)
    const sent = await sendAntrag(env, buehne.werOf(kim), id)
    expect(sent.ok && sent.vorgangId).not.toBe(idOf(pfad))
    expect(sent.ok && (await vorgangOf(sent.vorgangId!)).zustand).toBe('gesendet')
    expect((await vorgangOf(idOf(pfad))).zustand).toBe('zurueckgenommen')
  })

  test('ein gesicherter Entwurf wird nie wegen seines Alters gelöscht; ein abgelehnter wieder', async () => {
    const { env, owner } = buehne.portal
    const [kim, lea] = [await buehne.createKonto(), await buehne.createKunde()]
    const [ohne, mit] = [await buehne.secure(kim), await buehne.secure(lea)]
    const geaendert = new Date(env.clock.now().getTime() - 400 * TAG)
    await owner.updateTable('antrag').set({ geaendert }).where('id', 'in', [ohne.id, mit.id]).execute()
    await removeAntraege(env)
    expect(await readAntrag(env, buehne.inhaberOf(kim), ohne.id)).toBeDefined()
    expect(await readAntrag(env, buehne.werOf(lea), mit.id)).toBeDefined()
    await sql`update erstantrag set zustand = 'abgelehnt', grund = 'x', entschieden = now() where id = ${idOf(ohne.pfad)}`.execute(
      owner,
    )
    await removeAntraege(env)
    expect(await readAntrag(env, buehne.inhaberOf(kim), ohne.id)).toBeUndefined()
  })

  test('mehr als fünf offene aus einem Konto nimmt das Portal nicht an, und sagt, was trotzdem geht', async () => {
    const kim = await buehne.createKonto()
    for (let i = 0; i < 5; i++) await buehne.secure(kim)
    await buehne.begin(kim)
    await kim.submit('Antragsdatum sichern')
    expect([kim.page.status, kim.page.text.includes('Rufen Sie dort an')]).toEqual([409, true])
  })
})
