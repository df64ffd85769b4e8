import { formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, Wegeliste } from '#web/parts/index.ts'
import type { Schritt, Vorgang } from './vorgang.ts'
import { nameZustand, readZustand } from './zustaende-daten.ts'

type Leser = 'kunde' | 'dienst'

type Standort = Pick<Vorgang, 'zustand' | 'frist'> & { dienst?: string }

/** „Unterlagen angefordert (bis 14. Dezember 2026)“ */
export function zustandText({ zustand, frist, dienst }: Standort, fuer: Leser = 'kunde'): string {
  const text = nameZustand(zustand, fuer, dienst)
  return frist ? `${text} (bis ${formatTag(frist)})` : text
}

export const Stand = (props: { vorgang: Standort; fuer?: Leser }): Html => (
  <Etikett art={readZustand(props.vorgang.zustand).art}>{zustandText(props.vorgang, props.fuer)}</Etikett>
)

/** Cases one can open, with what the card of the seed says of each. */
export function Vorgangsliste({ vorgaenge }: { vorgaenge: readonly Vorgang[] }): Html {
  return (
    <Wegeliste
      wege={vorgaenge.map((vorgang) => ({
        text: vorgang.titel,
        href: routes.vorgang.href({ id: vorgang.id }),
        hinweis: `Letzte Aktualisierung: ${formatTag(tagInBerlin(vorgang.geaendert))} · Vorgangsnummer ${vorgang.nummer}`,
        stand: <Stand vorgang={vorgang} />,
      }))}
    />
  )
}

/** What happened, the oldest first, in the words of whoever looks. `dienst`: the service of the case. */
export function Schritte(props: { schritte: readonly Schritt[]; ich: Leser; dienst?: string }): Html {
  const { schritte, ich, dienst } = props
  const wer = ({ von, wer: name }: Schritt): Child => {
    if (von === 'kunde') return ich === 'kunde' ? 'Sie' : 'Kundin oder Kunde'
    return name ?? 'das Portal'
  }
  return (
    <ol class="gespraech">
      {schritte.map((schritt) => (
        <li class={schritt.von === ich ? 'gespraech__nachricht gespraech__nachricht--eigen' : 'gespraech__nachricht'}>
          <h3 class="gespraech__wer">
            {schritt.zustand
              ? zustandText({ zustand: schritt.zustand, frist: schritt.frist, ...(dienst ? { dienst } : {}) }, ich)
              : 'Vermerk, nur intern'}
          </h3>
          <p class="gespraech__zeit">
            {formatZeit(schritt.zeit)}, {wer(schritt)}
          </p>
          {schritt.notiz && <div class="gespraech__text">{schritt.notiz}</div>}
        </li>
      ))}
    </ol>
  )
}
