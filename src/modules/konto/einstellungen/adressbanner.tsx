import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Html } from '#web/jsx.ts'
import { Formular, Hinweis, Knopf, Knopfzeile } from '#web/parts/index.ts'

/** Pages that show the banner; one of them is gone back to. */
const seiten: readonly string[] = [
  routes.start.href(),
  routes.postfach.href(),
  routes.leistungspostfach.href(),
  routes.vermittlungspostfach.href(),
  routes.bescheide.href(),
  routes.termine.href(),
]

/** Where „Die Adresse stimmt“ leads: back to the page, which says that it worked. */
export const adresseStimmtZiel = (zurueck: string): string =>
  `${seiten.includes(zurueck) ? zurueck : routes.bescheide.href()}?adresse=stimmt`

/**
 * On top of a page while mails to the person come back, and once after they said that the address is right. `gestoert`: since
 * when, as the account says.
 */
export function showAdressbanner(
  a: Pick<Anfrage, 'csrf' | 'frage' | 'url'>,
  gestoert: Date | null | undefined,
): Html | undefined {
  if (!gestoert) {
    if (a.frage('adresse') !== 'stimmt') return undefined
    return (
      <Hinweis art="erfolg" rolle="status" titel="Ihre E-Mail-Adresse ist bestätigt">
        <p>Wir schreiben Ihnen wieder E-Mails an diese Adresse.</p>
      </Hinweis>
    )
  }
  return (
    <Hinweis art="warnung" titel="Adresse prüfen">
      <p>Unsere E-Mails an Sie kommen zurück. Bis das geklärt ist, senden wir neue Schreiben mit der Post.</p>
      <p>Prüfen Sie Ihre E-Mail-Adresse. Stimmt sie, ist vielleicht Ihr E-Mail-Postfach voll.</p>
      <Formular csrf={a.csrf()} aktion={routes.adresseStimmt.href()} vorlesen="E-Mail-Adresse bestätigen" nichtAufheben>
        <input type="hidden" name="zurueck" value={a.url.pathname} />
        <Knopfzeile>
          <Knopf art="sekundaer">Die Adresse stimmt</Knopf>
          <Knopf href={routes.einstellungEmail.href()}>Adresse prüfen</Knopf>
        </Knopfzeile>
      </Formular>
    </Hinweis>
  )
}
