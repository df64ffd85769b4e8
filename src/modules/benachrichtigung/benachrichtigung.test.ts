import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMensch, type Mensch } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { nextMorning } from '../../platform/text/datum.ts'
import { type Anlassname, anlaesse } from './anlaesse.ts'
import { notify } from './benachrichtigung.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal?.stop())

const ring = (mensch: Mensch, anlass: Anlassname, ziel = '/postfach') =>
  portal.env.db.transaction().execute((tx) => notify(portal.env, tx, { kontoId: mensch.kontoId, anlass, ziel }))

const mailsOf = async (mensch: Mensch) => {
  await portal.runDue()
  return portal.mails.filter(({ an }) => an === mensch.email)
}

describe('the bell', () => {
  test('shows what is new in the header and in its list, and nothing of anybody else', async () => {
    const profil = 'standard' as const
    const [kim, fremd] = [await createMensch(portal, { profil }), await createMensch(portal, { profil })]
    await ring(kim, 'neue-nachricht')
    await kim.open('/sicherheit')
    expect(kim.page.html).toContain(', 1 ungelesen')
    await kim.open('/benachrichtigungen')
    expect(kim.page.text).toContain('Ihr Jobcenter hat Ihnen geschrieben')
    await fremd.open('/benachrichtigungen')
    expect(fremd.page.text).toContain('Es gibt nichts Neues')
    await kim.submit('Alle als gelesen markieren')
    expect(kim.page.html).not.toContain('ungelesen<')
  })

  test('counts on the very page that clears it what is left, without a script: of that page, and of all', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await kim.open('/eservices/weiterbewilligung/formlos')
    await kim.submit('Antrag senden', { text: 'Bitte.' })
    const vorgang = new URL(kim.page.url).pathname
    const number = () => /, (\d+) ungelesen/.exec(kim.page.html)?.[1]
    const open = async (pfad: string) => {
      await kim.open(pfad)
      return [kim.page.status, number()]
    }
    const pages = [vorgang, '/termine/vereinbaren', '/eservices/weiterbewilligung']
    for (const ziel of [...pages, ...pages, '/postfach', '/bescheide']) await ring(kim, 'vorgang-stand', ziel)
    expect(await open('/sicherheit')).toEqual([200, '8'])
    for (const [pfad, left] of [
      [`${vorgang}/unterlagen`, '6'],
      [vorgang, '6'],
      ['/termine/vereinbaren', '4'],
      ['/eservices/weiterbewilligung', '2'],
      ['/sicherheit', '2'],
    ] as const)
      expect([pfad, ...(await open(pfad))]).toEqual([pfad, 200, left])
    await kim.open('/benachrichtigungen')
    await kim.submit('Alle als gelesen markieren')
    expect([new URL(kim.page.url).pathname, number()]).toEqual(['/benachrichtigungen', undefined])
  })

  test('counts to a hundred, and does not count down from there as if these were all', async () => {
    const kim = await createMensch(portal, { kunde: true })
    for (let i = 0; i < 105; i++) await ring(kim, 'termin-neu', i < 2 ? '/termine/vereinbaren' : '/postfach')
    for (const pfad of ['/sicherheit', '/termine/vereinbaren', '/sicherheit']) {
      await kim.open(pfad)
      expect([pfad, kim.page.html.includes(', 100 ungelesen')]).toEqual([pfad, true])
    }
  })

  test('SES-04: the page asks for the number without extending the session', async () => {
    const kim = await createMensch(portal)
    await kim.open('/sicherheit')
    await ring(kim, 'neue-nachricht')
    await portal.forward(20 * 60_000)
    const answer = await kim.raw('/benachrichtigungen/strom')
    expect(await answer.json()).toEqual({ meldungen: [{ name: 'glocke', daten: { ungelesen: 1 } }] })
    await portal.forward(6 * 60_000)
    expect(new URL((await kim.open('/sicherheit')).url).pathname).toBe('/anmeldung')
  })

  test('pages through a long list without gap or repetition', async () => {
    const kim = await createMensch(portal)
    for (let i = 0; i < 30; i++) await ring(kim, 'termin-neu', `/termine/${i}`)
    const seen: string[] = []
    await kim.open('/benachrichtigungen')
    for (;;) {
      seen.push(...[...kim.page.html.matchAll(/href="(\/termine\/\d+)"/g)].map(([, href]) => href!))
      const next = /href="(\/benachrichtigungen\?vor=[^"]+)"/.exec(kim.page.html)?.[1]
      if (!next) break
      await kim.open(next)
    }
    expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => `/termine/${29 - i}`))
  })
})

describe('the e-mail', () => {
  test('PRI-02: says that something is there, and nothing of what', async () => {
    const kim = await createMensch(portal)
    for (const anlass of Object.keys(anlaesse) as Anlassname[]) await ring(kim, anlass)
    const mails = await mailsOf(kim)
    expect(mails.length).toBeGreaterThan(3)
    for (const { betreff, text } of mails) {
      expect(betreff).toMatch(/in Ihrem Online-Portal$/)
      expect(text).not.toMatch(/Bürgergeld|Widerspruch|Bescheid vom|Einladung/)
    }
  })

  test('is left out where the person wants none, but the law wants the one about a notice', async () => {
    const kim = await createMensch(portal)
    await kim.open('/benachrichtigungen/einstellungen')
    const form = new URLSearchParams({ csrf: kim.csrf(), termin: 'ja' })
    await kim.raw('/benachrichtigungen/einstellungen', {
      method: 'POST',
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    for (const anlass of ['neue-nachricht', 'termin-neu', 'neuer-bescheid'] as const) await ring(kim, anlass)
    expect((await mailsOf(kim)).map(({ betreff }) => betreff).sort()).toEqual([
      'Ein neues Schriftstück in Ihrem Online-Portal',
      'Neues zu einem Termin in Ihrem Online-Portal',
    ])
  })
})

test.each([
  ['2026-11-23T07:59:00+01:00', '2026-11-23T08:00:00+01:00'],
  ['2026-11-23T08:00:00+01:00', undefined],
  ['2026-11-23T19:59:00+01:00', undefined],
  ['2026-11-23T20:00:00+01:00', '2026-11-24T08:00:00+01:00'],
  ['2026-03-28T23:00:00+01:00', '2026-03-29T08:00:00+02:00'],
  ['2026-10-25T02:30:00+02:00', '2026-10-25T08:00:00+01:00'],
])('a reminder at %s waits until %s', (jetzt, morgen) => {
  expect(nextMorning(new Date(jetzt))?.toISOString()).toBe(morgen && new Date(morgen).toISOString())
})
