import { afterAll, describe, expect, test } from 'vitest'
import { createDienst } from '../../../../test/support/dienst.ts'
import { createMensch, ensureJobcenter, kundendaten, type Mensch } from '../../../../test/support/menschen.ts'
import { later, TAG } from '../../../platform/clock.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { createKunde } from '../../jobcenter/index.ts'
import { closeTypesetter } from '../../profil/index.ts'
import { decideVorbehalt, noteAusweis, placeVorbehalte, takeOver } from '../../vorgaenge/index.ts'
import { placeVorgang } from '../../vorgaenge/kunde.ts'
import { buehne, pathOf, prepareFormulare, read, wer } from '../buehne.test-daten.ts'
import type { Antworten } from '../engine/modell.ts'

prepareFormulare()
afterAll(closeTypesetter)

const IBAN = 'DE02120300000000202051'
const ANDERE_IBAN = 'DE02500105170137075030'
const konto = { hatKonto: true, kontoinhaber: 'Ida Holunder', iban: IBAN }
const person = (vorname: string, beziehung: string) => ({
  ...{ id: vorname, vorname, nachname: 'Holunder', beziehung, geburtsdatum: '1987-06-05' },
})
const personen = [{ id: 'i', beziehung: 'ich' }, person('Robin', 'partner'), person('Ada', 'kind')]

type Dienst = 'buergergeld' | 'weiterbewilligung' | 'veraenderungen'

/** Puts a form on file as sent so many days ago; answers the case. */
async function send(mensch: Mensch, dienst: Dienst, { vor, antworten }: { vor: number; antworten: object }) {
  const { env } = buehne.portal
  const dann = { ...env, clock: { now: () => later(env.clock.now(), -vor * TAG) } }
  const formular = { name: dienst, fassung: 1, antworten }
  const sache = {
    ...{ dienst, titel: dienst, art: 'formular' as const, inhalt: { text: '', formular } },
    ...{ dateien: [], sendung: newId(), bezeichnung: 'Formular', nachweise: [], unvollstaendig: false },
  }
  const ereignis = 'vorgang.formular-gesendet'
  const id = await env.db.transaction().execute((tx) => placeVorgang(dann, tx, { wer: wer(mensch), sache, ereignis }))
  return id!
}

const takeBack = (id: string) =>
  buehne.portal.owner
    .updateTable('vorgang')
    .set({ zustand: 'zurueckgenommen', offen_seit: null })
    .where('id', '=', id)
    .execute()

const textOf = async (mensch: Mensch) => (await mensch.open('/profil')).text

