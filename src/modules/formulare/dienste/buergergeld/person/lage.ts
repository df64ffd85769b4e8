import { addMonate } from '#platform/text/datum.ts'
import {
  betrag,
  datum,
  folge,
  frei,
  inTagen,
  ist,
  istNicht,
  jaNein,
  nicht,
  saetze,
  text,
  undAuch,
  vergangen,
  wahl,
} from '../../../bausteine/folge.ts'
import type { Bedingung } from '../../../engine/modell.ts'
import { mayBeAlleinerziehend } from '../haushalt.ts'

/** A pregnancy takes 40 weeks from the first day of the last period; a date beyond 42 is mistyped. */
const SCHWANGERSCHAFT = 42 * 7

const lernt = istNicht('lernt', 'nein')

/** At least six months in an institution (§ 7 Abs. 4 SGB II); without an end it may be. */
const staysLong: Bedingung = ({ hier }) => {
  const { stationaer, stationaerVon, stationaerBis } = hier
  if (stationaer !== true || typeof stationaerVon !== 'string') return false
  return typeof stationaerBis !== 'string' || stationaerBis >= addMonate(stationaerVon, 6)
}

const inHaft = undAuch(ist('stationaer', true), ist('stationaerArt', 'haft'))

/** HA 34 to 41 and 48 to 50, for everyone from 15 years. */
export const lage = folge({
  erwerbsfaehigkeit: {
    frage: 'Kann diese Person mindestens drei Stunden am Tag arbeiten?',
    anSie: 'Können Sie mindestens drei Stunden am Tag arbeiten?',
    warum: 'Wer das gesundheitlich kann, gilt als erwerbsfähig (§ 8 SGB II).',
    info: 'Krankheiten müssen Sie nicht nennen.',
    felder: [jaNein('kannArbeiten', 'Mindestens drei Stunden am Tag?')],
    merke: saetze([
      ist('kannArbeiten', false),
      'Das prüft der Ärztliche Dienst oder die Rentenversicherung (§ 44a SGB II). Bis das feststeht, kann es Leistungen vom Jobcenter geben.',
    ]),
  },
  alleinerziehend: {
    wenn: mayBeAlleinerziehend,
    frage: 'Sorgt diese Person allein für die Kinder?',
    anSie: 'Sorgen Sie allein für die Kinder?',
    warum: 'Dann gibt es einen Mehrbedarf (§ 21 Abs. 3 SGB II).',
    felder: [jaNein('alleinerziehend', 'Alleinerziehend?')],
  },
  schwangerschaft: {
    wenn: istNicht('geschlecht', 'maennlich'),
    frage: 'Ist diese Person schwanger?',
    anSie: 'Sind Sie schwanger?',
    warum: 'Nach der 12. Woche gibt es einen Mehrbedarf (§ 21 Abs. 2 SGB II). Die Angabe ist freiwillig.',
    felder: [
      jaNein('schwanger', 'Schwanger?', frei),
      datum('entbindung', 'Voraussichtlicher Tag der Entbindung', {
        von: inTagen(-21),
        bis: inTagen(SCHWANGERSCHAFT),
        wenn: ist('schwanger', true),
      }),
    ],
  },
  ausbildung: {
    frage: 'Geht diese Person zur Schule, studiert sie oder macht sie eine Ausbildung?',
    anSie: 'Gehen Sie zur Schule, studieren Sie oder machen Sie eine Ausbildung?',
    warum: 'Davon hängt ab, ob BAföG oder Berufsausbildungsbeihilfe vorgeht.',
    felder: [
      wahl('lernt', 'Schule, Studium oder Ausbildung', {
        texte: {
          nein: 'Nein',
          schule: 'Ja, Schule',
          studium: 'Ja, Studium',
          ausbildung: 'Ja, Ausbildung',
        },
      }),
      datum('lerntBis', 'Voraussichtlich bis', { wenn: lernt }),
      jaNein('schulbuecher', 'Müssen Schulbücher oder Arbeitshefte selbst bezahlt werden?', {
        wenn: ist('lernt', 'schule'),
      }),
      jaNein('auswaerts', 'Auswärts untergebracht, zum Beispiel in einem Internat?', { wenn: lernt }),
    ],
    merke: saetze(
      [
        ist('lernt', 'studium'),
        'Wer studiert, bekommt meist BAföG statt Leistungen vom Jobcenter (§ 7 Abs. 5 SGB II). Ausnahmen prüft das Jobcenter.',
      ],
      [
        ist('lernt', 'ausbildung'),
        'In einer Ausbildung kann Berufsausbildungsbeihilfe vorgehen. Fragen Sie danach bei der Agentur für Arbeit.',
      ],
    ),
    warne: saetze([
      undAuch(lernt, ({ hier, heute }) => typeof hier['lerntBis'] === 'string' && hier['lerntBis'] < heute),
      'Das Ende liegt in der Vergangenheit. Prüfen Sie bitte das Datum.',
    ]),
  },
  stationaer: {
    frage: 'Ist diese Person in einer Klinik, einem Heim oder in Haft?',
    anSie: 'Sind Sie in einer Klinik, einem Heim oder in Haft?',
    felder: [
      jaNein('stationaer', 'In einer stationären Einrichtung?'),
      wahl('stationaerArt', 'Wo?', {
        texte: {
          krankenhaus: 'Krankenhaus',
          reha: 'Reha-Einrichtung',
          heim: 'Pflege- oder Wohnheim',
          haft: 'Gefängnis oder Maßregelvollzug',
          andere: 'Andere Einrichtung',
        },
        wenn: ist('stationaer', true),
      }),
      vergangen('stationaerVon', 'Seit wann?', { wenn: ist('stationaer', true) }),
      datum('stationaerBis', 'Voraussichtlich bis', {
        hinweis: 'Frei lassen, wenn es noch nicht feststeht',
        ...frei,
        wenn: ist('stationaer', true),
      }),
    ],
    merke: saetze(
      [inHaft, 'In Haft gibt es vom ersten Tag an meist keine Leistungen vom Jobcenter (§ 7 Abs. 4 SGB II).'],
      [
        undAuch(staysLong, nicht(inHaft)),
        'Ab sechs Monaten in einer Einrichtung gibt es meist keine Leistungen vom Jobcenter (§ 7 Abs. 4 SGB II).',
      ],
    ),
  },
})

