import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst } from '../../../../../test/support/dienst.ts'
import { ensureJobcenter } from '../../../../../test/support/menschen.ts'
import { routes } from '../../../../routes.ts'
import { hasRecht, rollen } from '../../../../web/schutz/rechte.ts'
import { buehne, prepareBuehne } from '../../../formulare/dokumente/dokumente.test-daten.ts'
import { GEHEIM, sendUnterlagen } from '../../aerztlich/versiegelt.test-daten.ts'
import { actsOf, filesOn, furnish, liste, sabine, sendAntrag } from './dokumente.test-daten.ts'
import { findEingegangenes } from './store.ts'

prepareBuehne()

let kim: Awaited<ReturnType<typeof furnish>>
beforeAll(async () => {
  kim = await furnish()
}, 60_000)

describe('Wer was sieht', () => {
  test('AZ-05: jede Rolle, die Akten öffnet, sieht die Dateien aus dem, was sie lesen darf, und keine anderen', async () => {
    const { kundeId } = kim.mensch
    const orte = [
      ['vorgaenge', 'antrag.pdf'],
      ['nachrichten', 'anhang.pdf'],
      ['termine', 'attest.pdf'],
    ] as const
    let teilweise = 0
    for (const rolle of rollen) {
      const wer = await createDienst(buehne.portal, [rolle])
      const page = await wer.open(liste(kundeId))
      expect([rolle, page.status]).toEqual([rolle, hasRecht([rolle], 'code-ausstellen') ? 200 : 403])
      if (page.status !== 200) continue
      const akte = await wer.open(`/sachbearbeitung/kunden/${kundeId}`)
      for (const [recht, name] of orte) {
        const darf = hasRecht([rolle], recht)
        if (!darf) teilweise++
        expect([rolle, name, page.html.includes(name), akte.html.includes(name)]).toEqual([rolle, name, darf, darf])
        for (const ort of ['vorgang', 'nachricht', 'aerztlich']) {
          const gefiltert = await wer.open(liste(kundeId, `?ort=${ort}`))
          if (!darf) expect([rolle, ort, gefiltert.html.includes(name)]).toEqual([rolle, ort, false])
        }
      }
    }
    expect(teilweise).toBeGreaterThan(1)
  })

  test('AZ-02: nie die Datei einer anderen Kundin, und nie die aus einem Vorgang eines anderen Jobcenters', async () => {
    const { owner } = buehne.portal
    const andere = await buehne.createKunde()
    const ids = [await sendAntrag(andere, 'bleibt.pdf'), await sendAntrag(andere, 'von-drueben.pdf')]
    const jobcenterId = await ensureJobcenter(buehne.portal, 'Jobcenter Fremdstadt')
    await owner.updateTable('vorgang').set({ jobcenter_id: jobcenterId }).where('id', '=', ids[1]!).execute()
    expect(filesOn(await sabine().open(liste(andere.kundeId)))).toEqual(['bleibt.pdf'])
    expect((await sabine().open(liste(kim.mensch.kundeId))).html).not.toMatch(/bleibt\.pdf|von-drueben/)
    const found = (kundeId: string) =>
      findEingegangenes(buehne.portal.env.db, {
        ...{ kundeId, jobcenterId: sabine().jobcenterId, nach: undefined, anzahl: 50 },
        arten: ['vorgang', 'aerztlich', 'nachricht', 'termin'],
      })
    expect([(await found(andere.kundeId)).length, (await found(kim.mensch.kundeId)).length]).toEqual([1, 4])
    const fremd = await createDienst(buehne.portal, [...rollen], { jobcenterId })
    const plain = (html: string) => html.replace(/nonce="[^"]*"|\/sachbearbeitung\/[^"]*/g, '')
    const [dort, keine] = [await fremd.open(liste(andere.kundeId)), await fremd.open(liste(newId()))]
    expect([dort.status, keine.status, plain(dort.html) === plain(keine.html)]).toEqual([404, 404, true])
  })

  test('AZ-06, PRI-09: ohne Zuständigkeit nur mit Grund; Seite und Liste stehen im Protokoll, und kein Geburtsdatum steht da', async () => {
    const { kundeId } = kim.mensch
    const fern = await createDienst(buehne.portal, ['leistungssachbearbeitung'], { team: 'Team 9' })
    await fern.open(liste(kundeId))
    expect([new URL(fern.page.url).pathname, fern.page.html.includes('antrag.pdf')]).toEqual([
      `/sachbearbeitung/kunden/${kundeId}/zugriff`,
      false,
    ])
    expect(await actsOf(fern)).toEqual([])
    const page = await fern.submit('Akte öffnen', { grund: 'anruf' })
    expect([new URL(page.url).pathname, page.html.includes('antrag.pdf')]).toEqual([liste(kundeId), true])
    expect(page.text).not.toContain('1. Februar 1990')
    expect(page.text).not.toContain('01.02.1990')
    expect(await actsOf(fern)).toEqual([
      ['jobcenter.zugriff-begruendet', kundeId, undefined],
      ['jobcenter.akte-geoeffnet', kundeId, undefined],
      ['jobcenter.liste-geoeffnet', null, 'akte-dokumente'],
    ])
    const revision = await createDienst(buehne.portal, ['revision'])
    await revision.open(`/sachbearbeitung/protokoll?wer=${fern.mitarbeiterId}`)
    expect(revision.page.text).toContain('Liste geöffnet: Dokumente einer Akte, 4 Zeilen')
  })

  test('AZ-05: Unterlagen für den Ärztlichen Dienst sieht nur er; andere lesen, wann wie viele kamen', async () => {
    const mensch = await buehne.createKunde()
    const { id, dokumentId } = await sendUnterlagen(buehne, mensch)
    await sendAntrag(mensch, 'offen.pdf')
    await sabine().open(liste(mensch.kundeId))
    const eingang = /Unterlagen eingegangen am \d+\. \S+ \d{4} \(1 Datei\)/
    expect(filesOn(sabine().page)).toEqual(['offen.pdf'])
    expect(sabine().page.text).toMatch(eingang)
    const empfang = await createDienst(buehne.portal, ['eingangszone'])
    expect((await empfang.open(liste(mensch.kundeId))).text).not.toMatch(eingang)
    for (const wer of [sabine(), empfang]) {
      for (const frage of ['', '?ort=vorgang', '?ort=aerztlich']) {
        const { html } = await wer.open(liste(mensch.kundeId, frage))
        for (const geheim of [GEHEIM, id, dokumentId]) expect([frage, html.includes(geheim)]).toEqual([frage, false])
      }
    }
    const beides = await createDienst(buehne.portal, ['leistungssachbearbeitung', 'aerztlicher-dienst'])
    const page = await beides.open(liste(mensch.kundeId, '?ort=aerztlich'))
    expect(filesOn(page)).toEqual([`${GEHEIM}.pdf`])
    expect(page.html).toContain(routes.dienstAerztlicheDatei.href({ id, dokumentId }))
    expect(page.html).not.toContain(routes.dienstVorgang.href({ id }))
    expect((await beides.open(liste(mensch.kundeId, '?ort=vorgang'))).html).not.toContain(GEHEIM)
  })

  test('AZ-05: eine Datei, die auch in einem versiegelten Vorgang liegt, nennt den anderen Ort und nicht diesen', async () => {
    const mensch = await buehne.createKunde()
    const { id, dokumentId } = await sendUnterlagen(buehne, mensch)
    const offen = await sendAntrag(mensch, 'offen.pdf')
    await sql`insert into vorgang_datei (vorgang_id, dokument_id, seit) values (${offen}, ${dokumentId}, now())`.execute(
      buehne.portal.owner,
    )
    const { html } = await sabine().open(liste(mensch.kundeId))
    expect(html).toContain(routes.dienstVorgangDatei.href({ id: offen, dokumentId }))
    expect(html).not.toContain(id)
  })
})
