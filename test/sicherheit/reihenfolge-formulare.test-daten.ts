import { beginAntrag, saveAntrag } from '../../src/modules/formulare/antrag/antrag.ts'
import { wer as person } from '../../src/modules/formulare/erstantrag/buehne.test-daten.ts'
import { findDienst } from '../../src/modules/formulare/index.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import type { Browser } from '../support/browser.ts'
import type { Dienst } from '../support/dienst.ts'
import { geburtstagFelder } from '../support/freischaltcodes.ts'
import { createMensch, createTestKunde, type Mensch } from '../support/menschen.ts'
import type { TestPortal } from '../support/portal.ts'
import { einmal, nie, oft, type Prozess, sende } from './reihenfolge.ts'
import { codeIn } from './reihenfolge-faktoren.test-daten.ts'

interface Entwurf {
  kim: Mensch
  id: string
  abdruck: string
}

const printOn = (html: string) => /name="abdruck" value="([0-9a-f]+)"/.exec(html)?.[1] ?? ''

/** Sends a page of a form, as it is shown where it is. */
async function fill(browser: Browser, pfad: string, werte: Record<string, string>): Promise<Response> {
  const { html } = await browser.open(pfad)
  return sende(browser, pfad, { abdruck: printOn(html), ...werte })
}

interface Formularlage {
  da: boolean
  seiten: Set<string>
  gelesen: boolean
  gesendet: boolean
}

const SEITEN = ['wunsch', 'ausgesucht', 'Rest']

function lageOf(getan: readonly string[]): Formularlage {
  let lage: Formularlage = { da: false, seiten: new Set(), gelesen: false, gesendet: false }
  for (const schritt of getan) {
    if (schritt === 'beginnen') lage = { ...lage, da: true, seiten: new Set(), gelesen: false }
    if (schritt === 'lesen') lage.gelesen = isComplete(lage)
    if ([...SEITEN, 'agentur'].includes(schritt)) {
      lage = { ...lage, seiten: new Set([...lage.seiten, schritt]), gelesen: false }
    }
    if (schritt === 'absenden') lage = { ...lage, da: false, gesendet: true }
    if (schritt === 'löschen') lage = { ...lage, da: false, seiten: new Set() }
  }
  return lage
}

const isComplete = ({ da, seiten }: Formularlage) => da && seiten.size === SEITEN.length + 1

let lfd = 0
const seite = (name: string, werte: () => Record<string, string>) => (b: Entwurf) =>
  fill(b.kim, `/antraege/${b.id}/seiten/${name}`, werte())
// Something else each time: what was read before is another form then.
const fillWunsch = seite('wunsch', () => ({
  ...{ taetigkeit: `Lagerhelferin ${++lfd}`, region: 'Hannover', 'arbeitsform[]': 'vollzeit' },
}))
const fillGrund = seite('grund', () => ({ grund: `Ich suche seit ${++lfd} Tagen.` }))
const fillFrueher = seite('frueher', () => ({ frueher: 'nein' }))
const fillRegeln = seite('regeln', () => ({ gelesen: 'ja' }))
const fillAusgesucht = seite('ausgesucht', () => ({ ausgesucht: 'ja' }))
const fillAgentur = seite('agentur', () => ({ agentur: `Agentur ${++lfd}`, agenturAnschrift: '', zulassung: 'ja' }))

