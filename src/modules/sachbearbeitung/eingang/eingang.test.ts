import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createDienst } from '../../../../test/support/dienst.ts'
import { createMensch, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { anliegenOf, answerGespraech, closeGespraech, faecher, readAnliegen } from '../../postfach/index.ts'
import { requestFreischaltcode, setZustimmung } from '../../profil/index.ts'
import { decideMitteilung, inviteKunde, sendMitteilung } from '../../termine/index.ts'
import { dienste, sendFormlos } from '../../vorgaenge/index.ts'
import { nameSache } from '../../vorgaenge/leistung/kurzname.ts'
import { requestReaktivierung } from '../konten/konten.ts'
import { type Artname, arten } from './arten.ts'
import {
  besuchOf,
  EINGANG,
  needed,
  portal,
  postenOf,
  prepareEingang,
  sabine,
  werOf,
  write,
} from './eingang.test-daten.ts'
import { assignPosten } from './eingang.ts'

prepareEingang()

describe('was offen ist, steht im Eingang, und was erledigt ist, nicht mehr', () => {
  test('jede Art der Tabelle hat eine Zeile im Verzeichnis', async () => {
    const { rows } = await sql<{ art: Artname }>`select art from eingangsart`.execute(portal.owner)
    expect(rows.length).toBeGreaterThanOrEqual(8)
    expect(rows.filter(({ art }) => !(art in arten))).toEqual([])
  })

  test('eine Nachricht, bis sie beantwortet oder erledigt ist', async () => {
    const id = await write()
    const posten = await needed(id)
    expect(posten).toMatchObject({ art: 'nachricht', thema: 'miete', team: 'Team 1', zustaendig: null })
    // Monday, 23 November 2026, and two working days.
    expect(posten.faellig.toISOString().slice(0, 10)).toBe('2026-11-25')
    const antwort = { id, sendung: newId(), text: 'Ja', anhaenge: [], stand: posten.stand }
    expect(await answerGespraech(portal.env, sabine, antwort)).toEqual({ ok: true })
    expect(await postenOf(id)).toBeUndefined()
    const other = await write()
    expect(await closeGespraech(portal.env, sabine, { id: other, stand: (await needed(other)).stand })).toBe(true)
    expect(await postenOf(other)).toBeUndefined()
  })

  test('die erste Antwort zählt für die Zahlen, ein „ohne Antwort erledigt“ nicht', async () => {
    const rows = await portal.owner.selectFrom('eingang_erledigt').select(['art', 'team', 'erste']).execute()
    expect(rows).toEqual([{ art: 'nachricht', team: 'Team 1', erste: true }])
  })

  test('jedes Anliegen erreicht die Seite, die für es vorgesehen ist', async () => {
    const bereich = (rolle: string | undefined) => (rolle === 'integrationsfachkraft' ? 'vermittlung' : 'leistung')
    const alle = faecher.flatMap((fach) => anliegenOf(fach).map(({ wert }) => wert))
    const { rows } = await sql<{ anliegen: string; bereich: string }>`
      select a as anliegen, bereich_von('nachricht', a) as bereich from unnest(${alle}::text[]) a`.execute(portal.owner)
    expect(rows.length).toBeGreaterThan(15)
    expect(rows).toEqual(alle.map((anliegen) => ({ anliegen, bereich: bereich(readAnliegen(anliegen)?.an) })))
  })

  test('Verhinderung und Terminwunsch gehen an die Person des Termins, vor dem Termin', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const beginn = new Date('2026-11-24T09:00:00Z')
    const zeit = { beginn, ende: new Date('2026-11-24T09:30:00Z') }
    const neu = {
      kundeId: mensch.kundeId,
      art: 'einladung',
      zweck: 'Gespräch',
      mitbringen: '',
      text: '',
      weg: 'telefon',
    } as const
    const termin = await inviteKunde(portal.env, sabine, { ...neu, ...zeit, ort: '', sendung: newId() })
    if (!termin.ok) throw new Error(termin.grund)
    const rest = { grund: 'krank', text: 'Fieber', anhaenge: [], sendung: newId() } as const
    const sent = await sendMitteilung(portal.env, werOf(mensch), {
      art: 'verhinderung',
      terminId: termin.terminId,
      ...rest,
    })
    expect(sent.ok).toBe(true)
    const mitteilung = await portal.owner.selectFrom('terminmitteilung').select('id').executeTakeFirstOrThrow()
    const posten = await needed(mitteilung.id)
    expect(posten).toMatchObject({ art: 'verhinderung', zustaendig: sabine.mitarbeiterId })
    expect(posten.faellig).toEqual(beginn)
    await decideMitteilung(portal.env, sabine, { id: mitteilung.id, ergebnis: 'anerkannt', antwort: '' })
    expect(await postenOf(mitteilung.id)).toBeUndefined()
  })

  test('Anfragen nach einem Code und Reaktivierungen, auch wenn mit dem Konto alles geht', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await requestFreischaltcode(portal.env, mensch, { name: 'Kim' })
    const antrag = await portal.owner
      .selectFrom('freischaltantrag')
      .select('id')
      .where('konto_id', '=', mensch.kontoId)
      .executeTakeFirstOrThrow()
    expect(await needed(antrag.id)).toMatchObject({ art: 'code', thema: 'antrag', team: null, kunde_id: null })
    await portal.owner.updateTable('konto').set({ zustand: 'deaktiviert' }).where('id', '=', mensch.kontoId).execute()
    await requestReaktivierung(portal.env, sabine, { kontoId: mensch.kontoId, grund: 'War mit Ausweis hier.' })
    const offen = await portal.owner
      .selectFrom('reaktivierung')
      .select('id')
      .where('konto_id', '=', mensch.kontoId)
      .executeTakeFirstOrThrow()
    expect((await needed(offen.id)).art).toBe('reaktivierung')
    await portal.owner.deleteFrom('konto').where('id', '=', mensch.kontoId).execute()
    expect([await postenOf(antrag.id), await postenOf(offen.id)]).toEqual([undefined, undefined])
  })

  test('CRY-07: mit einer Kundin geht, was zu ihr offen war', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await setZustimmung(portal.env, werOf(mensch), { art: 'nachrichten', an: true })
    const id = await write('miete', mensch)
    await portal.owner.deleteFrom('kunde').where('id', '=', mensch.kundeId).execute()
    expect(await postenOf(id)).toBeUndefined()
  })
})

