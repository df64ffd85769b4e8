import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Kasten,
  Kastenreihe,
  Knopf,
  Knopfzeile,
  Radiogruppe,
  Titel,
} from '#web/parts/index.ts'
import { BEANTRAGEN } from '../freischalten/antrag-views.tsx'
import type { Profil } from '../profil.ts'
import { artNamen, nameOf, stateOf, WahlFormular } from './auswahl-views.tsx'

export interface ProfileSeite {
  csrf: string
  profile: Profil[]
  /** What opens after sign-in: „fragen“, „standard“, or an id. */
  gewaehlt: string
  gespeichert?: boolean
  fehler?: string | undefined
}

export function ProfileView(props: ProfileSeite): Html {
  const { csrf, profile, fehler } = props
  return (
    <>
      <Titel einleitung="Ein Konto kann bis zu drei Profile haben: Privatperson, Unternehmen und Institution.">
        Profile verwalten
      </Titel>
      {fehler && <Fehlerliste fehler={{ standard: fehler }} />}
      {props.gespeichert && <Hinweis art="erfolg" rolle="status" titel="Ihre Änderung ist gespeichert" />}
      <h2>Ihre Profile</h2>
      {profile.length === 0 ? (
        <p>Sie haben noch kein Profil. Mit dem Standardprofil nutzen Sie die Informationsangebote.</p>
      ) : (
        <Beschreibungsliste
          eintraege={profile.map((profil) => ({
            begriff: nameOf(profil),
            wert: stateOf(profil),
            aktion: (
              <a
                href={routes.profilTrennen.href({ id: profil.id })}
                aria-label={profil.kundennummer ? `Trennen: ${nameOf(profil)}` : `Entfernen: ${nameOf(profil)}`}
              >
                {profil.kundennummer ? 'Trennen' : 'Entfernen'}
              </a>
            ),
          }))}
        />
      )}
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.profilNeu.href()}>
          Neues Profil anlegen oder freischalten
        </Knopf>
      </Knopfzeile>
      <h2>Nach der Anmeldung</h2>
      <Formular csrf={csrf} aktion={routes.profile.href()}>
        <Radiogruppe
          name="standard"
          label="Welches Profil soll sich öffnen?"
          wert={props.gewaehlt}
          fehler={fehler}
          optionen={[
            { wert: 'fragen', text: 'Jedes Mal fragen' },
            ...profile.map((profil) => ({ wert: profil.id, text: nameOf(profil) })),
            { wert: 'standard', text: 'Standardprofil (Privatperson ohne Profil)' },
          ]}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.profilAuswaehlen.href()}>
            Zurück
          </Knopf>
          <Knopf>Speichern</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export const trennenTitel = (profil: Profil) =>
  profil.kundennummer ? 'Verknüpfung mit dem Jobcenter trennen' : 'Profil entfernen'

export function TrennenView(props: { csrf: string; profil: Profil }): Html {
  const { profil } = props
  const verknuepft = profil.kundennummer !== undefined
  return (
    <>
      <Titel>{trennenTitel(profil)}</Titel>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Profil', wert: nameOf(profil) },
          { begriff: 'Art', wert: stateOf(profil) },
        ]}
      />
      {verknuepft ? (
        <>
          <h2>Was dann geschieht</h2>
          <ul>
            <li>Sie sehen Ihre Daten beim Jobcenter nicht mehr im Portal.</li>
            <li>Bescheide und Briefe kommen mit der Post.</li>
            <li>Ihre Akte, Ihre Anträge und Ihre Leistungen ändern sich nicht.</li>
            <li>Ihr Konto bleibt. Es öffnet sich mit dem Standardprofil.</li>
            <li>Für eine neue Verknüpfung brauchen Sie einen neuen Freischaltcode mit der Post.</li>
          </ul>
        </>
      ) : (
        <p>Das Profil ist leer. Sie können es jederzeit wieder anlegen.</p>
      )}
      <Formular csrf={props.csrf} aktion={routes.profilTrennen.href({ id: profil.id })}>
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.profile.href()}>
            Abbrechen
          </Knopf>
          <Knopf art="gefahr">{verknuepft ? 'Verknüpfung trennen' : 'Profil entfernen'}</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function NeuView(props: { csrf: string; profile: Profil[] }): Html {
  const has = (art: Profil['art']) => props.profile.some((profil) => profil.art === art)
  const leeresProfil = (art: 'unternehmen' | 'institution') => (
    <WahlFormular
      csrf={props.csrf}
      wahl={art}
      text={has(art) ? 'Auswählen' : 'Profil anlegen'}
      fuer={artNamen[art]}
      art="sekundaer"
    />
  )
  return (
    <>
      <Titel einleitung="Ein Profil sagt, für wen Sie handeln. Von jeder Art können Sie eines haben.">
        Neues Profil anlegen oder freischalten
      </Titel>
      <Kastenreihe>
        <Kasten
          titel="Privatperson"
          symbol="person"
          aktionen={
            has('privatperson') ? undefined : (
              <>
                <Knopf href={routes.freischaltcode.href()}>Freischaltcode eingeben</Knopf>
                <a href={routes.freischaltcodeBeantragen.href()}>{BEANTRAGEN}</a>
              </>
            )
          }
        >
          <p>
            {has('privatperson')
              ? 'Dieses Profil haben Sie schon.'
              : 'Sie handeln für sich selbst. Der Freischaltcode aus dem Brief Ihres Jobcenters verbindet Ihr Konto mit Ihren Daten.'}
          </p>
        </Kasten>
        <Kasten titel="Unternehmen" aktionen={leeresProfil('unternehmen')}>
          <p>
            Sie handeln für einen Betrieb. Heute öffnet dieses Profil dieselben Funktionen wie das Standardprofil:
            Informationen, Hilfe und Ihr Konto.
          </p>
        </Kasten>
        <Kasten titel="Institution" aktionen={leeresProfil('institution')}>
          <p>
            Sie handeln für eine Einrichtung, zum Beispiel einen Bildungsträger. Heute öffnet dieses Profil dieselben
            Funktionen wie das Standardprofil.
          </p>
        </Kasten>
      </Kastenreihe>
      <p>
        Was ein Unternehmen oder eine Institution mit dem Jobcenter klären möchte, geht heute am Telefon oder mit der
        Post: <a href={routes.kontakt.href()}>Kontakt</a>.
      </p>
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.profilAuswaehlen.href()}>
          Zurück
        </Knopf>
      </Knopfzeile>
    </>
  )
}
