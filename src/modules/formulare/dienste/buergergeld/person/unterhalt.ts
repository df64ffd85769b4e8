import { alterAm } from '#platform/text/datum.ts'
import {
  betrag,
  folge,
  frei,
  ist,
  istNicht,
  jaNein,
  langtext,
  nicht,
  oder,
  saetze,
  text,
  undAuch,
  verbinde,
  vergangen,
  wahl,
} from '../../../bausteine/folge.ts'
import type { Antworten, Bedingung } from '../../../engine/modell.ts'
import { abAlter, inBg, personenOf, personWith, stichtag, unterAlter } from '../haushalt.ts'

/** UH1: separated, divorced, or the partnership is dissolved. */
export const hasEx: Bedingung = undAuch(inBg, abAlter(15), ist('familienstand', 'getrennt', 'geschieden', 'aufgehoben'))

const unverheiratet = istNicht('familienstand', 'verheiratet', 'lebenspartnerschaft')

const ELTERNTEIL: readonly unknown[] = ['ich', 'ehe', 'partner']

/** As it was said whose child it is; where nothing was said, they may be. */
function isParentOf({ beziehung }: Antworten, { kindVon = 'beide' }: Antworten): boolean {
  return kindVon === 'beide' || kindVon === (beziehung === 'ich' ? 'mir' : 'partner')
}

const hasBaby: Bedingung = (sicht) =>
  ELTERNTEIL.includes(sicht.hier['beziehung']) &&
  personenOf(sicht.alle).some((hier) => {
    if (hier['beziehung'] !== 'kind' || !inBg({ ...sicht, hier })) return false
    if (!isParentOf(sicht.hier, hier)) return false
    const geboren = hier['geburtsdatum']
    return typeof geboren === 'string' && alterAm(geboren, stichtag(sicht)) < 3
  })

/** UH2 (§ 1615l BGB): a mother who is pregnant or has a child under three, and is not married. */
export const needsBetreuungsunterhalt: Bedingung = undAuch(
  inBg,
  abAlter(15),
  istNicht('geschlecht', 'maennlich'),
  unverheiratet,
  oder(ist('schwanger', true), hasBaby),
)

/** UH3 and HA 38: children, and unmarried people under 25, may have a parent elsewhere. */
export const mayHaveParentOutside: Bedingung = undAuch(
  inBg,
  ist('beziehung', 'ich', 'kind', 'geschwister'),
  unterAlter(25),
  oder(unterAlter(15), unverheiratet),
  // Both parents live here.
  nicht(undAuch(unterAlter(15), ist('kindVon', 'beide'))),
)

/** The child of whom this is a parent is not of age: only then the Jugendamt helps and pays. */
export const ofMinor: Bedingung = (sicht) => {
  const kind = personWith(sicht.alle, 'elternteile', sicht.hier['id'])
  return kind !== undefined && unterAlter(18)({ ...sicht, hier: kind })
}

const titelJa = ist('exTitel', true)

const schutz =
  'Haben Sie Gewalt erlebt oder ist es aus anderen Gründen unzumutbar, müssen Sie niemanden nennen. Schreiben Sie dann nur, dass es so ist.'

/** UH1. */
export const unterhaltTrennung = folge({
  exPartner: {
    frage: 'Von wem ist diese Person getrennt oder geschieden?',
    anSie: 'Von wem sind Sie getrennt oder geschieden?',
    info: schutz,
    felder: [
      text('exName', 'Vorname und Nachname'),
      vergangen('exGeburtsdatum', 'Geburtsdatum', frei),
      text('exAnschrift', 'Anschrift', frei),
      text('exArbeitgeber', 'Arbeitgeber', frei),
      text('exEinkommen', 'Was wissen Sie über das Einkommen?', frei),
    ],
  },
  trennung: {
    frage: 'Was ist zur Trennung oder Scheidung bekannt?',
    info: 'Was es nicht gibt oder Sie nicht wissen, lassen Sie frei.',
    felder: [
      vergangen('trennungSeit', 'Seit wann getrennt?', {
        ...frei,
        wenn: ist('familienstand', 'geschieden', 'aufgehoben'),
      }),
      text('trennungGericht', 'Gericht', frei),
      text('trennungZeichen', 'Aktenzeichen', frei),
      text('trennungAnwalt', 'Anwältin oder Anwalt', frei),
    ],
  },
  exUnterhalt: {
    frage: 'Was ist zum Unterhalt geregelt?',
    felder: [
      jaNein('exTitel', 'Gibt es einen Titel oder eine Vereinbarung?', {
        hinweis: 'Zum Beispiel ein Urteil, einen Beschluss oder eine Urkunde',
      }),
      betrag('exTitelBetrag', 'Festgelegter Betrag im Monat', { wenn: titelJa }),
      betrag('exGezahlt', 'Gezahlter Betrag im Monat', frei),
      vergangen('exGezahltSeit', 'Gezahlt seit', frei),
      jaNein('exVerzicht', 'Wurde auf Unterhalt verzichtet?', frei),
      langtext('exKeinAnspruch', 'Warum gibt es keinen Unterhalt?', frei),
    ],
  },
})

