import { describe, expect, test } from 'vitest'
import { findLuecken, showLuecken } from '../../bausteine/werdegang/luecken.ts'
import type { Antworten } from '../../engine/modell.ts'
import { readFeld } from '../../engine/werte.ts'
import { arbeitsmarktprofil } from './index.ts'

const heute = '2026-11-23'
const { seiten } = arbeitsmarktprofil.formular

const warnings = (seite: string, hier: Antworten, alle: Antworten = hier) =>
  seiten[seite]!.warne!({ hier, alle, heute })

describe('Hinweise im Arbeitsmarktprofil', () => {
  const wuensche = (...raenge: number[]) => ({
    wuensche: raenge.map((rang, i) => ({ id: `w${i}`, beruf: `Beruf ${i}`, rang })),
  })

  test.each<[string, string, Antworten, RegExp | undefined]>([
    ['jeder Beruf hat seine eigene Stelle', 'wuensche', wuensche(1, 2, 3), undefined],
    ['ohne Berufe gibt es nichts zu sagen', 'wuensche', {}, undefined],
    ['zwei Berufe an einer Stelle', 'wuensche', wuensche(1, 2, 2), /^Zwei Berufe stehen an Stelle 2\./],
    ['kein Beruf an erster Stelle', 'wuensche', wuensche(3, 2), /^Kein Beruf steht an Stelle 1\./],
    ['Stunden ohne Widerspruch', 'arbeitszeit', { stundenVon: 20, stundenBis: 20 }, undefined],
    ['nur eine Grenze', 'arbeitszeit', { stundenVon: 48 }, undefined],
    ['Stunden verkehrt herum', 'arbeitszeit', { stundenVon: 21, stundenBis: 20 }, /^Das Höchste ist kleiner/],
    ['ein Tag', 'fenster', { von: '08:00', bis: '08:01' }, undefined],
    ['über Mitternacht', 'fenster', { von: '22:00', bis: '06:00' }, /Bei Nachtarbeit ist das richtig/],
    ['ein Abschluss aus diesem Jahr', 'schule', { jahr: 2026 }, undefined],
    ['ein Abschluss aus der Zukunft', 'schule', { jahr: 2027 }, /^Das Jahr liegt in der Zukunft/],
    ['ein Zertifikat, das heute endet', 'zertifikat', { gueltigBis: heute }, undefined],
    ['ein Zertifikat ohne Ende', 'zertifikat', {}, undefined],
    ['ein abgelaufenes Zertifikat', 'zertifikat', { gueltigBis: '2026-11-22' }, /ist abgelaufen/],
    ['Fahrzeug mit Führerschein', 'mobilitaet', { fahrzeug: true, klassen: ['B'], oepnv: false }, undefined],
    ['Fahrzeug ohne Führerschein', 'mobilitaet', { fahrzeug: true }, /keine Führerscheinklasse/],
    ['Fahrzeug und nur Bus', 'mobilitaet', { fahrzeug: true, oepnv: true, klassen: ['B'] }, /ob beides stimmt/],
    ['zehn Stärken', 'staerken', { staerken: [...'abcdefghij'] }, undefined],
    ['elf Stärken', 'staerken', { staerken: [...'abcdefghijk'] }, /^Sie haben 11 Stärken gewählt/],
  ])('%s', (_, seite, hier, satz) => {
    const found = warnings(seite, hier)
    if (satz) expect(found).toEqual([expect.stringMatching(satz)])
    else expect(found).toEqual([])
  })

  test('ein Beruf, der vor dem Ende der jetzigen Stelle beginnen soll, wird genannt', () => {
    const berufe = [
      { id: 'w1', beruf: 'Koch', ab: '2026-12-31', rang: 2 },
      { id: 'w2', beruf: 'Kellner', ab: '2027-01-01', rang: 1 },
      { id: 'w3', beruf: 'Fahrer', rang: 3 },
    ]
    expect(warnings('stelleJetzt', { stelleBis: '2026-12-31', wuensche: berufe })).toEqual([
      '„Koch“ soll beginnen, bevor Ihre jetzige Stelle endet. Passt das?',
    ])
    expect(warnings('stelleJetzt', { wuensche: berufe })).toEqual([])
  })
})

