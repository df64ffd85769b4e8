import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Hinweis, Knopf, Linkliste } from '#web/parts/index.ts'
import type { Sicherung } from '../antrag/antrag.ts'

/** Where a secured day stands: its receipt. */
export const gesichertHref = ({ art, id }: Sicherung): string =>
  art === 'vorgang' ? routes.vorgang.href({ id }) : routes.erstantrag.href({ id })

export function Gesichert({ gesichert }: { gesichert: Sicherung }): Html {
  return (
    <Hinweis art="erfolg" titel={`Ihr Antragsdatum ist gesichert: ${formatTag(tagInBerlin(gesichert.zeit))}`}>
      <p>
        Füllen Sie den Antrag bald fertig aus. Das Datum bleibt. <a href={gesichertHref(gesichert)}>Beleg ansehen</a>
      </p>
    </Hinweis>
  )
}

export function NochNichtGesichert({ id }: { id: string }): Html {
  return (
    <Hinweis art="warnung" titel="Ihr Antragsdatum ist noch nicht gesichert">
      <p>Von diesem Tag an zählt Ihr Antrag. Sie können ihn jetzt sichern und alles andere später ausfüllen.</p>
      <Knopf href={routes.antragSichern.href({ id })} art="sekundaer">
        Antragsdatum sichern
      </Knopf>
    </Hinweis>
  )
}

/** Whoever has only a Standardprofil learns what is missing for this service, and where to get it. */
export function OhneProfil(): Html {
  return (
    <Hinweis titel="Ihr Profil ist noch nicht freigeschaltet">
      <p>
        Für diesen eService muss Ihr Jobcenter wissen, wer Sie sind. Dafür brauchen Sie einen Freischaltcode. Er kommt
        mit der Post. Geld zum Leben können Sie schon vorher beantragen.
      </p>
      <Linkliste
        links={[
          { text: 'Freischaltcode eingeben', href: routes.freischaltcode.href() },
          {
            text: 'Freischaltcode online beantragen oder Jobcenter kontaktieren',
            href: routes.freischaltcodeBeantragen.href(),
          },
          { text: 'Geld zum Leben beantragen', href: routes.eservice.href({ slug: 'buergergeld' }) },
        ]}
      />
    </Hinweis>
  )
}
