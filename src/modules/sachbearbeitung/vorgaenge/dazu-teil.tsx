import { type Bescheid, listBescheideDesVorgangs, readArt } from '#modules/bescheide'
import { fachnamen, listGespraecheZu, type Zeile } from '#modules/postfach'
import type { GanzerVorgang } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, Knopf, Knopfzeile, Tabelle } from '#web/parts/index.ts'
import { zustaende } from '../bescheide/texte.ts'

export interface Dazu {
  gespraeche: Zeile[]
  bescheide: Bescheid[]
}

/** Conversations and notices about a case of the own Jobcenter; opening them is something else. */
export async function readDazu(
  env: Env,
  jobcenterId: string,
  { id, kundeId }: Pick<GanzerVorgang, 'id' | 'kundeId'>,
): Promise<Dazu> {
  const [gespraeche, bescheide] = await Promise.all([
    listGespraecheZu(env, { vorgangId: id, kundeId }),
    listBescheideDesVorgangs(env, { vorgangId: id, jobcenterId }),
  ])
  return { gespraeche, bescheide }
}

/** What else there is about a case, and the ways to write to the person about it. */
export function DazuTeil({ vorgang, gespraeche, bescheide }: Dazu & { vorgang: GanzerVorgang }): Html {
  const wo = { id: vorgang.kundeId }
  const frage = `?vorgang=${vorgang.id}`
  return (
    <section aria-labelledby="dazu">
      <h2 id="dazu">Nachrichten und Bescheide dazu</h2>
      {gespraeche.length > 0 && (
        <Tabelle
          titel="Nachrichten zu diesem Vorgang"
          dicht
          spalten={[{ text: 'Betreff' }, { text: 'Postfach' }, { text: 'Letzte Nachricht' }, { text: 'Stand' }]}
          zeilen={gespraeche.map((eines): Child[] => [
            <a href={routes.dienstGespraech.href({ id: eines.id })}>{eines.betreff}</a>,
            fachnamen[eines.fach],
            formatZeit(eines.zuletzt),
            eines.wartet ? <Etikett art="warnung">wartet auf Antwort</Etikett> : 'beantwortet',
          ])}
        />
      )}
      {bescheide.length > 0 && (
        <Tabelle
          titel="Bescheide zu diesem Vorgang"
          dicht
          spalten={[{ text: 'Titel' }, { text: 'Art' }, { text: 'Erstellt' }, { text: 'Stand' }]}
          zeilen={bescheide.map((eines): Child[] => [
            <a href={routes.dienstBescheid.href({ id: eines.id })}>{eines.titel}</a>,
            readArt(eines.art).name,
            formatZeit(eines.erstellt),
            <Etikett art={zustaende[eines.zustand].art}>{zustaende[eines.zustand].text}</Etikett>,
          ])}
        />
      )}
      <Knopfzeile>
        <Knopf art="sekundaer" symbol="brief" href={`${routes.dienstNachricht.href(wo)}${frage}`}>
          Nachricht zu diesem Vorgang
        </Knopf>
        <Knopf art="sekundaer" symbol="datei" href={`${routes.dienstBescheidNeu.href(wo)}${frage}`}>
          Bescheid zu diesem Vorgang
        </Knopf>
      </Knopfzeile>
    </section>
  )
}
