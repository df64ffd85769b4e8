import { artnamen, standOf, type Termin, wege } from '#modules/termine'
import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Etikett, Knopf, Knopfzeile, LeererZustand, Tabelle } from '#web/parts/index.ts'

/** The appointments of a customer, in the record: what is coming, then what was. */
export function AkteTermine({ kundeId, jetzt, termine }: { kundeId: string; jetzt: Date; termine: Termin[] }): Html {
  return (
    <section aria-labelledby="termine">
      <h2 id="termine">Termine</h2>
      <Tabelle
        titel="Termine, die kommenden zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Zeit' }, { text: 'Art' }, { text: 'Wie' }, { text: 'Mit' }, { text: 'Stand' }]}
        zeilen={termine.map((termin) => {
          const stand = standOf(termin, jetzt)
          return [
            <a href={routes.dienstTermin.href({ id: termin.id })}>{formatSpanne(termin)}</a>,
            artnamen[termin.art],
            wege[termin.weg],
            termin.mit,
            stand ? <Etikett art={stand.art}>{stand.text}</Etikett> : '–',
          ]
        })}
        leer={<LeererZustand titel="Es gibt keinen Termin." />}
      />
      <Knopfzeile>
        <Knopf art="sekundaer" symbol="kalender" href={routes.dienstTerminNeu.href({ id: kundeId })}>
          Termin ansetzen
        </Knopf>
      </Knopfzeile>
    </section>
  )
}
