import { describe, expect, test } from 'vitest'
import { type Antworten, optionsOf } from '../../engine/modell.ts'
import { readFeld } from '../../engine/werte.ts'
import { widerspruch } from './index.ts'
import { showRest } from './seiten-inhalt.ts'

const heute = '2026-11-23'
const { seiten } = widerspruch.formular
const sicht = (hier: Antworten) => ({ hier, alle: hier, heute })
const feldOf = (seite: string, name: string) => seiten[seite]!.felder.find((feld) => feld.name === name)!

function optionTexts(seite: string, name: string, alle: Antworten) {
  const feld = feldOf(seite, name)
  if (feld.art !== 'auswahl' && feld.art !== 'mehrfach') throw new Error(`Keine Auswahl: ${name}`)
  return optionsOf(feld, sicht(alle)).map(({ text, hinweis }) => (hinweis ? `${text} | ${hinweis}` : text))
}

const bescheid = { id: 'b1', titel: 'Änderungsbescheid', datum: '2026-10-19', letzterTag: heute }
const ausPortal = { anlass: 'bescheid', bescheide: [bescheid], bescheid: 'b1', land: 'NI' }

describe('Was vorher bekannt ist', () => {
  const wissen = {
    ...{ bekannt: {}, letzte: undefined, land: 'NI' as const },
    haushalt: [{ vorname: 'Ole', nachname: 'Klicker', geburtsdatum: '2016-01-01' }],
    bescheide: [
      bescheid,
      { ...bescheid, id: 'b2', titel: 'Minderungsbescheid', letzterTag: '2026-11-22' },
      { id: 'b3', titel: 'Ablehnungsbescheid', datum: heute },
    ],
  }
  const anfang = widerspruch.vorbelegen!(wissen, () => 'p1')

  test('die Bescheide des Portals stehen zur Wahl, mit Tag und Frist, und dazu ein anderer', () => {
    expect(optionTexts('bescheid', 'bescheid', anfang)).toEqual([
      'Änderungsbescheid | Vom 19. Oktober 2026. Letzter Tag: 23. November 2026.',
      'Minderungsbescheid | Vom 19. Oktober 2026. Die Frist ist abgelaufen.',
      'Ablehnungsbescheid | Vom 23. November 2026. Die Frist läuft noch nicht.',
      expect.stringMatching(/^Ein anderer Bescheid/),
    ])
  })

  test('gemeint sind alle Personen, bis jemand etwas anderes sagt', () => {
    expect(optionTexts('personen', 'personen', anfang)).toEqual(['Für mich', 'Ole Klicker'])
    expect(anfang['personen']).toEqual(['selbst', 'p1'])
    expect(JSON.stringify(anfang)).not.toContain('2016-01-01')
  })

  test('ohne Bescheide und Haushalt bleibt die eigene Person', () => {
    const leer = widerspruch.vorbelegen!({ bekannt: {}, haushalt: [], letzte: undefined }, () => 'x')
    expect(leer).toEqual({ bescheide: [], haushalt: [], personen: ['selbst'] })
  })
})

