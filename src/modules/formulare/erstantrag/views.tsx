import { LesungTeil, worte } from '#modules/vorgaenge'
import { formatTag, formatZeit, type Tag } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Aufklapper,
  Beschreibungsliste,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import { type Warnung, Warnungen } from '../seiten/warnungen.tsx'
import type { Erstantrag, Person } from './erstantrag.ts'
import { Belege, Eingereichtes, WasSichAendert } from './views-teile.tsx'
import { canWithdraw } from './zuruecknehmen.ts'

export interface SichernProps {
  csrf: string
  id: string
  titel: string
  person: Person
  heute: Tag
  /** Staff matches it first, and a code comes by post. */
  ohneProfil: boolean
  jobcenter: string
  warnungen: readonly Warnung[]
  fehler: string | undefined
}

/** What securing means, before it is done. */
export function SichernView(props: SichernProps): Html {
  const { person, heute, id } = props
  const monat = `${heute.slice(0, 8)}01`
  return (
    <>
      <p class="zurueck">
        <a href={routes.antrag.href({ id })}>Zurück</a>
      </p>
      <Titel vorzeile={props.titel}>Antragsdatum sichern</Titel>
      <Fehlerliste fehler={props.fehler ? { formular: props.fehler } : {}} />
      <Warnungen warnungen={props.warnungen} wo="sichern" />
      <p>
        Sichern Sie das Datum jetzt, ist Ihr Antrag heute gestellt, am {formatTag(heute)}. Das gilt sofort, auch nachts
        und am Wochenende.
      </p>
      <ul>
        <li>
          {person.ab > heute && person.ab.slice(0, 7) > heute.slice(0, 7)
            ? `Sie möchten Leistungen ab dem ${formatTag(person.ab)}. Das steht so in Ihrem Antrag.`
            : `Haben Sie Anspruch, gibt es Leistungen ab dem 1. des Monats: ab dem ${formatTag(monat)}.`}
        </li>
        <li>Mehr brauchen Sie jetzt nicht: keine Unterlagen und keine weiteren Angaben.</li>
        <li>Den Rest füllen Sie danach aus. Fehlt noch etwas, erinnern wir Sie nach 3, 7 und 14 Tagen.</li>
        {props.ohneProfil && (
          <li>
            {props.jobcenter} ordnet den Antrag Ihnen zu und schickt Ihnen einen Brief mit einem Freischaltcode. Sie
            müssen nicht darauf warten.
          </li>
        )}
      </ul>
      <h2>Das geht an {props.jobcenter}</h2>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Name', wert: `${person.vorname} ${person.nachname}` },
          { begriff: 'Geburtsdatum', wert: formatTag(person.geburtsdatum) },
          { begriff: 'Postleitzahl', wert: person.plz },
          { begriff: 'Leistungen ab', wert: formatTag(person.ab) },
        ]}
      />
      <Formular csrf={props.csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.antrag.href({ id })}>
            Noch nicht
          </Knopf>
          <Knopf>Antragsdatum sichern</Knopf>
        </Knopfzeile>
      </Formular>
      <p class="kleingedrucktes">
        Rechtsgrundlage: § 37 SGB II, § 16 SGB I. Wohnen Sie im Bereich eines anderen Jobcenters, zählt dasselbe Datum,
        und der Antrag wird weitergeleitet.
      </p>
    </>
  )
}

const BELEG = 'Diese Seite ist Ihr Beleg. Sie bleibt hier stehen, und Sie können sie drucken.'

const staende = {
  offen: { text: 'Bei Ihrem Jobcenter', art: 'info' },
  zugeordnet: { text: 'Zugeordnet', art: 'erfolg' },
  abgelehnt: { text: 'Nicht zugeordnet', art: 'warnung' },
  zurueckgenommen: { text: 'Von Ihnen zurückgenommen', art: 'neutral' },
} as const

const meldungen = {
  gesichert: { titel: 'Ihr Antragsdatum ist gesichert', satz: BELEG },
  gesendet: { titel: worte.antrag.angekommen, satz: BELEG },
  zurueckgenommen: { titel: 'Ihr Jobcenter weiß, dass Sie den Antrag nicht weiter verfolgen', satz: undefined },
  veraltet: { titel: 'Inzwischen hat sich der Stand geändert. Sie sehen ihn hier.', satz: undefined },
} as const

export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

export interface ErstantragProps {
  erstantrag: Erstantrag
  /** Address of the draft, where it goes on. */
  entwurf: string | undefined
  /** Another profile must be open to go on with the draft. */
  anderesProfil: boolean
  /** Address of the case, where the profile is open that it is in. */
  vorgang: string | undefined
  meldung: Meldung | undefined
  /** From which day it counts, and by which rule. */
  wirkung: { tag: Tag; ab: Tag | undefined; vorschrift: string }
}

