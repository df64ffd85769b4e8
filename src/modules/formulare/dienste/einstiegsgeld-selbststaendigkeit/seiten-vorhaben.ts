import { choicesIn, isVorbei } from '../../bausteine/bedingungen.ts'
import { arbeitslosengeld, arbeitslosSeite } from '../../bausteine/foerderung/foerderung.ts'
import { umfangSeite, vorhabenSeite } from '../../bausteine/foerderung/selbststaendigkeit.ts'
import {
  datum,
  frei,
  hat,
  ist,
  jaNein,
  langtext,
  mehrere,
  nicht,
  saetze,
  text,
  undAuch,
  vergangen,
  wahl,
} from '../../bausteine/folge.ts'
import type { Bedingung, Seite } from '../../engine/modell.ts'

type Seiten = Readonly<Record<string, Seite & { wenn?: Bedingung }>>

const zuSpaet: Bedingung = ({ hier, heute }) => isVorbei(hier, 'beginn', heute) || hier['beginn'] === heute

export const vorhaben: Seiten = {
  vorhaben: {
    ...vorhabenSeite({
      neu: 'Ich gründe neu',
      uebernahme: 'Ich übernehme ein Unternehmen',
      nebenerwerb: 'Ich mache aus einer Nebentätigkeit meinen Hauptberuf',
      franchise: 'Ich gründe mit Franchise',
    }),
    frage: 'Womit machen Sie sich selbstständig?',
    info: `Stellen Sie den Antrag, bevor Sie anfangen. ${arbeitslosengeld}`,
  },
  umfang: umfangSeite,
  beginn: {
    frage: 'Wann fangen Sie an?',
    warum:
      'Der Antrag muss vor dem Beginn gestellt sein. Meist zählt der Tag, den Sie beim Gewerbeamt oder Finanzamt angeben.',
    felder: [
      datum('beginn', 'Beginn der Selbstständigkeit'),
      jaNein('angemeldet', 'Haben Sie sich schon beim Gewerbeamt oder Finanzamt gemeldet?'),
      vergangen('angemeldetAm', 'Wann?', { wenn: ist('angemeldet', true) }),
    ],
    warne: saetze(
      [
        zuSpaet,
        'Einstiegsgeld beantragt man vor dem Beginn. Sprechen Sie mit Ihrem Jobcenter, wenn Sie schon angefangen haben.',
      ],
      [
        undAuch(ist('angemeldet', true), nicht(zuSpaet)),
        'Wer schon angemeldet ist, hat vielleicht schon begonnen. Das Jobcenter fragt dann nach.',
      ],
    ),
  },
}

export const person: Seiten = {
  koennen: {
    frage: 'Was bringen Sie mit?',
    warum: 'Das Jobcenter schätzt ein, ob Ihr Vorhaben zu Ihnen passt.',
    felder: [
      langtext('qualifikation', 'Ausbildung und Abschlüsse'),
      langtext('erfahrung', 'Erfahrung in der Branche und im Kaufmännischen'),
    ],
  },
  frueher: {
    frage: 'Waren Sie schon einmal selbstständig?',
    felder: [
      jaNein('frueherSelbststaendig', 'Waren Sie schon einmal selbstständig?'),
      langtext('frueherWas', 'Was war das, und von wann bis wann?', { wenn: ist('frueherSelbststaendig', true) }),
      langtext('frueherEnde', 'Warum ist es zu Ende gegangen?', {
        ...frei,
        hinweis: 'Läuft das Unternehmen noch, lassen Sie das Feld leer.',
        wenn: ist('frueherSelbststaendig', true),
      }),
    ],
  },
  schulden: {
    frage: 'Haben Sie Schulden?',
    warum: 'Raten mindern, was Ihnen vom Gewinn bleibt. Schulden schließen eine Förderung nicht aus.',
    felder: [
      jaNein('schulden', 'Haben Sie Schulden?'),
      jaNein('insolvenz', 'Läuft ein Insolvenzverfahren, oder haben Sie eines beantragt?'),
      jaNein('schufa', 'Möchten Sie eine Schufa-Auskunft beilegen?', { ...frei, hinweis: 'Sie müssen das nicht.' }),
    ],
  },
  gesundheit: {
    frage: 'Schaffen Sie die Arbeit gesundheitlich?',
    info: 'Nennen Sie keine Krankheiten und keine Diagnosen. Es genügt, worauf Sie bei der Arbeit achten müssen.',
    felder: [
      jaNein('belastbar', 'Können Sie die Arbeit voraussichtlich dauerhaft leisten?'),
      text('einschraenkungen', 'Worauf müssen Sie achten?', {
        ...frei,
        hinweis: 'Zum Beispiel: nicht schwer heben',
        wenn: ist('belastbar', false),
      }),
    ],
  },
  arbeitslos: arbeitslosSeite,
}

export const erlaubnisse: Seiten = {
  erlaubnisse: {
    frage: 'Brauchen Sie eine Erlaubnis?',
    felder: [
      mehrere('erlaubnisse', 'Diese Erlaubnisse brauche ich', {
        texte: {
          handwerk: 'Eintragung in die Handwerksrolle',
          konzession: 'Konzession, zum Beispiel für Gaststätte oder Taxi',
          bewachung: 'Erlaubnis für Bewachung (§ 34a GewO)',
          makler: 'Erlaubnis für Makler, Bauträger oder Verwalter (§ 34c GewO)',
          hygiene: 'Belehrung zur Hygiene bei Lebensmitteln (§ 43 IfSG)',
          andere: 'Eine andere',
          keine: 'Keine',
        },
      }),
      text('erlaubnisAndere', 'Welche andere?', { wenn: hat('erlaubnisse', 'andere') }),
      wahl('erlaubnisStand', 'Haben Sie die Erlaubnisse schon?', {
        texte: { ja: 'Ja, alle', teils: 'Einen Teil', beantragt: 'Sie sind beantragt', nein: 'Nein' },
        wenn: ({ hier }) => needsErlaubnis(hier['erlaubnisse']),
      }),
    ],
    warne: saetze([
      ({ hier }) => choicesIn(hier, 'erlaubnisse').includes('keine') && needsErlaubnis(hier['erlaubnisse']),
      'Sie haben „Keine“ und eine Erlaubnis gewählt. Prüfen Sie, was stimmt.',
    ]),
  },
}

/** Something else than „Keine“ was chosen. */
export const needsErlaubnis = (wert: unknown): boolean => Array.isArray(wert) && wert.some((one) => one !== 'keine')
