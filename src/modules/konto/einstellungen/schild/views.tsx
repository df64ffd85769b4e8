import type { JobcenterRow } from '#modules/jobcenter'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import {
  Aufgabenliste,
  Auswahl,
  type EtikettArt,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Tabelle,
  Titel,
} from '#web/parts/index.ts'
import { bereiche, type Verlaufsfilter, zeitraeume } from '../forms.ts'
import type { Anmeldeoptionen } from '../optionen/optionen.ts'
import type { Anmeldung } from './schild.ts'
import type { Blatt, Verlaufseintrag } from './verlauf.ts'

const stand = (art: EtikettArt, text: string) => ({ art, text })
const gut = (text: string) => stand('erfolg', text)

/** Each protection with its state, and what would make it better. */
function protections(optionen: Anmeldeoptionen) {
  const { passwort, totp, passkeys, codes } = optionen
  return [
    {
      titel: 'Passkeys',
      href: routes.passkeys.href(),
      hinweis: [
        'Ein Passkey schützt am besten: Niemand kann ihn abfangen oder erraten.',
        'Ein zweiter Passkey auf einem anderen Gerät hilft, wenn Sie eines verlieren.',
        'Löschen Sie jeden, den Sie nicht mehr benutzen.',
      ][Math.min(passkeys, 2)],
      status: passkeys === 0 ? stand('warnung', 'keiner') : gut(passkeys === 1 ? '1 Passkey' : `${passkeys} Passkeys`),
    },
    {
      titel: 'Zweiter Faktor (TOTP)',
      href: routes.einstellungTotp.href(),
      hinweis:
        passwort && !totp && passkeys === 0
          ? 'Richten Sie einen zweiten Faktor ein.'
          : 'Er schützt die Anmeldung mit dem Passwort.',
      status: totp ? gut('eingerichtet') : stand('neutral', 'nicht eingerichtet'),
    },
    {
      titel: 'Passwort',
      href: routes.einstellungPasswort.href(),
      hinweis: passwort ? 'Benutzen Sie es nirgends sonst.' : 'Ohne Passwort kann auch keines gestohlen werden.',
      status: passwort ? gut('festgelegt') : gut('entfernt'),
    },
    {
      titel: 'Wiederherstellungscodes',
      href: routes.wiederherstellungscodes.href(),
      hinweis:
        codes < 3
          ? 'Lassen Sie sich neue Codes geben, bevor die letzten benutzt sind.'
          : 'Bewahren Sie sie auf Papier auf.',
      status: codes < 3 ? stand('warnung', `${codes} übrig`) : gut(`${codes} übrig`),
    },
    {
      titel: 'Aktive Sitzungen',
      href: routes.sitzungen.href(),
      hinweis: 'Sehen Sie, wo Sie angemeldet sind, und beenden Sie, was Sie nicht kennen.',
      status: stand('neutral', 'ansehen'),
    },
  ]
}

export function SicherheitView(props: { optionen: Anmeldeoptionen; blatt: Blatt<Anmeldung> }) {
  const { eintraege, weiter } = props.blatt
  return (
    <>
      <Titel einleitung="Was Ihr Online-Konto schützt, und wer sich in den letzten 90 Tagen angemeldet hat.">
        Sicherheit
      </Titel>
      <h2>Das schützt Ihr Konto</h2>
      <Aufgabenliste aufgaben={protections(props.optionen)} />
      <h2>Waren das alles Sie?</h2>
      <p>
        Sehen Sie unten eine Anmeldung, die Sie nicht kennen? Dann beenden wir alles, was ein Fremder benutzen könnte.
      </p>
      <Knopfzeile>
        <Knopf art="gefahr" href={routes.nichtIch.href()}>
          Das war ich nicht
        </Knopf>
      </Knopfzeile>
      <h2>Anmeldungen</h2>
      <Tabelle
        titel="Anmeldungen der letzten 90 Tage"
        titelVerborgen
        id="anmeldungen"
        spalten={[{ text: 'Zeit' }, { text: 'Was' }, { text: 'Gerät' }, { text: 'Ungefährer Ort (Netz)' }]}
        zeilen={eintraege.map(({ zeit, satz, geraet, netz }) => [formatZeit(zeit), satz, geraet ?? '–', netz ?? '–'])}
        leer={<LeererZustand titel="In diesem Zeitraum gab es keine Anmeldung." />}
      />
      {weiter !== undefined && (
        <Knopf art="sekundaer" href={`${routes.sicherheit.href()}?vor=${weiter}#anmeldungen`}>
          Mehr anzeigen
        </Knopf>
      )}
      <Linkliste links={[{ text: 'Technischen Verlauf nachvollziehen', href: routes.verlauf.href() }]} />
    </>
  )
}

