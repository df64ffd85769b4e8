import { assetUrl } from '#web/assets.ts'
import type { Child, Html } from '#web/jsx.ts'
import type { Frame } from './frame.ts'
import { Dienstkopf, Kopf } from './kopf.tsx'
import { Sitzungswarnung } from './sitzung.tsx'

const fusswege = [
  ['Impressum', '/impressum'],
  ['Datenschutz', '/datenschutz'],
  ['Barrierefreiheit', '/barrierefreiheit'],
  ['Nutzungsbedingungen', '/nutzungsbedingungen'],
  ['Hilfe', '/hilfe'],
  ['Kontakt', '/kontakt'],
] as const

function Brotkrumen(props: { krumen: Frame['krumen']; start: string }): Html {
  const alle = [{ text: 'Startseite', href: props.start }, ...props.krumen]
  return (
    <nav class="krumen" aria-label="Sie sind hier">
      <ol class="rahmen">
        {alle.map((krume, i) => {
          const letzte = i === alle.length - 1
          return (
            <li>
              {krume.href === undefined || letzte ? (
                <span aria-current={letzte ? 'page' : undefined}>{krume.text}</span>
              ) : (
                <a href={krume.href}>{krume.text}</a>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function Fuss(props: { pfad: string; jobcenter: Frame['jobcenter'] }): Html {
  return (
    <footer class="fuss">
      <div class="rahmen">
        <nav aria-label="Rechtliches und Hilfe">
          <ul>
            {fusswege.map(([text, href]) => (
              <li>
                <a
                  href={`${props.jobcenter.portal ?? ''}${href}`}
                  aria-current={href === props.pfad ? 'page' : undefined}
                >
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p>{props.jobcenter.name}</p>
      </div>
    </footer>
  )
}

/** Stands on paper only. The script adds the host and the day: the day of printing is known to the browser alone. */
function Druckkopf(props: { name: string; pfad: string }): Html {
  return (
    <div class="druckkopf" aria-hidden="true">
      <p>Online-Portal: {props.name}</p>
      <p>
        <span data-druck-adresse="">{props.pfad}</span> <span data-druck-tag="" />
      </p>
    </div>
  )
}

function sessionEnd(frame: Frame): number | undefined {
  if (frame.sachbearbeitung) return frame.sachbearbeitung.endetInSekunden
  return frame.besuch.art === 'angemeldet' ? frame.besuch.endetInSekunden : undefined
}

function Head(props: { frame: Frame }): Html {
  const { frame } = props
  const skripte = ['portal.js', ...(frame.skripte ?? [])]
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${frame.fehler ? 'Fehler: ' : ''}${frame.titel} – ${frame.jobcenter.name}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="stylesheet" href={assetUrl('portal.css')} />
      <link rel="stylesheet" href="/jobcenter.css" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      {skripte.map((name) => (
        <script type="module" nonce={frame.nonce} src={assetUrl(name)} />
      ))}
    </head>
  )
}

/** The whole document around a page. The page itself brings the h1, by `Titel`. */
function Layout(props: Frame & { children?: Child }): Html {
  const dienst = props.sachbearbeitung
  // Under an origin of its own the staff side has none of the customers' pages, also before the sign-in.
  const amt = props.jobcenter.portal !== undefined
  const endet = sessionEnd(props)
  return (
    <html lang="de">
      <Head frame={props} />
      <body class={dienst ? 'dienst' : undefined}>
        <a class="sprung" href="#inhalt">
          Zum Inhalt springen
        </a>
        <Druckkopf name={props.jobcenter.name} pfad={props.pfad} />
        {dienst || amt ? <Dienstkopf frame={props} dienst={dienst} /> : <Kopf {...props} />}
        <Brotkrumen krumen={props.krumen} start={dienst || amt ? '/sachbearbeitung' : '/'} />
        <main id="inhalt" tabindex={-1} class={`rahmen haupt haupt--${props.hauptspalte ?? 'text'}`}>
          {props.children}
        </main>
        <Fuss pfad={props.pfad} jobcenter={props.jobcenter} />
        {endet !== undefined && (
          <Sitzungswarnung endetInSekunden={endet} csrf={props.csrf} dienst={dienst !== undefined} />
        )}
      </body>
    </html>
  )
}

/** A complete HTML document, ready to be sent. */
export function renderPage(frame: Frame, inhalt: Child): string {
  return `<!doctype html>${Layout({ ...frame, children: inhalt }).text}`
}
