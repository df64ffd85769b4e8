import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findKonto } from '#modules/konto'
import { createDienst } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { formatTag } from '../../../platform/text/datum.ts'
import {
  issueFreischaltcode,
  listAntraege,
  listBriefe,
  markBriefGesendet,
  matchAntrag,
  readAntrag,
  readBrief,
  rejectAntrag,
  requestZugang,
} from '../index.ts'
import { openAntrag } from './antrag.ts'
import { closeTypesetter } from './brief.ts'

let portal: TestPortal
let jobcenterId: string
let fremdId: string
const von = { art: 'dienst', id: newId() } as const

beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
  fremdId = await ensureJobcenter(portal, 'Jobcenter Nebenan')
})
afterAll(async () => {
  await closeTypesetter()
  await portal?.stop()
})

const angaben = {
  name: 'Kim Klicker',
  'geburtstag-tag': '1',
  'geburtstag-monat': '2',
  'geburtstag-jahr': '1990',
  nummer: '',
  kontakt: 'Bitte anrufen: 0511 1234',
}

async function ask(fields: Record<string, string> = {}) {
  const mensch = await createMensch(portal)
  await mensch.open('/freischaltcode-beantragen')
  await mensch.submit('Freischaltcode beantragen', { ...angaben, ...fields })
  const row = await portal.owner
    .selectFrom('freischaltantrag')
    .select('id')
    .where('konto_id', '=', mensch.kontoId)
    .executeTakeFirst()
  return { mensch, id: row?.id ?? '' }
}

const open = async () =>
  (await listAntraege(portal.env, portal.env.db, { jobcenterId, zustand: 'offen', anzahl: 100 })).antraege

