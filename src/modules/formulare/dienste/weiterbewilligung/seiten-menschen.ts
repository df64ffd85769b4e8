import { findFenster } from '#modules/bescheide'
import { addTage, alterAm, formatTag } from '#platform/text/datum.ts'
import { enthaelt, ist, textIn } from '../../bausteine/bedingungen.ts'
import { datum, folge, frei, jaNein, langtext, mehrere, text, verbinde, wahl } from '../../bausteine/folge.ts'
import { ICH, nameOf, personenwahl, personFelder } from '../../bausteine/haushalt.ts'
import { type Antworten, type Bedingung, type Eintrag, entriesOf, type Sicht } from '../../engine/modell.ts'
import { hatLuecke } from './zeitraum.ts'

/** Everybody whom income or a change may belong to. */
export const wer = (sicht: Sicht) => [ICH, ...personenwahl('personen')(sicht)]

const umgezogen = ist('anschriftStimmt', false)

export const daten = folge({
  daten: {
    frage: 'Stimmen Ihre Daten noch?',
    info: 'So stehen Sie in Ihrer Akte. Was Sie hier ändern, gilt nur für diesen Antrag. Einen neuen Namen oder ein neues Konto teilen Sie bitte auch über „Veränderungen mitteilen“ mit.',
    felder: [
      { name: 'vorname', label: 'Vorname', art: 'name', aus: 'vorname' },
      { name: 'nachname', label: 'Nachname', art: 'name', aus: 'nachname' },
      datum('geburtsdatum', 'Geburtsdatum', { bis: ({ heute }) => heute, aus: 'geburtsdatum' }),
      text('kundennummer', 'Kundennummer', { aus: 'kundennummer' }),
      text('bgNummer', 'Nummer der Bedarfsgemeinschaft', { aus: 'bgNummer' }),
      datum('bewilligtBis', 'Bis wann ist die Leistung bewilligt?', {
        hinweis: 'Der letzte Tag steht im letzten Bescheid.',
        aus: 'bewilligtBis',
        ...frei,
      }),
    ],
    warne: ({ hier, heute }) => warnOfDaten(hier, heute),
  },
  anschrift: {
    frage: 'Wohnen Sie noch hier, und mit wem?',
    felder: [
      text('strasse', 'Straße und Hausnummer', { aus: 'strasse' }),
      { name: 'plz', label: 'Postleitzahl', art: 'plz', aus: 'plz' },
      text('ort', 'Ort', { aus: 'ort' }),
      { name: 'telefon', label: 'Telefon', art: 'telefon', ...frei, aus: 'telefon' },
      { name: 'email', label: 'E-Mail', art: 'email', ...frei, aus: 'email' },
      jaNein('anschriftStimmt', 'Wohnen Sie noch unter dieser Anschrift?'),
      jaNein('wohntAllein', 'Wohnen Sie allein?'),
    ],
  },
  neueAnschrift: {
    wenn: umgezogen,
    frage: 'Wo wohnen Sie jetzt?',
    info: 'Die neue Anschrift gilt für Briefe erst, wenn Sie sie bestätigt haben: mit Ihrem Ausweis im Jobcenter oder mit einem Code, der per Brief kommt. Ihr Antrag zählt ab heute.',
    felder: [
      text('neueStrasse', 'Neue Straße und Hausnummer'),
      { name: 'neuePlz', label: 'Neue Postleitzahl', art: 'plz' },
      text('neuerOrt', 'Neuer Ort'),
      datum('umzugAm', 'Wann sind Sie umgezogen oder ziehen Sie um?'),
    ],
  },
})

