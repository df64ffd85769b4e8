import { optionen } from '../../bausteine/angaben.ts'
import { choicesIn, ist } from '../../bausteine/bedingungen.ts'
import { nameBy } from '../../bausteine/benennen.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { type Antworten, ENDE, type Seite } from '../../engine/modell.ts'

/** What goes with a job, who may see the profile, and which papers belong to an application. */

const rahmen: Record<string, Seite> = {
  betreuung: {
    frage: 'Ist die Betreuung Ihrer Familie geregelt?',
    warum: 'Davon hängt ab, zu welchen Zeiten Sie arbeiten können.',
    info: 'Über Wohnung, Schulden oder Sucht sprechen Sie nur persönlich. Das gehört nicht in das Profil.',
    felder: [
      {
        name: 'kinderbetreuung',
        label: 'Ist die Betreuung Ihrer Kinder gesichert?',
        hinweis: 'Leer, wenn Sie keine Kinder betreuen',
        art: 'auswahl',
        optionen: optionen({ ja: 'Ja', teilweise: 'Teilweise', nein: 'Nein' }),
        freiwillig: true,
      },
      {
        name: 'betreuungStunden',
        label: 'Für wie viele Stunden in der Woche?',
        art: 'zahl',
        von: 1,
        bis: 168,
        einheit: 'Stunden',
        freiwillig: true,
        wenn: ist('kinderbetreuung', 'ja', 'teilweise'),
      },
      { name: 'pflege', label: 'Pflegen Sie Angehörige?', art: 'janein', freiwillig: true },
    ],
  },
  gesundheit: {
    frage: 'Gibt es Arbeiten, die Sie aus gesundheitlichen Gründen nicht machen können?',
    warum: 'So bekommen Sie nur Vorschläge, die zu Ihnen passen.',
    info: 'Nennen Sie keine Diagnosen und keine Krankheiten. Diese Seite können Sie leer lassen.',
    felder: [
      {
        name: 'eingeschraenkt',
        label: 'Wirkt sich Ihre Gesundheit auf die Arbeit aus?',
        art: 'janein',
        freiwillig: true,
      },
      {
        name: 'nichtMoeglich',
        label: 'Welche Arbeiten gehen nicht?',
        hinweis: 'Zum Beispiel: schwer heben, nachts arbeiten',
        art: 'langtext',
        hoechstens: 1000,
        freiwillig: true,
        wenn: ist('eingeschraenkt', true),
      },
      {
        name: 'schwerbehinderung',
        label: 'Sind Sie schwerbehindert oder gleichgestellt?',
        hinweis: 'Sie müssen das nicht angeben. Manche Stellen und Hilfen gibt es nur dann.',
        art: 'auswahl',
        optionen: optionen({
          nein: 'Nein',
          schwerbehindert: 'Schwerbehindert',
          gleichgestellt: 'Gleichgestellt',
          beantragt: 'Beantragt',
        }),
        freiwillig: true,
      },
    ],
  },
}

const sichtbar: Record<string, Seite> = {
  sichtbarkeit: {
    frage: 'Wer darf Ihr Profil sehen?',
    warum: 'Sie entscheiden, ob Arbeitgeber Ihr Profil finden (§ 38 SGB III).',
    felder: [
      {
        name: 'sichtbarkeit',
        label: 'Veröffentlichung',
        art: 'auswahl',
        optionen: [
          { wert: 'privat', text: 'Nicht veröffentlichen', hinweis: 'Nur Ihre Ansprechperson im Jobcenter sieht es.' },
          {
            wert: 'anonym',
            text: 'Ohne Namen',
            hinweis: 'Arbeitgeber sehen, was Sie können, aber nicht, wer Sie sind.',
          },
          { wert: 'offen', text: 'Mit Kontaktdaten', hinweis: 'Arbeitgeber können Sie direkt ansprechen.' },
        ],
      },
    ],
  },
  gesperrte: {
    frage: 'Welche Arbeitgeber sollen Ihr Profil nicht sehen?',
    info: 'Wenn es keine gibt, gehen Sie weiter.',
    felder: [],
    sammlung: 'gesperrte',
  },
  gesperrter: {
    frage: 'Welcher Arbeitgeber soll Ihr Profil nicht sehen?',
    felder: [{ name: 'arbeitgeber', label: 'Name des Arbeitgebers', art: 'text' }],
  },
}

const mappe: Record<string, Seite> = {
  mappe: {
    frage: 'Was gehört in Ihre Bewerbungsmappe?',
    info: 'Danach können Sie die Dateien hochladen. Nichts davon ist Pflicht.',
    felder: [
      {
        name: 'mappe',
        label: 'Unterlagen',
        art: 'mehrfach',
        optionen: optionen({
          lebenslauf: 'Lebenslauf',
          anschreiben: 'Anschreiben',
          zeugnisse: 'Zeugnisse',
          zertifikate: 'Zertifikate',
        }),
        freiwillig: true,
      },
    ],
  },
}

/** Whether somebody wants that kind of paper in their application. */
export const hasUnterlage = (antworten: Antworten, unterlage: string): boolean =>
  choicesIn(antworten, 'mappe').includes(unterlage)

export const rahmenTeil: Teil = {
  seiten: { ...rahmen, ...sichtbar, ...mappe },
  uebergaenge: {
    betreuung: ['gesundheit'],
    gesundheit: [ENDE],
    sichtbarkeit: [{ nach: 'gesperrte', wenn: ist('sichtbarkeit', 'anonym', 'offen') }, ENDE],
    gesperrte: [ENDE],
    gesperrter: [ENDE],
    mappe: [ENDE],
  },
  gruppen: {
    gesperrte: {
      beginn: 'gesperrter',
      einzahl: 'Arbeitgeber',
      benenne: nameBy('arbeitgeber'),
      hoechstens: 50,
    },
  },
}
