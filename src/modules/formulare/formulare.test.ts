import { describe, expect, test } from 'vitest'
import { isVersiegelt, openVersiegelten, openVorgangForDienst } from '../vorgaenge/index.ts'
import { readAntrag } from './antrag/antrag.ts'
import { begin, buehne, fillAll, pathOf, prepareFormulare, unlock, wer } from './buehne.test-daten.ts'
import { formulardienste } from './dienste/verzeichnis.ts'

prepareFormulare()

describe.each(formulardienste.map(({ slug, freischaltung, versiegelt }) => [slug, freischaltung, versiegelt] as const))(
  '%s',
  (slug, freischaltung, versiegelt) => {
    test('vom Startblatt bis zum Beleg, und auf der anderen Seite kommt an, was gesendet wurde', async () => {
      const mensch = await buehne.createKunde()
      if (freischaltung) await unlock(mensch, slug)
      const id = await begin(mensch, slug)
      expect(await fillAll(mensch, id)).toBeGreaterThan(1)
      await mensch.open(`/antraege/${id}/pruefen`)
      expect([mensch.page.status, pathOf(mensch)]).toEqual([200, `/antraege/${id}/pruefen`])
      await mensch.submit('Absenden', { erklaert: 'ja' })
      expect(mensch.page.text).toContain('angekommen')
      const vorgangId = pathOf(mensch).split('/').at(-1)!
      const { mitarbeiterId, jobcenterId } = buehne.sabine
      const wo = { mitarbeiterId, jobcenterId }
      // What is sealed reaches the Ärztlicher Dienst, and nobody else.
      const vorgang = versiegelt
        ? await openVersiegelten(buehne.portal.env, { ...wo, rollen: ['aerztlicher-dienst'] }, vorgangId)
        : await openVorgangForDienst(buehne.portal.env, wo, vorgangId)
      expect(vorgang).toMatchObject({ dienst: slug, formular: { name: slug }, versiegelt: undefined })
      expect(vorgang!.lesung!.length).toBeGreaterThan(1)
      expect(isVersiegelt(slug as never)).toBe(versiegelt === true)
      expect(await readAntrag(buehne.portal.env, wer(mensch), id)).toBeUndefined()
    })
  },
)