describe('a request for a code', () => {
  test('walks from the page over staff to the letter, and its owner sees how it stands', async () => {
    const { mensch, id } = await ask({ nummer: '123 a 987654' })
    expect(mensch.page.text).toContain('Ihre Anfrage ist beim Jobcenter')
    expect(mensch.page.text).toContain('Ihr Jobcenter prüft Ihre Anfrage.')
    expect(await readAntrag(portal.env, portal.env.db, { id, jobcenterId })).toMatchObject({
      art: 'antrag',
      email: mensch.email,
      angaben: { name: 'Kim Klicker', geburtstag: '1990-02-01', kundennummer: '123A987654', kontakt: angaben.kontakt },
    })

    await portal.runDue()
    const kundeId = await createTestKunde(portal)
    const match = await matchAntrag(portal.env, { id, jobcenterId, von }, kundeId)
    if (match.art !== 'ok') throw new Error(match.art)
    expect((await mensch.open('/freischaltcode-beantragen')).text).toContain('Der Brief wird gedruckt.')
    expect(await markBriefGesendet(portal.env, { id: match.briefId, jobcenterId }, von)).toBe(true)
    expect(await markBriefGesendet(portal.env, { id: match.briefId, jobcenterId }, von)).toBe(false)
    const { text } = await mensch.open('/freischaltcode-beantragen')
    expect(text).toContain('Der Brief wurde am 23. November 2026, 10:00 Uhr abgeschickt.')
    expect(text).toContain(`gilt bis ${formatTag(match.gueltigBis)}`)
    expect(match.gueltigBis).toBe('2026-12-22')
    expect(text).not.toMatch(/Klickera|123A0|Beispielweg/)
    const [mail] = await portal.runDue()
    expect(mail).toMatchObject({ an: mensch.email, betreff: 'Ihre Anfrage im Online-Portal' })
    expect(mail!.text).not.toMatch(/Freischaltcode|Brief|Klicker/)

    const brief = await readBrief(portal.env, { id: match.briefId, jobcenterId }, von)
    const fields = { 'geburtstag-tag': '01', 'geburtstag-monat': '02', 'geburtstag-jahr': '1990' }
    await mensch.open('/freischaltcode')
    await mensch.submit('Profil freischalten', { code: brief!.inhalt!.code, ...fields })
    expect(mensch.page.text).toContain('Ihr Profil ist freigeschaltet')
    expect((await mensch.open('/freischaltcode-beantragen')).text).toContain('Der Code aus dem Brief ist verbraucht')
  })

  test('a double click asks once, and the second answer says so', async () => {
    const mensch = await createMensch(portal)
    await mensch.open('/freischaltcode-beantragen')
    const before = (await open()).length
    const csrf = mensch.csrf()
    const body = new URLSearchParams({ csrf, ...angaben }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const send = () => mensch.raw('/freischaltcode-beantragen', { method: 'POST', body, headers })
    const ways = (await Promise.all([send(), send(), send()])).map((answer) => answer.headers.get('location'))
    expect(ways.filter((way) => way?.endsWith('gesendet=ok'))).toHaveLength(1)
    expect(ways.filter((way) => way?.endsWith('gesendet=schon-offen'))).toHaveLength(2)
    expect((await open()).length - before).toBe(1)
  })

  test('is rejected once, and its owner reads where to turn', async () => {
    const { mensch, id } = await ask()
    expect(await rejectAntrag(portal.env, { id, jobcenterId: fremdId, von })).toBe(false)
    expect(await rejectAntrag(portal.env, { id, jobcenterId, von })).toBe(true)
    expect(await rejectAntrag(portal.env, { id, jobcenterId, von })).toBe(false)
    const page = await mensch.open('/freischaltcode-beantragen')
    expect(page.text).toContain('konnte die Anfrage nicht zuordnen')
    expect(page.text).toContain('Freischaltcode online beantragen')
    expect((await open()).map((antrag) => antrag.id)).not.toContain(id)
  })

  test('AZ-08: of 20 decisions at once exactly one counts, with one letter', async () => {
    const { id } = await ask()
    const kundeId = await createTestKunde(portal)
    const decisions = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 2
          ? rejectAntrag(portal.env, { id, jobcenterId, von })
          : matchAntrag(portal.env, { id, jobcenterId, von }, kundeId),
      ),
    )
    const won = decisions.filter((one) => one === true || (typeof one === 'object' && one.art === 'ok'))
    expect(won).toHaveLength(1)
    const letters = await listBriefe(portal.env, portal.env.db, { kundeId, jobcenterId })
    expect(letters).toHaveLength(won[0] === true ? 0 : 1)
  })

  test('AZ-02: another Jobcenter sees no request and cannot decide one', async () => {
    const { id } = await ask()
    const kundeId = await createTestKunde(portal)
    expect(await readAntrag(portal.env, portal.env.db, { id, jobcenterId: fremdId })).toBeUndefined()
    const list = await listAntraege(portal.env, portal.env.db, { jobcenterId: fremdId, zustand: 'offen', anzahl: 10 })
    expect(list.antraege).toEqual([])
    expect((await matchAntrag(portal.env, { id, jobcenterId: fremdId, von }, kundeId)).art).toBe('kein-kunde')
    expect((await open()).map((antrag) => antrag.id)).toContain(id)
  })

  test('CRY-01: what was written cannot be read in the database', async () => {
    await ask({ name: 'Wetterfahne Leuchtturm', nummer: '777Q424242', kontakt: 'Nirgendgasse 77' })
    const rows = await sql<{ text: string }>`
      select f::text || encode(f.inhalt, 'escape') as text from freischaltantrag f union all select p::text from protokoll p`.execute(
      portal.owner,
    )
    const everything = rows.rows.map((row) => row.text).join('\n')
    const planted = ['Wetterfahne', '777Q424242', 'Nirgendgasse', '1990-02-01']
    expect(planted.filter((value) => everything.includes(value))).toEqual([])
  })

  test('pages of the list hold every request once, oldest first', async () => {
    for (let i = 0; i < 3; i++) await ask()
    const all = (await open()).map((antrag) => antrag.id)
    const seen: string[] = []
    let nach: string | undefined
    do {
      const page = await listAntraege(portal.env, portal.env.db, { jobcenterId, zustand: 'offen', nach, anzahl: 2 })
      seen.push(...page.antraege.map((antrag) => antrag.id))
      nach = page.weiter
    } while (nach)
    expect(seen).toEqual(all)
    expect(seen).toEqual([...seen].sort())
  })

  const long = 'x'.repeat(5000)
  test.each([
    ['name', '', 'Füllen Sie das Feld „Vor- und Nachname“ aus.'],
    ['name', '<img src=x onerror=alert(1)>', 'Entfernen Sie im Feld „Vor- und Nachname“'],
    ['name', 'Kim\u202eKlicker', 'Entfernen Sie im Feld „Vor- und Nachname“'],
    ['name', 'K'.repeat(101), 'höchstens 100 Zeichen'],
    ['nummer', "1' or '1'='1", 'lassen Sie das Feld leer'],
    ['geburtstag-monat', '13', 'eine Zahl von 1 bis 12'],
    ['geburtstag-jahr', '90', 'mit vier Ziffern'],
    ['kontakt', long, 'Kürzen Sie Ihre Nachricht um 4000 Zeichen.'],
    ['kontakt', 'Hallo\u200bWelt', 'unsichtbare Zeichen'],
  ])('%s %.30j gets an error at its field, and all that was typed is still there', async (feld, wert, satz) => {
    const { mensch } = await ask({ [feld]: wert })
    expect(mensch.page.status).toBe(422)
    expect(mensch.page.html).toContain('<title>Fehler:')
    expect(mensch.page.text.split(satz).length, 'in the summary and at the field').toBe(3)
    const form = mensch.forms().find((one) => one.buttons.includes('Freischaltcode beantragen'))!
    expect(form.fields).toMatchObject({ ...angaben, [feld]: wert })
    expect(mensch.page.html).not.toContain('<img src=x')
  })
})

