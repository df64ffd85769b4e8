import { type Arbeitszeile, Stand } from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { LeererZustand, Tabelle, Titel } from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'

export const listentexte = {
  alle: 'Alle offenen',
  meine: 'Meine',
  niemand: 'Ohne Zuständigkeit',
  unvollstaendig: 'Begonnen, unvollständig',
} as const
export type Liste = keyof typeof listentexte

export const readListe = (text: string | undefined): Liste =>
  text !== undefined && Object.hasOwn(listentexte, text) ? (text as Liste) : 'alle'

const bereiche = { leistung: 'Leistung', vermittlung: 'Vermittlung' } as const

const einleitungen: Record<Liste, string> = {
  alle: 'Anträge und Mitteilungen, mit denen noch etwas zu tun ist. Die ältesten stehen oben.',
  meine: 'Was Sie übernommen haben. Das Älteste steht oben.',
  niemand: 'Was noch niemand übernommen hat. Das Älteste steht oben.',
  unvollstaendig:
    'Das Datum des Antrags ist gesichert, Angaben fehlen noch. Fragen Sie nach, damit niemand leer ausgeht.',
}

export function VorgaengeView(props: { liste: Liste; zeilen: Arbeitszeile[]; weiter: string | undefined }): Html {
  const { liste, zeilen, weiter } = props
  const href = (name: string) => `${routes.dienstVorgaenge.href()}?liste=${name}`
  return (
    <>
      <Titel einleitung={einleitungen[liste]}>Vorgänge</Titel>
      <nav class="reiter" aria-label="Listen">
        <ul>
          {Object.entries(listentexte).map(([name, text]) => (
            <li>
              <a href={href(name)} aria-current={name === liste ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Tabelle
        titel={listentexte[liste]}
        titelVerborgen
        dicht
        spalten={[
          { text: 'Vorgang' },
          { text: 'Von' },
          { text: 'Bereich' },
          { text: 'Stand' },
          { text: liste === 'unvollstaendig' ? 'Gesichert am' : 'Seit' },
          { text: 'Zuständig' },
        ]}
        zeilen={zeilen.map((zeile): Child[] => [
          <a href={routes.dienstVorgang.href({ id: zeile.id })}>{zeile.titel}</a>,
          <a href={routes.dienstKunde.href({ id: zeile.kundeId })}>{zeile.kunde}</a>,
          bereiche[zeile.bereich],
          <Stand vorgang={zeile} fuer="dienst" />,
          kurzesDatum(zeile.seit),
          zeile.zustaendigName ?? '–',
        ])}
        leer={
          <LeererZustand titel="Hier ist nichts offen.">
            <p>Was Kundinnen und Kunden im Portal beantragen oder mitteilen, steht dann hier.</p>
          </LeererZustand>
        }
      />
      {weiter && (
        <p>
          <a href={`${href(liste)}&nach=${weiter}`}>Weitere anzeigen</a>
        </p>
      )}
    </>
  )
}
