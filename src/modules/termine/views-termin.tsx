import { showDateiname } from '#modules/dokumente'
import { formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { formatSpanne, formatUhr, wochentagOf } from '#platform/text/uhrzeit.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import { gruende, type Mitteilung } from './mitteilung/mitteilung.ts'
import { rechtsfolgeOf } from './rechtsfolge-daten.ts'
import type { Termin } from './termin.ts'
import { artnamen, standOf } from './texte.ts'

/** Where it takes place, for the page of one appointment. */
function Wo({ termin, anschrift }: { termin: Termin; anschrift: string }): Html {
  if (termin.weg === 'telefon') {
    return <>Am Telefon. Ihr Jobcenter ruft Sie an{termin.ort && ` (${termin.ort})`}.</>
  }
  if (termin.weg === 'video') {
    return (
      <>
        Per Video.{' '}
        {/^https:\/\//.test(termin.ort) && URL.canParse(termin.ort) ? (
          <a href={termin.ort} rel="noreferrer">
            Zum Videogespräch (andere Website: {new URL(termin.ort).host})
          </a>
        ) : (
          termin.ort
        )}
      </>
    )
  }
  return (
    <>
      {anschrift}
      {termin.ort && (
        <>
          <br />
          {termin.ort}
        </>
      )}
    </>
  )
}

const absatz = (text: string): Child => <div class="gespraech__text">{text}</div>

/** Everything about an appointment that both sides see alike; staff preview exactly this. */
export function Termininhalt({ termin, anschrift }: { termin: Termin; anschrift: string }): Html {
  const eintraege = [
    { begriff: 'Wann', wert: <strong>{formatSpanne(termin)}</strong> },
    { begriff: 'Wo', wert: <Wo termin={termin} anschrift={anschrift} /> },
    { begriff: 'Mit', wert: termin.mit },
    ...(termin.zweck ? [{ begriff: 'Worum es geht', wert: termin.zweck }] : []),
    ...(termin.anliegen ? [{ begriff: 'Ihr Anliegen', wert: absatz(termin.anliegen) }] : []),
    ...(termin.mitbringen ? [{ begriff: 'Bitte mitbringen', wert: absatz(termin.mitbringen) }] : []),
    ...(termin.text ? [{ begriff: 'Nachricht dazu', wert: absatz(termin.text) }] : []),
  ]
  return (
    <>
      <Beschreibungsliste eintraege={eintraege} />
      {termin.art === 'einladung' && termin.gilt && <Rechtsfolge termin={termin} anschrift={anschrift} />}
    </>
  )
}

/** Duty, consequence and remedy of an invitation. */
function Rechtsfolge({ termin, anschrift }: { termin: Termin; anschrift: string }): Html {
  return (
    <section aria-labelledby="rechtsfolgen">
      <h2 id="rechtsfolgen">Was geschieht, wenn Sie nicht kommen</h2>
      {rechtsfolgeOf(termin.rechtsfolge ?? '').saetze.map((satz) => (
        <p>{satz}</p>
      ))}
      <p>
        Fahrkosten kann Ihr Jobcenter auf Antrag übernehmen, auch für eine Begleitung, wenn Sie sie brauchen (§ 309 Abs.
        4 SGB III).
      </p>
      <h3>Ihr Recht, zu widersprechen</h3>
      <p>
        Gegen diese Einladung können Sie innerhalb eines Monats nach ihrer Bekanntgabe Widerspruch einlegen: schriftlich
        oder zur Niederschrift bei {anschrift}. Der Widerspruch ändert nichts daran, dass Sie kommen müssen (§ 39 Nr. 3
        SGB II).
      </p>
    </section>
  )
}

