import { type Browser, expect, type Page, test } from '@playwright/test'
import { fillForm, type Plan, type Wert } from './ausfuellen.ts'
import { addTotp, newAddress, register, signIn } from './mensch.ts'
import { inspectAll } from './pruefung.ts'

const heute = new Date()
const press = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).last().click()
const follow = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name }).first().click()
const pathOf = (page: Page) => new URL(page.url()).pathname

const tagOf = (name: string, tag: Date): Record<string, string> => ({
  [`${name}-tag`]: String(tag.getDate()),
  [`${name}-monat`]: String(tag.getMonth() + 1),
  [`${name}-jahr`]: String(tag.getFullYear()),
})

async function fill(page: Page, felder: Record<string, string>): Promise<void> {
  for (const [name, wert] of Object.entries(felder)) await page.locator(`main [name="${name}"]`).fill(wert)
}

/** What all four have in common, and what the flat and the account are. */
const gemeinsam: Record<string, Wert> = {
  ...{ vorname: 'Anna', nachname: 'Familie', plz: '30159', ...tagOf('geburtsdatum', new Date(1990, 1, 1)) },
  ...{ ...tagOf('ab', heute), mitWem: ['ehe', 'kindUnter15'], personenzahl: '4', festeAnschrift: 'ja' },
  ...{ strasse: 'Lindenweg 5', ort: 'Musterstadt', hatKonto: 'ja', kontoinhaber: 'Anna Familie' },
  ...{ iban: 'DE02120300000000202051', rvnrStatus: 'beantragt', geburtsland: 'DE', staat: 'DE', gesetzlich: 'ja' },
  ...{
    krankenkasse: 'Hallesche Ortskasse',
    bedarfUnterkunft: 'ja',
    wohnart: 'miete',
    flaeche: '82',
    grundmiete: '640',
  },
  ...{ nebenkosten: '120', heizkosten: '95', kannArbeiten: 'ja' },
}

const leute: readonly Record<string, Wert>[] = [
  { beziehung: 'ich', familienstand: 'verheiratet', geschlecht: 'weiblich' },
  {
    beziehung: 'ehe',
    vorname: 'Bernd',
    'geburtsdatum-jahr': '1988',
    familienstand: 'verheiratet',
    geschlecht: 'maennlich',
  },
  { beziehung: 'kind', vorname: 'Clara', 'geburtsdatum-jahr': '2016', geschlecht: 'weiblich' },
  { beziehung: 'kind', vorname: 'David', 'geburtsdatum-jahr': '2020', geschlecht: 'maennlich' },
]

/** A picture as a phone would take it, different for each document. */
async function takePhoto(page: Page, titel: string, nr = 1) {
  const zettel = await page.context().newPage()
  await zettel.setContent(`<h1>${titel}, Blatt ${nr}</h1>`)
  const buffer = await zettel.screenshot()
  await zettel.close()
  return { name: `foto-${nr}.png`, mimeType: 'image/png', buffer }
}

/** The whole Hauptantrag with its annexes, for four; the date is secured on the way. */
async function applyForFamily(page: Page): Promise<number> {
  await page.goto('/eservices/buergergeld/antrag')
  await press(page, 'Beginnen')
  const ids: string[] = []
  const plan: Plan = (feld) => {
    const [seite, id] = (pathOf(page).split('/seiten/')[1] ?? '').split('/')
    if (seite === 'person' && id && !ids.includes(id)) ids.push(id)
    const person = id ? leute[ids.indexOf(id) + 1] : undefined
    return person?.[feld] ?? gemeinsam[feld]
  }
  let added = 1
  return fillForm(page, plan, async () => {
    const sichern = page.getByRole('button', { name: 'Antragsdatum sichern' })
    const hinzufuegen = page.getByRole('button', { name: 'Person hinzufügen' })
    if (await sichern.count()) {
      await sichern.click()
      await expect(page.getByText('Ihr Antragsdatum ist gesichert').first()).toBeVisible()
      await follow(page, 'Antrag weiter ausfüllen')
      return true
    }
    if (added < leute.length && (await hinzufuegen.count())) {
      added++
      await hinzufuegen.click()
      return true
    }
    return false
  })
}

async function send(page: Page): Promise<string> {
  await follow(page, /Angaben prüfen/)
  await page.getByLabel('Das erkläre ich.').check()
  await press(page, 'Absenden')
  await expect(
    page
      .locator('main')
      .getByText(/angekommen/)
      .first(),
  ).toBeVisible()
  return pathOf(page)
}

async function openDienst(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto('/schulung')
  await page.getByRole('button', { name: `Anmelden als ${name}` }).click()
  return page
}

/** Puts the person on file and answers the code of the letter, as it would lie in the letter box. */
async function assign(sabine: Page, erstantrag: string): Promise<string> {
  await sabine.goto(`/sachbearbeitung${erstantrag}`)
  await follow(sabine, 'Person neu anlegen und zuordnen')
  await fill(sabine, { kundennummer: `998F${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}` })
  await press(sabine, 'Anlegen, zuordnen und Brief erstellen')
  await sabine.goto('/schulung')
  const brief = sabine.locator('details').filter({ hasText: /^Anna Familie/ })
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await brief.first().textContent()) ?? '')![0]
}