/** Numbers that look wrong, and months that are lost. */
function warnOfDaten(hier: Antworten, heute: string): string[] {
  const [kundennummer, bgNummer, bewilligtBis] = ['kundennummer', 'bgNummer', 'bewilligtBis'].map((name) =>
    textIn(hier, name),
  )
  const fenster = bewilligtBis === undefined ? undefined : findFenster(bewilligtBis)
  const compact = (nummer: string) => nummer.replace(/\s/g, '').toUpperCase()
  return [
    ...(kundennummer !== undefined && !/^\d{3}[A-Z]\d{6}$/.test(compact(kundennummer))
      ? ['Eine Kundennummer sieht so aus: 123A456789. Prüfen Sie sie.']
      : []),
    ...(bgNummer !== undefined && !/^\d{5}(\/\/|BG)\d{7}$/.test(compact(bgNummer))
      ? ['Die Nummer einer Bedarfsgemeinschaft sieht so aus: 97122//0000004. Prüfen Sie sie.']
      : []),
    ...(fenster && heute < fenster.oeffnet
      ? [
          `Es ist noch Zeit: Der Antrag ist ab dem ${formatTag(fenster.oeffnet)} sinnvoll. Vorher weiß niemand, was dann gilt.`,
        ]
      : []),
    ...(fenster && heute > fenster.schliesst
      ? ['Seit dem Ende sind mehr als zwei Monate vergangen. Ihr Jobcenter braucht vielleicht den ganzen Antrag neu.']
      : []),
    ...(hatLuecke(hier, heute)
      ? [
          'Ihre Leistung ist schon länger zu Ende. Der Antrag wirkt nur bis zum 1. dieses Monats zurück (§ 37 Abs. 2 SGB II). Senden Sie ihn möglichst heute.',
        ]
      : []),
  ]
}

const dazu = ist('stand', 'eingezogen')

const liste = folge(
  {
    personen: {
      frage: 'Sind noch alle da?',
      info: 'Diese Menschen gehören nach unseren Daten zu Ihrer Bedarfsgemeinschaft. Sie selbst stehen nicht in der Liste. Ist jemand dazugekommen, fügen Sie die Person hinzu. Ist jemand ausgezogen, ändern Sie den Eintrag.',
      felder: [],
      sammlung: 'personen',
    },
  },
  {
    personen: {
      beginn: 'person',
      einzahl: 'Person',
      benenne: (person: Eintrag) =>
        [nameOf(person), person['stand'] === 'ausgezogen' ? 'ausgezogen' : ''].filter((teil) => teil).join(', '),
      menschen: true,
      hoechstens: 20,
    },
  },
)

const person = folge({
  person: {
    frage: 'Wer ist das, und lebt die Person noch bei Ihnen?',
    felder: [
      ...personFelder,
      wahl('stand', 'Was gilt heute?', {
        texte: { gleich: 'Lebt wie bisher bei mir', eingezogen: 'Ist dazugekommen', ausgezogen: 'Ist ausgezogen' },
      }),
      datum('standSeit', 'Seit wann?', { wenn: ist('stand', 'eingezogen', 'ausgezogen') }),
    ],
  },
  personNeu: {
    wenn: dazu,
    frage: 'Was müssen wir über diese Person wissen?',
    warum:
      'Davon hängt ab, ob sie zu Ihrer Bedarfsgemeinschaft gehört. Genaueres fragt Ihr Jobcenter, wenn es nötig ist.',
    felder: [
      wahl('beziehung', 'Wer ist das für Sie?', {
        texte: {
          partner: 'Meine Partnerin oder mein Partner',
          kind: 'Mein Kind oder das Kind meiner Partnerin oder meines Partners',
          eltern: 'Meine Mutter oder mein Vater',
          verwandt: 'Andere Verwandte',
          wg: 'Mitbewohnerin oder Mitbewohner',
        },
      }),
      text('staat', 'Staatsangehörigkeit'),
      jaNein('hatEinkommen', 'Hat die Person Einkommen?'),
      jaNein('hatVermoegen', 'Hat die Person Vermögen?'),
      text('kasse', 'Krankenkasse', frei),
    ],
  },
})

export const personen = verbinde(liste, person)

