import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { routes } from '../../../routes.ts'
import type { Route } from '../../../web/route.ts'
import { hasRecht, type Recht, rollen } from '../../../web/schutz/rechte.ts'
import { formulardienste } from '../../formulare/index.ts'
import { isVersiegelt, mayRead, Versiegelt } from '../../vorgaenge/aerztlich/siegel.ts'
import { vorgaengeQuellen } from '../../vorgaenge/anschluesse.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { isDienst } from '../../vorgaenge/dienste-daten.ts'
import { changeVersiegelten } from '../../vorgaenge/index.ts'
import { keyOf, openInhalt } from '../../vorgaenge/inhalt.ts'
import { readNeuesteFassung } from '../../vorgaenge/korrektur/fassung.ts'
import { listNachweise } from '../../vorgaenge/nachweise/nachweise.ts'
import { findVorgang } from '../../vorgaenge/store.ts'
import { GEHEIM, sendUnterlagen } from './versiegelt.test-daten.ts'

let buehne: Buehne
let portal: Buehne['portal']
let kim: Mensch
let id: string
let dokumentId: string
let anna: Dienst
let fremdeAnna: Dienst

beforeAll(async () => {
  buehne = await openBuehne()
  ;({ portal } = buehne)
  anna = await createDienst(portal, ['aerztlicher-dienst'], { team: 'Ärztlicher Dienst', name: 'Dr. Anna Arndt' })
  fremdeAnna = await createDienst(portal, ['aerztlicher-dienst'], {
    jobcenterId: await ensureJobcenter(portal, 'Jobcenter Anderswo'),
  })
  kim = await buehne.createKunde()
  ;({ id, dokumentId } = await sendUnterlagen(buehne, kim))
})
afterAll(() => portal?.stop())

const akte = (kundeId: string) => `/sachbearbeitung/kunden/${kundeId}`
const aerztlich = (vorgang: string) => `/sachbearbeitung/aerztliche-unterlagen/${vorgang}`
const vorgang = (one: string) => `/sachbearbeitung/vorgaenge/${one}`
const headers = { 'content-type': 'application/x-www-form-urlencoded' }

/** Every page and file of the staff side that could lead to a case, with what is on it. */
async function readEverything(wer: Dienst, one: { id: string; dokumentId: string; kundeId: string }) {
  const oben = vorgang(one.id)
  const paths = [
    ...['/sachbearbeitung', '/sachbearbeitung/eingang', '/sachbearbeitung/vorgaenge', '/sachbearbeitung/zahlen'],
    ...[
      '/sachbearbeitung/vorgaenge?datei=csv',
      '/sachbearbeitung/vorgaenge?liste=niemand',
      '/sachbearbeitung/widersprueche',
    ],
    ...['/sachbearbeitung/protokoll', '/sachbearbeitung/termine', '/sachbearbeitung/bescheide'],
    ...[oben, `${oben}/nachweise`, `${oben}/korrektur`, `${oben}/schriftform`, `${oben}/dateien/${one.dokumentId}`],
    ...['pdf', 'pdfa', 'json', 'xml'].map((format) => `${oben}/ausgabe/${format}`),
    ...['', '?ort=vorgang', '?ort=aerztlich'].map((frage) => `${akte(one.kundeId)}/dokumente${frage}`),
    ...[akte(one.kundeId), `${akte(one.kundeId)}/aerztlicher-auftrag`, `${akte(one.kundeId)}/freigaben`],
    ...[`${akte(one.kundeId)}/nachricht?vorgang=${one.id}`, `${akte(one.kundeId)}/bescheide/neu?vorgang=${one.id}`],
    `/sachbearbeitung/gespraeche/${one.id}/dateien/${one.dokumentId}`,
  ]
  const seen: { pfad: string; status: number; text: string }[] = []
  for (const pfad of paths) {
    const answer = await wer.raw(pfad)
    const text = Buffer.from(await answer.arrayBuffer()).toString()
    seen.push({ pfad, status: answer.status, text })
  }
  return seen
}

