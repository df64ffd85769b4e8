import type { Kunde } from '#modules/jobcenter'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { LeererZustand, Tabelle } from '#web/parts/index.ts'

/** Who else is on file with the same BG-Nummer; names and numbers only (PRI-09). */
export function AkteHaushalt({ kunde, mitglieder }: { kunde: Kunde; mitglieder: readonly Kunde[] }): Html {
  return (
    <section aria-labelledby="haushalt">
      <h2 id="haushalt">Bedarfsgemeinschaft</h2>
      <Tabelle
        titel={`Weitere Personen mit der BG-Nummer ${kunde.bgNummer ?? ''}`}
        titelVerborgen
        dicht
        spalten={[{ text: 'Name' }, { text: 'Kundennummer' }]}
        zeilen={mitglieder.map((einer): Child[] => [
          <a href={routes.dienstKunde.href({ id: einer.id })}>{`${einer.nachname}, ${einer.vorname}`}</a>,
          einer.kundennummer,
        ])}
        leer={
          <LeererZustand
            titel={
              kunde.bgNummer ? 'Sonst ist niemand mit dieser BG-Nummer angelegt.' : 'Es ist keine BG-Nummer bekannt.'
            }
          />
        }
      />
    </section>
  )
}