describe('/profil: Haushalt', () => {
  test('kommt aus dem letzten Antrag und dem, was seitdem mitgeteilt ist, mit Quelle und Tag, ohne Geburtsdaten', async () => {
    const kim = await buehne.createKunde()
    await send(kim, 'buergergeld', { vor: 300, antworten: { personen: [person('Früher', 'kind')] } })
    await send(kim, 'buergergeld', { vor: 112, antworten: { personen } })
    const auszug = { id: 'a', bereich: 'menschen', menschen: 'auszug', ab: '2026-10-01', wer: ['andere'] }
    const aenderungen = [{ ...auszug, werName: 'Robin Holunder' }]
    await send(kim, 'veraenderungen', { vor: 49, antworten: { aenderungen } })
    const text = await textOf(kim)
    expect(text).toContain('Ada Holunder Kind Aus Ihrem Antrag vom 3. August 2026')
    expect(text).toContain('Auszug am 1. Oktober 2026, mitgeteilt am 5. Oktober 2026')
    expect(text).not.toMatch(/Früher|1987/)
  })

  test('sagt, was fehlt und was man tun kann, wenn nichts bekannt ist, und erfindet nichts', async () => {
    const kim = await buehne.createKunde()
    const text = await textOf(kim)
    expect(text).toContain('Das Portal kennt außer Ihnen niemanden in Ihrem Haushalt.')
    expect(text).toContain('Das Portal kennt Ihr Konto nicht.')
    expect(text).toContain('Änderung im Haushalt mitteilen')
    expect(text).toContain('Neue Bankverbindung mitteilen')
    expect(text).not.toMatch(/Helfer|Begleit/)
    await send(kim, 'weiterbewilligung', { vor: 1, antworten: { wohntAllein: true } })
    expect(await textOf(kim)).toContain('Sie wohnen allein. Das steht in Ihrem Antrag vom 22. November 2026.')
    expect(kim.page.text).not.toContain('niemanden in Ihrem Haushalt')
  })

  test('AZ-02: nennt nur Namen derselben BG-Nummer im selben Jobcenter, und nichts aus deren Anträgen', async () => {
    const { portal } = buehne
    const [bgNummer, anderswo] = ['97122//7654321', await ensureJobcenter(portal, 'Jobcenter Anderswo')]
    const of = (vorname: string) => ({ vorname, nachname: 'Holunder', bgNummer, geburtstag: '1979-03-02' })
    const kim = await createMensch(portal, { kunde: { ...of('Kim'), geburtstag: '1980-01-31' } })
    const robin = await createMensch(portal, { kunde: of('Robin') })
    const fremd = await createMensch(portal, { kunde: true })
    await portal.owner
      .transaction()
      .execute((tx) => createKunde(portal.env, tx, { jobcenterId: anderswo, daten: kundendaten(of('Xenia')) }))
    await send(robin, 'buergergeld', { vor: 3, antworten: { ...konto, personen: [person('Ada', 'kind')] } })
    expect(await textOf(kim)).toContain('Robin Holunder Aus den Daten Ihres Jobcenters')
    expect(kim.page.text).not.toMatch(/Xenia|Ada|2051|1979/)
    expect(kim.page.text).toContain('Das Portal kennt Ihr Konto nicht.')
    expect(await textOf(robin)).toContain('Ada Holunder')
    expect(await textOf(fremd)).not.toContain('Holunder')
  })

  test('AZ-02: ein zurückgenommener Antrag und eine zurückgenommene Mitteilung zeigen sich nicht', async () => {
    const kim = await buehne.createKunde()
    await takeBack(await send(kim, 'buergergeld', { vor: 9, antworten: { ...konto, personen } }))
    const geburt = { id: 'g', bereich: 'menschen', menschen: 'geburt', ab: '2026-11-01', kindVorname: 'Noa' }
    const mitteilung = { aenderungen: [{ ...geburt, kindNachname: 'Holunder' }] }
    await takeBack(await send(kim, 'veraenderungen', { vor: 8, antworten: mitteilung }))
    expect(await textOf(kim)).not.toMatch(/Holunder|2051/)
  })

  test('mit dem Standardprofil steht nichts davon da', async () => {
    const ohne = await createMensch(buehne.portal, { kunde: true, profil: 'standard' })
    await send(ohne, 'buergergeld', { vor: 9, antworten: { ...konto, personen } })
    expect(await textOf(ohne)).not.toMatch(/Holunder|2051|Haushalt/)
  })
})

/** Reports another account, as the form does. */
async function report(mensch: Mensch, iban: string): Promise<{ id: string; stand: number }> {
  const { env, owner } = buehne.portal
  const vorgangId = await send(mensch, 'veraenderungen', { vor: 0, antworten: { aenderungen: [] } })
  const neue = [{ was: 'konto', ab: '2026-11-23', neu: { inhaber: 'Kim Holunder', iban } } as const]
  await env.db.transaction().execute((tx) => placeVorbehalte(env, tx, { wer: wer(mensch), vorgangId, neue }))
  return owner
    .selectFrom('vorbehalt')
    .select(['id', 'stand'])
    .where('kunde_id', '=', mensch.kundeId)
    .executeTakeFirstOrThrow()
}