const meldungen = {
  gebucht: 'Ihr Termin ist vereinbart',
  verschoben: 'Ihr Termin ist verschoben',
  bestaetigt: 'Danke. Ihr Jobcenter weiß, dass Sie kommen',
  abgesagt: 'Ihr Termin ist abgesagt',
  mitgeteilt: 'Ihre Mitteilung ist angekommen',
  'zu-spaet': 'Das geht bei diesem Termin nicht mehr. Es wurde nichts geändert',
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

export interface Wege {
  bestaetigen: boolean
  verschieben: boolean
  absagen: boolean
  wunsch: boolean
  verhinderung: boolean
}

interface TerminProps {
  csrf: string
  jetzt: Date
  termin: Termin
  anschrift: string
  darf: Wege
  /** Until when it can be moved or cancelled here. */
  bis: Date
  mitteilungen: Mitteilung[]
  meldung: Meldung | undefined
  /** The invitation goes by letter, and this person has not agreed to read notices here. */
  nurBrief: boolean
}

/** One appointment with everything that belongs to it. */
export function TerminView(props: TerminProps): Html {
  const { termin, jetzt, meldung, darf } = props
  const stand = standOf(termin, jetzt)
  return (
    <>
      <Titel vorzeile={artnamen[termin.art]}>
        {`${wochentagOf(tagInBerlin(termin.beginn))}, ${formatTag(tagInBerlin(termin.beginn))}, ${formatUhr(termin.beginn)} Uhr`}
      </Titel>
      {meldung && (
        <Hinweis art={meldung === 'zu-spaet' ? 'warnung' : 'erfolg'} rolle="status" titel={meldungen[meldung]} />
      )}
      {stand && (
        <p>
          <Etikett art={stand.art}>{stand.text}</Etikett>
        </p>
      )}
      {termin.absage && <p>Ihr Jobcenter schreibt: {termin.absage}</p>}
      {termin.zustand === 'verhinderung-gemeldet' && <Pflicht />}
      {darf.bestaetigen && <Bestaetigung csrf={props.csrf} termin={termin} />}
      {props.nurBrief && (
        <Hinweis titel="Die Einladung kommt mit der Post">
          <p>Sie lesen sie auch hier, wenn Sie zustimmen, dass Bescheide online kommen.</p>
          <p>
            <a href={routes.onlineKommunikation.href()}>Online-Kommunikation zustimmen</a>
          </p>
        </Hinweis>
      )}
      <Termininhalt
        termin={props.nurBrief ? { ...termin, zweck: '', text: '', mitbringen: '' } : termin}
        anschrift={props.anschrift}
      />
      {props.mitteilungen.length > 0 && <Mitteilungen mitteilungen={props.mitteilungen} />}
      <Terminwege {...props} />
    </>
  )
}

function Pflicht(): Html {
  return (
    <Hinweis art="warnung" titel="Sie müssen kommen, bis Ihr Jobcenter Ihren Grund anerkennt">
      <p>Ihr Jobcenter prüft Ihre Mitteilung. Die Antwort steht dann hier, und wir sagen Ihnen Bescheid.</p>
    </Hinweis>
  )
}

function Bestaetigung({ csrf, termin }: { csrf: string; termin: Termin }): Html {
  return (
    <Formular csrf={csrf} aktion={routes.terminBestaetigen.href({ id: termin.id })} nichtAufheben>
      <Knopfzeile>
        <Knopf>Ich komme</Knopf>
      </Knopfzeile>
    </Formular>
  )
}

const ergebnisse = {
  anerkannt: 'Ihr Jobcenter hat den Grund anerkannt. Sie müssen nicht kommen.',
  abgelehnt: 'Ihr Jobcenter hat den Grund nicht anerkannt.',
  erledigt: 'Ihr Jobcenter hat sich darum gekümmert.',
} as const

function Mitteilungen({ mitteilungen }: { mitteilungen: Mitteilung[] }): Html {
  return (
    <section aria-labelledby="mitteilungen">
      <h2 id="mitteilungen">Was Sie mitgeteilt haben</h2>
      {mitteilungen.map((one) => (
        <Beschreibungsliste
          eintraege={[
            { begriff: 'Am', wert: formatZeit(one.erstellt) },
            ...(one.grund ? [{ begriff: 'Grund', wert: gruende[one.grund] }] : []),
            ...(one.text ? [{ begriff: 'Ihr Text', wert: absatz(one.text) }] : []),
            ...(one.dateien.length > 0 ? [{ begriff: 'Dateien', wert: <Dateien mitteilung={one} /> }] : []),
            { begriff: 'Stand', wert: one.ergebnis ? ergebnisse[one.ergebnis] : 'Wird von Ihrem Jobcenter geprüft' },
            ...(one.antwort ? [{ begriff: 'Antwort', wert: absatz(one.antwort) }] : []),
          ]}
        />
      ))}
    </section>
  )
}

function Dateien({ mitteilung }: { mitteilung: Mitteilung }): Html {
  return (
    <ul class="anhaenge">
      {mitteilung.dateien.map(({ id, name, zustand }) => (
        <li>
          {zustand === 'sauber' ? (
            <a href={routes.terminmitteilungDatei.href({ id: mitteilung.id, dokumentId: id })}>{showDateiname(name)}</a>
          ) : (
            `${showDateiname(name)}, ${zustand === 'quarantaene' ? 'wird noch geprüft' : 'nicht angenommen'}`
          )}
        </li>
      ))}
    </ul>
  )
}

function Terminwege({ termin, darf, bis, jetzt }: TerminProps): Html {
  const id = termin.id
  const links = [
    ...(darf.verschieben
      ? [{ text: 'Auf eine andere Zeit verschieben', href: routes.terminVerschieben.href({ id }) }]
      : []),
    ...(darf.absagen ? [{ text: 'Absagen', href: routes.terminAbsage.href({ id }) }] : []),
    ...(darf.wunsch ? [{ text: 'Um eine andere Zeit bitten', href: routes.terminWunsch.href({ id }) }] : []),
    ...(darf.verhinderung ? [{ text: 'Verhinderung mitteilen', href: routes.terminVerhinderung.href({ id }) }] : []),
    ...(termin.gilt && termin.ende > jetzt
      ? [
          {
            text: 'In den eigenen Kalender übernehmen (.ics)',
            href: routes.terminKalenderdatei.href({ id }),
            symbol: 'kalender' as const,
          },
        ]
      : []),
    { text: 'Alle Termine', href: routes.termine.href() },
  ]
  return (
    <>
      <Linkliste titel="Was Sie tun können" links={links} />
      {darf.absagen && <p class="kern-hint">Verschieben und absagen können Sie hier bis {formatZeit(bis)}.</p>}
      {!darf.absagen && darf.wunsch && (
        <p class="kern-hint">
          Verschieben und absagen ging hier bis {formatZeit(bis)}. Können Sie nicht kommen, rufen Sie bitte an oder
          bitten Sie um eine andere Zeit.
        </p>
      )}
    </>
  )
}