const NICHTS = 'nichts'
const etwas: Bedingung = ({ hier }) =>
  Array.isArray(hier['themen']) && (hier['themen'] as readonly unknown[]).some((thema) => thema !== NICHTS)

/** Somebody who may still go to school at 15 to 24 lives in the household. */
const hatJugendliche: Bedingung = ({ alle, heute }) =>
  alle['wohntAllein'] !== true &&
  entriesOf(alle, 'personen').some(({ geburtsdatum, stand }) => {
    if (typeof geburtsdatum !== 'string' || stand === 'ausgezogen') return false
    const alter = alterAm(geburtsdatum, heute)
    return alter >= 15 && alter < 25
  })

const fragen = folge(
  {
    aenderungen: {
      frage: 'Hat sich sonst etwas geändert, oder wird sich etwas ändern?',
      warum: 'Ihr Jobcenter bewilligt dann gleich richtig, und Sie müssen nichts zurückzahlen.',
      felder: [
        mehrere('themen', 'Was ist bei Ihnen oder in Ihrer Bedarfsgemeinschaft neu?', {
          texte: {
            schule: 'Schule, Ausbildung oder Studium hat begonnen oder endet',
            familie: 'Heirat, Trennung oder Scheidung',
            aufenthalt: 'Neuer Aufenthaltstitel',
            schwanger: 'Schwangerschaft',
            behinderung: 'Behinderung, Pflegegrad oder ein besonderer Bedarf',
            [NICHTS]: 'Nichts davon',
          },
        }),
        langtext('themenText', 'Bei wem, und seit wann?', { wenn: etwas }),
        jaNein('schuelerAb15', 'Geht jemand ab 15 Jahren zur Schule?', { wenn: hatJugendliche }),
        jaNein('nichtGemeldet', 'Gab es Änderungen, die Sie noch nicht mitgeteilt haben?'),
        langtext('nichtGemeldetText', 'Welche, und seit wann?', { wenn: ist('nichtGemeldet', true) }),
        jaNein('vorhersehbar', 'Wissen Sie schon von Änderungen im nächsten Jahr?'),
      ],
      warne: (sicht) => [
        ...(enthaelt('themen', NICHTS)(sicht) && etwas(sicht)
          ? ['Sie haben „Nichts davon“ und zugleich etwas anderes gewählt. Prüfen Sie bitte beides.']
          : []),
        ...(sicht.hier['nichtGemeldet'] === true
          ? ['Teilen Sie diese Änderungen auch mit „Veränderungen mitteilen“ mit, mit Tag und Nachweis.']
          : []),
      ],
    },
    vorhaben: {
      wenn: ist('vorhersehbar', true),
      frage: 'Was wird sich ändern?',
      felder: [],
      sammlung: 'vorhaben',
    },
  },
  {
    vorhaben: {
      beginn: 'vorhabenEintrag',
      einzahl: 'Änderung',
      benenne: ({ vorhabenText }: Eintrag) => String(vorhabenText ?? ''),
      mindestens: 1,
      hoechstens: 10,
    },
  },
)

const vorhabenEintrag = folge({
  vorhabenEintrag: {
    frage: 'Was wird sich ändern, und wann?',
    felder: [
      wahl('vorhabenArt', 'Was ist es?', {
        texte: {
          umzug: 'Umzug',
          arbeit: 'Arbeit',
          geburt: 'Geburt',
          ausbildung: 'Schule, Ausbildung oder Studium',
          rente: 'Rente',
          anderes: 'Etwas anderes',
        },
      }),
      text('vorhabenText', 'Was genau?'),
      datum('vorhabenAm', 'Ungefähr wann?', {
        von: ({ heute }) => heute,
        bis: ({ heute }) => addTage(heute, 2 * 366),
      }),
    ],
  },
})

/** Row 12, 21 and 22 of the form: what is new, what was not told, what will come. */
export const aenderungen = verbinde(fragen, vorhabenEintrag)
