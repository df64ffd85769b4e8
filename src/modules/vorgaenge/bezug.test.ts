import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../test/support/menschen.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { closeTypesetter, setZustimmung } from '../profil/index.ts'
import { type Buehne, file, openBuehne } from './buehne.test-daten.ts'

let b: Buehne
let kim: Mensch
let thea: Dienst
let vorgangId: string

beforeAll(async () => {
  b = await openBuehne()
  thea = await createDienst(b.portal, ['teamleitung'], { name: 'Thea Teamer' })
  kim = await createReader()
  vorgangId = await b.apply(kim)
})
afterAll(async () => {
  await closeTypesetter()
  await b?.portal.stop()
})

/** Somebody who gets messages and notices online. */
async function createReader(): Promise<Mensch> {
  const mensch = await b.createKunde()
  for (const art of ['nachrichten', 'bescheide'] as const) {
    await setZustimmung(b.portal.env, b.werOf(mensch), { art, an: true })
  }
  return mensch
}

const idOf = (url: string) => new URL(url).pathname.split('/').at(-1)!
const gespraechOf = (id: string) =>
  b.portal.owner.selectFrom('gespraech').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const hrefs = (html: string, text: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>(?:(?!<\/a>)[\s\S])*<\/a>/g)].flatMap(([all, href]) =>
    all.includes(text) ? [href!.replaceAll('&amp;', '&')] : [],
  )

describe('eine Nachricht zu einem Vorgang', () => {
  let gespraechId: string

  test('beginnt mit dem Betreff und erreicht, wer den Vorgang hat; beide zeigen einander, auf beiden Seiten', async () => {
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${vorgangId}`)
    await b.sabine.submit('Übernehmen')
    await kim.open(`/vorgaenge/${vorgangId}`)
    const [weg] = hrefs(kim.page.html, 'Nachricht zu diesem Vorgang')
    expect(weg).toBe(`/postfach/leistung/neu?vorgang=${vorgangId}`)
    await kim.open(weg!)
    expect(kim.page.text).toMatch(/Zum Vorgang: Weiterbewilligungsantrag .* \(Nummer 2026-\d{7}\)/)
    expect(kim.page.html).toContain('value="Weiterbewilligungsantrag')
    await kim.submit('Senden', { text: 'Wie lange dauert es noch?' })
    expect(kim.page.text).toContain('Ihre Nachricht ist gesendet')
    gespraechId = idOf(kim.page.url)
    expect(await gespraechOf(gespraechId)).toMatchObject({
      vorgang_id: vorgangId,
      anliegen: 'vorgang',
      zustaendig: b.sabine.mitarbeiterId,
    })
    expect(hrefs(kim.page.html, 'Zum Vorgang 2026-')).toEqual([`/vorgaenge/${vorgangId}`])
    await kim.open(`/vorgaenge/${vorgangId}`)
    expect(hrefs(kim.page.html, 'Weiterbewilligungsantrag')).toContain(`/postfach/leistung/${gespraechId}`)

    await b.sabine.open(`/sachbearbeitung/vorgaenge/${vorgangId}`)
    expect(hrefs(b.sabine.page.html, 'Weiterbewilligungsantrag')).toContain(
      `/sachbearbeitung/gespraeche/${gespraechId}`,
    )
    await b.sabine.open(`/sachbearbeitung/gespraeche/${gespraechId}`)
    expect(hrefs(b.sabine.page.html, 'Zum Vorgang 2026-')).toEqual([`/sachbearbeitung/vorgaenge/${vorgangId}`])
  })

  test('„Neue Nachricht dazu“ gehört wieder zum Vorgang, ebenso ein Entwurf, der später gesendet wird', async () => {
    await kim.open(`/postfach/leistung/neu?dazu=${gespraechId}`)
    expect(kim.page.text).toContain('Zum Vorgang: Weiterbewilligungsantrag')
    await kim.submit('Als Entwurf speichern', { text: 'Halb fertig' })
    const [entwurf] = hrefs(kim.page.html, 'Weiterbewilligungsantrag')
    await kim.open(entwurf!)
    await kim.submit('Senden', { text: 'Fertig' })
    expect((await gespraechOf(idOf(kim.page.url))).vorgang_id).toBe(vorgangId)
  })

  test('die Sachbearbeitung schreibt aus dem Vorgang, und die Nachricht gehört dazu', async () => {
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${vorgangId}`)
    const [weg] = hrefs(b.sabine.page.html, 'Nachricht zu diesem Vorgang')
    await b.sabine.open(weg!)
    expect(b.sabine.page.html).toContain('value="Weiterbewilligungsantrag')
    await b.sabine.submit('Nachricht senden', { text: 'Bitte noch den Mietvertrag.' })
    expect(b.sabine.page.text).toContain('Die Nachricht ist gesendet.')
    expect(new URL(b.sabine.page.url).pathname).toBe(`/sachbearbeitung/vorgaenge/${vorgangId}`)
    const rows = await b.portal.owner.selectFrom('gespraech').select('id').where('vorgang_id', '=', vorgangId).execute()
    expect(rows).toHaveLength(3)
  })
})

