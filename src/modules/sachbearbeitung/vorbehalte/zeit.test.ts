import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../../../../test/support/dienst.ts'
import { TAG } from '../../../platform/clock.ts'
import { closeTypesetter } from '../../profil/index.ts'
import { type NeuerVorbehalt, placeVorbehalte } from '../../vorgaenge/index.ts'
import { normalizeBestaetigungscode } from '../../vorgaenge/vorbehalt/brief.ts'
import { redeemBestaetigungscode } from '../../vorgaenge/vorbehalt/kunde.ts'
import { carryOutVorbehalte } from '../../vorgaenge/vorbehalt/tasks.ts'
import {
  ANDERE_IBAN,
  bank,
  HEUTE,
  IBAN,
  openVorbehalte,
  umzug,
  type Vorbehaltsbuehne,
} from './vorbehalte.test-daten.ts'

let b: Vorbehaltsbuehne
beforeAll(async () => {
  b = await openVorbehalte()
})
afterAll(async () => {
  await closeTypesetter()
  await b?.portal.stop()
})

const pathOf = ({ page }: { page: { url: string } }) => new URL(page.url).pathname

describe('Das war ich nicht', () => {
  test('stoppt sofort, ruft die Sachbearbeitung und führt zur Sicherheit des Kontos', async () => {
    const kim = await b.createKunde()
    await b.report(kim, bank(), umzug())
    const [konto, anschrift] = [await b.lastOf(kim, 'konto'), await b.lastOf(kim, 'anschrift')]
    const code = await b.codeOf(konto)
    await kim.open(`/vorbehalte/${konto}/stopp`)
    await kim.submit('Änderung stoppen')
    expect([pathOf(kim), kim.page.text.includes('Die Änderung ist gestoppt')]).toEqual([`/vorbehalte/${konto}`, true])
    expect(kim.page.html).toContain('href="/sicherheit"')
    expect(await b.posten(konto)).toEqual(['vorbehalt gestoppt'])
    await kim.post(`/vorbehalte/${konto}`, { code })
    expect((await b.rowOf(konto)).zustand).toBe('gestoppt')
    await b.sabine.open(`/sachbearbeitung/vorbehalte/${konto}`)
    expect(b.sabine.page.text).toContain('Die Person sagt: Das war ich nicht')
    await b.sabine.submit('Geprüft')
    expect(await b.posten(konto)).toEqual([])
    expect((await b.rowOf(anschrift)).zustand).toBe('wartet')
  })

  test('geht auch nach der Bestätigung, solange nichts davon gilt, und am Telefon', async () => {
    const kim = await b.createKunde()
    await b.report(kim, bank())
    const id = await b.lastOf(kim, 'konto')
    await b.seeAusweis(b.sabine, id)
    await b.empfang.open(`/sachbearbeitung/vorbehalte/${id}`)
    await b.empfang.submit('Änderung stoppen', { grund: 'Ruft an, Geburtsdatum und Kundennummer stimmen.' })
    expect(b.empfang.page.text).toContain('Die Änderung ist gestoppt.')
    const row = await b.rowOf(id)
    expect([row.zustand, row.ende_von]).toEqual(['gestoppt', b.empfang.mitarbeiterId])
  })
})

