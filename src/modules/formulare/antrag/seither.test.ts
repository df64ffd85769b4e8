import { expect, test } from 'vitest'
import { later, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { placeVorgang } from '../../vorgaenge/kunde.ts'
import { begin, buehne, prepareFormulare, read, wer } from '../buehne.test-daten.ts'
import type { Antworten } from '../engine/modell.ts'

prepareFormulare()

/** Puts a form on file as sent so many days ago. */
async function send(mensch: Mensch, dienst: 'weiterbewilligung' | 'veraenderungen', was: Sendung): Promise<string> {
  const { env } = buehne.portal
  const dann = { ...env, clock: { now: () => later(env.clock.now(), -was.vor * TAG) } }
  const formular = { name: dienst, fassung: 1, antworten: was.antworten }
  const sache = {
    ...{ dienst, titel: dienst, art: 'formular' as const, inhalt: { text: '', formular } },
    ...{ dateien: [], sendung: newId(), bezeichnung: 'Formular', nachweise: [], unvollstaendig: false },
  }
  const ereignis = 'vorgang.antrag-gesendet'
  const id = await env.db.transaction().execute((tx) => placeVorgang(dann, tx, { wer: wer(mensch), sache, ereignis }))
  return id!
}

interface Sendung {
  vor: number
  antworten: Antworten
}

const miete = (neueKosten: number): Antworten => ({
  aenderungen: [{ id: 'a', bereich: 'wohnen', wohnen: 'miete', ab: '2026-05-01', kostenart: 'miete', neueKosten }],
})

test('AZ-02: der Entwurf beginnt mit dem eigenen letzten Antrag und den eigenen Mitteilungen danach, und sagt vorher, womit', async () => {
  const [kim, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
  await send(kim, 'weiterbewilligung', { vor: 200, antworten: { wohntAllein: true, grundmiete: 1, heizkosten: 7000 } })
  await send(kim, 'veraenderungen', { vor: 190, antworten: miete(2) })
  await send(kim, 'weiterbewilligung', { vor: 180, antworten: { wohntAllein: true, grundmiete: 3, heizkosten: 8000 } })
  expect((await read(kim, await begin(kim, 'weiterbewilligung'))).antworten).toMatchObject({
    ...{ wohntAllein: true, grundmiete: 3, heizkosten: 8000 },
  })
  await send(kim, 'veraenderungen', { vor: 100, antworten: miete(51_000) })
  await send(kim, 'veraenderungen', { vor: 90, antworten: miete(52_000) })
  const zurueck = await send(kim, 'veraenderungen', { vor: 80, antworten: miete(99_000) })
  await buehne.portal.owner
    .updateTable('vorgang')
    .set({ zustand: 'zurueckgenommen', offen_seit: null })
    .where('id', '=', zurueck)
    .execute()
  await send(fremd, 'veraenderungen', { vor: 70, antworten: miete(98_000) })
  const id = await begin(kim, 'weiterbewilligung')
  expect((await read(kim, id)).antworten).toMatchObject({ grundmiete: 52_000, heizkosten: 8000 })
  await kim.open('/eservices/weiterbewilligung/antrag')
  expect(kim.page.text).toContain(
    'Ihr Entwurf beginnt mit Ihrem Antrag vom 27. Mai 2026 und dem, was Sie seitdem mitgeteilt haben (15. August 2026, 25. August 2026).',
  )
  const leer = (await read(fremd, await begin(fremd, 'weiterbewilligung'))).antworten
  expect(leer).not.toHaveProperty('grundmiete')
  await fremd.open('/eservices/weiterbewilligung/antrag')
  expect(fremd.page.text).not.toContain('Ihr Entwurf beginnt mit')
})