describe('ein Bescheid zu einem Vorgang', () => {
  test('wird aus dem Vorgang erstellt und steht nach der Freigabe bei ihm, auf beiden Seiten', async () => {
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${vorgangId}`)
    const [weg] = hrefs(b.sabine.page.html, 'Bescheid erstellen')
    await b.sabine.open(weg!)
    expect(b.sabine.page.text).toContain('Zum Vorgang: Weiterbewilligungsantrag')
    const von = { 'von-tag': '1', 'von-monat': '1', 'von-jahr': '2027' }
    const bis = { 'bis-tag': '31', 'bis-monat': '12', 'bis-jahr': '2027' }
    const angaben = { art: 'bewilligung', titel: 'Bewilligung ab Januar', belehrung: 'richtig', ...von, ...bis }
    // Something is missing at first: what it belongs to is kept.
    await b.sabine.submit('Entwurf speichern', { ...angaben, titel: '' }, { datei: file() })
    await b.sabine.submit('Entwurf speichern', angaben)
    const id = idOf(b.sabine.page.url)
    expect(hrefs(b.sabine.page.html, 'Weiterbewilligungsantrag')).toContain(`/sachbearbeitung/vorgaenge/${vorgangId}`)
    await b.portal.runDue()
    await kim.open(`/vorgaenge/${vorgangId}`)
    expect(kim.page.text).not.toContain('Bewilligung ab Januar')
    await b.sabine.open(`/sachbearbeitung/bescheide/${id}`)
    await b.sabine.submit('Zur Freigabe vorlegen')
    await thea.open(`/sachbearbeitung/bescheide/${id}/freigabe`)
    await thea.submit('Freigeben und zustellen')
    await kim.open(`/vorgaenge/${vorgangId}`)
    expect(hrefs(kim.page.html, 'Bewilligung ab Januar')).toEqual([`/bescheide/${id}`])
    await kim.open(`/bescheide/${id}`)
    expect(hrefs(kim.page.html, 'Weiterbewilligungsantrag')).toContain(`/vorgaenge/${vorgangId}`)
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${vorgangId}`)
    expect(hrefs(b.sabine.page.html, 'Bewilligung ab Januar')).toEqual([`/sachbearbeitung/bescheide/${id}`])
  })

  test('auch einer aus einer Vorlage gehört dazu', async () => {
    const seite = `/sachbearbeitung/kunden/${kim.kundeId}/bescheide/neu?vorgang=${vorgangId}`
    await b.sabine.open(seite)
    const [weg] = hrefs(b.sabine.page.html, 'Aufforderung zur Mitwirkung')
    await b.sabine.open(weg!)
    expect(b.sabine.page.text).toContain('Zum Vorgang: Weiterbewilligungsantrag')
    expect(b.sabine.page.html).toContain(`name="vorgang" value="${vorgangId}"`)
  })
})

