import { type Bescheidart, bescheidarten, computeFrist, readArt } from '#modules/bescheide'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { optionen } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { findLand } from '../../bausteine/bundesland.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { ENDE, entriesOf, type Option, type Seite, type Sicht } from '../../engine/modell.ts'
import { ANDERER, chosenBescheid, ERSTER_BESCHEID, explainFrist, hasListe, isVerspaetet } from './frist.ts'
import { beginUntaetigkeitsklage } from './untaetig.ts'

/** Which Bescheid, when it was announced, and whether there is still time. */

const arten: Option[] = Object.entries(bescheidarten).map(([wert, { name }]) => ({ wert, text: name }))

/** Its kind where it was entered by hand. */
export const artOf = (wert: string | undefined) =>
  wert !== undefined && Object.hasOwn(bescheidarten, wert) ? readArt(wert as Bescheidart) : undefined

function showLetzter(letzter: Tag | undefined, heute: Tag): string {
  if (letzter === undefined) return 'Die Frist läuft noch nicht'
  return letzter < heute ? 'Die Frist ist abgelaufen' : `Letzter Tag: ${formatTag(letzter)}`
}

function listBescheide({ alle, heute }: Sicht): Option[] {
  const liste = entriesOf(alle, 'bescheide').map((bescheid): Option => {
    const [datum, letzter] = [textIn(bescheid, 'datum'), textIn(bescheid, 'letzterTag')]
    const teile = [datum && `Vom ${formatTag(datum)}`, showLetzter(letzter, heute)].filter(Boolean)
    return { wert: bescheid.id, text: textIn(bescheid, 'titel') ?? '', hinweis: `${teile.join('. ')}.` }
  })
  return [
    ...liste,
    { wert: ANDERER, text: 'Ein anderer Bescheid', hinweis: 'Zum Beispiel einer, der mit der Post kam' },
  ]
}

function warneArt({ hier }: Sicht): string[] {
  const art = artOf(textIn(hier, 'bescheidart'))
  if (!art || art.rechtsbehelf === 'widerspruch') return []
  return art.rechtsbehelf === 'klage'
    ? [
        'Dagegen gibt es keinen Widerspruch mehr, sondern die Klage beim Sozialgericht. Wie und bis wann, steht am Ende des Bescheids.',
      ]
    : [
        'Gegen ein solches Schreiben gibt es meist keinen Widerspruch. Sind Sie nicht einverstanden, schreiben Sie eine Nachricht.',
      ]
}

const bescheid: Record<string, Seite> = {
  anlass: {
    frage: 'Haben Sie einen Bescheid bekommen?',
    info: 'Bescheid: die schriftliche Entscheidung des Jobcenters. Ein Widerspruch richtet sich immer gegen einen Bescheid. Für jeden Bescheid schreiben Sie einen eigenen.',
    felder: [
      {
        name: 'anlass',
        label: 'Haben Sie einen Bescheid bekommen?',
        art: 'auswahl',
        optionen: optionen({ bescheid: 'Ja', keiner: 'Nein, ich warte noch auf eine Entscheidung' }),
      },
    ],
  },
  bescheid: {
    frage: 'Gegen welchen Bescheid richtet sich Ihr Widerspruch?',
    felder: [{ name: 'bescheid', label: 'Bescheid', art: 'auswahl', optionen: listBescheide }],
  },
  vonHand: {
    frage: 'Welcher Bescheid ist es?',
    info: 'Alles steht oben auf der ersten Seite des Bescheids.',
    felder: [
      { name: 'bescheidart', label: 'Art des Bescheids', art: 'auswahl', optionen: arten },
      {
        name: 'datum',
        label: 'Datum des Bescheids',
        art: 'datum',
        von: () => ERSTER_BESCHEID,
        bis: ({ heute }) => heute,
      },
      {
        name: 'zeichen',
        label: 'Geschäftszeichen oder Nummer der Bedarfsgemeinschaft',
        art: 'text',
        hoechstens: 60,
        aus: 'bgNummer',
      },
    ],
    warne: warneArt,
  },
}

const zugang: Record<string, Seite> = {
  zugangPortal: {
    frage: 'Kam die E-Mail über den Bescheid rechtzeitig an?',
    warum:
      'Mit ihr beginnt die Frist. Kam sie nicht oder erst nach mehr als vier Tagen, zählt der Tag, an dem Sie den Bescheid geöffnet haben (§ 37 Abs. 2a SGB X).',
    felder: [
      {
        name: 'mailFehlt',
        label: 'Die E-Mail kam nicht oder zu spät an',
        hinweis: 'Leer, wenn alles in Ordnung war',
        art: 'janein',
        freiwillig: true,
      },
      {
        name: 'geoeffnet',
        label: 'Wann haben Sie den Bescheid zum ersten Mal geöffnet?',
        art: 'datum',
        von: ({ alle }) => textIn(chosenBescheid(alle) ?? {}, 'datum') ?? ERSTER_BESCHEID,
        bis: ({ heute }) => heute,
        freiwillig: true,
        wenn: ist('mailFehlt', true),
      },
    ],
    // Otherwise the last day stands in the list from which the Bescheid was chosen.
    warne: ({ alle, heute }) =>
      alle['mailFehlt'] === true || isVerspaetet(alle, heute) ? explainFrist(alle, heute) : [],
  },
  zugangPapier: {
    frage: 'Wie und wann haben Sie den Bescheid bekommen?',
    warum: 'Daraus ergibt sich, bis wann Sie widersprechen können.',
    felder: [
      {
        name: 'zugangsweg',
        label: 'Wie kam der Bescheid zu Ihnen?',
        art: 'auswahl',
        optionen: optionen({
          post: 'Mit der Post in Deutschland',
          ausland: 'Mit der Post im Ausland',
          uebergabe: 'Er wurde mir übergeben',
        }),
      },
      {
        name: 'erhalten',
        label: 'Wann haben Sie ihn bekommen?',
        hinweis: 'Wenn Sie es noch wissen',
        art: 'datum',
        von: ({ alle }) => textIn(alle, 'datum') ?? ERSTER_BESCHEID,
        bis: ({ heute }) => heute,
        freiwillig: true,
      },
      {
        name: 'belehrung',
        label: 'Steht am Ende, wie Sie Widerspruch einlegen können?',
        hinweis: 'Der Teil heißt „Rechtsbehelfsbelehrung“. Fehlt er, haben Sie länger Zeit.',
        art: 'auswahl',
        optionen: optionen({ ja: 'Ja', nein: 'Nein', unbekannt: 'Das weiß ich nicht' }),
        freiwillig: true,
      },
    ],
    warne: ({ alle, heute }) => explainFrist(alle, heute),
  },
}

