import { Hinweis, Linkliste, Titel } from './parts/index.ts'

interface ErrorProps {
  titel: string
  text: string | undefined
  kennung: string | undefined
  /** Origin of the customers' side, where this page is shown under another. */
  portal: string | undefined
}

/** What happened, what was kept, what to do next; never anything of the inside (LOG-06). */
export function ErrorView({ titel, text, kennung, portal = '' }: ErrorProps) {
  return (
    <>
      <Titel>{titel}</Titel>
      <p>{text ?? 'Das lag an uns, nicht an Ihnen. Bitte versuchen Sie es in ein paar Minuten noch einmal.'}</p>
      {kennung && (
        <Hinweis art="info" titel="Wenn es wieder geschieht">
          Nennen Sie uns bitte diese Nummer: <strong>{kennung}</strong>
        </Hinweis>
      )}
      <Linkliste
        links={[
          { text: 'Zur Startseite', href: portal ? '/sachbearbeitung' : '/' },
          { text: 'Hilfe', href: `${portal}/hilfe` },
          { text: 'Kontakt', href: `${portal}/kontakt` },
        ]}
      />
    </>
  )
}
