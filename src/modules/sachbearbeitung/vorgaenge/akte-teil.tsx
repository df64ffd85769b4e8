import { Stand, type Vorgang } from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { LeererZustand, Linkliste, Tabelle } from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'

/** The cases of a customer, in the record. */
export function AkteVorgaenge({ kundeId, vorgaenge }: { kundeId: string; vorgaenge: Vorgang[] }): Html {
  return (
    <section aria-labelledby="vorgaenge">
      <h2 id="vorgaenge">Vorgänge</h2>
      <Tabelle
        titel="Vorgänge, die zuletzt geänderten zuerst"
        titelVerborgen
        dicht
        spalten={[
          { text: 'Vorgang' },
          { text: 'Nummer' },
          { text: 'Eingegangen' },
          { text: 'Stand' },
          { text: 'Zuständig' },
        ]}
        zeilen={vorgaenge.map((vorgang): Child[] => [
          <a href={routes.dienstVorgang.href({ id: vorgang.id })}>{vorgang.titel}</a>,
          vorgang.nummer,
          kurzesDatum(vorgang.erstellt),
          <Stand vorgang={vorgang} fuer="dienst" />,
          vorgang.zustaendigName ?? '–',
        ])}
        leer={<LeererZustand titel="Es gibt noch keinen Vorgang." />}
      />
      <Linkliste links={[{ text: 'eServices freischalten', href: routes.dienstFreigaben.href({ id: kundeId }) }]} />
    </section>
  )
}
