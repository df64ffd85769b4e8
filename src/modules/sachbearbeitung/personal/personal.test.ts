import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { newGeraet, setUpDienstPasskey, signInDienst } from '../../../../test/support/dienst-passkeys.ts'
import { ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import {
  codeOn,
  createAdministration,
  freigabeOf,
  invite,
  neu,
  person,
  removePersonal,
  rowOf,
  watchEvents,
} from './personal.test-daten.ts'
import { decideRollenAlsBetrieb } from './rollen.ts'

let portal: TestPortal
let ada: Dienst
let ben: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())
afterEach(() => removePersonal(portal))

describe('AZ-07: einladen', () => {
  test('AZ-07: der Code wird einmal gezeigt, die Rollen gelten erst nach der Freigabe durch eine zweite Person', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const events = await watchEvents(portal)
    const { id, code } = await invite(ada)
    expect(ada.page.text).toContain('Dieser Code wird nur jetzt gezeigt')
    expect(ada.page.html).toContain(`/sachbearbeitung/einrichten#${code}`)
    expect((await ada.open(person(id))).html).not.toContain(code)
    const freigabe = (await freigabeOf(portal, id))!
    // Nobody may release before the person has come.
    expect((await ben.open(freigabe)).text).toContain('Der Passkey ist noch nicht eingerichtet')
    expect((await ben.post(freigabe, { entscheidung: 'freigegeben' })).status).toBe(403)
    const nele = portal.browser()
    const geraet = newGeraet(portal)
    const ausgang = await setUpDienstPasskey(nele, geraet, { code })
    expect((await nele.open(ausgang.ziel!)).text).toContain('Ihre Rollen warten auf die Freigabe')
    expect((await nele.open('/sachbearbeitung')).status).toBe(403)
    // The one who asked may not release it.
    expect((await ada.open(freigabe)).text).toContain('Das haben Sie selbst beantragt')
    expect((await ada.post(freigabe, { entscheidung: 'freigegeben' })).status).toBe(403)
    expect((await rowOf(portal, id)).rollen).toEqual([])
    await ben.open(freigabe)
    await ben.submit('Rollen freigeben')
    expect(ben.page.text).toContain('Die Rollen sind freigegeben.')
    expect((await rowOf(portal, id)).rollen).toEqual(['teamleitung'])
    // SES-02: with new roles the old session is over.
    expect((await nele.raw('/sachbearbeitung')).status).toBe(303)
    expect(await signInDienst(nele, geraet)).toMatchObject({ ok: true, ziel: '/sachbearbeitung' })
    expect(await events()).toEqual([
      'dienst.eingeladen',
      'dienst.passkey-eingerichtet',
      'dienst.angemeldet',
      'dienst.rolle-geaendert',
      'dienst.angemeldet',
    ])
  })

  test('AZ-07: auch an der Anwendung vorbei gibt niemand frei, was er selbst beantragt hat', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const { id } = await invite(ada)
    const release = (von: string) =>
      portal.env.db
        .updateTable('rollenaenderung')
        .set({ ergebnis: 'freigegeben', entschieden: portal.env.clock.now(), entschieden_von: von })
        .where('mitarbeiter_id', '=', id)
        .execute()
    await expect(release(ada.mitarbeiterId)).rejects.toThrow('rollenaenderung_vier_augen')
    await expect(release(id)).rejects.toThrow('rollenaenderung_vier_augen')
  })

  test('ein Doppelklick lädt einmal ein', async () => {
    ;[ada, ben] = await createAdministration(portal)
    await ada.open('/sachbearbeitung/personal/neu')
    const { fields } = ada.forms().find(({ buttons }) => buttons.includes('Einladung erstellen'))!
    const [eine, andere] = await Promise.all(
      [1, 2].map(() => ada.post('/sachbearbeitung/personal/neu', { ...fields, ...neu })),
    )
    const texts = [eine!.text, andere!.text]
    expect(texts.filter((text) => text.includes('Dieser Code wird nur jetzt gezeigt'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('Die Person ist schon eingeladen'))).toHaveLength(1)
    const rows = await portal.owner.selectFrom('mitarbeiter').select('id').where('name', '=', neu.name).execute()
    expect(rows).toHaveLength(1)
  })

  test('Fehler stehen an ihrem Feld, und Getipptes bleibt', async () => {
    ;[ada, ben] = await createAdministration(portal)
    await ada.open('/sachbearbeitung/personal/neu')
    const page = await ada.submit('Einladung erstellen', { name: 'Nele <Neu>', team: '' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('href="#feld-name"')
    expect(page.html).toContain('href="#feld-team"')
    expect(page.html).toContain('href="#feld-rolle-leistungssachbearbeitung"')
    expect(page.html).toContain('value="Nele &lt;Neu&gt;"')
    expect(await portal.owner.selectFrom('mitarbeiter').select('id').execute()).toHaveLength(2)
  })

  test('AZ-07: mit nur einer Administration sagt die Seite, wie es geht, und der Betrieb gibt frei', async () => {
    const jobcenterId = await ensureJobcenter(portal)
    ada = await createDienst(portal, ['administration'])
    expect((await ada.open('/sachbearbeitung/personal/neu')).text).toContain('npm run jobcenter -- freigaben')
    const { id, code } = await invite(ada, { name: 'Zweite Hand', team: 'IT', 'rolle-administration': 'ja' })
    const aenderung = (await freigabeOf(portal, id))!.split('/').at(-1)!
    expect(await decideRollenAlsBetrieb(portal.env, { jobcenterId, id: aenderung })).toBe('ohne-passkey')
    await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code })
    expect((await ada.open((await freigabeOf(portal, id))!)).text).toContain(`freigabe ${aenderung}`)
    expect(await decideRollenAlsBetrieb(portal.env, { jobcenterId, id: aenderung })).toBe('freigegeben')
    expect(await decideRollenAlsBetrieb(portal.env, { jobcenterId, id: aenderung })).toBe('schon-entschieden')
    expect(await decideRollenAlsBetrieb(portal.env, { jobcenterId, id: newId() })).toBeUndefined()
    expect((await rowOf(portal, id)).rollen).toEqual(['administration'])
    // Now there are two: the operator is no longer needed.
    const dritte = await invite(ada)
    await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code: dritte.code })
    const wartet = (await freigabeOf(portal, dritte.id))!.split('/').at(-1)!
    expect(await decideRollenAlsBetrieb(portal.env, { jobcenterId, id: wartet })).toBe('im-portal')
  })
})

