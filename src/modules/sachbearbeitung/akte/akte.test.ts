import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listKunden } from '#modules/jobcenter'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'

let portal: TestPortal
let dienst: Dienst
let fremd: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['leistungssachbearbeitung'])
  const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Beispielkreis')
  fremd = await createDienst(portal, ['teamleitung', 'leistungssachbearbeitung'], { jobcenterId })
})
afterAll(() => portal.stop())

const akte = (id: string) => `/sachbearbeitung/kunden/${id}`

async function issue(kundeId: string): Promise<string> {
  await dienst.open(`${akte(kundeId)}/freischaltcode`)
  const page = await dienst.submit('Freischaltcode ausstellen')
  return new URL(page.url).pathname
}

/** What „Suchen“ on the Übersicht shows. */
async function search(wer: Dienst, suche: string, stand = '') {
  await wer.open('/sachbearbeitung')
  return wer.submit('Suchen', { suche, stand })
}

const events = async (kundeId: string) =>
  (
    await portal.owner
      .selectFrom('protokoll')
      .select(['ereignis', 'akteur_id'])
      .where('kunde_id', '=', kundeId)
      .where('akteur', '=', 'dienst')
      .orderBy('nr')
      .execute()
  ).map((row) => [row.ereignis, row.akteur_id])

describe('Die Akte', () => {
  test('zeigt die Daten, und das Protokoll hält fest, wer sie geöffnet hat', async () => {
    const id = await createTestKunde(portal, { vorname: 'Ayşe', nachname: 'Yıldız-Krüger', geburtstag: '1994-07-12' })
    const page = await dienst.open(akte(id))
    expect(page.text).toContain('Ayşe Yıldız-Krüger')
    expect(page.text).toContain('12. Juli 1994')
    expect(page.text).toContain('Kein Konto')
    expect(await events(id)).toEqual([['jobcenter.akte-geoeffnet', dienst.mitarbeiterId]])
  })

  test('zeigt, wer sonst zur Bedarfsgemeinschaft gehört, und die Gespräche nur mit dem Recht dazu', async () => {
    const bgNummer = '97122//4441110'
    const id = await createTestKunde(portal, { vorname: 'Rosa', nachname: 'Haushalt', bgNummer })
    await createTestKunde(portal, { vorname: 'Otto', nachname: 'Haushalt', bgNummer })
    const empfang = await createDienst(portal, ['eingangszone'])
    const page = await empfang.open(`/sachbearbeitung/kunden/${id}`)
    expect(page.text).toContain('Haushalt, Otto')
    expect(page.text).not.toContain('Haushalt, Rosa')
    expect(page.text).not.toContain('Es gibt noch keine Nachricht.')
    const schreibt = await createDienst(portal, ['leistungssachbearbeitung'])
    expect((await schreibt.open(`/sachbearbeitung/kunden/${id}`)).text).toContain('Es gibt noch keine Nachricht.')
  })

  test('stellt nach einer Rückfrage einen Code aus, gibt den Brief als PDF und vermerkt den Versand einmal', async () => {
    const id = await createTestKunde(portal)
    const brief = await issue(id)
    expect(brief).toMatch(/^\/sachbearbeitung\/briefe\//)
    expect(dienst.page.html).not.toMatch(/[34679A-Y]{4}-[34679A-Y]{4}-[34679A-Y]{4}/)
    const pdf = await dienst.raw(`${brief}?datei=pdf`)
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await dienst.submit('Als gesendet vermerken')).text).toContain('Es ist vermerkt')
    expect((await dienst.open(akte(id))).text).toContain('Gültig')
    await dienst.open(brief)
    expect((await dienst.post(`${brief}/versand`, {})).text).toContain('schon als gesendet vermerkt')
    const seen = (await events(id)).map(([ereignis]) => ereignis)
    expect(seen.filter((each) => each === 'jobcenter.code-ausgestellt')).toHaveLength(1)
    expect(seen.filter((each) => each === 'jobcenter.brief-gesendet')).toHaveLength(1)
  })

  test('warnt, wenn ein neuer Brief einen gültigen ersetzt', async () => {
    const id = await createTestKunde(portal)
    await dienst.open(`${akte(id)}/freischaltcode`)
    expect(dienst.page.text).not.toContain('Es gibt schon einen gültigen Brief')
    const first = await issue(id)
    expect((await dienst.open(`${akte(id)}/freischaltcode`)).text).toContain('Es gibt schon einen gültigen Brief')
    await dienst.submit('Freischaltcode ausstellen')
    expect((await dienst.open(akte(id))).text).toContain('Ersetzt')
    expect((await dienst.open(first)).text).toContain('Dieser Brief ist nicht mehr gültig')
    expect((await dienst.raw(`${first}?datei=pdf`)).status).toBe(404)
  })
})

