import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../test/support/dienst.ts'
import { createMensch, type Mensch } from '../../../test/support/menschen.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { type Buehne, file, openBuehne, papier } from './buehne.test-daten.ts'
import { changeZustand } from './dienst.ts'
import { dienste } from './dienste-daten.ts'
import { sendFormlos } from './kunde.ts'
import { withdrawVorgang } from './ruecknahme/ruecknahme.ts'

let portal: Buehne['portal']
let sabine: Buehne['sabine']
let werOf: Buehne['werOf']
let createKunde: Buehne['createKunde']
let apply: Buehne['apply']
let setStand: Buehne['setStand']
let kim: Mensch
beforeAll(async () => {
  ;({ portal, sabine, werOf, createKunde, apply, setStand } = await openBuehne())
  kim = await createMensch(portal, { kunde: { bgNummer: '97122//0000004' } })
})
afterAll(() => portal?.stop())

const dienstOf = ({ mitarbeiterId, jobcenterId }: Dienst) => ({ mitarbeiterId, jobcenterId })
const countVorgaenge = async ({ kundeId }: Mensch) =>
  (await portal.owner.selectFrom('vorgang').select('id').where('kunde_id', '=', kundeId).execute()).length

describe('an application without a form', () => {
  test('needs no consent, gives a receipt, rings the bell, and stands in the Verlauf of its benefit', async () => {
    await kim.open('/eservices/weiterbewilligung')
    expect(kim.page.html).toContain('href="/eservices/weiterbewilligung/formlos"')
    const id = await apply(kim, 'weiterbewilligung', 'Ich beantrage die Weiterbewilligung.\nDie Miete ist gestiegen.')
    expect(kim.page.text).toContain('Ihr Antrag ist angekommen')
    expect(kim.page.text).toMatch(/Vorgangsnummer 2026-\d{7}/)
    expect(kim.page.text).toContain(
      'Weiterbewilligungsantrag Grundsicherungsgeld für die Bedarfsgemeinschaft 97122//0000004',
    )
    expect(kim.page.text).toContain('Die Miete ist gestiegen.')
    expect(kim.page.text).toContain('wirkt zurück auf den 1. November 2026 (§ 37 Abs. 2 SGB II')
    await kim.open('/benachrichtigungen')
    expect(kim.page.html).toContain(`/vorgaenge/${id}`)
    await portal.runDue()
    const mail = portal.mails.find(
      ({ an, betreff }) => an === kim.email && betreff.startsWith('Neues zu einem Vorgang'),
    )
    expect(mail).toBeDefined()
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Weiterbewilligung|Miete/)
    await kim.open('/verlauf?leistung=buergergeld')
    expect(kim.page.text).toContain('Verlauf zum Grundsicherungsgeld')
    expect(kim.page.text).toContain('Sie haben formlos einen Antrag gestellt.')
    await kim.open('/verlauf?leistung=vermittlungsbudget')
    expect(kim.page.text).not.toContain('Sie haben formlos einen Antrag gestellt.')
  })

  test('is one case for a double click and a reload, and another text from another tab is not lost', async () => {
    const mensch = await createKunde()
    const sendung = newId()
    const neu = { dienst: 'freie-foerderung', text: 'Eine Brille.', dateien: [], sendung } as const
    const both = await Promise.all([1, 2].map(() => sendFormlos(portal.env, werOf(mensch), neu)))
    expect(both[0]).toEqual(both[1])
    expect(await countVorgaenge(mensch)).toBe(1)
    const other = await sendFormlos(portal.env, werOf(mensch), { ...neu, text: 'Ein Fahrrad.' })
    expect(other).toEqual({ ok: false, grund: 'schon-gesendet' })
    expect(await countVorgaenge(mensch)).toBe(1)
  })

  test('without text comes back with its error, and with the file that was chosen', async () => {
    const mensch = await createKunde()
    await mensch.open('/eservices/vermittlungsbudget/formlos')
    await mensch.submit('Antrag senden', { text: '  ' }, { dateien: file() })
    expect(mensch.page.status).toBe(422)
    expect(mensch.page.text).toContain('Schreiben Sie, worum es geht.')
    expect(mensch.page.text).toContain('Kontoauszug.pdf')
    await mensch.submit('Antrag senden', { text: 'Fahrkarte zum Vorstellungsgespräch.' })
    expect(mensch.page.text).toContain('Ihr Antrag ist angekommen')
    expect(mensch.page.text).toContain('Kontoauszug.pdf')
  })

  test('needs a profile', async () => {
    const ohne = await createMensch(portal, { profil: 'standard' })
    const response = await ohne.raw('/eservices/weiterbewilligung/formlos')
    expect(response.headers.get('location')).toMatch(/^\/profil-auswaehlen\?grund=profil/)
  })

  test.each(['widerspruch', 'aerztlicher-dienst', 'job-finden', 'gibt-es-nicht'])(
    'is not offered for „%s“, where it would do harm or nothing',
    async (slug) => {
      expect((await kim.raw(`/eservices/${slug}/formlos`)).status).toBe(404)
      const sheet = await kim.raw(`/eservices/${slug}`)
      if (sheet.status === 200) expect(await sheet.text()).not.toContain('/formlos')
    },
  )

  test('can be taken back until it is decided; what was only told cannot', async () => {
    const mensch = await createKunde()
    const id = await apply(mensch)
    await mensch.open(`/vorgaenge/${id}/ruecknahme`)
    expect(mensch.page.text).toContain('zählt dann nicht mehr')
    await mensch.submit('Antrag zurücknehmen')
    expect(mensch.page.text).toContain('Von Ihnen zurückgenommen')
    expect(await withdrawVorgang(portal.env, werOf(mensch), { id })).toBe('veraltet')
    const told = await apply(mensch, 'veraenderungen', 'Ich arbeite ab dem 1. Dezember.')
    expect(mensch.page.text).not.toContain('zurücknehmen')
    expect(await withdrawVorgang(portal.env, werOf(mensch), { id: told })).toBe('veraltet')
    // Staff sees what was taken back until somebody has noted it.
    await sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    await sabine.submit('Rücknahme zur Kenntnis nehmen')
    await sabine.open('/sachbearbeitung/vorgaenge')
    expect(sabine.page.html).not.toContain(id)
    expect(sabine.page.html).toContain(told)
  })
})

