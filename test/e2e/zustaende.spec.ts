import { expect, test } from '@playwright/test'
import { addAuthenticator, addTotp, linkIn, newAddress, PASSWORT, readMail, register, signIn } from './mensch.ts'
import { Rundgang } from './rundgang.ts'

// Each makes its own account: as the last and longest of all they would keep one worker waiting.
test.describe.configure({ mode: 'parallel' })

const geburtstag = { 'geburtstag-tag': '1', 'geburtstag-monat': '2', 'geburtstag-jahr': '1990' }

async function registering(gang: Rundgang, email: string): Promise<void> {
  await gang.open('/registrieren')
  await gang.fill({ email: 'kim', passwort: 'tasse', wiederholung: 'tass' })
  await gang.press('Registrieren')
  await gang.look('Registrierung mit vielen Fehlern', 'Ergänzen Sie im Passwort eine Ziffer')
  await gang.fill({ email, passwort: PASSWORT, wiederholung: PASSWORT })
  for (const name of ['bedingungen', 'einwilligung']) await gang.page.locator(`[name="${name}"]`).check()
  await gang.press('Registrieren')
  await gang.look('registriert', 'Sie haben sich erfolgreich registriert.')
  const link = linkIn(await readMail(email, 'Bestätigung Ihrer E-Mail-Adresse'))
  await gang.press('E-Mail erneut senden')
  await gang.look('E-Mail erneut gesandt', 'Wir haben Ihre Anfrage angenommen')
  const [neu] = await Promise.all([newerLink(email, link)])
  await gang.open(neu)
  await gang.look('Bestätigung mit gutem Link', 'Ein Klick fehlt noch')
  await gang.press('E-Mail-Adresse bestätigen')
  await gang.look('Adresse bestätigt', 'Sie haben Ihre E-Mail-Adresse erfolgreich bestätigt.')
  await gang.open(neu)
  await gang.look('Bestätigung mit verbrauchtem Link', 'Dieser Link gilt nicht mehr')
}

async function newerLink(email: string, old: string): Promise<string> {
  let link = old
  await expect
    .poll(
      async () => {
        link = linkIn(await readMail(email, 'Bestätigung Ihrer E-Mail-Adresse'))
        return link !== old
      },
      // As long as the first mail may take.
      { timeout: 45_000 },
    )
    .toBe(true)
  return link
}

async function signingIn(gang: Rundgang, email: string): Promise<string[]> {
  await gang.open('/anmeldung?grund=beendet&weiter=%2Ffreischaltcode')
  await gang.look('Sitzung auf anderem Gerät beendet', 'Ihre Sitzung ist beendet')
  await gang.fill({ name: email, passwort: 'falsch' })
  await gang.press(/^Anmelden$/)
  await gang.look('Anmeldung abgelehnt', 'Die Anmeldung hat nicht geklappt')
  await signIn(gang.page, email)
  await gang.look('Sicherheitshinweis', 'Sichern Sie Ihre Anmeldung ab:')
  await gang.open('/passkey-einrichten')
  await gang.look('Passkey einrichten', 'Was sind Passkeys?')
  await gang.open('/totp-einrichten')
  await gang.fill({ code: '12' })
  await gang.press('Bestätigen')
  await gang.look('zweiter Faktor mit Fehler', 'Bitte prüfen Sie Ihre Angaben')
  await addTotp(gang.page)
  await gang.look('zweiter Faktor eingerichtet', 'erfolgreich eingerichtet')
  await gang.press('Weiter')
  await gang.look('Wiederherstellungscodes', 'Wir zeigen sie nur dieses eine Mal')
  return gang.page.locator('.codeliste code').allInnerTexts()
}

async function enteringCodes(gang: Rundgang): Promise<void> {
  await gang.open('/freischaltcode')
  await gang.press('Profil freischalten')
  await gang.look('Freischaltcode ohne Eingabe', 'zum Beispiel 1 2 1990')
  for (let i = 0; i < 5; i++) {
    await gang.fill({ code: '3467-ACDE-FGHJ', ...geburtstag })
    await gang.press('Profil freischalten')
  }
  await gang.look('Freischaltcode falsch', 'wurde nicht angenommen')
  await gang.fill({ code: '3467-ACDE-FGHJ', ...geburtstag })
  await gang.press('Profil freischalten')
  await gang.look('Freischaltcode in der Pause', 'Diese Eingabe wurde nicht geprüft')
  await gang.open('/freischaltcode')
  await gang.look('Freischaltcode, Pause beim Öffnen', 'macht gerade eine Pause')
  await gang.open('/freischaltcode-beantragen')
  await gang.fill({ nummer: 'x' })
  await gang.press('Freischaltcode beantragen')
  await gang.look('Antrag mit Fehlern', 'Bitte prüfen Sie Ihre Angaben')
  await gang.fill({ name: 'Kim Beispiel', nummer: '', ...geburtstag })
  await gang.press('Freischaltcode beantragen')
  await gang.look('Antrag gestellt', 'Ihre Anfrage ist beim Jobcenter')
}

