import { Nachweistafel } from '#modules/vorgaenge'
import { formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Hinweis, Knopf, Linkliste } from '#web/parts/index.ts'
import type { Sicherung } from '../antrag/antrag.ts'
import { type Erstantrag, isVollstaendig } from './erstantrag.ts'

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

/** What was handed in with a first application, and what is still owed; more can be handed in from the profile. */
export function Eingereichtes({ erstantrag }: { erstantrag: Erstantrag }): Html | null {
  const { nachweise, dateien, zustand, uebernommen } = erstantrag
  if (nachweise.length === 0 && dateien.length === 0) return null
  const ende = zustand === 'abgelehnt' || zustand === 'zurueckgenommen'
  const fehlt = nachweise.some((one) => one.zustand === 'offen' && !one.freiwillig)
  return (
    <>
      {nachweise.length > 0 && (
        <>
          <h3>Nachweise</h3>
          {fehlt && !ende && !uebernommen && (
            <p>
              Was noch fehlt, reichen Sie nach, sobald der Antrag in Ihrem Profil steht. Vorher nimmt es das Jobcenter
              auch persönlich oder mit der Post.
            </p>
          )}
          <Nachweistafel
            nachweise={nachweise.map(({ freiwillig = false, ...one }, i) => ({ ...one, id: String(i), freiwillig }))}
            seite="kunde"
            ebene={4}
            ende={ende}
            anhaenge={() => null}
          />
        </>
      )}
      {dateien.length > 0 && (
        <>
          <h3>Dateien</h3>
          <ul>
            {dateien.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** What was read before sending, as long as it is new. */
export function WasSichAendert({ folgen }: { folgen: readonly string[] }): Html | null {
  if (folgen.length === 0) return null
  return (
    <>
      <h3>Was sich dadurch ändert</h3>
      <ul>
        {folgen.map((satz) => (
          <li>{satz}</li>
        ))}
      </ul>
    </>
  )
}

/** What proves that and when it was sent, and all of it to keep. */
export function Belege({ erstantrag }: { erstantrag: Erstantrag }): Html {
  return (
    <section aria-labelledby="belege">
      <h2 id="belege">{erstantrag.sendungen.length > 1 ? 'Belege' : 'Beleg'}</h2>
      {[...erstantrag.sendungen].reverse().map(({ beleg }) => (
        <>
          <Beschreibungsliste
            eintraege={[
              { begriff: 'Gesendet', wert: `${beleg.bezeichnung}, ${formatZeit(beleg.zeit)}` },
              { begriff: 'Belegcode', wert: <code>{beleg.code}</code> },
              { begriff: 'Prüfsumme des Inhalts (SHA-256)', wert: <code class="pruefsumme">{beleg.sha256}</code> },
            ]}
          />
          <p>
            <a href={routes.beleg.href({ code: beleg.code })}>Beleg vom {formatTag(tagInBerlin(beleg.zeit))} prüfen</a>
          </p>
        </>
      ))}
      <p>
        Mit dem Code kann jede Person, der Sie ihn geben, prüfen, dass und wann Sie gesendet haben, ohne den Inhalt zu
        sehen.
      </p>
      {isVollstaendig(erstantrag) ? (
        <Linkliste
          links={[
            {
              text: 'Beleg mit allen Angaben als PDF',
              href: routes.erstantragPdf.href({ id: erstantrag.id }),
              symbol: 'datei',
            },
          ]}
        />
      ) : (
        <p>
          Ein PDF mit allen Angaben gibt es, sobald der ganze Antrag gesendet ist. Bisher ist nur das Datum gesichert.
        </p>
      )}
    </section>
  )
}
