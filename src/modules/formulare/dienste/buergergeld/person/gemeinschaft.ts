import { addMonate } from '#platform/text/datum.ts'
import {
  betrag,
  folge,
  frei,
  inTagen,
  ist,
  jaNein,
  langtext,
  oder,
  saetze,
  text,
  undAuch,
  vergangen,
  wahl,
} from '../../../bausteine/folge.ts'
import type { Bedingung } from '../../../engine/modell.ts'

/** Living together for more than a year is one of the four signs (§ 7 Abs. 3a SGB II). */
const overAYear: Bedingung = ({ hier, heute }) =>
  typeof hier['wgSeit'] === 'string' && hier['wgSeit'] < addMonate(heute, -12)

const vermuteteGemeinschaft: Bedingung = oder(
  overAYear,
  ist('wgKind', true),
  ist('wgSorge', true),
  ist('wgKonto', true),
)

/** VE, for a flatmate. */
export const einstehen = folge({
  mitbewohner: {
    frage: 'Wie leben Sie mit dieser Person zusammen?',
    warum: 'Nur Paare, die füreinander einstehen, gehören zusammen. Eine Wohngemeinschaft gehört nicht dazu.',
    felder: [
      vergangen('wgSeit', 'Zusammen wohnend seit'),
      jaNein('wgKind', 'Haben Sie ein gemeinsames Kind?'),
      jaNein('wgKonto', 'Haben Sie ein gemeinsames Konto, oder darf eine Person über das Geld der anderen verfügen?'),
      jaNein('wgSorge', 'Versorgen Sie zusammen Kinder oder Angehörige?'),
      jaNein('wgVersicherung', 'Ist eine Person in einer Versicherung der anderen begünstigt?'),
      jaNein('wgZimmer', 'Hat jede Person ein eigenes Zimmer?'),
    ],
  },
  mitbewohnerErklaerung: {
    wenn: vermuteteGemeinschaft,
    frage: 'Sind Sie ein Paar, das füreinander einsteht?',
    warum:
      'Nach Ihren Angaben vermutet das Gesetz das (§ 7 Abs. 3a SGB II). Sie können erklären, warum es nicht so ist.',
    info: 'Sind Sie ein Paar, ändern Sie bei „Wer mit Ihnen wohnt“, wer diese Person für Sie ist.',
    felder: [
      langtext('wgErklaerung', 'Warum stehen Sie nicht füreinander ein?', {
        hinweis: 'Zum Beispiel: Wir kaufen getrennt ein und haben getrennte Konten.',
        ...frei,
      }),
    ],
    merke: saetze([
      ({ hier }) => hier['wgErklaerung'] === undefined,
      'Ohne Erklärung prüft das Jobcenter, ob Einkommen und Vermögen dieser Person mitzählen.',
    ]),
  },
})

/** HG, for a relative outside of the Bedarfsgemeinschaft. */
export const verwandte = folge({
  verwandter: {
    frage: 'Unterstützt diese Person Sie?',
    warum: 'Leben Verwandte zusammen, vermutet das Gesetz, dass sie einander helfen (§ 9 Abs. 5 SGB II).',
    felder: [
      text('hgVerhaeltnis', 'Wie sind Sie verwandt oder verschwägert?', {
        hinweis: 'Zum Beispiel: Tante',
        wenn: ist('beziehung', 'verwandt'),
      }),
      betrag('hgEinkommen', 'Einkommen im Monat, wenn Sie es wissen', frei),
      betrag('hgGeld', 'Geld, das Sie von ihr im Monat bekommen', frei),
      langtext('hgSachen', 'Was bekommen Sie sonst von ihr?', { hinweis: 'Zum Beispiel Essen', ...frei }),
      jaNein('hgKeine', 'Erklärt diese Person, dass sie Sie nicht unterstützt?', frei),
    ],
    warne: saetze([
      undAuch(ist('hgKeine', true), ({ hier }) => Number(hier['hgGeld'] ?? 0) > 0),
      'Sie haben einen Betrag angegeben, und zugleich, dass es keine Unterstützung gibt. Prüfen Sie bitte beides.',
    ]),
  },
})

/** UF. */
export const unfall = folge({
  unfall: {
    frage: 'Was ist geschehen?',
    felder: [
      vergangen('unfallTag', 'Tag'),
      text('unfallOrt', 'Ort', frei),
      wahl('unfallArt', 'Art', {
        texte: {
          verkehr: 'Verkehrsunfall',
          arbeit: 'Arbeitsunfall',
          schule: 'Unfall in Schule oder Kita',
          gewalt: 'Gewalttat',
          behandlung: 'Behandlungsfehler',
          produkt: 'Fehlerhaftes Produkt',
          sonstige: 'Etwas anderes',
        },
      }),
      vergangen('unfallKrankVon', 'Arbeitsunfähig von', frei),
      { name: 'unfallKrankBis', label: 'Arbeitsunfähig bis', art: 'datum', bis: inTagen(366), ...frei },
      betrag('unfallGezahlt', 'Was wurde schon gezahlt?', frei),
    ],
  },
  unfallGegner: {
    frage: 'Wer war daran beteiligt?',
    info: 'Was Sie nicht wissen, lassen Sie frei.',
    felder: [
      text('gegnerName', 'Name', frei),
      text('gegnerAnschrift', 'Anschrift', frei),
      text('gegnerVersicherung', 'Versicherung', frei),
      text('schadennummer', 'Schadennummer', frei),
    ],
  },
  unfallPolizei: {
    frage: 'Waren Polizei oder ein Anwalt beteiligt?',
    felder: [
      jaNein('polizei', 'War die Polizei da?', frei),
      text('polizeiZeichen', 'Aktenzeichen der Polizei', { ...frei, wenn: ist('polizei', true) }),
      text('unfallAnwalt', 'Anwältin oder Anwalt', frei),
    ],
  },
})