describe('Leistung und Vermittlung', () => {
  test('AZ-02, AZ-05: keine Rolle außer dem Ärztlichen Dienst sieht an irgendeiner Stelle etwas vom Inhalt', async () => {
    for (const rolle of rollen.filter((one) => one !== 'aerztlicher-dienst')) {
      const wer = await createDienst(portal, [rolle])
      const seen = await readEverything(wer, { id, dokumentId, kundeId: kim.kundeId })
      const leaks = seen.filter(({ text }) => text.includes(GEHEIM) || text.includes('%PDF'))
      expect([rolle, leaks.map(({ pfad }) => pfad)]).toEqual([rolle, []])
      const status = (teil: string) => seen.filter(({ pfad }) => pfad.includes(teil)).map((one) => one.status)
      const darf = hasRecht([rolle], 'vorgaenge')
      expect([rolle, ...status('/dateien/').slice(0, 1), ...status('/ausgabe/')]).toEqual([
        rolle,
        ...Array.from({ length: 5 }, () => (darf ? 404 : 403)),
      ])
      for (const pfad of [aerztlich(id), aerztlich(newId()), `${aerztlich(id)}/dateien/${dokumentId}`]) {
        expect([rolle, pfad, (await wer.raw(pfad)).status]).toEqual([rolle, pfad, 403])
      }
      expect((await wer.raw('/sachbearbeitung/aerztliche-unterlagen')).status).toBe(403)
    }
  })

  test('sie lesen, dass Unterlagen eingegangen sind, wann und wie viele Dateien, im Vorgang und in der Akte', async () => {
    const { sabine } = buehne
    await sabine.open(vorgang(id))
    expect(sabine.page.text).toMatch(/Unterlagen eingegangen am 23\. November 2026.* \(1 Datei\)/)
    await sabine.open(akte(kim.kundeId))
    expect(sabine.page.text).toContain('Unterlagen eingegangen am 23. November 2026 (1 Datei), ohne Auftrag')
    expect(sabine.page.html).not.toContain(vorgang(id))
    await sabine.open('/sachbearbeitung/vorgaenge')
    expect(sabine.page.html).not.toContain(id)
    await sabine.open('/sachbearbeitung/eingang')
    expect(sabine.page.html).not.toContain(id)
  })

  test('AZ-02: keine Tat der Sachbearbeitung trifft einen versiegelten Vorgang', async () => {
    const { sabine } = buehne
    await sabine.open('/sachbearbeitung/vorgaenge')
    const frist = { 'frist-tag': '1', 'frist-monat': '12', 'frist-jahr': '2099' }
    const taten: [string, Record<string, string>][] = [
      ['', { aktion: 'setzen', zustand: 'in-bearbeitung', notiz: 'x' }],
      ['', { aktion: 'vermerk', vermerk: 'x' }],
      ['/bearbeitung', { aktion: 'uebernehmen' }],
      ['/nachweise', { aktion: 'anfordern', titel: 'x', typ: 'GES', ...frist }],
      ['/schriftform', { form: 'papier', 'tag-tag': '1', 'tag-monat': '11', 'tag-jahr': '2026' }],
    ]
    for (const [pfad, felder] of taten) {
      const body = new URLSearchParams({ csrf: sabine.csrf(), stand: '1', ...felder }).toString()
      const answer = await sabine.raw(`${vorgang(id)}${pfad}`, { method: 'POST', headers, body })
      expect([pfad, answer.status]).toEqual([pfad, 404])
    }
    const row = await portal.owner.selectFrom('vorgang').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect([row.stand, row.zustand, row.offen_seit, row.zustaendig]).toEqual([1, 'gesendet', null, null])
  })

  test('LOG-02, PRI-02: nichts davon steht in Mails, im Log oder im Protokoll', async () => {
    await portal.runDue()
    expect(portal.mails.length).toBeGreaterThan(0)
    expect(JSON.stringify(portal.mails)).not.toContain(GEHEIM)
    expect(portal.logLines.join('')).not.toContain(GEHEIM)
    const { rows } = await sql<{
      alles: string
    }>`select coalesce(string_agg(details::text, ''), '') as alles from protokoll
      where kunde_id = ${kim.kundeId}`.execute(portal.owner)
    expect(rows[0]!.alles).toContain(id)
    expect(rows[0]!.alles).not.toContain(GEHEIM)
  })
})

