import { istUeberschritten, REGELN, regelAm, ueberschneiden } from '#modules/vorgaenge'
import { addTage, formatTag } from '#platform/text/datum.ts'
import { enthaelt, ist, textIn, zahlIn } from '../../bausteine/bedingungen.ts'
import { betrag, datum, folge, frei, jaNein, mehrere, text, verbinde, wahl } from '../../bausteine/folge.ts'
import { personenwahl } from '../../bausteine/haushalt.ts'
import { laender } from '../../bausteine/laender.ts'
import { geringfuegigkeitAm } from '../../bausteine/lohn.ts'
import { type Bedingung, entriesOf, type Feld, type Formular, type Sicht } from '../../engine/modell.ts'
import { gruende, istZuLang, mitWichtigemGrund, ohneWichtigenGrund, zaehlerOf, zeitraumOf } from './lage.ts'
import { firstZustimmungstag, istNurFrei, lastAntragstag } from './regeln.ts'

const { nah } = REGELN[0]!
const dezimal = new Intl.NumberFormat('de-DE')

const kurztext = (name: string, label: string, rest: { wenn?: Bedingung } = {}): Feld => ({
  ...{ name, label, hoechstens: 1000, ...rest },
  art: 'langtext',
})

const schonWeg: Bedingung = ({ hier, heute }) => (textIn(hier, 'von') ?? heute) < heute

/** What to point out about the days. */
function warnOfZeit(sicht: Sicht): string[] {
  const { alle } = sicht
  const [von, bis, land] = [textIn(alle, 'von'), textIn(alle, 'bis'), textIn(alle, 'land')]
  if (von !== undefined && bis !== undefined && bis < von) {
    return ['Der letzte Tag liegt vor dem ersten. Prüfen Sie beide Tage.']
  }
  const zeitraum = zeitraumOf(alle)
  if (!zeitraum) return []
  const doppelt = entriesOf(alle, 'frueher').some((eintrag) => {
    const other = zeitraumOf(eintrag)
    return other !== undefined && ueberschneiden(other, zeitraum)
  })
  return [
    ...(istNurFrei(zeitraum, land)
      ? [
          'Sind Sie nur an freien Tagen weg und lesen Sie Ihre Post vor dem nächsten Werktag, brauchen Sie keine Zustimmung.',
        ]
      : warnOfVorlauf(sicht, zeitraum.von, land)),
    ...(doppelt ? ['In dieser Zeit steht schon eine andere Abwesenheit in Ihrer Liste. Prüfen Sie die Tage.'] : []),
    ...zaehlerOf(alle)
      .filter(istUeberschritten)
      .map(
        ({ jahr, verbraucht, hoechstens }) =>
          `Damit sind es im Jahr ${jahr} zusammen ${verbraucht} Tage. Üblich sind höchstens ${hoechstens}. Sagen Sie auf der nächsten Seite, warum Sie mehr brauchen.`,
      ),
  ]
}

function warnOfVorlauf(sicht: Sicht, von: string, land: string | undefined): string[] {
  const { heute } = sicht
  const spaetestens = lastAntragstag(von, land)
  if (von >= heute && heute > spaetestens) {
    return [
      `Das ist knapp: Fragen Sie in der Regel mindestens ${regelAm(von).vorlaufWerktage} Werktage vorher, hier bis zum ${formatTag(spaetestens)}. Rufen Sie Ihr Jobcenter zusätzlich an.`,
    ]
  }
  const fruehestens = firstZustimmungstag(von)
  return ohneWichtigenGrund(sicht) && heute < fruehestens
    ? [`Ihr Jobcenter entscheidet über diese Zeit erst ab dem ${formatTag(fruehestens)}.`]
    : []
}