describe('a matter that staff must decide', () => {
  test('a second redemption: staff moves the link by a new letter, both owners are told', async () => {
    const old = await createMensch(portal, { kunde: true })
    const neu = await createMensch(portal)
    const issued = await issueFreischaltcode(portal.env, { kundeId: old.kundeId, jobcenterId, von })
    const codeOf = async (id: string) => (await readBrief(portal.env, { id, jobcenterId }, von))!.inhalt!.code
    const enter = async (code: string) => {
      await neu.open('/freischaltcode')
      const tag = { 'geburtstag-tag': '1', 'geburtstag-monat': '2', 'geburtstag-jahr': '1990' }
      return neu.submit('Profil freischalten', { code, ...tag })
    }
    const page = await enter(await codeOf(issued!.briefId))
    expect(page.text).toContain('Ihr Jobcenter prüft die Verknüpfung')
    expect(page.text).not.toMatch(/anderes Konto|anderen Konto|verknüpft ist/)
    const antrag = (await open()).find((one) => one.kontoId === neu.kontoId)!
    expect(antrag).toMatchObject({ art: 'zweite-einloesung', kundeId: old.kundeId })

    await portal.runDue()
    const wrong = await createTestKunde(portal)
    expect((await matchAntrag(portal.env, { id: antrag.id, jobcenterId, von }, wrong)).art).toBe('kein-kunde')
    const match = await matchAntrag(portal.env, { id: antrag.id, jobcenterId, von }, old.kundeId)
    if (match.art !== 'ok') throw new Error(match.art)
    expect((await portal.runDue()).map((mail) => mail.an)).toEqual([neu.email])
    expect((await old.open('/profil')).text).toContain('Kundennummer')
    expect((await enter(await codeOf(match.briefId))).text).toContain('Ihr Profil ist freigeschaltet')
    const mails = await portal.runDue()
    expect(mails.map((mail) => mail.an).sort()).toEqual([neu.email, old.email].sort())
    expect((await old.open('/profil')).text).toContain('noch nicht mit Ihren Daten beim Jobcenter verbunden')
  })

  test('staff reads who loses what, and nobody loses it before the new letter is used in that very account', async () => {
    const dienst = await createDienst(portal, ['leistungssachbearbeitung'])
    const kim = await createMensch(portal, { kunde: { vorname: 'Kim', nachname: 'Klicker' } })
    const thordis = await createTestKunde(portal, { vorname: 'Þórdís', nachname: 'Jónsdóttir' })
    const codeFor = async (kundeId: string) => {
      const issued = await issueFreischaltcode(portal.env, { kundeId, jobcenterId, von })
      return (await readBrief(portal.env, { id: issued!.briefId, jobcenterId }, von))!.inhalt!.code
    }
    const enter = async (mensch: Mensch, code: string) => {
      await mensch.open('/freischaltcode')
      const tag = { 'geburtstag-tag': '1', 'geburtstag-monat': '2', 'geburtstag-jahr': '1990' }
      return mensch.submit('Profil freischalten', { code, ...tag })
    }
    const linked = async (kundeId: string) =>
      (await portal.owner.selectFrom('profil').select('konto_id').where('kunde_id', '=', kundeId).executeTakeFirst())
        ?.konto_id
    await enter(kim, await codeFor(thordis))
    const antrag = (await open()).find((one) => one.kontoId === kim.kontoId)!
    const page = await dienst.open(`/sachbearbeitung/antraege/${antrag.id}`)
    expect(page.text).toMatch(/gehört schon zu Kim Klicker, Kundennummer \d/)
    expect(page.text).not.toContain('ist schon mit dem Konto')
    await dienst.submit('Zuordnen und Brief erstellen')
    expect([await linked(kim.kundeId), await linked(thordis)]).toEqual([kim.kontoId, undefined])

    const { brief_id } = await portal.owner
      .selectFrom('freischaltantrag')
      .select('brief_id')
      .where('id', '=', antrag.id)
      .executeTakeFirstOrThrow()
    const { code } = (await readBrief(portal.env, { id: brief_id!, jobcenterId }, von))!.inhalt!
    expect((await enter(kim, code)).text).toContain('Ihr Profil ist freigeschaltet')
    expect([await linked(kim.kundeId), await linked(thordis)]).toEqual([undefined, kim.kontoId])
  })

  test('the new letter cuts nothing in another account than the one that staff assigned', async () => {
    const [old, neu, dritte] = [
      await createMensch(portal, { kunde: true }),
      await createMensch(portal),
      await createMensch(portal),
    ]
    const opened = await portal.env.db.transaction().execute(async (tx) => {
      const konto = (await findKonto(tx, neu.kontoId))!
      return openAntrag(portal.env, tx, {
        konto,
        art: 'zweite-einloesung',
        jobcenterId,
        kundeId: old.kundeId,
        inhalt: {},
      })
    })
    expect(opened).toBe(true)
    const antrag = (await open()).find((one) => one.kontoId === neu.kontoId)!
    const match = await matchAntrag(portal.env, { id: antrag.id, jobcenterId, von }, old.kundeId)
    if (match.art !== 'ok') throw new Error(match.art)
    const { code } = (await readBrief(portal.env, { id: match.briefId, jobcenterId }, von))!.inhalt!
    await dritte.open('/freischaltcode')
    const tag = { 'geburtstag-tag': '1', 'geburtstag-monat': '2', 'geburtstag-jahr': '1990' }
    expect((await dritte.submit('Profil freischalten', { code, ...tag })).text).toContain('prüft die Verknüpfung')
    expect((await old.open('/profil')).text).toContain('Kundennummer')
  })

  test('a lost factor: asked for once, for the customer that the account is linked to', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const ohne = await createMensch(portal)
    const requestFor = (kontoId: string) =>
      portal.env.db.transaction().execute(async (tx) => {
        const konto = await findKonto(tx, kontoId)
        return requestZugang(portal.env, tx, konto!)
      })
    expect(await requestFor(mensch.kontoId)).toBe('gemeldet')
    expect(await requestFor(mensch.kontoId)).toBe('gemeldet')
    expect(await requestFor(ohne.kontoId)).toBe('kein-kunde')
    const antraege = (await open()).filter((one) => [mensch.kontoId, ohne.kontoId].includes(one.kontoId))
    expect(antraege).toEqual([expect.objectContaining({ art: 'zugang-verloren', kundeId: mensch.kundeId })])
  })
})
