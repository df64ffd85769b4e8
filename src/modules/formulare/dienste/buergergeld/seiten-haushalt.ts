import {
  datum,
  folge,
  inTagen,
  ist,
  istNicht,
  jaNein,
  mehrere,
  nicht,
  personenname,
  saetze,
  undAuch,
  verbinde,
  vergangen,
  wahl,
  zahl,
} from '../../bausteine/folge.ts'
import type { Antworten, Sicht } from '../../engine/modell.ts'
import { abAlter, beziehungen, isHeranwachsend, isIch, isNah, nameOf, personenOf } from './haushalt.ts'

/** The groups of HA 80, each with the relations that stand for it. */
const gruppen80: Readonly<Record<string, { text: string; beziehungen: readonly string[] }>> = {
  ehe: { text: 'Mit Ehefrau, Ehemann oder eingetragener Lebenspartnerschaft', beziehungen: ['ehe'] },
  partner: { text: 'Mit Partnerin oder Partner ohne Trauschein', beziehungen: ['partner'] },
  kindAb15: { text: 'Mit Kindern von 15 bis 24 Jahren', beziehungen: ['kind'] },
  kindUnter15: { text: 'Mit Kindern unter 15 Jahren', beziehungen: ['kind'] },
  eltern: { text: 'Mit Eltern oder einem Elternteil', beziehungen: ['eltern'] },
  verwandte: {
    text: 'Mit anderen Verwandten oder Verschwägerten, auch mit Kindern ab 25 Jahren',
    beziehungen: ['kind', 'geschwister', 'verwandt'],
  },
  wg: { text: 'In einer Wohngemeinschaft', beziehungen: ['wg'] },
  untermiete: { text: 'Mit Menschen, die bei mir zur Untermiete wohnen', beziehungen: ['untermiete'] },
}

const isApplicant = ({ beziehung }: Antworten): boolean => beziehung === 'ich'

const gruppenTexte = Object.fromEntries(Object.entries(gruppen80).map(([wert, gruppe]) => [wert, gruppe.text]))

/** Where the list of people and the answers before it do not go together. */
function listWidersprueche({ alle }: Sicht): string[] {
  const personen = personenOf(alle)
  const vorhanden = new Set(personen.map(({ beziehung }) => String(beziehung ?? '')))
  const gewaehlt = Array.isArray(alle['mitWem']) ? alle['mitWem'].map(String) : []
  const ich = personen.filter(({ beziehung }) => beziehung === 'ich').length
  const missing = gewaehlt.flatMap((wert) => {
    const gruppe = gruppen80[wert]
    return gruppe && !gruppe.beziehungen.some((one) => vorhanden.has(one))
      ? [`Sie haben angegeben: „${gruppe.text}“. In der Liste steht dazu noch niemand.`]
      : []
  })
  const erwartet = alle['allein'] === true ? 1 : alle['personenzahl']
  const counts = typeof erwartet === 'number' && personen.length > 0 && personen.length !== erwartet
  return [
    ...(ich === 1 ? [] : ['Fügen Sie genau einmal sich selbst hinzu.']),
    ...missing,
    ...(counts ? [`Angegeben sind ${erwartet} Personen, in der Liste stehen ${personen.length}.`] : []),
  ]
}

/** Whoever applies is there from the beginning and stays who they are; nobody else can be. As stored, whatever is typed now. */
const relationOptions = ({ hier, alle }: Sicht) => {
  const ich = personenOf(alle).find(isApplicant)
  return Object.entries(beziehungen)
    .filter(([wert]) => ich === undefined || (wert === 'ich') === (ich.id === hier['id']))
    .map(([wert, text]) => ({ wert, text }))
}

/** Nobody else is on the list, and nobody else is to come. */
function livesAlone({ alle }: Sicht): boolean {
  const [ich, ...others] = personenOf(alle)
  return alle['allein'] === true && ich !== undefined && isApplicant(ich) && others.length === 0
}

