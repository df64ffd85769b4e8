import { tagInBerlin } from '#platform/text/datum.ts'
import { formatSpanne, formatTagMitWochentag, formatUhr } from '#platform/text/uhrzeit.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import type { Angebot, Wessen } from './kunde.ts'
import type { Mitteilung } from './mitteilung/mitteilung.ts'
import type { Termin } from './termin.ts'
import { themen, wege } from './texte.ts'
import type { FensterRow } from './zeiten/store.ts'

interface AngebotProps extends Angebot {
  /** Address of the page, for its filters. */
  pfad: string
  href: (fensterId: string) => string
  /** Set where an appointment is to be moved. */
  bisher: Termin | undefined
  wunsch: Mitteilung | undefined
  meldung: Grund | undefined
}

export type Grund = 'vergeben' | 'gleichzeitig' | 'zu-viele' | 'zu-spaet'

const hindernisse: Record<Grund, { titel: string; text: string }> = {
  vergeben: {
    titel: 'Diese Zeit ist nicht mehr frei',
    text: 'Jemand war schneller, oder Ihr Jobcenter hat sie zurückgenommen. Wählen Sie eine andere.',
  },
  gleichzeitig: {
    titel: 'Sie haben zu dieser Zeit schon einen Termin',
    text: 'Wählen Sie eine andere Zeit, oder verschieben Sie zuerst den anderen Termin.',
  },
  'zu-viele': {
    titel: 'Sie haben schon drei Termine vereinbart',
    text: 'Mehr geht hier nicht auf einmal. Sagen Sie einen ab, oder rufen Sie an.',
  },
  'zu-spaet': {
    titel: 'Dieser Termin lässt sich hier nicht mehr verschieben',
    text: 'Rufen Sie bitte an, oder bitten Sie um eine andere Zeit.',
  },
}
export const readGrund = (text: string | undefined): Grund | undefined => readWort(hindernisse, text)

/** The free times, day by day. */
export function AngebotView(props: AngebotProps): Html {
  const { zeiten, bisher, meldung } = props
  return (
    <>
      {bisher ? (
        <Titel einleitung={`Bisher: ${formatSpanne(bisher)}. Er bleibt bestehen, bis Sie eine neue Zeit bestätigen.`}>
          Termin verschieben
        </Titel>
      ) : (
        <Titel einleitung="Wählen Sie eine freie Zeit. Auf der nächsten Seite bestätigen Sie.">
          Termine vereinbaren
        </Titel>
      )}
      {meldung && (
        <Hinweis art="warnung" rolle="alert" titel={hindernisse[meldung].titel}>
          <p>{hindernisse[meldung].text}</p>
        </Hinweis>
      )}
      {props.wunsch && !bisher && <Wunschstand wunsch={props.wunsch} />}
      <Wahl {...props} />
      {zeiten.length === 0 ? (
        <LeererZustand titel="Zurzeit ist nichts frei">
          <p>Bitten Sie um einen Termin. Ihr Jobcenter schlägt Ihnen dann einen vor.</p>
        </LeererZustand>
      ) : (
        groupByDay(zeiten).map(({ tag, fenster }) => <Tagesliste tag={tag} fenster={fenster} href={props.href} />)
      )}
      {props.weiter && (
        <p>
          <a href={`${props.pfad}?wessen=${props.wessen}&nach=${props.weiter}`}>Spätere Zeiten anzeigen</a>
        </p>
      )}
      <Linkliste
        titel="Passt keine Zeit?"
        links={[
          bisher
            ? { text: 'Um eine andere Zeit bitten', href: routes.terminWunsch.href({ id: bisher.id }) }
            : { text: 'Um einen Termin bitten', href: routes.terminwunsch.href() },
          { text: 'Kontakt und Telefon', href: routes.kontakt.href() },
          { text: 'Alle Termine', href: routes.termine.href() },
        ]}
      />
    </>
  )
}

function Wunschstand({ wunsch }: { wunsch: Mitteilung }): Html {
  return wunsch.ergebnis ? (
    <Hinweis titel="Ihr Jobcenter hat auf Ihren Wunsch geantwortet">
      <div class="gespraech__text">{wunsch.antwort ?? 'Sehen Sie bei Ihren Terminen nach.'}</div>
    </Hinweis>
  ) : (
    <Hinweis titel="Sie haben um einen Termin gebeten">
      <p>Ihr Jobcenter meldet sich. Sie können trotzdem eine freie Zeit wählen.</p>
    </Hinweis>
  )
}

