import type { Tag } from '#platform/text/datum.ts'
import { aenderungen, wahrheit } from '../../bausteine/angaben.ts'
import { folge, ist, oder, type Teil, undAuch, verbinde } from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import type { Abschnitt, Antworten, Bedingung, Eintrag, Formular, Sicht } from '../../engine/modell.ts'
import { einkommen, hatArt } from './geld/einkommen.ts'
import { eks } from './geld/eks.ts'
import { eigenesVermoegen } from './geld/konten.ts'
import { andereEinnahmen } from './geld/leistungen.ts'
import { vermoegen } from './geld/vermoegen.ts'
import { asOption, inBg, inBgAb15, inBgUnter15, inHaushaltsgemeinschaft, personenOf } from './haushalt.ts'
import { nachweise } from './nachweise-daten.ts'
import { angaben } from './person/angaben.ts'
import { frueher } from './person/frueher.ts'
import { einstehen, unfall, verwandte } from './person/gemeinschaft.ts'
import { kind } from './person/kind.ts'
import { bedarf, lage, mehrbedarf } from './person/lage.ts'
import {
  hasEx,
  mayHaveParentOutside,
  needsBetreuungsunterhalt,
  unterhaltGeburt,
  unterhaltKind,
  unterhaltTrennung,
} from './person/unterhalt.ts'
import { versicherung } from './person/versicherung.ts'
import { antragsdatum, brauchtSofortHilfe, dringend, kontakt } from './seiten-antrag.ts'
import { haushalt } from './seiten-haushalt.ts'
import { beginWith } from './vorbelegen.ts'
import { drohtVerlust, wohnung } from './wohnen/wohnung.ts'

const isSelbststaendig: Bedingung = undAuch(inBgAb15, hatArt('selbststaendig'))

const selbststaendigeOf = (sicht: Sicht) =>
  personenOf(sicht.alle).filter((hier) => isSelbststaendig({ ...sicht, hier }))

const selbststaendig = verbinde(
  folge({
    taetigkeiten: {
      frage: 'Welche selbständigen Tätigkeiten gibt es?',
      warum: 'Das Jobcenter rechnet mit dem Gewinn, den Sie erwarten, und am Ende mit dem wirklichen (§ 3 GrusiGV).',
      felder: [],
      sammlung: 'taetigkeiten',
    },
  }),
  eks((sicht) => selbststaendigeOf(sicht).map(asOption)),
)

/** A section with its pages; they begin with the first of them. */
const abschnitt = (name: string, titel: string, rest: { teil: Teil } & Pick<Abschnitt, 'je' | 'wenn'>) => {
  const { teil, ...bedingungen } = rest
  return { teil, abschnitt: { name, titel, beginn: Object.keys(teil.seiten)[0]!, ...bedingungen } }
}

const jePerson = (name: string, titel: string, teil: Teil, wenn: Bedingung) =>
  abschnitt(name, titel, { teil, je: 'personen', wenn })

const teile = [
  abschnitt('antragsdatum', 'Antragsdatum sichern', { teil: antragsdatum }),
  abschnitt('dringend', 'Sofortige Hilfe', { teil: dringend }),
  abschnitt('kontakt', 'Anschrift und Konto', { teil: kontakt }),
  abschnitt('haushalt', 'Wer mit Ihnen wohnt', { teil: haushalt }),
  jePerson('angaben', 'Angaben zu den Personen', angaben, inBg),
  jePerson('kinder', 'Kinder unter 15 Jahren', kind, inBgUnter15),
  jePerson('lage', 'Arbeit, Ausbildung, Lebenslage', lage, inBgAb15),
  jePerson('mehrbedarf', 'Besonderer Bedarf', verbinde(mehrbedarf, bedarf), inBg),
  jePerson('frueher', 'Andere Leistungen und frühere Zeiten', frueher, inBgAb15),
  jePerson('unfall', 'Unfall oder Schaden durch andere', unfall, undAuch(inBgAb15, ist('unfall', true))),
  jePerson('versicherung', 'Krankenversicherung', versicherung, inBg),
  jePerson('trennung', 'Unterhalt nach Trennung oder Scheidung', unterhaltTrennung, hasEx),
  jePerson('geburt', 'Unterhalt wegen der Geburt eines Kindes', unterhaltGeburt, needsBetreuungsunterhalt),
  jePerson('elternteil', 'Unterhalt der Eltern', unterhaltKind, mayHaveParentOutside),
  jePerson('verwandte', 'Verwandte in der Wohnung', verwandte, inHaushaltsgemeinschaft),
  jePerson('mitbewohner', 'Menschen in der Wohngemeinschaft', einstehen, ist('beziehung', 'wg')),
  abschnitt('wohnung', 'Wohnung und Heizung', { teil: wohnung }),
  jePerson('einkommen', 'Einkommen', verbinde(einkommen, andereEinnahmen), inBgAb15),
  abschnitt('selbststaendig', 'Selbständige Arbeit', {
    teil: selbststaendig,
    wenn: (sicht) => selbststaendigeOf(sicht).length > 0,
  }),
  abschnitt('vermoegen', 'Haus, Auto, Schenkungen', { teil: vermoegen }),
  jePerson('konten', 'Konten und Vermögen', eigenesVermoegen, inBg),
]

