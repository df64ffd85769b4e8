import { wahrheit } from '../../bausteine/angaben.ts'
import { textIn } from '../../bausteine/bedingungen.ts'
import { verbinde } from '../../bausteine/folge.ts'
import { werdegang, werdegangNachweise } from '../../bausteine/werdegang/werdegang.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import { type Antworten, entriesOf, type Formular } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { koennenTeil } from './seiten-koennen.ts'
import { hasUnterlage, rahmenTeil } from './seiten-rahmen.ts'
import { hauptberuf, wunschTeil } from './seiten-wunsch.ts'

/** Potenzialanalyse: § 15 SGB II, §§ 35, 38 Abs. 3, 41 SGB III. */
const formular: Formular = {
  name: 'arbeitsmarktprofil',
  fassung: 1,
  abschnitte: [
    { name: 'wunsch', titel: 'Was Sie suchen', beginn: 'suche' },
    { name: 'zeit', titel: 'Arbeitszeit', beginn: 'arbeitszeit' },
    { name: 'ort', titel: 'Arbeitsort', beginn: 'suchraum' },
    { name: 'schule', titel: 'Schule', beginn: 'schulen' },
    { name: 'ausbildung', titel: 'Ausbildung und Studium', beginn: 'ausbildungen' },
    { name: 'erfahrung', titel: 'Berufserfahrung', beginn: 'stellen' },
    { name: 'faehigkeiten', titel: 'Fähigkeiten und Kenntnisse', beginn: 'faehigkeiten' },
    { name: 'sprachen', titel: 'Sprachen', beginn: 'sprachen' },
    { name: 'mobilitaet', titel: 'Führerschein und Wege', beginn: 'mobilitaet' },
    { name: 'staerken', titel: 'Persönliche Stärken', beginn: 'staerken' },
    { name: 'rahmen', titel: 'Familie und Gesundheit', beginn: 'betreuung' },
    { name: 'sichtbarkeit', titel: 'Wer das Profil sieht', beginn: 'sichtbarkeit' },
    { name: 'mappe', titel: 'Bewerbungsmappe', beginn: 'mappe' },
  ],
  ...verbinde(wunschTeil, werdegang, koennenTeil, rahmenTeil),
}

const inMappe = (unterlage: string): Pick<Nachweisregel, 'art' | 'wenn'> => ({
  art: 'hilfreich',
  wenn: ({ alle }) => hasUnterlage(alle, unterlage),
})

/** Diplomas of school, training and work are asked for only where they belong to the application. */
const zeugnisse = werdegangNachweise.map(
  (regel): Nachweisregel =>
    regel.name.endsWith('zeugnis')
      ? { ...regel, wenn: (sicht) => hasUnterlage(sicht.alle, 'zeugnisse') && (regel.wenn?.(sicht) ?? true) }
      : regel,
)

const nachweise: readonly Nachweisregel[] = [
  {
    name: 'lebenslauf',
    typ: 'BEW',
    titel: 'Lebenslauf',
    hinweis: 'Ein Foto ist nicht nötig.',
    ...inMappe('lebenslauf'),
  },
  { name: 'anschreiben', typ: 'BEW', titel: 'Anschreiben', hinweis: 'Ein Muster reicht.', ...inMappe('anschreiben') },
  ...zeugnisse,
  {
    name: 'zertifikat',
    typ: 'BIL',
    titel: 'Zertifikat',
    hinweis: 'Vorder- und Rückseite. Ein Foto reicht.',
    je: 'zertifikate',
    ...inMappe('zertifikate'),
  },
  {
    name: 'sprachzertifikat',
    typ: 'BIL',
    titel: 'Zertifikat über die Sprache',
    hinweis: 'Wenn Sie keines haben, reicht die Bescheinigung des Kurses.',
    je: 'sprachen',
    art: 'hilfreich',
    wenn: ({ hier }) => hier['zertifikat'] === true,
  },
  {
    name: 'fuehrerschein',
    typ: 'BIL',
    titel: 'Führerschein',
    hinweis: 'Beide Seiten. Die Nummer des Führerscheins können Sie schwärzen.',
    art: 'hilfreich',
    wenn: ({ alle }) => alle['klassen'] !== undefined,
  },
]

const sichtbarkeiten: Readonly<Record<string, string>> = {
  privat: 'Arbeitgeber sehen Ihr Profil nicht.',
  anonym: 'Arbeitgeber sehen Ihr Profil ohne Namen und Kontaktdaten.',
  offen: 'Arbeitgeber sehen Ihr Profil mit Ihren Kontaktdaten.',
}

function listFolgen(antworten: Antworten): string[] {
  const wert = String(antworten['sichtbarkeit'])
  const gesperrt = entriesOf(antworten, 'gesperrte').flatMap((eintrag) => textIn(eintrag, 'arbeitgeber') ?? [])
  return [
    'Ihre Ansprechperson im Jobcenter sieht das Profil und bespricht es mit Ihnen.',
    ...(sichtbarkeiten[wert] ? [sichtbarkeiten[wert]] : []),
    ...(wert !== 'privat' && gesperrt.length > 0 ? [`Nicht sehen können es: ${gesperrt.join(', ')}.`] : []),
    ...(wert === 'anonym' || wert === 'offen'
      ? ['Beginnen Sie eine Arbeit, endet die Veröffentlichung von selbst.']
      : []),
  ]
}

export const arbeitsmarktprofil: Formulardienst = {
  slug: 'arbeitsmarktprofil',
  formular,
  nachweise,
  titel: (antworten) => ['Arbeitsmarktprofil', hauptberuf(antworten)].filter(Boolean).join(': '),
  erklaerung: [wahrheit, 'Ändert sich etwas an meinem Profil, trage ich es bald nach.'],
  folgen: listFolgen,
  vorbelegen: ({ letzte }) => letzte ?? {},
  setztFort: ['arbeitsmarktprofil'],
}
