import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { type Buehne, openBuehne, papier } from '../../vorgaenge/buehne.test-daten.ts'
import { closeVorgangsdruck, type Frage, openVorgangForDienst, requestKorrektur } from '../../vorgaenge/index.ts'
import { readAntrag } from '../antrag/antrag.ts'
import { sendGutschein } from '../gutschein.test-daten.ts'
import { sendAntrag } from '../senden/senden.ts'

let buehne: Buehne
beforeAll(async () => {
  buehne = await openBuehne()
})
afterAll(async () => {
  await closeVorgangsdruck()
  await buehne?.portal.stop()
})

const pathOf = ({ page }: Pick<Mensch, 'page'>) => new URL(page.url).pathname
const lastOf = (pfad: string) => pfad.split('/').at(-1)!
const frist = { 'frist-tag': '1', 'frist-monat': '12', 'frist-jahr': '2099' }
const REGION = 'wunsch~region'

/** Staff asks about the region, the way they do it: choose, preview, out. */
async function ask(id: string, frage = REGION): Promise<void> {
  const { sabine } = buehne
  await sabine.open(`/sachbearbeitung/vorgaenge/${id}/korrektur`)
  await sabine.submit('Vorschau', { 'frage[]': frage, grund: 'Bitte nennen Sie den Umkreis.', ...frist })
  expect(sabine.page.status, sabine.page.text).toBe(200)
  expect(sabine.page.text).toContain('Bitte nennen Sie den Umkreis.')
  await sabine.submit('Rückfrage senden')
  expect(sabine.page.text).toContain('Die Rückfrage ist gesendet')
}

const ganz = async (id: string) => {
  const { mitarbeiterId, jobcenterId } = buehne.sabine
  return (await openVorgangForDienst(buehne.portal.env, { mitarbeiterId, jobcenterId }, id))!
}

const linkOf = ({ page }: Mensch) => /href="(\/antraege\/[^"]+\/seiten\/wunsch)"/.exec(page.html)![1]!

