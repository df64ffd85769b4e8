import { type Bescheid, readArt } from '#modules/bescheide'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, Knopf, Knopfzeile, LeererZustand, Tabelle } from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'
import { zustaende } from './texte.ts'

/** Part of the record of a customer. */
export function AkteBescheide({ bescheide, kundeId }: { bescheide: Bescheid[]; kundeId: string }): Html {
  return (
    <section aria-labelledby="bescheide">
      <h2 id="bescheide">Bescheide und Schreiben</h2>
      <Tabelle
        titel="Bescheide und Schreiben, die neuesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Schreiben' }, { text: 'Art' }, { text: 'Erstellt' }, { text: 'Stand' }]}
        zeilen={bescheide.map((bescheid): Child[] => [
          <a href={routes.dienstBescheid.href({ id: bescheid.id })}>{bescheid.titel}</a>,
          readArt(bescheid.art).name,
          kurzesDatum(bescheid.erstellt),
          <Etikett art={zustaende[bescheid.zustand].art}>{zustaende[bescheid.zustand].text}</Etikett>,
        ])}
        leer={<LeererZustand titel="Es gibt noch kein Schreiben." />}
      />
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.dienstBescheidNeu.href({ id: kundeId })}>
          Bescheid erstellen
        </Knopf>
      </Knopfzeile>
    </section>
  )
}