describe('Hinweise im Widerspruch', () => {
  test.each<[string, string, Antworten, RegExp | undefined]>([
    ['ein Bescheid', 'vonHand', { bescheidart: 'ablehnung' }, undefined],
    ['keine Art', 'vonHand', {}, undefined],
    ['ein Widerspruchsbescheid', 'vonHand', { bescheidart: 'widerspruchsbescheid' }, /Klage beim Sozialgericht/],
    ['eine Anhörung', 'vonHand', { bescheidart: 'anhoerung' }, /schreiben Sie eine Nachricht/],
    ['gilt sofort', 'wirkung', { bescheidart: 'minderung' }, /§ 39 SGB II/],
    ['gilt sofort, Aussetzung gewünscht', 'wirkung', { bescheidart: 'minderung', aussetzung: true }, undefined],
    ['gilt nicht sofort', 'wirkung', { bescheidart: 'ablehnung' }, undefined],
    ['der Grund fiel vor einem Monat weg', 'verspaetung', { weggefallen: '2026-10-23', land: 'NI' }, undefined],
    [
      'der Grund fiel früher weg',
      'verspaetung',
      { weggefallen: '2026-10-20', land: 'NI' },
      /bis zum 20\. November 2026 Zeit/,
    ],
    ['noch kein Tag', 'verspaetung', {}, undefined],
    ['der Antrag ist frisch', 'untaetig', { untaetigArt: 'antrag', untaetigSeit: '2026-11-01' }, /ab dem 2\. Mai 2027/],
    [
      'der Antrag ist alt',
      'untaetig',
      { untaetigArt: 'antrag', untaetigSeit: '2026-04-01' },
      /schon seit dem 2\. Oktober 2026/,
    ],
    [
      'der Widerspruch ist alt',
      'untaetig',
      { untaetigArt: 'widerspruch', untaetigSeit: '2026-04-01' },
      /schon seit dem 2\. Juli 2026/,
    ],
    ['es eilt nicht', 'eil', { eil: false }, undefined],
    ['mit BundID fehlt nichts', 'form', { ...ausPortal, form: 'bundid' }, undefined],
  ])('%s', (_, seite, hier, satz) => {
    expect(seiten[seite]!.warne!(sicht(hier))).toEqual(satz ? [expect.stringMatching(satz)] : [])
  })

  test.each<[string, string, Antworten, RegExp | undefined]>([
    ['aus dem Portal, rechtzeitig: nichts', 'zugangPortal', ausPortal, undefined],
    [
      'aus dem Portal, zu spät',
      'zugangPortal',
      { ...ausPortal, bescheide: [{ ...bescheid, letzterTag: '2026-11-22' }] },
      /^Die Frist ist abgelaufen/,
    ],
    ['aus dem Portal, ohne E-Mail', 'zugangPortal', { ...ausPortal, mailFehlt: true }, /nicht berechnen/],
    [
      'auf Papier',
      'zugangPapier',
      { land: 'NI', datum: '2026-11-16', zugangsweg: 'post' },
      /ist der 21\. Dezember 2026/,
    ],
  ])('die Frist: %s', (_, seite, hier, satz) => {
    const [first] = seiten[seite]!.warne!(sicht(hier))
    if (satz) expect(first).toMatch(satz)
    else expect(first).toBeUndefined()
  })

  test('in der Not steht da, wen man anruft und welches Gericht hilft', () => {
    expect(seiten['eil']!.warne!(sicht({ eil: true })).join(' ')).toMatch(/Rufen Sie.*Sozialgericht.*§ 86b SGG/)
  })

  test.each([
    ['druck', /Unterschreiben Sie es/],
    ['niederschrift', /Gehen Sie ins Jobcenter/],
    ['qes', /signierte Datei/],
  ])('ohne BundID am letzten Tag (%s): was noch fehlt, und dass heute der letzte Tag ist', (form, satz) => {
    expect(seiten['form']!.warne!(sicht({ ...ausPortal, form }))).toEqual([
      expect.stringMatching(satz),
      'Heute ist der letzte Tag (23. November 2026, bis 24 Uhr).',
    ])
  })

  test.each<[string, string]>([
    ['2026-11-23', 'Heute ist der letzte Tag (23. November 2026, bis 24 Uhr).'],
    ['2026-11-22', 'Der letzte Tag ist der 23. November 2026. Es bleibt noch 1 Tag.'],
    ['2026-11-13', 'Der letzte Tag ist der 23. November 2026. Es bleiben noch 10 Tage.'],
    ['2026-11-24', ''],
  ])('am %s: %s', (tag, satz) => {
    expect(showRest(ausPortal, tag)).toBe(satz)
  })

  test('nach dem letzten Tag bleibt nur, was noch fehlt', () => {
    expect(seiten['form']!.warne!({ ...sicht({ ...ausPortal, form: 'druck' }), heute: '2026-11-24' })).toHaveLength(1)
  })
})