describe('AUT-27: einen verlorenen Passkey ersetzen', () => {
  test('AUT-27: wer den neuen Code ausstellt, wird damit nicht zu der Person', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const tom = await createDienst(portal, ['teamleitung'])
    const alt = newGeraet(portal)
    await setUpDienstPasskey(tom, alt)
    await ada.open(`${person(tom.mitarbeiterId)}/einladung`)
    expect(ada.page.text).toContain('Ihre Rollen ruhen')
    await ada.submit('Neuen Code erstellen')
    const code = codeOn(ada)!
    expect((await tom.raw('/sachbearbeitung')).status).toBe(303)
    expect((await signInDienst(portal.browser(), alt)).ok).toBe(false)
    // Ada uses the code herself: she is in, and sees nothing.
    const heimlich = portal.browser()
    expect((await setUpDienstPasskey(heimlich, newGeraet(portal), { code })).ok).toBe(true)
    expect((await heimlich.open('/sachbearbeitung')).status).toBe(403)
    const freigabe = (await freigabeOf(portal, tom.mitarbeiterId))!
    expect((await ada.post(freigabe, { entscheidung: 'freigegeben' })).status).toBe(403)
    const page = await ben.open(freigabe)
    expect(page.text).toContain('Neuer Passkey nach Verlust')
    expect(page.text).toContain('Fragen Sie die Person')
    await ben.submit('Rollen freigeben')
    expect((await rowOf(portal, tom.mitarbeiterId)).rollen).toEqual(['teamleitung'])
  })

  test('AUT-27: ein Antrag auf andere Rollen umgeht das Warten auf den Passkey nicht', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const { id } = await invite(ada)
    await ada.open(`${person(id)}/rollen`)
    await ada.submit('Änderung speichern', { 'rolle-revision': 'ja' })
    const freigabe = (await freigabeOf(portal, id))!
    expect((await ben.post(freigabe, { entscheidung: 'freigegeben' })).status).toBe(403)
    expect((await rowOf(portal, id)).rollen).toEqual([])
  })

  test('ein neuer Code für Eingeladene ersetzt den alten; den eigenen Zugang ersetzt man nicht selbst', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const { id, code } = await invite(ada)
    await ada.open(`${person(id)}/einladung`)
    await ada.submit('Neuen Code erstellen')
    const zweiter = codeOn(ada)!
    expect((await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code })).ok).toBe(false)
    expect((await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code: zweiter })).ok).toBe(true)
    expect((await ada.post(`${person(ada.mitarbeiterId)}/einladung`, {})).text).toContain(
      'nicht mit dem eigenen Zugang',
    )
  })
})

