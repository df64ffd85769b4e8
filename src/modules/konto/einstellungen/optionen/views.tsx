import { showInvisible } from '#platform/text/anzeige.ts'
import { formatKurz, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import {
  Beschreibungsliste,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Kasten,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { NAMENSHINWEIS } from '../../faktoren/passkey/views.tsx'
import { type Anmeldeoptionen, type Option, reasonToKeep } from './optionen.ts'
import type { Sitzungsangabe } from './sitzungen.ts'

export const TITEL = {
  option: 'Anmeldeoption löschen',
  totp: 'Zwei-Faktor-Verfahren (TOTP)',
  totpLoeschen: 'Zweiten Faktor (TOTP) löschen',
  passkeys: 'Passkeys verwalten',
  passkeyName: 'Passkey umbenennen',
  passkeyLoeschen: 'Passkey löschen',
  sitzungen: 'Aktive Sitzungen',
} as const

const zurueck = (href: string = routes.kontoeinstellungen.href()) => (
  <Knopf art="sekundaer" href={href}>
    Zurück
  </Knopf>
)

/** What there is, and what can go; the last safe way in says why it has to stay. */
export function OptionView({ optionen }: { optionen: Anmeldeoptionen }) {
  const vorhanden: { option: Option; begriff: string; wert: string; href: string; text: string }[] = [
    {
      option: 'passwort' as const,
      begriff: 'Passwort',
      wert: 'festgelegt',
      href: routes.passwortEntfernen.href(),
      text: 'Passwort aus dem Konto entfernen',
    },
    {
      option: 'totp' as const,
      begriff: 'Zweiter Faktor (TOTP)',
      wert: 'eingerichtet',
      href: routes.totpLoeschen.href(),
      text: TITEL.totpLoeschen,
    },
    {
      option: 'passkey' as const,
      begriff: 'Passkeys',
      wert: String(optionen.passkeys),
      href: routes.passkeys.href(),
      text: 'Passkey auswählen und löschen',
    },
  ].filter(({ option }) => (option === 'passkey' ? optionen.passkeys > 0 : optionen[option]))
  return (
    <>
      <Titel einleitung="Hier löschen Sie Wege, mit denen Sie sich anmelden können. Ein sicherer Weg bleibt immer.">
        {TITEL.option}
      </Titel>
      <Beschreibungsliste
        eintraege={vorhanden.map(({ option, begriff, wert, href, text }) => {
          const grund = reasonToKeep(optionen, option)
          return {
            begriff,
            wert: grund ? `${wert}. ${grund}` : wert,
            aktion: grund ? undefined : <a href={href}>{text}</a>,
          }
        })}
      />
      <Knopfzeile>
        {zurueck()}
        <Knopf art="sekundaer" href={routes.passkeyEinrichten.href()}>
          Neuen Passkey erstellen
        </Knopf>
      </Knopfzeile>
    </>
  )
}

export function TotpEinstellungView({ optionen }: { optionen: Anmeldeoptionen }) {
  const grund = optionen.totp ? reasonToKeep(optionen, 'totp') : undefined
  return (
    <>
      <Titel einleitung="Mit einem ständig neuen Code aus einer App schützen Sie die Anmeldung mit Ihrem Passwort.">
        {TITEL.totp}
      </Titel>
      <p>{optionen.totp ? <Etikett art="erfolg">eingerichtet</Etikett> : <Etikett>nicht eingerichtet</Etikett>}</p>
      {optionen.totp && (
        <p>Ein neuer zweiter Faktor ersetzt den bisherigen. Der bisherige gilt, bis der neue bestätigt ist.</p>
      )}
      {grund && <p>Der zweite Faktor lässt sich zurzeit nicht löschen. {grund}</p>}
      {optionen.totp && !grund && (
        <p>
          <a href={routes.totpLoeschen.href()}>{TITEL.totpLoeschen}</a>
        </p>
      )}
      <Knopfzeile>
        {zurueck()}
        <Knopf href={routes.totpEinrichten.href()}>
          {optionen.totp ? 'Zweiten Faktor ändern' : 'Zweiten Faktor einrichten'}
        </Knopf>
      </Knopfzeile>
    </>
  )
}

interface Frage {
  csrf: string
  titel: string
  text: string
  aktion: string
  knopf: string
  zurueck: string
  /** Why it cannot be done now; then there is no button. */
  grund: string | undefined
}

/** Danger asks once more, with the consequence. */
export function FrageView(props: Frage) {
  return (
    <>
      <Titel einleitung={props.grund ? undefined : props.text}>{props.titel}</Titel>
      {props.grund && (
        <Hinweis art="warnung" titel="Das geht zurzeit nicht">
          <p>{props.grund}</p>
        </Hinweis>
      )}
      {props.grund ? (
        <Knopfzeile>{zurueck(props.zurueck)}</Knopfzeile>
      ) : (
        <Formular csrf={props.csrf} aktion={props.aktion}>
          <Knopfzeile>
            {zurueck(props.zurueck)}
            <Knopf art="gefahr">{props.knopf}</Knopf>
          </Knopfzeile>
        </Formular>
      )}
    </>
  )
}

export interface Passkeyangabe {
  id: string
  name: string
  erstellt: Date
  zuletzt: Date | null
}

export function PasskeysView({ passkeys, getan }: { passkeys: readonly Passkeyangabe[]; getan: string | undefined }) {
  return (
    <>
      <Titel einleitung="Passkeys sind auf einem Gerät oder in einem Passwort-Manager gespeichert. Löschen Sie hier jeden, den Sie nicht mehr benutzen.">
        {TITEL.passkeys}
      </Titel>
      {getan && <Hinweis art="erfolg" rolle="status" titel={getan} />}
      {passkeys.length === 0 ? (
        <LeererZustand titel="Sie haben noch keinen Passkey." />
      ) : (
        <Beschreibungsliste
          eintraege={passkeys.map(({ id, name, erstellt, zuletzt }) => {
            const shown = showInvisible(name)
            return {
              begriff: shown,
              wert: (
                <>
                  Eingerichtet am {formatKurz(tagInBerlin(erstellt))}
                  <br />
                  {zuletzt ? `Zuletzt benutzt am ${formatKurz(tagInBerlin(zuletzt))}` : 'Noch nicht benutzt'}
                </>
              ),
              aktion: (
                <>
                  <a href={routes.passkeyName.href({ id })} aria-label={`Passkey „${shown}“ umbenennen`}>
                    Umbenennen
                  </a>
                  <a href={routes.passkeyLoeschen.href({ id })} aria-label={`Passkey „${shown}“ löschen`}>
                    Löschen
                  </a>
                </>
              ),
            }
          })}
        />
      )}
      <Knopfzeile>
        {zurueck()}
        <Knopf href={routes.passkeyEinrichten.href()}>Neuen Passkey erstellen</Knopf>
      </Knopfzeile>
    </>
  )
}

export function PasskeyNameView(props: { csrf: string; id: string; name: string; fehler: Feldfehler<'name'> }) {
  return (
    <>
      <Titel einleitung="Der Name hilft Ihnen, Ihre Passkeys auseinanderzuhalten.">{TITEL.passkeyName}</Titel>
      <Fehlerliste fehler={props.fehler} />
      <Formular csrf={props.csrf} aktion={routes.passkeyName.href({ id: props.id })}>
        <Textfeld
          name="name"
          label="Name des Passkeys"
          hinweis={NAMENSHINWEIS}
          breite="l"
          pflicht
          autocomplete="off"
          wert={props.name}
          fehler={props.fehler.name}
        />
        <Knopfzeile>
          {zurueck(routes.passkeys.href())}
          <Knopf>Name speichern</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export interface SitzungenProps {
  csrf: string
  eigene: string
  sitzungen: readonly Sitzungsangabe[]
  getan: string | undefined
}

export function SitzungenView({ csrf, eigene, sitzungen, getan }: SitzungenProps) {
  return (
    <>
      <Titel einleitung="Auf diesen Geräten sind Sie zurzeit angemeldet. Beenden Sie jede Sitzung, die Sie nicht kennen.">
        {TITEL.sitzungen}
      </Titel>
      {getan && <Hinweis art="erfolg" rolle="status" titel={getan} />}
      {sitzungen.map(({ id, geraet, netz, seit, zuletzt }, i) => (
        <Kasten
          titel={
            <>
              {geraet} {id === eigene && <Etikett art="info">diese Sitzung</Etikett>}
            </>
          }
          aktionen={
            id !== eigene && (
              <Formular csrf={csrf} aktion={routes.sitzungen.href()} form="zeile">
                <input type="hidden" name="sitzung" value={id} />
                <Knopf art="sekundaer" vorlesen={`Sitzung ${i + 1}, ${geraet}, beenden`}>
                  Beenden
                </Knopf>
              </Formular>
            )
          }
        >
          <p>
            Netz {netz}
            <br />
            Angemeldet seit {formatZeit(seit)}
            <br />
            Zuletzt benutzt {formatZeit(zuletzt)}
          </p>
        </Kasten>
      ))}
      {sitzungen.length > 1 ? (
        <Formular csrf={csrf} aktion={routes.sitzungen.href()}>
          <input type="hidden" name="alle" value="ja" />
          <Knopfzeile>
            {zurueck()}
            <Knopf art="gefahr">Alle anderen beenden</Knopf>
          </Knopfzeile>
        </Formular>
      ) : (
        <Knopfzeile>{zurueck()}</Knopfzeile>
      )}
    </>
  )
}
