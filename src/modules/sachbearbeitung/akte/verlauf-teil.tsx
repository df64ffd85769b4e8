import type { Aktenzeile } from '#modules/protokoll'
import { formatZeit } from '#platform/text/datum.ts'
import type { Child, Html } from '#web/jsx.ts'
import { LeererZustand, Tabelle } from '#web/parts/index.ts'
import { describeTat } from '../protokoll/worte.ts'

const wer = ({ akteur, team }: Aktenzeile): string => {
  if (akteur === 'kunde') return 'Kundin oder Kunde'
  return akteur === 'dienst' ? (team ?? 'Jobcenter') : 'Portal'
}

/** What has happened last: sent, decided, agreed. Who has looked is for the audit. */
export function AkteVerlauf({ zeilen }: { zeilen: readonly Aktenzeile[] }): Html {
  return (
    <section aria-labelledby="verlauf">
      <h2 id="verlauf">Verlauf</h2>
      <Tabelle
        titel="Was zuletzt geschah, das Neueste zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Wann' }, { text: 'Was' }, { text: 'Wer' }]}
        zeilen={zeilen.map((zeile): Child[] => [formatZeit(zeile.zeit), describeTat(zeile), wer(zeile)])}
        leer={<LeererZustand titel="Es ist noch nichts geschehen." />}
      />
    </section>
  )
}
