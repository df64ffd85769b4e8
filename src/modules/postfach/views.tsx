import { formatZeit } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Etikett,
  Formular,
  Hinweis,
  Kasten,
  Kastenreihe,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import { type Fach, fachnamen, nameSache } from './anliegen.ts'
import type { Entwurf } from './entwurf/entwurf.ts'
import { fachrouten } from './fachrouten.ts'
import type { Ordner, Zeile } from './kunde.ts'
import type { Gespraech } from './postfach.ts'
import { Suchfeld } from './suche/views.tsx'

const wofuer: Record<Fach, string> = {
  leistung: 'Für alles rund ums Geld: Anträge, Bescheide, Miete, Einkommen, Umzug.',
  vermittlung: 'Für alles rund um Arbeit: Bewerbung, Maßnahmen, Krankmeldung.',
}

/** „meist innerhalb von 2 Tagen“ */
function answerTime(stunden: number | undefined): string | undefined {
  if (stunden === undefined) return undefined
  if (stunden < 24) return 'Antworten kommen meist noch am selben oder am nächsten Tag.'
  const tage = Math.ceil(stunden / 24)
  return `Antworten kommen meist innerhalb von ${tage} Tagen.`
}

interface Uebersicht {
  fach: Fach
  neu: number
  dauer: number | undefined
}

/** Both mailboxes, with what is new in each. */
export function PostfachView(props: {
  faecher: Uebersicht[]
  zugestimmt: boolean
  /** That mails to the person come back, or that this is settled. */
  banner: Html | undefined
}): Html {
  const { faecher: stand, zugestimmt, banner } = props
  return (
    <>
      <Titel einleitung="Hier schreiben Sie Ihrem Jobcenter und lesen seine Antworten.">Postfach</Titel>
      {banner}
      {!zugestimmt && <OhneZustimmung />}
      <Kastenreihe>
        {stand.map(({ fach, neu, dauer }) => (
          <Kasten
            titel={<a href={fachrouten[fach].liste.href()}>{fachnamen[fach]}</a>}
            symbol="brief"
            aktionen={
              <Knopf
                art="sekundaer"
                href={fachrouten[fach].neu.href()}
                vorlesen={`Nachricht schreiben: ${fachnamen[fach]}`}
              >
                Nachricht schreiben
              </Knopf>
            }
          >
            <p>{wofuer[fach]}</p>
            <p>{neu === 0 ? 'Nichts Neues' : <Etikett art="info">{neu === 1 ? '1 neu' : `${neu} neu`}</Etikett>}</p>
            {dauer !== undefined && <p>{answerTime(dauer)}</p>}
          </Kasten>
        ))}
      </Kastenreihe>
    </>
  )
}

export function OhneZustimmung(): Html {
  return (
    <Hinweis titel="Für Nachrichten brauchen wir Ihre Zustimmung">
      <p>
        Sie können erst schreiben, wenn Sie der Online-Kommunikation zugestimmt haben. Sie widerrufen das jederzeit.
      </p>
      <Knopfzeile>
        <Knopf href={routes.onlineKommunikation.href()}>Online-Kommunikation zustimmen</Knopf>
      </Knopfzeile>
    </Hinweis>
  )
}

export type Ordnername = Ordner | 'entwuerfe'
const ordnernamen: Record<Ordnername, string> = {
  eingang: 'Eingang',
  gesendet: 'Gesendet',
  archiv: 'Archiv',
  entwuerfe: 'Entwürfe',
}
export const readOrdner = (text: string | undefined): Ordnername => readWort(ordnernamen, text) ?? 'eingang'

