import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { recordEreignis } from '#modules/protokoll'
import { TAG } from '#platform/clock.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../../test/support/portal.ts'
import { createCodes } from '../../faktoren/codes.ts'
import { hashPasswort } from '../../hash.ts'
import { sealFor } from '../../konto.ts'
import { createLink } from '../../links.ts'
import type { Linkart } from '../../store.ts'
import { isSignedIn, kontoOf, otherSession } from '../person.test-daten.ts'
import { deactivateKonto, reactivateKonto } from './zustand.ts'

const PASSWORT = 'Alter-Anker!7391'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
})
afterEach(async () => {
  await portal.runDue()
})
afterAll(() => portal.stop())

const switchTo = (wer: Mensch, verb: typeof deactivateKonto) =>
  portal.env.db
    .transaction()
    .execute((tx) => verb(portal.env, tx, { kontoId: wer.kontoId, akteur: 'dienst', grund: 'sicherheit' }))

async function makeLink(wer: Mensch, art: Linkart): Promise<string> {
  const konto = await kontoOf(portal, wer)
  const daten = {
    'neue-adresse': '{"adresse":"x@y.example","vergleich":"x@y.example"}',
    wiederherstellung: 'code',
  } as Record<string, string>
  return portal.env.db.transaction().execute((tx) => createLink(portal.env, tx, konto, art, daten[art]))
}

const wege: [Linkart, string][] = [
  ['passwort', '/passwort-zuruecksetzen'],
  ['neue-adresse', '/link/neue-adresse'],
  ['wiederherstellung', '/link/zugang'],
  ['loeschung', '/link/loeschung'],
]

describe('Deaktivierung', () => {
  test('AUT-21: zwanzig Sitzungen sind sofort tot, und die Person erfährt es', async () => {
    const kim = await createMensch(portal)
    const alle = [kim, ...(await Promise.all(Array.from({ length: 19 }, () => otherSession(portal, kim))))]
    expect((await Promise.all(alle.map(isSignedIn))).every(Boolean)).toBe(true)
    expect(await switchTo(kim, deactivateKonto)).toBe(true)
    expect(await Promise.all(alle.map(isSignedIn))).toEqual(alle.map(() => false))
    expect((await portal.runDue()).map((mail) => mail.an)).toEqual([kim.email])
    expect(await switchTo(kim, deactivateKonto)).toBe(false)
  })

  test('AUT-21: kein Link, kein bekanntes Gerät und kein Code gilt mehr', async () => {
    const kim = await createMensch(portal, { passwort: PASSWORT })
    const [code = ''] = await portal.env.db
      .transaction()
      .execute((tx) => createCodes(portal.env, tx, { id: kim.kontoId }))
    const vorher = new Map<string, string>()
    for (const [art, pfad] of wege) vorher.set(pfad, await makeLink(kim, art))
    await portal.owner
      .insertInto('geraet')
      .values({ hash: Buffer.from('h'), konto_id: kim.kontoId, zuletzt: portal.env.clock.now() })
      .execute()
    await switchTo(kim, deactivateKonto)
    const browser = portal.browser()
    // Links from before are gone; those that somebody made afterwards open nothing either.
    for (const [art, pfad] of wege) {
      for (const id of [vorher.get(pfad)!, await makeLink(kim, art)]) {
        expect((await browser.open(`${pfad}?id=${id}`)).status, pfad).toBe(410)
        const felder = art === 'passwort' ? { passwort: 'Neue-Wolke!48213', wiederholung: 'Neue-Wolke!48213' } : {}
        const mit = art === 'wiederherstellung' ? { code } : felder
        await browser.open('/passwort-vergessen')
        expect((await browser.post(pfad, { id, ...mit })).status, pfad).toBe(410)
      }
    }
    expect(browser.cookies.has(COOKIE.sitzung)).toBe(false)
    expect((await kontoOf(portal, kim)).zustand).toBe('deaktiviert')
    expect(await portal.owner.selectFrom('geraet').selectAll().where('konto_id', '=', kim.kontoId).execute()).toEqual(
      [],
    )
  })

  test('AUT-21: auch eine Sitzung, die übrig wäre, öffnet nichts', async () => {
    const kim = await createMensch(portal)
    await portal.owner.updateTable('konto').set({ zustand: 'deaktiviert' }).where('id', '=', kim.kontoId).execute()
    expect(await isSignedIn(kim)).toBe(false)
  })

  test('nach der Reaktivierung leben alte Sitzungen nicht wieder auf', async () => {
    const kim = await createMensch(portal)
    await switchTo(kim, deactivateKonto)
    expect(await switchTo(kim, reactivateKonto)).toBe(true)
    expect(await isSignedIn(kim)).toBe(false)
    expect((await kontoOf(portal, kim)).zustand).toBe('aktiv')
    expect(await switchTo(kim, reactivateKonto)).toBe(false)
  })

  test('die Seite nennt Problem, Vorsicht, Ursachen, Kontakt, Servicenummer und Zeiten', async () => {
    const { text, html } = await portal.browser().open('/konto-deaktiviert')
    for (const wort of [
      'Ihr Konto ist deaktiviert und nicht nutzbar',
      'vorsorglich deaktiviert',
      'Nutzungsbedingungen',
      'Sicherheitsproblem',
      'in Kontakt bleiben',
      '0800 123 45 67 (gebührenfrei)',
      'Montag bis Freitag von 8 bis 18 Uhr',
      'Abbrechen',
    ]) {
      expect(text).toContain(wort)
    }
    expect(html).toContain('<h1>Ihr Konto ist deaktiviert und nicht nutzbar</h1>')
  })
})

