import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { routes } from '../../../routes.ts'
import type { Route } from '../../../web/route.ts'
import { rollen } from '../../../web/schutz/rechte.ts'
import { setZustaendigkeit } from '../../jobcenter/index.ts'
import { writeToKunde } from '../../postfach/index.ts'
import { closeTypesetter, issueFreischaltcode, setZustimmung } from '../../profil/index.ts'
import { zugriffsgruende } from '../../protokoll/index.ts'
import { inviteKunde, sendMitteilung } from '../../termine/index.ts'
import { setErreichbarkeit } from '../zustaendigkeit/erreichbarkeit.ts'
import { findSache, ohneKunde } from './waechter.ts'
import { findGrundlage, giveGrund, gruende, grundnamen } from './zugriff.ts'

let portal: TestPortal
let jobcenterId: string
let kim: Mensch
/** Of another team, with every right. */
let fern: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
  kim = await createMensch(portal, { kunde: { nachname: 'Geheimnis', geburtstag: '1991-03-04' } })
  fern = await createDienst(portal, [...rollen], { team: 'Team 9' })
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

const akte = (id: string) => `/sachbearbeitung/kunden/${id}`
const werOf = ({ kontoId, profilId, kundeId }: Mensch) => ({
  kontoId,
  profil: { art: 'kunde', profilId, kundeId, jobcenterId } as const,
})
const staffRoutes = (Object.values(routes) as Route[]).filter(({ pfad }) =>
  /^\/sachbearbeitung\/.*:\w*id\b/i.test(pfad),
)
const methods = ({ art }: Route) => ({ seite: ['GET'], tat: ['POST'], formular: ['GET', 'POST'] })[art]

/** One of everything that is about a customer, by the word in its address. */
async function furnish(): Promise<Record<string, string>> {
  const mensch = await createMensch(portal, { kunde: { nachname: 'Verborgen' } })
  const { kundeId } = mensch
  const nah = await createDienst(portal, [...rollen])
  await setZustimmung(portal.env, werOf(mensch), { art: 'nachrichten', an: true })
  const brief = await issueFreischaltcode(portal.env, { kundeId, jobcenterId, von: { art: 'system' } })
  const neu = { anliegen: 'miete', betreff: 'Verborgen', text: 'Verborgen', anhaenge: [], sendung: newId() } as const
  await writeToKunde(portal.env, nah, { kundeId, ...neu })
  const beginn = new Date('2026-12-01T09:00:00Z')
  const termin = await inviteKunde(portal.env, nah, {
    ...{ kundeId, art: 'einladung', zweck: 'Verborgen', mitbringen: '', text: '', weg: 'telefon', ort: '' },
    ...{ beginn, ende: new Date('2026-12-01T09:30:00Z'), sendung: newId() },
  })
  if (!termin.ok) throw new Error(termin.grund)
  const wer = werOf(mensch)
  const krank = { grund: 'krank', text: 'Verborgen', anhaenge: [], sendung: newId() } as const
  await sendMitteilung(portal.env, wer, { art: 'verhinderung', terminId: termin.terminId, ...krank })
  await nah.open(akte(kundeId))
  const idOf = async (tabelle: 'gespraech' | 'terminmitteilung') =>
    (await portal.owner.selectFrom(tabelle).select('id').where('kunde_id', '=', kundeId).executeTakeFirstOrThrow()).id
  return {
    kunden: kundeId,
    konten: mensch.kontoId,
    briefe: brief!.briefId,
    gespraeche: await idOf('gespraech'),
    termine: termin.terminId,
    mitteilungen: await idOf('terminmitteilung'),
  }
}