describe('Mit der Zeit', () => {
  test('läuft ein Code ab: Die Person und die Sachbearbeitung hören davon, ein neuer Brief macht den alten Code wertlos', async () => {
    const kim = await b.createKunde()
    await b.report(kim, bank())
    const id = await b.lastOf(kim, 'konto')
    const alt = await b.codeOf(id)
    await b.portal.forward(31 * TAG)
    for (let i = 0; i < 2; i++) await carryOutVorbehalte(b.portal.env)
    expect((await b.eventsOf(kim)).filter((one) => one.startsWith('abgelaufen'))).toHaveLength(1)
    expect(await b.posten(id)).toEqual(['vorbehalt abgelaufen'])
    await signIn(b.portal, b.sabine)
    await b.sabine.open(`/sachbearbeitung/vorbehalte/${id}`)
    await b.sabine.submit('Neuen Brief mit Code erstellen')
    expect(b.sabine.page.text).toContain('Ein neuer Brief mit einem neuen Code ist erstellt.')
    expect(await b.posten(id)).toEqual([])
    const enter = (code: string) =>
      redeemBestaetigungscode(b.portal.env, b.werOf(kim), { id, code: normalizeBestaetigungscode(code)! })
    expect(await enter(alt)).toEqual({ art: 'falsch' })
    expect(await enter(await b.codeOf(id))).toEqual({ art: 'ok' })
    await b.portal.setTime('2026-11-23T09:00:00Z')
    await signIn(b.portal, b.sabine)
  })

  test('verfällt nach 90 Tagen, was niemand bestätigt', async () => {
    const kim = await b.createKunde()
    await b.report(kim, bank())
    const id = await b.lastOf(kim, 'konto')
    await b.portal.forward(92 * TAG)
    for (let i = 0; i < 2; i++) await carryOutVorbehalte(b.portal.env)
    expect((await b.rowOf(id)).zustand).toBe('verfallen')
    expect((await b.letters(id)).every(({ inhalt, ende }) => inhalt === null && ende !== null)).toBe(true)
    expect(await b.posten(id)).toEqual([])
    await b.portal.setTime('2026-11-23T09:00:00Z')
  })
})

describe('Eine neuere Meldung', () => {
  test('ersetzt die ältere, deren Code nichts mehr gilt', async () => {
    const kim = await b.createKunde()
    await b.report(kim, bank())
    const alt = await b.lastOf(kim, 'konto')
    const code = await b.codeOf(alt)
    await b.report(kim, bank(ANDERE_IBAN))
    const neu = await b.lastOf(kim, 'konto')
    expect([(await b.rowOf(alt)).zustand, (await b.rowOf(neu)).zustand]).toEqual(['ersetzt', 'wartet'])
    await kim.open(`/vorbehalte/${neu}`)
    await kim.post(`/vorbehalte/${alt}`, { code })
    expect(kim.page.text).toContain('Inzwischen hat sich der Stand geändert')
    await kim.post(`/vorbehalte/${neu}`, { code })
    expect(kim.page.status).toBe(422)
    expect(await b.eventsOf(kim)).toContain('ersetzt erfolg')
  })

  test('aus demselben Vorgang: dasselbe noch einmal ist keine, anderes ersetzt, und was entfällt, wartet nicht mehr', async () => {
    const kim = await b.createKunde()
    const vorgangId = await b.report(kim, bank())
    const { env } = b.portal
    const again = (neue: NeuerVorbehalt[]) =>
      env.db.transaction().execute((tx) => placeVorbehalte(env, tx, { wer: b.werOf(kim), vorgangId, neue }))
    const konto = (iban: string): NeuerVorbehalt => ({
      ...{ was: 'konto', ab: HEUTE },
      neu: { inhaber: 'Kim Holunder', iban },
    })
    await again([konto(IBAN)])
    expect((await b.rowsOf(kim)).map(({ zustand }) => zustand)).toEqual(['wartet'])
    await again([konto(ANDERE_IBAN)])
    expect((await b.rowsOf(kim)).map(({ zustand }) => zustand)).toEqual(['ersetzt', 'wartet'])
    await again([])
    expect((await b.rowsOf(kim)).map(({ zustand }) => zustand)).toEqual(['ersetzt', 'ersetzt'])
  })

  test('der Anschrift, die schon in der Akte steht, beendet nur, was noch wartete', async () => {
    const kim = await b.createKunde()
    const { strasse } = await b.kundeOf(kim)
    await b.report(kim, umzug())
    await b.report(kim, { ...umzug('2026-11-23', strasse), neuePlz: '30159', neuerOrt: 'Hannover' })
    expect((await b.rowsOf(kim)).map(({ zustand }) => zustand)).toEqual(['ersetzt'])
  })
})
