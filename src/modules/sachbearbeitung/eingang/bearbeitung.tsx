import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { Html } from '#web/jsx.ts'
import { Etikett, Formular, Knopf } from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'
import type { Artname } from './arten.ts'
import { findPostenOf } from './store.ts'

interface Blick {
  env: Env
  besuch: Dienstbesuch
  url: URL
  csrf: () => string
}

/**
 * Who works on the item that a page is about, with the way to take it or give it back: nobody works on it unknowingly.
 * Nothing where there is no open item.
 */
export async function showBearbeitung(
  a: Blick,
  { arten, bezugId }: { arten: readonly Artname[]; bezugId: string },
): Promise<Html | undefined> {
  const { jobcenterId, mitarbeiterId } = a.besuch
  const posten = await findPostenOf(a.env.db, { arten, bezugId, jobcenterId })
  if (!posten) return undefined
  const eigen = posten.zustaendig === mitarbeiterId
  const andere = !eigen && posten.name
  const knopf = eigen ? 'Zurückgeben' : 'Übernehmen'
  return (
    <section class="bearbeitung" aria-label="Bearbeitung">
      <p>
        {andere ? <Etikett art="warnung">{`${andere} bearbeitet das`}</Etikett> : null}{' '}
        {andere
          ? 'Sprechen Sie sich ab, bevor Sie entscheiden.'
          : eigen
            ? 'Sie bearbeiten das.'
            : 'Das bearbeitet noch niemand.'}{' '}
        Fällig: {kurzesDatum(posten.faellig)}
      </p>
      <Formular csrf={a.csrf()} aktion={routes.dienstEingang.href()} vorlesen={knopf} nichtAufheben>
        <input type="hidden" name="posten[]" value={`${posten.id}_${posten.stand}`} />
        <input type="hidden" name="zurueck" value={a.url.pathname} />
        <Knopf art="text" name="aktion" wert={eigen ? 'zurueck' : 'uebernehmen'}>
          {knopf}
        </Knopf>
      </Formular>
    </section>
  )
}
