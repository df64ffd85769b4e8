import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { saveAntrag } from '../antrag/antrag.ts'
import { buehne, idOf, prepareErsteBuehne, vorgangOf } from './buehne.test-daten.ts'
import { matchErstantrag } from './zuordnen.ts'

prepareErsteBuehne()

const HEUTE = '2026-11-23'

/** The day on which staff has to look at it, as it stands in the work list. */
async function dueOf(art: 'erstantrag' | 'vorgang', id: string): Promise<string | undefined> {
  const { rows } = await sql<{ tag: string }>`
    select to_char(faellig at time zone 'Europe/Berlin', 'YYYY-MM-DD') as tag from eingang
    where art = ${art} and bezug_id = ${id}::uuid`.execute(buehne.portal.owner)
  return rows[0]?.tag
}

async function sendWith(kim: Mensch, sofort: string[]): Promise<string> {
  const { id, pfad } = await buehne.secure(kim)
  const wer = buehne.inhaberOf(kim)
  await buehne.fillIn(wer, id)
  const change = ({ antworten }: { antworten: object }) => ({ antworten: { ...antworten, sofort }, nachweise: {} })
  await saveAntrag(buehne.portal.env, wer, { id, change })
  expect(await buehne.send(kim, id)).toBe(pfad)
  return idOf(pfad)
}

test('wer sofort Hilfe braucht, dessen Antrag ist noch am selben Tag fällig, vor der Zuordnung und danach', async () => {
  const [kim, ruhig] = [await buehne.createKonto(), await buehne.createKonto()]
  const eilig = await sendWith(kim, ['lebensmittel'])
  const andere = await sendWith(ruhig, ['nichts'])
  expect(await dueOf('erstantrag', eilig)).toBe(HEUTE)
  expect((await dueOf('erstantrag', andere))! > HEUTE).toBe(true)
  const { env } = buehne.portal
  const assign = async (id: string) => {
    const { kundeId } = await buehne.createKunde()
    const row = await buehne.portal.owner
      .selectFrom('erstantrag')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const ort = { id, jobcenterId: row.jobcenter_id, von: { art: 'system' as const } }
    const done = await matchErstantrag(env, ort, { kundeId })
    if (done.art !== 'ok') throw new Error(done.art)
    return done.vorgangId
  }
  const [dringend, normal] = [await assign(eilig), await assign(andere)]
  expect(await dueOf('vorgang', dringend)).toBe(HEUTE)
  expect((await dueOf('vorgang', normal))! > HEUTE).toBe(true)
  // Both lists of staff go by the same day.
  const faellig = async (id: string) => (await vorgangOf(id)).faellig!.getTime()
  expect(await faellig(dringend)).toBeLessThan(await faellig(normal))
})
