// One page for every JSX runtime: built once for each (werkzeuge/bench.mjs), with the attribute names of React for React.
import type { Feld, Nachricht, Seitendaten } from './daten.ts'

const zustaende = { neu: 'Neu', gelesen: 'Gelesen', beantwortet: 'Beantwortet' }

function Kopf({ person, navigation }: Pick<Seitendaten, 'person' | 'navigation'>) {
  return (
    <header class="kopf">
      <div class="rahmen">
        <a class="kopf__marke" href="/">
          Jobcenter Musterstadt
        </a>
        <p class="kopf__person">
          <span class="kern-sr-only">Angemeldet als </span>
          {person}
        </p>
        <nav aria-label="Portal">
          <ul>
            {navigation.map(({ text, href, aktiv }) => (
              <li>
                <a class="kopf__punkt" href={href} aria-current={aktiv ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}

function Krumen({ krumen }: Pick<Seitendaten, 'krumen'>) {
  return (
    <nav class="krumen" aria-label="Sie sind hier">
      <ol class="rahmen">
        {krumen.map(({ text, href }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Etikett({ zustand }: Pick<Nachricht, 'zustand'>) {
  return (
    <span class={zustand === 'neu' ? 'kern-badge kern-badge--info' : 'kern-badge'}>
      <span class="kern-label">{zustaende[zustand]}</span>
    </span>
  )
}

function Zeile({ nachricht }: { nachricht: Nachricht }) {
  const { id, absender, betreff, datum, zustand, anhaenge } = nachricht
  return (
    <tr class="kern-table__row">
      <th scope="row" class="kern-table__header">
        <a href={`/postfach/${id}`}>{betreff}</a>
      </th>
      <td class="kern-table__cell">{absender}</td>
      <td class="kern-table__cell">{datum}</td>
      <td class="kern-table__cell kern-table__cell--numeric">{anhaenge}</td>
      <td class="kern-table__cell">
        <Etikett zustand={zustand} />
      </td>
    </tr>
  )
}

function Tabelle({ nachrichten }: Pick<Seitendaten, 'nachrichten'>) {
  return (
    <section class="kern-table-responsive" aria-labelledby="nachrichten">
      <table class="kern-table">
        <caption id="nachrichten" class="kern-title">
          Nachrichten
        </caption>
        <thead>
          <tr>
            {['Betreff', 'Von', 'Datum', 'Anlagen', 'Stand'].map((text) => (
              <th scope="col" class="kern-table__header">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nachrichten.map((nachricht) => (
            <Zeile nachricht={nachricht} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Eingabe({ feld }: { feld: Feld }) {
  const { name, label, hinweis, wert, fehler } = feld
  return (
    <div class={fehler ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <label class="kern-label" for={`feld-${name}`}>
        {label}
      </label>
      <div class="kern-hint" id={`feld-${name}-hinweis`}>
        {hinweis}
      </div>
      {fehler && (
        <p class="kern-error" id={`feld-${name}-fehler`}>
          <span class="kern-body">{fehler}</span>
        </p>
      )}
      <input
        class="kern-form-input__input"
        type="text"
        id={`feld-${name}`}
        name={name}
        value={wert}
        aria-describedby={`feld-${name}-hinweis`}
        aria-invalid={fehler ? 'true' : undefined}
      />
    </div>
  )
}

export function Seite({ daten }: { daten: Seitendaten }) {
  const { titel, person, navigation, krumen, nachrichten, felder, fuss } = daten
  return (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{titel}</title>
        <link rel="stylesheet" href="/assets/portal.css" />
      </head>
      <body>
        <a class="sprung" href="#inhalt">
          Zum Inhalt springen
        </a>
        <Kopf person={person} navigation={navigation} />
        <Krumen krumen={krumen} />
        <main id="inhalt" class="rahmen haupt">
          <h1>{titel}</h1>
          <Tabelle nachrichten={nachrichten} />
          <form class="formular" method="post" action="/postfach">
            {felder.map((feld) => (
              <Eingabe feld={feld} />
            ))}
            <button class="kern-btn kern-btn--primary" type="submit">
              <span class="kern-label">Senden</span>
            </button>
          </form>
        </main>
        <footer class="fuss">
          <ul>
            {fuss.map(({ text, href }) => (
              <li>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </footer>
      </body>
    </html>
  )
}
