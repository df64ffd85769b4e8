import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { routes } from '#routes'
import type { Route } from '#web/route.ts'
import { isAufhebbar, pickAufhebbar } from '#web/schutz/aufheben.ts'
import { completeAnmeldung } from '../../src/modules/konto/anmelden/abschluss.ts'
import { AUFGEHOBEN_HOECHSTENS, keepForm, readForm } from '../../src/modules/konto/sitzung.ts'
import { lockKonto } from '../../src/modules/konto/store.ts'
import { createDienst } from '../support/dienst.ts'
import { halfSession } from '../support/faktoren.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../support/portal.ts'

const BEANTRAGEN = '/freischaltcode-beantragen'
const MINUTE = 60_000
let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
beforeEach(() => portal.setTime(TESTZEIT))
afterAll(() => portal.stop())

const keptPaths = async (kontoId: string) =>
  (
    await portal.owner
      .selectFrom('aufgehobenes_formular')
      .select('pfad')
      .where('konto_id', '=', kontoId)
      .orderBy('pfad')
      .execute()
  ).map((row) => row.pfad)

async function atPage(): Promise<Mensch> {
  const mensch = await createMensch(portal, { profil: 'standard' })
  await mensch.open(BEANTRAGEN)
  return mensch
}

describe('Aufheben vor dem Ende der Sitzung', () => {
  test('AUT-08: wer nur das Passwort gezeigt hat, legt im Konto nichts ab, vor dem Ende und danach', async () => {
    const mensch = await createMensch(portal, { stufe: false })
    for (const stufe of ['faktor', 'einrichten'] as const) {
      const halb = await halfSession(portal, mensch.kontoId, stufe)
      await halb.open('/hilfe')
      const answer = await halb.postJson('/sitzung/entwurf', { pfad: BEANTRAGEN, felder: { name: 'Fremd' } })
      expect(answer.status).toBe(303)
      await portal.forward(16 * MINUTE)
      await halb.post(BEANTRAGEN, { name: 'Fremd' })
      expect(halb.page.url).toContain('/anmeldung?grund=abgelaufen')
    }
    expect(await keptPaths(mensch.kontoId)).toEqual([])
  })

  test('AUT-08: aufgehoben wird nur, was zu einem Formular gehört, das es erlaubt', async () => {
    const mensch = await atPage()
    for (const pfad of ['/kontoeinstellungen/e-mail', '/kontoeinstellungen/passwort', '/anmeldung', '/profil', '/x']) {
      const answer = await mensch.postJson('/sitzung/entwurf', { pfad, felder: { email: 'fremd@post.example' } })
      expect(answer.status).toBe(200)
    }
    expect(await keptPaths(mensch.kontoId)).toEqual([])
  })

  test('aufgehoben wird unter dem Pfad ohne Anfrage, steht wieder da und enthält kein Geheimnis', async () => {
    const mensch = await atPage()
    const felder = { name: 'Kim Klicker', bisher: 'g', wiederholung: 'g', csrf: 'g', Passwort: 'g', code: 'g' }
    await mensch.postJson('/sitzung/entwurf', { pfad: `${BEANTRAGEN}?gesendet=x`, felder })
    expect(await keptPaths(mensch.kontoId)).toEqual([BEANTRAGEN])
    expect(await readForm(portal.env, mensch.kontoId, BEANTRAGEN)).toEqual({ name: 'Kim Klicker' })
    expect((await mensch.open(BEANTRAGEN)).html).toContain('value="Kim Klicker"')
  })
})

describe('Aufheben nach dem Ende der Sitzung', () => {
  test('ein Passwort, das nach dem Ende gesendet wird, bleibt nirgends', async () => {
    const mensch = await atPage()
    await portal.forward(26 * MINUTE)
    const felder = { bisher: 'Sommer#2026', passwort: 'Winter#2026', wiederholung: 'Winter#2026', anderes: 'x' }
    await mensch.post('/kontoeinstellungen/passwort', felder)
    expect(mensch.page.url).toContain('grund=abgelaufen')
    expect(await keptPaths(mensch.kontoId)).toEqual([])
  })

  test('die zweite Sperre lässt nur einzelne Texte ohne Geheimnis durch', () => {
    const felder = {
      a: 'x',
      b: ['x', 'y'],
      bisher: 'x',
      wiederholung: 'x',
      csrf: 'x',
      totp: 'x',
      'neues-passwort': 'x',
    }
    expect(pickAufhebbar(felder)).toEqual({ a: 'x' })
  })

  test('nur Formulare hinter allen Faktoren sind aufhebbar', () => {
    const found = Object.values(routes as Record<string, Route>).filter((route) => route.aufheben)
    expect(found.map((route) => route.pfad).sort()).toEqual([
      '/antraege/:id/seiten/:seite',
      '/antraege/:id/seiten/:seite/:eintrag',
      '/antraege/:id/seiten/:seite/:eintrag/:unter',
      '/eservices/:slug/formlos',
      BEANTRAGEN,
      '/kontoeinstellungen/benutzername',
      '/postfach/leistung/:id',
      '/postfach/leistung/neu',
      '/postfach/vermittlung/:id',
      '/postfach/vermittlung/neu',
      '/profil/bearbeiten',
      '/sachbearbeitung/gespraeche/:id',
      '/sachbearbeitung/kunden/:id/bescheide/vorlage',
      '/sachbearbeitung/kunden/:id/nachricht',
      '/sachbearbeitung/kunden/:id/termin',
      '/termine/:id/wunsch',
      '/termine/wunsch',
      '/vorgaenge/:id/begruendung',
    ])
    for (const route of found) {
      expect(route.art).toBe('formular')
      expect(route.zugang).toMatch(/^(?:konto|konto\+frisch|profil|sachbearbeitung:[a-z-]+)$/)
    }
    expect(isAufhebbar(routes, `${BEANTRAGEN}/mehr`)).toBe(false)
    expect(isAufhebbar(routes, '/sachbearbeitung/gespraeche/x')).toBe(false)
    expect(isAufhebbar(routes, BEANTRAGEN, 'dienst')).toBe(false)
  })
})

