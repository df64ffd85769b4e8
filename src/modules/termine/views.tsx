import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Etikett, Knopf, Knopfzeile, LeererZustand, Linkliste, Titel, Wegeliste } from '#web/parts/index.ts'
import type { Termin } from './termin.ts'
import { artnamen, standOf } from './texte.ts'

const kurz: Record<Termin['weg'], string> = { 'vor-ort': 'vor Ort', telefon: 'am Telefon', video: 'per Video' }

function zeile(termin: Termin, jetzt: Date) {
  const stand = standOf(termin, jetzt)
  return {
    text: formatSpanne(termin),
    href: routes.termin.href({ id: termin.id }),
    hinweis: `${artnamen[termin.art]} ${kurz[termin.weg]} mit ${termin.mit}`,
    ...(stand ? { stand: <Etikett art={stand.art}>{stand.text}</Etikett> } : {}),
  }
}

interface ListeProps {
  jetzt: Date
  kommende: Termin[]
  vergangene: Termin[]
  weiter: string | undefined
  /** Older ones only, further back. */
  blaettert: boolean
  /** That mails to the person come back, or that this is settled. */
  banner: Html | undefined
}

/** What is coming, and what was. */
export function TermineView({ jetzt, kommende, vergangene, weiter, blaettert, banner }: ListeProps): Html {
  const gelten = kommende.filter(({ zustand }) => zustand !== 'abgesagt')
  const entfallen = kommende.filter(({ zustand }) => zustand === 'abgesagt')
  return (
    <>
      <Titel>Termine</Titel>
      {banner}
      {!blaettert && (
        <section aria-labelledby="kommende">
          <h2 id="kommende">Ihre nächsten Termine</h2>
          {gelten.length === 0 ? (
            <LeererZustand titel="Sie haben keinen Termin">
              <p>Sie können jederzeit einen vereinbaren. Lädt Ihr Jobcenter Sie ein, steht es hier.</p>
            </LeererZustand>
          ) : (
            <Wegeliste wege={gelten.map((termin) => zeile(termin, jetzt))} />
          )}
          {entfallen.length > 0 && (
            <>
              <h3>Abgesagt</h3>
              <Wegeliste wege={entfallen.map((termin) => zeile(termin, jetzt))} />
            </>
          )}
          <Knopfzeile>
            <Knopf href={routes.termineVereinbaren.href()}>Termin vereinbaren</Knopf>
          </Knopfzeile>
        </section>
      )}
      {(vergangene.length > 0 || blaettert) && (
        <section aria-labelledby="vergangene">
          <h2 id="vergangene">Vergangene Termine</h2>
          <Wegeliste wege={vergangene.map((termin) => zeile(termin, jetzt))} />
          {weiter && (
            <p>
              <a href={`${routes.termine.href()}?nach=${weiter}`}>Ältere anzeigen</a>
            </p>
          )}
        </section>
      )}
      <Linkliste
        titel="Mehr dazu"
        links={[
          { text: 'Termine im eigenen Kalender sehen', href: routes.kalender.href(), symbol: 'kalender' },
          {
            text: 'Krank, verhindert, Fahrkosten: Hilfe zu Terminen',
            href: routes.hilfeseite.href({ name: 'termine' }),
          },
        ]}
      />
    </>
  )
}
