import { Passkeyknopf } from '#modules/konto'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, Formular, Hinweis, Knopf, Knopfzeile, LeererZustand, Tabelle, Titel } from '#web/parts/index.ts'
import type { EigenerPasskey } from './passkeys.ts'

/** Risky acts ask for the passkey once more. */
export function BestaetigenView({ csrf, weiter }: { csrf: string; weiter: string }): Html {
  return (
    <>
      <Titel einleitung="Was Sie vorhaben, ändert Zugänge. Bestätigen Sie mit Ihrem Passkey, dass Sie es sind. Danach geht es dort weiter.">
        Bitte weisen Sie sich noch einmal aus
      </Titel>
      <Passkeyknopf
        zweck="bestaetigen"
        csrf={csrf}
        weiter={weiter}
        pfad={routes.dienstPasskey.href()}
        anders={routes.dienstZugang.href()}
        text="Mit Passkey bestätigen"
      />
    </>
  )
}

const meldungen = {
  eingerichtet: 'Der Passkey ist eingerichtet.',
  geloescht: 'Der Passkey ist gelöscht.',
  sitzungen: 'Ihre anderen Sitzungen sind beendet.',
} as const
export type Zugangsmeldung = keyof typeof meldungen
export const readZugangsmeldung = (wert: string | undefined) =>
  Object.keys(meldungen).find((each): each is Zugangsmeldung => each === wert)

export interface ZugangProps {
  csrf: string
  passkeys: EigenerPasskey[]
  sitzungen: { id: string; erstellt: Date; zuletzt: Date }[]
  eigene: string
  /** The only one who administers this Jobcenter: a loss would leave nobody. */
  allein: boolean
  meldung: Zugangsmeldung | undefined
}

function Passkeys({ passkeys }: Pick<ZugangProps, 'passkeys'>): Html {
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <Tabelle
        titel="Ihre Passkeys"
        titelVerborgen
        spalten={[
          { text: 'Name' },
          { text: 'Eingerichtet' },
          { text: 'Zuletzt benutzt' },
          { text: 'Löschen', verborgen: true },
        ]}
        zeilen={passkeys.map((passkey): Child[] => [
          passkey.name,
          formatZeit(passkey.erstellt),
          passkey.zuletzt ? formatZeit(passkey.zuletzt) : 'noch nie',
          passkeys.length > 1 ? (
            <a
              href={routes.dienstZugangLoeschen.href({ id: passkey.id })}
              aria-label={`Passkey „${passkey.name}“ löschen`}
            >
              Löschen
            </a>
          ) : (
            'Ihr einziger'
          ),
        ])}
        leer={
          <LeererZustand titel="Sie haben noch keinen Passkey.">
            <p>Mit einem Passkey melden Sie sich in der Sachbearbeitung an.</p>
          </LeererZustand>
        }
      />
      {passkeys.length === 1 && (
        <p>
          Richten Sie einen zweiten ein: Geht dieser verloren, kommen Sie sonst nur mit Hilfe der Administration hinein.
        </p>
      )}
      <Knopfzeile>
        <Knopf href={routes.dienstZugangNeu.href()} symbol="schluessel">
          {passkeys.length === 0 ? 'Passkey einrichten' : 'Weiteren Passkey einrichten'}
        </Knopf>
      </Knopfzeile>
    </section>
  )
}

function Sitzungen({ csrf, sitzungen, eigene }: Pick<ZugangProps, 'csrf' | 'sitzungen' | 'eigene'>): Html {
  return (
    <section aria-labelledby="sitzungen">
      <h2 id="sitzungen">Angemeldet</h2>
      <Tabelle
        titel="Ihre Sitzungen"
        titelVerborgen
        spalten={[{ text: 'Angemeldet seit' }, { text: 'Zuletzt aktiv' }]}
        zeilen={sitzungen.map((sitzung): Child[] => [
          <>
            {formatZeit(sitzung.erstellt)} {sitzung.id === eigene && <Etikett art="info">diese Sitzung</Etikett>}
          </>,
          formatZeit(sitzung.zuletzt),
        ])}
      />
      {sitzungen.length > 1 && (
        <Formular csrf={csrf} aktion={routes.dienstZugangSitzungen.href()} nichtAufheben>
          <Knopf art="sekundaer">Andere Sitzungen beenden</Knopf>
        </Formular>
      )}
    </section>
  )
}

export function ZugangView(props: ZugangProps): Html {
  return (
    <>
      <Titel>Ihr Zugang</Titel>
      {props.meldung && <Hinweis art="erfolg" rolle="status" titel={meldungen[props.meldung]} />}
      {props.allein && (
        <Hinweis art="warnung" titel="Sie sind die einzige Administration">
          <p>
            Verlieren Sie Ihren Passkey, kann niemand Ihren Zugang ersetzen. Richten Sie einen zweiten Passkey ein, und{' '}
            <a href={routes.dienstPersonNeu.href()}>laden Sie eine zweite Person als Administration ein</a>.
          </p>
        </Hinweis>
      )}
      <Passkeys passkeys={props.passkeys} />
      <Sitzungen csrf={props.csrf} sitzungen={props.sitzungen} eigene={props.eigene} />
    </>
  )
}

export function SitzungenBeendenView({ csrf }: { csrf: string }): Html {
  return (
    <>
      <Titel einleitung="Auf anderen Geräten werden Sie sofort abgemeldet. Was dort nicht gesendet wurde, geht verloren.">
        Andere Sitzungen beenden?
      </Titel>
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstZugang.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Andere Sitzungen beenden</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export function LoeschenView({ csrf, name, letzter }: { csrf: string; name: string; letzter: boolean }): Html {
  if (letzter) {
    return (
      <>
        <Titel>Passkey „{name}“ bleibt</Titel>
        <Hinweis art="warnung" titel="Das ist Ihr einziger Passkey">
          <p>Ohne ihn kämen Sie nicht mehr hinein. Richten Sie zuerst einen weiteren ein.</p>
        </Hinweis>
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.dienstZugang.href()}>
            Zurück
          </Knopf>
          <Knopf href={routes.dienstZugangNeu.href()}>Weiteren Passkey einrichten</Knopf>
        </Knopfzeile>
      </>
    )
  }
  return (
    <>
      <Titel einleitung="Mit diesem Passkey können Sie sich dann nicht mehr anmelden. Löschen Sie ihn danach auch auf dem Gerät.">
        Passkey „{name}“ löschen?
      </Titel>
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstZugang.href()}>
            Abbrechen
          </Knopf>
          <Knopf art="gefahr">Passkey löschen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
