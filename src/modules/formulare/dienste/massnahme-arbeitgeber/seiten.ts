import { addMonate, addTage } from '#platform/text/datum.ts'
import { choicesIn, textIn, zahlIn } from '../../bausteine/bedingungen.ts'
import {
  arbeitslosengeld,
  betriebKontaktSeite,
  betriebSeite,
  kontoSeite,
} from '../../bausteine/foerderung/foerderung.ts'
import { datum, frei, ist, jaNein, langtext, mehrere, oder, saetze, text, zahl } from '../../bausteine/folge.ts'
import type { Antworten, Bedingung, Seite, Sicht } from '../../engine/modell.ts'

type Seiten = Readonly<Record<string, Seite & { wenn?: Bedingung }>>

/** Days with an employer: § 45 Abs. 2 Satz 2 and Abs. 8 SGB III. */
const TAGE = 42
const TAGE_LANGZEIT = 84
/** Hours a week: § 3 ArbZG. */
const WOCHE = 48
/** Under 18: §§ 8, 14 to 17 JArbSchG. */
const JUGEND = { tag: 8, woche: 40, tage: 5, ab: '06:00', bis: '20:00' }

export const betrieb: Seiten = {
  betrieb: {
    ...betriebSeite,
    frage: 'In welchem Betrieb möchten Sie arbeiten, um sich zu erproben?',
    info: `Sie bekommen dort keinen Lohn, Ihre Leistungen laufen weiter. Fangen Sie erst an, wenn das Jobcenter zugestimmt hat. ${arbeitslosengeld}`,
  },
  betriebKontakt: betriebKontaktSeite(['betriebKontakt', 'betriebTelefon']),
  verhaeltnis: {
    frage: 'Kennen Sie den Betrieb schon?',
    warum: 'Wer dort schon gearbeitet hat, kann sich meist nicht noch einmal erproben.',
    felder: [
      jaNein('frueherDort', 'Haben Sie dort schon einmal gearbeitet?'),
      text('frueherDortWann', 'Wann und als was?', { wenn: ist('frueherDort', true) }),
      jaNein('schonMassnahme', 'Waren Sie dort schon in einer Maßnahme oder einem Praktikum?'),
      text('schonMassnahmeWann', 'Wann war das?', { wenn: ist('schonMassnahme', true) }),
      jaNein('verwandt', 'Sind Sie mit der Leitung des Betriebs verwandt oder verheiratet?'),
      text('verwandtWie', 'Wie sind Sie verwandt?', { wenn: ist('verwandt', true) }),
    ],
    warne: saetze([
      oder(ist('frueherDort', true), ist('schonMassnahme', true)),
      'Eine Erprobung in einem Betrieb, den Sie schon kennen, bewilligt das Jobcenter meist nicht.',
    ]),
  },
}