describe('AZ-06: Akten öffnet, wer zuständig ist oder einen Grund nennt', () => {
  test('AZ-06: jede Adresse der Sachbearbeitung mit einer Kennung ist eingeordnet', () => {
    expect(staffRoutes.length).toBeGreaterThan(30)
    const open = staffRoutes.filter(({ pfad }) => !findSache(pfad))
    const isNamed = (pfad: string) => ohneKunde.some((one) => pfad === one || pfad.startsWith(`${one}/`))
    expect(open.filter(({ pfad }) => !isNamed(pfad)).map(({ pfad }) => pfad)).toEqual([])
  })

  test('AZ-06: ohne Zuständigkeit führt jede Adresse zur Frage nach dem Grund, mit jedem Verb, und zeigt nichts', async () => {
    const ids = await furnish()
    const wrong: string[] = []
    let asked = 0
    await fern.open('/sachbearbeitung')
    for (const route of staffRoutes.filter(({ pfad }) => findSache(pfad))) {
      const wort = route.pfad.split('/').findLast((_, i, all) => all[i + 1] === ':id') ?? ''
      if (!(wort in ids)) continue
      const pfad = route.pfad.replace(':id', ids[wort]!).replace(/:\w+/, newId())
      for (const method of methods(route)) {
        const body = new URLSearchParams({ csrf: fern.csrf() }).toString()
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const answer = await fern.raw(pfad, method === 'POST' ? { method, body, headers } : {})
        const ziel = answer.headers.get('location') ?? ''
        if (answer.status !== 303 || !ziel.includes('/zugriff?'))
          wrong.push(`${method} ${pfad} ${answer.status} ${ziel}`)
        asked++
      }
    }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(25)
    await fern.open(akte(ids['kunden']!))
    expect(fern.page.url).toContain('/zugriff')
    expect(fern.page.html).not.toContain('Verborgen')
  })

  test('AZ-06: mit Grund öffnet sich die Akte bis zum Abend; die Kundin sieht Team und Grund in ihrem Verlauf', async () => {
    await fern.open(akte(kim.kundeId))
    expect(fern.page.text).toContain('Warum öffnen Sie diese Akte?')
    expect(fern.page.text).toContain('Zuständig: Team Team 1.')
    expect(fern.page.text).not.toContain('Geheimnis')
    await fern.submit('Akte öffnen', { grund: 'anruf' })
    expect(fern.page.text).toContain('Kim Geheimnis')
    await kim.open('/verlauf')
    expect(kim.page.text).toContain(
      'Jemand aus Ihrem Jobcenter hat begründet, Ihre Akte zu öffnen. Grund: Sie haben angerufen.',
    )
    expect(kim.page.text).toContain('Ihr Jobcenter, Team Team 9')
    expect(kim.page.text).toContain('Ihre Akte wurde geöffnet.')
    // Fifteen hours on it is the next day in Germany.
    await portal.forward(15 * 3_600_000)
    await signIn(portal, fern)
    await fern.open(akte(kim.kundeId))
    expect(fern.page.url).toContain('/zugriff')
  })

  test('ein anderer Grund braucht Worte; was getippt ist, bleibt; es führt dahin, wohin man wollte', async () => {
    const kundeId = await createTestKunde(portal)
    await fern.open(`${akte(kundeId)}/freischaltcode`)
    await fern.submit('Akte öffnen', { grund: 'anderer', text: 'kurz' })
    expect(fern.page.status).toBe(422)
    expect(fern.page.html).toContain('kurz')
    await fern.submit('Akte öffnen', { grund: 'anderer', text: 'Prüfung nach einer Eingabe im Landtag' })
    expect(new URL(fern.page.url).pathname).toBe(`${akte(kundeId)}/freischaltcode`)
    const row = await portal.owner
      .selectFrom('aktenzugriff')
      .select(['text', 'grund'])
      .where('kunde_id', '=', kundeId)
      .executeTakeFirstOrThrow()
    expect(row.grund).toBe('anderer')
    expect(row.text!.toString('latin1')).not.toContain('Landtag')
  })

  test.each(['https://boese.example/', '//boese.example', '/anmeldung', '/sachbearbeitung/../x'])(
    'INP-06: das Ziel „%s“ wird übergangen',
    async (ziel) => {
      const kundeId = await createTestKunde(portal)
      await fern.open(`${akte(kundeId)}/zugriff`)
      await fern.submit('Akte öffnen', { grund: 'anruf', ziel })
      expect(new URL(fern.page.url).pathname).toBe(akte(kundeId))
    },
  )

  test('ein Doppelklick begründet einmal', async () => {
    const kundeId = await createTestKunde(portal)
    const sendung = newId()
    const one = { kundeId, grund: 'anruf', text: '', sendung } as const
    expect(await Promise.all([giveGrund(portal.env, fern, one), giveGrund(portal.env, fern, one)])).toEqual([
      true,
      true,
    ])
    const rows = await portal.owner.selectFrom('aktenzugriff').select('id').where('kunde_id', '=', kundeId).execute()
    expect(rows).toHaveLength(1)
    const acts = await portal.owner
      .selectFrom('protokoll')
      .select('id')
      .where('kunde_id', '=', kundeId)
      .where('ereignis', '=', 'jobcenter.zugriff-begruendet')
      .execute()
    expect(acts).toHaveLength(1)
  })

  test('AZ-02: für Kunden eines anderen Jobcenters gibt es auch die Frage nicht', async () => {
    const anderes = await ensureJobcenter(portal, 'Jobcenter Fremdstadt')
    const fremd = await createDienst(portal, [...rollen], { jobcenterId: anderes })
    for (const id of [kim.kundeId, newId()]) {
      expect((await fremd.raw(akte(id))).status).toBe(404)
      expect((await fremd.raw(`${akte(id)}/zugriff`)).status).toBe(404)
    }
    expect(
      await giveGrund(portal.env, fremd, { kundeId: kim.kundeId, grund: 'anruf', text: '', sendung: newId() }),
    ).toBe(false)
  })

  test('die Gründe, die man wählen kann, haben Worte für die Kundin', () => {
    expect(grundnamen.filter((grund) => !zugriffsgruende[grund])).toEqual([])
    expect(Object.keys(gruende)).toHaveLength(6)
  })
})

