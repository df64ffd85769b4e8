import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockAkte } from '../../src/modules/aufbewahrung/index.ts'
import { createKunde } from '../../src/modules/jobcenter/index.ts'
import { closeTypesetter, issueFreischaltcode } from '../../src/modules/profil/index.ts'
import { requestAusgabe, rollentexte } from '../../src/modules/sachbearbeitung/index.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { routes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import { COOKIE } from '../../src/web/schutz/cookies.ts'
import { hasRecht, type Recht, rollen } from '../../src/web/schutz/rechte.ts'
import type { Browser } from '../support/browser.ts'
import { createDienst, type Dienst, signIn } from '../support/dienst.ts'
import { newGeraet, setUpDienstPasskey } from '../support/dienst-passkeys.ts'
import { createMensch, ensureJobcenter, kundendaten, type Mensch, nameTeam } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

const geschuetzt = (Object.values(routes) as Route[]).filter(({ zugang }) => zugang.startsWith('sachbearbeitung:'))
const rechtOf = ({ zugang }: Route) => zugang.slice('sachbearbeitung:'.length).split('+')[0] as Recht
const methods = ({ art }: Route) => ({ seite: ['GET'], tat: ['POST'], formular: ['GET', 'POST'] })[art]
const mitId = geschuetzt.filter(({ pfad }) => /:\w*id\b/i.test(pfad))

let portal: TestPortal
/** Everything with an id that belongs to either of two Jobcenter, by table. */
let eigenes: Map<string, string[]>
let fremdes: Map<string, string[]>
let kundin: Mensch

/** All ids that tables hold, and that were not there before. */
async function allIds(before?: Map<string, string[]>): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ tabelle: string }>`
    select table_name as tabelle from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'
      and table_name not in ('protokoll', 'dienstsitzung', 'sitzung') order by 1`.execute(portal.owner)
  const found = new Map<string, string[]>()
  for (const { tabelle } of rows) {
    const { rows: ids } = await sql<{ id: string }>`select id from ${sql.table(tabelle)}`.execute(portal.owner)
    const known = new Set(before?.get(tabelle))
    found.set(
      tabelle,
      ids.map(({ id }) => id).filter((id) => !known.has(id)),
    )
  }
  return found
}

/** A Jobcenter with a customer, an account, a letter, a person invited, and what waits for a second person. */
async function furnish(name: string): Promise<Mensch> {
  const jobcenterId = await ensureJobcenter(portal, name)
  const put = () =>
    portal.owner.transaction().execute((tx) => createKunde(portal.env, tx, { jobcenterId, daten: kundendaten() }))
  const made = await put()
  if (!made.ok) throw new Error(made.grund)
  await nameTeam(portal, made.id)
  const mensch = await createMensch(portal, { kunde: made.id })
  await put()
  await issueFreischaltcode(portal.env, { kundeId: made.id, jobcenterId, von: { art: 'system' } })
  const admin = await createDienst(portal, ['administration'], { jobcenterId })
  await setUpDienstPasskey(admin, newGeraet(portal))
  await admin.open('/sachbearbeitung/personal/neu')
  await admin.submit('Einladung erstellen', { name: 'Nele Neu', team: 'Leistung', 'rolle-revision': 'ja' })
  await lockAkte(portal.env, { kundeId: made.id, grund: 'Klage', von: undefined })
  const grosse = { id: newId(), art: 'vorgaenge', wahl: { liste: 'alle' }, anzahl: 99, grund: 'Abgleich' } as const
  await requestAusgabe(portal.env, { ...admin, rollen: ['administration'] }, grosse)
  return mensch
}

