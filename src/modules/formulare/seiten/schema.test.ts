import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { beginAntrag, saveAntrag } from '../antrag/antrag.ts'
import { formulardienste } from '../dienste/verzeichnis.ts'
import { checkSchema } from '../engine/schema.test-daten.ts'
import type { Schema } from '../engine/schema.ts'
import { createZufall, Wanderung } from '../engine/zufall.test-daten.ts'
import { sendAntrag } from '../senden/senden.ts'
import { heuteOf } from './seite.ts'

let buehne: Buehne
beforeAll(async () => {
  buehne = await openBuehne()
})
afterAll(() => buehne?.portal.stop())

describe('Das Schema eines Formulars', () => {
  test('steht für alle unter seiner Adresse; Unbekanntes und eine Fassung, die es nicht gibt, gibt es nicht', async () => {
    const gast = buehne.portal.browser()
    for (const { slug, formular } of formulardienste) {
      const antwort = await gast.raw(`/eservices/${slug}/schema.json`)
      expect([slug, antwort.status, antwort.headers.get('content-type')]).toEqual([
        slug,
        200,
        'application/schema+json',
      ])
      const schema = (await antwort.json()) as Schema
      const fassung = `?fassung=${formular.fassung}`
      expect(schema).toMatchObject({ title: formular.name, additionalProperties: false })
      expect(schema['$id']).toBe(`http://localhost:3000/eservices/${slug}/schema.json${fassung}`)
      expect((await gast.raw(`/eservices/${slug}/schema.json${fassung}`)).status).toBe(200)
      await gast.open(`/eservices/${slug}`)
      expect(gast.page.html).toContain(`href="/eservices/${slug}/schema.json"`)
    }
    for (const falsch of [
      'job-finden/schema.json',
      'constructor/schema.json',
      'veraenderungen/schema.json?fassung=99',
    ]) {
      expect([falsch, (await gast.raw(`/eservices/${falsch}`)).status]).toEqual([falsch, 404])
    }
  })

  test.each(formulardienste.map((dienst) => [dienst.slug, dienst] as const))(
    '%s: der Export eines Vorgangs nennt es, und seine Angaben passen dazu',
    async (_, dienst) => {
      const { env } = buehne.portal
      const mensch = await buehne.createKunde()
      const wer = buehne.werOf(mensch)
      const id = newId()
      expect(await beginAntrag(env, wer, { id, dienst })).toBe(true)
      const wanderung = new Wanderung(dienst, createZufall(7), heuteOf(env))
      for (let i = 0; i < 20; i++) wanderung.step()
      wanderung.finish()
      await saveAntrag(env, wer, { id, change: () => ({ antworten: wanderung.antworten, nachweise: {} }) })
      const sent = await sendAntrag(env, wer, id)
      if (!sent.ok) throw new Error(sent.grund)
      const antwort = await mensch.raw(`/vorgaenge/${sent.vorgangId}/ausgabe/json`)
      const { formular } = (await antwort.json()) as { formular: { schema: string; antworten: object } }
      const adresse = new URL(formular.schema)
      const schema = (await (await buehne.portal.browser().raw(adresse.pathname + adresse.search)).json()) as Schema
      expect(schema['$id']).toBe(formular.schema)
      expect(checkSchema(schema, formular.antworten)).toEqual([])
    },
  )
})
