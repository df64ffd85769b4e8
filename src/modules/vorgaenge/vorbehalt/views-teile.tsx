import { formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Etikett, Hinweis, Knopf } from '#web/parts/index.ts'
import { linesOfNeues } from './neues.ts'
import { findBrief, type Vorbehalt, type Vorbehaltbrief } from './vorbehalt.ts'
import { staende, worte } from './worte-daten.ts'

export const Vorbehaltstand = (props: { vorbehalt: Vorbehalt; fuer: 'kunde' | 'dienst' }): Html => {
  const { art, text, imDienst } = staende[props.vorbehalt.zustand]
  return <Etikett art={art}>{props.fuer === 'kunde' ? text : imDienst}</Etikett>
}

/** What is new, line by line. */
export const NeuesTeil = ({ neues }: Pick<Vorbehalt, 'neues'>): Html => (
  <>
    {linesOfNeues(neues).map((zeile, i) => (
      <>
        {i > 0 && <br />}
        {zeile}
      </>
    ))}
  </>
)

interface Schritt {
  zeit: Date
  text: string
}

const stepsOfBrief = ({ art, erstellt, gesendet, gueltigBis, ende }: Vorbehaltbrief): Schritt[] => {
  const brief = art === 'code' ? 'Brief mit dem Code' : 'Hinweis an die bisherige Anschrift'
  return [
    { zeit: erstellt, text: `${brief} erstellt` },
    ...(gesendet ? [{ zeit: gesendet, text: `${brief} zur Post gegeben` }] : []),
    ...(gueltigBis && ende && ende >= gueltigBis ? [{ zeit: gueltigBis, text: 'Code abgelaufen' }] : []),
  ]
}

const enden = {
  gestoppt: 'Gestoppt',
  ersetzt: 'Durch eine neuere Meldung ersetzt',
  verfallen: 'Verfallen, weil niemand bestätigt hat',
} as const

/** What happened, the oldest first, in words for both sides. */
function listSchritte(vorbehalt: Vorbehalt): Schritt[] {
  const { zustand, erstellt, bestaetigt, entschieden, giltSeit, uebernommen, ende, geklaert } = vorbehalt
  const all = [
    { zeit: erstellt, text: 'Gemeldet' },
    ...vorbehalt.briefe.flatMap(stepsOfBrief),
    bestaetigt && {
      zeit: bestaetigt.zeit,
      text: bestaetigt.weg === 'brief' ? 'Mit dem Code aus dem Brief bestätigt' : 'Im Jobcenter mit Ausweis bestätigt',
    },
    entschieden && {
      zeit: entschieden.zeit,
      text: zustand === 'abgelehnt' ? 'Nicht freigegeben' : 'Von einer zweiten Person freigegeben',
    },
    giltSeit && { zeit: giltSeit, text: 'Gilt seitdem für Briefe' },
    uebernommen && { zeit: uebernommen.zeit, text: 'Vom Jobcenter eingetragen' },
    ende && zustand in enden && { zeit: ende, text: enden[zustand as keyof typeof enden] },
    geklaert && { zeit: geklaert, text: 'Vom Jobcenter geprüft' },
  ].filter((one): one is Schritt => Boolean(one))
  return all.sort((a, b) => a.zeit.getTime() - b.zeit.getTime())
}

export const SchritteTeil = ({ vorbehalt }: { vorbehalt: Vorbehalt }): Html => (
  <Beschreibungsliste
    eintraege={listSchritte(vorbehalt).map(({ zeit, text }) => ({ begriff: formatZeit(zeit), wert: text }))}
  />
)

