import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { png } from '../../../test/support/dateien.ts'
import type { Mensch } from '../../../test/support/menschen.ts'
import { toXml } from '../vorgaenge/ausgabe/daten.ts'
import { type Buehne, openBuehne } from '../vorgaenge/buehne.test-daten.ts'
import { grantFreigabe } from '../vorgaenge/freigabe/freigabe.ts'
import { closeVorgangsdruck, openVorgangForDienst } from '../vorgaenge/index.ts'
import { type Antrag, readAntrag, type Wer } from './antrag/antrag.ts'
import { formulareQuellen } from './antrag/datenquelle.ts'
import { remindAntraege, removeAntraege } from './antrag/tasks.ts'
import { typePage } from './antrag.test-daten.ts'
import { formulardienste } from './dienste/verzeichnis.ts'
import { entriesOf } from './engine/modell.ts'
import { findStation } from './seiten/seite.ts'
import { sendAntrag } from './senden/senden.ts'

let buehne: Buehne
beforeAll(async () => {
  buehne = await openBuehne()
})
afterAll(async () => {
  await closeVorgangsdruck()
  await buehne?.portal.stop()
})

const wer = (mensch: Mensch): Wer => buehne.werOf(mensch)
const read = async (mensch: Mensch, id: string): Promise<Antrag> =>
  (await readAntrag(buehne.portal.env, wer(mensch), id))!
const pathOf = (mensch: Mensch) => new URL(mensch.page.url).pathname

/** Opens a locked service for a customer, as their contact does. */
async function unlock(mensch: Mensch, dienst: string): Promise<void> {
  const heute = buehne.portal.env.clock.now().toISOString().slice(0, 10)
  const neu = { id: newId(), kundeId: mensch.kundeId, dienst, zweck: 'Abgesprochen', bis: heute }
  const { mitarbeiterId, jobcenterId } = buehne.sabine
  expect(await grantFreigabe(buehne.portal.env, { mitarbeiterId, jobcenterId }, neu)).toBe(true)
}

/** Begins a form through its pages, and answers the id of the draft. */
async function begin(mensch: Mensch, slug: string): Promise<string> {
  await mensch.open(`/eservices/${slug}`)
  expect(mensch.page.html).toContain(`/eservices/${slug}/antrag`)
  await mensch.open(`/eservices/${slug}/antrag`)
  await mensch.submit(mensch.page.text.includes('Neu beginnen') ? 'Neu beginnen' : 'Beginnen')
  expect(mensch.page.status, mensch.page.text).toBe(200)
  return pathOf(mensch).split('/').at(-1)!
}

/** Fills the page that is open with something right, and goes on. */
async function fillPage(mensch: Mensch, id: string): Promise<void> {
  const [, , , , seite = '', ...eintraege] = pathOf(mensch).split('/')
  const { env } = buehne.portal
  for (let tries = 0; tries < 5; tries++) {
    const antrag = await read(mensch, id)
    const station = findStation(env, antrag, { seite, eintraege })!
    const felder = typePage(antrag.dienst.formular, station)
    const gruppe = antrag.dienst.formular.seiten[seite]!.sammlung
    const { mindestens = 0, einzahl = '' } = (gruppe && antrag.dienst.formular.gruppen[gruppe]) || {}
    const more = gruppe !== undefined && entriesOf(station.sicht.hier, gruppe).length < Math.max(1, mindestens)
    await mensch.submit(more ? `${einzahl} hinzufügen` : 'Weiter', felder)
    expect([mensch.page.status, pathOf(mensch), mensch.page.status === 200 ? '' : mensch.page.text]).toEqual([
      200,
      pathOf(mensch),
      '',
    ])
    // The same page again: an answer has asked something more.
    if (!mensch.page.url.includes('neu=1')) return
  }
  throw new Error(`Die Seite ${seite} endet nicht.`)
}

