import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseKunde } from '#modules/jobcenter'
import { setZustimmung } from '#modules/profil'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { createMensch, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { MINUTE, TAG } from '../../../platform/clock.ts'
import { dienstsitzungenTask } from '../sitzung.ts'

let portal: TestPortal
let sabine: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  sabine = await createDienst(portal, ['leistungssachbearbeitung', 'integrationsfachkraft'])
})
afterAll(() => portal.stop())

const TEXT = 'Guten Tag,\nlange getippt: 963,00 €.'
const ENDE = 15 * MINUTE + 1000

async function createKunde(): Promise<Mensch> {
  const kim = await createMensch(portal, { kunde: true })
  const profil = {
    art: 'kunde',
    profilId: kim.profilId,
    kundeId: kim.kundeId,
    jobcenterId: sabine.jobcenterId,
  } as const
  await setZustimmung(portal.env, { kontoId: kim.kontoId, profil }, { art: 'nachrichten', an: true })
  return kim
}

/** Address of a conversation that waits for an answer. */
async function begin(): Promise<string> {
  const kim = await createKunde()
  await kim.open('/postfach/leistung/neu')
  await kim.submit('Senden', { anliegen: 'miete', betreff: 'Meine Miete', text: 'Eine Frage.' })
  return `/sachbearbeitung/gespraeche/${new URL(kim.page.url).pathname.split('/').at(-1)}`
}

const rows = () => portal.owner.selectFrom('dienst_entwurf').selectAll().execute()

/** As the script of the page sends it five seconds before the end. */
function keep(wer: Dienst, pfad: string, felder: Record<string, string>) {
  const headers = { 'content-type': 'application/json', 'x-csrf': wer.csrf() }
  return wer.raw('/sachbearbeitung/sitzung/entwurf', {
    method: 'POST',
    headers,
    body: JSON.stringify({ csrf: wer.csrf(), pfad, felder }),
  })
}

describe('Was jemand der Sachbearbeitung tippt', () => {
  test('SES-04: steht nach dem Ende der Sitzung und neuer Anmeldung wieder da, und nur bei dieser Person', async () => {
    const pfad = await begin()
    await sabine.open(pfad)
    expect(sabine.page.html).toContain('data-entwurf="/sachbearbeitung/sitzung/entwurf"')
    expect(sabine.page.text).not.toContain('geht verloren')
    await portal.forward(ENDE - 5000)
    expect((await keep(sabine, pfad, { text: TEXT })).status).toBe(200)
    await portal.forward(6000)
    expect(new URL((await sabine.open(pfad)).url).pathname).toBe('/sachbearbeitung/anmeldung')
    expect(sabine.page.text).toContain('stehen noch da')
    const kollegin = await createDienst(portal, ['leistungssachbearbeitung'])
    expect((await kollegin.open(pfad)).html).not.toContain('lange getippt')
    await signIn(portal, sabine)
    expect((await sabine.open(pfad)).html).toContain('lange getippt: 963,00 €.</textarea>')
    expect((await rows())[0]!.felder.includes('lange getippt')).toBe(false)

    expect((await sabine.submit('Antwort senden')).text).toContain('Ihre Antwort ist gesendet.')
    expect(await rows()).toEqual([])
    expect((await sabine.open(pfad)).html).not.toContain('963,00 €.</textarea>')
  })

  test('SES-04: auch, wenn es erst nach dem Ende gesendet wird, ohne Skript', async () => {
    const pfad = await begin()
    await signIn(portal, sabine)
    await sabine.open(pfad)
    await portal.forward(ENDE)
    await sabine.submit('Antwort senden', { text: TEXT })
    expect(new URL(sabine.page.url).searchParams.get('weiter')).toBe(pfad)
    await signIn(portal, sabine)
    expect((await sabine.open(pfad)).html).toContain('963,00 €.</textarea>')
  })

  test.each([
    ['nachricht', '', { betreff: 'Ihre Heizkosten', text: TEXT }, ['value="Ihre Heizkosten"', '963,00 €.</textarea>']],
    ['termin', '', { art: 'einladung', mitbringen: 'Ihren Mietvertrag' }, ['Ihren Mietvertrag']],
    [
      'bescheide/vorlage',
      '?vorlage=bewilligung',
      { 'feld-begruendung': 'Weil lange getippt.', 'von-jahr': '2027' },
      ['Weil lange getippt.', 'value="2027"'],
    ],
  ])('gilt für /kunden/:id/%s', async (seite, frage, felder, zeichen) => {
    const { kundeId } = await createKunde()
    await signIn(portal, sabine)
    const pfad = `/sachbearbeitung/kunden/${kundeId}/${seite}${frage}`
    await sabine.open(pfad)
    await keep(sabine, pfad, felder as Record<string, string>)
    await portal.forward(ENDE)
    await signIn(portal, sabine)
    const { html } = await sabine.open(pfad)
    for (const one of zeichen) expect(html).toContain(one)
    if (frage) expect((await sabine.open(pfad.replace('bewilligung', 'ablehnung'))).html).not.toContain('getippt')
  })

  test('AZ-02, PRI-05: über niemanden aus einem anderen Jobcenter; mit der Akte und nach vier Tagen ist es weg', async () => {
    await portal.owner.deleteFrom('dienst_entwurf').execute()
    const kim = await createKunde()
    const pfad = `/sachbearbeitung/kunden/${kim.kundeId}/nachricht`
    const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Beispielkreis')
    const fremd = await createDienst(portal, ['leistungssachbearbeitung'], { jobcenterId })
    await fremd.open('/sachbearbeitung')
    await keep(fremd, pfad, { text: TEXT })
    await signIn(portal, sabine)
    await sabine.open(pfad)
    for (const other of ['/sachbearbeitung/personal/neu', '/sachbearbeitung', '//boese.example/x']) {
      await keep(sabine, other, { text: TEXT })
    }
    expect(await rows()).toEqual([])

    await keep(sabine, pfad, { text: TEXT, passwort: 'geheim' })
    await portal.env.db
      .transaction()
      .execute((tx) => eraseKunde(tx, { id: kim.kundeId, jobcenterId: sabine.jobcenterId }))
    expect(await rows()).toEqual([])

    const zweite = await createKunde()
    await sabine.open(`/sachbearbeitung/kunden/${zweite.kundeId}/nachricht`)
    await keep(sabine, `/sachbearbeitung/kunden/${zweite.kundeId}/nachricht`, { text: TEXT })
    expect(await rows()).toHaveLength(1)
    await portal.forward(4 * TAG)
    await dienstsitzungenTask(portal.env).run({})
    expect(await rows()).toEqual([])
  })
})
