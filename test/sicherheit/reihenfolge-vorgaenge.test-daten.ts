import { beginAntrag, saveAntrag } from '../../src/modules/formulare/antrag/antrag.ts'
import { findDienst } from '../../src/modules/formulare/index.ts'
import { sendAntrag } from '../../src/modules/formulare/senden/senden.ts'
import { file, papier } from '../../src/modules/vorgaenge/buehne.test-daten.ts'
import { sendFormlos } from '../../src/modules/vorgaenge/kunde.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import type { Dienst } from '../support/dienst.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import type { TestPortal } from '../support/portal.ts'
import { nie, oft, type Prozess, sende } from './reihenfolge.ts'

export interface Leute {
  portal: TestPortal
  sabine: Dienst
}

interface Sache {
  kim: Mensch
  id: string
}

export const werOf = ({ kontoId, profilId, kundeId }: Mensch, jobcenterId: string) => ({
  kontoId,
  profil: { art: 'kunde', profilId, kundeId, jobcenterId } as const,
})

async function apply({ portal, sabine }: Leute, dienst: 'weiterbewilligung' | 'widerspruch' = 'weiterbewilligung') {
  const kim = await createMensch(portal, { kunde: true })
  const neu = { dienst, text: 'Ich stelle den Antrag.', dateien: [], sendung: newId() }
  const sent = await sendFormlos(portal.env, werOf(kim, sabine.jobcenterId), neu)
  if (!sent.ok) throw new Error(sent.grund)
  await portal.runDue()
  return { kim, id: sent.id }
}

const pfad = (id: string, was = '') => `/sachbearbeitung/vorgaenge/${id}${was}`
const standOf = async ({ portal }: Leute, id: string) => {
  const row = await portal.owner.selectFrom('vorgang').select('stand').where('id', '=', id).executeTakeFirstOrThrow()
  return String(row.stand)
}
const ohneFrist = { 'frist-tag': '', 'frist-monat': '', 'frist-jahr': '' }
const frist = { 'frist-tag': '1', 'frist-monat': '12', 'frist-jahr': '2099' }

/** The form of staff at its last click, with the newest version of the case. */
const setzen =
  (leute: Leute, zustand: string) =>
  async ({ id }: Sache) =>
    sende(leute.sabine, pfad(id), {
      ...{ stand: await standOf(leute, id), aktion: 'setzen', zustand, notiz: 'Bitte beachten.', vermerk: '' },
      ...(zustand.endsWith('angefordert') ? frist : ohneFrist),
      ...(zustand === 'entschieden' ? papier : {}),
    })
const tat =
  (leute: Leute, aktion: string) =>
  async ({ id }: Sache) =>
    sende(leute.sabine, pfad(id, '/bearbeitung'), { stand: await standOf(leute, id), aktion })
const zuruecknehmen = ({ kim, id }: Sache) => sende(kim, `/vorgaenge/${id}/ruecknahme`)
const nachreichen = ({ kim, id }: Sache, nachweis = '') =>
  sende(kim, `/vorgaenge/${id}/unterlagen`, { text: '', nachweis, sendung: newId() }, { dateien: file() })

const OFFEN = ['eingegangen', 'in-bearbeitung', 'unterlagen-angefordert']
const ENDE = ['entschieden', 'abgeschlossen']
/** What only the customer, or another verb, makes of a case. */
const NIE = ['gesendet', 'unterlagen-nachgereicht', 'rueckfrage', 'ergaenzt', 'begruendet', 'zurueckgenommen', 'klage']

interface Lage {
  zustand: string
  gesehen: boolean
  vollstaendig: boolean
}

function lageOf(getan: readonly string[]): Lage {
  const lage: Lage = { zustand: 'gesendet', gesehen: false, vollstaendig: false }
  for (const schritt of getan) {
    if (OFFEN.includes(schritt) || ENDE.includes(schritt)) lage.zustand = schritt
    if (schritt === 'zurücknehmen') lage.zustand = 'zurueckgenommen'
    if (schritt === 'nachreichen') lage.zustand = 'unterlagen-nachgereicht'
    if (schritt === 'gesehen') lage.gesehen = true
    if (schritt === 'vollständig' || ENDE.includes(schritt) || schritt === 'zurücknehmen') lage.vollstaendig = true
  }
  return lage
}