/** From the list of tasks through every page to the list again. */
async function fillAll(mensch: Mensch, id: string): Promise<number> {
  let seiten = 0
  for (; seiten < 200; seiten++) {
    const link =
      /href="(\/antraege\/[^"]+\/seiten\/[^"]+)"[^>]*><span class="kern-label">(?:Anfangen|Weitermachen)/.exec(
        mensch.page.html,
      )
    if (pathOf(mensch) === `/antraege/${id}`) {
      if (!link) return seiten
      await mensch.open(link[1]!)
    }
    await fillPage(mensch, id)
  }
  throw new Error('Das Formular endet nicht.')
}

describe.each(formulardienste.map(({ slug, freischaltung }) => [slug, freischaltung] as const))(
  '%s',
  (slug, freischaltung) => {
    test('vom Startblatt bis zum Beleg, und auf der anderen Seite kommt an, was gesendet wurde', async () => {
      const mensch = await buehne.createKunde()
      if (freischaltung) await unlock(mensch, slug)
      const id = await begin(mensch, slug)
      expect(await fillAll(mensch, id)).toBeGreaterThan(1)
      await mensch.open(`/antraege/${id}/pruefen`)
      expect([mensch.page.status, pathOf(mensch)]).toEqual([200, `/antraege/${id}/pruefen`])
      await mensch.submit('Absenden', { erklaert: 'ja' })
      expect(mensch.page.text).toContain('angekommen')
      const vorgangId = pathOf(mensch).split('/').at(-1)!
      const { mitarbeiterId, jobcenterId } = buehne.sabine
      const vorgang = await openVorgangForDienst(buehne.portal.env, { mitarbeiterId, jobcenterId }, vorgangId)
      expect(vorgang).toMatchObject({ dienst: slug, formular: { name: slug } })
      expect(vorgang!.lesung!.length).toBeGreaterThan(1)
      expect(await readAntrag(buehne.portal.env, wer(mensch), id)).toBeUndefined()
    })
  },
)

const GUTSCHEIN = 'vermittlungsgutschein'
const wunsch = { taetigkeit: 'Lagerhelferin', region: 'Hannover', 'arbeitsform[]': 'vollzeit' }

