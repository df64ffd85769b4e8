import { formatTag } from '#platform/text/datum.ts'
import { optionen } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { nameBy } from '../../bausteine/benennen.ts'
import { behandlungszeit, entbindungInfo, praxisFelder } from '../../bausteine/beteiligte/aerzte.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { type Antworten, ENDE, entriesOf, type Option, type Seite, type Sicht } from '../../engine/modell.ts'

/** Which order it belongs to, the papers, and whom the Ärztlicher Dienst may ask. */

/** Values of the choice that are no order of the list. */
const ANDERER = 'anderer'
const OHNE = 'ohne'

const auftragOf = (alle: Antworten) => entriesOf(alle, 'auftraege').find(({ id }) => id === alle['auftrag'])

function listAuftraege({ alle }: Sicht): Option[] {
  const offene = entriesOf(alle, 'auftraege').map((auftrag): Option => {
    const [datum, bis] = [textIn(auftrag, 'datum'), textIn(auftrag, 'bis')]
    const teile = [datum && `Auftrag vom ${formatTag(datum)}`, bis && `Unterlagen bis ${formatTag(bis)}`].filter(
      Boolean,
    )
    return { wert: auftrag.id, text: textIn(auftrag, 'titel') ?? '', hinweis: `${teile.join('. ')}.` }
  })
  return [
    ...offene,
    { wert: ANDERER, text: offene.length > 0 ? 'Zu einem anderen Auftrag' : 'Zu einem Auftrag aus einem Schreiben' },
    { wert: OHNE, text: 'Ohne Auftrag', hinweis: 'Nur, wenn Sie das mit Ihrer Ansprechperson besprochen haben.' },
  ]
}

function warneAuftrag({ alle, heute }: Sicht): string[] {
  const bis = textIn(auftragOf(alle) ?? {}, 'bis')
  return bis !== undefined && bis < heute
    ? [
        `Die Unterlagen waren bis ${formatTag(bis)} erbeten. Senden Sie sie trotzdem, und sagen Sie Ihrer Ansprechperson Bescheid.`,
      ]
    : []
}

const anfang: Record<string, Seite> = {
  freiwillig: {
    frage: 'Wissen Sie, dass alles hier freiwillig ist?',
    info: 'Sie müssen weder Fragebogen noch Befunde senden. Ohne sie lädt der Ärztliche Dienst Sie zu einer Untersuchung ein. Wer dann ohne wichtigen Grund nicht kommt, kann Leistungen verlieren (§§ 62, 66 SGB I). Nur der Ärztliche Dienst öffnet, was Sie hier senden.',
    felder: [
      { name: 'freiwillig', label: 'Ich habe gelesen, dass meine Angaben freiwillig sind.', art: 'bestaetigung' },
    ],
  },
  auftrag: {
    frage: 'Zu welchem Auftrag gehören die Unterlagen?',
    warum: 'Der Ärztliche Dienst beginnt, wenn der Auftrag Ihres Jobcenters und Ihre Unterlagen beide da sind.',
    felder: [
      { name: 'auftrag', label: 'Auftrag', art: 'auswahl', optionen: listAuftraege },
      {
        name: 'auftragVom',
        label: 'Von wann ist das Schreiben dazu?',
        art: 'datum',
        bis: ({ heute }) => heute,
        wenn: ist('auftrag', ANDERER),
      },
    ],
    warne: warneAuftrag,
  },
  besprochen: {
    frage: 'Mit wem haben Sie über die Unterlagen gesprochen?',
    info: 'Ohne Auftrag liest niemand, was Sie senden. Sprechen Sie darum zuerst mit Ihrer Ansprechperson: Sie kann einen Auftrag erteilen.',
    felder: [{ name: 'besprochenMit', label: 'Name Ihrer Ansprechperson', art: 'text' }],
  },
}

const dokumentarten: Readonly<Record<string, string>> = {
  fragebogen: 'Gesundheitsfragebogen',
  entbindung: 'Schweigepflichtentbindung',
  befund: 'Befund oder Arztbrief',
  entlassung: 'Entlassungsbericht',
  gutachten: 'Gutachten (Rentenversicherung, Medizinischer Dienst, Gericht)',
  gdb: 'Bescheid über den Grad der Behinderung',
  medikamente: 'Medikationsplan',
  sonstiges: 'Etwas anderes',
}