test('ein aufgehobener Pfad, der kein solches Formular mehr ist, führt nirgendwohin und wird nicht gezeigt', async () => {
  const { kontoId } = await createMensch(portal, { stufe: false })
  await keepForm(portal.env, { kontoId, pfad: BEANTRAGEN, felder: { name: 'x' } })
  await portal.forward(MINUTE)
  await keepForm(portal.env, { kontoId, pfad: '/kontoeinstellungen/e-mail', felder: { email: 'fremd@post.example' } })
  const angemeldet = await portal.env.db.transaction().execute(async (tx) => {
    const konto = (await lockKonto(tx, kontoId))!
    return completeAnmeldung(portal.env, tx, { konto, weg: 'passkey', userAgent: null, adresse: '203.0.113.1' })
  })
  expect(angemeldet).toMatchObject({ ok: true, ziel: BEANTRAGEN })
  expect(await readForm(portal.env, kontoId, '/kontoeinstellungen/e-mail')).toBeUndefined()
})

test('ein Konto hebt höchstens zwanzig Formulare auf, die ältesten gehen', async () => {
  const { kontoId } = await createMensch(portal, { stufe: false })
  for (let i = 0; i < AUFGEHOBEN_HOECHSTENS + 2; i++) {
    await keepForm(portal.env, { kontoId, pfad: `/${String(i).padStart(2, '0')}`, felder: { a: 'b' } })
    await portal.forward(1000)
  }
  const paths = await keptPaths(kontoId)
  expect([paths.length, paths[0]]).toEqual([20, '/02'])
})

describe('Anmelden, während schon eine Sitzung da ist', () => {
  const PASSWORT = 'Sommerregen#2026'

  test('SES-02: das alte Token stirbt mit dem neuen Passwort-Nachweis, auch das eines anderen Kontos', async () => {
    const vorher = await createMensch(portal, { profil: 'standard' })
    const neu = await createMensch(portal, { passwort: PASSWORT, stufe: false })
    const old = vorher.cookies.get('__Host-sitzung')!
    await vorher.open('/hilfe')
    await vorher.post('/anmeldung', { name: neu.email, passwort: 'Falsch#123456', weiter: '' })
    const before = await portal.owner
      .selectFrom('sitzung')
      .select('id')
      .where('konto_id', '=', vorher.kontoId)
      .execute()
    expect(before).toHaveLength(1)
    await vorher.post('/anmeldung', { name: neu.email, passwort: PASSWORT, weiter: '' })
    expect(new URL(vorher.page.url).pathname).toBe('/sicherheitshinweis')
    const thief = portal.browser()
    thief.cookies.set('__Host-sitzung', old)
    await thief.open('/profil-auswaehlen')
    expect(new URL(thief.page.url).pathname).toBe('/anmeldung')
  })

  test('SES-02: bei der Anmeldung der Sachbearbeitung in der Schulung stirbt das alte Token', async () => {
    const { beginDienstsitzung, findDienst } = await import('../../src/modules/sachbearbeitung/index.ts')
    const dienst = await createDienst(portal, ['eingangszone'])
    const bisher = dienst.cookies.get('__Host-dienst')!
    expect(await findDienst(portal.env, bisher)).toBeDefined()
    const wer = { mitarbeiterId: dienst.mitarbeiterId, weg: 'schulung', bisher } as const
    const token = await portal.env.db.transaction().execute((tx) => beginDienstsitzung(portal.env, tx, wer))
    expect(await findDienst(portal.env, bisher)).toBeUndefined()
    expect(await findDienst(portal.env, token!)).toBeDefined()
  })
})
