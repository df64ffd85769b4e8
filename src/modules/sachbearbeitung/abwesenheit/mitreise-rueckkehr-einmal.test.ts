import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { reportRueckkehr } from '../../vorgaenge/abwesenheit/rueckkehr.ts'
import { vorgaengeQuellen } from '../../vorgaenge/index.ts'
import { decideMitreise } from '../../vorgaenge/mitreise/mitreise.ts'
import { b, comeBack, giveAway, ivo, ofMitreise, prepareAbwesenheit } from './abwesenheit.test-daten.ts'
import { beide, dienst, dienstWeg, reise, rowOf, themenOf, WOCHE } from './reise.test-daten.ts'

prepareAbwesenheit()

describe('Zweimal geklickt, neu geladen, zwei Fenster', () => {
  test('dieselbe Meldung zugleich und noch einmal: eine Meldung, zwei Aufgaben', async () => {
    const { kim, id, mitreise } = await reise()
    const { env } = b.portal
    const auskunft = { art: 'zurueck', tag: '2026-11-22' } as const
    const wahl = { id, tag: '2026-11-20', mitreisende: [{ id: mitreise, auskunft }] }
    const same = await Promise.all([1, 2, 3].map(() => reportRueckkehr(env, b.werOf(kim), wahl)))
    expect(same).toEqual(['wie-vereinbart', 'wie-vereinbart', 'wie-vereinbart'])
    expect(await themenOf(mitreise)).toEqual(beide('spaeter'))
    const { rows } = await sql<{ ereignis: string }>`select ereignis from protokoll
      where ereignis like 'vorgang.%zurueckgemeldet' and details ->> 'vorgang' = ${id}`.execute(b.portal.owner)
    expect(rows.map(({ ereignis }) => ereignis).sort()).toEqual([
      'vorgang.mitreise-zurueckgemeldet',
      'vorgang.zurueckgemeldet',
    ])
  })

  test.each([
    ['noch einmal dasselbe gilt als angekommen', '2026-11-20', 'gleich', 'Ihr Jobcenter weiß, dass Sie zurück sind.'],
    ['ein anderer eigener Tag ändert nichts', '2026-11-21', 'gleich', 'Inzwischen hat sich der Stand geändert.'],
    ['eine andere Auskunft ändert nichts', '2026-11-20', 'unterwegs', 'Inzwischen hat sich der Stand geändert.'],
    ['Unlesbares ändert nichts', '2026-02-30', 'gleich', 'Inzwischen hat sich der Stand geändert.'],
  ])('aus dem zweiten Fenster: %s', async (_, tag, wie, satz) => {
    const { kim, id, mitreise } = await reise()
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, 'gleich'))
    const [jahr = '', monat = '', t = ''] = tag.split('-')
    const eigener = { 'tag-tag': t, 'tag-monat': monat, 'tag-jahr': jahr }
    await kim.post(`/vorgaenge/${id}/rueckkehr`, { ...eigener, ...ofMitreise(mitreise, wie) })
    expect(kim.page.text).toContain(satz)
    expect(await rowOf(mitreise)).toMatchObject({ rueckkehr: 'zurueck', zurueck: '2026-11-20', meldung: null })
  })

  test.each<[string, object]>([
    ['zurück ohne Tag', { rueckkehr: 'zurueck', rueckkehr_gemeldet: new Date() }],
    ['ein Tag ohne zurück', { rueckkehr: 'unterwegs', zurueck: '2026-11-20', rueckkehr_gemeldet: new Date() }],
    ['eine Auskunft, die niemand gab', { rueckkehr: 'unterwegs' }],
    [
      'zurück nach dem Tag der Meldung',
      { rueckkehr: 'zurueck', zurueck: '2026-11-24', rueckkehr_gemeldet: new Date('2026-11-23T12:00:00Z') },
    ],
    [
      'eine Auskunft neben dem eigenen Vorgang',
      {
        zustand: 'selbst-gefragt',
        zustimmung_von: null,
        zustimmung_bis: null,
        rueckkehr: 'unterwegs',
        rueckkehr_gemeldet: new Date(),
      },
    ],
    ['eine Prüfung ohne Auskunft', { meldung: 'spaeter', meldung_seit: new Date() }],
    ['geprüft, wo nichts zu prüfen ist', { leistung_gesehen: new Date() }],
    ['eine Meldung, bevor die Reise endet', { melden_bis: '2026-11-20' }],
  ])('die Datenbank lehnt ab: %s', async (_, werte) => {
    const { mitreise } = await reise()
    const update = b.portal.owner.updateTable('mitreise').set(werte).where('id', '=', mitreise).execute()
    await expect(update).rejects.toThrow(/check constraint/)
  })
})

