import { describe, expect, test } from 'vitest'
import type { Antworten } from '../../engine/modell.ts'
import { readFeld } from '../../engine/werte.ts'
import { beruflicheRehabilitation } from './index.ts'

const heute = '2026-11-23'
const { seiten } = beruflicheRehabilitation.formular
const sicht = (hier: Antworten) => ({ hier, alle: hier, heute })

describe('Hinweise im Antrag auf Rehabilitation', () => {
  test.each<[string, string, Antworten, RegExp | undefined]>([
    ['Nummer und Geburtsdatum passen', 'versicherung', { rvnr: '65010580M000', geburtsdatum: '1980-05-01' }, undefined],
    [
      'Nummer und Geburtsdatum passen nicht',
      'versicherung',
      { rvnr: '65010580M000', geburtsdatum: '1981-05-01' },
      /passt nicht zum Geburtsdatum/,
    ],
    ['keine Nummer', 'versicherung', { geburtsdatum: '1980-05-01' }, undefined],
    ['kein Grad', 'behinderung', { behinderung: 'schwerbehindert' }, undefined],
    ['schwerbehindert ab 50', 'behinderung', { behinderung: 'schwerbehindert', gdb: '50' }, undefined],
    ['schwerbehindert mit 40', 'behinderung', { behinderung: 'schwerbehindert', gdb: '40' }, /ab einem Grad von 50/],
    ['behindert mit 40', 'behinderung', { behinderung: 'behinderung', gdb: '40' }, undefined],
    ['behindert mit 50', 'behinderung', { behinderung: 'behinderung', gdb: '50' }, /^Ab einem Grad von 50/],
    ['gleichgestellt mit 20', 'behinderung', { behinderung: 'gleichgestellt', gdb: '20' }, /30 oder 40/],
    ['gleichgestellt mit 30', 'behinderung', { behinderung: 'gleichgestellt', gdb: '30' }, undefined],
    ['gleichgestellt mit 50', 'behinderung', { behinderung: 'gleichgestellt', gdb: '50' }, /30 oder 40/],
    ['anderswo noch offen', 'antrag', { ergebnis: 'offen' }, /wird dort noch entschieden/],
    ['anderswo abgelehnt', 'antrag', { ergebnis: 'abgelehnt' }, undefined],
    ['Rehabilitation vor genau 4 Jahren', 'klinik', { rehaBis: '2022-11-23' }, undefined],
    ['Rehabilitation vor mehr als 4 Jahren', 'klinik', { rehaBis: '2022-11-22' }, /mehr als 4 Jahre/],
  ])('%s', (_, seite, hier, satz) => {
    expect(seiten[seite]!.warne!(sicht(hier))).toEqual(satz ? [expect.stringMatching(satz)] : [])
  })

  test('eine Rehabilitation endet nicht, bevor sie beginnt', () => {
    const ende = seiten['klinik']!.felder.find(({ name }) => name === 'rehaBis')!
    const eingabe = { 'rehaBis-tag': '7', 'rehaBis-monat': '1', 'rehaBis-jahr': '2025' }
    expect(readFeld(ende, eingabe, sicht({ rehaVon: '2025-01-08' })).ok).toBe(false)
    expect(readFeld(ende, eingabe, sicht({ rehaVon: '2025-01-07' })).ok).toBe(true)
    expect(readFeld(ende, eingabe, sicht({})).ok).toBe(true)
  })

  test('zwei Jahre in der Zukunft gestellte Anträge gibt es nicht', () => {
    const gestellt = seiten['antrag']!.felder.find(({ name }) => name === 'gestellt')!
    const on = (tag: string) => ({ 'gestellt-tag': tag, 'gestellt-monat': '11', 'gestellt-jahr': '2026' })
    expect([readFeld(gestellt, on('23'), sicht({})).ok, readFeld(gestellt, on('24'), sicht({})).ok]).toEqual([
      true,
      false,
    ])
  })
})

describe('Was nach dem Senden geschieht', () => {
  const folgenVon = (antworten: Antworten) => beruflicheRehabilitation.folgen!(antworten, heute)

  test('die Tage der Agentur stehen da, gerechnet ab dem nächsten Werktag', () => {
    expect(folgenVon({ land: 'NI' }).slice(0, 3)).toEqual([
      'Ihr Jobcenter gibt den Antrag spätestens am 24. November 2026 an die Agentur für Arbeit. Sie entscheidet.',
      'Bis zum 8. Dezember 2026 klärt die Agentur, ob sie zuständig ist. Sonst leitet sie den Antrag weiter und schreibt Ihnen das.',
      'Ist kein Gutachten nötig, entscheidet sie bis zum 15. Dezember 2026. Leitet sie weiter, beginnt die Zeit dort neu.',
    ])
    expect(folgenVon({ konferenz: true })[2]).toContain('bis zum 25. Januar 2027')
  })

  test.each<[string, Antworten, RegExp | undefined]>([
    ['Krankheit', { ursache: 'sonstige' }, undefined],
    ['Arbeitsunfall', { ursache: 'arbeitsunfall' }, /Unfallversicherung/],
    ['Berufskrankheit', { ursache: 'berufskrankheit' }, /Unfallversicherung/],
    ['15 Jahre versichert', { rvZeiten: 'ja' }, /Rentenversicherung/],
    ['nicht 15 Jahre versichert', { rvZeiten: 'nein', medReha: 'nein' }, undefined],
    ['medizinische Rehabilitation', { medReha: 'laeuft' }, /Rentenversicherung/],
  ])('%s', (_, antworten, satz) => {
    const other = folgenVon(antworten).filter((one) => one.startsWith('Vielleicht'))
    expect(other).toEqual(satz ? [expect.stringMatching(satz)] : [])
  })

  test('der Werdegang kommt aus dem Profil, sonst nichts daraus', () => {
    const schulen = [{ id: 's', abschluss: 'abitur' }]
    const wissen = { bekannt: {}, haushalt: [], letzte: { schulen, sichtbarkeit: 'offen' }, land: 'NI' as const }
    expect(beruflicheRehabilitation.vorbelegen!(wissen, () => 'x')).toEqual({ schulen, land: 'NI' })
    expect(beruflicheRehabilitation.vorbelegen!({ bekannt: {}, haushalt: [], letzte: undefined }, () => 'x')).toEqual(
      {},
    )
  })

  test('kein Nachweis verlangt medizinische Unterlagen', () => {
    const titel = beruflicheRehabilitation.nachweise.map((regel) => regel.titel)
    expect(titel.filter((one) => /befund|entlassung|arztbrief|gutachten/i.test(one))).toEqual([])
  })
})
