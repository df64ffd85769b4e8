import { expect, test } from 'vitest'
import { formulardienste } from '../dienste/verzeichnis.ts'
import { labelOf } from './feld.tsx'

test('eine Einheit steht einmal in der Beschriftung', () => {
  const zahl = { name: 'x', art: 'zahl', einheit: 'Stunden' } as const
  expect(labelOf({ ...zahl, label: 'Stunden in der Woche' })).toBe('Stunden in der Woche')
  expect(labelOf({ ...zahl, label: 'Wie lange?' })).toBe('Wie lange? (Stunden)')
  expect(labelOf({ name: 'x', art: 'betrag', label: 'Miete' })).toBe('Miete (in Euro)')
  const labels = formulardienste.flatMap(({ formular }) =>
    Object.values(formular.seiten).flatMap(({ felder }) => felder.map(labelOf)),
  )
  expect(labels.filter((label) => /(Stunden|Euro|Tage|Monate).*\((in )?\1\)/.test(label))).toEqual([])
})