describe('/profil: Bankverbindung', () => {
  test('ist gekürzt, mit Quelle, und nennt, wem das Konto gehört', async () => {
    const kim = await buehne.createKunde()
    await send(kim, 'buergergeld', { vor: 112, antworten: konto })
    await send(kim, 'weiterbewilligung', { vor: 20, antworten: { wohntAllein: true } })
    const text = await textOf(kim)
    expect(text).toContain('DE•• •••• … 2051')
    expect(text).toContain('Aus Ihrem Antrag vom 3. August 2026')
    expect(text).toContain('Das Konto gehört Ida Holunder')
    expect(kim.page.html.replace(/\s/g, '')).not.toContain(IBAN.slice(4, 18))
  })

  test('eine neue wartet mit dem Weg zur Bestätigung und gilt erst, wenn sie eingetragen ist', async () => {
    const { portal, sabine } = buehne
    const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    const zweite = await createDienst(portal, ['leistungssachbearbeitung'])
    await send(kim, 'buergergeld', { vor: 112, antworten: konto })
    const { id, stand } = await report(kim, ANDERE_IBAN)
    expect(await textOf(kim)).toContain('Neue Bankverbindung: Wartet auf Ihre Bestätigung')
    expect(kim.page.html).toContain(`href="/vorbehalte/${id}"`)
    expect(kim.page.text).toContain('… 2051')
    expect(kim.page.html).not.toContain('5030')
    expect(await textOf(fremd)).not.toContain('Wartet auf Ihre Bestätigung')
    const seen = await noteAusweis(portal.env, sabine, { id, stand, ausweis: 'reisepass' })
    const frei = { id, stand: stand + 1, entscheidung: { art: 'freigeben' } } as const
    const done = [seen, await decideVorbehalt(portal.env, zweite, frei)]
    expect(await textOf(kim)).toContain('Ihr Jobcenter trägt sie jetzt ein.')
    expect(kim.page.text).toContain('… 2051')
    done.push(await takeOver(portal.env, sabine, { id, stand: stand + 2 }))
    expect(done).toEqual(['ok', 'ok', 'ok'])
    const text = await textOf(kim)
    expect(text).toContain('DE•• •••• … 5030')
    expect(text).toContain('Von Ihnen bestätigt, von Ihrem Jobcenter eingetragen am 23. November 2026')
    expect(text).not.toMatch(/2051|Neue Bankverbindung:/)
  })
})

test.each([
  ['Neue Bankverbindung mitteilen', { bereich: 'daten', daten: 'bankverbindung' }],
  ['Änderung im Haushalt mitteilen', { bereich: 'menschen' }],
  ['Umzug mitteilen', { bereich: 'wohnen', wohnen: 'umzug' }],
  ['Neuen Namen mitteilen', { bereich: 'daten', daten: 'name' }],
])('„%s“ auf /profil beginnt die Mitteilung mit dieser Änderung', async (text, erste) => {
  const kim = await buehne.createKunde()
  await kim.open('/profil')
  const vorText = kim.page.html.slice(0, kim.page.html.indexOf(text))
  await kim.open(/href="([^"]+)"(?![\s\S]*href=)/.exec(vorText)![1]!)
  await kim.submit('Beginnen')
  const { antworten } = await read(kim, pathOf(kim).split('/').at(-1)!)
  const [aenderung, ...rest] = antworten['aenderungen'] as unknown as Antworten[]
  expect(rest).toEqual([])
  const { id: _, ...felder } = aenderung!
  expect(felder).toEqual(erste)
})

test('ein Bezug, den es nicht gibt, beginnt eine leere Mitteilung', async () => {
  const kim = await buehne.createKunde()
  for (const bezug of ['geld/bankverbindung', 'constructor', 'daten/<b>']) {
    await kim.open(`/eservices/veraenderungen/antrag?bezug=${encodeURIComponent(bezug)}`)
    await kim.submit(kim.page.text.includes('Neu beginnen') ? 'Neu beginnen' : 'Beginnen')
    const { antworten } = await read(kim, pathOf(kim).split('/').at(-1)!)
    const [erste] = (antworten['aenderungen'] ?? []) as unknown as Antworten[]
    expect(erste?.['daten'] ?? erste?.['geld']).toBeUndefined()
  }
})
