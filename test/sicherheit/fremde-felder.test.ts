import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import { rollen } from '../../src/web/schutz/rechte.ts'
import { createDienst, type Dienst } from '../support/dienst.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

const forbidden = [
  'id',
  'konto_id',
  'kontoId',
  'kunde_id',
  'kundeId',
  'jobcenter_id',
  'jobcenterId',
  'rolle',
  'rollen',
  'recht',
  'zustand',
  'stufe',
  'profil_id',
  'schluessel_neu',
  'passwort_hash',
  'totp_schritt',
  'bestaetigt',
  'erstellt',
  'frisch_bis',
  '__proto__',
]

let portal: TestPortal
let mensch: Mensch
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  mensch = await createMensch(portal, { kunde: true, passwort: 'Sommerregen#2026' })
  dienst = await createDienst(portal, [...rollen])
})
afterAll(() => portal.stop())

const idFor = (pfad: string) =>
  pfad.includes('/kunden/') ? mensch.kundeId : pfad.includes('/personal/') ? dienst.mitarbeiterId : mensch.kontoId
const addressOf = (route: Route) => route.pfad.replace(':id', idFor(route.pfad))

/** Whoever is signed in is sent on from these before anything is read. */
const sentOn = [routes.anmeldungTotp.pfad, routes.anmeldungCode.pfad] as string[]
const forms = Object.entries(routes as Record<string, Route>).filter(
  ([, route]) => route.art === 'formular' && !sentOn.includes(route.pfad),
)

describe('AZ-03: kein Formular nimmt ein Feld an, das es nicht hat', () => {
  test.each(forms)('%s', async (_, route) => {
    const browser = route.pfad.startsWith('/sachbearbeitung') ? dienst : mensch
    await browser.open(addressOf(route))
    const fields = browser.forms().find((form) => form.method === 'post' && 'csrf' in form.fields)?.fields ?? {}
    const csrf = fields['csrf'] ?? (await browser.open('/kontakt'), browser.csrf())
    // A page that offers no form (a used link) still reads the id of its link.
    const foreign = forbidden.filter((name) => name !== 'id' || Object.keys(fields).length > 1)
    for (const name of foreign) {
      // `id` belongs to some forms; there it is the doubled one that is foreign.
      const body = new URLSearchParams({ ...fields, csrf })
      if (name in fields) body.append(name, 'x')
      body.append(name, 'x')
      const answer = await browser.raw(addressOf(route), {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      expect(
        [400, 404],
        `${route.pfad} mit ${name}: ${answer.status} ${answer.headers.get('location') ?? ''}`,
      ).toContain(answer.status)
    }
  })
})
