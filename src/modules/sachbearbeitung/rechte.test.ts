import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '#routes'
import type { Route } from '#web/route.ts'
import { hasRecht, type Recht, type Rolle, rechteDerRolle, rollen } from '#web/schutz/rechte.ts'
import { createDienst } from '../../../test/support/dienst.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { rollentexte } from './texte.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const geschuetzt = (Object.values(routes) as Route[]).filter((route) => route.zugang.startsWith('sachbearbeitung:'))
const rechtOf = (route: Route) => route.zugang.slice('sachbearbeitung:'.length).split('+')[0] as Recht
const methods = (route: Route) => ({ seite: ['GET'], tat: ['POST'], formular: ['GET', 'POST'] })[route.art]

function table(): string {
  const names = rollen.map((rolle) => rollentexte[rolle])
  const rechte = [...new Set(geschuetzt.map(rechtOf))].sort()
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const mark = (rolle: Rolle, recht: Recht) => (hasRecht([rolle], recht) ? 'ja' : '–')
  return [
    '# Rechte der Sachbearbeitung',
    '',
    'Diese Seite wird von einem Test aus dem Code geschrieben und mit ihm verglichen (AZ-01, AZ-05). Sie wird nicht von Hand geändert.',
    'Was jede Rolle an jeder Adresse wirklich antwortet: [rechte-matrix.md](rechte-matrix.md).',
    '',
    '## Wer darf was',
    '',
    line(['Recht', ...names]),
    line(['---', ...names.map(() => '---')]),
    ...rechte.map((recht) => line([`\`${recht}\``, ...rollen.map((rolle) => mark(rolle, recht))])),
    '',
    '## Welche Adresse welches Recht verlangt',
    '',
    line(['Adresse', 'Methode', 'Recht', 'Passkey frisch gezeigt']),
    line(['---', '---', '---', '---']),
    ...geschuetzt.map((route) =>
      line([
        `\`${route.pfad}\``,
        methods(route).join(', '),
        `\`${rechtOf(route)}\``,
        route.zugang.endsWith('+frisch') ? 'in den letzten fünf Minuten' : '–',
      ]),
    ),
    '',
  ].join('\n')
}

test('AZ-05: die Tabelle der Rechte in der Dokumentation ist die des Codes', async () => {
  const names = Object.keys(rechteDerRolle)
  expect(names).toHaveLength(7)
  await expect(table()).toMatchFileSnapshot('../../../docs/sicherheit/rechte.md')
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
