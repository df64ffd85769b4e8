import { alterAm } from '#platform/text/datum.ts'
import { konto } from '../../bausteine/angaben.ts'
import {
  datum,
  folge,
  frei,
  hat,
  inTagen,
  ist,
  jaNein,
  langtext,
  mehrere,
  nicht,
  personenname,
  saetze,
  text,
  undAuch,
} from '../../bausteine/folge.ts'
import type { Bedingung, Sicht } from '../../engine/modell.ts'

const alterHeute = ({ alle, heute }: Sicht) =>
  typeof alle['geburtsdatum'] === 'string' ? alterAm(alle['geburtsdatum'], heute) : undefined

const isBefore: Bedingung = ({ hier, heute }) => String(hier['ab'] ?? heute) < `${heute.slice(0, 7)}-01`

/** The first step: from its securing the day counts (§ 37 SGB II). */
export const antragsdatum = folge({
  antragsdatum: {
    frage: 'Wer sind Sie, und ab wann brauchen Sie Geld?',
    warum:
      'Danach sichern Sie mit einem Knopf das Antragsdatum. Erst damit ist Ihr Antrag gestellt: Geld gibt es ab dem 1. des Monats, in dem er eingeht (§ 37 SGB II). Alles andere können Sie später ergänzen.',
    felder: [
      personenname('vorname', 'Vorname', { aus: 'vorname' }),
      personenname('nachname', 'Nachname', { aus: 'nachname' }),
      datum('geburtsdatum', 'Geburtsdatum', {
        von: inTagen(-120 * 366),
        bis: ({ heute }) => heute,
        aus: 'geburtsdatum',
      }),
      {
        name: 'plz',
        label: 'Postleitzahl',
        hinweis: 'Wo Sie wohnen oder sich meist aufhalten',
        art: 'plz',
        aus: 'plz',
      },
      datum('ab', 'Ab wann brauchen Sie Leistungen?', {
        hinweis: 'Ab sofort: Geben Sie das Datum von heute ein. Es geht auch ein späterer Tag.',
        von: inTagen(-366),
        bis: inTagen(366),
      }),
    ],
    warne: (sicht) => {
      const alter = alterHeute(sicht)
      return [
        ...(isBefore(sicht)
          ? [
              'Geld gibt es frühestens ab dem 1. des Monats, in dem Ihr Antrag eingeht. Ist das Antragsdatum schon gesichert, zählt dieser Tag.',
            ]
          : []),
        ...(alter !== undefined && alter < 15
          ? ['Unter 15 Jahren können Sie den Antrag nicht selbst stellen. Bitten Sie Ihre Eltern oder Ihren Vormund.']
          : []),
        ...(alter !== undefined && alter >= 66
          ? [
              'Haben Sie das Rentenalter erreicht, ist das Sozialamt für Sie da. Ihr Jobcenter leitet den Antrag weiter.',
            ]
          : []),
      ]
    },
  },
})

const NICHTS = 'nichts'

/** Something of it is urgent. */
export const brauchtSofortHilfe: Bedingung = ({ alle }) =>
  Array.isArray(alle['sofort']) && (alle['sofort'] as readonly unknown[]).some((one) => one !== NICHTS)

/** Everybody is asked: whoever needs it must not pass it by. */
export const dringend = folge({
  dringend: {
    frage: 'Brauchen Sie sofort Hilfe?',
    warum: 'Ihr Jobcenter sieht solche Anträge noch am selben Arbeitstag an.',
    felder: [
      mehrere('sofort', 'Was trifft zu?', {
        texte: {
          lebensmittel: 'Ich habe kein Geld für Essen',
          energie: 'Strom oder Heizung sind abgestellt, oder das ist angekündigt',
          raeumung: 'Ich verliere meine Wohnung',
          krankenversicherung: 'Ich bin nicht krankenversichert und brauche eine Behandlung',
          [NICHTS]: 'Nichts davon',
        },
      }),
    ],
    warne: saetze([
      undAuch(brauchtSofortHilfe, hat('sofort', NICHTS)),
      'Sie haben „Nichts davon“ und zugleich etwas anderes gewählt. Prüfen Sie bitte beides.',
    ]),
    merke: saetze([
      brauchtSofortHilfe,
      'Rufen Sie zusätzlich bei Ihrem Jobcenter an oder gehen Sie hin. So geht es am schnellsten.',
    ]),
  },
})

const fest = ist('festeAnschrift', true)
const hatKonto = ist('hatKonto', true)

/** HA 9 to 19. */
export const kontakt = folge({
  anschrift: {
    frage: 'Wo wohnen Sie?',
    warum: 'Davon hängt ab, welches Jobcenter für Sie da ist und wohin Briefe gehen.',
    felder: [
      jaNein('festeAnschrift', 'Haben Sie eine feste Wohnung oder Unterkunft?'),
      text('strasse', 'Straße und Hausnummer', { wenn: fest, aus: 'strasse' }),
      text('adresszusatz', 'Zusatz', { hinweis: 'Zum Beispiel: Hinterhaus', ...frei, wenn: fest }),
      text('ort', 'Ort', { aus: 'ort' }),
      text('postfach', 'Postfach', frei),
      text('wohnhaftBei', 'Bei wem wohnen Sie?', {
        hinweis: 'Nur wenn Ihr Name nicht am Briefkasten steht',
        ...frei,
        wenn: fest,
      }),
      langtext('erreichbar', 'Wo erreicht Sie das Jobcenter?', {
        hinweis: 'Zum Beispiel eine Beratungsstelle, eine Unterkunft oder eine Person mit Anschrift',
        wenn: ist('festeAnschrift', false),
      }),
    ],
    merke: saetze([
      ist('festeAnschrift', false),
      'Auch ohne Wohnung können Sie Geld bekommen. Sorgen Sie dafür, dass Post Sie an jedem Werktag erreicht.',
    ]),
  },
  erreichbarkeit: {
    frage: 'Wie kann Ihr Jobcenter Sie erreichen?',
    warum: 'Bei Rückfragen geht es so schneller.',
    felder: [
      { name: 'telefon', label: 'Telefon', art: 'telefon', ...frei, aus: 'telefon' },
      { name: 'email', label: 'E-Mail', art: 'email', ...frei, aus: 'email' },
    ],
  },
  auszahlung: {
    frage: 'Wohin soll das Geld gehen?',
    felder: [
      jaNein('hatKonto', 'Haben Sie ein Bankkonto?'),
      ...konto.map((feld) => ({ ...feld, wenn: hatKonto })),
      langtext('keinKontoGrund', 'Warum haben Sie kein Konto?', {
        hinweis: 'Banken müssen Ihnen in der Regel ein Basiskonto eröffnen.',
        wenn: ist('hatKonto', false),
      }),
    ],
    merke: saetze([
      nicht(hatKonto),
      'Ohne Konto zahlt das Jobcenter anders aus. Die Kosten dafür können abgezogen werden, wenn Sie ein Konto haben könnten (§ 47 SGB I).',
    ]),
  },
})