describe('Sicherheit', () => {
  const record = async (kim: Mensch, ergebnis: 'erfolg' | 'abgelehnt', geraet: string) => {
    const konto = await kontoOf(portal, kim)
    const eintrag = {
      akteur: 'kunde',
      kontoId: kim.kontoId,
      geheim: sealFor(portal.env, konto, { geraet, netz: '203.0.x.x' }),
    } as const
    await recordEreignis(portal.env, portal.env.db, { ...eintrag, ereignis: 'konto.angemeldet', ergebnis })
  }

  test('zeigt Anmeldungen der letzten 90 Tage mit Gerät und Netz, auch gescheiterte, und nur die eigenen', async () => {
    const [kim, andere] = [await createMensch(portal), await createMensch(portal)]
    await record(kim, 'erfolg', 'Altes Gerät')
    await portal.forward(91 * TAG)
    const frisch = await otherSession(portal, kim)
    await record(kim, 'erfolg', 'Firefox auf Windows')
    await record(kim, 'abgelehnt', 'Chrome auf Android')
    await record(andere, 'erfolg', 'Fremdes Gerät')
    const { text } = await frisch.open('/sicherheit')
    expect(text).toContain('Sie haben sich angemeldet. Firefox auf Windows 203.0.x.x')
    expect(text).toContain('Eine Anmeldung ist gescheitert. Chrome auf Android')
    expect(text).not.toContain('Altes Gerät')
    expect(text).not.toContain('Fremdes Gerät')
  })

  test('viele Einträge kommen seitenweise, keiner doppelt und keiner verloren', async () => {
    const kim = await createMensch(portal)
    for (let i = 0; i < 60; i++) await record(kim, 'erfolg', `Gerät-${i}.`)
    const gesehen: string[] = []
    let pfad: string | undefined = '/sicherheit'
    while (pfad) {
      const { html }: { html: string } = await kim.open(pfad)
      gesehen.push(...(html.match(/Gerät-\d+\./g) ?? []))
      pfad = /href="(\/sicherheit\?vor=\d+)/.exec(html)?.[1]
    }
    expect(gesehen).toEqual(Array.from({ length: 60 }, (_, i) => `Gerät-${59 - i}.`))
  })

  test('„Das war ich nicht“ beendet alles, was ein Fremder halten kann, und sagt, was zu tun ist', async () => {
    const kim = await createMensch(portal)
    const passwort = await hashPasswort(portal.env.schluessel, PASSWORT)
    await portal.owner.updateTable('konto').set({ passwort }).where('id', '=', kim.kontoId).execute()
    await portal.owner
      .insertInto('geraet')
      .values({ hash: Buffer.from('k'), konto_id: kim.kontoId, zuletzt: portal.env.clock.now() })
      .execute()
    const fremd = await otherSession(portal, kim)
    const link = await makeLink(kim, 'neue-adresse')
    const kopie = kim.cookies.get(COOKIE.sitzung)!
    await kim.open('/sicherheit/nicht-ich')
    const page = await kim.submit('Alle anderen Sitzungen beenden')
    for (const wort of ['Ändern Sie Ihr Passwort', 'Löschen Sie Passkeys', 'neue Wiederherstellungscodes'])
      expect(page.text).toContain(wort)
    expect(await isSignedIn(fremd)).toBe(false)
    expect(await isSignedIn(kim)).toBe(true)
    fremd.cookies.set(COOKIE.sitzung, kopie)
    expect(await isSignedIn(fremd)).toBe(false)
    expect((await portal.browser().open(`/link/neue-adresse?id=${link}`)).status).toBe(410)
    expect(await portal.owner.selectFrom('geraet').selectAll().where('konto_id', '=', kim.kontoId).execute()).toEqual(
      [],
    )
    expect((await portal.runDue()).filter((mail) => mail.an === kim.email)).toHaveLength(1)
    expect((await kim.open('/sicherheit')).text).toContain('Sie haben eine Anmeldung gemeldet, die Sie nicht waren.')
  })
})