function Ordnerleiste({ fach, ordner }: { fach: Fach; ordner: Ordnername }): Html {
  const href = (name: Ordnername) =>
    name === 'eingang' ? fachrouten[fach].liste.href() : `${fachrouten[fach].liste.href()}?ordner=${name}`
  return (
    <nav class="reiter" aria-label="Ordner">
      <ul>
        {Object.entries(ordnernamen).map(([name, text]) => (
          <li>
            <a href={href(name as Ordnername)} aria-current={name === ordner ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const leer: Record<Ordnername, [titel: string, text: string]> = {
  eingang: ['Noch keine Antwort', 'Schreibt Ihnen Ihr Jobcenter, steht die Nachricht hier.'],
  gesendet: ['Noch nichts gesendet', 'Was Sie schreiben, finden Sie danach hier wieder.'],
  archiv: ['Das Archiv ist leer', 'Legen Sie hier ab, was Sie nicht mehr täglich brauchen.'],
  entwuerfe: ['Keine Entwürfe', 'Beginnen Sie eine Nachricht, wird sie hier aufgehoben.'],
}

interface FachProps {
  csrf: string
  fach: Fach
  ordner: Ordnername
  /** Undefined: nothing is in it. */
  liste: Html | undefined
  weiter: string | undefined
  dauer: number | undefined
  zugestimmt: boolean
  banner: Html | undefined
}

/** One folder of one mailbox. */
export function FachView(props: FachProps): Html {
  const { fach, ordner, liste, weiter, zugestimmt } = props
  const [titel, text] = leer[ordner]
  return (
    <>
      <Titel einleitung={wofuer[fach]}>{fachnamen[fach]}</Titel>
      {props.banner}
      {!zugestimmt && <OhneZustimmung />}
      <Knopfzeile>
        <Knopf symbol="brief" href={fachrouten[fach].neu.href()}>
          Nachricht schreiben
        </Knopf>
      </Knopfzeile>
      {props.dauer !== undefined && <p>{answerTime(props.dauer)}</p>}
      <Suchfeld csrf={props.csrf} fach={fach} />
      <Ordnerleiste fach={fach} ordner={ordner} />
      <h2>{ordnernamen[ordner]}</h2>
      {liste ?? (
        <LeererZustand titel={titel}>
          <p>{text}</p>
        </LeererZustand>
      )}
      {weiter && (
        <p>
          <a href={`${fachrouten[fach].liste.href()}?ordner=${ordner}&vor=${weiter}`}>Ältere anzeigen</a>
        </p>
      )}
      <Linkliste links={[{ text: 'Beide Postfächer', href: routes.postfach.href() }]} />
    </>
  )
}

/** Conversations as a list; undefined: there is none. */
export const listZeilen = (zeilen: readonly Zeile[]): Html | undefined =>
  zeilen.length > 0 ? <Wegeliste wege={zeilen.map((zeile) => threadRow(zeile))} /> : undefined

export const listEntwurfszeilen = (entwuerfe: readonly Entwurf[]): Html | undefined =>
  entwuerfe.length > 0 ? <Wegeliste wege={entwuerfe.map((one) => draftRow(one))} /> : undefined

/** A conversation as a list of ways shows it. */
export function threadRow(zeile: Zeile) {
  return {
    text: zeile.betreff,
    href: fachrouten[zeile.fach].gespraech.href({ id: zeile.id }),
    hinweis: [nameSache(zeile), formatZeit(zeile.zuletzt)].filter(Boolean).join(' · '),
    ...statusOf(zeile),
  }
}

function statusOf(zeile: Zeile): { stand?: Child } {
  if (zeile.neu) return { stand: <Etikett art="info">Neu</Etikett> }
  return zeile.wartet ? { stand: <Etikett>Antwort ausstehend</Etikett> } : {}
}

function draftRow({ sendung, fach, gespraechId, betreff, text, geaendert }: Entwurf) {
  const href = gespraechId ? fachrouten[fach].gespraech.href({ id: gespraechId }) : fachrouten[fach].neu.href()
  const anfang = text.slice(0, 60)
  return {
    text: betreff || (anfang ? `„${anfang}${text.length > 60 ? ' …' : ''}“` : 'Ohne Text'),
    href: `${href}?entwurf=${sendung}`,
    hinweis: `Nicht gesendet, zuletzt geändert am ${formatZeit(geaendert)}`,
  }
}

/** Page in place of a form where consent is missing. */
export function ZustimmungFehltView({ fach }: { fach: Fach }): Html {
  return (
    <>
      <Titel>Nachricht schreiben</Titel>
      <OhneZustimmung />
      <p>Ohne Zustimmung erreichen Sie uns per Brief, am Telefon und vor Ort.</p>
      <Linkliste
        links={[
          { text: 'Kontakt', href: routes.kontakt.href() },
          { text: fachnamen[fach], href: fachrouten[fach].liste.href() },
        ]}
      />
    </>
  )
}

export function Archivknopf({ csrf, gespraech }: { csrf: string; gespraech: Gespraech }): Html {
  const { id, archiviert, stand } = gespraech
  return (
    <Formular csrf={csrf} aktion={routes.gespraechArchiv.href({ id })} nichtAufheben>
      <input type="hidden" name="weg" value={archiviert ? 'nein' : 'ja'} />
      <input type="hidden" name="stand" value={stand} />
      <Knopfzeile>
        <Knopf art="sekundaer">{archiviert ? 'Aus dem Archiv holen' : 'In das Archiv legen'}</Knopf>
      </Knopfzeile>
    </Formular>
  )
}