const dokumente: Record<string, Seite> = {
  dokumente: {
    frage: 'Welche Dokumente möchten Sie senden?',
    info: 'Fügen Sie jedes Dokument hinzu. Die Dateien laden Sie danach hoch. Senden Sie Kopien, keine Originale.',
    felder: [],
    sammlung: 'dokumente',
  },
  dokument: {
    frage: 'Was ist das für ein Dokument?',
    felder: [
      { name: 'art', label: 'Art des Dokuments', art: 'auswahl', optionen: optionen(dokumentarten) },
      { name: 'datum', label: 'Datum des Dokuments', art: 'datum', bis: ({ heute }) => heute, freiwillig: true },
      { name: 'aussteller', label: 'Wer hat es ausgestellt?', art: 'text', freiwillig: true },
    ],
  },
}

const entbindungen: Record<string, Seite> = {
  entbindungen: {
    frage: 'Bei wem darf der Ärztliche Dienst nachfragen?',
    info: entbindungInfo,
    felder: [],
    sammlung: 'entbindungen',
  },
  stelle: { frage: 'Welche Praxis, Klinik oder Stelle ist es?', felder: praxisFelder },
  umfang: {
    frage: 'Was darf der Ärztliche Dienst dort erfahren?',
    felder: [
      ...behandlungszeit,
      {
        name: 'umfang',
        label: 'Das darf die Stelle weitergeben',
        art: 'mehrfach',
        optionen: optionen({
          befunde: 'Befunde und Arztbriefe',
          berichte: 'Berichte aus Klinik und Rehabilitation',
          gutachten: 'Gutachten',
          auskunft: 'Antworten auf Fragen des Ärztlichen Dienstes',
        }),
      },
      {
        name: 'gueltigBis',
        label: 'Gültig bis',
        hinweis: 'Leer: bis das Gutachten fertig ist',
        art: 'datum',
        von: ({ heute }) => heute,
        freiwillig: true,
      },
    ],
  },
  einverstanden: {
    frage: 'Sind Sie einverstanden?',
    info: 'Die Stelle darf dem Ärztlichen Dienst nur geben, was Sie gewählt haben. Ihr Jobcenter bekommt davon nichts. Widerrufen können Sie jederzeit mit einer Nachricht an den Ärztlichen Dienst; was schon weitergegeben ist, bleibt dort.',
    felder: [
      {
        name: 'einverstanden',
        label: 'Ich entbinde diese Stelle gegenüber dem Ärztlichen Dienst von der Schweigepflicht.',
        art: 'bestaetigung',
      },
    ],
  },
}

/** Nothing at all: perhaps somebody meant to add something. */
const isLeer = (alle: Antworten) =>
  entriesOf(alle, 'dokumente').length + entriesOf(alle, 'entbindungen').length === 0 && alle['fragebogen'] !== true

const schluss: Record<string, Seite> = {
  hinweis: {
    frage: 'Möchten Sie dem Ärztlichen Dienst noch etwas sagen?',
    info: 'Auch das liest nur der Ärztliche Dienst.',
    felder: [{ name: 'hinweis', label: 'Ihr Hinweis', art: 'langtext', hoechstens: 2000, freiwillig: true }],
    warne: ({ alle }) =>
      isLeer(alle) ? ['Sie haben kein Dokument, keinen Fragebogen und keine Schweigepflichtentbindung angegeben.'] : [],
  },
}

export const unterlagenTeil: Teil = {
  seiten: { ...anfang, ...dokumente, ...entbindungen, ...schluss },
  uebergaenge: {
    freiwillig: ['auftrag'],
    auftrag: [{ nach: 'besprochen', wenn: ist('auftrag', OHNE) }, ENDE],
    besprochen: [ENDE],
    dokumente: [ENDE],
    dokument: [ENDE],
    entbindungen: [ENDE],
    stelle: ['umfang'],
    umfang: ['einverstanden'],
    einverstanden: [ENDE],
    hinweis: [ENDE],
  },
  gruppen: {
    dokumente: {
      beginn: 'dokument',
      einzahl: 'Dokument',
      benenne: (eintrag) => dokumentarten[textIn(eintrag, 'art') ?? ''] ?? '',
      hoechstens: 20,
    },
    entbindungen: { beginn: 'stelle', einzahl: 'Stelle', benenne: nameBy('name'), hoechstens: 15 },
  },
}
