import { routes } from '#routes'
import {
  Formular,
  Hinweis,
  Karte,
  Kartenreihe,
  Knopf,
  Knopfzeile,
  Linkliste,
  Seitenleiste,
  Spalten,
  Titel,
} from '#web/parts/index.ts'
import { type EingerichtetesVideo, VideosView } from '#web/videos/videos.tsx'

/** „Sicherheitshinweis“: without a second factor nothing else opens. BundID and Mein UK stand here once they are configured. */
export function SicherheitshinweisView(props: {
  csrf: string
  mitPasswort: boolean
  videos: readonly EingerichtetesVideo[]
}) {
  return (
    <Spalten>
      <div>
        <Titel>Sicherheitshinweis</Titel>
        <Hinweis titel="Der Schutz Ihrer Daten ist uns wichtig.">
          <p>
            Deshalb geht die Anmeldung bei uns nur mit mehreren Faktoren: mit einem Passkey, oder mit Passwort und Code.
            Das Einrichten dauert wenige Minuten.
          </p>
        </Hinweis>
        <h2>Sichern Sie Ihre Anmeldung ab:</h2>
        <Kartenreihe>
          <Karte titel="Passkey einrichten" href={routes.passkeyEinrichten.href()} symbol="schluessel" ebene={3}>
            <p>
              Sie entsperren bei der Anmeldung nur Ihr Gerät oder Ihren Passwort-Manager. Ein Passwort brauchen Sie
              nicht.
            </p>
          </Karte>
          {props.mitPasswort && (
            <Karte titel="Zweiten Faktor einrichten" href={routes.totpEinrichten.href()} symbol="schild" ebene={3}>
              <p>Sie geben bei der Anmeldung Ihr Passwort ein und dazu einen TOTP-Code aus einer App.</p>
            </Karte>
          )}
        </Kartenreihe>
        <Formular csrf={props.csrf} aktion={routes.abmelden.href()} nichtAufheben>
          <Knopfzeile>
            <Knopf art="sekundaer">Abbrechen</Knopf>
          </Knopfzeile>
        </Formular>
      </div>
      <Seitenleiste titel="Weitere Informationen">
        <Linkliste
          links={[
            { text: 'Sichere und komfortable Anmeldung', href: routes.hilfeseite.href({ name: 'sichere-anmeldung' }) },
            {
              text: 'Allgemeine Informationen zur Absicherung ihres Kontos (BSI)',
              href: routes.hilfeseite.href({ name: 'konto-absichern' }),
            },
            { text: 'Arbeitshilfe', href: routes.arbeitshilfe.href() },
          ]}
        />
        <VideosView videos={props.videos} ebene={3} />
      </Seitenleiste>
    </Spalten>
  )
}
