import {
  betrag,
  folge,
  frei,
  ist,
  istNicht,
  jaNein,
  saetze,
  text,
  undAuch,
  verbinde,
  wahl,
  zahl,
} from '../../../bausteine/folge.ts'
import type { Sicht } from '../../../engine/modell.ts'
import { personenOf } from '../haushalt.ts'

const kindereinnahmen = {
  kindergeld: 'Kindergeld',
  unterhalt: 'Unterhalt',
  uvg: 'Unterhaltsvorschuss',
  waisenrente: 'Waisenrente',
  pflegegeld: 'Pflegegeld',
  sonstige: 'Etwas anderes',
} as const

const eltern: Readonly<Record<string, string>> = {
  mir: 'mir',
  partner: 'meiner Partnerin oder meinem Partner',
  beide: 'uns beiden',
  pflege: 'anderen Eltern, es ist ein Pflegekind',
  eltern: 'meinen Eltern, es ist meine Schwester oder mein Bruder',
}

/** Who can be the parents, as the household is. */
function parentOptions({ hier, alle }: Sicht) {
  const paar = personenOf(alle).some(({ beziehung }) => beziehung === 'ehe' || beziehung === 'partner')
  const arten = hier['beziehung'] === 'geschwister' ? ['eltern'] : paar ? ['mir', 'partner', 'beide'] : ['mir']
  return [...arten, 'pflege'].map((wert) => ({ wert, text: eltern[wert]! }))
}

/** KI: what is asked of a child under 15 beyond what everyone is asked. */
const fragen = folge(
  {
    kind: {
      frage: 'Wessen Kind ist das?',
      felder: [wahl('kindVon', 'Es ist ein Kind von', { texte: parentOptions })],
      merke: saetze([
        ist('kindVon', 'pflege'),
        'Pflegekinder gehören nicht zur Bedarfsgemeinschaft, wenn das Jugendamt für sie zahlt. Das prüft das Jobcenter.',
      ]),
    },
    kindWohnt: {
      frage: 'Wie oft lebt das Kind bei Ihnen?',
      warum: 'Lebt ein Kind nur an einzelnen Tagen bei Ihnen, gibt es die Leistungen für diese Tage.',
      felder: [
        wahl('kindAufenthalt', 'Das Kind lebt hier', {
          texte: {
            immer: 'immer',
            wechselmodell: 'abwechselnd etwa gleich lang bei beiden Eltern',
            zeitweise: 'nur an einzelnen Tagen',
          },
        }),
        zahl('kindTage', 'An wie vielen Tagen im Monat ungefähr?', {
          von: 1,
          bis: 31,
          wenn: istNicht('kindAufenthalt', 'immer'),
        }),
      ],
      warne: saetze([
        undAuch(ist('kindVon', 'beide'), ist('kindAufenthalt', 'wechselmodell')),
        'Nach Ihren Angaben leben beide Eltern hier. Prüfen Sie bitte, wie oft das Kind bei Ihnen lebt.',
      ]),
    },
    kindBetreuung: {
      frage: 'Wo ist das Kind tagsüber?',
      warum: 'Für Schule, Kita und Freizeit kann es zusätzliche Leistungen geben (Bildung und Teilhabe).',
      felder: [
        wahl('kindBetreuung', 'Schule oder Betreuung', {
          texte: { schule: 'Schule', kita: 'Kita', tagespflege: 'Tagespflege', zuhause: 'Zu Hause' },
        }),
        text('kindEinrichtung', 'Name der Schule oder Kita', { ...frei, wenn: istNicht('kindBetreuung', 'zuhause') }),
        jaNein('kindSchulbuecher', 'Müssen Schulbücher oder Arbeitshefte selbst bezahlt werden?', {
          wenn: ist('kindBetreuung', 'schule'),
        }),
      ],
    },
    kindEinnahmen: {
      frage: 'Bekommt jemand Geld für dieses Kind?',
      warum: 'Es zählt zum Einkommen des Kindes.',
      felder: [
        jaNein('kindHatEinnahmen', 'Gibt es Geld für das Kind?', {
          hinweis: 'Zum Beispiel Kindergeld, Unterhalt, Unterhaltsvorschuss oder Waisenrente',
        }),
      ],
    },
    kindereinnahmen: {
      wenn: ist('kindHatEinnahmen', true),
      frage: 'Welches Geld ist das?',
      felder: [],
      sammlung: 'kindereinnahmen',
    },
  },
  {
    kindereinnahmen: {
      beginn: 'kindereinnahme',
      einzahl: 'Einnahme',
      benenne: ({ kindArt, kindArtName }) =>
        String(kindArtName ?? kindereinnahmen[kindArt as keyof typeof kindereinnahmen] ?? ''),
      mindestens: 1,
      hoechstens: 10,
    },
  },
)

const einnahme = folge({
  kindereinnahme: {
    frage: 'Was bekommt das Kind, und wie viel?',
    felder: [
      wahl('kindArt', 'Art', { texte: kindereinnahmen }),
      text('kindArtName', 'Was ist das für Geld?', { wenn: ist('kindArt', 'sonstige') }),
      betrag('kindBetrag', 'Betrag im Monat'),
      text('kindEmpfaenger', 'Wer bekommt das Geld ausgezahlt?', frei),
    ],
  },
})

export const kind = verbinde(fragen, einnahme)
