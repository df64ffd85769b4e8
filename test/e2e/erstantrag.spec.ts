import { expect, test } from '@playwright/test'
import { addTotp, newAddress, register, signIn } from './mensch.ts'
import { Rundgang } from './rundgang.ts'

test('vom neuen Konto zum gesicherten Antragsdatum, ohne Freischaltcode, bis das Jobcenter zuordnet; jede Seite ist zugänglich', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  const email = newAddress('erstantrag')
  await register(page, email)
  await signIn(page, email)
  await addTotp(page)
  await page.goto('/profil-auswaehlen')
  await page.getByRole('button', { name: /ohne Profil/ }).click()
  const mensch = new Rundgang(page)
  await mensch.open('/eservices/vermittlungsgutschein/antrag')
  await mensch.look('anderer eService', 'Ihr Profil ist noch nicht freigeschaltet')
  await mensch.open('/eservices/buergergeld')
  await page.getByRole('link', { name: 'Beginnen', exact: true }).click()
  await mensch.look('Beginnen', 'Nach der ersten Seite können Sie das Datum Ihres Antrags sichern')
  await mensch.press('Beginnen')
  await page
    .getByRole('link', { name: /^(Beginnen|Weitermachen)$/ })
    .first()
    .click()
  const heute = new Date()
  const nachname = `Neu${Date.now().toString(36).replace(/\d/g, 'x')}`
  await mensch.fill({
    ...{ vorname: 'Maximiliane-Theodora', nachname, plz: '30159' },
    ...{ 'geburtsdatum-tag': '1', 'geburtsdatum-monat': '2', 'geburtsdatum-jahr': '1990' },
    ...{ 'ab-tag': String(heute.getDate()), 'ab-monat': String(heute.getMonth() + 1) },
    'ab-jahr': String(heute.getFullYear()),
  })
  await mensch.press('Weiter')
  await mensch.look('Sichern', 'Mehr brauchen Sie jetzt nicht')
  await page.getByRole('link', { name: 'Noch nicht' }).click()
  await mensch.look('noch nicht gesichert', 'Ihr Antragsdatum ist noch nicht gesichert')
  await page.getByRole('link', { name: 'Antragsdatum sichern' }).first().click()
  await mensch.press('Antragsdatum sichern')
  await mensch.look('gesichert', 'Ihr Antragsdatum ist gesichert')
  const pfad = new URL(page.url()).pathname
  // A reload of the receipt secures nothing again.
  await page.reload()
  await page.getByRole('link', { name: 'Antrag weiter ausfüllen' }).click()
  await mensch.look('Entwurf', 'Der Entwurf wird nicht von selbst gelöscht')
  await page.getByRole('link', { name: 'Entwurf löschen' }).click()
  await mensch.look('Löschen', 'Das gesicherte Antragsdatum bleibt auch')
  await mensch.open('/')
  await mensch.look('Startseite', 'Ihr Antrag bei Ihrem Jobcenter')

  const dienst = await (await browser.newContext()).newPage()
  await dienst.goto('/schulung')
  await dienst.getByRole('button', { name: 'Anmelden als Sabine Sachlich' }).click()
  const sabine = new Rundgang(dienst)
  await sabine.open('/sachbearbeitung/eingang?art=erstantrag')
  await sabine.look('Eingang', 'noch nicht zugeordnet')
  await sabine.open(`/sachbearbeitung${pfad}`)
  await sabine.look('Erstantrag', nachname)
  await sabine.press('Ablehnen')
  await sabine.look('Ablehnen ohne Grund', 'Schreiben Sie, warum')
  await dienst.getByRole('link', { name: 'Person neu anlegen und zuordnen' }).click()
  await sabine.look('Person anlegen', 'Prüfen Sie es am Ausweis')
  await sabine.press('Anlegen, zuordnen und Brief erstellen')
  await sabine.look('Person anlegen mit Fehlern', 'Geben Sie die Kundennummer ein')
  const kundennummer = `998Y${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`
  await sabine.fill({ kundennummer, strasse: 'Beispielweg 3', ort: 'Musterstadt' })
  await sabine.press('Anlegen, zuordnen und Brief erstellen')
  await sabine.look('Brief', 'Der Code steht nur in dem Brief')
  await sabine.open(`/sachbearbeitung${pfad}`)
  await sabine.look('zugeordnet im Dienst', 'Zum Vorgang')

  await mensch.open(pfad)
  await mensch.look('zugeordnet', 'hat den Antrag zugeordnet')
  expect(await page.content()).not.toMatch(/Beispielweg|998Y/)
  await sabine.open(`/sachbearbeitung${pfad}/trennung`)
  await sabine.look('Trennung', 'Der Freischaltcode aus dem Brief gilt nicht mehr.')
  await sabine.press('Zuordnung zurücknehmen')
  await sabine.look('Trennung ohne Grund', 'Schreiben Sie, warum die Zuordnung falsch war.')
  await sabine.fill({ grund: 'Verwechslung bei gleichem Namen.' })
  await sabine.press('Zuordnung zurücknehmen')
  await sabine.look('wieder offen', 'Zurückgenommene Zuordnungen')
  await mensch.open(pfad)
  await mensch.look('wieder bei Ihrem Jobcenter', 'Bei Ihrem Jobcenter')
  await page.getByRole('link', { name: 'Antrag zurücknehmen' }).click()
  await mensch.look('Rücknahme', 'zählt dann nicht mehr')
  await mensch.press('Antrag zurücknehmen')
  await mensch.look('zurückgenommen', 'Von Ihnen zurückgenommen')
  expect([...mensch.found, ...sabine.found]).toEqual([])
})