describe('SES-06: sperren und Sitzungen beenden', () => {
  test('SES-06: zehn Sitzungen einer Person enden mit einem Klick', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const tom = await createDienst(portal, ['teamleitung'])
    const tokens = [tom.cookies.get(COOKIE.dienst)!]
    for (let i = 0; i < 9; i++) {
      await signIn(portal, tom)
      tokens.push(tom.cookies.get(COOKIE.dienst)!)
    }
    await ada.open(`${person(tom.mitarbeiterId)}`)
    expect(ada.page.text).toContain('in 10 Sitzungen')
    await ada.open(`${person(tom.mitarbeiterId)}/sitzungen`)
    await ada.submit('Alle Sitzungen beenden')
    for (const token of tokens) {
      tom.cookies.set(COOKIE.dienst, token)
      expect((await tom.raw('/sachbearbeitung')).status).toBe(303)
    }
  })

  test('AZ-04: gesperrt ist sofort draußen und kommt nicht herein; entsperrt kommt neu herein', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const tom = await createDienst(portal, ['teamleitung'])
    const geraet = newGeraet(portal)
    await setUpDienstPasskey(tom, geraet)
    const pfad = `${person(tom.mitarbeiterId)}/sperre`
    await ada.open(pfad)
    await ada.submit('Zugang sperren')
    expect(ada.page.text).toContain('Gesperrt')
    expect((await tom.raw('/sachbearbeitung')).status).toBe(303)
    expect((await signInDienst(tom, geraet)).ok).toBe(false)
    await ada.open(pfad)
    await ada.submit('Sperre aufheben')
    expect((await tom.raw('/sachbearbeitung')).status).toBe(303)
    expect((await signInDienst(tom, geraet)).ok).toBe(true)
    expect((await tom.open('/sachbearbeitung')).status).toBe(200)
  })
})

describe('AZ-05: die Administration', () => {
  test('AZ-05: sieht keine Akte, keinen Brief und kein Protokoll', async () => {
    ;[ada, ben] = await createAdministration(portal)
    for (const pfad of ['/sachbearbeitung', '/sachbearbeitung/protokoll', `/sachbearbeitung/kunden/${newId()}`]) {
      expect([pfad, (await ada.open(pfad)).status]).toEqual([pfad, 403])
    }
  })

  test('die Liste blättert ohne Lücke nach Namen', async () => {
    ;[ada, ben] = await createAdministration(portal)
    const jobcenter_id = await ensureJobcenter(portal)
    const erstellt = portal.env.clock.now()
    const rows = Array.from({ length: 120 }, (_, i) => ({
      ...{ id: newId(), jobcenter_id, name: `Gleich ${i % 3}`, team: 'T', rollen: [], aktiv: true, erstellt },
    }))
    await portal.owner.insertInto('mitarbeiter').values(rows).execute()
    const seen: string[] = []
    let next: string | undefined = '/sachbearbeitung/personal'
    while (next) {
      const { html } = await ada.open(next)
      seen.push(...[...html.matchAll(/personal\/([0-9a-f-]{36})"/g)].map(([, id]) => id!))
      next = /href="(\/sachbearbeitung\/personal\?nach=[^"]+)"/.exec(html)?.[1]
    }
    expect(seen).toHaveLength(122)
    expect(new Set(seen).size).toBe(122)
  })
})
