import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { createMensch } from '../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../test/support/portal.ts'
import { listAufgaben } from './aufgaben.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal?.stop())

describe('the first page', () => {
  test('signed out asks how to help and shows the offers', async () => {
    const { html, text } = await portal.browser().open('/')
    expect(html).toContain('<h1>Willkommen, wie können wir Sie weiterbringen?</h1>')
    for (const wort of ['Privatpersonen', 'Unternehmen', 'Institutionen', 'Existenzgründung', 'Berufsberatung']) {
      expect(text).toContain(wort)
    }
    expect(text).toContain('Unsere Angebote für Bürgerinnen und Bürger')
  })

  test.each([
    ['einrichten', '/sicherheitshinweis'],
    ['faktor', '/anmeldung/totp'],
  ] as const)('with a session at „%s“ leads to %s', async (stufe, ziel) => {
    const mensch = await createMensch(portal, { stufe })
    const response = await mensch.raw('/')
    expect([response.status, response.headers.get('location')]).toEqual([303, ziel])
  })

  test('without a chosen profile leads to the choice', async () => {
    const mensch = await createMensch(portal)
    expect((await mensch.raw('/')).headers.get('location')).toBe('/profil-auswaehlen')
  })

  test('of a customer shows name, Kundennummer and the ways on', async () => {
    const kunde = { vorname: 'Kim', nachname: 'Klicker', kundennummer: '123A456789' }
    const mensch = await createMensch(portal, { kunde })
    const { html, text } = await mensch.open('/')
    expect(text).toContain('Kim Klicker')
    expect(text).toContain('Kundennummer: 123A456789')
    for (const [wort, href] of [
      ['Postfach', '/postfach'],
      ['Bescheide', '/bescheide'],
      ['Termine', '/termine'],
      ['Verlauf', '/verlauf'],
    ]) {
      expect(html).toMatch(new RegExp(`<a class="kern-btn[^>]* href="${href}">[\\s\\S]{0,300}?>${wort}</span>`))
    }
    expect(text).toContain('Musterallee 12')
    expect(text).toContain('Übersicht zum Grundsicherungsgeld')
    expect(text).not.toContain('Standardprofil')
    expect(html.indexOf('Was ist zu tun?')).toBeLessThan(html.indexOf('Kundennummer'))
  })

  test('has one card for each benefit with a case, with what the seed says of it, and pages behind it', async () => {
    const mensch = await createMensch(portal, { kunde: { bgNummer: '97122//0000004' } })
    const ids: string[] = []
    for (const dienst of ['weiterbewilligung', 'veraenderungen', 'buergergeld', 'vermittlungsbudget']) {
      await mensch.open(`/eservices/${dienst}/formlos`)
      await mensch.submit(dienst === 'veraenderungen' ? 'Mitteilung senden' : 'Antrag senden', { text: 'Bitte.' })
      ids.push(new URL(mensch.page.url).pathname)
    }
    const { text, html } = await mensch.open('/')
    for (const wort of [
      'Geldleistungen und andere Leistungen',
      'Ihre Vorgänge:',
      'Antrag Vermittlungsbudget SGB II vom 23. November 2026',
      'Letzte Aktualisierung: 23. November 2026',
      'Status: Von Ihnen online gesendet',
      'Einen weiteren Vorgang anzeigen',
      'Ihr aktueller Bezug:',
      'Sie haben Fragen zu Ihrem Grundsicherungsgeld?',
      'Zum Postfach',
      'Verlauf zum Grundsicherungsgeld',
      'Veränderung mitteilen',
      'Weiterbewilligung beantragen',
      'Übersicht zum Grundsicherungsgeld',
      'Verlauf zum Vermittlungsbudget',
      'Übersicht zum Vermittlungsbudget SGB II',
    ]) {
      expect(text).toContain(wort)
    }
    expect(html).not.toContain(ids[0])
    const seite = await mensch.open('/leistungen/buergergeld')
    expect(seite.text).toContain(
      'Weiterbewilligungsantrag Grundsicherungsgeld für die Bedarfsgemeinschaft 97122//0000004',
    )
    for (const id of ids.slice(0, 3)) expect(seite.html).toContain(id)
    expect(seite.html).not.toContain(ids[3])
    expect((await mensch.raw('/leistungen/gibt-es-nicht')).status).toBe(404)
    const fremd = await createMensch(portal, { kunde: true })
    expect((await fremd.open('/')).html).not.toContain('/vorgaenge/')
    expect((await portal.browser().open('/leistungen/buergergeld')).text).toContain('Übersicht zum Grundsicherungsgeld')
  })

  test('of a Standardprofil shows its button and the way to the code', async () => {
    const mensch = await createMensch(portal, { profil: 'standard' })
    const { html, text } = await mensch.open('/')
    expect(html).toMatch(/href="\/profil-auswaehlen">[\s\S]{0,300}?>Standardprofil<\/span>/)
    expect(text).toContain('Freischaltcode online beantragen oder Jobcenter kontaktieren')
    expect(text).not.toContain('Kundennummer:')
  })

  test('AZ-02: somebody else’s profile in the session shows nothing of them', async () => {
    const kim = await createMensch(portal, { kunde: { nachname: 'Geheimnis' } })
    const fremd = await createMensch(portal, { profil: 'standard' })
    await portal.owner
      .updateTable('sitzung')
      .set({ profil: kim.profilId })
      .where('konto_id', '=', fremd.kontoId)
      .execute()
    const { text } = await fremd.open('/')
    expect(text).not.toContain('Geheimnis')
    expect(text).toContain('Standardprofil')
  })
})

