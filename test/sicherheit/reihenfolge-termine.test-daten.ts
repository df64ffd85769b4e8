import { sql } from 'kysely'
import { einladung, invite, offer } from '../../src/modules/termine/termine.test-daten.ts'
import { MINUTE, STUNDE, TAG } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import type { Browser } from '../support/browser.ts'
import { createDienst, type Dienst } from '../support/dienst.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import type { TestPortal } from '../support/portal.ts'
import { nie, type Prozess, sende } from './reihenfolge.ts'

const DIENST = '/sachbearbeitung/termine'
const tagOf = (tage: number) => new Date(Date.UTC(2027, 2, 1) + tage * TAG).toISOString().slice(0, 10)
const datum = (name: string, tag: string) => {
  const [jahr = '', monat = '', t = ''] = tag.split('-')
  return { [`${name}-tag`]: t, [`${name}-monat`]: monat, [`${name}-jahr`]: jahr }
}
const berater = (portal: TestPortal) => createDienst(portal, ['integrationsfachkraft'])

interface Angebot {
  berater: Dienst
  kim: Mensch
  ada: Mensch
}

async function fensterOf(portal: TestPortal, { mitarbeiterId }: Dienst): Promise<string> {
  const rows = portal.owner.selectFrom('zeitfenster').select('id').where('mitarbeiter_id', '=', mitarbeiterId)
  return (await rows.executeTakeFirst())?.id ?? newId()
}

const book = (browser: Browser, fenster: string) => sende(browser, `/termine/vereinbaren/${fenster}`, { anliegen: '' })
const lage = (getan: readonly string[]) => getan.at(-1) ?? 'zurücknehmen'

/** A time is offered, taken by one, or taken back, and nothing of that twice. */
export const angebot = (portal: TestPortal): Prozess<Angebot> => ({
  async buehne() {
    const [kim, ada] = [await createMensch(portal, { kunde: true }), await createMensch(portal, { kunde: true })]
    return { berater: await berater(portal), kim, ada }
  },
  schritte: {
    anbieten: {
      darf: (getan) => lage(getan) === 'zurücknehmen',
      tut: (b) =>
        sende(b.berater, `${DIENST}/zeiten`, {
          ...{ ...datum('ab', tagOf(0)), 'bis-tag': '', 'bis-monat': '', 'bis-jahr': '' },
          ...{ von: '09:00', ende: '09:30', dauer: '30', weg: 'vor-ort', ort: 'Zimmer 2.14', thema: 'arbeit' },
        }),
    },
    buchen: {
      darf: (getan) => lage(getan) === 'anbieten',
      tut: async (b) => book(b.kim, await fensterOf(portal, b.berater)),
    },
    'andere bucht': {
      darf: (getan) => lage(getan) === 'anbieten',
      tut: async (b) => book(b.ada, await fensterOf(portal, b.berater)),
    },
    zurücknehmen: {
      darf: (getan) => lage(getan) === 'anbieten',
      tut: async (b) =>
        sende(b.berater, `${DIENST}/zeiten/ruecknahme`, { fenster: await fensterOf(portal, b.berater) }),
    },
  },
})

interface Verabredet {
  berater: Dienst
  kim: Mensch
  id: string
  frei: string
}

/** The version of the appointment, as somebody on its newest page has it. */
const standOf = async (portal: TestPortal, { id }: Verabredet) => {
  const row = await portal.owner.selectFrom('termin').select('stand').where('id', '=', id).executeTakeFirstOrThrow()
  return String(row.stand)
}

const verlegen = (portal: TestPortal) => async (b: Verabredet) =>
  sende(b.berater, `${DIENST}/${b.id}/verlegung`, {
    ...{ ...datum('tag', tagOf(9)), uhrzeit: '10:00', dauer: '30', weg: 'vor-ort', ort: '' },
    ...{ stand: await standOf(portal, b), aktion: 'senden' },
  })
const entfallen = (portal: TestPortal) => async (b: Verabredet) =>
  sende(b.berater, `${DIENST}/${b.id}/absage`, { grund: 'Krankheit', stand: await standOf(portal, b) })
const vermerken = (portal: TestPortal, ergebnis: string) => async (b: Verabredet) =>
  sende(b.berater, `${DIENST}/${b.id}/ergebnis`, { ergebnis, stand: await standOf(portal, b) })

/** The time of the appointment was two hours ago, where it still stands. */
const kommen =
  (portal: TestPortal) =>
  async ({ id }: Verabredet) => {
    const beginn = new Date(portal.env.clock.now().getTime() - 2 * STUNDE)
    await sql`update zeitfenster set beginn = ${beginn}, ende = ${new Date(beginn.getTime() + 30 * MINUTE)}
      where id = (select zeitfenster_id from termin where id = ${id}) and beginn > ${portal.env.clock.now()}`.execute(
      portal.owner,
    )
    return undefined
  }

type Lage = { zustand: string; gilt: boolean; vorbei: boolean; verschoben: boolean; gemeldet: boolean }

