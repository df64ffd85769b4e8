import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '#routes'
import type { Route } from '#web/route.ts'
import { hasRecht, type Recht, type Rolle, rechteDerRolle, rollen } from '#web/schutz/rechte.ts'
import { createDienst, type Dienst, signIn } from '../../../test/support/dienst.ts'
import { createMensch } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { rollentexte } from './texte.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const geschuetzt = (Object.values(routes) as Route[]).filter((route) => route.zugang.startsWith('sachbearbeitung:'))
const rechtOf = (route: Route) => route.zugang.slice('sachbearbeitung:'.length) as Recht
const methods = (route: Route) => ({ seite: ['GET'], tat: ['POST'], formular: ['GET', 'POST'] })[route.art]
const addressOf = (route: Route) => route.pfad.replace(/:\w+/g, '01920000-0000-7000-8000-000000000000')

async function ask(browser: Dienst | Awaited<ReturnType<typeof createMensch>>, route: Route, method: string) {
  if (method === 'GET') return browser.raw(addressOf(route))
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return browser.raw(addressOf(route), {
    method,
    headers,
    body: new URLSearchParams({ csrf: browser.csrf() }).toString(),
  })
}

const isRefused = async (answer: Response) =>
  answer.status === 403 && (await answer.text()).includes('Dafür fehlt Ihnen das Recht')

function table(): string {
  const names = rollen.map((rolle) => rollentexte[rolle])
  const rechte = [...new Set(geschuetzt.map(rechtOf))].sort()
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const mark = (rolle: Rolle, recht: Recht) => (hasRecht([rolle], recht) ? 'ja' : '–')
  return [
    '# Rechte der Sachbearbeitung',
    '',
    'Diese Seite wird von einem Test aus dem Code geschrieben und mit ihm verglichen (AZ-01, AZ-05). Sie wird nicht von Hand geändert.',
    '',
    '## Wer darf was',
    '',
    line(['Recht', ...names]),
    line(['---', ...names.map(() => '---')]),
    ...rechte.map((recht) => line([`\`${recht}\``, ...rollen.map((rolle) => mark(rolle, recht))])),
    '',
    '## Welche Adresse welches Recht verlangt',
    '',
    line(['Adresse', 'Methode', 'Recht']),
    line(['---', '---', '---']),
    ...geschuetzt.map((route) => line([`\`${route.pfad}\``, methods(route).join(', '), `\`${rechtOf(route)}\``])),
    '',
  ].join('\n')
}

test('AZ-05: die Tabelle der Rechte in der Dokumentation ist die des Codes', async () => {
  const names = Object.keys(rechteDerRolle)
  expect(names).toHaveLength(7)
  await expect(table()).toMatchFileSnapshot('../../../docs/sicherheit/rechte.md')
})

test('AZ-05: jede Rolle kommt an jeder Adresse genau so weit, wie die Tabelle sagt', async () => {
  const wrong: string[] = []
  let cells = 0
  for (const rolle of rollen) {
    const dienst = await createDienst(portal, [rolle])
    for (const route of geschuetzt) {
      for (const method of methods(route)) {
        await signIn(portal, dienst)
        await dienst.open('/sachbearbeitung/anmeldung')
        const refused = await isRefused(await ask(dienst, route, method))
        if (refused === hasRecht([rolle], rechtOf(route))) wrong.push(`${rolle} ${method} ${route.pfad}`)
        cells++
      }
    }
  }
  expect(wrong).toEqual([])
  expect(cells).toBeGreaterThan(7 * 12)
})

test('AZ-01: ohne Sitzung der Sachbearbeitung, auch mit der einer Kundin, öffnet sich dort nichts', async () => {
  const kundin = await createMensch(portal, { kunde: true })
  await kundin.open('/')
  for (const route of geschuetzt) {
    for (const method of methods(route)) {
      const answer = await ask(kundin, route, method)
      const gone = answer.headers.get('location') ?? ''
      expect([
        `${method} ${route.pfad}`,
        answer.status === 403 || gone.startsWith('/sachbearbeitung/anmeldung'),
      ]).toEqual([`${method} ${route.pfad}`, true])
    }
  }
})

test('Eine Sitzung der Sachbearbeitung öffnet kein Konto einer Kundin', async () => {
  const dienst = await createDienst(portal, ['teamleitung'])
  const answer = await dienst.raw('/kontoeinstellungen')
  expect(answer.headers.get('location')).toMatch(/^\/anmeldung/)
})

test('AZ-04: entzogene und neue Rollen gelten ab der nächsten Anfrage', async () => {
  const { changeRollen } = await import('./index.ts')
  const dienst = await createDienst(portal, ['teamleitung'])
  expect((await dienst.open('/sachbearbeitung')).status).toBe(200)
  const change = (rollen: Rolle[]) =>
    portal.env.db
      .transaction()
      .execute((tx) => changeRollen(portal.env, tx, { mitarbeiterId: dienst.mitarbeiterId, rollen, von: undefined }))
  await change(['revision'])
  expect((await dienst.open('/sachbearbeitung')).status).toBe(403)
  expect((await dienst.open('/sachbearbeitung/protokoll')).status).toBe(200)
  await change([])
  expect((await dienst.open('/sachbearbeitung/protokoll')).status).toBe(403)
  await portal.owner.updateTable('mitarbeiter').set({ aktiv: false }).where('id', '=', dienst.mitarbeiterId).execute()
  expect((await dienst.raw('/sachbearbeitung')).headers.get('location')).toMatch(/^\/sachbearbeitung\/anmeldung/)
})