describe('AZ-02: ein fremder Vorgang ist keiner', () => {
  let fremderVorgang: string
  let andere: Mensch

  beforeAll(async () => {
    andere = await createReader()
    fremderVorgang = await b.apply(andere)
  })

  test('AZ-02: die Seite zum Schreiben gleicht der ohne Vorgang, und gesendet wird ohne', async () => {
    const shape = (html: string) =>
      html
        .slice(html.indexOf('<main'))
        .replace(/vorgang=[^"&]*/g, '')
        .replace(/value="[^"]{30,}"/g, '')
    const bodies: string[] = []
    for (const id of [fremderVorgang, newId(), 'unsinn']) {
      await kim.open(`/postfach/leistung/neu?vorgang=${id}`)
      bodies.push(shape(kim.page.html))
    }
    expect(new Set(bodies).size).toBe(1)
    await kim.submit('Senden', { anliegen: 'geld', text: 'Ich versuche es', vorgang: fremderVorgang })
    expect(kim.page.text).toContain('Ihre Nachricht ist gesendet')
    expect((await gespraechOf(idOf(kim.page.url))).vorgang_id).toBeNull()
    expect(kim.page.text).not.toContain('Zum Vorgang')
  })

  test('AZ-02: in der Sachbearbeitung gehört zu einer Person nur ihr eigener Vorgang', async () => {
    const akte = `/sachbearbeitung/kunden/${kim.kundeId}`
    for (const seite of ['nachricht', 'bescheide/neu']) {
      await b.sabine.open(`${akte}/${seite}?vorgang=${fremderVorgang}`)
      expect(b.sabine.page.text).not.toContain('Zum Vorgang')
    }
    await b.sabine.open(`${akte}/nachricht`)
    await b.sabine.submit('Nachricht senden', { anliegen: 'geld', text: 'Hallo', vorgang: fremderVorgang })
    const rows = await b.portal.owner
      .selectFrom('gespraech')
      .select('id')
      .where('vorgang_id', '=', fremderVorgang)
      .execute()
    expect(rows).toEqual([])
  })

  test('AZ-02: die Datenbank selbst lehnt den Vorgang einer anderen Person ab', async () => {
    const eines = await b.portal.owner
      .selectFrom('gespraech')
      .select('id')
      .where('kunde_id', '=', kim.kundeId)
      .executeTakeFirstOrThrow()
    const set = b.portal.owner.updateTable('gespraech').set({ vorgang_id: fremderVorgang }).where('id', '=', eines.id)
    await expect(set.execute()).rejects.toThrow(/gespraech_vorgang/)
  })

  test('AZ-02: niemand aus einem anderen Jobcenter und keine andere Person sieht, was dazugehört', async () => {
    const anderes = await ensureJobcenter(b.portal, 'Jobcenter Fremdstadt')
    const fremd = await createDienst(b.portal, ['teamleitung'], { jobcenterId: anderes })
    expect((await fremd.raw(`/sachbearbeitung/vorgaenge/${vorgangId}`)).status).toBe(404)
    expect((await andere.raw(`/vorgaenge/${vorgangId}`)).status).toBe(404)
    await andere.open(`/vorgaenge/${fremderVorgang}`)
    expect(andere.page.text).not.toContain('Bewilligung ab Januar')
    expect(hrefs(andere.page.html, 'Weiterbewilligungsantrag').filter((href) => href.startsWith('/postfach'))).toEqual(
      [],
    )
  })
})

test('CRY-07: geht ein Vorgang, bleiben Nachricht und Bescheid stehen, ohne ihn', async () => {
  await b.portal.owner.deleteFrom('vorgang').where('id', '=', vorgangId).execute()
  const left = await b.portal.owner
    .selectFrom('gespraech')
    .select('vorgang_id')
    .where('kunde_id', '=', kim.kundeId)
    .execute()
  expect(left.length).toBeGreaterThan(2)
  expect(left.every(({ vorgang_id }) => vorgang_id === null)).toBe(true)
  await kim.open('/bescheide')
  const [weg] = hrefs(kim.page.html, 'Bewilligung ab Januar')
  await kim.open(weg!)
  expect(kim.page.status).toBe(200)
})