describe('Eine Seite', () => {
  test('mit Fehlern nennt sie jeden, behält alles Getippte und ändert nichts', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.submit('Weiter', { taetigkeit: 'Lager <b>', region: '' })
    expect(kim.page.status).toBe(422)
    expect(kim.page.text).toContain('Füllen Sie das Feld „Wo möchten Sie arbeiten?“ aus.')
    expect(kim.page.html).toContain('value="Lager &lt;b&gt;"')
    expect((await read(kim, id)).antworten).toEqual({})
  })

  test('„Speichern und später fortsetzen“ hebt auch auf, was noch falsch ist', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.submit('Speichern und später fortsetzen', { taetigkeit: 'Lager', region: '' })
    expect(kim.page.text).toContain('Alles ist gespeichert')
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    expect(kim.page.html).toContain('value="Lager"')
  })

  test('AVA-05: was getippt ist, bleibt auch ohne „Weiter“, und zählt noch nicht', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    const send = async (felder: object, seite = 'wunsch') =>
      (await (await kim.postJson(`/antraege/${id}/zwischenstand`, { seite, felder })).json()) as object
    expect(await send({ taetigkeit: 'Halb getip', 'arbeitsform[]': ['vollzeit', 'teilzeit'], fremd: 'x' })).toEqual({
      ok: true,
    })
    expect(await send({}, 'agentur')).toEqual({ ok: false })
    expect((await read(kim, id)).antworten).toEqual({})
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    expect(kim.page.html).toContain('value="Halb getip"')
    expect(kim.page.html.match(/ checked/g)).toHaveLength(2)
    await kim.open('/')
    expect(kim.page.text).toContain('Weitermachen: Gutschein für private Arbeitsvermittlung')
  })

  test('in zwei Fenstern: Wer zweites speichert, erfährt es, und nichts ist überschrieben', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    const zweites = kim.page
    await kim.submit('Weiter', wunsch)
    kim.page = zweites
    await kim.submit('Weiter', { ...wunsch, taetigkeit: 'Koch' })
    expect(kim.page.status).toBe(422)
    expect(kim.page.text).toContain('in einem anderen Fenster')
    expect(kim.page.html).toContain('value="Koch"')
    expect((await read(kim, id)).antworten['taetigkeit']).toBe('Lagerhelferin')
    await kim.submit('Weiter', { ...wunsch, taetigkeit: 'Koch' })
    expect((await read(kim, id)).antworten['taetigkeit']).toBe('Koch')
  })

  test('an der kein Weg vorbeiführt, führt zur Liste; eine, die es nicht gibt, ist nicht da', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/agentur`)
    expect(kim.page.text).toContain('führen nicht mehr auf diese Seite')
    for (const pfad of ['gibtsnicht', 'wunsch/fremd', 'constructor', 'wunsch/a/b']) {
      const antwort = await kim.raw(`/antraege/${id}/seiten/${pfad}`)
      expect([pfad, antwort.status < 500]).toEqual([pfad, true])
    }
  })

  test('nimmt kein Feld an, das sie nicht hat', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.post(`/antraege/${id}/seiten/wunsch`, { ...wunsch, abdruck: 'x', gelesen: 'ja' })
    expect(kim.page.status).toBe(400)
  })
})

describe('Absenden', () => {
  async function prepare(): Promise<{ mensch: Mensch; id: string }> {
    const mensch = await buehne.createKunde()
    const id = await begin(mensch, GUTSCHEIN)
    await fillAll(mensch, id)
    return { mensch, id }
  }

  test('AVA-02: zweimal gesendet, auch im selben Augenblick, ist ein Vorgang mit einem Beleg', async () => {
    const { mensch, id } = await prepare()
    const { env } = buehne.portal
    const both = await Promise.all(Array.from({ length: 4 }, () => sendAntrag(env, wer(mensch), id)))
    expect(new Set(both.map((one) => one.ok && one.vorgangId)).size).toBe(1)
    expect(both.every(({ ok }) => ok)).toBe(true)
    const { rows } = await sql<{ anzahl: string }>`
      select count(*) as anzahl from vorgang v join beleg b on b.vorgang_id = v.id where v.kunde_id = ${mensch.kundeId}`.execute(
      buehne.portal.owner,
    )
    expect(Number(rows[0]!.anzahl)).toBe(1)
    await mensch.open(`/antraege/${id}/pruefen`)
    expect(pathOf(mensch)).toMatch(/^\/vorgaenge\//)
  })

  test('ohne die Erklärung, oder solange etwas fehlt, geht nichts', async () => {
    const { mensch, id } = await prepare()
    await mensch.open(`/antraege/${id}/pruefen`)
    await mensch.submit('Absenden')
    expect(mensch.page.status).toBe(422)
    const leer = await begin(mensch, GUTSCHEIN)
    await mensch.open(`/antraege/${leer}/pruefen`)
    expect(pathOf(mensch)).toBe(`/antraege/${leer}`)
    expect(await sendAntrag(buehne.portal.env, wer(mensch), leer)).toEqual({ ok: false, grund: 'unvollstaendig' })
  })

  test('was kein Weg mehr erreicht, wird vorher genannt und nicht gesendet', async () => {
    const { mensch, id } = await prepare()
    await mensch.open(`/antraege/${id}/seiten/ausgesucht`)
    await mensch.submit('Weiter', { ausgesucht: 'ja' })
    await mensch.submit('Weiter', { agentur: 'Verborgen GmbH', zulassung: 'ja' })
    await mensch.open(`/antraege/${id}/seiten/ausgesucht`)
    await mensch.submit('Weiter', { ausgesucht: 'nein' })
    await mensch.open(`/antraege/${id}/pruefen`)
    expect(mensch.page.text).toContain('Diese Angaben werden nicht gesendet')
    expect(mensch.page.text).not.toContain('Verborgen GmbH')
    await mensch.submit('Absenden', { erklaert: 'ja' })
    await mensch.open(pathOf(mensch))
    expect(mensch.page.text).not.toContain('Verborgen GmbH')
  })

  test('ein Nachweis geht mit, ein anderer wird nachgereicht; beides steht im Vorgang', async () => {
    const { mensch, id } = await prepare()
    await mensch.open(`/antraege/${id}/seiten/ausgesucht`)
    await mensch.submit('Weiter', { ausgesucht: 'ja' })
    await mensch.submit('Weiter', { agentur: 'Wegweiser', zulassung: 'ja' })
    await mensch.open(`/antraege/${id}/nachweise/zulassung`)
    await mensch.submit('Speichern')
    expect(mensch.page.status).toBe(422)
    const datei = new File([new Uint8Array(await png())], 'zulassung.png', { type: 'image/png' })
    await mensch.submit('Speichern', {}, { dateien: datei })
    expect(mensch.page.text).toContain('1 Datei')
    await mensch.open(`/antraege/${id}/pruefen`)
    expect(mensch.page.text).toContain('zulassung.png')
    await mensch.submit('Absenden', { erklaert: 'ja' })
    expect(mensch.page.text).toContain('Vorgelegt')
    expect(mensch.page.text).toContain('zulassung.png')
  })
})

describe('Nachweise eines Vorgangs', () => {
  test('das Jobcenter fordert einen an, bekommt ihn, weist ihn ab und nimmt den zweiten an; beide Seiten sehen jeden Stand', async () => {
    const { sabine } = buehne
    const mensch = await buehne.createKunde()
    const id = await begin(mensch, GUTSCHEIN)
    await fillAll(mensch, id)
    await mensch.open(`/antraege/${id}/pruefen`)
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const vorgang = pathOf(mensch)
    const board = `/sachbearbeitung${vorgang}/nachweise`
    await sabine.open(board)
    await sabine.submit('Anfordern', { titel: 'Lebenslauf' })
    expect(sabine.page.status).toBe(422)
    const frist = { 'frist-tag': '1', 'frist-monat': '12', 'frist-jahr': '2099' }
    await sabine.submit('Anfordern', { titel: 'Lebenslauf', typ: 'BEW', hinweis: 'Mit Datum', ...frist })
    expect(sabine.page.text).toContain('Der Nachweis ist angefordert')
    const handIn = async () => {
      await mensch.open(vorgang)
      expect(mensch.page.text).toContain('Lebenslauf')
      const [, href = ''] = /href="([^"]+unterlagen\?nachweis=[^"]+)"/.exec(mensch.page.html)!
      await mensch.open(href)
      const bild = new File([new Uint8Array(await png())], 'cv.png')
      await mensch.submit('Unterlagen senden', {}, { dateien: bild })
      expect(mensch.page.text).toContain('Vorgelegt')
    }
    await handIn()
    await sabine.open(board)
    expect(sabine.page.text).toContain('cv.png')
    await sabine.submit('Ergebnis speichern', { urteil: 'abgelehnt' })
    expect(sabine.page.text).toContain('Schreiben Sie, was fehlt.')
    await sabine.submit('Ergebnis speichern', { urteil: 'abgelehnt', grund: 'Die zweite Seite fehlt.' })
    await mensch.open(vorgang)
    expect(mensch.page.text).toContain('Die zweite Seite fehlt.')
    await sabine.open(board)
    await sabine.submit('Ergebnis speichern', { urteil: 'angenommen' })
    await mensch.open(vorgang)
    expect(mensch.page.text).toContain('Angenommen')
    expect(mensch.page.text).not.toContain('Nachreichen')
  })
})

describe('Was gesendet ist, als Datei', () => {
  test('PDF/UA, PDF/A, JSON und XML, mit allem, was darin steht; für die Person und ihr Jobcenter, für sonst niemanden', async () => {
    const [mensch, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    const id = await begin(mensch, GUTSCHEIN)
    await fillAll(mensch, id)
    await mensch.open(`/antraege/${id}/pruefen`)
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const vorgang = pathOf(mensch)
    const read = async (format: string, wer = mensch as Pick<Mensch, 'raw'>, oben = '') => {
      const antwort = await wer.raw(`${oben}${vorgang}/ausgabe/${format}`)
      return { status: antwort.status, bytes: Buffer.from(await antwort.arrayBuffer()) }
    }
    const pdf = (await read('pdf')).bytes.toString('latin1')
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('pdfuaid:part')
    expect((await read('pdfa')).bytes.toString('latin1')).toContain('pdfaid:part')
    const daten = JSON.parse((await read('json')).bytes.toString()) as { formular: object; beleg: { sha256: string } }
    expect(daten.formular).toMatchObject({ name: GUTSCHEIN, antworten: { taetigkeit: 'Beispiel', gelesen: true } })
    expect(mensch.page.html).toContain(daten.beleg.sha256)
    const xml = (await read('xml')).bytes.toString()
    expect(xml).toContain('<taetigkeit>Beispiel</taetigkeit>')
    expect((await read('xml', buehne.sabine, '/sachbearbeitung')).bytes.toString()).toBe(xml)
    expect((await read('exe')).status).toBe(404)
    for (const format of ['pdf', 'json']) expect((await read(format, fremd)).status).toBe(404)
  })

  test('INP-03: in XML bleibt Text Text, und was XML verbietet, fällt weg', () => {
    const xml = toXml('a', { b: '<c>&"\u0000\uFFFF\uD800 ü😀', 'x y': [1, true, null] })
    expect(xml).toBe('<a>\n  <b>&lt;c&gt;&amp;&quot; ü😀</b>\n  <wert>1</wert>\n  <wert>true</wert>\n</a>\n')
  })
})

describe('Beleg', () => {
  test('AVA-03: wer den Code hat, sieht Zeit und Art, nie den Inhalt; unbekannt ist unbekannt', async () => {
    const mensch = await buehne.createKunde()
    const id = await begin(mensch, GUTSCHEIN)
    await fillAll(mensch, id)
    await mensch.open(`/antraege/${id}/pruefen`)
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const [, code = ''] = /\/beleg\/([A-Z0-9-]+)"/.exec(mensch.page.html) ?? []
    const [, summe = ''] = />([0-9a-f]{64})</.exec(mensch.page.html) ?? []
    const fremd = await buehne.createKunde()
    await fremd.open(`/beleg/${code.toLowerCase().replaceAll('-', '')}`)
    expect(fremd.page.text).toContain('Diesen Beleg gibt es')
    expect(fremd.page.text).toContain('Antrag Vermittlungsgutschein')
    expect(fremd.page.text).not.toContain('Beispiel, ')
    await fremd.submit('Vergleichen', { pruefsumme: summe })
    expect(fremd.page.text).toContain('stimmt überein')
    await fremd.submit('Vergleichen', { pruefsumme: summe.replace(/^./, (one) => (one === 'a' ? 'b' : 'a')) })
    expect(fremd.page.text).toContain('stimmt nicht überein')
    await fremd.submit('Vergleichen', { pruefsumme: 'abc' })
    expect(fremd.page.status).toBe(422)
    for (const falsch of [`${code.slice(0, -1)}${code.endsWith('A') ? 'C' : 'A'}`, 'kurz', 'O'.repeat(18)]) {
      const page = await fremd.open(`/beleg/${encodeURIComponent(falsch)}`)
      expect([page.status, page.text.includes('gibt es keinen Beleg')]).toEqual([404, true])
    }
  })
})

describe('Entwürfe', () => {
  test('AZ-02: eine andere Person sieht, ändert, sendet und löscht keinen fremden, und erfährt nicht, dass es ihn gibt', async () => {
    const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    const id = await begin(kim, GUTSCHEIN)
    await fremd.open('/sicherheit')
    for (const one of [id, newId()]) {
      for (const pfad of ['', '/seiten/wunsch', '/nachweise', '/nachweise/zulassung', '/pruefen', '/loeschen']) {
        expect([pfad, (await fremd.raw(`/antraege/${one}${pfad}`)).status]).toEqual([pfad, 404])
      }
      await fremd.post(`/antraege/${one}/seiten/wunsch`, { ...wunsch, abdruck: 'x' })
      expect(fremd.page.status).toBe(404)
      await fremd.open('/sicherheit')
      await fremd.post(`/antraege/${one}/loeschen`, {})
      expect(fremd.page.status).toBe(404)
      await fremd.open('/sicherheit')
      expect(await sendAntrag(buehne.portal.env, wer(fremd), one)).toEqual({ ok: false, grund: 'weg' })
    }
    expect((await read(kim, id)).antworten).toEqual({})
  })

  test('CRY-01: keine Antwort steht lesbar in der Datenbank', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.submit('Weiter', { ...wunsch, taetigkeit: 'Geheimnisträgerin' })
    const { rows } = await sql<{ alles: string }>`select a::text as alles from antrag a where id = ${id}`.execute(
      buehne.portal.owner,
    )
    expect(rows[0]!.alles).not.toContain(Buffer.from('Geheimnis').toString('hex'))
  })

  test('PRI-05: gehören zur Kopie der eigenen Daten, und zu keiner anderen', async () => {
    const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    await begin(kim, GUTSCHEIN)
    const copy = (mensch: Mensch) => formulareQuellen[0]!.read(buehne.portal.env, buehne.portal.env.db, mensch.kontoId)
    expect(await copy(kim)).toMatchObject([{ dienst: GUTSCHEIN }])
    expect(await copy(fremd)).toEqual([])
  })

  test('ein Doppelklick beginnt einen; gelöscht ist er mit seinen Dateien weg', async () => {
    const kim = await buehne.createKunde()
    await kim.open(`/eservices/${GUTSCHEIN}/antrag`)
    const before = kim.page
    await kim.submit('Beginnen')
    const id = pathOf(kim).split('/').at(-1)!
    kim.page = before
    await kim.submit('Beginnen')
    expect(pathOf(kim)).toBe(`/antraege/${id}`)
    await kim.open(`/antraege/${id}/loeschen`)
    await kim.submit('Entwurf löschen')
    expect((await kim.raw(`/antraege/${id}`)).status).toBe(404)
  })

  test('nach 60 und 83 Tagen kommt je eine Erinnerung, nach 90 ist er weg; wer ihn ändert, fängt von vorn an', async () => {
    const { env, owner } = buehne.portal
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    const age = (tage: number) =>
      owner
        .updateTable('antrag')
        .set({ geaendert: new Date(env.clock.now().getTime() - tage * TAG) })
        .where('id', '=', id)
        .execute()
    const bells = async () => {
      const { rows } =
        await sql`select 1 from benachrichtigung where konto_id = ${kim.kontoId} and anlass = 'entwurf-erinnerung'`.execute(
          owner,
        )
      return rows.length
    }
    const seen: number[] = []
    for (const tage of [59, 61, 61, 84, 84]) {
      await age(tage)
      await remindAntraege(env)
      seen.push(await bells())
    }
    expect(seen).toEqual([0, 1, 1, 2, 2])
    await age(89)
    await removeAntraege(env)
    expect(await readAntrag(env, wer(kim), id)).toBeDefined()
    await age(91)
    await removeAntraege(env)
    expect(await readAntrag(env, wer(kim), id)).toBeUndefined()
  })

  test('eine Leistung nach Absprache bleibt zu, bis sie freigeschaltet ist, und sagt, was trotzdem geht', async () => {
    const kim = await buehne.createKunde()
    await kim.open('/eservices/vermittlungsbudget/antrag')
    expect(kim.page.text).toContain('Sprechen Sie zuerst mit Ihrer Ansprechperson')
    expect(kim.page.html).toContain('/eservices/vermittlungsbudget/formlos')
    await kim.post('/eservices/vermittlungsbudget/antrag', { id: newId() })
    expect(kim.page.status).toBe(400)
    await unlock(kim, 'vermittlungsbudget')
    await kim.open('/eservices/vermittlungsbudget/antrag')
    expect(kim.page.text).not.toContain('Sprechen Sie zuerst')
  })
})
