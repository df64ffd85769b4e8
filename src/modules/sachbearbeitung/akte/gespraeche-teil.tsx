import { fachnamen, type Gespraech } from '#modules/postfach'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, Knopf, Knopfzeile, LeererZustand, Tabelle } from '#web/parts/index.ts'

/** The conversations of a customer, the newest first. */
export function AkteGespraeche({ kundeId, gespraeche }: { kundeId: string; gespraeche: readonly Gespraech[] }): Html {
  return (
    <section aria-labelledby="gespraeche">
      <h2 id="gespraeche">Nachrichten</h2>
      <Tabelle
        titel="Gespräche, die neuesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Betreff' }, { text: 'Postfach' }, { text: 'Letzte Nachricht' }, { text: 'Stand' }]}
        zeilen={gespraeche.map((eines): Child[] => [
          <a href={routes.dienstGespraech.href({ id: eines.id })}>{eines.betreff}</a>,
          fachnamen[eines.fach],
          formatZeit(eines.zuletzt),
          eines.offenSeit ? <Etikett art="warnung">wartet auf Antwort</Etikett> : 'beantwortet',
        ])}
        leer={<LeererZustand titel="Es gibt noch keine Nachricht." />}
      />
      <Knopfzeile>
        <Knopf art="sekundaer" symbol="brief" href={routes.dienstNachricht.href({ id: kundeId })}>
          Nachricht schreiben
        </Knopf>
      </Knopfzeile>
    </section>
  )
}
