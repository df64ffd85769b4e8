import type { Kunde } from '#modules/jobcenter'
import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Hinweis, Knopf, Knopfzeile, Linkliste, Titel, Wegeliste } from '#web/parts/index.ts'
import { BEANTRAGEN } from '../freischalten/antrag-views.tsx'

export function ProfilView(props: { kunde: Kunde | undefined }): Html {
  const { kunde } = props
  if (!kunde) return <StandardprofilView />
  return (
    <>
      <Titel einleitung="Diese Daten hat Ihr Jobcenter von Ihnen.">Ihr Profil</Titel>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Name', wert: `${kunde.vorname} ${kunde.nachname}` },
          { begriff: 'Geburtsdatum', wert: formatTag(kunde.geburtstag) },
          { begriff: 'Kundennummer', wert: kunde.kundennummer },
          ...(kunde.bgNummer ? [{ begriff: 'BG-Nummer (Bedarfsgemeinschaft)', wert: kunde.bgNummer }] : []),
          { begriff: 'Anschrift', wert: `${kunde.strasse}, ${kunde.plz} ${kunde.ort}` },
        ]}
      />
      <p>
        Stimmt etwas nicht? Wie Sie es ändern, steht unter{' '}
        <a href={routes.profilBearbeiten.href()}>Profil bearbeiten</a>.
      </p>
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.profile.href()}>
          Profile verwalten
        </Knopf>
        <Knopf href={routes.profilBearbeiten.href()}>Profil bearbeiten</Knopf>
      </Knopfzeile>
    </>
  )
}

function StandardprofilView(): Html {
  return (
    <>
      <Titel einleitung="Ihr Konto ist noch nicht mit Ihren Daten beim Jobcenter verbunden.">Ihr Profil</Titel>
      <Knopfzeile>
        <Knopf art="sekundaer" symbol="person" href={routes.profilAuswaehlen.href()}>
          Standardprofil
        </Knopf>
      </Knopfzeile>
      <p>
        Mit dem Standardprofil lesen Sie alle Informationen, verwalten Ihr Konto und beantragen einen Freischaltcode.
        Das Jobcenter bekommt von Ihnen sonst nichts.
      </p>
      <h2>So verbinden Sie Ihr Konto</h2>
      <p>Mit dem Freischaltcode aus dem Brief Ihres Jobcenters sehen Sie hier Ihren Namen und Ihre Kundennummer.</p>
      <Knopfzeile>
        <Knopf href={routes.freischaltcode.href()}>Freischaltcode eingeben</Knopf>
      </Knopfzeile>
      <Linkliste links={[{ text: BEANTRAGEN, href: routes.freischaltcodeBeantragen.href() }]} />
    </>
  )
}

export function BearbeitenView(props: { verknuepft: boolean; anschrift: string | undefined }): Html {
  return (
    <>
      <Titel einleitung="Hier steht, was Sie heute selbst ändern können und wofür Sie Ihrem Jobcenter schreiben.">
        Profil bearbeiten
      </Titel>
      <h2>Gleich hier im Portal</h2>
      <Wegeliste
        wege={[
          {
            text: 'E-Mail-Adresse und Benutzername',
            hinweis: 'In den Kontoeinstellungen',
            href: routes.kontoeinstellungen.href(),
          },
          {
            text: 'Online-Kommunikation',
            hinweis: 'Nachrichten und Bescheide online statt mit der Post',
            href: routes.onlineKommunikation.href(),
          },
          {
            text: 'Profile verwalten',
            hinweis: 'Welches Profil sich öffnet, Profil trennen',
            href: routes.profile.href(),
          },
        ]}
      />
      <h2>Mit einem Brief an Ihr Jobcenter</h2>
      <p>
        Eine neue Anschrift, einen neuen Namen oder eine neue Bankverbindung teilen Sie heute schriftlich mit. Schreiben
        Sie Ihren Namen und Ihre Kundennummer dazu und unterschreiben Sie.
      </p>
      {props.anschrift && <p>Anschrift: {props.anschrift}</p>}
      <p>
        Telefon und Öffnungszeiten stehen unter <a href={routes.kontakt.href()}>Kontakt</a>.
      </p>
      {!props.verknuepft && (
        <Hinweis titel="Ihr Konto ist noch nicht mit Ihren Daten verbunden" ebene={3}>
          <p>
            <a href={routes.freischaltcode.href()}>Freischaltcode eingeben</a>
          </p>
        </Hinweis>
      )}
    </>
  )
}