export function NichtIchView({ csrf, erledigt }: { csrf: string; erledigt: boolean }) {
  if (erledigt) return <NichtIchErledigtView />
  return (
    <>
      <Titel einleitung="War jemand anderes in Ihrem Konto? Wir beenden sofort alle anderen Sitzungen und vergessen alle bekannten Geräte. Links aus unseren E-Mails gelten nicht mehr.">
        Das war ich nicht
      </Titel>
      <Formular csrf={csrf} aktion={routes.nichtIch.href()}>
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.sicherheit.href()}>
            Zurück
          </Knopf>
          <Knopf art="gefahr">Alle anderen Sitzungen beenden</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

function NichtIchErledigtView() {
  return (
    <>
      <Titel>Das war ich nicht</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Alle anderen Sitzungen sind beendet.">
        <p>Ihre Meldung ist festgehalten. Wir haben Ihnen eine E-Mail dazu gesandt.</p>
      </Hinweis>
      <h2>Was Sie jetzt tun sollten</h2>
      <ol>
        <li>
          <a href={routes.einstellungPasswort.href()}>Ändern Sie Ihr Passwort</a>, auch dort, wo Sie es sonst noch
          benutzen.
        </li>
        <li>
          <a href={routes.passkeys.href()}>Löschen Sie Passkeys</a>, die Sie nicht kennen.
        </li>
        <li>
          <a href={routes.wiederherstellungscodes.href()}>Lassen Sie sich neue Wiederherstellungscodes geben.</a> Die
          alten gelten dann nicht mehr.
        </li>
        <li>
          Sehen Sie im <a href={routes.verlauf.href()}>Verlauf</a> nach, ob jemand etwas geändert hat.
        </li>
        <li>
          Fehlt etwas oder sind Sie unsicher? Rufen Sie uns an: <a href={routes.kontakt.href()}>Kontakt</a>
        </li>
      </ol>
    </>
  )
}

export interface VerlaufProps {
  /** „Verlauf zum …“; undefined: everything. */
  thema: string | undefined
  filter: Verlaufsfilter
  zeitraum: string
  blatt: Blatt<Verlaufseintrag>
  /** Address of the next page, or undefined on the last one. */
  mehr: string | undefined
}

export function VerlaufView({ thema, filter, zeitraum, blatt, mehr }: VerlaufProps) {
  return (
    <>
      <Titel einleitung="Alles, was an Ihrem Konto und Ihren Vorgängen getan wurde, das Neueste zuerst. Niemand kann hier etwas ändern oder löschen.">
        {thema ?? 'Technischen Verlauf nachvollziehen'}
      </Titel>
      <p>
        {thema ? (
          <>
            Hier steht nur, was zu diesem Thema gehört. <a href={routes.verlauf.href()}>Den ganzen Verlauf anzeigen</a>
          </>
        ) : (
          <>
            Anmeldungen stehen auf der Seite <a href={routes.sicherheit.href()}>Sicherheit</a>.
          </>
        )}
      </p>
      <Formular methode="get" form="zeile" aktion={routes.verlauf.href()} vorlesen="Verlauf filtern">
        {filter.leistung && <input type="hidden" name="leistung" value={filter.leistung} />}
        <Auswahl
          name="bereich"
          label="Bereich"
          leer="alle Bereiche"
          optionen={bereiche}
          wert={filter.bereich}
          breite="m"
        />
        <Auswahl
          name="zeitraum"
          label="Zeitraum"
          leer="gesamte Zeit"
          optionen={zeitraeume}
          wert={zeitraum}
          breite="m"
        />
        <Knopf art="sekundaer">Filtern</Knopf>
      </Formular>
      <Tabelle
        titel="Verlauf"
        titelVerborgen
        stapelt
        spalten={[{ text: 'Zeit' }, { text: 'Was' }, { text: 'Durch wen' }]}
        zeilen={blatt.eintraege.map(({ zeit, satz, wer }) => [formatZeit(zeit), satz, wer])}
        leer={
          <LeererZustand
            titel="Zu dieser Auswahl gibt es keinen Eintrag."
            aktion={<a href={routes.verlauf.href()}>Alles anzeigen</a>}
          />
        }
      />
      {mehr && (
        <Knopf art="sekundaer" href={mehr}>
          Mehr anzeigen
        </Knopf>
      )}
    </>
  )
}

export function DeaktiviertView({ jobcenter }: { jobcenter: JobcenterRow | undefined }) {
  return (
    <>
      <Titel>Ihr Konto ist deaktiviert und nicht nutzbar</Titel>
      <Hinweis art="fehler" titel="Mit Ihrem Online-Konto gibt es ein Problem">
        <p>{jobcenter?.name ?? 'Ihr Jobcenter'} hat das Konto deshalb vorsorglich deaktiviert.</p>
      </Hinweis>
      <p>
        Das kann verschiedene Ursachen haben. Vielleicht wurden die{' '}
        <a href={routes.nutzungsbedingungen.href()}>Nutzungsbedingungen</a> nicht beachtet, oder es gab ein
        Sicherheitsproblem.
      </p>
      <p>
        Wir möchten mit Ihnen in Kontakt bleiben und helfen Ihnen gern, das Konto wieder zu nutzen. Ihre Leistungen
        laufen weiter.
      </p>
      {jobcenter && (
        <p>
          Rufen Sie uns bitte an: <strong>{jobcenter.servicenummer}</strong> (gebührenfrei)
          <br />
          {jobcenter.servicezeiten}
        </p>
      )}
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.start.href()}>
          Abbrechen
        </Knopf>
      </Knopfzeile>
      <Linkliste links={[{ text: 'Weitere Wege zu uns', href: routes.kontakt.href() }]} />
    </>
  )
}
