import { describe, expect, test } from 'vitest'
import { type Ereignisname, ereignisse } from '#modules/protokoll'
import { describeTat } from './worte.ts'
import { worte } from './worte-daten.ts'

const namen = Object.keys(ereignisse) as Ereignisname[]

describe('das Protokoll der Revision', () => {
  test('nennt jede Tat in Worten, nie mit ihrem Schlüssel', () => {
    for (const ereignis of namen) expect(describeTat({ ereignis, details: {} })).not.toMatch(/[a-z]\.[a-z]/)
  })

  test('hat für alles, was Beschäftigte selbst tun, ein Wort des Amtes', () => {
    // The sentence for the person begins like this where the office acted.
    const desAmtes = namen.filter((name) => /^Ihr Jobcenter hat /.test(ereignisse[name].satz))
    expect(desAmtes.length).toBeGreaterThan(30)
    expect(desAmtes.filter((name) => !worte[name])).toEqual([])
  })

  test.each([
    [{ liste: 'kunden', anzahl: 25 }, 'Liste geöffnet: Kundinnen und Kunden, 25 Zeilen'],
    [{ liste: 'vorgaenge-csv', anzahl: 1 }, 'Liste geöffnet: Vorgänge als Tabelle (CSV), 1 Zeile'],
    [{ liste: 'bescheide-freigabe', anzahl: 0 }, 'Liste geöffnet: Bescheide, 0 Zeilen'],
  ])('sagt, welche Liste es war: %j', (details, satz) => {
    expect(describeTat({ ereignis: 'jobcenter.liste-geoeffnet', details })).toBe(satz)
  })
})
