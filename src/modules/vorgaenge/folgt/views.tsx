import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { dienste } from '../dienste-daten.ts'
import type { GanzerVorgang } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import { folgtNach, folgtNachDienst } from './folgt-daten.ts'

/** Whom one asks. */
export interface Stelle {
  name: string
  telefon: string
}

const bereiche = { leistung: 'Der Leistungsservice', vermittlung: 'Die Vermittlung' } as const

/** What the person has to do first, a sentence each. */
function listEigenes({ unvollstaendigSeit, nachweise }: GanzerVorgang): string[] {
  const offen = nachweise.filter(({ zustand, freiwillig }) => zustand === 'offen' && !freiwillig)
  const fristen = offen.flatMap(({ frist }) => frist ?? []).sort()
  const bis = fristen[0] ? `, am besten bis zum ${formatTag(fristen[0])}` : ''
  const wieviele = offen.length === 1 ? 'Ein Nachweis fehlt' : `${offen.length} Nachweise fehlen`
  return [
    ...(unvollstaendigSeit ? ['Die übrigen Angaben fehlen noch. Das Datum Ihres Antrags bleibt.'] : []),
    ...(offen.length > 0 ? [`${wieviele} noch. Reichen Sie nach, was Sie haben${bis}.`] : []),
  ]
}

/**
 * What comes next, until when, and whom to ask: as long as something comes. What changes by it was written when it was sent, and
 * holds until the office has done something.
 */
export function WasFolgt({ vorgang, stelle }: { vorgang: GanzerVorgang; stelle: Stelle | undefined }): Html | null {
  if (isEnde(vorgang.zustand)) return null
  const { formlos, bereich } = dienste[vorgang.dienst]
  const { schritte, dauer } = folgtNachDienst[vorgang.dienst] ?? folgtNach[formlos.was]
  const saetze = [...listEigenes(vorgang), ...schritte.map((satz) => satz.replace('{{wer}}', bereiche[bereich]))]
  return (
    <section aria-labelledby="folgt">
      <h2 id="folgt">Was jetzt folgt</h2>
      <ol>
        {saetze.map((satz) => (
          <li>{satz}</li>
        ))}
      </ol>
      {dauer && <p>{dauer}</p>}
      {vorgang.zustand === 'gesendet' && vorgang.folgen && vorgang.folgen.length > 0 && (
        <>
          <h3>Was sich dadurch ändert</h3>
          <ul>
            {vorgang.folgen.map((satz) => (
              <li>{satz}</li>
            ))}
          </ul>
        </>
      )}
      {stelle && (
        <p>
          Fragen beantwortet {stelle.name}, Telefon {stelle.telefon}. Nennen Sie die Vorgangsnummer {vorgang.nummer}.{' '}
          <a href={routes.kontakt.href()}>Alle Wege zum Jobcenter</a>
        </p>
      )}
    </section>
  )
}
