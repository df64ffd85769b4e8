import { afterAll, beforeAll } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createMensch, kundendaten, type Mensch } from '../../../../test/support/menschen.ts'
import { beginAntrag, saveAntrag } from '../../formulare/antrag/antrag.ts'
import type { Antworten } from '../../formulare/engine/modell.ts'
import { findDienst } from '../../formulare/index.ts'
import { sendAntrag } from '../../formulare/senden/senden.ts'
import { readKunde } from '../../jobcenter/index.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'

/** A portal with both sides of the house; it is Monday, 23 November 2026. */
export let b: Buehne
export let ivo: Dienst
export function prepareAbwesenheit(): void {
  beforeAll(async () => {
    b = await openBuehne()
    ivo = await createDienst(b.portal, ['integrationsfachkraft'])
  })
  afterAll(() => b?.portal.stop())
}

const RUHIG: Antworten = { frueher: [], beschaeftigt: 'nein', bekommtAlg: false, hatPflichten: false }
const SPAET = { spaetGrund: 'Es ging nicht früher.' }

/** Asks to be away with the form; answers the id of the case. `rest`: what the form is answered beyond the days. */
export async function ask(mensch: Mensch, von: string, bis: string, rest: Antworten = {}): Promise<string> {
  const { env } = b.portal
  const wer = b.werOf(mensch)
  const id = newId()
  await beginAntrag(env, wer, { id, dienst: findDienst('abwesenheit')! })
  const antworten = { grund: 'urlaub', von, bis, ...RUHIG, ...(von < '2026-11-23' ? SPAET : {}), ...rest }
  await saveAntrag(env, wer, {
    id,
    change: (antrag) => ({ ...antrag, antworten: { ...antrag.antworten, ...antworten } }),
  })
  const sent = await sendAntrag(env, wer, id)
  if (!sent.ok || !sent.vorgangId) throw new Error(JSON.stringify(sent))
  return sent.vorgangId
}

const tagFelder = (name: string, tag: string) => {
  const [jahr = '', monat = '', t = ''] = tag.split('-')
  return { [`${name}-tag`]: t, [`${name}-monat`]: monat, [`${name}-jahr`]: jahr }
}

/** Decides the way staff do it. */
export async function decide(
  id: string,
  ergebnis: string,
  felder: { von?: string; bis?: string; notiz?: string } = {},
) {
  await ivo.open(`/sachbearbeitung/vorgaenge/${id}/abwesenheit`)
  const { von, bis, notiz } = felder
  await ivo.submit('Entscheidung speichern', {
    ...{ ergebnis, ...(notiz ? { notiz } : {}) },
    ...(von ? tagFelder('von', von) : {}),
    ...(bis ? tagFelder('bis', bis) : {}),
  })
}

/** Says that they are back; `mitreisende`: what is answered for those who travel along. */
export async function comeBack(
  mensch: Mensch,
  id: string,
  tag: string,
  mitreisende: Record<string, string> = {},
): Promise<void> {
  await mensch.open(`/vorgaenge/${id}/rueckkehr`)
  await mensch.submit('Ich bin zurück', { ...tagFelder('tag', tag), ...mitreisende })
}

/** The answer for one of those who travel along: a day, or a word. */
export const ofMitreise = (id: string, wie: string): Record<string, string> =>
  /^\d/.test(wie) ? { [`person-${id}`]: 'zurueck', ...tagFelder(`seit-${id}`, wie) } : { [`person-${id}`]: wie }

export interface Genannt {
  vorname: string
  nachname: string
  geburtsdatum: string
}

export async function personOf({ kundeId }: Mensch): Promise<Genannt> {
  const kunde = await readKunde(b.portal.env, b.portal.env.db, { id: kundeId, jobcenterId: ivo.jobcenterId })
  return { vorname: kunde!.vorname, nachname: kunde!.nachname, geburtsdatum: kunde!.geburtstag }
}

/** Asks to be away with these people. */
export function travel(
  mensch: Mensch,
  personen: readonly Genannt[],
  { von, bis, ...rest }: Antworten & { von: string; bis: string },
): Promise<string> {
  const haushalt = personen.map((person) => ({ id: newId(), ...person }))
  return ask(mensch, von, bis, { ...rest, haushalt, begleitung: haushalt.map(({ id }) => id) })
}

export const mitreisenOf = (vorgangId: string) =>
  b.portal.owner.selectFrom('mitreise').selectAll().where('vorgang_id', '=', vorgangId).orderBy('id').execute()

export const rowOf = (id: string) =>
  b.portal.owner.selectFrom('ortsabwesenheit').selectAll().where('vorgang_id', '=', id).executeTakeFirstOrThrow()
export const vorgangOf = (id: string) =>
  b.portal.owner.selectFrom('vorgang').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
export const postenOf = (bezugId: string) =>
  b.portal.owner
    .selectFrom('eingang')
    .select(['art', 'thema', 'zustaendig', 'kunde_id'])
    .where('bezug_id', '=', bezugId)
    .where('art', '<>', 'vorgang')
    .orderBy('art')
    .execute()
export const countBell = async (kontoId: string, anlass: string) =>
  (
    await b.portal.owner
      .selectFrom('benachrichtigung')
      .select('id')
      .where('konto_id', '=', kontoId)
      .where('anlass', '=', anlass as 'vorgang-stand')
      .execute()
  ).length

let lfd = 0

/** Two of one Bedarfsgemeinschaft; the other one has an account unless told otherwise. */
export async function createPaar({ konto = true } = {}) {
  const bgNummer = `97122//5${String(++lfd).padStart(6, '0')}`
  const kim = await createMensch(b.portal, { kunde: kundendaten({ bgNummer }) })
  const daten = kundendaten({ bgNummer, vorname: 'Alex', geburtstag: '1988-06-07' })
  const alex = await createMensch(b.portal, { kunde: daten })
  if (!konto) await b.portal.owner.deleteFrom('profil').where('id', '=', alex.profilId).execute()
  return { kim, alex, daten }
}

/** Another team is there for this person and this journey from now on. */
export async function giveAway({ kundeId }: Mensch, mitreise: string): Promise<void> {
  const { owner } = b.portal
  await owner.updateTable('zustaendigkeit').set({ team: 'Team 9' }).where('kunde_id', '=', kundeId).execute()
  await owner.updateTable('eingang').set({ team: 'Team 9' }).where('bezug_id', '=', mitreise).execute()
}
