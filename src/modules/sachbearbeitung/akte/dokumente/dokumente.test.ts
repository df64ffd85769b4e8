import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { formatKurz, tagInBerlin } from '#platform/text/datum.ts'
import { signIn } from '../../../../../test/support/dienst.ts'
import type { Mensch } from '../../../../../test/support/menschen.ts'
import { keepDokumente } from '../../../dokumente/index.ts'
import { ask, buehne, idsOf, named, owned, prepareBuehne } from '../../../formulare/dokumente/dokumente.test-daten.ts'
import { addUnterlagen, sendFormlos } from '../../../vorgaenge/index.ts'
import { filesOn, furnish, linesOf, liste, sabine, sendAntrag, take } from './dokumente.test-daten.ts'

prepareBuehne()

let kim: Awaited<ReturnType<typeof furnish>>
beforeAll(async () => {
  kim = await furnish()
}, 60_000)

describe('Dokumente der Akte', () => {
  test('zeigen alles, was beim Jobcenter eingegangen ist, das Neueste zuerst, mit dem Weg dorthin, wozu es gehört', async () => {
    const page = await sabine().open(liste(kim.mensch.kundeId))
    expect(page.status).toBe(200)
    expect(filesOn(page)).toEqual(['attest.pdf', 'anhang.pdf', 'nachgereicht.pdf', 'antrag.pdf'])
    expect(page.text).toContain('Verhinderung: Termin am 09.12.2026')
    expect(page.text).toContain('Nachricht: Meine Miete')
    expect(page.text).toMatch(/PDF, \d+ KB/)
    expect(page.text).toContain('23.11.2026 Nicht geprüft')
    for (const href of [`/sachbearbeitung/vorgaenge/${kim.vorgang}`, `/sachbearbeitung/termine/${kim.termin}`])
      expect((await sabine().raw(href)).status).toBe(200)
    await sabine().open(liste(kim.mensch.kundeId))
    expect(sabine().page.html).toContain(`href="/sachbearbeitung/vorgaenge/${kim.vorgang}"`)
    expect(sabine().page.html).toContain(`href="/sachbearbeitung/termine/${kim.termin}"`)
  })

  test('zeigen nie, was jemand nur aufhebt, noch nicht gesendet hat, oder vom Jobcenter bekam', async () => {
    const akte = await sabine().open(`/sachbearbeitung/kunden/${kim.mensch.kundeId}`)
    const seiten = [akte, await sabine().open(liste(kim.mensch.kundeId))]
    for (const { html } of seiten) {
      expect(html).toContain('attest.pdf')
      expect(html).not.toMatch(/aufgehoben\.pdf|entwurf\.pdf|merkblatt\.pdf/)
    }
    expect(await idsOf(kim.mensch)).toHaveLength(8)
  })

  test('stehen in der Akte mit den letzten fünf und dem Weg zu allen', async () => {
    const page = await sabine().open(`/sachbearbeitung/kunden/${kim.mensch.kundeId}`)
    expect(page.html).toContain('href="#dokumente"')
    expect(page.html).toContain(`href="${liste(kim.mensch.kundeId)}"`)
    expect(filesOn(page)[0]).toBe('attest.pdf')
  })

  test('lassen sich nach dem Ort filtern; was es nicht gibt, zeigt alles', async () => {
    const seen = async (ort: string) => filesOn(await sabine().open(liste(kim.mensch.kundeId, `?ort=${ort}`)))
    expect(await seen('vorgang')).toEqual(['nachgereicht.pdf', 'antrag.pdf'])
    expect(await seen('nachricht')).toEqual(['anhang.pdf'])
    expect(await seen('termin')).toEqual(['attest.pdf'])
    expect(await seen('aerztlich')).toHaveLength(4)
    expect(sabine().page.html).not.toContain('ort=aerztlich')
  })

  test('UPL-07: jede Datei wird als Anhang geöffnet, und das steht im Protokoll', async () => {
    await sabine().open(liste(kim.mensch.kundeId))
    const wege = [...sabine().page.html.matchAll(/href="([^"]*\/dateien\/[^"]*)"/g)].map(([, href]) => href!)
    expect(wege).toHaveLength(4)
    for (const href of wege) {
      const before = await linesOf(sabine(), 'jobcenter.dokument-gelesen')
      const answer = await sabine().raw(`${href}?trotzdem=ja`)
      expect([href, answer.status]).toEqual([href, 200])
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=/)
      expect(await linesOf(sabine(), 'jobcenter.dokument-gelesen')).toBe(before + 1)
    }
  })

  test('sagen, wofür eine Datei steht und was mit ihr ist, und wie die Prüfung auf Viren ausging', async () => {
    const mensch = await buehne.createKunde()
    const vorgang = await sendAntrag(mensch, 'erste.pdf')
    await ask(vorgang, 'Mietvertrag')
    await mensch.open(`/vorgaenge/${vorgang}`)
    const href = /href="([^"]*unterlagen\?[^"]*nachweis=[^"]*)"/.exec(mensch.page.html)![1]!
    await mensch.open(href.replaceAll('&amp;', '&'))
    await mensch.submit('Unterlagen senden', {}, { dateien: named('vertrag.pdf') })
    await sabine().open(liste(mensch.kundeId))
    expect(sabine().page.text).toContain('Mietvertrag Zu prüfen')
    expect(sabine().page.text).toMatch(/vertrag\.pdf Wohnung und Heizung, PDF/)
    expect(sabine().page.text).toContain('Wird geprüft')
    expect(sabine().page.html).not.toContain('/dateien/')
    await buehne.portal.runDue()
    const [, id] = await idsOf(mensch)
    await sql`update dokument set zustand = 'befall', grund = 'virus', ablage = null, schluessel = null, abgelegt_typ = null,
      abgelegt_groesse = null, abgelegt_sha256 = null where id = ${id}`.execute(buehne.portal.owner)
    await sql`update dokument set virenpruefung = 'ClamAV' where kunde_id = ${mensch.kundeId} and id <> ${id}`.execute(
      buehne.portal.owner,
    )
    await sabine().open(liste(mensch.kundeId))
    expect(sabine().page.text).toMatch(/vertrag\.pdf.*Nicht angenommen.*erste\.pdf.*Geprüft/)
    expect(sabine().page.html.match(/\/dateien\//g)).toHaveLength(1)
  })
})