/** How far the letter is, in a sentence; undefined where none is awaited. */
export function describeBrief(vorbehalt: Vorbehalt, jetzt: Date): string | undefined {
  const { briefAb, abgelaufenSeit, neues, ohneBrief } = vorbehalt
  const wohin =
    neues.was === 'anschrift' ? 'an die neue Anschrift' : 'an die Anschrift, die Ihr Jobcenter von Ihnen hat'
  if (briefAb)
    return `Der Brief mit dem Code geht am ${formatTag(briefAb)} ${wohin}. An diesem Tag beginnt sie zu gelten.`
  const brief = findBrief(vorbehalt, jetzt)
  if (brief?.gesendet) {
    return `Der Brief mit dem Code ist seit dem ${formatTag(tagInBerlin(brief.gesendet))} unterwegs, ${wohin}.`
  }
  if (brief) return `Der Brief mit dem Code wird vorbereitet. Er geht ${wohin}.`
  if (ohneBrief) return undefined
  return abgelaufenSeit ? 'Der Code aus dem letzten Brief ist abgelaufen.' : undefined
}

/** How far it is, in sentences. */
export function sayStand(vorbehalt: Vorbehalt, jetzt: Date): string {
  const { zustand, neues, ab, giltSeit, uebernommen, bestaetigt } = vorbehalt
  const { bisDahin } = worte[neues.was]
  switch (zustand) {
    case 'wartet':
      return `${describeBrief(vorbehalt, jetzt) ?? 'Bestätigen Sie sie im Jobcenter.'} ${bisDahin}`
    case 'freigabe':
      return `Sie haben sie bestätigt. Eine zweite Person im Jobcenter prüft sie noch. ${bisDahin}`
    case 'bestaetigt': {
      const seit = bestaetigt ? `Bestätigt am ${formatZeit(bestaetigt.zeit)}.` : ''
      if (neues.was === 'konto') {
        return uebernommen
          ? `${seit} Ihr Jobcenter hat sie am ${formatTag(tagInBerlin(uebernommen.zeit))} eingetragen. Eine Zahlung, die schon vorbereitet war, kann noch auf das bisherige Konto gehen.`
          : `${seit} Ihr Jobcenter trägt sie jetzt ein. ${bisDahin}`
      }
      return giltSeit
        ? `${seit} Sie gilt seit dem ${formatTag(tagInBerlin(giltSeit))} für Briefe.`
        : `${seit} Sie gilt ab dem ${formatTag(ab)} für Briefe.`
    }
    case 'abgelehnt':
      return 'Ihr Jobcenter hat sie nicht freigegeben. Melden Sie sich dort. Es bleibt beim bisherigen Konto.'
    case 'gestoppt':
      return 'Es bleibt alles, wie es war. Ihr Jobcenter prüft, was geschehen ist.'
    case 'ersetzt':
      return 'Sie haben danach etwas anderes gemeldet. Das ist jetzt maßgeblich.'
    case 'verfallen':
      return 'Niemand hat sie bestätigt. Es bleibt alles, wie es war. Melden Sie sie bei Bedarf noch einmal.'
  }
}

const offen = ['wartet', 'freigabe'] as const

/** How far each of what was reported is: at the head of its case, or below a heading (`ebene` 3). */
export function VorbehalteHinweise(props: {
  vorbehalte: readonly Vorbehalt[]
  jetzt: Date
  ebene?: 2 | 3 | undefined
}): Html {
  const { vorbehalte, jetzt, ebene } = props
  return (
    <>
      {vorbehalte.map((one) => (
        <Hinweis
          ebene={ebene}
          art={
            one.zustand === 'wartet' || one.zustand === 'gestoppt'
              ? 'warnung'
              : one.zustand === 'bestaetigt'
                ? 'erfolg'
                : 'info'
          }
          titel={`${worte[one.neues.was].titel}: ${staende[one.zustand].text}`}
        >
          <p>{sayStand(one, jetzt)}</p>
          <p>
            <Knopf
              art={offen.some((zustand) => zustand === one.zustand) ? 'primaer' : 'sekundaer'}
              href={routes.vorbehalt.href({ id: one.id })}
            >
              {one.zustand === 'wartet'
                ? `${worte[one.neues.was].titel} bestätigen`
                : `${worte[one.neues.was].titel} ansehen`}
            </Knopf>
          </p>
        </Hinweis>
      ))}
    </>
  )
}