/** HA 44 to 47 and the mark G of WEP; also for children. */
export const mehrbedarf = folge({
  mehrbedarf: {
    frage: 'Braucht diese Person aus besonderen Gründen mehr Geld?',
    anSie: 'Brauchen Sie aus besonderen Gründen mehr Geld?',
    warum: 'Dann gibt es einen Mehrbedarf zum Regelbedarf (§ 21 SGB II).',
    info: 'Alle Angaben sind freiwillig. Eine Diagnose müssen Sie hier nicht nennen.',
    felder: [
      jaNein('ernaehrung', 'Teurere Lebensmittel wegen einer Krankheit', frei),
      jaNein('behinderung', 'Behinderung', frei),
      jaNein('teilhabe', 'Leistungen zur Teilhabe am Arbeitsleben oder Eingliederungshilfe', {
        ...frei,
        wenn: ist('behinderung', true),
      }),
      jaNein('merkzeichenG', 'Merkzeichen G oder aG im Ausweis', {
        ...frei,
        wenn: ist('behinderung', true),
      }),
      jaNein('besondererBedarf', 'Ein besonderer Bedarf, der sich nicht vermeiden lässt', {
        hinweis: 'Zum Beispiel Fahrten zu den eigenen Kindern oder Hygiene wegen einer Krankheit',
        ...frei,
      }),
    ],
  },
  ernaehrungBescheinigung: {
    wenn: ist('ernaehrung', true),
    frage: 'Was bescheinigt die Ärztin oder der Arzt?',
    info: 'In der Regel laden Sie die ärztliche Bescheinigung am Ende bei den Nachweisen hoch. Dann sieht sie der Leistungsservice. Sie können sie auch nur dem Ärztlichen Dienst geben.',
    felder: [
      jaNein('ernaehrungVersiegelt', 'Soll die Bescheinigung nur an den Ärztlichen Dienst gehen?', {
        hinweis:
          'Bei „Ja“ laden Sie sie hier nicht hoch. Ihr Jobcenter schickt Ihnen einen Auftrag, mit dem Sie sie dem Ärztlichen Dienst versiegelt senden.',
        ...frei,
      }),
      wahl('ernaehrungGrund', 'Was ist angekreuzt?', {
        texte: {
          mukoviszidose: 'Mukoviszidose',
          zoeliakie: 'Zöliakie',
          dialyse: 'Nierenschwäche mit Dialyse',
          mangelernaehrung: 'Mangelernährung durch eine Krankheit',
          schluckstoerung: 'Schluckstörung',
          sonstige: 'Etwas anderes',
        },
        ...frei,
        wenn: nicht(ist('ernaehrungVersiegelt', true)),
      }),
      datum('ernaehrungBis', 'Wie lange gilt die Bescheinigung?', frei),
    ],
  },
  besondererBedarf: {
    wenn: ist('besondererBedarf', true),
    frage: 'Welcher besondere Bedarf ist das?',
    info: 'Er darf nicht durch ein Darlehen, durch Sparen oder durch andere zu decken sein (§ 21 Abs. 6 SGB II).',
    felder: [],
    sammlung: 'bedarfe',
  },
})