describe('Der Ärztliche Dienst', () => {
  test('sieht Angaben, Dateien, Tafel und Hinweis, und jeder Blick steht im Protokoll und im Verlauf der Person', async () => {
    await anna.open('/sachbearbeitung/aerztliche-unterlagen')
    expect(anna.page.html).toContain(aerztlich(id))
    expect(anna.page.text).not.toContain(GEHEIM)
    await anna.open(aerztlich(id))
    for (const wort of [
      `${GEHEIM} seit Mai`,
      `${GEHEIM}.pdf`,
      'Befund oder Arztbrief',
      `${GEHEIM}: bitte vormittags`,
    ]) {
      expect(anna.page.text).toContain(wort)
    }
    const datei = await anna.raw(`${aerztlich(id)}/dateien/${dokumentId}?trotzdem=ja`)
    expect([datei.status, datei.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Der Ärztliche Dienst hat Ihre Unterlagen geöffnet.')
  })

  test('AZ-02: der eines anderen Jobcenters bekommt dieselbe Antwort wie für etwas, das es nicht gibt', async () => {
    await fremdeAnna.open('/sachbearbeitung/aerztliche-unterlagen')
    expect(fremdeAnna.page.html).not.toContain(id)
    for (const one of [id, newId()]) {
      expect((await fremdeAnna.raw(aerztlich(one))).status).toBe(404)
      expect((await fremdeAnna.raw(`${aerztlich(one)}/dateien/${dokumentId}`)).status).toBe(404)
      const body = new URLSearchParams({
        csrf: fremdeAnna.csrf(),
        stand: '1',
        aktion: 'setzen',
        zustand: 'eingegangen',
      })
      const post = { method: 'POST', headers, body: body.toString() }
      expect((await fremdeAnna.raw(aerztlich(one), post)).status).toBe(404)
    }
  })

  test('AZ-05: kommt sonst nirgends hin, und öffnet keinen Vorgang, der nicht versiegelt ist', async () => {
    const offen = await buehne.apply(kim)
    expect((await anna.raw(aerztlich(offen))).status).toBe(404)
    expect((await anna.raw(`${aerztlich(offen)}/dateien/${dokumentId}`)).status).toBe(404)
    const dienstwege = (Object.values(routes) as Route[]).filter(({ zugang }) => zugang.startsWith('sachbearbeitung:'))
    const erlaubt = dienstwege
      .map(({ zugang }) => zugang.slice('sachbearbeitung:'.length).split('+')[0] as Recht)
      .filter((recht) => hasRecht(['aerztlicher-dienst'], recht))
    expect([...new Set(erlaubt)].sort()).toEqual(['aerztliche-unterlagen', 'eigener-zugang'])
    expect(rollen.filter((rolle) => hasRecht([rolle], 'aerztliche-unterlagen'))).toEqual(['aerztlicher-dienst'])
  })

  test('beginnt auf der Seite der Unterlagen, das Älteste oben', async () => {
    await portal.forward(60_000)
    const spaeter = await sendUnterlagen(buehne, await buehne.createKunde())
    await anna.open('/sachbearbeitung/anmeldung')
    await anna.open('/sachbearbeitung/aerztliche-unterlagen')
    const [erste, zweite] = [id, spaeter.id].map((one) => anna.page.html.indexOf(one))
    expect(erste).toBeGreaterThan(0)
    expect(zweite).toBeGreaterThan(erste!)
  })

  test('setzt den Stand mit einer Notiz, nach einer Vorschau; nur die Person liest sie, und sie hört ohne Inhalt davon', async () => {
    await anna.open(aerztlich(id))
    await anna.submit('Vorschau', { zustand: 'in-bearbeitung', notiz: `Bitte noch das MRT zum ${GEHEIM}.` })
    expect(anna.page.text).toContain('Beim Ärztlichen Dienst in Bearbeitung')
    await anna.submit('Speichern')
    expect(anna.page.text).toContain('Gespeichert.')
    const mails = await portal.runDue()
    expect(JSON.stringify(mails)).not.toContain(GEHEIM)
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain(`Bitte noch das MRT zum ${GEHEIM}.`)
    expect(kim.page.text).toContain('Beim Ärztlichen Dienst in Bearbeitung')
    expect(kim.page.text).not.toContain('Nachricht zu diesem Vorgang')
    const seen = await readEverything(buehne.sabine, { id, dokumentId, kundeId: kim.kundeId })
    expect(seen.filter(({ text }) => text.includes(GEHEIM)).map(({ pfad }) => pfad)).toEqual([])
  })

  test('AZ-08: von zweien, die im selben Augenblick handeln, handelt einer', async () => {
    const one = await sendUnterlagen(buehne, await buehne.createKunde())
    const wahl = { id: one.id, stand: 1, zustand: 'eingegangen', notiz: undefined } as const
    const wer = { ...anna, rollen: ['aerztlicher-dienst'] as const }
    const done = await Promise.all([1, 2].map(() => changeVersiegelten(portal.env, wer, wahl)))
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

describe('Das Siegel', () => {
  const row = async () => (await findVorgang(portal.env.db, { id, kundeId: kim.kundeId }))!

  test('hält auch in Code, der nichts von ihm weiß: Ohne das Recht öffnet sich nichts', async () => {
    const { env } = portal
    const one = await row()
    expect(() => openInhalt(env, one)).toThrow(Versiegelt)
    await expect(readNeuesteFassung(env, env.db, one)).rejects.toThrow(Versiegelt)
    await expect(listNachweise(env, env.db, one)).rejects.toThrow(Versiegelt)
    expect(() => keyOf(env, one).open(`vorgang|inhalt|${id}`, one.inhalt)).toThrow()
    expect(openInhalt(env, one, { art: 'kunde', kundeId: kim.kundeId }).lesung!.length).toBeGreaterThan(1)
  })

  test('öffnet sich nur für die Person selbst und den Ärztlichen Dienst ihres Jobcenters', async () => {
    const one = await row()
    const { jobcenterId } = buehne.sabine
    const of = (rolle: (typeof rollen)[number], jobcenter = jobcenterId) =>
      mayRead(one, { art: 'aerztlich', jobcenterId: jobcenter, rollen: [rolle] })
    expect(rollen.filter((rolle) => of(rolle))).toEqual(['aerztlicher-dienst'])
    expect(of('aerztlicher-dienst', newId())).toBe(false)
    expect(mayRead(one, { art: 'kunde', kundeId: newId() })).toBe(false)
    expect(mayRead(one, undefined)).toBe(false)
  })

  test('gilt für dieselben Dienste, deren Formular es verlangt', () => {
    const wrong = formulardienste.filter(
      ({ slug, versiegelt }) => isDienst(slug) && isVersiegelt(slug) !== (versiegelt === true),
    )
    expect(wrong).toEqual([])
    expect(formulardienste.filter(({ versiegelt }) => versiegelt).map(({ slug }) => slug)).toEqual([
      'aerztlicher-dienst',
    ])
  })

  test('CRY-01: nichts davon ist in der Datenbank lesbar', async () => {
    const { rows } = await sql<{ alles: string }>`select v::text || (select coalesce(string_agg(s::text, ''), '')
      from vorgang_schritt s where s.vorgang_id = v.id) || (select coalesce(string_agg(n::text, ''), '') from
      vorgang_nachweis n where n.vorgang_id = v.id) as alles from vorgang v where v.id = ${id}`.execute(portal.owner)
    expect(rows[0]!.alles).not.toContain(GEHEIM)
    expect(rows[0]!.alles).not.toContain(Buffer.from(GEHEIM).toString('hex'))
  })

  test('PRI-05: die Kopie der eigenen Daten enthält alles, und die von anderen nichts davon', async () => {
    const copy = async (wer: Mensch) =>
      JSON.stringify(await Promise.all(vorgaengeQuellen.map((one) => one.read(portal.env, portal.env.db, wer.kontoId))))
    expect(await copy(kim)).toContain(`${GEHEIM} seit Mai`)
    expect(await copy(await buehne.createKunde())).not.toContain(GEHEIM)
  })

  test('die Person selbst liest und lädt alles, auch als Datei, und reicht nach; der Beleg sagt nichts', async () => {
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain(`${GEHEIM}.pdf`)
    expect(kim.page.text).toContain('Nur der Ärztliche Dienst kann das lesen')
    const json = (await (await kim.raw(`/vorgaenge/${id}/ausgabe/json`)).json()) as { beleg: { code: string } }
    expect(JSON.stringify(json)).toContain(GEHEIM)
    await buehne.sabine.open(`/beleg/${json.beleg.code.replaceAll(' ', '-')}`)
    expect(buehne.sabine.page.text).not.toMatch(new RegExp(`${GEHEIM}|Ärztlich`))
  })
})
