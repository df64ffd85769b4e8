import type { Html } from '#web/jsx.ts'
import { Tabelle } from '#web/parts/index.ts'
import { FENSTER, freeOf, type Verbrauch } from './verbrauch.ts'

export const zahl = (anzahl: number) => anzahl.toLocaleString('de-DE')

/** How much this person may still fetch without a second one. */
export function VerbrauchView({ stand }: { stand: readonly Verbrauch[] }): Html {
  return (
    <section aria-labelledby="allein">
      <h2 id="allein">Ohne Freigabe</h2>
      <p>
        Was Sie ohne Freigabe holen, zählt {FENSTER} Stunden lang zusammen, auch dieselbe Liste noch einmal. Was eine
        zweite Person freigegeben hat, zählt nicht. Reicht der Rest nicht, führt die Seite Sie zum Antrag.
      </p>
      <Tabelle
        titel={`Von Ihnen in den letzten ${FENSTER} Stunden ohne Freigabe geholt`}
        titelVerborgen
        dicht
        spalten={[
          { text: 'Was' },
          { text: 'Geholt', zahl: true },
          { text: 'Höchstens', zahl: true },
          { text: 'Noch frei', zahl: true },
        ]}
        zeilen={stand.map((one) => [one.name, zahl(one.verbraucht), zahl(one.hoechstens), zahl(freeOf(one))])}
      />
    </section>
  )
}