describe('AZ-02: Kundinnen und Kunden eines anderen Jobcenters', () => {
  test('AZ-02: antworten an jeder Adresse wie solche, die es nicht gibt', async () => {
    const id = await createTestKunde(portal)
    const brief = await issue(id)
    const none = '01920000-0000-7000-8000-000000000000'
    const pairs = [
      [akte(id), akte(none)],
      [`${akte(id)}/freischaltcode`, `${akte(none)}/freischaltcode`],
      [brief, `/sachbearbeitung/briefe/${none}`],
      [`${brief}?datei=pdf`, `/sachbearbeitung/briefe/${none}?datei=pdf`],
    ] as const
    const plain = (html: string) => html.replace(/nonce="[^"]*"|\/sachbearbeitung\/[^"]*/g, '')
    for (const [there, missing] of pairs) {
      const [a, b] = [await fremd.open(there), await fremd.open(missing)]
      expect([there, a.status, plain(a.html) === plain(b.html)]).toEqual([there, 404, true])
    }
    for (const path of [`${akte(id)}/freischaltcode`, `${brief}/versand`]) {
      await fremd.open('/sachbearbeitung')
      expect((await fremd.post(path, {})).status).toBe(404)
    }
    expect((await events(id)).every(([, wer]) => wer === dienst.mitarbeiterId)).toBe(true)
    const letters = await portal.owner.selectFrom('brief').select('zustand').where('kunde_id', '=', id).execute()
    expect(letters).toEqual([{ zustand: 'erstellt' }])
  })

  test('AZ-02: sind in der Liste und in der Suche nicht zu finden', async () => {
    const id = await createTestKunde(portal, {
      nachname: 'Unauffindbar',
      kundennummer: '999Z000001',
      bgNummer: '99999//0000001',
    })
    for (const suche of ['', 'Unauffindbar', '999Z000001', '99999//0000001']) {
      const page = await search(fremd, suche)
      expect([suche, page.html.includes(id), page.text.includes('Unauffindbar,')]).toEqual([suche, false, false])
      expect((await search(dienst, suche)).html).toContain(id)
    }
  })
})