describe('Lücken im Werdegang', () => {
  test.each<[string, [string, string?][], [string, string][]]>([
    ['ohne Angaben keine Lücke', [], []],
    ['was noch läuft, reicht bis heute', [['2020-01']], []],
    ['ein Monat ist keine Lücke', [['2020-01', '2023-05'], ['2023-07']], []],
    ['zwei Monate sind eine', [['2020-01', '2023-05'], ['2023-08']], [['2023-06', '2023-07']]],
    ['bis zum Monat von heute', [['2020-01', '2026-08']], [['2026-09', '2026-11']]],
    ['über den Jahreswechsel', [['2019-01', '2019-11'], ['2020-02']], [['2019-12', '2020-01']]],
    ['die Reihenfolge ist gleich', [['2023-08'], ['2020-01', '2023-05']], [['2023-06', '2023-07']]],
    ['was nebenher lief, füllt nichts auf und reißt nichts auf', [['2020-01'], ['2021-01', '2021-02']], []],
  ])('%s', (_, zeiten, luecken) => {
    const found = findLuecken(
      zeiten.map(([von, bis]) => ({ von, bis })),
      heute,
    )
    expect(found.map(({ von, bis }) => [von, bis])).toEqual(luecken)
  })

  test('Ausbildung und Arbeit zählen zusammen; niemand muss etwas ergänzen', () => {
    const alle = {
      ausbildungen: [{ id: 'a', von: '2016-08', bis: '2019-07' }, { id: 'b' }],
      stellen: [{ id: 's', von: '2020-01' }],
    }
    expect(showLuecken(alle, heute)).toEqual([
      'Von August 2019 bis Dezember 2019 haben Sie nichts angegeben. Sie können die Zeit ergänzen, müssen es aber nicht.',
    ])
    expect(warnings('stellen', alle)).toHaveLength(1)
  })
})

describe('Grenzen und Folgen des Arbeitsmarktprofils', () => {
  const read = (seite: string, name: string, eingabe: Record<string, string>, hier: Antworten = {}) =>
    readFeld(seiten[seite]!.felder.find((feld) => feld.name === name)!, eingabe, { hier, alle: hier, heute }).ok

  test.each<[string, string, string, boolean]>([
    ['arbeitszeit', 'stundenVon', '48', true],
    ['arbeitszeit', 'stundenVon', '49', false],
    ['arbeitszeit', 'stundenBis', '0', false],
    ['arbeitsort', 'umkreis', '0', true],
    ['arbeitsort', 'umkreis', '200', true],
    ['arbeitsort', 'umkreis', '201', false],
    ['wunsch', 'rang', '10', true],
    ['wunsch', 'rang', '11', false],
  ])('%s.%s %s', (seite, name, wert, ok) => {
    expect(read(seite, name, { [name]: wert })).toBe(ok)
  })

  test.each(['ausbildungZeit', 'stelleZeit'])('%s endet nicht, bevor sie beginnt', (seite) => {
    const bis = (monat: string) => ({ 'bis-monat': monat, 'bis-jahr': '2020' })
    expect(read(seite, 'bis', bis('4'), { von: '2020-05' })).toBe(false)
    expect(read(seite, 'bis', bis('5'), { von: '2020-05' })).toBe(true)
    expect(read(seite, 'bis', bis('4'))).toBe(true)
  })

  test('vor dem Senden steht, wer das Profil sieht', () => {
    const gesperrte = [{ id: 'g', arbeitgeber: 'Muster GmbH' }]
    const folgenVon = (antworten: Antworten) => arbeitsmarktprofil.folgen!(antworten, heute).slice(1)
    expect(folgenVon({ sichtbarkeit: 'privat' })).toEqual(['Arbeitgeber sehen Ihr Profil nicht.'])
    expect(folgenVon({ sichtbarkeit: 'anonym', gesperrte })).toEqual([
      'Arbeitgeber sehen Ihr Profil ohne Namen und Kontaktdaten.',
      'Nicht sehen können es: Muster GmbH.',
      'Beginnen Sie eine Arbeit, endet die Veröffentlichung von selbst.',
    ])
    expect(folgenVon({ sichtbarkeit: 'offen', gesperrte: [] })).toHaveLength(2)
  })

  test('der Titel nennt den Hauptberuf; was zuletzt gesendet wurde, ist der Anfang', () => {
    const letzte = {
      wuensche: [
        { id: 'a', beruf: 'Koch', rang: 2 },
        { id: 'b', beruf: 'Kellner', rang: 1 },
      ],
    }
    expect(arbeitsmarktprofil.titel(letzte)).toBe('Arbeitsmarktprofil: Kellner')
    expect(arbeitsmarktprofil.titel({})).toBe('Arbeitsmarktprofil')
    const wissen = { bekannt: {}, haushalt: [] }
    expect(arbeitsmarktprofil.vorbelegen!({ ...wissen, letzte }, () => 'x')).toEqual(letzte)
    expect(arbeitsmarktprofil.vorbelegen!({ ...wissen, letzte: undefined }, () => 'x')).toEqual({})
  })
})
