import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { sendGutschein } from '../../formulare/gutschein.test-daten.ts'
import { closeTypesetter, setZustimmung } from '../../profil/index.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { openVorgangForDienst } from '../../vorgaenge/index.ts'

let b: Buehne
let thea: Dienst

beforeAll(async () => {
  b = await openBuehne()
  thea = await createDienst(b.portal, ['teamleitung'])
})
afterAll(async () => {
  await closeTypesetter()
  await b?.portal.stop()
})

const ganz = async (id: string) => (await openVorgangForDienst(b.portal.env, b.sabine, id))!
/** What a field of the open form holds. */
const wert = (name: string) =>
  b.sabine.forms().find(({ buttons }) => buttons.includes('Entwurf erstellen'))!.fields[`feld-${name}`]

/** Opens a template from the case, the way staff do it. */
async function openVorlage(id: string, vorlage: string): Promise<void> {
  await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
  const [, neu] = /href="([^"]+bescheide\/neu\?vorgang=[^"]+)"/.exec(b.sabine.page.html)!
  await b.sabine.open(neu!.replaceAll('&amp;', '&'))
  const [, weg] = new RegExp(`href="([^"]+vorlage\\?vorlage=${vorlage}[^"]*)"`).exec(b.sabine.page.html)!
  await b.sabine.open(weg!.replaceAll('&amp;', '&'))
}

/** Makes, hands in and releases what the open page holds. */
async function release(felder: Record<string, string>): Promise<void> {
  await b.sabine.submit('Entwurf erstellen', felder)
  expect(b.sabine.page.status, b.sabine.page.text).toBe(200)
  await b.portal.runDue()
  const pfad = new URL(b.sabine.page.url).pathname
  await b.sabine.open(pfad)
  await b.sabine.submit('Zur Freigabe vorlegen')
  await thea.open(`${pfad}/freigabe`)
  await thea.submit('Freigeben und zustellen')
}

async function online(): Promise<Mensch> {
  const mensch = await b.createKunde()
  await setZustimmung(b.portal.env, b.werOf(mensch), { art: 'bescheide', an: true })
  return mensch
}

describe('Ein Vorgang wird mit einem Bescheid entschieden', () => {
  test('die Vorlage weiß Tag, Nummer, Titel und die Antworten; mit der Freigabe ist der Vorgang entschieden', async () => {
    const mensch = await online()
    const id = await sendGutschein(mensch)
    const { nummer, titel } = await ganz(id)
    await openVorlage(id, 'foerderung')
    expect(wert('antrag')).toMatch(/^\d{1,2}\. \S+ 20\d\d$/)
    expect([wert('vorgang'), wert('was')]).toEqual([nummer, titel])
    expect(wert('angaben')).toBe('Tätigkeit oder Beruf: Lagerhelferin\nWo möchten Sie arbeiten? Hannover')
    await release({ 'feld-umfang': 'Ein Gutschein über 2.500 €', 'feld-begruendung': 'Er hilft.' })
    const { zustand, offenSeit, schritte } = await ganz(id)
    expect({ zustand, offenSeit }).toEqual({ zustand: 'entschieden', offenSeit: undefined })
    expect(schritte.filter((one) => one.zustand === 'entschieden').map(({ notiz }) => notiz)).toEqual([
      'Der Bescheid liegt in Ihrem Portal.',
    ])
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Entschieden – Bescheid liegt vor')
    expect(mensch.page.text).toContain('Wir fördern, was Sie beantragt haben')
    // What decides stands above what was sent.
    expect(mensch.page.text.indexOf('Bescheide dazu')).toBeLessThan(mensch.page.text.indexOf('Was Sie gesendet haben'))
    expect(mensch.page.text).toContain('Bescheide dazu')
    const acts = await b.portal.owner
      .selectFrom('protokoll')
      .select('id')
      .where('ereignis', '=', 'vorgang.entschieden')
      .where('kunde_id', '=', mensch.kundeId)
      .execute()
    expect(acts).toHaveLength(1)
  })

  test('kommt er mit der Post, steht das dabei, und die Glocke läutet für den Vorgang', async () => {
    const mensch = await b.createKunde()
    const id = await b.apply(mensch)
    await openVorlage(id, 'ablehnung')
    await release({ 'feld-begruendung': 'Sie haben genug.' })
    expect((await ganz(id)).schritte.at(-1)).toMatchObject({
      zustand: 'entschieden',
      notiz: 'Der Bescheid kommt mit der Post.',
    })
    await mensch.open('/benachrichtigungen')
    expect(mensch.page.html).toContain(`/vorgaenge/${id}`)
  })

  test('ein Schreiben, das nichts entscheidet, lässt ihn offen; was zu Ende ist, bleibt, wie es ist', async () => {
    const mensch = await online()
    const offen = await b.apply(mensch)
    await openVorlage(offen, 'mitwirkung')
    await release({ 'feld-unterlagen': 'Kontoauszug', 'feld-frist': '1. Dezember 2099' })
    expect((await ganz(offen)).zustand).toBe('gesendet')
    await mensch.open(`/vorgaenge/${offen}/ruecknahme`)
    await openVorlage(offen, 'ablehnung')
    await mensch.submit('Antrag zurücknehmen')
    await release({ 'feld-begruendung': 'Sie haben genug.' })
    expect((await ganz(offen)).zustand).toBe('zurueckgenommen')
  })
})