test('worauf der Zugriff beruht: eigene Kundin, Team, Vertretung, Aufgabe, Grund, sonst nichts', async () => {
  const kundeId = await createTestKunde(portal, {}, null)
  const wer = await createDienst(portal, ['integrationsfachkraft'], { team: 'Vermittlung' })
  const kollegin = await createDienst(portal, ['integrationsfachkraft'], { team: 'Vermittlung' })
  const vera = await createDienst(portal, ['integrationsfachkraft'], { team: 'Anderswo' })
  const grundlage = (dienst: Dienst) => findGrundlage(portal.env, dienst, kundeId)
  expect(await grundlage(wer)).toBeUndefined()
  const wechsel = { kundeId, bereich: 'vermittlung', team: undefined, stand: 0 } as const
  await setZustaendigkeit(portal.env, wer, { ...wechsel, person: wer.mitarbeiterId })
  expect(await grundlage(wer)).toBe('eigene')
  expect(await grundlage(kollegin)).toBe('team')
  const ich = { mitarbeiterId: wer.mitarbeiterId, telefon: '', sprechzeiten: '' }
  await setErreichbarkeit(portal.env, undefined, { ...ich, vertretenDurch: vera.mitarbeiterId })
  expect(await grundlage(vera)).toBeUndefined()
  const jetzt = portal.env.clock.now()
  const zeit = { beginn: new Date(jetzt.getTime() - 1000), ende: new Date(jetzt.getTime() + 1000) }
  await portal.owner
    .insertInto('abwesenheit')
    .values({ id: newId(), mitarbeiter_id: wer.mitarbeiterId, ...zeit, erstellt: jetzt })
    .execute()
  expect(await grundlage(vera)).toBe('vertretung')
  const posten = {
    jobcenter_id: jobcenterId,
    art: 'code',
    bezug_id: newId(),
    kunde_id: kundeId,
    thema: 'antrag',
  } as const
  await portal.owner
    .insertInto('eingang')
    .values({ ...posten, team: null, zustaendig: fern.mitarbeiterId, seit: jetzt, faellig: jetzt })
    .execute()
  expect(await grundlage(fern)).toBe('aufgabe')
  await portal.owner.deleteFrom('eingang').where('bezug_id', '=', posten.bezug_id).execute()
  expect(await grundlage(fern)).toBeUndefined()
  await giveGrund(portal.env, fern, { kundeId, grund: 'vorsprache', text: '', sendung: newId() })
  expect(await grundlage(fern)).toBe('grund')
  expect(await findGrundlage(portal.env, fern, kim.kundeId)).toBeUndefined()
})

test('AZ-06: jede Seite, die etwas von einer Kundin zeigt, hinterlässt eine Zeile mit ihr im Protokoll', async () => {
  const ids = await furnish()
  const nah = await createDienst(portal, [...rollen])
  const silent: string[] = []
  let shown = 0
  const lines = async () =>
    (
      await portal.owner
        .selectFrom('protokoll')
        .select('id')
        .where('kunde_id', '=', ids['kunden']!)
        .where('akteur_id', '=', nah.mitarbeiterId)
        .execute()
    ).length
  for (const route of staffRoutes.filter(({ pfad, art }) => findSache(pfad) && art !== 'tat')) {
    const wort = route.pfad.split('/').findLast((_, i, all) => all[i + 1] === ':id') ?? ''
    if (!(wort in ids) || route.pfad.replace(':id', '').includes(':')) continue
    const before = await lines()
    const answer = await nah.raw(route.pfad.replace(':id', ids[wort]!))
    if (answer.status !== 200) continue
    shown++
    if ((await lines()) === before) silent.push(route.pfad)
  }
  expect(silent).toEqual([])
  expect(shown).toBeGreaterThan(9)
})

test('PRI-09: Listen der Sachbearbeitung zeigen kein Geburtsdatum, und jede steht im Protokoll', async () => {
  const nah = await createDienst(portal, [...rollen])
  const kunde = { vorname: 'Lia', nachname: 'Listig', geburtstag: '1987-06-05', strasse: 'Listenweg 7' }
  const lia = await createMensch(portal, { kunde })
  await setZustimmung(portal.env, werOf(lia), { art: 'nachrichten', an: true })
  const listen = ['', '/eingang', '/termine?alle=ja', '/termine/mitteilungen', '/bescheide', '/vorgaenge']
  for (const liste of listen) {
    const count = async () =>
      (await portal.owner.selectFrom('protokoll').select('id').where('akteur_id', '=', nah.mitarbeiterId).execute())
        .length
    const before = await count()
    const page = await nah.open(`/sachbearbeitung${liste}`)
    expect([liste, page.status]).toEqual([liste, 200])
    for (const zuviel of ['5. Juni 1987', '05.06.1987', '1987-06-05', 'Listenweg'])
      expect([liste, page.html.includes(zuviel)]).toEqual([liste, false])
    expect([liste, (await count()) > before]).toEqual([liste, true])
  }
})