/** Hauptantrag with its annexes (§§ 7 to 12a, 19 to 28, 37, 41 SGB II). */
const formular: Formular = {
  name: 'buergergeld',
  fassung: 2,
  anheben: { 1: raiseTrennung },
  abschnitte: teile.map(({ abschnitt: one }) => one),
  ...verbinde(...teile.map(({ teil }) => teil)),
}

/** Before, it was asked once more what the marital status is. */
function raiseTrennung(alle: Antworten): Antworten {
  const raise = ({ trennungStand: _, trennungSeit, ...hier }: Eintrag): Eintrag =>
    trennungSeit === undefined || hier['familienstand'] === 'getrennt' ? hier : { ...hier, trennungSeit }
  return alle['personen'] === undefined ? alle : { ...alle, personen: personenOf(alle).map(raise) }
}

/** Who has nothing to eat, or loses flat, power or a treatment. */
const isEilig: Bedingung = oder(brauchtSofortHilfe, drohtVerlust)

/** What the benefits bring with them. */
function folgen(antworten: Antworten, heute: Tag): string[] {
  const sicht = { hier: antworten, alle: antworten, heute }
  const menschen = personenOf(antworten).filter((hier) => inBg({ ...sicht, hier }))
  const versiegelt = menschen.some((one) => one['ernaehrung'] === true && one['ernaehrungVersiegelt'] === true)
  return [
    ...(isEilig(sicht)
      ? ['Ihr Antrag ist eilig. Rufen Sie zusätzlich bei Ihrem Jobcenter an oder gehen Sie hin.']
      : []),
    ...(menschen.length > 1
      ? [
          'Der Antrag gilt für alle in Ihrer Bedarfsgemeinschaft. Das Jobcenter geht davon aus, dass Sie sie vertreten (§ 38 SGB II).',
        ]
      : []),
    'Ihr Jobcenter lädt Sie zu einem ersten Gespräch ein. Dort planen Sie gemeinsam Ihre nächsten Schritte (§ 15 SGB II).',
    'Fehlen Unterlagen, schreibt Ihnen das Jobcenter, welche und bis wann. Der Antrag gilt trotzdem.',
    ...(versiegelt
      ? [
          'Für die ärztliche Bescheinigung zur Ernährung schickt Ihnen Ihr Jobcenter einen Auftrag des Ärztlichen Dienstes. Nur er sieht sie dann.',
        ]
      : []),
  ]
}

/** What is urgent is seen on the same day; the first talk is for the Vermittlung. */
function zuteilung(antworten: Antworten) {
  return { eilig: isEilig({ hier: antworten, alle: antworten, heute: '' }), auchVermittlung: true }
}

export const buergergeld: Formulardienst = {
  slug: 'buergergeld',
  ohneFreischaltcode: true,
  formular,
  nachweise,
  titel: () => 'Antrag {{name}}',
  erklaerung: [
    wahrheit,
    aenderungen,
    'Ich weiß, dass ich zu viel gezahltes Geld zurückzahlen muss (§ 50 SGB X) und dass falsche Angaben ein Bußgeld bringen können (§ 63 SGB II).',
    'Ich weiß, dass das Jobcenter meine Angaben regelmäßig mit anderen Stellen vergleicht, auch mit dem Melderegister und dem Fahrzeugregister (§§ 52, 52a SGB II).',
    'Stelle ich den Antrag für meine Bedarfsgemeinschaft, habe ich die anderen Personen darüber informiert (§ 38 SGB II).',
  ],
  folgen,
  zuteilung,
  setztFort: ['buergergeld'],
  vorbelegen: beginWith,
}