describe('Rückfrage zu den Angaben', () => {
  test('vom Häkchen bis zur zweiten Fassung: beide sehen, was sich ändert, und die erste bleibt', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    const before = await ganz(id)
    await ask(id)
    await mensch.open('/benachrichtigungen')
    expect(mensch.page.text).toContain('Ihr Jobcenter hat eine Rückfrage zu Ihren Angaben')
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Bitte nennen Sie den Umkreis.')
    const seite = linkOf(mensch)
    await mensch.open(seite)
    expect(mensch.page.html).toContain('value="Hannover"')
    const antrag = await readAntrag(buehne.portal.env, buehne.werOf(mensch), seite.split('/')[2]!)
    expect(antrag).toMatchObject({ fassung: before.formular!.fassung, antworten: before.formular!.antworten })
    await mensch.submit('Weiter', { region: 'Hannover, 30 km' })
    expect(mensch.page.text).toContain('Geändert')
    await mensch.open(`${seite.split('/seiten')[0]}/pruefen`)
    expect(mensch.page.text).toContain('Das ändert sich')
    await mensch.submit('Absenden', { erklaert: 'ja' })
    expect(pathOf(mensch)).toBe(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Ihre Änderung ist angekommen')
    await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    for (const { page } of [mensch, buehne.sabine]) {
      expect(page.text).toContain('Fassung 2 vom')
      expect(page.text).toContain('Hannover, 30 km')
    }
    const datei = await mensch.raw(`/vorgaenge/${id}/ausgabe/json`)
    expect(await datei.json()).toMatchObject({
      fassungen: [
        { nr: 1, formular: before.formular },
        { nr: 2, formular: { antworten: { region: 'Hannover, 30 km' } } },
      ],
    })
    expect((await mensch.raw(`/vorgaenge/${id}/ausgabe/pdf`)).status).toBe(200)
    const after = await ganz(id)
    expect(after.zustand).toBe('ergaenzt')
    expect(after.korrektur).toBeUndefined()
    expect(after.fassungen).toHaveLength(2)
    expect(after.fassungen[0]).toEqual(before.fassungen[0])
    expect(after.formular!.antworten).toEqual({ ...before.formular!.antworten, region: 'Hannover, 30 km' })
    expect(after.fassungen[1]!.aenderungen).toEqual([
      {
        frage: 'Wo möchten Sie arbeiten?',
        seite: 'Welche Arbeit suchen Sie?',
        vorher: 'Hannover',
        nachher: 'Hannover, 30 km',
      },
    ])
  })

  test('AVA-03: jede Fassung hat ihren eigenen Beleg, den jeder prüfen kann', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    await ask(id)
    await mensch.open(`/vorgaenge/${id}`)
    await mensch.open(`${linkOf(mensch).split('/seiten')[0]}/pruefen`)
    expect(mensch.page.text).toContain('Sie haben nichts geändert')
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const { fassungen } = await ganz(id)
    const summen = fassungen.map(({ beleg }) => beleg!.sha256)
    expect(new Set(summen).size).toBe(2)
    expect(new Set(fassungen.map(({ beleg }) => beleg!.code)).size).toBe(2)
    const fremd = await buehne.createKunde()
    for (const { beleg } of fassungen) {
      await fremd.open(`/beleg/${beleg!.code}`)
      expect(fremd.page.text).toContain('Diesen Beleg gibt es')
      await fremd.submit('Vergleichen', { pruefsumme: beleg!.sha256 })
      expect(fremd.page.text).toContain('stimmt überein')
    }
  })

  test('nur die gefragten Seiten lassen sich ändern; was eine neue Antwort fragt, kommt dazu', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    await ask(id, 'ausgesucht~ausgesucht')
    await mensch.open(`/vorgaenge/${id}`)
    const oben = /href="(\/antraege\/[^"/]+)"/.exec(mensch.page.html)![1]!
    await mensch.open(`${oben}/seiten/wunsch`)
    expect(pathOf(mensch)).toBe(oben)
    expect(mensch.page.text).toContain('Diese Seite ist schon gesendet')
    const { env } = buehne.portal
    const wer = buehne.werOf(mensch)
    const vorher = (await readAntrag(env, wer, lastOf(oben)))!.antworten
    await mensch.post(`${oben}/seiten/wunsch`, {
      ...{ taetigkeit: 'Koch', region: 'x', 'arbeitsform[]': 'vollzeit', abdruck: 'x' },
    })
    const kept = await (
      await mensch.postJson(`${oben}/zwischenstand`, { seite: 'wunsch', abdruck: 'x', felder: { region: 'x' } })
    ).json()
    expect(kept).toEqual({ ok: false, grund: 'abseits' })
    expect((await readAntrag(env, wer, lastOf(oben)))!.antworten).toEqual(vorher)
    await mensch.open(`${oben}/seiten/ausgesucht`)
    await mensch.submit('Weiter', { ausgesucht: 'ja' })
    expect(pathOf(mensch)).toBe(`${oben}/seiten/agentur`)
    expect(await sendAntrag(env, wer, lastOf(oben))).toEqual({ ok: false, grund: 'unvollstaendig' })
    await mensch.submit('Weiter', { agentur: 'Wegweiser', zulassung: 'ja' })
    expect(mensch.page.text).toContain('Nachweise zu den neuen Angaben')
    await mensch.open(`${oben}/pruefen`)
    await mensch.submit('Absenden', { erklaert: 'ja' })
    expect(mensch.page.text).toContain('Können Sie nachreichen')
    const { nachweise } = await ganz(id)
    expect(nachweise.map(({ zustand }) => zustand)).toContain('offen')
  })

  test('ein Doppelklick, und zwei Fenster zugleich: eine zweite Fassung, und dieselbe Antwort', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    await ask(id)
    await mensch.open(`/vorgaenge/${id}`)
    const seite = linkOf(mensch)
    const korrekturId = seite.split('/')[2]!
    await Promise.all([1, 2].map(() => mensch.raw(seite)))
    await mensch.open(seite)
    await mensch.submit('Weiter', { region: 'Celle' })
    const both = await Promise.all([1, 2].map(() => sendAntrag(buehne.portal.env, buehne.werOf(mensch), korrekturId)))
    expect(both).toEqual([1, 2].map(() => ({ ok: true, vorgangId: id })))
    expect((await ganz(id)).fassungen).toHaveLength(2)
    expect((await mensch.raw(seite)).status).toBe(409)
    await mensch.open(`/antraege/${korrekturId}/pruefen`)
    expect(pathOf(mensch)).toBe(`/vorgaenge/${id}`)
    // The next request begins with what was sent last.
    await ask(id)
    await mensch.open(`/vorgaenge/${id}`)
    await mensch.open(linkOf(mensch))
    expect(mensch.page.html).toContain('value="Celle"')
  })

  test('zwei im Jobcenter fragen zugleich: eine Rückfrage; eine zweite geht erst danach', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    const { env } = buehne.portal
    const { mitarbeiterId, jobcenterId } = buehne.sabine
    const dienst = { mitarbeiterId, jobcenterId }
    const fragen: Frage[] = [{ ort: 'wunsch', feld: 'region', frage: 'Wo?', fuer: undefined }]
    const wahl = { id, stand: (await ganz(id)).stand, fragen, grund: 'x', frist: '2099-12-01' }
    const done = await Promise.all([1, 2].map(() => requestKorrektur(env, dienst, wahl)))
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    const stand = (await ganz(id)).stand
    expect(await requestKorrektur(env, dienst, { ...wahl, stand })).toEqual({ ok: false, grund: 'stand' })
  })

  test('zurückgezogen, entschieden oder zurückgenommen ist sie erledigt, und ein Entwurf dazu auch', async () => {
    const { sabine } = buehne
    const ends: ((id: string, mensch: Mensch) => Promise<void>)[] = [
      async (id) => {
        await sabine.open(`/sachbearbeitung/vorgaenge/${id}/korrektur`)
        await sabine.submit('Rückfrage zurückziehen')
        expect(sabine.page.text).toContain('zurückgezogen')
      },
      (id) => buehne.setStand(id, { zustand: 'entschieden', ...papier }),
      async (id, mensch) => {
        await mensch.open(`/vorgaenge/${id}/ruecknahme`)
        await mensch.submit('Antrag zurücknehmen')
      },
    ]
    for (const end of ends) {
      const mensch = await buehne.createKunde()
      const id = await sendGutschein(mensch)
      await ask(id)
      await mensch.open(`/vorgaenge/${id}`)
      const seite = linkOf(mensch)
      await mensch.open(seite)
      await end(id, mensch)
      const korrekturId = seite.split('/')[2]!
      expect(await sendAntrag(buehne.portal.env, buehne.werOf(mensch), korrekturId)).toEqual({
        ok: false,
        grund: 'erledigt',
      })
      await mensch.open('/eservices/vermittlungsgutschein/antrag')
      expect(mensch.page.text).not.toContain('Rückfrage')
      expect((await mensch.raw(seite)).status).toBe(409)
      expect((await ganz(id)).fassungen).toHaveLength(1)
      await mensch.open(`/vorgaenge/${id}`)
      expect(mensch.page.html).not.toContain('/antraege/')
    }
  })

  test('AZ-02: niemand sonst erfährt davon: keine andere Kundin, kein anderes Jobcenter', async () => {
    const [mensch, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
    const id = await sendGutschein(mensch)
    await ask(id)
    await mensch.open(`/vorgaenge/${id}`)
    const seite = linkOf(mensch)
    for (const pfad of [seite, seite.split('/seiten')[0]!, `/antraege/${newId()}/seiten/wunsch`]) {
      expect([pfad, (await fremd.raw(pfad)).status]).toEqual([pfad, 404])
    }
    const anderes = await ensureJobcenter(buehne.portal, 'Jobcenter Fremdstadt')
    const weg = await createDienst(buehne.portal, ['leistungssachbearbeitung'], { jobcenterId: anderes })
    for (const one of [id, newId()]) {
      expect((await weg.raw(`/sachbearbeitung/vorgaenge/${one}/korrektur`)).status).toBe(404)
    }
    await weg.open('/sachbearbeitung')
    await weg.post(`/sachbearbeitung/vorgaenge/${id}/korrektur`, { aktion: 'zurueckziehen', stand: '2' })
    expect(weg.page.status).toBe(404)
    expect((await ganz(id)).korrektur).toBeDefined()
  })

  test('CRY-01: weder Grund noch Fragen noch die neue Fassung stehen lesbar in der Datenbank', async () => {
    const mensch = await buehne.createKunde()
    const id = await sendGutschein(mensch)
    await ask(id)
    await mensch.open(`/vorgaenge/${id}`)
    await mensch.open(linkOf(mensch))
    await mensch.submit('Weiter', { region: 'Geheimniswinkel' })
    await mensch.open(`${pathOf(mensch)}/pruefen`)
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const { rows } = await sql<{ alles: string }>`
      select k::text as alles from vorgang_korrektur k union all select f::text from vorgang_fassung f`.execute(
      buehne.portal.owner,
    )
    const alles = rows.map((row) => row.alles).join('')
    for (const wort of ['Umkreis', 'Geheimniswinkel', 'möchten Sie arbeiten']) {
      expect(alles).not.toContain(Buffer.from(wort).toString('hex'))
      expect(alles).not.toContain(wort)
    }
  })

  test('was gesendet ist, ändert auch die Datenbank nicht mehr', async () => {
    const { owner } = buehne.portal
    await expect(sql`update vorgang_fassung set inhalt = 'x'`.execute(owner)).rejects.toThrow('stays as it was sent')
    await expect(
      sql`update vorgang set inhalt = 'x' where id in (select vorgang_id from vorgang_fassung)`.execute(owner),
    ).rejects.toThrow('stays as it was sent')
  })
})

describe('Unterschiede zum letzten Antrag', () => {
  test('stehen beim neuen Vorgang, mit dem Weg zum alten; beim ersten steht nichts', async () => {
    const mensch = await buehne.createKunde()
    const erster = await sendGutschein(mensch)
    await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${erster}`)
    expect(buehne.sabine.page.text).not.toContain('Unterschiede zum letzten Mal')
    const zweiter = await sendGutschein(mensch)
    await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${zweiter}`)
    expect(buehne.sabine.page.text).toContain('Alle Antworten sind dieselben.')
    await ask(zweiter)
    await mensch.open(`/vorgaenge/${zweiter}`)
    await mensch.open(linkOf(mensch))
    await mensch.submit('Weiter', { region: 'Peine' })
    await mensch.open(`${pathOf(mensch)}/pruefen`)
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const dritter = await sendGutschein(mensch)
    await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${dritter}`)
    expect(buehne.sabine.page.text).toContain('Eine andere Antwort')
    expect(buehne.sabine.page.text).toContain('Peine')
    expect(buehne.sabine.page.html).toContain(`/sachbearbeitung/vorgaenge/${zweiter}`)
  })
})