/** Only pages to which the answers lead, everything read back as it is sent, sent once, nothing after it. */
export function formular(portal: TestPortal): Prozess<Entwurf> {
  const darf = (wann: (lage: Formularlage) => boolean) => (getan: readonly string[]) => wann(lageOf(getan))
  return {
    async buehne() {
      await portal.runDue()
      return { kim: await createMensch(portal, { kunde: true }), id: newId(), abdruck: '' }
    },
    stand: (getan) => {
      const { seiten, ...rest } = lageOf(getan)
      return JSON.stringify([rest, [...seiten].sort()])
    },
    mal: { wunsch: 2 },
    schritte: {
      beginnen: {
        darf: darf(({ da, gesendet }) => !da && !gesendet),
        tut: ({ kim, id }) => sende(kim, '/eservices/vermittlungsgutschein/antrag', { id, bezug: '' }),
      },
      wunsch: { darf: darf(({ da }) => da), tut: fillWunsch },
      ausgesucht: { darf: darf(({ da }) => da), tut: fillAusgesucht },
      agentur: { darf: darf(({ da, seiten }) => da && seiten.has('ausgesucht')), tut: fillAgentur },
      Rest: {
        darf: darf(({ da }) => da),
        async tut(b) {
          await fillFrueher(b)
          await fillRegeln(b)
          return fillGrund(b)
        },
      },
      lesen: {
        spurlos: true,
        darf: oft(),
        async tut(b) {
          const page = await b.kim.open(`/antraege/${b.id}/pruefen`)
          b.abdruck = printOn(page.html)
          return page
        },
      },
      'ohne Erklärung': {
        darf: nie,
        tut: ({ kim, id, abdruck }) => sende(kim, `/antraege/${id}/pruefen`, { abdruck }),
      },
      absenden: {
        darf: darf((lage) => isComplete(lage) && lage.gelesen),
        tut: ({ kim, id, abdruck }) => sende(kim, `/antraege/${id}/pruefen`, { erklaert: 'ja', abdruck }),
      },
      löschen: { darf: darf(({ da }) => da), tut: ({ kim, id }) => sende(kim, `/antraege/${id}/loeschen`) },
    },
  }
}

interface Erstantrag {
  kim: Mensch
  kundeId: string
  entwurf: string
  code: string
}

interface Erstlage {
  zustand: 'entwurf' | 'offen' | 'zugeordnet' | 'abgelehnt' | 'zurueck'
  brief: boolean
  profil: boolean
}

function erstlageOf(getan: readonly string[]): Erstlage {
  const lage: Erstlage = { zustand: 'entwurf', brief: false, profil: false }
  for (const schritt of getan) {
    if (schritt === 'sichern') lage.zustand = 'offen'
    if (schritt === 'zuordnen') Object.assign(lage, { zustand: 'zugeordnet', brief: true })
    if (schritt === 'ablehnen') lage.zustand = 'abgelehnt'
    if (schritt === 'zurücknehmen') lage.zustand = 'zurueck'
    if (schritt !== 'einlösen') continue
    // What was secured since the letter went out comes into the profile too.
    const zustand = lage.zustand === 'offen' ? 'zugeordnet' : lage.zustand
    Object.assign(lage, { zustand, brief: false, profil: true })
  }
  return lage
}

/** Without the profile of a customer: the day is secured, staff matches it or refuses, the code opens it. */
export function erstantrag(portal: TestPortal, sabine: Dienst): Prozess<Erstantrag> {
  const darf = (wann: (lage: Erstlage) => boolean) => (getan: readonly string[]) => wann(erstlageOf(getan))
  const erstantragOf = async ({ kim }: Erstantrag) => {
    const rows = portal.owner.selectFrom('erstantrag').select('id').where('konto_id', '=', kim.kontoId)
    return (await rows.orderBy('id', 'desc').executeTakeFirst())?.id ?? newId()
  }
  const entscheide = async (b: Erstantrag, entscheidung: string) =>
    sende(sabine, `/sachbearbeitung/erstantraege/${await erstantragOf(b)}`, {
      ...{ entscheidung, kunde: b.kundeId, geprueft: 'ja', grund: 'Bitte rufen Sie uns an.' },
    })
  return {
    async buehne() {
      const kim = await createMensch(portal, { profil: 'standard' })
      const wer = { kontoId: kim.kontoId, profil: { art: 'standard' } } as const
      const entwurf = newId()
      await beginAntrag(portal.env, wer, { id: entwurf, dienst: findDienst('buergergeld')! })
      await saveAntrag(portal.env, wer, {
        id: entwurf,
        change: (antrag) => ({ ...antrag, antworten: { ...antrag.antworten, ...person } }),
      })
      await portal.runDue()
      return { kim, entwurf, kundeId: await createTestKunde(portal), code: '3467-ACDE-FGHJ' }
    },
    stand: (getan) => JSON.stringify(erstlageOf(getan)),
    mal: { sichern: 2 },
    schritte: {
      sichern: {
        // The draft of what is over stays with the account; the profile does not have it.
        darf: darf(({ zustand, profil }) => !profil && ['entwurf', 'abgelehnt', 'zurueck'].includes(zustand)),
        tut: ({ kim, entwurf }) => sende(kim, `/antraege/${entwurf}/sichern`),
      },
      zuordnen: {
        darf: darf(({ zustand }) => zustand === 'offen'),
        async tut(b) {
          const antwort = await entscheide(b, 'zuordnen')
          b.code = (await codeIn(portal, sabine, antwort)) ?? b.code
          return antwort
        },
      },
      ablehnen: { darf: darf(({ zustand }) => zustand === 'offen'), tut: (b) => entscheide(b, 'ablehnen') },
      einlösen: {
        darf: darf(({ brief }) => brief),
        tut: ({ kim, code }) => sende(kim, '/freischaltcode', { code, ...geburtstagFelder }),
      },
      zurücknehmen: {
        darf: darf(({ zustand, profil }) => zustand === 'offen' || (zustand === 'zugeordnet' && !profil)),
        tut: async (b) => sende(b.kim, `/erstantraege/${await erstantragOf(b)}/ruecknahme`),
      },
    },
  }
}

