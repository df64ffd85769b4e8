import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { pdf } from '../../../../test/support/dateien.ts'
import { createTestKunde } from '../../../../test/support/menschen.ts'
import { conclude } from '../../dokumente/offen.ts'
import { readAntrag } from '../../formulare/antrag/antrag.ts'
import { buehne, idOf, rowOf, vorgangOf } from '../../formulare/erstantrag/buehne.test-daten.ts'
import { adoptErstantraege, matchErstantrag } from '../../formulare/erstantrag/zuordnen.ts'
import { dienstOrt, prepareErstantraege, redeem, zone } from './erstantraege.test-daten.ts'

prepareErstantraege()

const file = () => new File([new Uint8Array(pdf())], 'Ausweis.pdf', { type: 'application/pdf' })

describe('Bis der Code eingelöst ist', () => {
  test('wird der Antrag fertig gesendet: der Vorgang ist vollständig, das Konto sieht weiter nur, was es selbst sandte', async () => {
    const { portal, sabine } = buehne
    const kundeId = await createTestKunde(portal, { strasse: 'Geheimweg 88' })
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    await matchErstantrag(portal.env, dienstOrt(pfad), { kundeId })
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    await kim.open(`/antraege/${id}/nachweise`)
    const [nachweis = ''] = /\/antraege\/[^"]*\/nachweise\/ausweis[^"]*/.exec(kim.page.html) ?? []
    await kim.open(nachweis)
    await kim.submit('Speichern', {}, { dateien: file() })
    expect(kim.page.status).toBe(200)
    expect(await buehne.send(kim, id)).toBe(pfad)
    expect(kim.page.text).toContain('Ausweis.pdf')
    expect(kim.page.html).not.toContain('Geheimweg')
    const vorgang = await vorgangOf((await rowOf(pfad)).vorgang_id!)
    expect(vorgang).toMatchObject({ art: 'formular', unvollstaendig_seit: null })
    await portal.runDue()
    await sabine.open(`/sachbearbeitung/vorgaenge/${vorgang.id}`)
    expect(sabine.page.text).toContain('Ausweis.pdf')
    const [datei = ''] = /\/sachbearbeitung\/vorgaenge\/[^"]*\/dateien\/[0-9a-f-]+/.exec(sabine.page.html) ?? []
    const answer = await sabine.raw(`${datei}?trotzdem=ja`)
    expect([
      answer.status,
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ]).toEqual([200, '%PDF-'])
    const { rows } = await sql<{ kunde_id: string }>`select d.kunde_id from dokument d
      join vorgang_datei v on v.dokument_id = d.id where v.vorgang_id = ${vorgang.id}`.execute(portal.owner)
    expect(rows).toEqual([{ kunde_id: kundeId }])
  })

  test('UPL-06: eine Datei, die während der Prüfung den Menschen wechselt, bleibt lesbar', async () => {
    const { portal, sabine } = buehne
    const kundeId = await createTestKunde(portal)
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    await kim.open(`/antraege/${id}/nachweise`)
    const [nachweis = ''] = /\/antraege\/[^"]*\/nachweise\/ausweis[^"]*/.exec(kim.page.html) ?? []
    await kim.open(nachweis)
    await kim.submit('Speichern', {}, { dateien: file() })
    await buehne.send(kim, id)
    // The scan has read the row, and concludes after the match.
    const [row] = await portal.owner.selectFrom('dokument').selectAll().where('konto_id', '=', kim.kontoId).execute()
    await matchErstantrag(portal.env, dienstOrt(pfad), { kundeId })
    const urteil = {
      zustand: 'sauber',
      ablage: row!.ablage!,
      schluessel: row!.schluessel!,
      virenpruefung: null,
    } as const
    const stored = { typ: row!.typ, groesse: Number(row!.groesse), sha256: row!.sha256 }
    const alt = { ...row!, verpackt: Buffer.alloc(0) }
    const late = portal.env.db
      .transaction()
      .execute((tx) => conclude(tx, alt, { ...urteil, ...stored }, portal.env.clock.now()))
    expect(await late).toBe(false)
    await portal.runDue()
    const { vorgang_id } = await rowOf(pfad)
    await sabine.open(`/sachbearbeitung/vorgaenge/${vorgang_id}`)
    const [datei = ''] = /\/sachbearbeitung\/vorgaenge\/[^"]*\/dateien\/[0-9a-f-]+/.exec(sabine.page.html) ?? []
    expect((await sabine.raw(`${datei}?trotzdem=ja`)).status).toBe(200)
  })
})

describe('Wird ein Code eingelöst', () => {
  test('bevor jemand zugeordnet hat, wird der Antrag von selbst ein Vorgang mit seinem Tag, und der Entwurf geht mit', async () => {
    const { portal } = buehne
    const kundeId = await createTestKunde(portal)
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    const nebenbei = await buehne.begin(kim)
    await portal.owner.updateTable('erstantrag').set({ erinnert: 2 }).where('id', '=', idOf(pfad)).execute()
    await redeem(kim, kundeId)
    const row = await rowOf(pfad)
    expect(row).toMatchObject({ zustand: 'zugeordnet', kunde_id: kundeId, von: null })
    // Nor is the person reminded once more of what they were reminded of already.
    expect(await vorgangOf(row.vorgang_id!)).toMatchObject({ nummer: row.nummer, erinnert: 2 })
    for (const one of [id, nebenbei]) {
      await kim.open(`/antraege/${one}`)
      expect([one, kim.page.status]).toEqual([one, 200])
    }
    await zone.open('/sachbearbeitung/eingang?art=erstantrag')
    expect(zone.page.html).not.toContain(pfad)
  })

  test('nennt der Antrag ein anderes Geburtsdatum, bleibt er mit seinem Entwurf, wo er ist: es mag jemand anderes sein', async () => {
    const { portal } = buehne
    const kundeId = await createTestKunde(portal)
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim, { geburtsdatum: '1960-06-06' })
    await redeem(kim, kundeId)
    expect(await rowOf(pfad)).toMatchObject({ zustand: 'offen', kunde_id: null })
    expect((await kim.raw(`/antraege/${id}`)).status).toBe(404)
    expect(await readAntrag(portal.env, buehne.inhaberOf(kim), id)).toBeDefined()
  })

  test('läuft die Übernahme zweimal, auch zugleich, geschieht sie einmal; falsch zugeordnet bleibt alles beim Konto', async () => {
    const { portal } = buehne
    const [kundeId, falsch] = [await createTestKunde(portal), await createTestKunde(portal)]
    const [kim, lea] = [await buehne.createKonto(), await buehne.createKonto()]
    const [eigen, fremd] = [await buehne.secure(kim), await buehne.secure(lea)]
    await matchErstantrag(portal.env, dienstOrt(fremd.pfad), { kundeId: falsch })
    await redeem(kim, kundeId)
    const wo = { kontoId: kim.kontoId, kundeId, jobcenterId: zone.jobcenterId }
    await Promise.all([1, 2, 3].map(() => adoptErstantraege(portal.env, wo)))
    const { rows } = await sql`select 1 from vorgang where kunde_id = ${kundeId}`.execute(portal.owner)
    expect(rows).toHaveLength(1)
    expect((await rowOf(eigen.pfad)).uebernommen).not.toBeNull()
    // Lea redeems a code of her own: what was matched to somebody else does not come along.
    const eigener = await createTestKunde(portal)
    await redeem(lea, eigener)
    expect(await rowOf(fremd.pfad)).toMatchObject({ kunde_id: falsch, uebernommen: null })
    expect(await readAntrag(portal.env, buehne.inhaberOf(lea), fremd.id)).toBeDefined()
    expect((await lea.raw(`/vorgaenge/${(await rowOf(fremd.pfad)).vorgang_id}`)).status).toBe(404)
    // Nothing happens for a profile that is not the account's.
    await adoptErstantraege(portal.env, { ...wo, kontoId: lea.kontoId })
    expect(await readAntrag(portal.env, buehne.inhaberOf(lea), fremd.id)).toBeDefined()
  })
})
