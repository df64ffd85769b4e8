import { addTage } from '#platform/text/datum.ts'
import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { textIn } from '../../bausteine/bedingungen.ts'
import { kilometer, wertAm } from '../../bausteine/foerderung/foerderbetraege.ts'
import { arbeitslosengeld, kontoSeite } from '../../bausteine/foerderung/foerderung.ts'
import { hasKosten, kostenNachweise, massnahmekosten } from '../../bausteine/foerderung/massnahmekosten.ts'
import {
  datum,
  euro,
  folge,
  frei,
  ist,
  jaNein,
  mehrere,
  saetze,
  text,
  verbinde,
  wahl,
  zahl,
} from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import type { Bedingung, Formular, Seite, Sicht } from '../../engine/modell.ts'

type Seiten = Readonly<Record<string, Seite & { wenn?: Bedingung }>>

/** Vocational knowledge within a measure: § 45 Abs. 2 Satz 3 SGB III. */
const TAGE_FACHWISSEN = 56

const ziele = {
  heranfuehrung: 'Einen Weg in Arbeit finden',
  selbststaendigkeit: 'Mich auf eine Selbstständigkeit vorbereiten',
  stabilisierung: 'Eine neue Arbeit behalten',
}

const inhalt: Seiten = {
  ziel: {
    frage: 'Was soll die Maßnahme erreichen?',
    warum: 'Der Gutschein nennt das Ziel, für das er gilt.',
    info: arbeitslosengeld,
    felder: [
      {
        name: 'ziel',
        label: 'Ziel',
        art: 'auswahl',
        optionen: [
          {
            wert: 'heranfuehrung',
            text: ziele.heranfuehrung,
            hinweis: 'Auch: herausfinden, was zu mir passt, und Hindernisse abbauen',
          },
          { wert: 'selbststaendigkeit', text: ziele.selbststaendigkeit },
          { wert: 'stabilisierung', text: ziele.stabilisierung, hinweis: 'Auch wenn ich schon angefangen habe' },
        ],
      },
    ],
  },
  inhalte: {
    frage: 'Was soll in der Maßnahme vorkommen?',
    felder: [
      mehrere('inhalte', 'Das wünsche ich mir', {
        ...frei,
        texte: {
          bewerbung: 'Hilfe bei Bewerbungen',
          profiling: 'Stärken und Ziele herausfinden',
          gesundheit: 'Gesundheit',
          sprache: 'Deutsch für den Beruf',
          gruendung: 'Beratung zur Gründung',
          alltag: 'Den Alltag ordnen',
          digital: 'Umgang mit Computer und Internet',
        },
      }),
    ],
  },
}

const traeger: Seiten = {
  traegerBekannt: {
    frage: 'Haben Sie schon einen Träger ausgesucht?',
    warum:
      'Ein Träger ist die Firma oder Einrichtung, die die Maßnahme durchführt. Mit dem Gutschein wählen Sie ihn selbst, auch später.',
    felder: [jaNein('traegerBekannt', 'Haben Sie schon einen ausgesucht?')],
  },
  traeger: {
    wenn: ist('traegerBekannt', true),
    frage: 'Welche Maßnahme haben Sie ausgesucht?',
    info: 'Schreiben Sie, was Sie wissen. Das Übrige trägt der Träger ein, wenn Sie den Gutschein einlösen. Das Jobcenter gibt ihm nur, was er für die Maßnahme braucht (§ 61 SGB II).',
    felder: [
      text('traeger', 'Träger', frei),
      text('massnahme', 'Name der Maßnahme', frei),
      text('massnahmenummer', 'Maßnahmenummer', {
        ...frei,
        hinweis: 'Sie steht im Angebot, zum Beispiel 123/4567/16.',
      }),
      text('ort', 'Ort', frei),
    ],
  },
  zeit: {
    wenn: ist('traegerBekannt', true),
    frage: 'Wann und wie findet die Maßnahme statt?',
    felder: [
      datum('von', 'Von', frei),
      datum('bis', 'Bis', { ...frei, von: ({ hier, heute }) => textIn(hier, 'von') ?? heute }),
      zahl('wochenstunden', 'Stunden in der Woche', { ...frei, von: 1, bis: 60, komma: 2, einheit: 'Stunden' }),
      wahl('durchfuehrung', 'Wo lernen Sie?', {
        ...frei,
        texte: { praesenz: 'Vor Ort', online: 'Online', beides: 'Teils vor Ort, teils online' },
      }),
    ],
    warne: warnZeit,
  },
  zulassung: {
    wenn: ist('traegerBekannt', true),
    frage: 'Sind Träger und Maßnahme zugelassen (AZAV)?',
    warum: 'Nur dann gilt der Gutschein dort. Fragen Sie beim Träger nach.',
    felder: [
      wahl('zugelassen', 'Sind beide zugelassen?', {
        ...frei,
        texte: { ja: 'Ja', nein: 'Nein', unbekannt: 'Das weiß ich nicht' },
      }),
      text('zulassungTraeger', 'Nummer der Zulassung des Trägers', frei),
      text('zulassungMassnahme', 'Nummer der Zulassung der Maßnahme', frei),
    ],
    warne: saetze([
      ist('zugelassen', 'nein'),
      'Ohne Zulassung können Sie den Gutschein dort nicht einlösen. Suchen Sie einen anderen Träger oder eine andere Maßnahme.',
    ]),
  },
}