/** Receipt and state of a first application, for the account that sent it. Nothing of what the Jobcenter has on file. */
export function ErstantragView(props: ErstantragProps): Html {
  const { erstantrag, meldung, wirkung } = props
  const letzte = erstantrag.sendungen.at(-1)
  return (
    <>
      <Titel vorzeile={`Vorgangsnummer ${erstantrag.nummer}`}>{erstantrag.titel}</Titel>
      {meldung && (
        <Hinweis art={meldungen[meldung].satz ? 'erfolg' : 'info'} rolle="status" titel={meldungen[meldung].titel}>
          {meldungen[meldung].satz && <p>{meldungen[meldung].satz}</p>}
        </Hinweis>
      )}
      <NaechsterSchritt {...props} />
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Vorgangsnummer', wert: erstantrag.nummer },
          { begriff: 'Eingegangen', wert: formatZeit(erstantrag.zeit) },
          {
            begriff: 'Tag des Antrags',
            wert: `${formatTag(wirkung.tag)}${wirkung.ab ? `, wirkt zurück auf den ${formatTag(wirkung.ab)}` : ''} (${wirkung.vorschrift})`,
          },
          {
            begriff: 'Stand',
            wert: <Etikett art={staende[erstantrag.zustand].art}>{staende[erstantrag.zustand].text}</Etikett>,
          },
        ]}
      />
      <WasFolgt {...props} />
      <section aria-labelledby="gesendet">
        <h2 id="gesendet">Was Sie gesendet haben</h2>
        {letzte?.inhalt.lesung && (
          <Aufklapper titel="Alle Angaben ansehen">
            <LesungTeil lesung={letzte.inhalt.lesung} />
          </Aufklapper>
        )}
        <Eingereichtes erstantrag={erstantrag} />
      </section>
      <Belege erstantrag={erstantrag} />
      {canWithdraw(erstantrag) && (
        <section aria-labelledby="weiter">
          <h2 id="weiter">Das können Sie tun</h2>
          <Linkliste
            links={[{ text: 'Antrag zurücknehmen', href: routes.erstantragRuecknahme.href({ id: erstantrag.id }) }]}
          />
        </section>
      )}
    </>
  )
}

function NaechsterSchritt({ erstantrag, entwurf, anderesProfil, vorgang }: ErstantragProps): Html | null {
  if (erstantrag.zustand === 'abgelehnt') {
    return (
      <Hinweis art="warnung" titel="Ihr Jobcenter konnte den Antrag nicht zuordnen">
        {erstantrag.grund && <p class="gespraech__text">{erstantrag.grund}</p>}
        <p>Fragen Sie dort nach und nennen Sie die Vorgangsnummer. Bewahren Sie diesen Beleg auf.</p>
        <Linkliste links={[{ text: 'Kontakt', href: routes.kontakt.href() }]} />
      </Hinweis>
    )
  }
  if (erstantrag.zustand === 'zurueckgenommen') {
    return (
      <Hinweis titel="Sie haben den Antrag zurückgenommen">
        <p>Möchten Sie doch Geld zum Leben, stellen Sie einen neuen. Es zählt der Tag, an dem er eingeht.</p>
        <Linkliste
          links={[{ text: 'Neuen Antrag stellen', href: routes.eservice.href({ slug: erstantrag.dienst }) }]}
        />
      </Hinweis>
    )
  }
  if (erstantrag.uebernommen) {
    return (
      <Hinweis art="erfolg" titel="Der Antrag steht jetzt in Ihrem Profil">
        <p>Dort sehen Sie den Stand und können Unterlagen nachreichen.</p>
        <Linkliste
          links={[
            vorgang
              ? { text: 'Zum Vorgang', href: vorgang }
              : { text: 'Profil auswählen', href: routes.profilAuswaehlen.href() },
          ]}
        />
      </Hinweis>
    )
  }
  if (!erstantrag.unvollstaendigSeit) return null
  if (anderesProfil) {
    return (
      <Hinweis titel="Angaben fehlen noch">
        <p>Ihr Entwurf liegt im Standardprofil. Wählen Sie es aus, um weiterzumachen.</p>
        <Linkliste links={[{ text: 'Profil auswählen', href: routes.profilAuswaehlen.href() }]} />
      </Hinweis>
    )
  }
  return (
    <Hinweis titel="Angaben fehlen noch">
      <p>
        {entwurf
          ? 'Füllen Sie den Antrag bald fertig aus. Erst dann kann Ihr Jobcenter rechnen und zahlen.'
          : 'Ihr Entwurf ist gelöscht. Beginnen Sie ihn neu, oder fragen Sie im Jobcenter nach dem Formular.'}
      </p>
      <Knopf href={entwurf ?? routes.antragBeginnen.href({ slug: erstantrag.dienst })}>
        {entwurf ? 'Antrag weiter ausfüllen' : 'Antrag neu beginnen'}
      </Knopf>
    </Hinweis>
  )
}

/** What happens until the case is in a profile. */
function WasFolgt({ erstantrag }: ErstantragProps): Html | null {
  const { zustand, uebernommen, unvollstaendigSeit, jobcenter } = erstantrag
  const folgen = erstantrag.sendungen.at(-1)?.inhalt.folgen ?? []
  if (zustand === 'abgelehnt' || zustand === 'zurueckgenommen' || uebernommen) return null
  return (
    <section aria-labelledby="folgt">
      <h2 id="folgt">Was jetzt folgt</h2>
      <ol>
        {unvollstaendigSeit && <li>Sie füllen den Antrag fertig aus und senden ihn ab. Das Datum bleibt.</li>}
        {zustand === 'offen' ? (
          <li>{jobcenter} findet heraus, ob es Sie schon kennt. Meldet es sich, nennen Sie die Vorgangsnummer.</li>
        ) : (
          <li>{jobcenter} hat den Antrag zugeordnet.</li>
        )}
        <li>
          Sie bekommen einen Brief mit einem Freischaltcode.{' '}
          <a href={routes.freischaltcode.href()}>Geben Sie ihn hier ein</a>, dann steht der Antrag in Ihrem Profil.
        </li>
        <li>
          {folgen.length > 0
            ? 'Ihr Jobcenter entscheidet mit einem Bescheid.'
            : 'Ihr Jobcenter lädt Sie zu einem ersten Gespräch ein und entscheidet mit einem Bescheid.'}
        </li>
      </ol>
      <WasSichAendert folgen={folgen} />
      <p>Haben Sie kein Geld für Essen, oder verlieren Sie Ihre Wohnung? Rufen Sie an oder gehen Sie gleich hin.</p>
      <Linkliste links={[{ text: 'Kontakt', href: routes.kontakt.href() }]} />
    </section>
  )
}
