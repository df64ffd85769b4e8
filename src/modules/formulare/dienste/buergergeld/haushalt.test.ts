import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Antworten, type Eintrag, ENDE, entriesOf, type Feld, optionsOf, type Ziel } from '../../engine/modell.ts'
import { readSeite } from '../../engine/seite.ts'
import { listFehlende } from '../../engine/stand.ts'
import { keyOf, prune, unreachable, walk } from '../../engine/weg.ts'
import { inBg, inBgUnter15, inHaushaltsgemeinschaft, stichtag } from './haushalt.ts'
import { buergergeld } from './index.ts'
import { antworten } from './personen.test-daten.ts'

const HEUTE = '2026-11-23'
const { formular } = buergergeld

const ich = { id: 'ich', beziehung: 'ich', familienstand: 'ledig' }

/** `bg`, `kind` (annex KI), `hg` or `fremd`. */
function rolleOf(person: Antworten, rest: { geburtsdatum: string; personen?: readonly Antworten[] }): string {
  const hier = { id: 'p', ...person } as Eintrag
  const alle = { geburtsdatum: rest.geburtsdatum, personen: [ich, ...(rest.personen ?? []), hier] as Eintrag[] }
  const sicht = { hier, alle, heute: HEUTE }
  if (inBgUnter15(sicht)) return 'kind'
  if (inBg(sicht)) return 'bg'
  return inHaushaltsgemeinschaft(sicht) ? 'hg' : 'fremd'
}

describe('Wer zur Bedarfsgemeinschaft gehört (§ 7 Abs. 3 SGB II)', () => {
  const erwachsen = { geburtsdatum: '1980-01-01' }
  const jung = { geburtsdatum: '2004-01-01' }
  const mutter = { id: 'm', beziehung: 'eltern', geburtsdatum: '1975-01-01' }

  test.each<[string, Antworten, Parameters<typeof rolleOf>[1], string]>([
    ['Ehefrau', { beziehung: 'ehe', geburtsdatum: '1980-01-01' }, erwachsen, 'bg'],
    ['Partner ohne Trauschein', { beziehung: 'partner', geburtsdatum: '1980-01-01' }, erwachsen, 'bg'],
    ['Kind von 14 Jahren', { beziehung: 'kind', geburtsdatum: '2012-01-01' }, erwachsen, 'kind'],
    ['Kind, das im Lauf des Monats 15 wird', { beziehung: 'kind', geburtsdatum: '2011-11-20' }, erwachsen, 'kind'],
    ['Kind von 15 Jahren', { beziehung: 'kind', geburtsdatum: '2011-11-01' }, erwachsen, 'bg'],
    ['Kind von 24 Jahren', { beziehung: 'kind', geburtsdatum: '2002-01-01' }, erwachsen, 'bg'],
    ['Kind von 25 Jahren', { beziehung: 'kind', geburtsdatum: '2001-10-01' }, erwachsen, 'hg'],
    [
      'Kind, das von eigenem Geld lebt',
      { beziehung: 'kind', geburtsdatum: '2006-01-01', lebtVonEigenem: true },
      erwachsen,
      'hg',
    ],
    [
      'verheiratetes Kind',
      { beziehung: 'kind', geburtsdatum: '2005-01-01', familienstand: 'verheiratet' },
      erwachsen,
      'hg',
    ],
    [
      'Kind unter 15: was für Ältere gilt, zählt nicht',
      { beziehung: 'kind', geburtsdatum: '2015-01-01', lebtVonEigenem: true, familienstand: 'verheiratet' },
      erwachsen,
      'kind',
    ],
    ['Mutter einer Person unter 25', mutter, jung, 'bg'],
    ['Mutter einer Person ab 25', mutter, erwachsen, 'hg'],
    [
      'Bruder unter 25, mit der Mutter',
      { beziehung: 'geschwister', geburtsdatum: '2008-01-01' },
      { ...jung, personen: [mutter] },
      'bg',
    ],
    ['Bruder ohne Eltern', { beziehung: 'geschwister', geburtsdatum: '2008-01-01' }, jung, 'hg'],
    ['Onkel', { beziehung: 'verwandt', geburtsdatum: '1960-01-01' }, erwachsen, 'hg'],
    ['Mitbewohner', { beziehung: 'wg' }, erwachsen, 'fremd'],
    ['Untermieter', { beziehung: 'untermiete' }, erwachsen, 'fremd'],
    ['wer noch keine Beziehung hat', {}, erwachsen, 'fremd'],
  ])('%s', (_, person, rest, rolle) => {
    expect(rolleOf(person, rest)).toBe(rolle)
  })

  test('das Alter zählt am ersten Tag des Monats, ab dem Leistungen gewünscht sind', () => {
    expect(stichtag({ alle: { ab: '2027-02-14' }, heute: HEUTE })).toBe('2027-02-01')
    expect(stichtag({ alle: {}, heute: HEUTE })).toBe('2026-11-01')
  })
})