const isEnde = (zustand: string) => [...ENDE, 'zurueckgenommen'].includes(zustand)

/** Whether staff may make this of a case: at its end only take it up again, of what was taken back nothing. */
function maySet(lage: Lage, zustand: string): boolean {
  if (lage.zustand === 'zurueckgenommen') return false
  if (isEnde(lage.zustand)) return zustand === 'in-bearbeitung'
  return zustand !== lage.zustand || zustand === 'unterlagen-angefordert'
}

/** Every state of a case from every other, by staff and by the customer. */
export function staende(leute: Leute): Prozess<Sache> {
  const darf = (wann: (lage: Lage) => boolean) => (getan: readonly string[]) => wann(lageOf(getan))
  const gesetzt = [...OFFEN, ...ENDE].map((zustand) => [
    zustand,
    { darf: darf((lage) => maySet(lage, zustand)), tut: setzen(leute, zustand) },
  ])
  const verboten = NIE.map((zustand) => [`Stand ${zustand}`, { darf: nie, tut: setzen(leute, zustand) }])
  return {
    buehne: () => apply(leute),
    stand: (getan) => JSON.stringify(lageOf(getan)),
    schritte: {
      ...Object.fromEntries([...gesetzt, ...verboten]),
      nachreichen: { darf: darf(({ zustand }) => !isEnde(zustand)), tut: (sache: Sache) => nachreichen(sache) },
      vollständig: { darf: darf(({ vollstaendig }) => !vollstaendig), tut: tat(leute, 'vollstaendig') },
      zurücknehmen: { darf: darf(({ zustand }) => !isEnde(zustand)), tut: zuruecknehmen },
      gesehen: {
        darf: darf(({ zustand, gesehen }) => zustand === 'zurueckgenommen' && !gesehen),
        tut: tat(leute, 'gesehen'),
      },
    },
  }
}

const nachweisOf = async ({ portal }: Leute, id: string): Promise<string> => {
  const rows = portal.owner.selectFrom('vorgang_nachweis').select('id').where('vorgang_id', '=', id)
  return (await rows.executeTakeFirst())?.id ?? newId()
}

/** A document is asked for, handed in and judged while the case is open, and not after its end. */
export const nachweis = (leute: Leute): Prozess<Sache> => {
  const setzt = ['anfordern', 'einreichen', 'entscheiden', 'wieder aufnehmen', 'zurücknehmen']
  const zuletzt = (getan: readonly string[]) => getan.findLast((one) => setzt.includes(one))
  const offen = (getan: readonly string[]) => !['entscheiden', 'zurücknehmen'].includes(zuletzt(getan) ?? '')
  const gefragt = (getan: readonly string[]) => offen(getan) && getan.includes('anfordern')
  const judge =
    (urteil: string) =>
    async ({ id }: Sache) =>
      sende(leute.sabine, pfad(id, '/nachweise'), {
        ...{ stand: await standOf(leute, id), aktion: 'pruefen', nachweis: await nachweisOf(leute, id), urteil },
        ...{ grund: 'Die zweite Seite fehlt.', titel: '', hinweis: '', typ: '', ...ohneFrist },
      })
  return {
    buehne: () => apply(leute),
    stand: (getan) => [zuletzt(getan), getan.includes('anfordern')].join(),
    schritte: {
      anfordern: {
        darf: offen,
        tut: async ({ id }) =>
          sende(leute.sabine, pfad(id, '/nachweise'), {
            ...{ stand: await standOf(leute, id), aktion: 'anfordern', nachweis: '', urteil: '', grund: '' },
            ...{ titel: 'Kontoauszug', hinweis: '', typ: 'KTO', ...frist },
          }),
      },
      einreichen: { darf: offen, tut: async (b) => nachreichen(b, await nachweisOf(leute, b.id)) },
      annehmen: { darf: gefragt, tut: judge('angenommen') },
      ablehnen: { darf: gefragt, tut: judge('abgelehnt') },
      entscheiden: { darf: offen, tut: setzen(leute, 'entschieden') },
      'wieder aufnehmen': {
        darf: (getan) => !['wieder aufnehmen', 'zurücknehmen'].includes(zuletzt(getan) ?? ''),
        tut: setzen(leute, 'in-bearbeitung'),
      },
      zurücknehmen: { darf: offen, tut: zuruecknehmen },
    },
  }
}

