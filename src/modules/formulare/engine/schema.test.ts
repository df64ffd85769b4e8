import { describe, expect, test } from 'vitest'
import { haushalt } from './beispiel.test-daten.ts'
import { type Antworten, ENDE, type Formular } from './modell.ts'
import { checkSchema } from './schema.test-daten.ts'
import { schemaOf } from './schema.ts'
import { prune } from './weg.ts'
import { createZufall, Wanderung } from './zufall.test-daten.ts'

const HEUTE = '2026-11-23'
const schema = schemaOf(haushalt, 'https://portal.example/eservices/haushalt/schema.json')
const ganz: Antworten = {
  personen: [
    { id: 'p1', vorname: 'Ada', geboren: '1980-05-01', arbeitet: true, stellen: [{ id: 's1', firma: 'X', lohn: 1 }] },
  ],
  ...{ wohnart: 'miete', vermieter: 'Haus GmbH', miete: 60_000 },
}

describe('Das Schema eines Formulars', () => {
  test('nennt seine Ebenen, seine Felder nach ihrer Art und nur das als nötig, woran kein Weg vorbeiführt', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['personen', 'wohnart'],
      properties: {
        miete: { title: 'Miete', type: 'integer', description: 'Einheit: Cent.' },
        wohnart: { oneOf: [{ const: 'miete', title: 'Zur Miete' }, { const: 'eigen' }] },
        personen: {
          minItems: 1,
          maxItems: 20,
          items: {
            required: ['id', 'vorname', 'geboren', 'arbeitet'],
            properties: { stellen: { items: { required: ['id', 'firma', 'lohn'] } } },
          },
        },
      },
    })
  })

  test('nimmt an, was gesendet wird', () => {
    expect(checkSchema(schema, ganz)).toEqual([])
    for (let lauf = 1; lauf <= 30; lauf++) {
      const wanderung = new Wanderung({ formular: haushalt }, createZufall(lauf), HEUTE)
      for (let i = 0; i < 20; i++) wanderung.step()
      wanderung.finish()
      const gesendet = JSON.parse(JSON.stringify(prune(haushalt, wanderung.antworten, HEUTE))) as object
      expect(checkSchema(schema, gesendet)).toEqual([])
    }
  })

  test.each<[string, object, string]>([
    ['ein Feld fehlt', { wohnart: undefined }, '.wohnart fehlt'],
    ['ein fremdes Feld', { fremd: 1 }, '.fremd kennt das Schema nicht'],
    ['eine andere Wahl', { wohnart: 'zelt' }, '.wohnart steht nicht zur Wahl'],
    ['kein ganzer Cent', { miete: 1.5 }, '.miete ist nicht integer'],
    ['zu wenige Einträge', { personen: [] }, '.personen hat weniger als 1'],
    ['ein Eintrag ohne Kennung', { personen: [{ ...(ganz['personen'] as object[])[0], id: undefined }] }, '.id fehlt'],
    [
      'ein Text statt eines Tages',
      { personen: [{ ...(ganz['personen'] as object[])[0], geboren: '1.5.80' }] },
      'passt nicht',
    ],
  ])('lehnt ab: %s', (_, teil, mangel) => {
    const wert = JSON.parse(JSON.stringify({ ...ganz, ...teil })) as object
    expect(checkSchema(schema, wert).join('\n')).toContain(mangel)
  })

  test('Abschnitte je Eintrag gehören zu ihm; was nur unter einer Bedingung kommt, ist nicht nötig', () => {
    const form: Formular = {
      ...{ name: 'je', fassung: 3, mitgegeben: ['liste'] },
      abschnitte: [
        { name: 'wer', titel: 'Wer', beginn: 'leute' },
        { name: 'a', titel: 'A', beginn: 'a', je: 'leute' },
        { name: 'b', titel: 'B', beginn: 'b', je: 'leute', wenn: () => true },
      ],
      seiten: {
        leute: { frage: '?', felder: [], sammlung: 'leute' },
        mensch: { frage: '?', felder: [{ name: 'alter', label: 'Alter', art: 'zahl', komma: 1, einheit: 'Jahre' }] },
        a: { frage: '?', felder: [{ name: 'a', label: 'A', art: 'bestaetigung' }] },
        b: { frage: '?', felder: [{ name: 'b', label: 'B', art: 'mehrfach', optionen: () => [] }] },
      },
      uebergaenge: { leute: [ENDE], mensch: [ENDE], a: [ENDE], b: [ENDE] },
      gruppen: { leute: { beginn: 'mensch', einzahl: 'Mensch', benenne: () => '', hoechstens: 3 } },
    }
    const found = schemaOf(form, 'https://portal.example/x') as { properties: Record<string, { items: object }> }
    expect(found.properties['leute']!.items).toMatchObject({
      required: ['id', 'alter', 'a'],
      properties: {
        alter: { type: 'number', description: 'Einheit: Jahre.' },
        a: { const: true },
        b: { type: 'array', items: { type: 'string' } },
      },
    })
    expect(checkSchema(found, { liste: [{ egal: 1 }], leute: [{ id: 'x', alter: 1.5, a: true, b: ['y'] }] })).toEqual(
      [],
    )
    expect(found).toMatchObject({ description: expect.stringContaining('Fassung 3') as string })
  })
})
