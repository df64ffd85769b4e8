import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Formular, Hinweis, Knopf, Kopierfeld, LeererZustand, Linkliste, Titel } from '#web/parts/index.ts'

interface AboProps {
  csrf: string
  seit: Date | undefined
  /** Shown this once. */
  adresse: string | undefined
}

/** The private address for a calendar program. */
export function AboView({ csrf, seit, adresse }: AboProps): Html {
  return (
    <>
      <Titel einleitung="Ihr Kalenderprogramm holt sich Ihre Termine selbst und bleibt auf dem neuesten Stand.">
        Termine im eigenen Kalender
      </Titel>
      {adresse && (
        <Hinweis art="erfolg" rolle="status" titel="Das ist Ihre Adresse">
          <Kopierfeld id="kalenderadresse" label="Adresse des Kalenders" wert={adresse} />
          <p>
            Fügen Sie sie in Ihrem Kalender unter „Kalender abonnieren“ ein. Wir zeigen sie nur jetzt: Bei uns ist sie
            nicht lesbar gespeichert.
          </p>
        </Hinweis>
      )}
      <p>
        Die Adresse ist geheim: Wer sie kennt, sieht Zeit und Ort Ihrer Termine, auch ohne Anmeldung. Worum es geht und
        wer Sie sind, steht nicht darin.
      </p>
      {!seit && !adresse && (
        <LeererZustand titel="Sie haben noch keine Adresse">
          <p>Einen einzelnen Termin können Sie auf seiner Seite in den Kalender übernehmen.</p>
        </LeererZustand>
      )}
      {seit && !adresse && (
        <p>Ihre Adresse gibt es seit {formatZeit(seit)}. Mit einer neuen gilt die alte nicht mehr.</p>
      )}
      <div class="kalenderabo">
        <Formular csrf={csrf} nichtAufheben>
          <Knopf art={seit ? 'sekundaer' : 'primaer'}>{seit ? 'Neue Adresse erzeugen' : 'Adresse erzeugen'}</Knopf>
        </Formular>
        {seit && (
          <Formular csrf={csrf} aktion={routes.kalenderEnde.href()} nichtAufheben>
            <Knopf art="text">Adresse abschalten</Knopf>
          </Formular>
        )}
      </div>
      <Linkliste links={[{ text: 'Alle Termine', href: routes.termine.href() }]} />
    </>
  )
}