const auswahl: readonly (readonly [Wessen, (team: string, name: string) => string])[] = [
  ['kontakt', (_, name) => name],
  ['team', (team) => `Team ${team}`],
  ['alle', () => 'Alle'],
]

function Wahl({ kontakt, wessen, pfad }: AngebotProps): Html | null {
  if (!kontakt) return null
  return (
    <nav class="reiter" aria-label="Bei wem">
      <ul>
        {auswahl.map(([wert, text]) => (
          <li>
            <a href={`${pfad}?wessen=${wert}`} aria-current={wert === wessen ? 'page' : undefined}>
              {text(kontakt.team, kontakt.name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function groupByDay(zeiten: readonly FensterRow[]): { tag: string; fenster: FensterRow[] }[] {
  const days = new Map<string, FensterRow[]>()
  for (const one of zeiten) {
    const tag = tagInBerlin(one.beginn)
    const known = days.get(tag)
    if (known) known.push(one)
    else days.set(tag, [one])
  }
  return [...days].map(([tag, fenster]) => ({ tag, fenster }))
}

function Tagesliste({
  tag,
  fenster,
  href,
}: {
  tag: string
  fenster: FensterRow[]
  href: (id: string) => string
}): Html {
  const id = `tag-${tag}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{formatTagMitWochentag(tag)}</h2>
      <ul class="zeiten">
        {fenster.map((one) => (
          <li>
            <a class="zeiten__zeit" href={href(one.id)}>
              <strong>{formatUhr(one.beginn)} Uhr</strong>
              <span>
                {one.name}, {wege[one.weg]}
              </span>
              <span class="kern-hint">{themen[one.thema]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface BuchenProps {
  csrf: string
  fenster: FensterRow
  anschrift: string
  bisher: Termin | undefined
  anliegen: string
  fehler: Feldfehler<'anliegen'>
  /** So soon that it cannot be moved or cancelled here any more. */
  fest: boolean
}

/** One click more: what is taken stands there before. */
export function BuchenView({ csrf, fenster, anschrift, bisher, anliegen, fehler, fest }: BuchenProps): Html {
  const ort = fenster.weg === 'vor-ort' ? `${anschrift}${fenster.ort ? `, ${fenster.ort}` : ''}` : wege[fenster.weg]
  return (
    <>
      <Titel>{bisher ? 'Auf diese Zeit verschieben?' : 'Diesen Termin vereinbaren?'}</Titel>
      <Fehlerliste fehler={fehler} />
      <Beschreibungsliste
        eintraege={[
          ...(bisher ? [{ begriff: 'Bisher', wert: formatSpanne(bisher) }] : []),
          { begriff: bisher ? 'Neu' : 'Wann', wert: <strong>{formatSpanne(fenster)}</strong> },
          { begriff: 'Wo', wert: ort },
          { begriff: 'Mit', wert: `${fenster.name}, ${fenster.team}` },
          { begriff: 'Wofür', wert: themen[fenster.thema] },
        ]}
      />
      {fest && (
        <Hinweis titel="Dieser Termin ist schon bald">
          <p>
            Hier verschieben oder absagen können Sie ihn dann nicht mehr. Kommt etwas dazwischen, rufen Sie bitte an.
          </p>
        </Hinweis>
      )}
      <Formular csrf={csrf} nichtAufheben>
        {!bisher && (
          <Textbereich
            name="anliegen"
            label="Worum geht es?"
            hinweis="Dann kann sich Ihr Jobcenter vorbereiten. Bitte nichts über Ihre Gesundheit."
            pflicht={false}
            wert={anliegen}
            zeilen={3}
            fehler={fehler.anliegen}
          />
        )}
        <Knopfzeile>
          <Knopf
            art="text"
            href={bisher ? routes.terminVerschieben.href({ id: bisher.id }) : routes.termineVereinbaren.href()}
          >
            Andere Zeit wählen
          </Knopf>
          <Knopf>{bisher ? 'Termin verschieben' : 'Termin vereinbaren'}</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** Asks once more before a time is given up. */
export function AbsageView({ csrf, termin }: { csrf: string; termin: Termin }): Html {
  return (
    <>
      <Titel>Termin absagen?</Titel>
      <p>
        <strong>{formatSpanne(termin)}</strong>
        <br />
        Mit {termin.mit}
      </p>
      <p>Der Termin ist dann für andere frei. Sie können jederzeit einen neuen vereinbaren.</p>
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.termin.href({ id: termin.id })}>
            Termin behalten
          </Knopf>
          <Knopf art="gefahr">Termin absagen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