/** UH2. */
export const unterhaltGeburt = folge({
  betreuungsunterhalt: {
    frage: 'Wer ist der Vater des Kindes?',
    warum: 'Er kann der Mutter Unterhalt schulden (§ 1615l BGB).',
    info: schutz,
    felder: [
      {
        name: 'babyTag',
        label: 'Tag der Geburt oder voraussichtlicher Tag',
        art: 'datum',
      },
      text('vaterName', 'Vorname und Nachname', frei),
      text('vaterAnschrift', 'Anschrift', frei),
      jaNein('vaterAnerkannt', 'Ist die Vaterschaft anerkannt oder festgestellt?', frei),
      jaNein('vaterWohntHier', 'Leben Sie mit dem Vater zusammen?', frei),
    ],
  },
  vaterUnterhalt: {
    frage: 'Zahlt der Vater Unterhalt für die Mutter?',
    felder: [
      betrag('vaterZahlt', 'Betrag im Monat', frei),
      langtext('vaterSchutz', 'Warum soll das Jobcenter ihn nicht ansprechen?', {
        hinweis: 'Nur wenn es so ist. Stichworte genügen.',
        ...frei,
      }),
    ],
  },
})

const fragen = folge(
  {
    elternFrage: {
      frage: 'Lebt ein Elternteil dieser Person nicht im Haushalt?',
      anSie: 'Lebt ein Elternteil von Ihnen nicht im Haushalt?',
      warum:
        'Eltern müssen für ihre Kinder Unterhalt zahlen. Solange das Jobcenter zahlt, fordert es ihn selbst ein (§ 33 SGB II).',
      info: 'Ist die Person, die Unterhalt bekäme, schwanger oder betreut sie ein Kind unter sechs Jahren, fordert das Jobcenter von ihren Eltern nichts.',
      felder: [
        jaNein('elternteilAusserhalb', 'Lebt ein Elternteil woanders?', {
          hinweis: 'Auch wenn er nicht bekannt ist: Antworten Sie mit „Ja“. Ist er verstorben, mit „Nein“.',
        }),
      ],
    },
    elternteile: {
      wenn: ist('elternteilAusserhalb', true),
      frage: 'Welcher Elternteil lebt woanders?',
      info: schutz,
      felder: [],
      sammlung: 'elternteile',
    },
  },
  {
    elternteile: {
      beginn: 'elternteil',
      einzahl: 'Elternteil',
      benenne: ({ elternName }) => String(elternName ?? ''),
      mindestens: 1,
      hoechstens: 2,
      nieMehr: true,
    },
  },
)

/** UH3. */
const elternteil = folge({
  elternteil: {
    frage: 'Wer ist dieser Elternteil?',
    felder: [
      text('elternName', 'Vorname und Nachname', { hinweis: 'Ist er unbekannt, schreiben Sie: unbekannt.' }),
      vergangen('elternGeburtsdatum', 'Geburtsdatum', frei),
      text('elternAnschrift', 'Anschrift', frei),
      text('elternArbeit', 'Beruf oder Arbeitgeber', frei),
      wahl('abstammung', 'Was gilt für Mutterschaft oder Vaterschaft?', {
        texte: {
          anerkannt: 'Steht fest: durch Geburt, Ehe oder Anerkennung',
          gericht: 'Vom Gericht festgestellt',
          offen: 'Noch nicht festgestellt',
        },
      }),
      vergangen('letzterKontakt', 'Letzter Kontakt', frei),
    ],
  },
  elternUnterhalt: {
    frage: 'Zahlt dieser Elternteil Unterhalt?',
    felder: [
      jaNein('elternTitel', 'Gibt es einen Titel?', { hinweis: 'Zum Beispiel eine Urkunde vom Jugendamt' }),
      betrag('elternTitelBetrag', 'Festgelegter Betrag im Monat', { ...frei, wenn: ist('elternTitel', true) }),
      betrag('elternZahlt', 'Gezahlter Betrag im Monat', frei),
      vergangen('elternZahltSeit', 'Gezahlt seit', frei),
      jaNein('beistandschaft', 'Hilft das Jugendamt als Beistand?', { ...frei, wenn: ofMinor }),
      jaNein('uvgBeantragt', 'Ist Unterhaltsvorschuss beantragt?', { ...frei, wenn: ofMinor }),
    ],
    merke: saetze([
      undAuch(ist('uvgBeantragt', false), ({ hier }) => !(Number(hier['elternZahlt'] ?? 0) > 0)),
      'Beantragen Sie beim Jugendamt Unterhaltsvorschuss. Er geht den Leistungen des Jobcenters vor.',
    ]),
  },
})

export const unterhaltKind = verbinde(fragen, elternteil)
