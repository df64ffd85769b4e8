import { aenderungen as meldepflicht, wahrheit } from '../../bausteine/angaben.ts'
import { textIn } from '../../bausteine/bedingungen.ts'
import { verbinde } from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import type { Formular } from '../../engine/modell.ts'
import { nachweise } from './nachweise.ts'
import { einkommen, vermoegen, wohnen } from './seiten-geld.ts'
import { aenderungen, daten, personen } from './seiten-menschen.ts'
import { beginWithLast } from './vorbelegen.ts'
import { hatLuecke, zeigeBeginn } from './zeitraum.ts'

/** Renewal (WBA): §§ 37, 41 SGB II. Without changes it is nine pages at most, however many people and incomes there are. */
const formular: Formular = {
  name: 'weiterbewilligung',
  fassung: 1,
  abschnitte: [
    { name: 'daten', titel: 'Ihre Daten', beginn: 'daten' },
    {
      name: 'personen',
      titel: 'Ihre Bedarfsgemeinschaft',
      beginn: 'personen',
      wenn: ({ alle }) => alle['wohntAllein'] !== true,
    },
    { name: 'wohnen', titel: 'Wohnung und Heizung', beginn: 'unterkunft' },
    { name: 'einkommen', titel: 'Einkommen', beginn: 'einkommen' },
    { name: 'vermoegen', titel: 'Vermögen', beginn: 'vermoegen' },
    { name: 'aenderungen', titel: 'Änderungen', beginn: 'aenderungen' },
  ],
  ...verbinde(daten, personen, wohnen, einkommen, vermoegen, aenderungen),
}

export const weiterbewilligung: Formulardienst = {
  slug: 'weiterbewilligung',
  formular,
  nachweise,
  titel: ({ bgNummer }) => `Weiterbewilligungsantrag für die Bedarfsgemeinschaft ${bgNummer ?? ''}`.trim(),
  erklaerung: [
    wahrheit,
    meldepflicht,
    'Ich stelle den Antrag auch für die anderen Personen meiner Bedarfsgemeinschaft (§ 38 SGB II).',
    'Ich weiß: Zu viel gezahltes Geld fordert das Jobcenter zurück (§ 50 SGB X). Es darf Daten mit anderen Stellen abgleichen (§§ 52, 52a SGB II).',
  ],
  folgen: (alle, heute) => [
    `Ihr Antrag wirkt ab dem ${zeigeBeginn(alle, heute)} (§ 37 Abs. 2 SGB II).`,
    ...(hatLuecke(alle, heute)
      ? [
          'Für die Monate davor gibt es keine Leistung. Klären Sie mit Ihrer Krankenkasse, ob Sie in dieser Zeit versichert waren.',
        ]
      : []),
    ...(alle['selbstaendig'] === true
      ? ['Bei Selbständigkeit bewilligt das Jobcenter vorläufig und rechnet nach dem Zeitraum ab (§ 41a SGB II).']
      : []),
  ],
  vorbehalte: (alle) => {
    if (alle['anschriftStimmt'] !== false) return []
    const [strasse, plz, ort, ab] = ['neueStrasse', 'neuePlz', 'neuerOrt', 'umzugAm'].map((name) => textIn(alle, name))
    const neu = strasse && plz && ort ? { strasse, plz, ort } : undefined
    return [{ was: 'anschrift', neu, schluessel: '', ab }]
  },
  vorbelegen: beginWithLast,
  setztFort: ['weiterbewilligung', 'buergergeld'],
  nimmtAuf: ['veraenderungen'],
}