beforeAll(async () => {
  portal = await startTestPortal()
  await furnish('Jobcenter Fremdstadt')
  fremdes = await allIds()
  kundin = await furnish('Jobcenter Musterstadt')
  eigenes = await allIds(fremdes)
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

const fill = (route: Route, id: string) => route.pfad.replace(/:\w+/g, id)

function send(browser: Browser, route: Route, { method, id }: { method: string; id: string }): Promise<Response> {
  const pfad = fill(route, id)
  if (method === 'GET') return browser.raw(pfad)
  const csrf = browser.csrf()
  if (route.koerper === 'json') return browser.postJson(pfad, {})
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return browser.raw(pfad, { method, headers, body: new URLSearchParams({ csrf }).toString() })
}

const FEHLT = 'Dafür fehlt Ihnen das Recht'

async function person(rolle: (typeof rollen)[number]): Promise<Dienst> {
  const dienst = await createDienst(portal, [rolle])
  await dienst.open('/sachbearbeitung/anmeldung')
  return dienst
}

test('AZ-05: jede Rolle kommt an jeder Adresse mit jedem Verb genau so weit, wie die Tabelle der Rechte sagt', async () => {
  const wrong: string[] = []
  const zeilen: string[][] = []
  const leute = new Map(await Promise.all(rollen.map(async (rolle) => [rolle, await person(rolle)] as const)))
  for (const route of geschuetzt) {
    for (const method of methods(route)) {
      const zeile = [`\`${route.pfad}\``, method]
      for (const [rolle, dienst] of leute) {
        await signIn(portal, dienst)
        await dienst.open('/sachbearbeitung/anmeldung')
        const answer = await send(dienst, route, { method, id: newId() })
        const refused = answer.status === 403 && (await answer.text()).includes(FEHLT)
        if (refused === hasRecht([rolle], rechtOf(route)))
          wrong.push(`${rolle} ${method} ${route.pfad} ${answer.status}`)
        zeile.push(refused ? '–' : 'ja')
      }
      zeilen.push(zeile)
    }
  }
  expect(wrong).toEqual([])
  expect(zeilen.length).toBeGreaterThan(40)
  await expect(document(zeilen)).toMatchFileSnapshot('../../docs/sicherheit/rechte-matrix.md')
}, 120_000)

function document(zeilen: string[][]): string {
  const head = ['Adresse', 'Verb', ...rollen.map((rolle) => rollentexte[rolle])]
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return `# Matrix der Rechte

Diese Seite schreibt ein Test: Er ruft jede Adresse der Sachbearbeitung mit jedem Verb als jede Rolle auf (AZ-02, AZ-05).
„–“: abgelehnt mit 403 und einem Eintrag im Protokoll. „ja“: Die Rolle darf, und dann entscheidet noch, ob die Sache zum
eigenen Jobcenter gehört: Fremdes und Fehlendes wird gleich beantwortet, mit 404. Eine Sitzung von Kundinnen und Kunden
kommt an keiner dieser Adressen hinein.

${[line(head), line(head.map(() => '---')), ...zeilen.map(line)].join('\n')}
`
}

/** A page without what differs between any two answers. */
const plain = (html: string, id: string) => html.replaceAll(id, 'ID').replace(/(nonce|value|data-csrf)="[^"]*"/g, '')

test('AZ-02: keine Rolle erreicht etwas eines anderen Jobcenters; Fremdes und Fehlendes wird gleich beantwortet', async () => {
  const fremde = [...fremdes].flatMap(([tabelle, ids]) => ids.slice(0, 2).map((id) => ({ tabelle, id })))
  expect(fremde.length).toBeGreaterThan(10)
  const leaks: string[] = []
  const dienst = await createDienst(portal, [...rollen])
  for (const route of mitId) {
    for (const method of methods(route)) {
      await signIn(portal, dienst)
      await dienst.open('/sachbearbeitung/anmeldung')
      const ask = async (id: string) => {
        const answer = await send(dienst, route, { method, id })
        return `${answer.status} ${plain(await answer.text(), id)}`
      }
      const missing = await ask(newId())
      for (const { tabelle, id } of fremde) {
        const answer = await ask(id)
        if (answer !== missing) leaks.push(`${method} ${route.pfad} mit ${tabelle}: ${answer.slice(0, 40)}`)
      }
    }
  }
  expect(leaks).toEqual([])
}, 120_000)

test('AZ-02: was fehlt, ist 404, und was dem eigenen Jobcenter gehört, öffnet sich: Der Vergleich oben vergleicht etwas', async () => {
  const dienst = await createDienst(portal, [...rollen])
  const geoeffnet = new Set<string>()
  for (const route of mitId.filter(({ art }) => art !== 'tat')) {
    expect([route.pfad, (await send(dienst, route, { method: 'GET', id: newId() })).status]).toEqual([route.pfad, 404])
    for (const id of [...eigenes.values()].flat()) {
      if ((await send(dienst, route, { method: 'GET', id })).status === 200) geoeffnet.add(route.pfad)
    }
  }
  const sicher = [routes.dienstKunde, routes.dienstPerson, routes.dienstRollenfreigabe, routes.dienstBrief]
  for (const route of [...sicher, routes.dienstSperre, routes.dienstAusgabeFreigabe]) {
    expect(geoeffnet).toContain(route.pfad)
  }
}, 120_000)

test('AZ-02: eine Sitzung von Kundinnen und Kunden kommt an keiner Adresse der Sachbearbeitung hinein', async () => {
  await kundin.open('/')
  // The very token of the customer, in the place of that of the staff too.
  kundin.cookies.set(COOKIE.dienst, kundin.cookies.get(COOKIE.sitzung)!)
  const inside: string[] = []
  for (const route of geschuetzt) {
    for (const method of methods(route)) {
      const answer = await send(kundin, route, { method, id: [...eigenes.values()].flat()[0]! })
      const gone = answer.headers.get('location') ?? ''
      if (!(answer.status === 303 && gone.startsWith('/sachbearbeitung/anmeldung')) && answer.status !== 403) {
        inside.push(`${method} ${route.pfad} ${answer.status}`)
      }
    }
  }
  expect(inside).toEqual([])
})

test('AZ-02: eine Sitzung der Sachbearbeitung öffnet keine Seite von Kundinnen und Kunden', async () => {
  const dienst = await createDienst(portal, [...rollen])
  dienst.cookies.set(COOKIE.sitzung, dienst.cookies.get(COOKIE.dienst)!)
  const inside: string[] = []
  for (const route of Object.values(routes) as Route[]) {
    if (route.zugang === 'public' || route.zugang.startsWith('sachbearbeitung:') || route.art === 'tat') continue
    const answer = await dienst.raw(fill(route, newId()))
    if (answer.status !== 303 || !(answer.headers.get('location') ?? '').startsWith('/anmeldung'))
      inside.push(route.pfad)
  }
  expect(inside).toEqual([])
})

test('AZ-04: in einer laufenden Sitzung gilt ein entzogenes Recht bei der nächsten Anfrage nicht mehr', async () => {
  const dienst = await createDienst(portal, [...rollen])
  const seiten = geschuetzt.filter(({ pfad, art }) => art !== 'tat' && !pfad.includes(':'))
  for (const { pfad } of seiten) expect([pfad, (await dienst.raw(pfad)).status < 400]).toEqual([pfad, true])
  await portal.owner.updateTable('mitarbeiter').set({ rollen: [] }).where('id', '=', dienst.mitarbeiterId).execute()
  for (const { pfad } of seiten) expect([pfad, (await dienst.raw(pfad)).status]).toEqual([pfad, 403])
})