describe('Die Übersicht', () => {
  test('findet nach Namen ohne Akzente, nach Kundennummer und nach BG-Nummer in der älteren Schreibweise', async () => {
    const bgNummer = '88888//0000007'
    const id = await createTestKunde(portal, {
      vorname: 'Małgorzata',
      nachname: 'Šimůnková-Groß-Jäger',
      kundennummer: '888X000007',
      bgNummer,
    })
    for (const suche of [
      'simunkova',
      'MALGORZATA gross',
      '888x 000 007',
      '88888BG0000007',
      'groß',
      'jaeger',
      'jäger',
      'jager',
    ]) {
      const page = await search(dienst, suche)
      expect([suche, page.html.includes(akte(id))]).toEqual([suche, true])
    }
    expect((await search(dienst, 'unkova')).html).not.toContain(akte(id))
    expect(dienst.page.text).toContain('Dazu wurde niemand gefunden.')
  })

  test('findet nach dem Geburtsdatum, auch zusammen mit dem Namen', async () => {
    const gleich = { vorname: 'Runa', geburtstag: '1971-03-09' }
    await createTestKunde(portal, { ...gleich, nachname: 'Tagesgleich' })
    await createTestKunde(portal, { ...gleich, nachname: 'Andersheit', geburtstag: '1971-09-03' })
    await dienst.open('/sachbearbeitung')
    const eines = await dienst.submit('Suchen', { suche: '9.3.1971' })
    expect(eines.text).toContain('Tagesgleich, Runa')
    expect(eines.text).not.toContain('Andersheit')
    expect((await dienst.submit('Suchen', { suche: 'runa 03.09.1971' })).text).toContain('Andersheit, Runa')
    expect((await dienst.submit('Suchen', { suche: 'Tagesgleich 3.9.1971' })).text).toContain('niemand gefunden')
  })

  test('filtert nach dem Stand des Kontos; der Filter steht in der Adresse', async () => {
    const mensch = await createMensch(portal, { kunde: { nachname: 'Verknuepft' } })
    const ohne = await createTestKunde(portal, { nachname: 'Ohnekonto' })
    const page = await search(dienst, '', 'verknuepft')
    expect(page.url).toContain('stand=verknuepft')
    expect(page.html).toContain(mensch.kundeId)
    expect(page.html).not.toContain(ohne)
    expect(page.html).toMatch(/<option value="verknuepft" selected/)
    expect((await dienst.open('/sachbearbeitung?stand=deaktiviert')).html).not.toContain(mensch.kundeId)
  })

  test('PRI-03: der gesuchte Name steht in keiner Adresse, und was dort steht, liest nur die eigene Sitzung', async () => {
    for (let i = 0; i < 51; i++) await createTestKunde(portal, { nachname: 'Verborgen' })
    await dienst.open('/sachbearbeitung')
    const csrf = dienst.csrf()
    const sent = await dienst.raw('/sachbearbeitung', {
      method: 'POST',
      body: new URLSearchParams({ csrf, suche: 'Verborgen', stand: '' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    const ziel = sent.headers.get('location') ?? ''
    const page = await dienst.open(ziel)
    const mehr = /href="(\/sachbearbeitung\?[^"]*nach=[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(page.text).toContain('Verborgen, Kim')
    expect((await dienst.open(mehr)).text).toContain('Verborgen, Kim')
    for (const adresse of [ziel, mehr]) {
      const suche = new URL(adresse, 'http://x').searchParams.get('suche') ?? ''
      expect(suche.length).toBeGreaterThan(40)
      for (const text of [adresse, Buffer.from(suche, 'base64url').toString('latin1')])
        expect(text).not.toMatch(/verborgen/i)
      const andere = await createDienst(portal, ['leistungssachbearbeitung'])
      expect((await andere.open(adresse)).text).not.toMatch(/value="Verborgen"/)
      expect(andere.page.html).not.toContain('value="Verborgen"')
    }
    expect((await dienst.open('/sachbearbeitung?suche=Verborgen')).html).not.toContain('value="Verborgen"')
    expect(portal.logLines.join('')).not.toContain('Verborgen')
  })

  test('PRI-09: zeigt weder Geburtsdatum noch Anschrift', async () => {
    await createTestKunde(portal, { nachname: 'Sparsam', geburtstag: '1931-01-09', strasse: 'Geheimgasse 7' })
    const page = await search(dienst, 'Sparsam')
    expect(page.text).toContain('Sparsam')
    expect(page.html).not.toMatch(/1931|Geheimgasse/)
  })

  test('blättert ohne Lücke und ohne Dopplung durch viele Kundinnen und Kunden', { timeout: 60_000 }, async () => {
    for (let i = 0; i < 60; i++) await createTestKunde(portal, { nachname: 'Vielzahl' })
    const seen: string[] = []
    const { pathname, search: gesucht } = new URL((await search(dienst, 'Vielzahl')).url)
    let next: string | undefined = pathname + gesucht
    for (let pages = 0; next && pages < 5; pages++) {
      const page = await dienst.open(next)
      seen.push(
        ...[...page.html.matchAll(/href="\/sachbearbeitung\/kunden\/([0-9a-f-]{36})"/g)].map((match) => match[1]!),
      )
      next = /href="(\/sachbearbeitung\?[^"]*nach=[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect([seen.length, new Set(seen).size]).toEqual([60, 60])
    const jobcenterId = dienst.jobcenterId
    expect((await listKunden(portal.env, portal.env.db, { jobcenterId, anzahl: 500 })).kunden.length).toBeGreaterThan(
      60,
    )
  })
})

test('Die Revision liest, wer welche Akte geöffnet hat, aber nicht, wie die Person heißt', async () => {
  const id = await createTestKunde(portal, { nachname: 'Diskret', kundennummer: '777W000001' })
  await dienst.open(akte(id))
  const revision = await createDienst(portal, ['revision'])
  const page = await revision.open(`/sachbearbeitung/protokoll?wer=${dienst.mitarbeiterId}`)
  expect(page.text).toContain('Akte geöffnet')
  expect(page.text).toContain('777W000001')
  expect(page.text).not.toContain('Diskret')
  const dort = await createDienst(portal, ['revision'], { jobcenterId: fremd.jobcenterId })
  expect((await dort.open('/sachbearbeitung/protokoll')).text).not.toContain('777W000001')
})

test('Die Akte sagt, ob Nachrichten und Bescheide online gehen, und was zuletzt geschah; wer nachgesehen hat, steht nicht darin', async () => {
  const mensch = await createMensch(portal, { kunde: { nachname: 'Verlauf' } })
  const fachlich = await createDienst(portal, ['leistungssachbearbeitung'])
  await mensch.open('/profil/online-kommunikation')
  await mensch.submit('Bescheide online bekommen')
  await mensch.open('/eservices/weiterbewilligung/formlos')
  await mensch.submit('Antrag senden', { text: 'Bitte.' })
  const { text } = await fachlich.open(akte(mensch.kundeId))
  expect(text).toMatch(/Nachrichten nicht zugestimmt Bescheide zugestimmt am 23\. November 2026/)
  const verlauf = text.slice(text.lastIndexOf('Verlauf'))
  expect(verlauf).toContain('Formlosen Antrag gesendet Kundin oder Kunde')
  expect(verlauf).toContain('Online-Kommunikation zugestimmt')
  expect(verlauf).not.toContain('geöffnet')
})