const text = 'Bitte.'

describe('Der Tag des Eingangs', () => {
  const send = async (mensch: Mensch, dateien: string[]) => {
    const neu = { dienst: 'weiterbewilligung', text, dateien, sendung: newId() } as const
    const done = await sendFormlos(buehne.portal.env, buehne.werOf(mensch), neu)
    return done.ok ? done.id : ''
  }
  const add = async (mensch: Mensch, id: string, was: { dateien: string[]; auswahl?: string[] }) => {
    const done = await addUnterlagen(buehne.portal.env, buehne.werOf(mensch), { id, text: '', ...was })
    expect(done).toEqual({ ok: true })
  }
  const look = async ({ kundeId }: Mensch, frage = '') => {
    await signIn(buehne.portal, sabine())
    return sabine().open(liste(kundeId, frage))
  }

  test('ist der, an dem die Datei gesendet wurde, nicht der, an dem jemand sie aufgehoben hat; was zuletzt kam, steht oben', async () => {
    const { env, forward } = buehne.portal
    const tag = () => formatKurz(tagInBerlin(env.clock.now()))
    const mensch = await buehne.createKunde()
    const alt = await take(mensch, 'lange-da.pdf')
    await env.db
      .transaction()
      .execute((tx) => keepDokumente(env, tx, { besitzer: owned(mensch), ids: [alt], art: 'WOH' }))
    await forward(3 * TAG)
    const vorgang = await send(mensch, [await take(mensch, 'antrag.pdf')])
    const gesendet = tag()
    await forward(2 * TAG)
    await add(mensch, vorgang, { dateien: [], auswahl: [alt] })
    const nachgereicht = tag()
    const erste = await look(mensch)
    expect(filesOn(erste)).toEqual(['lange-da.pdf', 'antrag.pdf'])
    expect(erste.text).toMatch(new RegExp(`lange-da.* ${nachgereicht} .*antrag\\.pdf.* ${gesendet} `))

    // Used once more, it is one file with two places, the last one first, each with a day.
    await forward(TAG)
    const zweiter = await send(mensch, [await take(mensch, 'noch-einer.pdf')])
    await forward(TAG)
    await add(mensch, zweiter, { dateien: [], auswahl: [alt] })
    const page = await look(mensch)
    expect(filesOn(page)).toEqual(['lange-da.pdf', 'noch-einer.pdf', 'antrag.pdf'])
    expect(page.html.match(/lange-da\.pdf/g)).toHaveLength(1)
    for (const id of [vorgang, zweiter]) expect(page.html).toContain(`href="/sachbearbeitung/vorgaenge/${id}"`)
    expect(page.text).toMatch(new RegExp(`lange-da.*, ${tag()} .*, .* ${tag()} .*noch-einer`))
  })

  test('auch von viel mehr Dateien: blättern ohne Lücke und ohne Dopplung, der Filter bleibt', async () => {
    const mensch = await buehne.createKunde()
    const namen = Array.from({ length: 35 }, (_, i) => `datei-${String(i).padStart(2, '0')}.pdf`)
    const id = await send(mensch, [])
    for (const name of namen) {
      await add(mensch, id, { dateien: [await take(mensch, name)] })
      await buehne.portal.forward(1000)
    }
    const seen: string[] = []
    let next: string | undefined = '?ort=vorgang'
    for (let seiten = 0; next !== undefined && seiten < 5; seiten++) {
      const page = await look(mensch, next)
      seen.push(...filesOn(page))
      next = /href="[^"]*(\?ort=vorgang&amp;nach=[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.toSorted()).toEqual(namen)
    expect(seen.slice(0, 2)).toEqual(['datei-34.pdf', 'datei-33.pdf'])
  })
})