export const inhalt: Seiten = {
  inhalt: {
    frage: 'Was werden Sie dort tun?',
    felder: [
      text('taetigkeit', 'Tätigkeit oder Beruf', { hinweis: 'Zum Beispiel: Verkäufer' }),
      mehrere('ziele', 'Wozu soll es dienen?', {
        texte: {
          eignung: 'Herausfinden, ob die Arbeit zu mir passt',
          kenntnisse: 'Etwas für den Beruf lernen',
          einstellung: 'Eine Einstellung vorbereiten',
        },
      }),
      langtext('inhalte', 'Ihre Aufgaben', { hinweis: 'Was zeigt man Ihnen, was tun Sie selbst?' }),
    ],
  },
  zeitraum: {
    frage: 'Wann soll es sein?',
    info: 'Eine Maßnahme dauert höchstens 6 Wochen. Für Menschen, die lange arbeitslos sind oder es besonders schwer haben, sind es höchstens 12 Wochen.',
    felder: [
      datum('von', 'Von'),
      datum('bis', 'Bis', {
        von: ({ hier, heute }) => textIn(hier, 'von') ?? heute,
        bis: ({ hier, heute }) => addTage(textIn(hier, 'von') ?? heute, TAGE_LANGZEIT - 1),
      }),
    ],
    warne: warnZeitraum,
  },
  arbeitszeit: {
    frage: 'Zu welchen Zeiten?',
    felder: [
      zahl('stundenTag', 'Stunden am Tag, ohne Pausen', { von: 1, bis: 12, komma: 2, einheit: 'Stunden' }),
      mehrere('tage', 'An diesen Tagen', {
        texte: {
          mo: 'Montag',
          di: 'Dienstag',
          mi: 'Mittwoch',
          do: 'Donnerstag',
          fr: 'Freitag',
          sa: 'Samstag',
          so: 'Sonntag',
        },
      }),
      { name: 'uhrVon', label: 'Beginn', hinweis: 'Zum Beispiel 8:00', art: 'uhrzeit' },
      { name: 'uhrBis', label: 'Ende', art: 'uhrzeit' },
      datum('geburtsdatum', 'Ihr Geburtsdatum', {
        hinweis: 'Für Menschen unter 18 gelten andere Zeiten.',
        bis: ({ heute }) => heute,
        aus: 'geburtsdatum',
      }),
    ],
    warne: warnArbeitszeit,
  },
  uebernahme: {
    frage: 'Möchte der Betrieb Sie danach einstellen?',
    felder: [
      jaNein('uebernahme', 'Ist eine Einstellung geplant?', frei),
      datum('uebernahmeAb', 'Ab wann?', { ...frei, wenn: ist('uebernahme', true) }),
      jaNein('uebernahmeSv', 'Mit Beiträgen zur Sozialversicherung?', { ...frei, wenn: ist('uebernahme', true) }),
    ],
  },
}

export const konto: Seiten = { konto: kontoSeite }

function warnZeitraum({ hier, heute }: Sicht): string[] {
  const [von, bis] = [textIn(hier, 'von'), textIn(hier, 'bis')]
  return [
    ...(von !== undefined && von <= heute
      ? ['Die Maßnahme kann erst beginnen, wenn das Jobcenter zugestimmt hat.']
      : []),
    ...(von !== undefined && bis !== undefined && bis >= addTage(von, TAGE)
      ? ['Mehr als 6 Wochen sind nur möglich, wenn Sie lange arbeitslos sind oder es besonders schwer haben.']
      : []),
  ]
}

function warnArbeitszeit({ hier, alle, heute }: Sicht): string[] {
  const stunden = zahlIn(hier, 'stundenTag') ?? 0
  const tage = choicesIn(hier, 'tage')
  const woche = stunden * tage.length
  const geburtsdatum = textIn(hier, 'geburtsdatum')
  if (geburtsdatum !== undefined && addMonate(geburtsdatum, 18 * 12) > (textIn(alle, 'von') ?? heute)) {
    return warnJugend(hier, { stunden, tage, woche })
  }
  return woche > WOCHE ? [`Das sind mehr als ${WOCHE} Stunden in der Woche. Das ist nicht erlaubt.`] : []
}

function warnJugend(
  hier: Antworten,
  { stunden, tage, woche }: { stunden: number; tage: readonly string[]; woche: number },
): string[] {
  const [von, bis] = [textIn(hier, 'uhrVon') ?? JUGEND.ab, textIn(hier, 'uhrBis') ?? JUGEND.bis]
  const satz = (sonst: string) => `Sie sind noch nicht 18. ${sonst} Der Betrieb kann sagen, ob eine Ausnahme gilt.`
  return [
    ...(stunden > JUGEND.tag || woche > JUGEND.woche || tage.length > JUGEND.tage
      ? [satz('Erlaubt sind 8 Stunden am Tag, 40 Stunden und 5 Tage in der Woche.')]
      : []),
    ...(tage.includes('sa') || tage.includes('so') ? [satz('Samstag und Sonntag sind in der Regel frei.')] : []),
    ...(von < JUGEND.ab || bis > JUGEND.bis || bis < von
      ? [satz('Erlaubt ist Arbeit in der Regel nur von 6 bis 20 Uhr.')]
      : []),
  ]
}
