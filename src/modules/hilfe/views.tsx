import { formatTag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child } from '#web/jsx.ts'
import {
  Aufklapper,
  Formular,
  Hinweis,
  Kasten,
  Kastenreihe,
  Knopf,
  Linkliste,
  Seitenleiste,
  Spalten,
  Textfeld,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import type { Eintrag, Seite } from './inhalt.ts'
import { telefon } from './markdown.ts'
import type { Menuegruppe } from './menue.ts'
import type { Werte } from './platzhalter.ts'

/** A number that a telephone can call. */
export function Nummer({ nummer }: { nummer: string }) {
  const href = telefon(nummer)
  if (!href) return nummer
  return (
    <a class="nobr" href={href}>
      {nummer}
    </a>
  )
}

/** Where a person is reached. */
function Kontaktleiste({ werte }: { werte: Werte }) {
  return (
    <Seitenleiste titel="Kontakt">
      <p>
        Technischer Support: <Nummer nummer={werte['jobcenter.servicenummer'] ?? ''} /> (gebührenfrei),{' '}
        {werte['jobcenter.servicezeiten']}
      </p>
      <p>
        {werte['jobcenter.name']}: <Nummer nummer={werte['jobcenter.telefon'] ?? ''} />
      </p>
      <Linkliste links={[{ text: 'Alle Wege zu Ihrem Jobcenter', href: routes.kontakt.href() }]} />
    </Seitenleiste>
  )
}

function Gliederung({ seite }: { seite: Seite }) {
  const kapitel = seite.abschnitte.filter(({ ebene }) => ebene === 2)
  if (kapitel.length < 5) return null
  return (
    <Aufklapper titel="Auf dieser Seite">
      <ul>
        {kapitel.map(({ id, text }) => (
          <li>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </Aufklapper>
  )
}

function Stand({ stand }: { stand: string }) {
  return /^\d{4}-\d{2}-\d{2}$/.test(stand) ? <p class="kleingedrucktes">Stand: {formatTag(stand)}</p> : null
}

interface InhaltProps {
  seite: Seite
  /** Above the text. */
  davor?: Child
  /** Below the text. */
  danach?: Child
}

/** A text of its own, with its outline where it is long. */
export function InhaltView({ seite, davor, danach }: InhaltProps) {
  return (
    <>
      <Titel>{seite.titel}</Titel>
      {davor}
      <Gliederung seite={seite} />
      {seite.html}
      {danach}
      <Stand stand={seite.stand} />
    </>
  )
}

/** The same with the contact beside it. */
export function HilfeseiteView({ werte, ...inhalt }: InhaltProps & { werte: Werte }) {
  return (
    <Spalten>
      <div>
        <InhaltView {...inhalt} />
      </div>
      <Kontaktleiste werte={werte} />
    </Spalten>
  )
}

export function Suchfeld({ frage }: { frage: string }) {
  return (
    <search>
      <Formular methode="get" aktion={routes.suche.href()} nichtAufheben>
        <Textfeld
          name="q"
          label="Wonach suchen Sie?"
          hinweis="Zum Beispiel: Passwort vergessen, Umzug, Miete"
          typ="search"
          wert={frage}
          maxlaenge={200}
        />
        <div class="knopfzeile">
          <Knopf symbol="suche">Suchen</Knopf>
        </div>
      </Formular>
    </search>
  )
}

/** The order of the groups; others follow. */
const reihenfolge = ['Erste Schritte', 'Anmelden', 'Profil', 'Sicherheit', 'Konto verwalten', 'Helfen']

function groupHilfe(eintraege: readonly Eintrag[]): [string, Eintrag[]][] {
  const groups = Object.groupBy(eintraege, ({ gruppe }) => gruppe ?? 'Weiteres')
  const rank = (name: string) => (reihenfolge.indexOf(name) + 100) % 100
  return (Object.entries(groups) as [string, Eintrag[]][]).sort(([a], [b]) => rank(a) - rank(b))
}

export function HilfeView({ eintraege, werte }: { eintraege: readonly Eintrag[]; werte: Werte }) {
  return (
    <Spalten>
      <div>
        <Titel einleitung="Anleitungen und Antworten rund um Konto, Anmeldung und Profil.">Hilfe</Titel>
        <Suchfeld frage="" />
        {groupHilfe(eintraege).map(([gruppe, seiten]) => (
          <>
            <h2>{gruppe}</h2>
            <Wegeliste
              wege={seiten.map(({ name, titel, kurz }) => ({
                text: titel,
                href: name === 'arbeitshilfe' ? routes.arbeitshilfe.href() : routes.hilfeseite.href({ name }),
                hinweis: kurz,
              }))}
            />
          </>
        ))}
        <h2>Leistungen</h2>
        <Linkliste
          links={[
            { text: 'Leistungen und Angebote des Jobcenters', href: routes.eservices.href() },
            { text: 'Hauptmenü mit allen Themen', href: routes.menue.href() },
          ]}
        />
      </div>
      <Kontaktleiste werte={werte} />
    </Spalten>
  )
}

export function MenueView({ gruppen }: { gruppen: readonly Menuegruppe[] }) {
  return (
    <>
      <Titel>Hauptmenü</Titel>
      <Linkliste
        links={[
          { text: 'Suche', href: routes.suche.href() },
          { text: 'Sicherheit Ihres Kontos', href: routes.sicherheit.href() },
          { text: 'Hilfe', href: routes.hilfe.href() },
        ]}
      />
      <Kastenreihe>
        {gruppen.map((gruppe) => (
          <Kasten titel={gruppe.titel}>
            <Linkliste links={gruppe.eintraege} />
          </Kasten>
        ))}
      </Kastenreihe>
    </>
  )
}

export function PdfHinweis() {
  return (
    <p>
      <a href={routes.arbeitshilfePdf.href()}>Arbeitshilfe als PDF zum Ausdrucken</a>
    </p>
  )
}

const spaeter = ['English', 'Українська', 'العربية', 'Türkçe', 'Русский']

export function SpracheView() {
  return (
    <>
      <Titel einleitung="Das Portal gibt es heute auf Deutsch.">Sprache</Titel>
      <Linkliste
        links={[
          { text: 'Deutsch', href: routes.start.href(), hinweis: 'Diese Sprache ist eingestellt.' },
          { text: 'Deutsch in einfacher Sprache', href: routes.leichteSprache.href() },
          { text: 'Deutsche Gebärdensprache', href: routes.gebaerdensprache.href() },
        ]}
      />
      <h2>Weitere Sprachen</h2>
      <p>Diese Sprachen kommen später: {spaeter.join(', ')}.</p>
      <Hinweis titel="Sie brauchen heute Hilfe in einer anderen Sprache">
        <p>
          Bringen Sie jemanden mit, der übersetzt, oder fragen Sie Ihr Jobcenter nach einer Dolmetscherin oder einem
          Dolmetscher: <a href={routes.kontakt.href()}>Kontakt</a>.
        </p>
      </Hinweis>
    </>
  )
}
