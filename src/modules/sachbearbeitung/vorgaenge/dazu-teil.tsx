import { type Bescheid, listBescheideDesVorgangs, readArt } from '#modules/bescheide'
import { fachnamen, listGespraecheZu, type Zeile } from '#modules/postfach'
import type { GanzerVorgang } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Etikett, Knopf, Knopfzeile, Wegeliste } from '#web/parts/index.ts'
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
      {gespraeche.length + bescheide.length === 0 && <p>Dazu gibt es noch nichts.</p>}
      <Wegeliste
        wege={[
          ...bescheide.map((eines) => ({
            text: eines.titel,
            href: routes.dienstBescheid.href({ id: eines.id }),
            hinweis: `Schreiben: ${readArt(eines.art).name} · ${formatZeit(eines.erstellt)}`,
            stand: <Etikett art={zustaende[eines.zustand].art}>{zustaende[eines.zustand].text}</Etikett>,
          })),
          ...gespraeche.map((eines) => ({
            text: eines.betreff,
            href: routes.dienstGespraech.href({ id: eines.id }),
            hinweis: `Nachricht im ${fachnamen[eines.fach]} · ${formatZeit(eines.zuletzt)}`,
            stand: eines.wartet ? <Etikett art="warnung">wartet auf Antwort</Etikett> : <Etikett>beantwortet</Etikett>,
          })),
        ]}
      />
      <Knopfzeile>
        <Knopf art="sekundaer" symbol="brief" href={`${routes.dienstNachricht.href(wo)}${frage}`}>
          Nachricht zu diesem Vorgang
        </Knopf>
        <Knopf art="sekundaer" symbol="datei" href={`${routes.dienstBescheidNeu.href(wo)}${frage}`}>
          Bescheid erstellen
        </Knopf>
      </Knopfzeile>
    </section>
  )
}