interface Freischaltung {
  kundeId: string
  kim: Mensch
  codes: string[]
}

/** A code opens a profile once, the newest alone, and what needs the profile comes after it. */
export function freischaltung(portal: TestPortal, sabine: Dienst): Prozess<Freischaltung> {
  const redeem = ({ kim }: Freischaltung, code: string | undefined) =>
    sende(kim, '/freischaltcode', { code: code ?? '3467-ACDE-FGHJ', ...geburtstagFelder })
  const gilt = (getan: readonly string[]) => getan.lastIndexOf('ausstellen') > getan.lastIndexOf('einlösen')
  return {
    buehne: async () => ({
      ...{ kundeId: await createTestKunde(portal), codes: [] },
      kim: await createMensch(portal, { profil: 'standard' }),
    }),
    nurZustaende: true,
    mal: { ausstellen: 2 },
    schritte: {
      ausstellen: {
        darf: oft(),
        async tut(b) {
          const antwort = await sende(sabine, `/sachbearbeitung/kunden/${b.kundeId}/freischaltcode`)
          b.codes.push((await codeIn(portal, sabine, antwort))!)
          return antwort
        },
      },
      'früherer Code': { darf: nie, tut: (b) => redeem(b, b.codes.at(-2)) },
      einlösen: { darf: gilt, tut: (b) => redeem(b, b.codes.at(-1)) },
      'Antrag senden': {
        darf: (getan) => getan.includes('einlösen'),
        tut: ({ kim }) => sende(kim, '/eservices/weiterbewilligung/formlos', { text: 'Bitte.', sendung: newId() }),
      },
    },
  }
}

interface Stapel {
  id: string
  nummern: string
  abdruck: string
}

/** A batch of letters: checked as it is issued, issued once, marked as sent once. */
export function stapel(portal: TestPortal, sabine: Dienst): Prozess<Stapel> {
  const post = ({ id, nummern, abdruck }: Stapel, schritt: string) =>
    sende(sabine, '/sachbearbeitung/stapel', { id, nummern, abdruck, schritt })
  return {
    async buehne() {
      const ids = [await createTestKunde(portal), await createTestKunde(portal)]
      const { text } = await sabine.open(`/sachbearbeitung/kunden/${ids[0]}`)
      const nummern = [/123A\d{6}/.exec(text)![0]]
      return { id: newId(), nummern: nummern.join('\n'), abdruck: '' }
    },
    schritte: {
      prüfen: {
        spurlos: true,
        darf: oft(),
        async tut(b) {
          const antwort = await post(b, 'pruefen')
          b.abdruck = printOn(await antwort.text())
          return antwort
        },
      },
      erstellen: { darf: einmal('erstellen', ['prüfen']), tut: (b) => post(b, 'erstellen') },
      'als gesendet vermerken': {
        darf: einmal('als gesendet vermerken', ['erstellen']),
        tut: ({ id }) => sende(sabine, `/sachbearbeitung/stapel/${id}/versand`),
      },
    },
  }
}
