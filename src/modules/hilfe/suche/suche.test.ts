import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from '#platform/settings.ts'
import { fold, queryWords } from '#platform/text/woerter.ts'
import { werteOf } from '../platzhalter.ts'
import { buildIndex, search } from './suche.ts'
import { isOneSlip } from './wort.ts'

const settings = readSettings({ DATA_DIR: mkdtempSync(join(tmpdir(), 'suche-')) })
const env = { settings, clock: { now: () => new Date('2026-11-23T09:00:00Z') } }
const index = buildIndex(env, werteOf(env, undefined))
const find = (frage: string) => search(index, frage)
const hrefs = (frage: string) => find(frage).map(({ href }) => href)

describe('everyday words find the page', () => {
  test.each([
    ['HA', '/eservices/buergergeld'],
    ['WBA', '/eservices/weiterbewilligung'],
    ['VÄM', '/eservices/veraenderungen'],
    ['väm', '/eservices/veraenderungen'],
    ['Hartz 4', '/eservices/buergergeld'],
    ['bürgergeld', '/eservices/buergergeld'],
    ['buergergeld', '/eservices/buergergeld'],
    ['Burgergeld', '/eservices/buergergeld'],
    ['grundsicherung', '/eservices/buergergeld'],
    ['Ich habe mein Passwort vergessen', '/hilfe/anmeldung-probleme'],
    ['passwort', '/hilfe/anmeldung-probleme'],
    ['handy verloren', '/hilfe/wiederherstellung'],
    ['Freischaltcode', '/hilfe/freischaltcode'],
    ['Freischaltcdoe', '/hilfe/freischaltcode'],
    ['freischalt', '/hilfe/freischaltcode'],
    ['brief mit code', '/hilfe/freischaltcode'],
    ['authenticator app', '/hilfe/totp'],
    ['passkey', '/hilfe/passkey'],
    ['Fingerabdruck', '/hilfe/passkey'],
    ['konto löschen', '/hilfe/konto-loeschen'],
    ['Umzug', '/eservices/veraenderungen'],
    ['Urlaub', '/eservices/abwesenheit'],
    ['Widerspruch', '/eservices/widerspruch'],
    ['wiederspruch', '/eservices/widerspruch'],
    ['Bescheid falsch', '/eservices/widerspruch'],
    ['Reha', '/eservices/berufliche-rehabilitation'],
    ['Führerschein', '/eservices/freie-foerderung'],
    ['Kindergeld', '/themen/kindergeld'],
    ['Check-U', '/themen/check-u'],
    ['Öffnungszeiten', '/kontakt'],
    ['gehörlos', '/gebaerdensprache'],
    ['barriere melden', '/barrierefreiheit'],
    ['termin absagen', '/hilfe/termine'],
    ['datenschutz', '/datenschutz'],
    ['anleitung mit bildern', '/arbeitshilfe'],
    ['deutsch lernen', '/themen/deutsch-lernen'],
  ])('„%s“ → %s', (frage, href) => {
    expect(hrefs(frage).slice(0, 3)).toContain(href)
  })
})

test('a word in the title stands above one in the text', () => {
  const treffer = find('Passkey')
  expect(treffer[0]!.titel.text).toContain('<mark>Passkeys</mark>')
  const imTitel = treffer.map(({ titel }) => titel.text.includes('<mark>'))
  expect(imTitel.indexOf(false)).toBeGreaterThan(imTitel.indexOf(true))
})

test('what was found is marked, and where only the text holds it, a piece of the text is shown', () => {
  const treffer = find('Hausbriefkasten')
  expect(treffer.length).toBeGreaterThan(0)
  expect(treffer.some(({ auszug }) => auszug?.text.includes('<mark>Hausbriefkasten</mark>'))).toBe(true)
})

test('nothing is found for what is nowhere', () => {
  expect(find('xyzzyqwert')).toEqual([])
  expect(find('')).toEqual([])
  expect(find('!?§$%')).toEqual([])
})

test('one slip is forgiven in words from five letters on, two are not', () => {
  expect(isOneSlip('passkey', 'paskey')).toBe(true)
  expect(isOneSlip('passkey', 'passeky')).toBe(true)
  expect(isOneSlip('passkey', 'passkay')).toBe(true)
  expect(isOneSlip('passkey', 'pasky')).toBe(false)
  expect(isOneSlip('passkey', 'apsseky')).toBe(false)
})

test('spelling does not matter: case, umlauts, marks', () => {
  expect(fold('GRÖSSE Straße Café')).toBe('groesse strasse cafe')
  expect(fold('O\u0308l')).toBe('oel')
})

test('a question is bounded to eight words that say something', () => {
  expect(queryWords('wie bekomme ich einen neuen Code')).toEqual(['bekomme', 'neuen', 'code'])
  expect(queryWords('die der das')).toEqual(['die', 'der', 'das'])
  expect(queryWords('a b c d e f g h i j k l'.toUpperCase())).toHaveLength(8)
})

test('INP-12: the work does not grow with a hostile question', () => {
  const boese = ['ä'.repeat(100_000), 'a '.repeat(50_000), 'aaaa'.repeat(25_000), '\u0301'.repeat(100_000)]
  for (const frage of boese) {
    expect(queryWords(frage).length).toBeLessThanOrEqual(8)
    for (const wort of queryWords(frage)) expect(wort.length).toBeLessThanOrEqual(40)
    expect(() => find(frage)).not.toThrow()
  }
})

test('INP-03: what was typed never becomes markup in an answer', () => {
  for (const treffer of [...find('<script> Passwort'), ...find('"><img src=x> Code')]) {
    const html = `${treffer.titel}${treffer.kurz}${treffer.auszug ?? ''}`
    expect(html.replace(/<\/?mark>/g, '')).not.toMatch(/<[a-z]/i)
  }
})