/** How it stands with an appointment after these steps. */
function follow(getan: readonly string[], beginn: string): Lage {
  const lage: Lage = { zustand: beginn, gilt: true, vorbei: false, verschoben: false, gemeldet: false }
  const folgen: Record<string, Partial<Lage>> = {
    verschieben: { zustand: 'bestaetigt', verschoben: true },
    absagen: { zustand: 'abgesagt', gilt: false },
    'Dienst verlegt': { zustand: 'offen', gemeldet: false },
    'Dienst sagt ab': { zustand: 'abgesagt', gilt: false, gemeldet: false },
    bestätigen: { zustand: 'bestaetigt' },
    'Zeit kommt': { vorbei: true },
    'war da': { zustand: 'wahrgenommen' },
    'kam nicht': { zustand: 'nicht-erschienen' },
    'Verhinderung melden': { zustand: 'verhinderung-gemeldet', gemeldet: true },
    anerkennen: { zustand: 'verhinderung-anerkannt', gilt: false, gemeldet: false },
    ablehnen: { zustand: 'verhinderung-abgelehnt', gemeldet: false },
  }
  for (const schritt of getan) Object.assign(lage, folgen[schritt])
  return lage
}

const steht = ({ gilt, vorbei }: Lage) => gilt && !vorbei

/** A conversation that somebody took: moved and given up by either side until its time, its result only afterwards. */
export function gespraech(portal: TestPortal): Prozess<Verabredet> {
  const darf = (wann: (lage: Lage) => boolean) => (getan: readonly string[]) => wann(follow(getan, 'bestaetigt'))
  return {
    async buehne() {
      const [kim, wer] = [await createMensch(portal, { kunde: true }), await berater(portal)]
      const [fenster = '', frei = ''] = await offer(portal, wer, tagOf(0))
      await book(kim, fenster)
      const rows = portal.owner.selectFrom('termin').select('id').where('kunde_id', '=', kim.kundeId)
      await portal.runDue()
      return { berater: wer, kim, frei, id: (await rows.executeTakeFirstOrThrow()).id }
    },
    stand: (getan) => JSON.stringify(follow(getan, 'bestaetigt')),
    schritte: {
      verschieben: {
        darf: darf((l) => steht(l) && !l.verschoben),
        tut: (b) => sende(b.kim, `/termine/${b.id}/verschieben/${b.frei}`),
      },
      absagen: { darf: darf(steht), tut: (b) => sende(b.kim, `/termine/${b.id}/absage`) },
      bestätigen: {
        darf: darf((l) => steht(l) && l.zustand === 'offen'),
        tut: (b) => sende(b.kim, `/termine/${b.id}/bestaetigung`),
      },
      'Dienst verlegt': { darf: darf(steht), tut: verlegen(portal) },
      'Dienst sagt ab': { darf: darf(steht), tut: entfallen(portal) },
      'Zeit kommt': { darf: darf(steht), tut: kommen(portal) },
      'war da': { darf: darf((l) => l.gilt && l.vorbei), tut: vermerken(portal, 'wahrgenommen') },
      'Verhinderung melden': { darf: nie, tut: (b) => melden(b) },
    },
  }
}

const melden = ({ kim, id }: Verabredet) =>
  sende(kim, `/termine/${id}/verhinderung`, { grund: 'krank', text: '', sendung: newId() })

const entscheiden = (portal: TestPortal, ergebnis: string) => async (b: Verabredet) => {
  const rows = portal.owner.selectFrom('terminmitteilung').select('id').where('termin_id', '=', b.id)
  const id = (await rows.orderBy('id', 'desc').executeTakeFirst())?.id ?? newId()
  return sende(b.berater, `${DIENST}/mitteilungen/${id}`, { ergebnis, antwort: 'Danke.' })
}

/** An invitation with a duty to come: nobody gives it up alone, and what was decided on a reason stays decided. */
export function einladungMitPflicht(portal: TestPortal): Prozess<Verabredet> {
  const darf = (wann: (lage: Lage) => boolean) => (getan: readonly string[]) => wann(follow(getan, 'offen'))
  return {
    async buehne() {
      const [kim, wer] = [await createMensch(portal, { kunde: true }), await berater(portal)]
      const id = await invite(portal, wer, einladung(kim.kundeId, `${tagOf(0)}T09:00:00Z`), newId())
      await portal.runDue()
      return { berater: wer, kim, id, frei: newId() }
    },
    stand: (getan) => JSON.stringify(follow(getan, 'offen')),
    schritte: {
      bestätigen: {
        darf: darf((l) => steht(l) && l.zustand === 'offen'),
        tut: (b) => sende(b.kim, `/termine/${b.id}/bestaetigung`),
      },
      absagen: { darf: nie, tut: (b) => sende(b.kim, `/termine/${b.id}/absage`) },
      'Verhinderung melden': {
        darf: darf((l) => l.gilt && ['offen', 'bestaetigt', 'nicht-erschienen'].includes(l.zustand)),
        tut: melden,
      },
      anerkennen: { darf: darf((l) => l.gemeldet), tut: entscheiden(portal, 'anerkannt') },
      ablehnen: { darf: darf((l) => l.gemeldet), tut: entscheiden(portal, 'abgelehnt') },
      'Dienst verlegt': { darf: darf(steht), tut: verlegen(portal) },
      'Dienst sagt ab': { darf: darf(steht), tut: entfallen(portal) },
      'Zeit kommt': { darf: darf(steht), tut: kommen(portal) },
      'kam nicht': {
        darf: darf((l) => l.gilt && l.vorbei && l.zustand !== 'verhinderung-gemeldet'),
        tut: vermerken(portal, 'nicht-erschienen'),
      },
    },
  }
}