describe('Grenzen', () => {
  const day = (name: string, [jahr, monat, tag]: [string, string, string]) => ({
    [`${name}-jahr`]: jahr,
    [`${name}-monat`]: monat,
    [`${name}-tag`]: tag,
  })

  test.each<[string, string, [string, string, string], Antworten, boolean]>([
    ['vonHand', 'datum', ['2026', '11', '23'], {}, true],
    ['vonHand', 'datum', ['2026', '11', '24'], {}, false],
    ['vonHand', 'datum', ['2004', '6', '30'], {}, false],
    ['zugangPapier', 'erhalten', ['2026', '11', '1'], { datum: '2026-11-02' }, false],
    ['zugangPapier', 'erhalten', ['2026', '11', '2'], { datum: '2026-11-02' }, true],
    ['zugangPortal', 'geoeffnet', ['2026', '10', '18'], ausPortal, false],
    ['zugangPortal', 'geoeffnet', ['2026', '10', '19'], ausPortal, true],
    ['begruendung', 'gruendeBis', ['2026', '11', '22'], {}, false],
    ['begruendung', 'gruendeBis', ['2026', '11', '23'], {}, true],
    ['verspaetung', 'weggefallen', ['2026', '11', '24'], {}, false],
    ['untaetig', 'untaetigSeit', ['2026', '11', '24'], {}, false],
  ])('%s.%s (%#)', (seite, name, teile, alle, ok) => {
    expect(readFeld(feldOf(seite, name), day(name, teile), sicht(alle)).ok).toBe(ok)
  })

  test('die Gründe haben Platz für 10.000 Zeichen', () => {
    const read = (zeichen: number) =>
      readFeld(feldOf('begruendung', 'gruende'), { gruende: 'x'.repeat(zeichen) }, sicht({})).ok
    expect([read(10_000), read(10_001)]).toEqual([true, false])
  })
})

describe('Vor dem Senden', () => {
  const folgenVon = (antworten: Antworten, tag = heute) =>
    widerspruch.folgen!({ ...ausPortal, ...antworten }, tag).join('\n')

  test('der letzte Tag steht da; ohne Ausweis auch, dass die Schriftform fehlt und bis wann sie nachgeholt wird', () => {
    expect(folgenVon({ form: 'druck' })).toMatch(/^Die Schriftform fehlt noch\. .*Heute ist der letzte Tag/m)
    expect(folgenVon({ form: 'bundid' })).toMatch(/^Der letzte Tag für Ihren Widerspruch ist der 23\. November 2026/)
    expect(folgenVon({ form: 'bundid' })).not.toMatch(/fehlt noch|ob Ihre Gründe zählen/)
  })

  test('wer zu spät ist, liest es; wer vertreten wird, auch; die Klage bei Untätigkeit hat ihren Tag', () => {
    expect(folgenVon({ form: 'bundid' }, '2026-11-24')).toMatch(/^Die Frist ist abgelaufen.*ob Ihre Gründe zählen/s)
    expect(folgenVon({ form: 'bundid' })).toMatch(/bis zum 24\. Februar 2027 nicht entschieden/)
    expect(folgenVon({ vertreten: true })).toMatch(/der Person, die Sie vertritt/)
    expect(folgenVon({ vertreten: false })).not.toMatch(/der Person, die Sie vertritt/)
  })

  test('eine Nachfrage ist kein Widerspruch, und ihr Titel sagt es', () => {
    expect(folgenVon({ anlass: 'keiner' })).toBe(
      'Das ist kein Widerspruch. Ihr Jobcenter bekommt Ihre Nachfrage und antwortet Ihnen.',
    )
    expect(widerspruch.titel({ anlass: 'keiner' })).toBe('Nachfrage: noch kein Bescheid')
  })

  test.each<[Antworten, string]>([
    [ausPortal, 'Widerspruch: Änderungsbescheid'],
    [{ anlass: 'bescheid', bescheidart: 'minderung' }, 'Widerspruch: Minderungsbescheid'],
    [{ anlass: 'bescheid' }, 'Widerspruch: Bescheid'],
  ])('der Titel (%#)', (antworten, titel) => {
    expect(widerspruch.titel(antworten)).toBe(titel)
  })

  test.each<[string, Antworten, boolean, boolean]>([
    ['mit Ausweis', { form: 'bundid' }, false, false],
    ['in der Not', { form: 'bundid', eil: true }, true, false],
    ['ohne Schriftform', { form: 'druck' }, true, false],
    ['gegen eine Förderung', { form: 'bundid', bescheidart: 'foerderung' }, false, true],
    ['nur eine Nachfrage', { anlass: 'keiner' }, false, false],
  ])('Zuteilung: %s', (_, antworten, eilig, auchVermittlung) => {
    expect(widerspruch.zuteilung!(antworten)).toEqual({ eilig, auchVermittlung })
  })
})