describe('„Was ist zu tun?“', () => {
  const ruhig = {
    passwort: true,
    totp: true,
    passkeys: 1,
    codes: 10,
    codes_frei: 10,
    entwurf: null,
    formular: null,
    erstantrag: null,
    kunde_id: 'x',
    antrag: null,
    briefzustand: null,
    codezustand: null,
    gueltig_bis: null,
    termin_offen: null,
    bescheide_neu: 0,
    adresse_gestoert: null,
    neu_leistung: 0,
    neu_vermittlung: 0,
    vorgaenge: null,
    bewilligung: null,
    vorbehalte: null,
  }
  const list = (teil: Partial<Parameters<typeof listAufgaben>[0]>) =>
    listAufgaben({ ...ruhig, ...teil }, TESTZEIT, (dienst) => dienst).map(
      ({ titel, status }) => `${titel}: ${status.text}`,
    )
  const bald = new Date(TESTZEIT.getTime() + 10 * TAG)
  const entwurf = { id: 'a', dienst: 'buergergeld', gesichert: false, neu: false }

  test.each([
    [{}, []],
    [{ codes_frei: 4 }, []],
    [{ neu_leistung: 1 }, ['Eine neue Nachricht lesen: Neu']],
    [{ neu_leistung: 1, neu_vermittlung: 2 }, ['3 neue Nachrichten lesen: Neu']],
    [{ bescheide_neu: 1 }, ['Ein neues Schreiben lesen: Neu']],
    [{ bescheide_neu: 3 }, ['3 neue Schreiben lesen: Neu']],
    [{ codes_frei: 3 }, ['Neue Wiederherstellungscodes erstellen: Noch 3 Codes']],
    [{ codes_frei: 1 }, ['Neue Wiederherstellungscodes erstellen: Noch 1 Code']],
    [{ codes_frei: 0 }, ['Neue Wiederherstellungscodes erstellen: Alle verbraucht']],
    [{ codes: 0, codes_frei: 0 }, ['Wiederherstellungscodes erstellen: Empfohlen']],
    [{ totp: false }, ['Zweiten Passkey einrichten: Empfohlen']],
    [{ totp: false, passwort: false }, ['Zweiten Passkey einrichten: Wichtig']],
    [{ totp: false, passkeys: 2 }, []],
    [{ entwurf: '/postfach' }, []],
    [{ formular: { ...entwurf, neu: true } }, ['Beginnen: buergergeld: Noch nicht begonnen']],
    [{ formular: entwurf }, ['Weitermachen: buergergeld: Antragsdatum noch nicht gesichert']],
    [{ formular: { ...entwurf, korrektur: true } }, ['Weitermachen: buergergeld: Wird von Ihnen bearbeitet']],
    [{ formular: { ...entwurf, dienst: 'widerspruch' } }, ['Weitermachen: widerspruch: Wird von Ihnen bearbeitet']],
    [
      { formular: { ...entwurf, gesichert: true } },
      ['Weitermachen: buergergeld: Antragsdatum gesichert, Angaben fehlen noch'],
    ],
    [{ entwurf: '/kontoeinstellungen/benutzername' }, ['Ihre Eingabe von vorhin fortsetzen: Nicht gesendet']],
    [{ kunde_id: null }, ['Freischaltcode eingeben: Offen']],
    [{ kunde_id: null, antrag: 'offen' as const }, ['Ihr Freischaltcode ist beantragt: Beantragt']],
    [{ kunde_id: null, antrag: 'abgelehnt' as const }, ['Neuen Freischaltcode beantragen: Nicht ausgestellt']],
  ])('%j → %j', (lage, erwartet) => {
    expect(list(lage)).toEqual(erwartet)
  })

  test.each([
    ['erstellt', 'gueltig', bald, 'Freischaltcode eingeben: Brief in Vorbereitung'],
    ['gesendet', 'gueltig', bald, 'Freischaltcode eingeben: Brief unterwegs'],
    ['gesendet', 'gueltig', TESTZEIT, 'Neuen Freischaltcode beantragen: Abgelaufen'],
    ['gesendet', 'ersetzt', bald, 'Neuen Freischaltcode beantragen: Abgelaufen'],
  ] as const)(
    'a letter that is %s with a code that is %s until %s',
    (briefzustand, codezustand, gueltig_bis, erwartet) => {
      expect(list({ kunde_id: null, antrag: 'erledigt', briefzustand, codezustand, gueltig_bis })).toEqual([erwartet])
    },
  )

  test.each([
    ['gesendet', 1, ['Einen Nachweis nachreichen: Fehlt noch']],
    ['in-bearbeitung', 7, ['7 Nachweise nachreichen: Fehlt noch']],
    ['unterlagen-angefordert', 7, ['Unterlagen senden: Offen']],
    ['entschieden', 7, []],
    ['gesendet', 0, []],
  ] as const)('a case that is „%s“ and lacks %i documents', (zustand, fehlt, erwartet) => {
    const teil = { id: 'v', dienst: 'buergergeld' as const, titel: '', geaendert: '', frist: null }
    expect(list({ vorgaenge: [{ ...teil, zustand, fehlt }] })).toEqual(erwartet)
  })

  test('puts what has a day first, in the order of the days', () => {
    const vorgang = (frist: string | null, zustand = 'unterlagen-angefordert' as const) => ({
      ...{ id: 'v', dienst: 'weiterbewilligung' as const, titel: '', zustand, geaendert: '', frist, fehlt: 0 },
    })
    const termin_offen = { id: 't', beginn: '2026-12-01T09:00:00Z', ende: '2026-12-01T09:30:00Z' }
    const vorgaenge = [vorgang(null), vorgang('2026-12-14'), vorgang('2026-11-25')]
    expect(list({ bescheide_neu: 1, termin_offen, vorgaenge })).toEqual([
      'Unterlagen senden: Bis 25. November 2026',
      'Termin bestätigen: Offen',
      'Unterlagen senden: Bis 14. Dezember 2026',
      'Unterlagen senden: Offen',
      'Ein neues Schreiben lesen: Neu',
    ])
  })

  test('names what waits for the person to confirm it, and how far the letter is', () => {
    const vorbehalte = [
      { id: 'a', was: 'anschrift', brief: 'gesendet' },
      { id: 'b', was: 'konto', brief: null },
    ] as const
    expect(list({ vorbehalte: [...vorbehalte] })).toEqual([
      'Neue Anschrift bestätigen: Brief unterwegs',
      'Neue Bankverbindung bestätigen: Offen',
    ])
  })

  const bewilligung = (bis: string, teil = {}) => ({
    bewilligung: { bis, aufgehoben: false, beantragt: false, ...teil },
  })
  const wba = { id: 'x', dienst: 'weiterbewilligung', gesichert: false, neu: false }

  test.each([
    [bewilligung('2027-02-24'), []],
    [bewilligung('2027-02-23'), ['Weiterbewilligung beantragen: Bis 23. Februar 2027']],
    [bewilligung('2026-11-23'), ['Weiterbewilligung beantragen: Bis 23. November 2026']],
    [bewilligung('2026-11-22'), ['Weiterbewilligung beantragen: Abgelaufen']],
    [bewilligung('2026-09-23'), ['Weiterbewilligung beantragen: Abgelaufen']],
    [bewilligung('2026-09-22'), []],
    [bewilligung('2026-12-31', { beantragt: true }), []],
    [bewilligung('2026-12-31', { aufgehoben: true }), []],
    [{ ...bewilligung('2026-12-31'), formular: wba }, ['Weitermachen: weiterbewilligung: Wird von Ihnen bearbeitet']],
    [
      { ...bewilligung('2026-12-31'), formular: { ...wba, dienst: 'widerspruch' } },
      ['Weitermachen: widerspruch: Wird von Ihnen bearbeitet', 'Weiterbewilligung beantragen: Bis 31. Dezember 2026'],
    ],
  ])('the end of the approval period: %j → %j', (lage, erwartet) => {
    expect(list(lage)).toEqual(erwartet)
  })

  test('a draft of the renewal names the end, and no other draft does', () => {
    const hintOf = (dienst: string, bis: string) =>
      listAufgaben({ ...ruhig, ...bewilligung(bis), formular: { ...wba, dienst } }, TESTZEIT, String)[0]!.hinweis
    expect(hintOf('weiterbewilligung', '2026-12-31')).toContain('Ihr Bewilligungszeitraum endet am 31. Dezember 2026.')
    expect(hintOf('weiterbewilligung', '2026-10-31')).toContain('Ihr Bewilligungszeitraum endete am 31. Oktober 2026.')
    expect(hintOf('widerspruch', '2026-12-31')).not.toContain('Bewilligungszeitraum')
  })

  test('says until when the code of the letter can be used', () => {
    const [aufgabe] = listAufgaben(
      {
        ...ruhig,
        kunde_id: null,
        antrag: 'erledigt',
        briefzustand: 'gesendet',
        codezustand: 'gueltig',
        gueltig_bis: bald,
      },
      TESTZEIT,
      String,
    )
    expect(aufgabe!.hinweis).toContain('3. Dezember 2026')
  })
})
