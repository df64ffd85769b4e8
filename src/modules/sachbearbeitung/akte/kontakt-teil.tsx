import { type Kontaktangabe, sprachen } from '#modules/profil'
import { formatZeit } from '#platform/text/datum.ts'
import type { Child, Html } from '#web/jsx.ts'
import { Beschreibungsliste } from '#web/parts/index.ts'

/** A value, and under it what stood there before where it changed last. */
function Wert({ jetzt, vorher }: { jetzt: string; vorher: string | undefined }): Child {
  const text = jetzt || 'nicht angegeben'
  if (vorher === undefined || vorher === jetzt) return text
  return (
    <>
      {text}
      <br />
      <span class="kern-hint">vorher: {vorher || 'nicht angegeben'}</span>
    </>
  )
}

/** How the customer says that they are reached, with the last change. */
export function AkteKontakt({ kontakt }: { kontakt: Kontaktangabe | undefined }): Html | null {
  if (!kontakt) return null
  const { vorher } = kontakt
  return (
    <section aria-labelledby="kontakt">
      <h2 id="kontakt">Kontakt, im Portal angegeben</h2>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Telefon', wert: <Wert jetzt={kontakt.telefon} vorher={vorher?.telefon} /> },
          {
            begriff: 'Sprache',
            wert: <Wert jetzt={sprachen[kontakt.sprache]} vorher={vorher && sprachen[vorher.sprache]} />,
          },
          { begriff: 'Erreichbarkeit', wert: <Wert jetzt={kontakt.erreichbar} vorher={vorher?.erreichbar} /> },
          { begriff: 'Zuletzt geändert', wert: formatZeit(kontakt.geaendert) },
        ]}
      />
    </section>
  )
}