describe('Ein Haushalt mit zwölf Personen und dreißig Beschäftigungen', () => {
  const [adult] = antworten.kim['personen'] as unknown as Eintrag[]
  const stelleOf = (id: string) => ({ id, firma: id })
  const personen = Array.from({ length: 12 }, (_, i): Eintrag => {
    const stellen = Array.from({ length: i < 6 ? 3 : 2 }, (_unused, n) => stelleOf(`s${i}-${n}`))
    const rest = { einkommensarten: ['arbeit'], stellen, konten: [], geburtsdatum: '2005-01-01', lebtVonEigenem: false }
    return { ...adult!, ...rest, id: `p${i}`, beziehung: i === 0 ? 'ich' : 'kind', vorname: 'A', nachname: 'B' }
  })
  const alles = { ...antworten.kim, allein: false, mitWem: ['kindAb15'], personenzahl: 12, personen }
  // What nobody is asked would be left out first, with a second walk.
  const gross = prune(formular, alles, HEUTE)

  test('hat für jede Person und jede Beschäftigung ihre Seiten', () => {
    const weg = walk(formular, gross, HEUTE)
    expect(personen.flatMap((one) => entriesOf(one, 'stellen'))).toHaveLength(30)
    expect(weg.filter(({ seite }) => seite === 'lohn')).toHaveLength(30)
    expect(weg.filter(({ seite }) => seite === 'einkommensarten')).toHaveLength(12)
    expect(new Set(weg.map(keyOf)).size).toBe(weg.length)
    expect(weg.length).toBeGreaterThan(400)
  })

  test('jede Seite wird einmal besucht, und die Liste der Personen je Seite nur wenige Male gelesen', () => {
    let visits = 0
    let reads = 0
    const count: Ziel = {
      nach: ENDE,
      wenn: () => {
        visits++
        return false
      },
    }
    const uebergaenge = Object.fromEntries(
      Object.entries(formular.uebergaenge).map(([seite, ziele]) => [seite, [count, ...ziele]]),
    )
    const alle = new Proxy(gross, {
      get: (werte, name: string) => {
        if (name === 'personen') reads++
        return werte[name]
      },
    })
    const { length } = walk({ ...formular, uebergaenge }, alle, HEUTE)
    expect(visits).toBe(length)
    expect(reads).toBeLessThan(length)
  })
})

describe('Wer ist diese Person?', () => {
  const ichSelbst = { id: 'a', beziehung: 'ich' }
  const kind = { id: 'b', beziehung: 'kind' }
  const offered = (id: string, personen: Eintrag[]) => {
    const feld = formular.seiten['person']!.felder.find(({ name }) => name === 'beziehung')
    const hier = personen.find((one) => one.id === id)!
    return optionsOf(feld as Feld & { art: 'auswahl' }, { hier, alle: { personen }, heute: HEUTE }).map(
      ({ wert }) => wert,
    )
  }

  test('wer den Antrag stellt, bleibt „Ich selbst“', () => {
    expect(offered('a', [ichSelbst])).toEqual(['ich'])
    expect(offered('a', [kind, ichSelbst])).toEqual(['ich'])
  })

  test('niemand sonst kann es sein', () => {
    const andere = offered('b', [ichSelbst, kind])
    expect(andere).not.toContain('ich')
    expect(andere).toContain('kind')
    expect(offered('b', [ichSelbst, { id: 'b' }])).toEqual(andere)
    // Of a draft in which two were: the second is asked anew.
    expect(offered('b', [ichSelbst, { id: 'b', beziehung: 'ich' }])).toEqual(andere)
  })

  test('steht noch niemand so auf der Liste, kann es jede Person sein', () => {
    expect(offered('b', [{ id: 'a' }, kind])).toContain('ich')
    expect(offered('a', [{ id: 'a' }, kind])).toContain('kind')
  })

  const page = (id: string, personen: Eintrag[]) => {
    const alle = { personen }
    const station = walk(formular, alle, HEUTE).find((one) => one.seite === 'person' && one.eintraege[0] === id)!
    return (beziehung: string) => readSeite(formular, station, { beziehung, vorname: 'Ada', nachname: 'Klicker' })
  }

  test('abgeschickt wird etwas anderes nicht angenommen, und was dastand, bleibt', () => {
    const ich = page('a', [ichSelbst, kind])('kind')
    expect(ich.fehler['beziehung']).toBeDefined()
    expect(ich.hier['beziehung']).toBe('ich')
    expect(page('a', [ichSelbst, kind])('ich').fehler).toEqual({})
    const anderes = page('b', [ichSelbst, kind])('ich')
    expect(anderes.fehler['beziehung']).toBeDefined()
    expect(anderes.hier['beziehung']).toBe('kind')
  })
})