/** BB, one need after the other. */
export const bedarf = folge(
  {
    bedarf: {
      frage: 'Was wird gebraucht?',
      felder: [
        wahl('bedarfArt', 'Art', {
          texte: {
            umgang: 'Umgang mit den eigenen Kindern',
            hygiene: 'Hygiene',
            haushaltshilfe: 'Hilfe im Haushalt',
            pflege: 'Pflege',
            nachhilfe: 'Nachhilfe nach einer Krankheit',
            arbeitskleidung: 'Arbeitskleidung',
            fahrtkosten: 'Fahrtkosten',
            sonstiges: 'Etwas anderes',
          },
        }),
        wahl('bedarfWieOft', 'Wie oft?', { texte: { einmal: 'Einmal', laufend: 'Immer wieder' } }),
        betrag('bedarfBetrag', 'Kosten', { hinweis: 'Bei laufendem Bedarf im Monat' }),
        text('bedarfAndere', 'Wer zahlt etwas dazu?', frei),
        jaNein('bedarfDarlehen', 'Würde auch ein Darlehen helfen?', frei),
        { name: 'bedarfGrund', label: 'Warum ist das nötig?', art: 'langtext', hoechstens: 2000 },
      ],
      merke: saetze([
        ist('bedarfDarlehen', true),
        'Hilft ein Darlehen, gibt es keinen Mehrbedarf. Das Jobcenter kann dann ein Darlehen geben (§ 24 Abs. 1 SGB II).',
      ]),
    },
  },
  {
    bedarfe: {
      beginn: 'bedarf',
      einzahl: 'Bedarf',
      benenne: ({ bedarfArt }) => bedarfNamen[String(bedarfArt)] ?? '',
      mindestens: 1,
      hoechstens: 10,
    },
  },
)

const bedarfNamen: Readonly<Record<string, string>> = {
  umgang: 'Umgang',
  hygiene: 'Hygiene',
  haushaltshilfe: 'Haushaltshilfe',
  pflege: 'Pflege',
  nachhilfe: 'Nachhilfe',
  arbeitskleidung: 'Arbeitskleidung',
  fahrtkosten: 'Fahrtkosten',
  sonstiges: 'Sonstiger Bedarf',
}