describe('Wer das darf', () => {
  test('AZ-02: niemand meldet für Fremde, und niemand aus einem anderen Jobcenter prüft', async () => {
    const [eins, zwei] = [await reise(), await reise()]
    const fremde = await b.createKunde()
    const angaben = { 'tag-tag': '20', 'tag-monat': '11', 'tag-jahr': '2026' }
    await fremde.open('/verlauf')
    await fremde.post(`/vorgaenge/${eins.id}/rueckkehr`, { ...angaben, ...ofMitreise(eins.mitreise, 'unterwegs') })
    expect(fremde.page.status).toBe(404)
    // Somebody of another journey does not belong to this page.
    const felder = { ...angaben, ...ofMitreise(eins.mitreise, 'gleich'), ...ofMitreise(zwei.mitreise, 'unterwegs') }
    await eins.kim.open(`/vorgaenge/${eins.id}/rueckkehr`)
    await eins.kim.post(`/vorgaenge/${eins.id}/rueckkehr`, felder)
    expect(eins.kim.page.status).toBe(400)
    const auskunft = { art: 'unterwegs' } as const
    const wahl = { id: eins.id, tag: '2026-11-20', mitreisende: [{ id: zwei.mitreise, auskunft }] }
    await reportRueckkehr(b.portal.env, b.werOf(eins.kim), wahl)
    expect(await rowOf(zwei.mitreise)).toMatchObject({ rueckkehr: null, stand: 2 })

    await comeBack(zwei.kim, zwei.id, '2026-11-20', ofMitreise(zwei.mitreise, 'unterwegs'))
    const jobcenterId = await ensureJobcenter(b.portal, 'Jobcenter Beispielkreis')
    const anderswo = await createDienst(b.portal, ['teamleitung'], { jobcenterId })
    for (const one of [zwei.mitreise, newId()]) {
      await anderswo.open('/sachbearbeitung')
      const gesendet = { stand: '3', bereich: 'leistung' }
      expect((await anderswo.post(`${dienstWeg(one)}/rueckkehr`, gesendet)).status).toBe(404)
    }
    expect(await themenOf(zwei.mitreise)).toEqual(beide('unterwegs'))
  })

  test('AZ-05: ohne das Recht prüft niemand', async () => {
    const { kim, id, mitreise } = await reise()
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, 'unterwegs'))
    for (const rolle of ['eingangszone', 'administration', 'revision', 'aerztlicher-dienst'] as const) {
      const one = await createDienst(b.portal, [rolle])
      await one.open('/sachbearbeitung')
      const gesendet = { stand: '3', bereich: 'leistung' }
      expect((await one.post(`${dienstWeg(mitreise)}/rueckkehr`, gesendet)).status).toBe(403)
    }
    expect(await themenOf(mitreise)).toEqual(beide('unterwegs'))
  })

  test('AZ-06: wer für die mitreisende Person nicht da ist, sagt zuerst, warum', async () => {
    const { kim, alex, id, mitreise } = await reise()
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, 'unterwegs'))
    await giveAway(alex, mitreise)
    await ivo.open('/sachbearbeitung')
    await ivo.post(`${dienstWeg(mitreise)}/rueckkehr`, { stand: '3', bereich: 'leistung' })
    expect(new URL(ivo.page.url).pathname).toContain('/zugriff')
    expect(await themenOf(mitreise)).toEqual(beide('unterwegs'))
  })

  test('PRI-05: beide finden in der Kopie ihrer Daten, was gemeldet ist, und nur das Eigene', async () => {
    const { kim, alex, id, mitreise } = await reise({ konto: true, entschieden: false })
    await decideMitreise(b.portal.env, dienst(), {
      ...{ id: mitreise, stand: 1, ergebnis: 'zugestimmt' },
      tage: { ...WOCHE, meldenBis: '2026-11-21', vermisstAb: '2026-11-25' },
    })
    await comeBack(kim, id, '2026-11-20', ofMitreise(mitreise, '2026-11-18'))
    const read = (name: string, { kontoId }: Mensch) =>
      vorgaengeQuellen.find((one) => one.name === name)!.read(b.portal.env, b.portal.env.db, kontoId)
    expect(await read('Als mitreisend genannt', alex)).toMatchObject([{ rueckkehr: 'zurueck', zurueck: '2026-11-18' }])
    expect(await read('Abwesenheiten', kim)).toMatchObject([
      { mitreisende: [{ vorname: 'Alex', rueckkehr: { art: 'zurueck', tag: '2026-11-18' } }] },
    ])
    expect(await read('Als mitreisend genannt', kim)).toEqual([])
  })
})
