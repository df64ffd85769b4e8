import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { png } from '../../../../test/support/dateien.ts'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import type { Rolle } from '../../../web/schutz/rechte.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { judgeNachweis, judgeVersiegelten } from '../../vorgaenge/index.ts'
import { sendUnterlagen } from './versiegelt.test-daten.ts'

/** What only the person and the Ärztlicher Dienst may read. */
const GRUND = 'Auf Blatt zwei fehlt der Laborwert'

let buehne: Buehne
let portal: Buehne['portal']
let anna: Dienst
beforeAll(async () => {
  buehne = await openBuehne()
  ;({ portal } = buehne)
  anna = await createDienst(portal, ['aerztlicher-dienst'], { team: 'Ärztlicher Dienst', name: 'Dr. Anna Arndt' })
})
afterAll(() => portal?.stop())

const board = (id: string) => `/sachbearbeitung/aerztliche-unterlagen/${id}/nachweise`
const nachweisOf = (id: string) =>
  portal.owner.selectFrom('vorgang_nachweis').selectAll().where('vorgang_id', '=', id).executeTakeFirstOrThrow()
const standOf = async (id: string) =>
  (await portal.owner.selectFrom('vorgang').select('stand').where('id', '=', id).executeTakeFirstOrThrow()).stand
const alsAnna = () => ({ ...anna, rollen: ['aerztlicher-dienst'] as const })

async function sent() {
  const kim = await buehne.createKunde()
  const { id } = await sendUnterlagen(buehne, kim)
  const wahl = { id, stand: await standOf(id), nachweisId: (await nachweisOf(id)).id }
  return { kim, id, wahl: { ...wahl, urteil: 'abgelehnt', grund: GRUND } as const }
}

describe('Der Ärztliche Dienst prüft Unterlagen', () => {
  test('von „nicht lesbar“ über das Nachreichen bis „genügt“; nur die Person liest, was fehlt', async () => {
    const { kim, id } = await sent()
    await anna.open(`/sachbearbeitung/aerztliche-unterlagen/${id}`)
    expect(anna.page.html).toContain(board(id))
    await anna.open(board(id))
    await anna.submit('Ergebnis speichern')
    expect([anna.page.status, anna.page.text.includes('Wählen Sie ein Ergebnis.')]).toEqual([422, true])
    await portal.runDue()
    await anna.submit('Ergebnis speichern', { urteil: 'unvollstaendig', grund: GRUND })
    expect(anna.page.text).toContain('Das Ergebnis ist gespeichert')
    expect(anna.page.text).toContain('Es ist nichts zu prüfen.')
    const mails = await portal.runDue()
    expect(mails).toHaveLength(1)
    expect(JSON.stringify(mails)).not.toMatch(/Laborwert|Seite fehlt|Ärztlich/)

    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Nicht ausreichend')
    expect(kim.page.text).toContain(
      `Es fehlt mindestens eine Seite. Bitte senden Sie alle Seiten noch einmal. ${GRUND}`,
    )
    const [, href = ''] = /href="([^"]+unterlagen\?nachweis=[^"]+)"/.exec(kim.page.html)!
    await kim.open(href)
    const bild = new File([new Uint8Array(await png())], 'noch-einmal.png')
    await kim.submit('Unterlagen senden', {}, { dateien: bild })
    expect(kim.page.text).toContain('Vorgelegt')
    await anna.open(board(id))
    expect(anna.page.text).toContain('noch-einmal.png')
    await anna.submit('Ergebnis speichern', { urteil: 'genuegt' })
    await kim.open(`/vorgaenge/${id}`)
    expect(kim.page.text).toContain('Angenommen')
    expect(kim.page.text).not.toContain('Laborwert')
    await kim.open('/verlauf')
    expect(kim.page.text).toContain('Der Ärztliche Dienst hat eine Unterlage von Ihnen geprüft.')
  })

  test('AZ-02, AZ-05: niemand sonst kommt hin oder erfährt davon, auch nicht der eines anderen Jobcenters', async () => {
    const { kim, id, wahl } = await sent()
    const fremd = await createDienst(portal, ['aerztlicher-dienst'], {
      jobcenterId: await ensureJobcenter(portal, 'Jobcenter Anderswo'),
    })
    for (const one of [id, newId()]) expect((await fremd.raw(board(one))).status).toBe(404)
    for (const rolle of ['leistungssachbearbeitung', 'teamleitung', 'revision'] as Rolle[]) {
      expect([rolle, (await (await createDienst(portal, [rolle])).raw(board(id))).status]).toEqual([rolle, 403])
      const wer = { ...buehne.sabine, rollen: [rolle] }
      expect(await judgeVersiegelten(portal.env, wer, wahl)).toEqual({ ok: false, grund: 'weg' })
    }
    const dort = { ...fremd, rollen: ['aerztlicher-dienst'] as const }
    expect(await judgeVersiegelten(portal.env, dort, wahl)).toEqual({ ok: false, grund: 'weg' })
    expect(await judgeNachweis(portal.env, buehne.sabine, wahl)).toEqual({ ok: false, grund: 'weg' })
    const offen = await buehne.apply(kim)
    expect(await judgeVersiegelten(portal.env, alsAnna(), { ...wahl, id: offen })).toEqual({ ok: false, grund: 'weg' })
    expect((await nachweisOf(id)).zustand).toBe('vorgelegt')

    expect(await judgeVersiegelten(portal.env, alsAnna(), wahl)).toEqual({ ok: true })
    const { sabine } = buehne
    for (const pfad of [`/sachbearbeitung/vorgaenge/${id}`, `/sachbearbeitung/kunden/${kim.kundeId}`]) {
      await sabine.open(pfad)
      expect(sabine.page.text).not.toMatch(/Laborwert|Nicht ausreichend/)
    }
  })

  test('AZ-08: von zweien, die zugleich urteilen, urteilt einer; ein fremder Nachweis bleibt, wie er ist', async () => {
    const [eins, zwei] = [await sent(), await sent()]
    const fremd = { ...eins.wahl, nachweisId: zwei.wahl.nachweisId }
    expect(await judgeVersiegelten(portal.env, alsAnna(), fremd)).toEqual({ ok: false, grund: 'stand' })
    const done = await Promise.all([1, 2].map(() => judgeVersiegelten(portal.env, alsAnna(), eins.wahl)))
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await nachweisOf(zwei.id)).zustand).toBe('vorgelegt')
  })

  test('CRY-01, LOG-02: der Grund steht weder in der Datenbank noch im Protokoll noch im Log', async () => {
    const { id, kim, wahl } = await sent()
    await judgeVersiegelten(portal.env, alsAnna(), wahl)
    const { rows } = await sql<{ alles: string }>`select n::text || (select string_agg(details::text, '') from protokoll
      where kunde_id = ${kim.kundeId}) as alles from vorgang_nachweis n where n.vorgang_id = ${id}`.execute(
      portal.owner,
    )
    for (const wort of ['Laborwert', Buffer.from('Laborwert').toString('hex')]) {
      expect(rows[0]!.alles).not.toContain(wort)
      expect(portal.logLines.join('')).not.toContain(wort)
    }
  })
})
