import { optionen } from '../../bausteine/angaben.ts'
import { ist, zahlIn } from '../../bausteine/bedingungen.ts'
import { arbeitslosengeld, betriebKontaktSeite, betriebSeite } from '../../bausteine/foerderung/foerderung.ts'
import type { Seite } from '../../engine/modell.ts'
import { arten } from './arten.ts'

const jaNeinUnbekannt = optionen({ ja: 'Ja', nein: 'Nein', unbekannt: 'Das weiß ich noch nicht' })

/** A job in another country of the EU, the EEA or in Switzerland counts from so many hours a week: § 44 Abs. 2 SGB III. */
const STUNDEN_AUSLAND = 15

/** What it is about and which job. */
export const anliegen: Readonly<Record<string, Seite>> = {
  art: {
    frage: 'Wofür brauchen Sie Geld?',
    warum: 'Danach richtet sich, was wir Sie fragen.',
    info: `Stellen Sie für jede Art einen eigenen Antrag, und zwar bevor die Kosten entstehen. ${arbeitslosengeld}`,
    felder: [
      {
        name: 'art',
        label: 'Art der Kosten',
        art: 'auswahl',
        optionen: Object.entries(arten).map(([wert, { titel: _, ...option }]) => ({ wert, ...option })),
      },
    ],
  },
  ziel: {
    frage: 'Welche Arbeit wollen Sie damit erreichen?',
    warum: 'Das Jobcenter darf nur zahlen, was nötig ist, damit Sie Arbeit oder eine Ausbildung finden.',
    info: 'Kosten zum Leben, zum Beispiel Essen und Miete, gehören nicht hierher.',
    felder: [
      {
        name: 'berufsziel',
        label: 'Beruf oder Tätigkeit',
        hinweis: 'Zum Beispiel: Altenpflegehelfer',
        art: 'text',
      },
      {
        name: 'grund',
        label: 'Warum brauchen Sie das Geld dafür?',
        hinweis: 'Zwei oder drei Sätze genügen.',
        art: 'langtext',
        hoechstens: 2000,
      },
    ],
  },
  stelleBekannt: {
    frage: 'Geht es um eine bestimmte Stelle?',
    felder: [{ name: 'stelleBekannt', label: 'Geht es um eine bestimmte Stelle?', art: 'janein' }],
  },
  betrieb: {
    ...betriebSeite,
    frage: 'Um welchen Betrieb oder welche Stelle geht es?',
    info: 'Bei einer Schule, einer Beratung oder einer Messe: Wer bildet aus oder lädt ein?',
  },
  betriebKontakt: betriebKontaktSeite(['betriebKontakt']),
  arbeit: {
    frage: 'Wann und wie viel werden Sie dort arbeiten?',
    felder: [
      { name: 'beginnBekannt', label: 'Steht der erste Arbeitstag schon fest?', art: 'janein' },
      { name: 'arbeitBeginn', label: 'Erster Arbeitstag', art: 'datum', wenn: ist('beginnBekannt', true) },
      {
        name: 'wochenstunden',
        label: 'Stunden in der Woche',
        hinweis: 'Wissen Sie es noch nicht, schätzen Sie.',
        art: 'zahl',
        von: 1,
        bis: 60,
        komma: 2,
        einheit: 'Stunden',
      },
      {
        name: 'land',
        label: 'Wo ist die Arbeit?',
        art: 'auswahl',
        optionen: optionen({
          deutschland: 'In Deutschland',
          europa: 'In einem anderen Land der EU, des EWR oder in der Schweiz',
          anderes: 'In einem anderen Land',
        }),
      },
    ],
    warne: ({ hier }) => warnAusland(hier['land'], zahlIn(hier, 'wochenstunden')),
  },
  vertrag: {
    frage: 'Was für eine Stelle ist es?',
    felder: [
      {
        name: 'svPflichtig',
        label: 'Werden dort Beiträge zur Sozialversicherung gezahlt?',
        hinweis: 'Bei einem Minijob in der Regel nicht.',
        art: 'auswahl',
        optionen: jaNeinUnbekannt,
      },
      { name: 'befristet', label: 'Ist die Stelle befristet?', art: 'auswahl', optionen: jaNeinUnbekannt },
      {
        name: 'befristetBis',
        label: 'Letzter Arbeitstag',
        art: 'datum',
        von: ({ hier, heute }) => (hier['beginnBekannt'] === true ? String(hier['arbeitBeginn'] ?? heute) : heute),
        wenn: ist('befristet', 'ja'),
      },
    ],
    warne: ({ hier }) =>
      hier['svPflichtig'] === 'nein'
        ? ['Das Vermittlungsbudget gibt es für Arbeit mit Beiträgen zur Sozialversicherung (§ 44 SGB III).']
        : [],
  },
  rueckfrage: {
    frage: 'Darf das Jobcenter den Betrieb fragen?',
    warum: 'Ohne Ihre Erlaubnis erfährt der Betrieb vom Jobcenter nichts (§ 35 SGB I).',
    info: 'Sie können Ihre Erlaubnis jederzeit zurücknehmen.',
    felder: [
      {
        name: 'rueckfrage',
        label: 'Darf das Jobcenter den Betrieb zu diesem Antrag fragen?',
        art: 'janein',
        freiwillig: true,
      },
    ],
  },
}

function warnAusland(land: unknown, stunden: number | undefined): string[] {
  if (land === 'anderes') return ['Für Arbeit außerhalb der EU, des EWR und der Schweiz gibt es diese Hilfe nicht.']
  if (land !== 'europa' || stunden === undefined || stunden >= STUNDEN_AUSLAND) return []
  return [`Für Arbeit in einem anderen Land müssen es mindestens ${STUNDEN_AUSLAND} Stunden in der Woche sein.`]
}
