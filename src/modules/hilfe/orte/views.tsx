import { estimateDauer, findDienst, showDauer } from '#modules/formulare'
import { dienste, isFormlos, type Leistung, worte } from '#modules/vorgaenge'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Besuch } from '#web/besuch.ts'
import type { Html } from '#web/jsx.ts'
import { Hinweis, Kasten, Knopf, Linkliste, Titel, Wegeliste } from '#web/parts/index.ts'
import type { Werte } from '../platzhalter.ts'
import { Nummer } from '../views.tsx'

type Wer = { besuch: Besuch | undefined }

/** Whoever has only a Standardprofil learns at every place that sends what is missing, and where to get it. */
export function Profilhinweis({ besuch }: Wer) {
  if (besuch?.stufe !== 'voll' || besuch.profil?.art === 'kunde') return null
  return (
    <Hinweis titel="Ihr Profil ist noch nicht freigeschaltet">
      <p>
        Mit einem Standardprofil kann von hier nichts an Ihr Jobcenter gehen. Dafür brauchen Sie einen Freischaltcode.
        Er kommt mit der Post.
      </p>
      <Linkliste
        links={[
          { text: 'Freischaltcode eingeben', href: routes.freischaltcode.href() },
          {
            text: 'Freischaltcode online beantragen oder Jobcenter kontaktieren',
            href: routes.freischaltcodeBeantragen.href(),
          },
        ]}
      />
    </Hinweis>
  )
}

/** By which ways the Jobcenter is reached today. */
function WegeHeute({ werte }: { werte: Werte }) {
  return (
    <ul>
      <li>
        <strong>Brief:</strong> {werte['jobcenter.name']}, {werte['jobcenter.strasse']}, {werte['jobcenter.plz']}{' '}
        {werte['jobcenter.ort']}
      </li>
      <li>
        <strong>Telefon:</strong> <Nummer nummer={werte['jobcenter.telefon'] ?? ''} />
      </li>
      <li>
        <strong>Persönlich:</strong> {werte['jobcenter.oeffnungszeiten']}
      </li>
    </ul>
  )
}

interface OrtProps extends Wer {
  werte: Werte
}

export function StellenView() {
  return (
    <>
      <Titel>Jobsuche</Titel>
      <p>In diesem Portal gibt es noch keine Stellenangebote. So suchen Sie heute:</p>
      <Linkliste
        links={[
          {
            text: 'Jobsuche der Bundesagentur für Arbeit',
            href: 'https://www.arbeitsagentur.de/',
            extern: true,
            hinweis: 'Link führt zu arbeitsagentur.de. Dort brauchen Sie keine Anmeldung.',
          },
          {
            text: 'Job finden',
            href: routes.eservice.href({ slug: 'job-finden' }),
            hinweis: 'Was Ihr Jobcenter für Sie tut und was es bezahlen kann.',
          },
          { text: 'Stellensuche', href: routes.stellensuche.href(), hinweis: 'Vermittlungsvorschläge und Bewerbung.' },
        ]}
      />
    </>
  )
}

const bereich = [
  ['Startseite Ihres Portals', () => routes.start.href()],
  ['Postfach', () => routes.postfach.href()],
  ['Termine', () => routes.termine.href()],
  ['Bescheide', () => routes.bescheide.href()],
  ['Dokumente und Nachweise', () => routes.dokumente.href()],
  ['Verlauf', () => routes.verlauf.href()],
] as const

export function MeinBereichView({ besuch }: Wer) {
  const voll = besuch?.stufe === 'voll'
  return (
    <>
      <Titel>Mein Bereich</Titel>
      <Profilhinweis besuch={besuch} />
      {voll ? (
        <Wegeliste wege={bereich.map(([text, href]) => ({ text, href: href() }))} />
      ) : (
        <>
          <p>Hier steht nach der Anmeldung, was für Sie da ist. Am schnellsten geht es mit einem Passkey.</p>
          <div class="knopfzeile">
            <Knopf href={routes.anmeldung.href()}>Anmelden</Knopf>
          </div>
          <Linkliste links={[{ text: 'Noch kein Konto? Jetzt registrieren', href: routes.registrieren.href() }]} />
        </>
      )}
    </>
  )
}

export function MehrView() {
  return (
    <>
      <Titel>Mehr</Titel>
      <Wegeliste
        wege={[
          { text: 'Kontoeinstellungen', href: routes.kontoeinstellungen.href() },
          { text: 'Mein Jobcenter', href: routes.meinJobcenter.href() },
          { text: 'Sprache', href: routes.sprache.href() },
          { text: 'Leichte Sprache', href: routes.leichteSprache.href() },
          { text: 'Gebärdensprache', href: routes.gebaerdensprache.href() },
          { text: 'Hilfe', href: routes.hilfe.href() },
          { text: 'Kontakt', href: routes.kontakt.href() },
          { text: 'Barrierefreiheit', href: routes.barrierefreiheit.href() },
          { text: 'Datenschutz', href: routes.datenschutz.href() },
          { text: 'Nutzungsbedingungen', href: routes.nutzungsbedingungen.href() },
          { text: 'Impressum', href: routes.impressum.href() },
        ]}
      />
    </>
  )
}