describe('Verlauf', () => {
  const act = (kim: Mensch, ereignis: Parameters<typeof recordEreignis>[2]['ereignis'], kunde = false) =>
    recordEreignis(portal.env, portal.env.db, {
      ereignis,
      akteur: kunde ? 'dienst' : 'kunde',
      ...(kunde ? { kundeId: kim.kundeId } : { kontoId: kim.kontoId }),
    })

  test('zeigt Handlungen an Konto und Akte in Sätzen, das Neueste zuerst, ohne Anmeldungen', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await act(kim, 'konto.passwort-geaendert')
    await act(kim, 'konto.angemeldet')
    await act(kim, 'jobcenter.brief-gesendet', true)
    const { text } = await kim.open('/verlauf')
    expect(text).toContain('Technischen Verlauf nachvollziehen')
    const brief = text.indexOf('Ihr Jobcenter hat den Brief mit dem Freischaltcode abgeschickt. Ihr Jobcenter')
    expect(brief).toBeGreaterThan(0)
    expect(text.indexOf('Sie haben Ihr Passwort geändert. Sie')).toBeGreaterThan(brief)
    expect(text).not.toContain('Sie haben sich angemeldet.')
  })

  test('geht auch ohne Profil, und ohne offenes Profil steht nichts aus der Akte da', async () => {
    const kim = await createMensch(portal, { kunde: true, profil: 'standard' })
    await act(kim, 'konto.passwort-geaendert')
    await act(kim, 'jobcenter.akte-geoeffnet', true)
    const { text } = await kim.open('/verlauf')
    expect(text).toContain('Sie haben Ihr Passwort geändert.')
    expect(text).not.toContain('Ihre Akte wurde geöffnet.')
  })

  test('filtert nach Bereich und Zeit; Unbekanntes im Filter zeigt alles', async () => {
    const kim = await createMensch(portal)
    await act(kim, 'konto.passwort-geaendert')
    await portal.forward(8 * TAG)
    const spaeter = await otherSession(portal, kim)
    await act(kim, 'profil.code-beantragt')
    await spaeter.open('/verlauf')
    await spaeter.submit('Filtern', { bereich: 'profil', zeitraum: '' })
    expect(spaeter.page.text).toContain('Sie haben einen Freischaltcode beantragt.')
    expect(spaeter.page.text).not.toContain('Sie haben Ihr Passwort geändert.')
    expect((await spaeter.open('/verlauf?zeitraum=7')).text).not.toContain('Sie haben Ihr Passwort geändert.')
    expect((await spaeter.open('/verlauf?zeitraum=30')).text).toContain('Sie haben Ihr Passwort geändert.')
    expect((await spaeter.open("/verlauf?bereich=anmeldung&zeitraum=x&vor=1'")).text).toContain(
      'Sie haben Ihr Passwort geändert.',
    )
  })

  test('„Mehr anzeigen“ geht lückenlos weiter und behält den Filter', async () => {
    const kim = await createMensch(portal)
    for (let i = 0; i < 30; i++) await act(kim, 'konto.passwort-geaendert')
    await kim.open('/verlauf?bereich=konto')
    const zeilen = (html: string) => html.match(/Sie haben Ihr Passwort geändert\./g)?.length
    expect(zeilen(kim.page.html)).toBe(25)
    const mehr = /href="(\/verlauf\?[^"]*vor=\d+)"/.exec(kim.page.html)?.[1]?.replaceAll('&amp;', '&')
    expect(mehr).toContain('bereich=konto')
    expect(zeilen((await kim.open(mehr!)).html)).toBe(5)
    expect(kim.page.html).not.toContain('Mehr anzeigen')
  })

  test('was ein Team an einem Tag mehrmals hintereinander tat, ist eine Zeile mit Zahl und erster Zeit', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await act(kim, 'jobcenter.akte-geoeffnet', true)
    await portal.forward(20 * 60_000)
    for (let i = 0; i < 2; i++) await act(kim, 'jobcenter.akte-geoeffnet', true)
    await act(kim, 'vorgang.gelesen', true)
    await act(kim, 'jobcenter.akte-geoeffnet', true)
    const { text } = await kim.open('/verlauf')
    expect(text.match(/Ihre Akte wurde geöffnet\./g)).toHaveLength(2)
    expect(text).toMatch(/Ihre Akte wurde geöffnet\. 3-mal nacheinander, zuerst um \d{1,2}:\d{2} Uhr\./)
  })

  test('AZ-02: von einem anderen Konto steht nichts darin, auch nicht, was es früher mit demselben Kunden tat', async () => {
    const [kim, frueher] = [await createMensch(portal, { kunde: true }), await createMensch(portal)]
    const eintrag = {
      ereignis: 'profil.getrennt',
      akteur: 'kunde',
      kontoId: frueher.kontoId,
      kundeId: kim.kundeId,
    } as const
    await recordEreignis(portal.env, portal.env.db, eintrag)
    expect((await kim.open('/verlauf')).text).not.toContain('getrennt')
  })
})