const konto: Seiten = { konto: kontoSeite }

function warnZeit({ hier, heute }: Sicht): string[] {
  const [von, bis] = [textIn(hier, 'von'), textIn(hier, 'bis')]
  return [
    ...(von !== undefined && von <= heute ? ['Den Gutschein brauchen Sie vor dem ersten Tag der Maßnahme.'] : []),
    ...(von !== undefined && bis !== undefined && bis >= addTage(von, TAGE_FACHWISSEN)
      ? ['Wissen für einen bestimmten Beruf darf in einer Maßnahme höchstens 8 Wochen lang vermittelt werden.']
      : []),
  ]
}

/** A measure with a provider: § 45 Abs. 1, Abs. 4 Satz 3 Nr. 1, §§ 176 to 179 SGB III with § 16 SGB II. */
const formular: Formular = {
  name: 'massnahme-traeger',
  fassung: 1,
  abschnitte: [
    { name: 'inhalt', titel: 'Ziel und Inhalt', beginn: 'ziel' },
    { name: 'traeger', titel: 'Träger und Maßnahme', beginn: 'traegerBekannt' },
    { name: 'kosten', titel: 'Ihre Kosten', beginn: 'kosten' },
    { name: 'konto', titel: 'Konto', beginn: 'konto', wenn: hasKosten },
  ],
  ...verbinde(
    ...[inhalt, traeger, konto].map((teil) => folge(teil)),
    massnahmekosten(['fahrt', 'kinder', 'unterkunft']),
  ),
}

export const massnahmeTraeger: Formulardienst = {
  slug: 'massnahme-traeger',
  formular,
  nachweise: [
    {
      name: 'angebot',
      typ: 'FOE',
      titel: 'Angebot des Trägers',
      hinweis: 'Mit Inhalt, Dauer und Maßnahmenummer. Spätestens nötig, wenn Sie den Gutschein einlösen.',
      art: 'hilfreich',
      wenn: ist('traegerBekannt', true),
    },
    {
      name: 'zulassung',
      typ: 'FOE',
      titel: 'Zulassung von Träger und Maßnahme (AZAV)',
      hinweis: 'Sie bekommen sie beim Träger. Die Nummern genügen. Spätestens nötig, wenn Sie den Gutschein einlösen.',
      art: 'angefordert',
      wenn: ist('traegerBekannt', true),
    },
    ...kostenNachweise,
    {
      name: 'erklaerungsbogen',
      typ: 'FOE',
      titel: 'Erklärungsbogen zu Ihren Kosten',
      hinweis: 'Sie bekommen ihn mit der Bewilligung.',
      art: 'angefordert',
      wenn: hasKosten,
    },
  ],
  titel: ({ massnahme, ziel }) =>
    ['Antrag Maßnahme bei einem Träger', massnahme ?? ziele[String(ziel) as keyof typeof ziele]]
      .filter(Boolean)
      .join(': '),
  erklaerung: [
    wahrheit,
    aenderungen,
    'Ich fange erst an, wenn ich den Gutschein habe oder das Jobcenter mir die Maßnahme zugewiesen hat.',
    'Breche ich die Maßnahme ab oder werde ich krank, sage ich es dem Träger und dem Jobcenter sofort.',
  ],
  folgen: (antworten, heute) => {
    const satz = wertAm(kilometer, textIn(antworten, 'von') ?? heute)
    return [
      'Stimmt das Jobcenter zu, bekommen Sie einen Gutschein oder einen Platz in einer bestimmten Maßnahme. Der Träger braucht den Gutschein vor dem ersten Tag.',
      'Der Träger sagt dem Jobcenter, wann Sie da sind und wie es läuft (§ 61 SGB II).',
      ...(antworten['verkehrsmittel'] === 'auto' && satz !== undefined
        ? [`Für Fahrten mit dem eigenen Auto rechnet das Jobcenter in der Regel mit ${euro(satz)} je Kilometer.`]
        : []),
    ]
  },
  freischaltung: true,
}
