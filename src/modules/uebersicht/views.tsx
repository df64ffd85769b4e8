import type { Menue } from '#modules/hilfe'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Aufgabenliste, Kasten, Kastenreihe, Knopf, LeererZustand, Linkliste, Titel } from '#web/parts/index.ts'
import type { Aufgabe } from './aufgaben.ts'
import { Kontakt, type KontaktProps } from './kontakt-views.tsx'
import { Leistungen, type LeistungenProps } from './leistung-views.tsx'

/** The page for everybody who is not signed in. */
export function GastView({ startseite }: Menue) {
  const { reiter, angebote } = startseite
  return (
    <>
      <Titel>Willkommen, wie können wir Sie weiterbringen?</Titel>
      <nav class="reiter" aria-label="Für wen">
        <ul>
          {reiter.map(({ text, href }) => (
            <li>
              <a href={href} aria-current={href === routes.start.href() ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{angebote.titel}</h2>
      <Kastenreihe>
        {angebote.karten.map(({ titel, text, href, links }) => (
          <Kasten titel={href === null ? titel : <a href={href}>{titel}</a>} ebene={3}>
            <p>{text}</p>
            {links.length > 0 && <Linkliste links={links} />}
          </Kasten>
        ))}
      </Kastenreihe>
    </>
  )
}

function Zutun({ aufgaben }: { aufgaben: readonly Aufgabe[] }) {
  return (
    <section aria-labelledby="zu-tun">
      <h2 id="zu-tun">Was ist zu tun?</h2>
      {aufgaben.length > 0 ? (
        <Aufgabenliste aufgaben={aufgaben} />
      ) : (
        <LeererZustand titel="Zurzeit ist nichts zu tun">
          <p>Braucht Ihr Jobcenter etwas von Ihnen, steht es hier oder in einem Brief.</p>
        </LeererZustand>
      )}
    </section>
  )
}

const countNeu = (anzahl: number) => (anzahl > 0 ? ` (${anzahl} neu)` : '')

const schnellwege = (neu: { nachrichten: number; bescheide: number }) => (
  <div class="schnellwege">
    <Knopf art="sekundaer" symbol="brief" href={routes.postfach.href()}>
      Postfach{countNeu(neu.nachrichten)}
    </Knopf>
    <Knopf art="sekundaer" symbol="datei" href={routes.bescheide.href()}>
      Bescheide{countNeu(neu.bescheide)}
    </Knopf>
    <Knopf art="sekundaer" symbol="kalender" href={routes.termine.href()}>
      Termine
    </Knopf>
    <Knopf art="sekundaer" symbol="uhr" href={routes.verlauf.href()}>
      Verlauf
    </Knopf>
  </div>
)

const standardprofil = (
  <>
    <p>
      <Knopf symbol="person" href={routes.profilAuswaehlen.href()}>
        Standardprofil
      </Knopf>
    </p>
    <p>Damit Sie Ihre Daten beim Jobcenter sehen, brauchen Sie einen Freischaltcode.</p>
    <Linkliste
      links={[
        {
          text: 'Freischaltcode online beantragen oder Jobcenter kontaktieren',
          href: routes.freischaltcodeBeantragen.href(),
        },
      ]}
    />
  </>
)

/** Whose portal it is; undefined with a Standardprofil. */
export interface Person {
  name: string
  kundennummer: string
}

function Profilkasten({ person, neu }: { person: Person | undefined; neu: Parameters<typeof schnellwege>[0] }) {
  return (
    <Kasten titel="Profil" symbol="person">
      {person ? (
        <>
          <p>
            <strong>{person.name}</strong>
          </p>
          <p>Kundennummer: {person.kundennummer}</p>
        </>
      ) : (
        standardprofil
      )}
      {schnellwege(neu)}
    </Kasten>
  )
}

const stellensuche = (
  <section aria-labelledby="stellensuche">
    <h2 id="stellensuche">Stellensuche</h2>
    <p>Vermittlungsvorschläge kommen zurzeit mit der Post. Wo Sie selbst suchen können, steht hier:</p>
    <Linkliste
      links={[
        { text: 'Zur Stellensuche', href: routes.stellensuche.href() },
        { text: 'Neue Suche', href: routes.stellen.href() },
      ]}
    />
  </section>
)

interface PortalProps extends KontaktProps {
  /** That mails to the person come back, or that this is settled. */
  banner: Html | undefined
  person: Person | undefined
  bescheideNeu: number
  aufgaben: readonly Aufgabe[]
  leistungen: LeistungenProps
}

/** The start page of somebody who is signed in; what is to do stands first. */
export function PortalView({
  banner,
  person,
  bescheideNeu,
  aufgaben,
  jobcenter,
  leistungen,
  neu,
  termin,
  ...kontakt
}: PortalProps) {
  return (
    <>
      <Titel>Ihr Portal</Titel>
      {banner}
      <Zutun aufgaben={aufgaben} />
      <Profilkasten person={person} neu={{ nachrichten: neu.leistung + neu.vermittlung, bescheide: bescheideNeu }} />
      <Kontakt {...kontakt} jobcenter={jobcenter} neu={neu} termin={termin} />
      <Leistungen {...leistungen} />
      {stellensuche}
    </>
  )
}
