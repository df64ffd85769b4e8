import { formatZeit } from '#platform/text/datum.ts'
import type { Child, Html } from '#web/jsx.ts'
import type { Datenkopie } from './datenkopie.ts'

/** A value as a person reads it: lists and records as lists, instants in German time. */
function Wert({ wert }: { wert: unknown }): Html {
  if (wert === null || wert === undefined || wert === '') return <>–</>
  if (wert instanceof Date) return <>{formatZeit(wert)}</>
  if (Array.isArray(wert)) {
    if (wert.length === 0) return <>nichts</>
    return (
      <ol>
        {wert.map((einer: unknown) => (
          <li>
            <Wert wert={einer} />
          </li>
        ))}
      </ol>
    )
  }
  if (typeof wert === 'object') {
    return (
      <dl>
        {Object.entries(wert).map(([name, einer]) => (
          <>
            <dt>{name}</dt>
            <dd>
              <Wert wert={einer} />
            </dd>
          </>
        ))}
      </dl>
    )
  }
  return <>{String(wert)}</>
}

/** The copy as one page that needs nothing else, so that it can be read without the portal. */
export function renderLesbar(kopie: Datenkopie, jobcenter: string): string {
  const teile: Child = kopie.teile.map(({ name, daten }) => (
    <section>
      <h2>{name}</h2>
      <Wert wert={daten} />
    </section>
  ))
  const html = (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <title>Kopie Ihrer Daten</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body>
        <h1>Kopie Ihrer Daten</h1>
        <p>
          {jobcenter}, Stand: {formatZeit(kopie.stand)}
        </p>
        {teile}
      </body>
    </html>
  )
  return `<!doctype html>${html.toString()}`
}