/** Any answer that a field can hold, or none. */
function anyWert(feld: Feld, personen: readonly string[]): fc.Arbitrary<Antworten[string]> {
  const choices = () => {
    const alle = { personen: personen.map((id) => ({ id, beziehung: 'ich' })) }
    // Of whoever applies, and of everybody else.
    const werte = ['p0', 'p1'].flatMap((id) =>
      optionsOf(feld as Feld & { art: 'auswahl' }, { hier: { id }, alle, heute: HEUTE }).map(({ wert }) => wert),
    )
    return [...new Set(werte)]
  }
  const wert = (): fc.Arbitrary<Antworten[string]> => {
    if (feld.art === 'janein') return fc.boolean()
    if (feld.art === 'betrag' || feld.art === 'zahl') return fc.constantFrom(0, 10, 90_000, 3_000_000)
    if (feld.art === 'datum')
      return fc.constantFrom('1970-05-01', '2003-02-01', '2014-07-01', '2025-01-01', '2027-01-01')
    if (feld.art === 'mehrfach') return fc.subarray(choices(), { minLength: 1 })
    if (feld.art === 'auswahl') return choices().length > 0 ? fc.constantFrom(...choices()) : fc.constant('p0')
    return fc.constantFrom('Ada', '2026-01')
  }
  return fc.option(wert(), { nil: undefined })
}

/** Answers to everything at once, also to what no way leads to. */
function anyAntworten(): fc.Arbitrary<Antworten> {
  const ebenen = new Map<string, { felder: Feld[]; gruppen: string[] }>()
  const visit = (seite: string, ebene: string, seen: Set<string>): void => {
    if (!formular.seiten[seite] || seen.has(seite)) return
    seen.add(seite)
    const level = ebenen.get(ebene) ?? { felder: [], gruppen: [] }
    ebenen.set(ebene, level)
    const { felder, sammlung } = formular.seiten[seite]
    level.felder.push(...felder)
    for (const ziel of formular.uebergaenge[seite] ?? [])
      visit(typeof ziel === 'string' ? ziel : ziel.nach, ebene, seen)
    if (sammlung === undefined) return
    level.gruppen.push(sammlung)
    visit(formular.gruppen[sammlung]!.beginn, `${ebene}/${sammlung}`, seen)
  }
  const seen = new Set<string>()
  for (const { beginn, je } of formular.abschnitte) visit(beginn, je === undefined ? '' : `/${je}`, seen)
  const build = (ebene: string): fc.Arbitrary<Antworten> => {
    const { felder, gruppen } = ebenen.get(ebene)!
    const werte = Object.fromEntries(felder.map((feld) => [feld.name, anyWert(feld, ['p0', 'p1', 'p2'])]))
    const entries = gruppen.map((gruppe) => {
      const many = fc.array(build(`${ebene}/${gruppe}`), { maxLength: gruppe === 'personen' ? 3 : 1 })
      return [gruppe, many.map((all) => all.map((one, i) => ({ ...one, id: `${gruppe[0]}${i}` })))] as const
    })
    return fc.record({ ...werte, ...Object.fromEntries(entries) }) as fc.Arbitrary<Antworten>
  }
  return build('')
}

describe('Bei beliebigen Antworten', () => {
  test('bleibt der Weg derselbe, wenn wegfällt, was er nicht fragt, und nichts davon hält ihn auf', () => {
    fc.assert(
      fc.property(anyAntworten(), (alle) => {
        const gesendet = prune(formular, alle, HEUTE)
        expect(walk(formular, gesendet, HEUTE).map(keyOf)).toEqual(walk(formular, alle, HEUTE).map(keyOf))
        expect(prune(formular, gesendet, HEUTE)).toEqual(gesendet)
        expect(unreachable(formular, gesendet, HEUTE)).toEqual([])
        for (const { seite, sicht } of walk(formular, alle, HEUTE)) {
          const saetze = formular.seiten[seite]!.warne?.(sicht) ?? []
          expect(saetze.every((satz) => satz.endsWith('.'))).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('ohne Antworten fehlt am Anfang jedes Abschnitts etwas, der immer gilt', () => {
    const fehlend = listFehlende(formular, {}, HEUTE).map(({ abschnitt }) => abschnitt)
    expect(fehlend).toEqual(expect.arrayContaining(['antragsdatum', 'kontakt', 'haushalt', 'wohnung', 'vermoegen']))
  })
})