const abwesenheit = folge(
  {
    grund: {
      frage: 'Warum sind Sie abwesend?',
      warum: 'Davon hängt ab, wie lange das Jobcenter zustimmen kann.',
      info: 'Schreiben Sie nichts über Krankheiten. Diagnosen gehören nicht hierher.',
      felder: [
        wahl('grund', 'Grund', { texte: gruende }),
        kurztext('erlaeuterung', 'Erläutern Sie den Grund', { wenn: ist('grund', 'sonstiges') }),
      ],
    },
    frueher: {
      frage: 'Waren Sie in diesem Jahr schon abwesend, oder ist etwas geplant?',
      warum: 'Die Tage eines Jahres werden zusammengezählt.',
      info: 'Ihre letzten Anfragen stehen schon da. Entfernen Sie, was nicht stattfand oder wozu das Jobcenter nicht zugestimmt hat.',
      felder: [],
      sammlung: 'frueher',
    },
    zeit: {
      frage: 'Von wann bis wann sind Sie abwesend?',
      info: 'Der erste und der letzte Tag zählen mit, auch Wochenenden.',
      felder: [
        datum('von', 'Erster Tag', {
          von: ({ heute }) => addTage(heute, -366),
          bis: ({ heute }) => addTage(heute, 732),
        }),
        datum('bis', 'Letzter Tag', {
          von: ({ hier, heute }) => textIn(hier, 'von') ?? addTage(heute, -366),
          bis: ({ heute }) => addTage(heute, 732),
        }),
        kurztext('spaetGrund', 'Warum konnten Sie nicht vorher fragen?', { wenn: schonWeg }),
      ],
      warne: warnOfZeit,
    },
    laenger: {
      wenn: istZuLang,
      frage: 'Warum brauchen Sie mehr Zeit?',
      warum: 'In besonderen Fällen kann das Jobcenter länger zustimmen.',
      info: 'Schreiben Sie nichts über Krankheiten.',
      felder: [kurztext('besondereUmstaende', 'Ihre besonderen Umstände')],
    },
    ort: {
      frage: 'Wo sind Sie in dieser Zeit?',
      info: `Ist Ihr Jobcenter von dort in höchstens ${dezimal.format(nah.stunden)} Stunden zu erreichen, brauchen Sie meist keine Zustimmung. Das gilt auch bis ${nah.kilometer} km hinter der Grenze. Eine genaue Anschrift ist nicht nötig.`,
      felder: [
        jaNein('ausland', 'Sind Sie im Ausland?', frei),
        {
          name: 'reiseland',
          label: 'In welchem Land?',
          art: 'auswahl',
          optionen: laender.filter(({ wert }) => wert !== 'DE'),
          freiwillig: true,
          wenn: ist('ausland', true),
        },
        text('aufenthaltsort', 'Ort', { hinweis: 'Zum Beispiel: bei meiner Schwester in Kiel', ...frei }),
      ],
    },
    erreichbar: {
      frage: 'Wie erreicht Sie das Jobcenter in dieser Zeit?',
      warum: 'Bei einem wichtigen Grund und bei der Arbeit müssen Sie einen Weg nennen.',
      info: 'Es genügt, wenn eine andere Person Ihre Post liest und Ihnen davon erzählt. Haben Sie keine Wohnung, genügt auch ein Besuch im Monat beim Jobcenter.',
      felder: [
        mehrere('erreichbarUeber', 'Auf welchem Weg?', {
          texte: {
            telefon: 'Telefon',
            email: 'E-Mail',
            portal: 'Dieses Portal',
            person: 'Eine Person, der ich vertraue',
          },
          wenn: mitWichtigemGrund,
        }),
        { name: 'telefon', label: 'Telefon', art: 'telefon', ...frei, aus: 'telefon' },
        { name: 'email', label: 'E-Mail', art: 'email', ...frei, aus: 'email' },
        text('vertrauensperson', 'Name und Telefon der Person', { wenn: enthaelt('erreichbarUeber', 'person') }),
        text('postPerson', 'Wer liest Ihre Post, solange Sie weg sind?', frei),
      ],
      warne: (sicht) => [
        ...(enthaelt('erreichbarUeber', 'telefon')(sicht) && sicht.hier['telefon'] === undefined
          ? ['Tragen Sie die Telefonnummer ein.']
          : []),
        ...(enthaelt('erreichbarUeber', 'email')(sicht) && sicht.hier['email'] === undefined
          ? ['Tragen Sie die E-Mail-Adresse ein.']
          : []),
      ],
    },
  },
  {
    frueher: {
      beginn: 'frueherEintrag',
      einzahl: 'Abwesenheit',
      benenne: (eintrag) => {
        const zeitraum = zeitraumOf(eintrag)
        if (!zeitraum) return ''
        const { von, bis } = zeitraum
        return von === bis ? formatTag(von) : `${formatTag(von)} bis ${formatTag(bis)}`
      },
      hoechstens: 30,
    },
  },
)

const frueherEintrag = folge({
  frueherEintrag: {
    frage: 'Wann war das, und warum?',
    felder: [
      datum('von', 'Erster Tag', {
        von: ({ heute }) => addTage(heute, -1098),
        bis: ({ heute }) => addTage(heute, 732),
      }),
      datum('bis', 'Letzter Tag', {
        von: ({ hier, heute }) => textIn(hier, 'von') ?? addTage(heute, -1098),
        bis: ({ heute }) => addTage(heute, 1098),
      }),
      wahl('grund', 'Grund', { texte: gruende }),
    ],
  },
})

const arbeitet = ist('beschaeftigt', 'sv', 'minijob')
const beruflich = ist('grund', 'erwerb')

