import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { png } from '../../../../test/support/dateien.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { toXml } from '../../vorgaenge/ausgabe/daten.ts'
import { hashInhalt } from '../../vorgaenge/beleg/beleg.ts'
import { nameBeleg } from '../../vorgaenge/index.ts'
import { openInhalt } from '../../vorgaenge/inhalt.ts'
import { findVorgang } from '../../vorgaenge/store.ts'
import { beginAntrag, saveAntrag } from '../antrag/antrag.ts'
import { begin, buehne, fillAll, GUTSCHEIN, pathOf, prepareFormulare, wer } from '../buehne.test-daten.ts'
import { findDienst, formulardienste } from '../dienste/verzeichnis.ts'
import { sendAntrag } from '../senden/senden.ts'

prepareFormulare()

describe('Absenden', () => {
  async function prepare(): Promise<{ mensch: Mensch; id: string }> {
    const mensch = await buehne.createKunde()
    const id = await begin(mensch, GUTSCHEIN)
    await fillAll(mensch, id)
    return { mensch, id }
  }

  const ANZAHL = 200

  test(`AVA-02: ${ANZAHL} Formulare, jedes fünfmal im selben Augenblick gesendet, sind ${ANZAHL} Vorgänge mit je einem Beleg; AVA-03: er passt zu dem, was in der Akte steht`, {
    timeout: 120_000,
  }, async () => {
    const { env, owner } = buehne.portal
    const mensch = await buehne.createKunde()
    const antworten = {
      ...{ taetigkeit: 'Lagerhelferin', region: 'Hannover', arbeitsform: ['vollzeit'], grund: 'Ich suche.' },
      ...{ frueher: false, ausgesucht: false, gelesen: true },
    }
    const ids = Array.from({ length: ANZAHL }, () => newId())
    for (const id of ids) {
      await beginAntrag(env, wer(mensch), { id, dienst: findDienst(GUTSCHEIN)! })
      await saveAntrag(env, wer(mensch), { id, change: (antrag) => ({ ...antrag, antworten }) })
      const copies = await Promise.all([1, 2, 3, 4, 5].map(() => sendAntrag(env, wer(mensch), id)))
      expect(copies.every(({ ok }) => ok)).toBe(true)
      expect(new Set(copies.map((one) => one.ok && one.vorgangId)).size).toBe(1)
    }
    const { rows } = await sql<{ id: string; sha256: Buffer }>`
      select v.id, b.sha256 from vorgang v join beleg b on b.vorgang_id = v.id
      where v.kunde_id = ${mensch.kundeId}`.execute(owner)
    expect(rows).toHaveLength(ANZAHL)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(ANZAHL)
    for (const { id, sha256 } of rows) {
      const stored = await findVorgang(env.db, { id, kundeId: mensch.kundeId })
      expect(hashInhalt(openInhalt(env, stored!), []).toString('hex')).toBe(sha256.toString('hex'))
    }
    await mensch.open(`/antraege/${ids[0]}/pruefen`)
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
  test.each(formulardienste.map(({ slug }) => slug))(
    'AVA-03: %s heißt auf dem Beleg immer gleich, was auch im Titel steht',
    (slug) => {
      const { env } = buehne.portal
      const titel = [
        'Weiterbewilligungsantrag für die Bedarfsgemeinschaft 97122//0000020',
        'Abwesenheit vom 13. Dezember 2026 bis 24. Dezember 2026',
        'Antrag Vermittlungsgutschein: Köchin, geändert, formlos',
      ]
      const fest = nameBeleg(env, slug, '')
      expect(fest).toMatch(/^\p{L}[\p{L},: ]+$/u)
      expect(titel.map((one) => nameBeleg(env, slug, one))).toEqual([fest, fest, fest])
      const versiegelt = findDienst(slug)!.versiegelt
      expect(titel.map((one) => nameBeleg(env, slug, `${one}, geändert`))).toEqual(
        titel.map(() => (versiegelt ? fest : `${fest}, geändert`)),
      )
      expect(titel.map((one) => nameBeleg(env, slug, `Antragsdatum gesichert: ${one}`))).toEqual(
        titel.map(() => (versiegelt ? fest : `Antragsdatum gesichert: ${fest}`)),
      )
    },
  )

  test('AVA-03: was mit Inhalt im Namen gesendet ist, zeigt der öffentliche Beleg ohne ihn', async () => {
    const mensch = await buehne.createKunde()
    const id = await begin(mensch, GUTSCHEIN)
    await fillAll(mensch, id)
    await mensch.open(`/antraege/${id}/pruefen`)
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const beleg = buehne.portal.owner.selectFrom('beleg').select('bezeichnung')
    const wo = pathOf(mensch).split('/').at(-1)!
    expect(await beleg.where('vorgang_id', '=', wo).execute()).toEqual([
      { bezeichnung: 'Antrag: Vermittlungsgutschein' },
    ])
    const bezeichnung = 'Antrag für die Bedarfsgemeinschaft 97122//0000020'
    await buehne.portal.owner.updateTable('beleg').set({ bezeichnung }).where('vorgang_id', '=', wo).execute()
    const [, code = ''] = /\/beleg\/([A-Z0-9-]+)"/.exec(mensch.page.html) ?? []
    const fremd = buehne.portal.browser()
    await fremd.open(`/beleg/${code}`)
    expect(fremd.page.text).toContain('Antrag: Vermittlungsgutschein')
    expect(fremd.page.text).not.toContain('97122')
  })

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
    expect(fremd.page.text).toContain('Antrag: Vermittlungsgutschein')
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