test('jeder Service hat einen kurzen Namen, und keine zwei denselben', () => {
  const namen = Object.keys(dienste).map((slug) => nameSache(portal.env, slug as keyof typeof dienste))
  expect(new Set(namen).size).toBe(namen.length)
  expect(namen.filter((name) => name.length > 42 || name.includes('{{'))).toEqual([])
})

describe('die Liste', () => {
  test('PRI-09: zeigt Art, Anliegen und Namen, kein Geburtsdatum und keinen Betreff, und das Öffnen steht im Protokoll', async () => {
    const id = await write()
    await sabine.open(EINGANG)
    expect(sabine.page.html).toContain(`/sachbearbeitung/gespraeche/${id}`)
    expect(sabine.page.text).toContain('Nachricht: Miete, Heizung und Nebenkosten')
    expect(sabine.page.text).toContain('Klicker, Kim')
    for (const zuviel of ['Geheimer Betreff', '1991', 'März', '123A']) expect(sabine.page.text).not.toContain(zuviel)
    const rows = await portal.owner
      .selectFrom('protokoll')
      .select('details')
      .where('ereignis', '=', 'jobcenter.eingang-geoeffnet')
      .where('akteur_id', '=', sabine.mitarbeiterId)
      .execute()
    expect(rows.at(-1)?.details).toMatchObject({ liste: 'alle', art: 'alle' })
  })

  test('zeigt nur, wofür die Rolle das Recht hat, und nichts eines anderen Jobcenters', async () => {
    const id = await write()
    const emine = await createDienst(portal, ['eingangszone'])
    await emine.open(EINGANG)
    expect(emine.page.html).not.toContain(id)
    const anderes = await ensureJobcenter(portal, 'Jobcenter Fremdstadt')
    const fremd = await createDienst(portal, ['teamleitung'], { jobcenterId: anderes })
    await fremd.open(EINGANG)
    expect(fremd.page.text).toContain('Hier wartet nichts.')
    const taken = await assignPosten(portal.env, besuchOf(fremd, ['teamleitung']), {
      posten: [{ id: (await needed(id)).id, stand: (await needed(id)).stand }],
      an: fremd.mitarbeiterId,
    })
    expect(taken).toEqual({ ok: 0, stand: 1, 'nicht-erlaubt': 0 })
    expect((await needed(id)).zustaendig).toBeNull()
  })

  test.each([
    ['?art=nachricht', true],
    ['?art=code', false],
    ['?team=Team+1', true],
    ['?team=Team+2', false],
    ['?wessen=team', true],
    ['?wessen=niemand', true],
    ['?wessen=meine', false],
    ['?wessen=ueberfaellig', false],
    ['?art=gibt-es-nicht&person=x&nach=kaputt', true],
  ])('filtert mit %s', async (frage, dabei) => {
    const id = await write()
    await sabine.open(`${EINGANG}${frage}`)
    expect(sabine.page.html.includes(id)).toBe(dabei)
  })

  test('nennt bei Vorgängen, was es ist und welcher Service, und zeigt auf Wunsch nur einen', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const apply = async (dienst: 'weiterbewilligung' | 'veraenderungen' | 'buergergeld') => {
      const neu = { dienst, text: 'Geheim', dateien: [], sendung: newId() }
      const sent = await sendFormlos(portal.env, werOf(mensch), neu)
      if (!sent.ok) throw new Error(sent.grund)
      return sent.id
    }
    const [wba, vaem, ha] = [
      await apply('weiterbewilligung'),
      await apply('veraenderungen'),
      await apply('buergergeld'),
    ]
    await sabine.open(`${EINGANG}?art=vorgang`)
    for (const wort of ['Antrag: Weiterbewilligung', 'Mitteilung: Veränderungen', 'Antrag: Grundsicherungsgeld']) {
      expect(sabine.page.text).toContain(wort)
    }
    const seen = async (frage: string) => {
      await sabine.open(`${EINGANG}?${frage}`)
      return [wba, vaem, ha].map((id) => sabine.page.html.includes(id))
    }
    expect(await seen('dienst=weiterbewilligung')).toEqual([true, false, false])
    expect(sabine.page.html).toMatch(/<option value="weiterbewilligung" selected[^>]*>Antrag: Weiterbewilligung/)
    expect(await seen('dienst=veraenderungen&art=nachricht')).toEqual([false, true, false])
    expect(await seen('dienst=widerspruch')).toEqual([false, false, false])
    expect(await seen('dienst=erfunden&art=vorgang')).toEqual([true, true, true])
    const emine = await createDienst(portal, ['eingangszone'])
    await emine.open(`${EINGANG}?dienst=weiterbewilligung`)
    expect(emine.page.html).not.toContain(wba)
    expect(emine.page.html).not.toContain('name="dienst"')
  })

  test('das Dringendste steht oben: nach Frist, dann nach Alter', async () => {
    const [spaet, frueh] = [await write(), await write()]
    const { id } = await needed(frueh)
    await portal.owner
      .updateTable('eingang')
      .set({ faellig: new Date('2026-11-01') })
      .where('id', '=', id)
      .execute()
    await sabine.open(EINGANG)
    expect(sabine.page.html.indexOf(frueh)).toBeLessThan(sabine.page.html.indexOf(spaet))
    expect(sabine.page.text).toContain('überfällig seit 01.11.2026')
  })
})