/** A form that lies with the Jobcenter. */
async function sendForm({ portal, sabine }: Leute): Promise<Sache> {
  const kim = await createMensch(portal, { kunde: true })
  const wer = werOf(kim, sabine.jobcenterId)
  const id = newId()
  await beginAntrag(portal.env, wer, { id, dienst: findDienst('vermittlungsgutschein')! })
  const antworten = {
    ...{ taetigkeit: 'x', region: 'x', arbeitsform: ['vollzeit'], grund: 'x' },
    ...{ frueher: false, ausgesucht: false, gelesen: true },
  }
  await saveAntrag(portal.env, wer, { id, change: (antrag) => ({ ...antrag, antworten }) })
  const sent = await sendAntrag(portal.env, wer, id)
  if (!sent.ok || !sent.vorgangId) throw new Error('Das Formular ging nicht ab.')
  await portal.runDue()
  return { kim, id: sent.vorgangId }
}

type Rueckfrage = Sache & { korrektur: string; abdruck: string }

/** A question about what was sent: asked, answered as it was read back, or withdrawn, and all of it before the end. */
export function rueckfrage(leute: Leute): Prozess<Rueckfrage> {
  const { portal, sabine } = leute
  const ende = (getan: readonly string[]) => getan.includes('entscheiden') || getan.includes('zurücknehmen')
  const fragt = (getan: readonly string[]) =>
    !ende(getan) &&
    getan.lastIndexOf('fragen') > Math.max(getan.lastIndexOf('antworten'), getan.lastIndexOf('zurückziehen'))
  const gelesen = (getan: readonly string[]) => getan.lastIndexOf('lesen') > getan.lastIndexOf('fragen')
  const korrektur = async (b: Rueckfrage) => {
    const rows = portal.owner.selectFrom('vorgang_korrektur').select('id').where('vorgang_id', '=', b.id)
    return (await rows.orderBy('id', 'desc').executeTakeFirst())?.id ?? newId()
  }
  const frage = (b: Rueckfrage, stand: string, aktion: string) => {
    const rest = { stand, aktion, grund: 'Bitte nennen Sie den Umkreis.', ...frist }
    return sende(sabine, pfad(b.id, '/korrektur'), { ...rest, 'frage[]': 'wunsch~region' })
  }
  return {
    buehne: async () => ({ ...(await sendForm(leute)), korrektur: newId(), abdruck: '' }),
    mal: { fragen: 2 },
    stand: (getan) => [ende(getan), fragt(getan), gelesen(getan)].join(),
    schritte: {
      fragen: {
        darf: (getan) => !ende(getan) && !fragt(getan),
        tut: async (b) => frage(b, await standOf(leute, b.id), 'senden'),
      },
      zurückziehen: { darf: fragt, tut: async (b) => frage(b, await standOf(leute, b.id), 'zurueckziehen') },
      lesen: {
        // What was asked for is over: a draft of the answer goes when it is opened.
        spurlos: true,
        darf: oft(),
        async tut(b) {
          const page = await b.kim.open(`/antraege/${await korrektur(b)}/pruefen`)
          b.abdruck = /name="abdruck" value="([0-9a-f]+)"/.exec(page.html)?.[1] ?? ''
          return page
        },
      },
      antworten: {
        darf: (getan) => fragt(getan) && gelesen(getan),
        tut: async (b) =>
          sende(b.kim, `/antraege/${await korrektur(b)}/pruefen`, { erklaert: 'ja', abdruck: b.abdruck }),
      },
      entscheiden: { darf: (getan) => !ende(getan), tut: setzen(leute, 'entschieden') },
      zurücknehmen: { darf: (getan) => !ende(getan), tut: zuruecknehmen },
    },
  }
}
