import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { saveAntrag } from '../antrag/antrag.ts'
import { formulareQuellen } from '../antrag/datenquelle.ts'
import { sendAntrag } from '../senden/senden.ts'
import { buehne, countOf, idOf, pathOf, prepareErsteBuehne, rowOf } from './buehne.test-daten.ts'
import { listErstantraege } from './erstantrag.ts'
import { remindErstantraege } from './tasks.ts'

prepareErsteBuehne()

describe('Der ganze Antrag ohne Profil', () => {
  test('vervollständigt den gesicherten: der Tag bleibt, es gibt zwei Belege, der Entwurf ist weg', async () => {
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    const before = await rowOf(pfad)
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    expect(await buehne.send(kim, id)).toBe(pfad)
    expect(kim.page.text).toContain('Ihr Antrag ist angekommen')
    expect(kim.page.text).toContain('Lindenweg 5')
    const after = await rowOf(pfad)
    expect([after.zeit, after.unvollstaendig_seit]).toEqual([before.zeit, null])
    expect(await countOf('beleg', sql<boolean>`erstantrag_id = ${after.id}`)).toBe(2)
    await kim.open(`/antraege/${id}/pruefen`)
    expect(pathOf(kim)).toBe(pfad)
  })

  test('der Beleg sagt, welche Nachweise noch fehlen und was folgt; wer den Antrag stellt, heißt darin mit Namen', async () => {
    const kim = await buehne.createKonto()
    const { id, pfad } = await buehne.secure(kim)
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    const { env } = buehne.portal
    await saveAntrag(env, buehne.inhaberOf(kim), {
      id,
      change: ({ antworten }) => ({
        antworten: { ...antworten, sofort: ['energie'] },
        nachweise: { mietvertrag: { wahl: 'spaeter', bis: '2026-12-14' } },
      }),
    })
    await kim.open(`/antraege/${id}/pruefen`)
    expect(kim.page.text).toContain('Ihr Antrag ist eilig.')
    await buehne.send(kim, id)
    const [one] = await listErstantraege(env, env.db, kim.kontoId)
    const { vorname, nachname } = one!.person
    const { text, html } = kim.page
    expect(pathOf(kim)).toBe(pfad)
    expect(text).toMatch(/Mietvertrag und letzte Mieterhöhung\s*Fehlt noch\s*bis 14\. Dezember 2026/)
    expect(text).toContain(`Ausweis oder Pass: ${vorname} ${nachname}`)
    expect(text).not.toContain('Ausweis oder Pass: Sie')
    expect(text).toContain('Ihr Antrag ist eilig.')
    // Long as it is, it has ways to its sections.
    expect(html).toMatch(/<a href="#abschnitt-\d+">Wohnung und Heizung<\/a>/)
    expect(html).toMatch(/<h3 id="abschnitt-\d+">Wohnung und Heizung<\/h3>/)
  })

  test('geht auch, ohne vorher zu sichern, und dann ist das sein Tag; viermal gesendet ist es einer', async () => {
    const { env } = buehne.portal
    const kim = await buehne.createKonto()
    const id = await buehne.begin(kim)
    await buehne.fillIn(buehne.inhaberOf(kim), id)
    const all = await Promise.all([1, 2, 3, 4].map(() => sendAntrag(env, buehne.inhaberOf(kim), id)))
    expect(new Set(all.map((one) => one.ok && one.erstantragId)).size).toBe(1)
    expect(await countOf('erstantrag', sql<boolean>`konto_id = ${kim.kontoId}`)).toBe(1)
    const [one] = await listErstantraege(env, env.db, kim.kontoId)
    expect(one).toMatchObject({ zustand: 'offen', unvollstaendigSeit: undefined, zeit: env.clock.now() })
  })

  test('CRY-01, PRI-05: nichts davon steht lesbar in der Datenbank; die Kopie der eigenen Daten hat es, keine andere', async () => {
    const { env, owner } = buehne.portal
    const [kim, fremd] = [await buehne.createKonto(), await buehne.createKonto()]
    const { pfad } = await buehne.secure(kim, { nachname: 'Geheimnisträger' })
    const { rows } = await sql<{ alles: string }>`
      select e::text as alles from erstantrag e where id = ${idOf(pfad)}`.execute(owner)
    expect(rows[0]!.alles).not.toContain(Buffer.from('Geheimnis').toString('hex'))
    const copy = (wer: Mensch) =>
      formulareQuellen.find(({ name }) => name === 'Erstanträge')!.read(env, env.db, wer.kontoId)
    expect(JSON.stringify(await copy(kim))).toContain('Geheimnisträger')
    expect(await copy(fremd)).toEqual([])
  })

  test('wer sein Konto löschen will, liest vorher, dass ein offener Antrag mit ihm geht', async () => {
    const kim = await buehne.createKonto()
    const { pfad } = await buehne.secure(kim)
    await kim.open('/kontoeinstellungen/loeschung')
    expect(kim.page.html).toContain(pfad)
    expect(kim.page.text).toContain('Mit dem Konto geht auch der Antrag und sein Datum')
  })
})

describe('Was fehlt', () => {
  test('daran wird nach 3, 7 und 14 Tagen je einmal erinnert, und nicht mehr, wenn alles da ist', async () => {
    const { env, owner } = buehne.portal
    const [kim, fertig] = [await buehne.createKonto(), await buehne.createKonto()]
    const { pfad } = await buehne.secure(kim)
    const zweiter = await buehne.secure(fertig)
    await buehne.fillIn(buehne.inhaberOf(fertig), zweiter.id)
    await buehne.send(fertig, zweiter.id)
    const age = (tage: number) =>
      owner
        .updateTable('erstantrag')
        .set({ unvollstaendig_seit: new Date(env.clock.now().getTime() - tage * TAG - 1) })
        .where('id', '=', idOf(pfad))
        .execute()
    const bells = async (wer: Mensch) => {
      const { rows } = await sql`
        select 1 from benachrichtigung where konto_id = ${wer.kontoId} and anlass = 'antrag-unvollstaendig'`.execute(
        owner,
      )
      return rows.length
    }
    const seen: number[] = []
    for (const tage of [2, 3, 3, 6, 7, 7, 13, 14, 14, 90]) {
      await age(tage)
      await remindErstantraege(env)
      seen.push(await bells(kim))
    }
    expect(seen).toEqual([0, 1, 1, 1, 2, 2, 2, 3, 3, 3])
    expect(await bells(fertig)).toBe(0)
  })

  test('war das Portal lange aus, kommt eine Erinnerung und nicht drei', async () => {
    const { env, owner } = buehne.portal
    const kim = await buehne.createKonto()
    const { pfad } = await buehne.secure(kim)
    const unvollstaendig_seit = new Date(env.clock.now().getTime() - 20 * TAG)
    await owner.updateTable('erstantrag').set({ unvollstaendig_seit }).where('id', '=', idOf(pfad)).execute()
    await remindErstantraege(env)
    await remindErstantraege(env)
    const { rows } = await sql`
      select 1 from benachrichtigung where konto_id = ${kim.kontoId} and anlass = 'antrag-unvollstaendig'`.execute(
      owner,
    )
    expect(rows).toHaveLength(1)
  })
})