/** HA 79 and 80, and who the people are. */
const fragen = folge(
  {
    allein: { frage: 'Wohnen Sie allein?', felder: [jaNein('allein', 'Wohnen Sie allein?')] },
    mitWem: {
      wenn: ist('allein', false),
      frage: 'Mit wem wohnen Sie zusammen?',
      warum: 'Wer zusammen wirtschaftet, bekommt die Leistungen gemeinsam. Andere zählen nur bei den Wohnkosten mit.',
      felder: [
        mehrere('mitWem', 'Mit wem wohnen Sie zusammen?', { texte: gruppenTexte }),
        zahl('personenzahl', 'Wie viele Personen leben in der Wohnung?', {
          hinweis: 'Alle, auch Sie selbst und Kinder',
          von: 2,
          bis: 50,
        }),
      ],
    },
    personen: {
      frage: 'Wer lebt in der Wohnung?',
      info: 'Sie selbst gehören auch auf die Liste. Fügen Sie jede Person hinzu, mit der Sie zusammen wohnen. Was Sie über andere Erwachsene angeben, dürfen diese später selbst berichtigen.',
      felder: [],
      sammlung: 'personen',
      uebergehe: livesAlone,
      warne: listWidersprueche,
    },
  },
  {
    personen: {
      beginn: 'person',
      einzahl: 'Person',
      benenne: nameOf,
      selbst: isApplicant,
      menschen: true,
      mindestens: 1,
      hoechstens: 50,
    },
  },
)

const andere = undAuch(nicht(isIch), istNicht('beziehung'))
const istNaheOderVerwandt = undAuch(andere, istNicht('beziehung', 'wg', 'untermiete'))
const getrennt = ['getrennt', 'geschieden', 'aufgehoben'] as const

const person = folge({
  person: {
    frage: 'Wer ist das?',
    felder: [
      wahl('beziehung', 'Wer ist diese Person für Sie?', { texte: relationOptions }),
      personenname('vorname', 'Vorname', { wenn: andere }),
      personenname('nachname', 'Nachname', { wenn: andere }),
      datum('geburtsdatum', 'Geburtsdatum', {
        von: inTagen(-120 * 366),
        bis: ({ heute }) => heute,
        wenn: istNaheOderVerwandt,
      }),
    ],
    merke: saetze([
      ist('beziehung', 'partner'),
      'Leben Sie zusammen und stehen füreinander ein, rechnet das Jobcenter Einkommen und Vermögen gemeinsam (§ 7 Abs. 3 SGB II).',
    ]),
  },
  familienstand: {
    wenn: undAuch(isNah, abAlter(15)),
    frage: 'Welcher Familienstand gilt?',
    felder: [
      wahl('familienstand', 'Familienstand', {
        texte: {
          ledig: 'Ledig',
          verheiratet: 'Verheiratet',
          lebenspartnerschaft: 'Eingetragene Lebenspartnerschaft',
          getrennt: 'Dauernd getrennt lebend',
          geschieden: 'Geschieden',
          aufgehoben: 'Lebenspartnerschaft aufgehoben',
          verwitwet: 'Verwitwet',
        },
      }),
      vergangen('familienstandSeit', 'Seit wann?', { wenn: istNicht('familienstand', 'ledig') }),
    ],
    warne: saetze([
      undAuch(ist('beziehung', 'ehe'), istNicht('familienstand', 'verheiratet', 'lebenspartnerschaft')),
      'Diese Person steht in der Liste als Ehe- oder Lebenspartner. Prüfen Sie den Familienstand.',
    ]),
    merke: saetze([
      undAuch(isIch, ist('familienstand', ...getrennt)),
      'Später fragen wir nach Unterhalt. Das Jobcenter prüft, ob Ihnen welcher zusteht.',
    ]),
  },
  eigenesGeld: {
    wenn: isHeranwachsend,
    frage: 'Kann diese Person von eigenem Geld leben?',
    warum: 'Wer als Kind unter 25 den eigenen Bedarf deckt, gehört nicht zu Ihrer Bedarfsgemeinschaft.',
    felder: [
      jaNein('lebtVonEigenem', 'Reicht das eigene Geld zum Leben?', {
        hinweis: 'Zum Beispiel Ausbildungsvergütung, BAföG und Kindergeld zusammen, auch für den Anteil an der Miete.',
      }),
    ],
  },
})

/** Told once the household is known; what follows for each person is asked in the sections behind. */
export const haushalt = verbinde(fragen, person)