describe('the other side of the desk', () => {
  test('sees it, takes it over, asks for documents by a day, gets them, and decides; the customer reads each step', async () => {
    const mensch = await createKunde()
    const id = await apply(mensch)
    await sabine.open('/sachbearbeitung/vorgaenge?liste=niemand')
    expect(sabine.page.html).toContain(id)
    await sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    await sabine.submit('Übernehmen')
    expect(sabine.page.text).toContain('Sie sind jetzt zuständig.')
    await sabine.open('/sachbearbeitung/vorgaenge?liste=meine')
    expect(sabine.page.html).toContain(id)
    const frist = { 'frist-tag': '14', 'frist-monat': '12', 'frist-jahr': '2026' }
    await setStand(id, { zustand: 'unterlagen-angefordert', ...frist, notiz: 'Bitte die Kontoauszüge.' })
    expect(sabine.page.text).toContain('Der neue Stand ist gesetzt.')

    await mensch.open('/')
    expect(mensch.page.text).toContain('Unterlagen senden')
    expect(mensch.page.text).toContain('Bis 14. Dezember 2026')
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Unterlagen angefordert (bis 14. Dezember 2026)')
    await mensch.open(`/vorgaenge/${id}/unterlagen`)
    expect(mensch.page.text).toContain('Bitte die Kontoauszüge.')
    await mensch.submit('Unterlagen senden', { text: 'Der Rest folgt.' })
    expect(mensch.page.status).toBe(422)
    expect(mensch.page.text).toContain('Wählen Sie mindestens eine Datei.')
    await mensch.submit('Unterlagen senden', { text: 'Der Rest folgt.' }, { dateien: file() })
    expect(mensch.page.text).toContain('Unterlagen nachgereicht')
    expect(mensch.page.text).toContain('Kontoauszug.pdf')
    await mensch.open('/')
    expect(mensch.page.text).not.toContain('Bis 14. Dezember 2026')

    await setStand(id, { zustand: 'entschieden', notiz: '', ...papier })
    await sabine.open('/sachbearbeitung/vorgaenge?liste=meine')
    expect(sabine.page.html).not.toContain(id)
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Entschieden – Bescheid liegt vor')
    expect(mensch.page.html).not.toContain('/ruecknahme')
    await mensch.open('/benachrichtigungen')
    expect(mensch.page.text).toContain('Zu einem Vorgang gibt es etwas Neues')
  })

  test('does not ask for documents without saying which and until when', async () => {
    const id = await apply(await createKunde())
    await sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    await sabine.submit('Vorschau', { zustand: 'unterlagen-angefordert', notiz: '' })
    expect(sabine.page.status).toBe(422)
    expect(sabine.page.text).toContain('Schreiben Sie, welche Unterlagen fehlen.')
    const gestern = { 'frist-tag': '1', 'frist-monat': '1', 'frist-jahr': '2026' }
    await sabine.submit('Vorschau', { zustand: 'unterlagen-angefordert', notiz: 'Auszüge', ...gestern })
    expect(sabine.page.text).toContain('Wählen Sie einen Tag, der noch kommt.')
  })

  test('lists the secured dates whose application is missing, with a note of the call, until all is there', async () => {
    const mensch = await createKunde()
    const id = await apply(mensch)
    const told = await apply(mensch, 'veraenderungen', 'Umzug.')
    await sabine.open('/sachbearbeitung/vorgaenge?liste=unvollstaendig')
    expect(sabine.page.html).toContain(id)
    expect(sabine.page.html).not.toContain(told)
    await sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    await sabine.submit('Vermerk speichern', { vermerk: 'Rückruf: Formular kommt morgen.' })
    expect(sabine.page.text).toContain('Rückruf: Formular kommt morgen.')
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).not.toContain('Rückruf')
    await sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    await sabine.submit('Antrag liegt vollständig vor')
    await sabine.open('/sachbearbeitung/vorgaenge?liste=unvollstaendig')
    expect(sabine.page.html).not.toContain(id)
  })

  test('stands in the common work list on the side that its service belongs to, until it is done', async () => {
    const mensch = await createKunde()
    const ids = [await apply(mensch), await apply(mensch, 'vermittlungsbudget', 'Fahrkarte.')]
    const read = () =>
      portal.owner
        .selectFrom('eingang')
        .select(['bezug_id', sql<string>`bereich_von(art, thema)`.as('bereich')])
        .where('bezug_id', 'in', ids)
        .execute()
    expect((await read()).map(({ bezug_id, bereich }) => [bezug_id, bereich]).sort()).toEqual(
      [
        [ids[0], 'leistung'],
        [ids[1], 'vermittlung'],
      ].sort(),
    )
    for (const id of ids) await setStand(id, { zustand: 'abgeschlossen', notiz: 'Erledigt.' })
    expect(await read()).toEqual([])
  })

  test('every service of a case is on the side that the work list knows', async () => {
    const { rows } = await sql<{ dienst: string; bereich: string }>`
      select dienst, bereich_von('vorgang', dienst) as bereich from unnest(${Object.keys(dienste)}::text[]) dienst`.execute(
      portal.owner,
    )
    expect(rows).toEqual(Object.entries(dienste).map(([dienst, { bereich }]) => ({ dienst, bereich })))
  })

  test('two who act at once: one acts, the other learns of it', async () => {
    const id = await apply(await createKunde())
    const ivo = await createDienst(portal, ['integrationsfachkraft'])
    const wahl = { id, stand: 1, zustand: 'in-bearbeitung', frist: undefined, notiz: undefined } as const
    const done = await Promise.all([sabine, ivo].map((one) => changeZustand(portal.env, dienstOf(one), wahl)))
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    const steps = await portal.owner.selectFrom('vorgang_schritt').select('id').where('vorgang_id', '=', id).execute()
    expect(steps).toHaveLength(2)
  })

  test('a withdrawal while staff decides: what came first holds', async () => {
    const mensch = await createKunde()
    const id = await apply(mensch)
    const wahl = { id, stand: 1, zustand: 'entschieden', frist: undefined, notiz: undefined } as const
    const [weg, gesetzt] = await Promise.all([
      withdrawVorgang(portal.env, werOf(mensch), { id }),
      changeZustand(portal.env, dienstOf(sabine), wahl),
    ])
    expect([weg === 'ok', gesetzt.ok].filter(Boolean)).toHaveLength(1)
  })
})
