import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestKunde, ensureJobcenter, kundendaten } from '../../../../test/support/menschen.ts'
import { readPdf } from '../../../../test/support/poppler.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { TAG } from '../../../platform/clock.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { issueFreischaltcode, listBriefe, readBrief } from '../index.ts'
import { closeTypesetter } from './brief.ts'

let portal: TestPortal
let jobcenterId: string
let fremdId: string
const von = { art: 'dienst', id: newId() } as const

beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
  fremdId = await ensureJobcenter(portal, 'Jobcenter Nebenan')
})
afterAll(async () => {
  await closeTypesetter()
  await portal?.stop()
})

describe('a letter', () => {
  test('shows name, address on file, number, code, last day and where to go; each its own', async (context) => {
    const people = [
      kundendaten({
        vorname: 'Đorđe',
        nachname: 'Şahin-Müller',
        strasse: 'Große Straße 1 a',
        plz: '01067',
        ort: 'Dresden',
      }),
      kundendaten({ vorname: 'Aïcha', nachname: "O'Neill", strasse: 'Am #Markt [2] *b*', ort: 'Bad $Salz' }),
    ]
    const texts = []
    for (const daten of people) {
      const kundeId = await createTestKunde(portal, daten)
      const issued = await issueFreischaltcode(portal.env, { kundeId, jobcenterId, von })
      const brief = await readBrief(portal.env, { id: issued!.briefId, jobcenterId }, von)
      const text = readPdf(context, await brief!.inhalt!.pdf())
      const shown = [
        `${daten.vorname} ${daten.nachname}`,
        daten.strasse,
        `${daten.plz} ${daten.ort}`,
        daten.kundennummer,
      ]
      for (const value of [
        ...shown,
        brief!.inhalt!.code,
        '22. Dezember 2026',
        'http://localhost:3000/freischaltcode',
      ]) {
        expect(text).toContain(value)
      }
      texts.push(text)
    }
    expect(texts[0]).not.toContain(people[1]!.kundennummer)
    expect(texts[1]).not.toContain(people[0]!.kundennummer)
  })

  test('reading by staff is recorded; sent and expired show in the list', async () => {
    const kundeId = await createTestKunde(portal)
    const issued = await issueFreischaltcode(portal.env, { kundeId, jobcenterId, von })
    await readBrief(portal.env, { id: issued!.briefId, jobcenterId }, von)
    const records = await portal.owner
      .selectFrom('protokoll')
      .select(['ereignis', 'akteur', 'akteur_id'])
      .where('kunde_id', '=', kundeId)
      .orderBy('nr')
      .execute()
    expect(records).toEqual([
      { ereignis: 'jobcenter.code-ausgestellt', akteur: 'dienst', akteur_id: von.id },
      { ereignis: 'jobcenter.akte-geoeffnet', akteur: 'dienst', akteur_id: von.id },
    ])
    const list = () => listBriefe(portal.env, portal.env.db, { kundeId, jobcenterId })
    expect(await list()).toEqual([
      expect.objectContaining({ id: issued!.briefId, zustand: 'erstellt', brauchbar: true }),
    ])
    await portal.forward(30 * TAG)
    expect(await list()).toEqual([expect.objectContaining({ brauchbar: false })])
    expect(await listBriefe(portal.env, portal.env.db, { kundeId, jobcenterId: fremdId })).toEqual([])
  })
})
