import { afterAll, describe, expect, test } from 'vitest'
import type { JobcenterRow } from '#modules/jobcenter'
import { closeTypesetter } from '#modules/profil'
import { checkDatei } from '#platform/dateien/pruefung.ts'
import { readArt } from '../arten-daten.ts'
import { fillText, titleOf, typesetBescheid } from './vorlage.ts'
import { findVorlage, type Vorlage, vorlagen } from './vorlagen-daten.ts'

afterAll(() => closeTypesetter())

const jobcenter = {
  name: 'Jobcenter Musterstadt',
  strasse: 'Musterallee 1',
  plz: '99999',
  ort: 'Musterstadt',
  telefon: '0999 123 0',
} as JobcenterRow
const kunde = {
  id: '',
  jobcenterId: '',
  vorname: 'Maria Magdalena Theresia',
  nachname: 'Freifrau von Hohenstein-Wittgenberg',
  geburtstag: '1972-01-29',
  strasse: 'Straße der Deutsch-Französischen Freundschaft 147, Hinterhaus',
  plz: '99999',
  ort: 'Musterstadt',
  kundennummer: '123N300001',
}
const angaben = { jobcenter, kunde, name: 'Sabine Sachlich', datum: '2026-11-23', leistung: 'Grundsicherungsgeld' }
const alle = Object.entries<Vorlage>(vorlagen)

describe('Vorlagen', () => {
  test('ein Platzhalter ohne Wert lässt den Absatz weg; was wie ein Platzhalter aussieht, bleibt Text', () => {
    expect(fillText('Bis {{frist}}.', { frist: ' 14. Dezember ' })).toBe('Bis 14. Dezember.')
    expect(fillText('Bis {{frist}}.', { frist: ' ' })).toBeUndefined()
    expect(fillText('{{constructor}}', {})).toBeUndefined()
    expect(fillText('{{a}}', { a: '{{b}} $& #strong[x]', b: 'nein' })).toBe('{{b}} $& #strong[x]')
  })

  test('nur bekannte Namen führen zu einer Vorlage', () => {
    expect(findVorlage('bewilligung')).toBe(vorlagen.bewilligung)
    for (const name of [undefined, '', 'constructor', '__proto__']) expect(findVorlage(name)).toBeUndefined()
  })

  test.each(alle)('„%s“ nennt nur Felder, die es gibt, und jedes davon', (_, vorlage) => {
    const texts = [vorlage.betreff, ...vorlage.absaetze.map(({ text }) => text)].join('\n')
    const used = new Set([...texts.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!))
    const names = vorlage.felder.map(({ name }) => name)
    expect(names.filter((name) => !used.has(name))).toEqual([])
    const always = ['leistung', 'bgNummer', ...(readArt(vorlage.art).zeitraum ? ['bewilligungszeitraum'] : [])]
    expect([...used].filter((name) => ![...names, ...always].includes(name))).toEqual([])
    // What must be said of the time stands in the letter.
    if (readArt(vorlage.art).zeitraum === 'pflicht') expect(used).toContain('bewilligungszeitraum')
  })

  test.each(alle)(
    '„%s“ wird ein PDF/UA, das die Prüfung der Dateien besteht, auch mit langen Angaben',
    async (_, vorlage) => {
      const felder = Object.fromEntries(vorlage.felder.map(({ name }) => [name, `${name} „Ä“ #[*x*] $1 `.repeat(20)]))
      const pdf = await typesetBescheid(vorlage, { ...angaben, felder })
      expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid')
      expect(await checkDatei(Buffer.from(pdf), 'pdf')).toBeUndefined()
      const leer = Object.fromEntries(vorlage.felder.map(({ name, freiwillig }) => [name, freiwillig ? '' : 'x']))
      const shorter = await typesetBescheid(vorlage, { ...angaben, felder: leer })
      expect(shorter.length).toBeLessThan(pdf.length)
      expect(titleOf(vorlage, { ...angaben, felder: leer })).not.toContain('{{')
    },
  )

  test('keine Vorlage führt zur Klage: darüber belehrt nur, was als Datei kommt', () => {
    for (const [, { art }] of alle) expect([undefined, 'widerspruch']).toContain(readArt(art).rechtsbehelf)
  })
})
