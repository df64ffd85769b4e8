import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { createPerson } from './einstellungen/person.test-daten.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

/** The sentences of the summary, each with the id that it leads to. */
const summary = (html: string) =>
  [...html.matchAll(/<li><a href="#([\w-]+)">([^<]*)<\/a><\/li>/g)].map(([, id, text]) => ({ id, text }))

const showNames = (html: string) => [...html.matchAll(/aria-label="([^"]* anzeigen)"/g)].map(([, name]) => name)

describe('Fehler beim Passwort', () => {
  test('jede verletzte Regel ist ein eigener Satz, oben und am Feld', async () => {
    const browser = portal.browser()
    await browser.open('/registrieren')
    const { html, status } = await browser.submit('Registrieren', {
      email: '',
      passwort: 'tasse',
      wiederholung: 'tass',
    })
    expect(status).toBe(422)
    const sentences = summary(html)
    expect(sentences.map(({ id }) => id)).toEqual([
      'feld-email',
      ...Array<string>(4).fill('feld-passwort'),
      'feld-wiederholung',
      'feld-bedingungen',
      'feld-einwilligung',
    ])
    const field = /id="feld-passwort-fehler">([\s\S]*?)<\/ul>/.exec(html)![1]!
    const below = [...field.matchAll(/<li>([^<]*)<\/li>/g)].map(([, text]) => text)
    expect(below).toEqual(sentences.filter(({ id }) => id === 'feld-passwort').map(({ text }) => text))
    for (const text of below) expect(text!.match(/[.?] /g) ?? [], text).toEqual([])
  })

  test('ein leeres Passwort ist ein Fehler, nicht fünf', async () => {
    const browser = portal.browser()
    await browser.open('/registrieren')
    const { html } = await browser.submit('Registrieren')
    expect(summary(html).filter(({ id }) => id === 'feld-passwort')).toHaveLength(1)
  })

  test('die Liste oben folgt den Feldern, auch beim Ändern des Passworts', async () => {
    const kim = await createPerson(portal)
    await kim.open('/kontoeinstellungen/passwort')
    const { html } = await kim.submit('Passwort speichern', { bisher: 'falsch', passwort: 'x', wiederholung: 'y' })
    const ids = summary(html).map(({ id }) => id!)
    expect(new Set(ids)).toEqual(new Set(['feld-bisher', 'feld-passwort', 'feld-wiederholung']))
    const places = ids.map((id) => html.indexOf(`id="${id}"`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})

test('die Knöpfe, die ein Passwort zeigen, heißen auf jeder Seite verschieden', async () => {
  const kim = await createPerson(portal)
  await kim.open('/kontoeinstellungen/passwort')
  expect(showNames(kim.page.html)).toEqual([
    'Bisheriges Passwort anzeigen',
    'Neues Passwort anzeigen',
    'Wiederholung anzeigen',
  ])
  const { html } = await portal.browser().open('/registrieren')
  expect(showNames(html)).toEqual(['Passwort anzeigen', 'Wiederholung anzeigen'])
})

test('nach dem Urteil führt die Seite weiter, und die Krumen führen zurück', async () => {
  const { html, text } = await portal.browser().open('/registrieren/danke')
  expect(text).toContain('Zur Anmeldung')
  expect(text).toContain('E-Mail erneut senden')
  const krumen = /aria-label="Sie sind hier"[\s\S]*?<\/nav>/.exec(html)![0]
  expect([...krumen.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/', '/anmelden', '/registrieren'])
  expect(krumen).toContain('Danke für Ihre Rückmeldung')
})
