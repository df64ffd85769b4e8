import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createKunde } from '#modules/jobcenter'
import { TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import { createTestKunde, ensureJobcenter, kundendaten } from '../../../../test/support/menschen.ts'
import { readAntrag } from '../../formulare/antrag/antrag.ts'
import { buehne, pathOf, rowOf, vorgangOf } from '../../formulare/erstantrag/buehne.test-daten.ts'
import { matchErstantrag } from '../../formulare/erstantrag/zuordnen.ts'
import { sendAntrag } from '../../formulare/senden/senden.ts'
import { dienstOrt, imDienst, prepareErstantraege, redeem, zone } from './erstantraege.test-daten.ts'

prepareErstantraege()

describe('Ein Erstantrag im Eingang', () => {
  test('zeigt, wer es sein soll, und nicht mehr; die Zuordnung macht den Vorgang mit seinem Tag und den Brief', async () => {
    const { portal, sabine } = buehne
    const kundeId = await createTestKunde(portal, { nachname: 'Zugeordnet', strasse: 'Geheimweg 77' })
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim, { nachname: 'Zugeordnet' })
    const gesichert = new Date(portal.env.clock.now().getTime() - 5 * TAG)
    const inhalt = await rowOf(pfad)
    await portal.owner.updateTable('erstantrag').set({ zeit: gesichert }).where('id', '=', inhalt.id).execute()
    await zone.open('/sachbearbeitung/eingang?art=erstantrag')
    expect(zone.page.html).toContain(imDienst(pfad))
    await zone.open(imDienst(pfad))
    expect(zone.page.text).toContain('Kim Zugeordnet')
    expect(zone.page.text).toContain('Datum gesichert, Angaben fehlen noch')
    await zone.open(`${imDienst(pfad)}?kunde=${kundeId}`)
    expect(zone.page.text).toMatch(/Geburtsdatum 1\. Februar 1990 1\. Februar 1990 stimmt überein/)
    await zone.submit('Zuordnen und Brief erstellen')
    expect(pathOf(zone)).toMatch(/^\/sachbearbeitung\/briefe\//)
    const brief = await zone.raw(`${pathOf(zone)}?pdf=1`)
    expect(brief.status).toBe(200)

    const row = await rowOf(pfad)
    expect(row).toMatchObject({ zustand: 'zugeordnet', kunde_id: kundeId, von: zone.mitarbeiterId })
    const vorgang = await vorgangOf(row.vorgang_id!)
    expect([vorgang.kunde_id, vorgang.nummer, vorgang.zustand]).toEqual([kundeId, row.nummer, 'gesendet'])
    expect(vorgang.unvollstaendig_seit).not.toBeNull()
    await zone.open('/sachbearbeitung/eingang?art=erstantrag')
    expect(zone.page.html).not.toContain(imDienst(pfad))
    await sabine.open(`/sachbearbeitung/vorgaenge/${vorgang.id}`)
    expect(sabine.page.text).toContain('Kim')
    expect(sabine.page.text).toContain('Zugeordnet')

    // The account sees that it is matched, and nothing of the customer.
    await kim.open(pfad)
    expect(kim.page.text).toContain('hat den Antrag zugeordnet')
    expect(kim.page.html).not.toMatch(/Geheimweg|123A/)
    expect(kim.page.html).not.toContain(vorgang.id)
    expect(kim.page.html).not.toContain(kundeId)
    await kim.open('/verlauf')
    expect(kim.page.html).not.toMatch(/Geheimweg|123A/)
    expect(kim.page.html).not.toContain(kundeId)
    expect((await kim.raw(`/vorgaenge/${vorgang.id}`)).status).not.toBe(200)
    expect((await readAntrag(portal.env, buehne.inhaberOf(kim), id))?.gesichert?.art).toBe('erstantrag')

    await redeem(kim, kundeId)
    await kim.open(`/vorgaenge/${vorgang.id}`)
    expect([kim.page.status, kim.page.text.includes('Antrag weiter ausfüllen')]).toEqual([200, true])
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toContain('Ihr Antragsdatum ist gesichert')
    await kim.open(pfad)
    expect(kim.page.html).toContain(`/vorgaenge/${vorgang.id}`)
    expect(await readAntrag(portal.env, buehne.inhaberOf(kim), id)).toBeUndefined()
  })

  test('der Beleg der Person gilt auch nach der Zuordnung, mit derselben Zeit', async () => {
    const kundeId = await createTestKunde(buehne.portal)
    const kim = await buehne.createKonto()
    const { pfad } = await buehne.secure(kim)
    const [, code = ''] = /\/beleg\/([A-Z0-9-]+)"/.exec(kim.page.html) ?? []
    const [, summe = ''] = />([0-9a-f]{64})</.exec(kim.page.html) ?? []
    await matchErstantrag(buehne.portal.env, dienstOrt(pfad), { kundeId })
    await kim.open(pfad)
    expect(kim.page.html).toContain(code)
    await kim.open(`/beleg/${code}`)
    expect(kim.page.text).toContain('Diesen Beleg gibt es')
    await kim.submit('Vergleichen', { pruefsumme: summe })
    expect(kim.page.text).toContain('stimmt überein')
  })

  test('weicht das Geburtsdatum ab, ordnet niemand zu, ohne es geprüft zu haben', async () => {
    const kundeId = await createTestKunde(buehne.portal, { geburtstag: '1955-05-05' })
    const { pfad } = await buehne.secure(await buehne.createKonto())
    await zone.open(`${imDienst(pfad)}?kunde=${kundeId}`)
    expect(zone.page.text).toContain('weicht ab')
    await zone.submit('Zuordnen und Brief erstellen')
    expect([zone.page.status, zone.page.text.includes('Prüfen Sie, ob es dieselbe Person ist')]).toEqual([422, true])
    expect((await rowOf(pfad)).zustand).toBe('offen')
    await zone.submit('Zuordnen und Brief erstellen', { geprueft: 'ja' })
    expect((await rowOf(pfad)).kunde_id).toBe(kundeId)
  })

  test('ist das Profil mit genau diesem Konto verknüpft, braucht es keinen Brief, und alles steht gleich darin', async () => {
    const { portal } = buehne
    const kim = await buehne.createKunde()
    const setProfil = (profil: string) =>
      portal.owner.updateTable('sitzung').set({ profil }).where('konto_id', '=', kim.kontoId).execute()
    await setProfil('standard')
    const { id, pfad } = await buehne.secure(kim)
    await zone.open(`${imDienst(pfad)}?kunde=${kim.kundeId}`)
    expect(zone.page.text).toContain('mit genau diesem Konto verknüpft')
    await zone.submit('Zuordnen')
    expect(zone.page.text).toContain('Zugeordnet')
    await portal.runDue()
    await setProfil(kim.profilId)
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toContain('Ihr Antragsdatum ist gesichert')
    const { rows } = await sql`select 1 from brief where kunde_id = ${kim.kundeId}`.execute(portal.owner)
    expect(rows).toEqual([])
    const andere = await buehne.secure(await buehne.createKonto())
    await zone.open(`${imDienst(andere.pfad)}?kunde=${kim.kundeId}`)
    expect(zone.page.text).toContain('schon ein anderes Online-Konto')
  })

  test('wer noch nicht in den Akten steht, wird angelegt, mit allen Prüfungen, oder gar nichts geschieht', async () => {
    const { portal } = buehne
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim, { vorname: 'Neu', nachname: 'Hier' })
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    await buehne.send(kim, id)
    const bekannt = kundendaten()
    await createTestKunde(portal, bekannt)
    await zone.open(imDienst(pfad))
    expect(zone.page.text).toContain('vollständig gesendet')
    expect(zone.page.text).not.toContain('Sparbank')
    await zone.open(`${imDienst(pfad)}/kunde`)
    expect(zone.page.html).toContain('value="Lindenweg 5"')
    await zone.submit('Anlegen, zuordnen und Brief erstellen', { kundennummer: '12', vorname: '' })
    expect(zone.page.status).toBe(422)
    expect(zone.page.text).toContain('Füllen Sie das Feld „Vorname“ aus.')
    const { kundennummer } = bekannt
    await zone.submit('Anlegen, zuordnen und Brief erstellen', { kundennummer, vorname: 'Neu' })
    expect([zone.page.status, zone.page.text.includes('schon eine andere Person')]).toEqual([422, true])
    expect(await rowOf(pfad)).toMatchObject({ zustand: 'offen', kunde_id: null })
    const neu = buehne.newNummer()
    await zone.submit('Anlegen, zuordnen und Brief erstellen', { kundennummer: neu, vorname: 'Neu' })
    expect(pathOf(zone)).toMatch(/^\/sachbearbeitung\/briefe\//)
    const row = await rowOf(pfad)
    const vorgang = await vorgangOf(row.vorgang_id!)
    expect(vorgang).toMatchObject({ art: 'formular', unvollstaendig_seit: null, nummer: row.nummer })
    await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${vorgang.id}`)
    expect(buehne.sabine.page.status).toBe(200)
    await redeem(kim, row.kunde_id!)
    await kim.open(`/vorgaenge/${vorgang.id}`)
    expect(kim.page.text).toContain('Sparbank')
  })

  test('abgelehnt mit einem Grund, den die Person liest; wer zu spät kommt, liest auch das', async () => {
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    const andere = await createDienst(buehne.portal, ['eingangszone'])
    await andere.open(imDienst(pfad))
    await zone.open(imDienst(pfad))
    await zone.submit('Ablehnen')
    expect(zone.page.status).toBe(422)
    await zone.submit('Ablehnen', { grund: 'Bitte kommen Sie mit Ihrem Ausweis vorbei.' })
    expect(zone.page.text).toContain('Abgelehnt')
    expect((await andere.submit('Ablehnen', { grund: 'doppelt' })).status).toBe(409)
    await kim.open(pfad)
    expect(kim.page.text).toContain('Bitte kommen Sie mit Ihrem Ausweis vorbei.')
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toContain('noch nicht gesichert')
    await kim.open(`/antraege/${id}/sichern`)
    await kim.submit('Antragsdatum sichern')
    expect(pathOf(kim)).toMatch(/^\/erstantraege\//)
    expect(pathOf(kim)).not.toBe(pfad)
  })

  test('AZ-02: für ein anderes Jobcenter gibt es ihn nicht, und niemand ordnet fremden Menschen etwas zu', async () => {
    const { portal } = buehne
    const kundeId = await createTestKunde(portal)
    const { pfad } = await buehne.secure(await buehne.createKonto())
    const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Beispielkreis')
    const fremd = await createDienst(portal, ['teamleitung'], { jobcenterId })
    for (const one of [pfad, `/erstantraege/${newId()}`]) {
      for (const teil of ['', '/kunde']) expect((await fremd.open(imDienst(one) + teil)).status).toBe(404)
      for (const felder of [
        { entscheidung: 'zuordnen', kunde: kundeId },
        { entscheidung: 'ablehnen', grund: 'x' },
      ]) {
        await fremd.open('/sachbearbeitung')
        expect((await fremd.post(imDienst(one), { ...felder })).status).toBe(404)
      }
    }
    const dort = await portal.env.db
      .transaction()
      .execute((tx) => createKunde(portal.env, tx, { jobcenterId, daten: kundendaten() }))
    await zone.open(imDienst(pfad))
    expect(dort.ok && (await zone.post(imDienst(pfad), { entscheidung: 'zuordnen', kunde: dort.id })).status).toBe(404)
    expect((await rowOf(pfad)).zustand).toBe('offen')
  })

  test('AZ-05: ohne das Recht kommt niemand hin; die Eingangszone sieht keinen Vorgang', async () => {
    const { pfad } = await buehne.secure(await buehne.createKonto())
    for (const rolle of ['administration', 'revision', 'aerztlicher-dienst'] as const) {
      const one = await createDienst(buehne.portal, [rolle])
      expect([rolle, (await one.open(imDienst(pfad))).status]).toEqual([rolle, 403])
    }
    const kundeId = await createTestKunde(buehne.portal)
    await matchErstantrag(buehne.portal.env, dienstOrt(pfad), { kundeId })
    await zone.open(imDienst(pfad))
    expect(zone.page.html).not.toContain('/sachbearbeitung/vorgaenge/')
  })
})

describe('AVA-02: alles oder nichts, und einmal', () => {
  test('vier ordnen zugleich zu, zwei davon jemand anderem: ein Vorgang, ein Brief', async () => {
    const { portal } = buehne
    const [eins, zwei] = [await createTestKunde(portal), await createTestKunde(portal)]
    const { pfad } = await buehne.secure(await buehne.createKonto())
    const all = await Promise.all(
      [eins, zwei, eins, zwei].map((kundeId) => matchErstantrag(portal.env, dienstOrt(pfad), { kundeId })),
    )
    expect(all.map(({ art }) => art).sort()).toEqual(['entschieden', 'entschieden', 'entschieden', 'ok'])
    const { rows } = await sql<{ was: string; n: string }>`
      select 'v' as was, count(*) as n from vorgang where kunde_id in (${eins}, ${zwei})
      union all select 'b', count(*) from brief where kunde_id in (${eins}, ${zwei})`.execute(portal.owner)
    expect(rows.map(({ n }) => Number(n))).toEqual([1, 1])
  })

  test('bricht die Zuordnung in der Mitte ab, ist nichts geschehen: kein Kunde, kein Vorgang, kein Code', async () => {
    const { portal } = buehne
    const kim = await buehne.createKonto()
    const { pfad } = await buehne.secure(kim)
    const before = await sql<{ n: string }>`
      select (select count(*) from kunde) + (select count(*) from vorgang) as n`.execute(portal.owner)
    await sql`alter table brief add constraint stromausfall check (erstellt < '2020-01-01') not valid`.execute(
      portal.owner,
    )
    try {
      const daten = kundendaten({ kundennummer: buehne.newNummer() })
      await expect(matchErstantrag(portal.env, dienstOrt(pfad), { daten })).rejects.toThrow()
    } finally {
      await sql`alter table brief drop constraint stromausfall`.execute(portal.owner)
    }
    const after = await sql<{ n: string }>`
      select (select count(*) from kunde) + (select count(*) from vorgang) as n`.execute(portal.owner)
    expect(after.rows).toEqual(before.rows)
    expect(await rowOf(pfad)).toMatchObject({ zustand: 'offen', kunde_id: null, vorgang_id: null })
    await kim.open(pfad)
    expect(kim.page.text).toContain('Bei Ihrem Jobcenter')
  })

  test('zugeordnet und abgesendet im selben Augenblick: der ganze Antrag ist im Vorgang, wer auch schneller war', async () => {
    const { portal } = buehne
    for (let i = 0; i < 4; i++) {
      const kundeId = await createTestKunde(portal)
      const kim = await buehne.createKonto()
      const { id, pfad } = await buehne.secure(kim)
      await buehne.fillIn(buehne.inhaberOf(kim), id)
      const [matched, sent] = await Promise.all([
        matchErstantrag(portal.env, dienstOrt(pfad), { kundeId }),
        sendAntrag(portal.env, buehne.inhaberOf(kim), id),
      ])
      expect([matched.art, sent.ok]).toEqual(['ok', true])
      const row = await rowOf(pfad)
      expect(await vorgangOf(row.vorgang_id!)).toMatchObject({ art: 'formular', unvollstaendig_seit: null })
      const { rows } = await sql`select 1 from beleg where vorgang_id = ${row.vorgang_id}`.execute(portal.owner)
      expect(rows).toHaveLength(2)
    }
  })
})
