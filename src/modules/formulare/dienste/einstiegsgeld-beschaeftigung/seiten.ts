import { isVorbei, textIn, zahlIn } from '../../bausteine/bedingungen.ts'
import { mindestlohn, wertAm } from '../../bausteine/foerderung/foerderbetraege.ts'
import {
  arbeitslosengeld,
  arbeitslosSeite,
  betriebKontaktSeite,
  betriebSeite,
  kontoSeite,
} from '../../bausteine/foerderung/foerderung.ts'
import { betrag, datum, euro, frei, ist, jaNein, langtext, saetze, text, wahl, zahl } from '../../bausteine/folge.ts'
import { geringfuegigkeitAm } from '../../bausteine/lohn.ts'
import type { Antworten, Bedingung, Gruppe, Seite, Sicht } from '../../engine/modell.ts'

type Seiten = Readonly<Record<string, Seite & { wenn?: Bedingung }>>

/** Einstiegsgeld usually asks for at least so many hours a week. */
const STUNDEN = 15
/** Weeks of a month on average. */
const WOCHEN = 13 / 3

/** The day of the start is over or today: the application came too late. */
const zuSpaet: Bedingung = ({ hier, heute }) => isVorbei(hier, 'beginn', heute) || hier['beginn'] === heute

export const stelle: Seiten = {
  betrieb: {
    ...betriebSeite,
    frage: 'Wo werden Sie arbeiten?',
    info: `Stellen Sie den Antrag, bevor die Arbeit beginnt. ${arbeitslosengeld}`,
  },
  betriebKontakt: betriebKontaktSeite(['betriebKontakt']),
  taetigkeit: {
    frage: 'Was werden Sie dort tun?',
    felder: [
      text('taetigkeit', 'Beruf oder Tätigkeit', { hinweis: 'Zum Beispiel: Lagerhelfer' }),
      langtext('aufgaben', 'Ihre Aufgaben', { hinweis: 'Zwei oder drei Sätze genügen.' }),
    ],
  },
  zeitraum: {
    frage: 'Wann beginnt die Arbeit?',
    felder: [
      datum('beginn', 'Erster Arbeitstag'),
      langtext('haertegrund', 'Warum konnten Sie den Antrag nicht vorher stellen?', { wenn: zuSpaet }),
      jaNein('befristet', 'Ist die Stelle befristet?'),
      datum('befristetBis', 'Letzter Arbeitstag', {
        wenn: ist('befristet', true),
        von: ({ hier, heute }) => textIn(hier, 'beginn') ?? heute,
      }),
    ],
    warne: saetze([
      zuSpaet,
      'Einstiegsgeld beantragt man vor dem ersten Arbeitstag. Danach geht es nur in einem Härtefall.',
    ]),
  },
  lohn: {
    frage: 'Wie viele Stunden arbeiten Sie, und was verdienen Sie?',
    felder: [
      zahl('wochenstunden', 'Stunden in der Woche', { von: 1, bis: 60, komma: 2, einheit: 'Stunden' }),
      wahl('lohnart', 'Der Lohn ist vereinbart', { texte: { monat: 'für den Monat', stunde: 'für die Stunde' } }),
      betrag('monatslohn', 'Brutto im Monat', { wenn: ist('lohnart', 'monat') }),
      betrag('stundenlohn', 'Brutto in der Stunde', { wenn: ist('lohnart', 'stunde') }),
      jaNein('svPflichtig', 'Werden Beiträge zur Sozialversicherung gezahlt?', {
        hinweis: 'Bei einem Minijob in der Regel nicht.',
      }),
    ],
    warne: warnLohn,
  },
  verbindung: {
    frage: 'Kennen Sie den Betrieb schon?',
    warum: 'Das Jobcenter prüft, ob die Stelle wirklich neu ist.',
    felder: [
      jaNein('verwandt', 'Sind Sie mit der Leitung des Betriebs verwandt oder verheiratet?'),
      text('verwandtWie', 'Wie sind Sie verwandt?', { wenn: ist('verwandt', true) }),
      jaNein('frueherDort', 'Haben Sie dort schon einmal gearbeitet?'),
      text('frueherDortWann', 'Wann und als was?', { wenn: ist('frueherDort', true) }),
    ],
  },
  zuschuesse: {
    frage: 'Bekommt der Betrieb Geld dafür, dass er Sie einstellt?',
    warum: 'Verschiedene Hilfen für dieselbe Stelle müssen zusammenpassen.',
    felder: [
      jaNein('zuschuesse', 'Sind andere Hilfen für diese Stelle beantragt oder bewilligt?', {
        hinweis: 'Zum Beispiel Eingliederungszuschuss oder Hilfen nach § 16e und § 16i SGB II, auch für Sie selbst',
      }),
      text('zuschuesseWelche', 'Welche?', { wenn: ist('zuschuesse', true) }),
    ],
  },
}