/** § 67 Abs. 2 SGG: so long after the obstacle is gone. */
const NACHHOLEN = { monate: 1 }

function warneVerspaetung({ alle, heute }: Sicht): string[] {
  const weg = textIn(alle, 'weggefallen')
  if (weg === undefined || weg < ERSTER_BESCHEID) return []
  const bis = computeFrist(weg, NACHHOLEN, { land: findLand(textIn(alle, 'land')) }).letzterTag
  return heute > bis
    ? [
        `Dafür war bis zum ${formatTag(bis)} Zeit. Eine Überprüfung ist auch danach noch möglich: Sagen Sie bei „Soll Ihr Jobcenter den Bescheid sonst überprüfen?“ Ja.`,
      ]
    : []
}

const sonder: Record<string, Seite> = {
  verspaetung: {
    frage: 'Warum konnten Sie nicht früher widersprechen?',
    warum: 'Waren Sie ohne Schuld verhindert, zählt Ihr Widerspruch trotzdem (Wiedereinsetzung, § 67 SGG).',
    info: 'Auch ohne solche Gründe können Sie den Bescheid überprüfen lassen (§ 44 SGB X). Geld gibt es dann höchstens ab Beginn des Vorjahres.',
    felder: [
      {
        name: 'verspaetungGrund',
        label: 'Was hat Sie gehindert?',
        hinweis: 'Zum Beispiel: im Krankenhaus. Diagnosen sind nicht nötig.',
        art: 'langtext',
        hoechstens: 3000,
      },
      {
        name: 'weggefallen',
        label: 'Seit wann hindert es Sie nicht mehr?',
        art: 'datum',
        von: () => ERSTER_BESCHEID,
        bis: ({ heute }) => heute,
      },
      {
        name: 'ueberpruefung',
        label: 'Soll Ihr Jobcenter den Bescheid sonst überprüfen?',
        hinweis: 'Wenn der Widerspruch zu spät ist',
        art: 'janein',
        freiwillig: true,
      },
    ],
    warne: warneVerspaetung,
  },
  untaetig: {
    frage: 'Worauf warten Sie?',
    info: 'Ohne Bescheid gibt es noch keinen Widerspruch. Entscheidet das Jobcenter lange nicht, können Sie beim Sozialgericht Klage erheben (§ 88 SGG). Sie kostet nichts. Hier können Sie zuerst nachfragen.',
    felder: [
      {
        name: 'untaetigArt',
        label: 'Auf eine Entscheidung über',
        art: 'auswahl',
        optionen: optionen({ antrag: 'meinen Antrag', widerspruch: 'meinen Widerspruch' }),
      },
      {
        name: 'untaetigSeit',
        label: 'Wann haben Sie ihn gestellt oder eingelegt?',
        art: 'datum',
        von: () => ERSTER_BESCHEID,
        bis: ({ heute }) => heute,
      },
      {
        name: 'untaetigText',
        label: 'Worum geht es?',
        hinweis: 'Zum Beispiel: Antrag auf Erstausstattung',
        art: 'langtext',
        hoechstens: 2000,
      },
    ],
    warne: ({ hier, heute }) => {
      const seit = textIn(hier, 'untaetigSeit')
      if (seit === undefined) return []
      const ab = beginUntaetigkeitsklage(hier['untaetigArt'] === 'widerspruch' ? 'widerspruch' : 'antrag', seit)
      return heute < ab
        ? [`Klagen können Sie ab dem ${formatTag(ab)}, wenn bis dahin nicht entschieden ist.`]
        : [
            `Klagen können Sie schon seit dem ${formatTag(ab)}, wenn es keinen wichtigen Grund für die lange Dauer gibt.`,
          ]
    },
  },
}

const verspaetet = ({ alle, heute }: Sicht) => isVerspaetet(alle, heute)

export const bescheidTeil: Teil = {
  seiten: { ...bescheid, ...zugang, ...sonder },
  uebergaenge: {
    anlass: [
      { nach: 'untaetig', wenn: ist('anlass', 'keiner') },
      { nach: 'bescheid', wenn: ({ alle }) => hasListe(alle) },
      'vonHand',
    ],
    bescheid: [{ nach: 'zugangPortal', wenn: ({ alle }) => chosenBescheid(alle) !== undefined }, 'vonHand'],
    vonHand: ['zugangPapier'],
    zugangPortal: [{ nach: 'verspaetung', wenn: verspaetet }, ENDE],
    zugangPapier: [{ nach: 'verspaetung', wenn: verspaetet }, ENDE],
    verspaetung: [ENDE],
    untaetig: [ENDE],
  },
  gruppen: {},
}