async function changing(gang: Rundgang): Promise<void> {
  await gang.open('/kontoeinstellungen/passwort')
  await gang.fill({ bisher: 'falsch', passwort: 'x', wiederholung: 'y' })
  await gang.press('Passwort speichern')
  await gang.look('Passwort ändern mit Fehlern', 'Das bisherige Passwort ist nicht richtig.')
  await gang.open('/kontoeinstellungen/benutzername')
  await gang.fill({ benutzername: 'k@m' })
  await gang.press('Benutzername speichern')
  await gang.look('Benutzername mit Fehler', 'Lassen Sie das @-Zeichen weg')
  const neu = newAddress('neu')
  await gang.open('/kontoeinstellungen/e-mail')
  await gang.fill({ email: neu })
  await gang.press('Link an die neue Adresse senden')
  await gang.look('neue Adresse angefragt', 'Bestätigen Sie bitte die neue Adresse')
  const link = linkIn(await readMail(neu, 'Bestätigung Ihrer neuen E-Mail-Adresse'))
  await gang.open(link)
  await gang.look('neue Adresse, guter Link', 'Ein Klick fehlt noch')
  await gang.press('E-Mail-Adresse bestätigen')
  await gang.look('neue Adresse gilt', 'Ihre neue E-Mail-Adresse gilt ab sofort.')
  await gang.open(link)
  await gang.look('neue Adresse, verbrauchter Link', 'Dieser Link gilt nicht mehr')
}

async function factors(gang: Rundgang, email: string, code: string): Promise<void> {
  await gang.page.context().clearCookies()
  await signIn(gang.page, email)
  for (let i = 0; i < 6; i++) {
    await gang.fill({ code: String(100_000 + i) })
    await gang.press(/Anmelden|Erneut versuchen/)
    if (i === 0) await gang.look('Code der App falsch', 'Anderen Weg wählen')
  }
  await gang.look('Codes der App in der Pause', /Warten Sie/)
  await gang.open('/anmeldung/wiederherstellungscode')
  await gang.fill({ code: 'x' })
  await gang.press('Bestätigen')
  await gang.look('Wiederherstellungscode falsch', 'Bitte prüfen Sie Ihre Angaben')
  await gang.fill({ code })
  await gang.press('Erneut versuchen')
  await gang.open('/wiederherstellungscodes')
  await gang.look('neun Codes übrig', '9 unbenutzt')
}

async function recovering(gang: Rundgang, email: string): Promise<void> {
  await gang.open('/passwort-vergessen')
  await gang.fill({ name: email })
  await gang.press('Link anfordern')
  await gang.look('Link angefordert', 'Wir haben Ihre Anfrage angenommen')
  const link = linkIn(await readMail(email, 'Neues Passwort für Ihr Online-Konto'))
  await gang.open(link)
  await gang.look('neues Passwort, guter Link', 'Neues Passwort festlegen')
  await gang.fill({ passwort: 'Jobcenter', wiederholung: '' })
  await gang.press('Passwort speichern')
  await gang.look('neues Passwort mit Fehlern', 'Bitte prüfen Sie Ihre Angaben')
  await gang.fill({ passwort: `${PASSWORT}b`, wiederholung: `${PASSWORT}b` })
  await gang.press('Passwort speichern')
  await gang.look('neues Passwort gilt', 'Ihr neues Passwort gilt ab sofort.')
  await gang.open(link)
  await gang.look('neues Passwort, verbrauchter Link', 'Dieser Link gilt nicht mehr')
  await gang.open('/zugang-verloren/code')
  await gang.fill({ name: email })
  await gang.press('Link anfordern')
  await gang.open(linkIn(await readMail(email, 'Zugang zu Ihrem Online-Konto')))
  await gang.look('Zugang mit Link', 'Zugang mit einem Code')
  await gang.press('Weiter')
  await gang.look('Zugang mit Fehlern', 'Bitte prüfen Sie Ihre Angaben')
}

async function erasing(gang: Rundgang, email: string, code: string): Promise<void> {
  await gang.page.context().clearCookies()
  await signIn(gang.page, email, `${PASSWORT}b`)
  await gang.open('/anmeldung/wiederherstellungscode')
  await gang.fill({ code })
  await gang.press('Bestätigen')
  await gang.open('/kontoeinstellungen/loeschung')
  await gang.press('Konto löschen')
  await gang.look('Löschung ohne Haken', 'Bitte prüfen Sie Ihre Angaben')
  await gang.page.locator('[name="einverstanden"]').check()
  await gang.press('Konto löschen')
  await gang.look('Löschung beantragt', /gelöscht/)
  await gang.open(linkIn(await readMail(email, 'Ihr Online-Konto wird gelöscht')))
  await gang.look('Löschung, guter Link', /zurücknehmen|behalten/)
  await gang.press(/zurücknehmen|behalten/)
  await gang.look('Löschung zurückgenommen', 'Ihr Online-Konto bleibt bestehen.')
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'mit JavaScript' : 'ohne JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('jeder Zustand eines Kontos ist zugänglich, gültig und passt auf 320 px', async ({ page }) => {
      test.setTimeout(300_000)
      const gang = new Rundgang(page, javaScriptEnabled)
      const email = newAddress('zustand')
      await registering(gang, email)
      const [first = '', second = ''] = await signingIn(gang, email)
      await enteringCodes(gang)
      await factors(gang, email, first)
      await recovering(gang, email)
      await erasing(gang, email, second)
      expect(gang.found).toEqual([])
      expect(gang.seen).toBe(34)
    })

    test('auch der einer neuen Adresse', async ({ page }) => {
      test.setTimeout(120_000)
      const gang = new Rundgang(page, javaScriptEnabled)
      const email = newAddress('adresse')
      await register(page, email)
      await signIn(page, email)
      await addTotp(page)
      await gang.press('Weiter')
      await changing(gang)
      expect(gang.found).toEqual([])
    })
  })
}