/** „Übersicht zum …“ for everybody who has no profile open: what will stand there, and how one learns of it meanwhile. */
export function LeistungView({ besuch, werte, leistung }: OrtProps & { leistung: Leistung }): Html {
  return (
    <>
      <Titel>{leistung.uebersicht}</Titel>
      <Profilhinweis besuch={besuch} />
      <p>
        Mit einem freigeschalteten Profil stehen hier Ihre Vorgänge mit ihrem Stand und Ihre Bescheide. Zeitraum und
        Höhe nennt der Bescheid. Das ist die schriftliche Entscheidung Ihres Jobcenters.
      </p>
      {!besuch && (
        <div class="knopfzeile">
          <Knopf href={routes.anmeldung.href()}>Anmelden</Knopf>
        </div>
      )}
      <h2>So erfahren Sie den Stand auch ohne Konto</h2>
      <WegeHeute werte={werte} />
      <h2>Das können Sie tun</h2>
      <Linkliste
        links={[
          ...leistung.aktionen.map(({ dienst, text }) => ({ text, href: routes.eservice.href({ slug: dienst }) })),
          { text: 'Alle eServices anzeigen', href: routes.eservices.href() },
          { text: 'Bescheide', href: routes.bescheide.href() },
          { text: 'Postfach', href: routes.postfach.href() },
        ]}
      />
    </>
  )
}

interface Formularort {
  slug: string
  heute: Tag
  /** The newest draft that the person has of it. */
  entwurf: { id: string; vom: Tag } | undefined
}

/** Both ways to apply, the form first; where it is not its time, a few lines first. */
export function Antragswege({ formlosZuerst, ...wo }: Formularort & { formlosZuerst: boolean }): Html {
  const { slug } = wo
  const formular = <Formularweg {...wo} hinten={formlosZuerst} />
  const formlos = <Formlosweg slug={slug} vorn={formlosZuerst} />
  return (
    <>
      {formlosZuerst ? formlos : formular}
      {formlosZuerst ? formular : formlos}
    </>
  )
}

/** The way to a form, or to the draft that is there already. */
function Formularweg({ slug, heute, entwurf, hinten }: Formularort & { hinten: boolean }): Html | null {
  const dienst = findDienst(slug)
  if (!dienst) return null
  return (
    <Kasten
      titel="Online ausfüllen"
      aktionen={
        <Knopf
          art={hinten ? 'sekundaer' : 'primaer'}
          href={entwurf ? routes.antrag.href({ id: entwurf.id }) : routes.antragBeginnen.href({ slug })}
        >
          {entwurf ? `Weiter mit Ihrem Entwurf vom ${formatTag(entwurf.vom)}` : 'Beginnen'}
        </Knopf>
      }
    >
      <p>
        Schritt für Schritt, mit Nachweisen als Foto oder Datei. Das dauert {showDauer(estimateDauer(dienst, heute))},
        je nachdem, was auf Sie zutrifft. Sie können jederzeit unterbrechen. Am Ende lesen Sie alles noch einmal und
        bekommen einen Beleg.
      </p>
      {entwurf && (
        <p>
          <a href={routes.antragBeginnen.href({ slug })}>Alle Entwürfe ansehen oder neu beginnen</a>
        </p>
      )}
      {dienst.ohneFreischaltcode && (
        <p>
          <strong>Das Antragsdatum sichern Sie in wenigen Minuten</strong>, alles andere hat danach Zeit. Dafür genügt
          ein Konto mit zweitem Faktor. Einen Freischaltcode brauchen Sie nicht.
        </p>
      )}
    </Kasten>
  )
}

/** For whoever wants to read what is sent with a program. */
export function Schemaweg({ slug }: { slug: string }): Html | null {
  if (!findDienst(slug)) return null
  return (
    <p class="kleingedrucktes">
      Für Technik: <a href={routes.eserviceSchema.href({ slug })}>Aufbau der Angaben dieses Formulars (JSON Schema)</a>
    </p>
  )
}

/** The way to use a service right here, with a few lines. */
function Formlosweg({ slug, vorn }: { slug: string; vorn: boolean }): Html | null {
  if (!isFormlos(slug)) return null
  const { was } = dienste[slug].formlos
  return (
    <Kasten
      titel="Formlos, mit ein paar Zeilen"
      aktionen={
        <Knopf art={findDienst(slug) && !vorn ? 'sekundaer' : 'primaer'} href={routes.eserviceFormlos.href({ slug })}>
          {worte[was].knopf}
        </Knopf>
      }
    >
      <p>
        Ein paar Zeilen genügen, das dauert etwa fünf Minuten. {worte[was].ihr} ist sofort im Jobcenter, auch nachts und
        am Wochenende, und Sie bekommen einen Beleg mit Datum. Sie brauchen ein freigeschaltetes Profil, aber keine
        Zustimmung zur Online-Kommunikation.
      </p>
    </Kasten>
  )
}
