import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMensch, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'sicherheitshinweis-'))
let portal: TestPortal
let kim: Mensch

const placeVideo = (adresse: string | null) => {
  const video = {
    slug: 'a',
    titel: 'Erklärvideo Anmeldeverfahren',
    adresse,
    sprache: 'de',
    transkript: ['Kim öffnet das Portal.'],
  }
  writeFileSync(join(dataDir, 'inhalte', 'videos.json'), JSON.stringify({ videos: [video] }))
}

beforeAll(async () => {
  mkdirSync(join(dataDir, 'inhalte'))
  portal = await startTestPortal({ DATA_DIR: dataDir })
})
beforeEach(async () => {
  kim = await createMensch(portal, { stufe: 'einrichten', passwort: 'Ein-gutes-Passwort-1' })
})
afterAll(async () => {
  await portal.stop()
  rmSync(dataDir, { recursive: true })
})

test('ein eingerichtetes Video steht auf dem Sicherheitshinweis: als Link und mit dem Text zum Lesen', async () => {
  placeVideo('https://video.example/anmelden')
  const { html, text } = await kim.open('/sicherheitshinweis')
  expect(html).toContain('href="https://video.example/anmelden" rel="noreferrer"')
  expect(text).toContain('Erklärvideo Anmeldeverfahren (andere Website: ')
  expect(text).toContain('Kim öffnet das Portal.')
  expect(html).not.toMatch(/<(iframe|video|embed|object|img)\b/)
})

test.each([null, 'javascript:alert(1)', '//video.example'])(
  'ohne brauchbare Adresse (%s) gibt es kein Video',
  async (adresse) => {
    placeVideo(adresse)
    const { text } = await kim.open('/sicherheitshinweis')
    expect(text).toContain('Sichern Sie Ihre Anmeldung ab:')
    expect(text).not.toContain('Erklärvideo')
  },
)

test('„Passkey einrichten“ hat auch ohne JavaScript „Abbrechen“ und einen anderen Weg', async () => {
  const { html } = await kim.open('/passkey-einrichten')
  const ohneSkript = /<noscript>([\s\S]*?)<\/noscript>/.exec(html)![1]!
  expect(ohneSkript).toMatch(/<a [^>]*href="\/sicherheitshinweis"[^>]*>.*Abbrechen/)
  expect(html.replace(/<template[\s\S]*?<\/template>/, '')).toContain('href="/totp-einrichten"')
})