/** Two of the staff decide: a grant for the past months and the next one, so that the renewal is due at once. */
async function decide(browser: Browser, sabine: Page, vorgang: string): Promise<void> {
  await sabine.goto(`/sachbearbeitung${vorgang}`)
  await follow(sabine, 'Bescheid erstellen')
  await follow(sabine, 'Bewilligung von Leistungen')
  await fill(sabine, {
    ...tagOf('von', new Date(heute.getFullYear(), heute.getMonth() - 4, 1)),
    ...tagOf('bis', new Date(heute.getFullYear(), heute.getMonth() + 2, 0)),
    ...{ 'feld-betrag': '2.412,00 €', 'feld-begruendung': 'Regelbedarfe für zwei Erwachsene und zwei Kinder, Miete.' },
  })
  await press(sabine, 'Entwurf erstellen')
  await expect(sabine.getByText('Der Entwurf ist gespeichert.')).toBeVisible()
  const bescheid = pathOf(sabine)
  await expect(async () => {
    await press(sabine, 'Zur Freigabe vorlegen')
    await expect(sabine.getByText('Der Entwurf liegt zur Freigabe.')).toBeVisible({ timeout: 1000 })
  }).toPass()
  const thea = await openDienst(browser, 'Thea Teamer')
  await thea.goto(`${bescheid}/freigabe`)
  await press(thea, 'Freigeben und zustellen')
  await expect(thea.getByText('Das Schreiben liegt im Portal bereit')).toBeVisible()
  await thea.context().close()
}

test('eine Familie mit vier Menschen: Erstantrag am Telefon, Nachweis, Bescheid, Widerspruch, Weiterbewilligung', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name !== 'telefon', 'Die Familie hat nur ein Telefon')
  test.setTimeout(600_000)
  const email = newAddress('familie')
  await register(page, email)
  await signIn(page, email)
  await addTotp(page)
  await page.goto('/profil-auswaehlen')
  await press(page, /ohne Profil/)

  expect(await applyForFamily(page)).toBeGreaterThan(80)
  await follow(page, 'Nachweise')
  for (const titel of ['Ausweis oder Pass', 'Mietvertrag und letzte Mieterhöhung']) {
    // The person who applies stands before the others; for whom it is belongs to the name of the link.
    await follow(page, titel === 'Ausweis oder Pass' ? /^Ausweis oder Pass ?: Sie$/ : titel)
    const fotos = [await takePhoto(page, titel, 1), await takePhoto(page, titel, 2)]
    await page.locator('input[type=file]').first().setInputFiles(fotos)
    await press(page, 'Speichern')
    await expect(page.getByText('2 Dateien').first()).toBeVisible()
  }
  await follow(page, 'Zur Übersicht')
  const erstantrag = await send(page)

  const sabine = await openDienst(browser, 'Sabine Sachlich')
  const code = await assign(sabine, erstantrag)
  await page.goto('/freischaltcode')
  await fill(page, { code, ...tagOf('geburtstag', new Date(1990, 1, 1)) })
  await press(page, 'Profil freischalten')
  await expect(page.getByText('Ihr Profil ist freigeschaltet').first()).toBeVisible()
  await page.goto('/profil/online-kommunikation')
  await press(page, 'Bescheide online bekommen')

  await sabine.goto(`/sachbearbeitung${erstantrag}`)
  await follow(sabine, 'Zum Vorgang')
  const vorgang = pathOf(sabine).replace('/sachbearbeitung', '')
  await follow(sabine, 'Nachweise prüfen und anfordern')
  const frist = new Date(heute.getTime() + 21 * 86_400_000)
  await fill(sabine, { titel: 'Bescheid über Kindergeld', ...tagOf('frist', frist) })
  await sabine.locator('main [name=typ]').selectOption('SOZ')
  await press(sabine, 'Anfordern')
  await expect(sabine.getByText('Der Nachweis ist angefordert')).toBeVisible()

  await page.goto('/')
  await follow(page, 'Unterlagen senden')
  await follow(page, 'Bescheid über Kindergeld nachreichen')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await takePhoto(page, 'Kindergeld'))
  await press(page, /senden/i)
  await expect(page.getByText('Ihre Unterlagen sind angekommen.')).toBeVisible()
  await decide(browser, sabine, vorgang)

  await page.goto('/bescheide')
  await follow(page, 'Wir bewilligen Ihnen Grundsicherungsgeld')
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Letzter Tag für den Widerspruch:')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  const bescheid = pathOf(page)
  await follow(page, /Widerspruch/)
  await follow(page, /Online|ausfüllen/)
  await press(page, 'Beginnen')
  await fillForm(page, () => undefined)
  await send(page)
  await expect(page.getByRole('heading', { name: /Die Schriftform fehlt noch/ })).toBeVisible()

  await page.goto('/')
  await follow(page, 'Weiterbewilligung beantragen')
  await follow(page, /Beginnen/)
  await press(page, 'Beginnen')
  const weiterhin: Record<string, Wert> = { anschriftStimmt: 'ja', stand: 'gleich', themen: ['nichts'] }
  const pages = await fillForm(page, (feld) => weiterhin[feld])
  // Nothing has changed: few pages ask for it.
  expect(pages).toBeLessThan(20)
  const weiter = await send(page)
  await sabine.goto(`/sachbearbeitung${weiter}`)
  await expect(sabine.getByText('Anna Familie').first()).toBeVisible()

  expect([
    ...(await inspectAll(page, ['/', vorgang, bescheid, weiter])),
    ...(await inspectAll(sabine, [`/sachbearbeitung${weiter}`])),
  ]).toEqual([])
  await sabine.context().close()
})