export const lage: Seiten = {
  arbeitslos: arbeitslosSeite,
  grund: {
    frage: 'Warum brauchen Sie das Einstiegsgeld?',
    warum: 'Das Jobcenter darf es nur zahlen, wenn es nötig ist, damit Sie Arbeit finden und behalten.',
    felder: [langtext('grund', 'Ihre Gründe', { hinweis: 'Warum geht es nicht ohne diese Hilfe?' })],
  },
  kosten: {
    frage: 'Welche Kosten haben Sie durch die Arbeit?',
    info: 'Zum Beispiel Fahrten, Kinderbetreuung, Kleidung. Haben Sie keine, gehen Sie weiter.',
    felder: [],
    sammlung: 'kosten',
  },
}

export const abschluss: Seiten = {
  konto: kontoSeite,
  mitteilen: {
    frage: 'Was müssen Sie dem Jobcenter mitteilen?',
    info: 'Sie bekommen Einstiegsgeld nur, solange Sie dort arbeiten. Zu viel gezahltes Geld zahlen Sie zurück.',
    felder: [
      {
        name: 'mitteilen',
        label: 'Ich teile dem Jobcenter sofort mit, wenn die Arbeit endet oder sich etwas daran ändert.',
        art: 'bestaetigung',
      },
    ],
  },
}

export const gruppen: Readonly<Record<string, Gruppe>> = {
  kosten: {
    beginn: 'kostenEinzeln',
    einzahl: 'Kosten',
    benenne: ({ art }) => kostenarten[String(art) as keyof typeof kostenarten] ?? '',
    hoechstens: 20,
  },
}

const kostenarten = { fahrt: 'Fahrten', betreuung: 'Kinderbetreuung', kleidung: 'Arbeitskleidung', anderes: 'Anderes' }

/** The page of one entry. */
export const kostenEinzeln: Seite = {
  frage: 'Was kostet das?',
  felder: [
    wahl('art', 'Wofür', { texte: kostenarten }),
    text('artAnderes', 'Was ist es?', { wenn: ist('art', 'anderes') }),
    betrag('betrag', 'Betrag'),
    wahl('rhythmus', 'Wie oft?', { texte: { einmal: 'Einmal', monat: 'Jeden Monat' } }),
    text('bemerkung', 'Bemerkung', frei),
  ],
}

/** Pay a month and an hour, in cents, as far as hours and pay are known. */
function computeLohn(hier: Antworten): { monat: number | undefined; stunde: number | undefined } {
  const stunden = zahlIn(hier, 'wochenstunden')
  if (hier['lohnart'] === 'stunde') {
    const stunde = zahlIn(hier, 'stundenlohn')
    return { stunde, monat: stunde === undefined || !stunden ? undefined : stunde * stunden * WOCHEN }
  }
  const monat = zahlIn(hier, 'monatslohn')
  return { monat, stunde: monat === undefined || !stunden ? undefined : monat / (stunden * WOCHEN) }
}

/** Hours, pay and insurance against the limits that hold on the first day of work. */
function warnLohn({ hier, alle, heute }: Sicht): string[] {
  const am = textIn(alle, 'beginn') ?? heute
  const [grenze, mindest] = [geringfuegigkeitAm(am), wertAm(mindestlohn, am)]
  const { monat, stunde } = computeLohn(hier)
  const stunden = zahlIn(hier, 'wochenstunden')
  return [
    ...(stunden !== undefined && stunden < STUNDEN
      ? [`Einstiegsgeld gibt es in der Regel ab ${STUNDEN} Stunden in der Woche.`]
      : []),
    ...(monat !== undefined && grenze !== undefined && monat <= grenze
      ? [`Bis ${euro(grenze)} im Monat ist die Stelle ein Minijob. Dafür gibt es kein Einstiegsgeld.`]
      : []),
    ...(stunde !== undefined && mindest !== undefined && Math.round(stunde) < mindest
      ? [`Das ist weniger als der Mindestlohn von ${euro(mindest)} in der Stunde. Prüfen Sie Stunden und Lohn.`]
      : []),
    ...(hier['svPflichtig'] === false
      ? ['Einstiegsgeld gibt es nur für Arbeit mit Beiträgen zur Sozialversicherung (§ 16b SGB II).']
      : []),
  ]
}