test('Fehler rund um Passkeys auch', async ({ page, context, browser, baseURL }) => {
  test.setTimeout(120_000)
  const gang = new Rundgang(page)
  const device = await addAuthenticator(context, page)
  const email = newAddress('passkeyfehler')
  await register(page, email)
  await signIn(page, email)
  await gang.open('/passkey-einrichten')
  await gang.press('Passkey erstellen')
  await gang.look('Passkey ohne Namen', 'Geben Sie dem Passkey einen Namen')
  await device.setPresence(false)
  await gang.fill({ name: 'Handy' })
  await gang.press('Passkey erstellen')
  await gang.look('Passkey abgebrochen', 'Anderen Weg wählen')
  await device.setPresence(true)
  await gang.press('Erneut versuchen')
  await gang.look('Passkey eingerichtet', 'Ihr Passkey ist bereit')
  await gang.open('/kontoeinstellungen/passkeys')
  await gang.look('Passkeys verwalten', 'Umbenennen')
  await page.getByRole('link', { name: 'Passkey „Handy“ löschen' }).click()
  await gang.look('Passkey löschen', 'Passkey löschen')
  await gang.open('/passwort-entfernen')
  await gang.look('Passwort entfernen', 'Sie haben erst einen Passkey')
  await device.setPresence(false)
  await context.clearCookies()
  await signIn(page, email)
  await gang.press('Mit Passkey bestätigen')
  await gang.look('Passkey beim Anmelden abgebrochen', 'Es wurde nichts geändert')
  const alt = await browser.newContext(baseURL ? { baseURL } : {})
  await alt.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
  const ohne = new Rundgang(await alt.newPage())
  await register(ohne.page, newAddress('altes-geraet'))
  await ohne.open('/anmeldung')
  await ohne.look('Anmeldung ohne Passkeys', 'kann keine Passkeys')
  expect([...gang.found, ...ohne.found]).toEqual([])
  await alt.close()
})

test('ein deaktiviertes Konto und Formulare der Sachbearbeitung mit Fehlern auch', async ({ page }) => {
  test.setTimeout(120_000)
  const gang = new Rundgang(page)
  await gang.open('/barrierefreiheit')
  await gang.press(/senden/)
  await gang.look('Barriere ohne Text', 'Bitte prüfen Sie Ihre Angaben')
  await gang.open('/konto-deaktiviert')
  await gang.look('Konto deaktiviert', /deaktiviert/)
  await gang.open('/schulung')
  await page.getByRole('button', { name: 'Anmelden als Sabine Sachlich' }).click()
  for (const [name, tat] of [
    ['Yıldız-Krüger, Ayşe', /deaktivieren/],
    ['O’Connor, Samuel', /Reaktivierung beantragen/],
  ] as const) {
    await gang.open('/sachbearbeitung')
    await page.locator('main').getByRole('link', { name }).click()
    await page.locator('main').getByRole('link', { name: tat }).click()
    await gang.press(tat)
    await gang.look(`Sachbearbeitung: ${tat.source} ohne Grund`, 'Bitte prüfen Sie Ihre Angaben')
    const h1 = await page.locator('h1').boundingBox()
    expect((await page.locator('[data-fehlerliste]').boundingBox())!.y).toBeGreaterThan(h1!.y)
  }
  expect(gang.found).toEqual([])
})

test('Freischaltcodes im Stapel, vom Vorschlag bis zum Versand', async ({ page }) => {
  test.setTimeout(120_000)
  const gang = new Rundgang(page)
  await gang.open('/schulung')
  await page.getByRole('button', { name: 'Anmelden als Sabine Sachlich' }).click()
  await gang.open('/sachbearbeitung')
  await page.getByRole('link', { name: 'Freischaltcodes im Stapel ausstellen' }).click()
  await gang.press('Prüfen')
  await gang.look('Stapel ohne Nummern', 'wenigstens eine Kundennummer')
  await gang.press('Alle ohne Zugang vorschlagen')
  await gang.look('Stapel vorgeschlagen', 'Kundennummern')
  await gang.press('Prüfen')
  await gang.look('Stapel geprüft', /Briefe? erstellen/)
  await gang.press('Briefe erstellen')
  await gang.look('Stapel erstellt', 'Alle Briefe als PDF öffnen')
  await gang.press('Alle Briefe gesendet')
  await gang.look('Stapel gesendet', 'Gesendet')
  expect(gang.found).toEqual([])
})