/** What the rules say of work and other times; hints, never a decision. */
function warnOfArbeit(sicht: Sicht): string[] {
  const { hier, heute } = sicht
  const grenze = geringfuegigkeitAm(textIn(hier, 'von') ?? heute)
  const lohn = zahlIn(hier, 'lohn')
  return [
    ...(ist('beschaeftigt', 'sv')(sicht) && ist('grund', 'urlaub')(sicht)
      ? ['Für den Urlaub, der Ihnen nach dem Arbeitsvertrag zusteht, muss das Jobcenter zustimmen.']
      : []),
    ...(ist('beschaeftigt', 'elternzeit', 'schule')(sicht)
      ? ['Wer nicht arbeitslos ist, dem gilt die Zustimmung mit dem Antrag als erteilt (§ 4 Abs. 4 ErrV).']
      : []),
    ...(beruflich(sicht) && arbeitet(sicht) && grenze !== undefined && lohn !== undefined && lohn > grenze
      ? [
          'Verdienen Sie mehr als in einem Minijob, brauchen Sie für die Arbeit keine Zustimmung. Diese Mitteilung genügt.',
        ]
      : []),
    ...(beruflich(sicht) && ist('beschaeftigt', 'selbstaendig')(sicht)
      ? ['Ist die Abwesenheit für Ihre Selbständigkeit nötig, genügt diese Mitteilung.']
      : []),
    ...(hier['bekommtAlg'] === true
      ? ['Bekommen Sie Arbeitslosengeld, zählt die Zustimmung der Agentur für Arbeit. Fragen Sie dort.']
      : []),
  ]
}

const umstaende = folge({
  arbeit: {
    frage: 'Arbeiten Sie zurzeit?',
    warum: 'Für Menschen mit Arbeit gelten andere Regeln.',
    felder: [
      wahl('beschaeftigt', 'Was trifft zu?', {
        texte: {
          nein: 'Ich arbeite nicht',
          sv: 'Ich arbeite mit Sozialversicherung',
          minijob: 'Ich habe einen Minijob',
          selbstaendig: 'Ich bin selbständig',
          elternzeit: 'Ich bin im Mutterschutz oder in Elternzeit',
          schule: 'Ich gehe zur Schule oder mache eine Ausbildung',
        },
      }),
      betrag('lohn', 'Lohn im Monat vor Abzügen (brutto)', { wenn: (sicht) => beruflich(sicht) && arbeitet(sicht) }),
      jaNein('bekommtAlg', 'Bekommen Sie auch Arbeitslosengeld?'),
    ],
    warne: warnOfArbeit,
  },
  pflichten: {
    frage: 'Ist in dieser Zeit etwas vereinbart?',
    info: 'Zum Beispiel ein Termin beim Jobcenter, ein Kurs oder ein Vorstellungsgespräch. Ihre Termine stehen unter „Termine“.',
    felder: [
      jaNein('hatPflichten', 'Ist in dieser Zeit etwas vereinbart?'),
      mehrere('pflichten', 'Was ist es?', {
        texte: {
          termin: 'Termin beim Jobcenter',
          massnahme: 'Kurs oder Maßnahme',
          vorstellung: 'Vorstellungsgespräch',
          anderes: 'Etwas anderes',
        },
        wenn: ist('hatPflichten', true),
      }),
      text('pflichtenText', 'Wann und wo?', { wenn: ist('hatPflichten', true) }),
    ],
    warne: ({ hier }) =>
      hier['hatPflichten'] === true
        ? ['Die Anfrage sagt keinen Termin ab. Sprechen Sie mit Ihrem Jobcenter oder dem Träger, bevor Sie fahren.']
        : [],
  },
  begleitung: {
    wenn: ({ alle }) => entriesOf(alle, 'haushalt').length > 0,
    frage: 'Reist jemand aus Ihrer Bedarfsgemeinschaft mit?',
    info: 'Wer arbeiten kann und Leistungen bekommt, braucht eine eigene Zustimmung. Ihr Jobcenter prüft sie für jede Person einzeln. Wer selbst ein Online-Konto hat, wird dort gefragt und sieht Ihren Namen und die Tage, sonst nichts. Für Kinder unter 15 ist keine Zustimmung nötig. Nennen Sie sie trotzdem: Nach der Reise sagen Sie hier, ob sie wieder da sind. Reist niemand mit, gehen Sie weiter.',
    felder: [mehrere('begleitung', 'Wer reist mit?', { texte: personenwahl('haushalt'), ...frei })],
  },
})

/** Absence: § 7b SGB II, ErrV. */
export const formular: Formular = {
  name: 'abwesenheit',
  fassung: 1,
  mitgegeben: ['haushalt', 'land'],
  abschnitte: [
    { name: 'abwesenheit', titel: 'Ihre Abwesenheit', beginn: 'grund' },
    { name: 'umstaende', titel: 'Arbeit und Termine', beginn: 'arbeit' },
  ],
  ...verbinde(abwesenheit, frueherEintrag, umstaende),
}
