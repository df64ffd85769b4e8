import { dokumentarten, explainFund, explainMangel, pruefstandOf, showDateiname } from '#modules/dokumente'
import { isGeschuldet, nachweisname, type OffeneSache, type Verwendung } from '#modules/vorgaenge'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { formatBytes } from '#platform/text/menge.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import { wertOf } from './ablegen.ts'
import type { Listenzeile } from './dokumente.ts'

const meldungen = {
  aufgehoben: 'Ihr Dokument liegt hier. Ihr Jobcenter sieht es erst, wenn Sie es senden.',
  entfernt: 'Das Dokument ist entfernt.',
  verwendet: 'Das Dokument wird verwendet und bleibt deshalb hier.',
} as const

export type Meldung = keyof typeof meldungen

export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

/** What the Jobcenter still waits for, each with the way to hand it in. */
function Fehlendes({ sachen }: { sachen: readonly OffeneSache[] }): Html | null {
  const wege = sachen.flatMap(({ vorgang, gefragt }) =>
    gefragt.filter(isGeschuldet).map((one) => ({
      text: nachweisname(one),
      href: `${routes.dokumentNeu.href()}?fuer=${wertOf(vorgang.id, one.id)}`,
      hinweis: vorgang.titel,
      stand: one.frist && <Etikett art="warnung">bis {formatTag(one.frist)}</Etikett>,
    })),
  )
  if (wege.length === 0) return null
  return (
    <section aria-labelledby="fehlt">
      <h2 id="fehlt">Das fehlt Ihrem Jobcenter noch</h2>
      <Wegeliste wege={wege} />
    </section>
  )
}

function Orte({ verwendungen }: { verwendungen: readonly Verwendung[] }): Html {
  return (
    <ul class="dokumente__orte">
      {verwendungen.map(({ text, href }) => (
        <li>{href ? <a href={href}>{text}</a> : text}</li>
      ))}
    </ul>
  )
}

function Zeile({ dokument, art, verwendungen, bis }: Listenzeile): Html {
  const { id, name, zustand, grund, groesse, erstellt } = dokument
  const stand = pruefstandOf(dokument)
  const shown = showDateiname(name)
  const artname = art && dokumentarten[art]
  return (
    <li class="dokumente__zeile">
      <h3 class="dokumente__name">
        {zustand === 'sauber' ? <a href={routes.dokumentDatei.href({ id })}>{shown}</a> : shown}
      </h3>
      <p class="dokumente__angaben">
        {artname ? `${artname}, ` : ''}hochgeladen am {formatTag(tagInBerlin(erstellt))}, {formatBytes(groesse)}
      </p>
      <Etikett art={stand.art}>{stand.text}</Etikett>
      {zustand === 'befall' && <p>{explainFund(name, grund ?? '')}</p>}
      {zustand === 'fehler' && <p>{explainMangel(name, grund ?? '')}</p>}
      {verwendungen.length > 0 && (
        <>
          <p class="dokumente__wo">Verwendet in:</p>
          <Orte verwendungen={verwendungen} />
        </>
      )}
      {verwendungen.length === 0 && (
        <p>
          Nicht gesendet. {bis && `Wir heben es bis zum ${formatTag(bis)} auf. `}
          <a href={routes.dokumentEntfernen.href({ id })} aria-label={`${shown} entfernen`}>
            Entfernen
          </a>
        </p>
      )}
    </li>
  )
}

export interface DokumenteProps {
  sachen: readonly OffeneSache[]
  zeilen: readonly Listenzeile[]
  weiter: string | undefined
  meldung: Meldung | undefined
}

/** Everything that somebody has handed in or keeps, after what is still owed. */
export function DokumenteView({ sachen, zeilen, weiter, meldung }: DokumenteProps): Html {
  return (
    <>
      <Titel>Dokumente und Nachweise</Titel>
      {meldung && (
        <Hinweis art={meldung === 'verwendet' ? 'info' : 'erfolg'} rolle="status" titel={meldungen[meldung]} />
      )}
      <Fehlendes sachen={sachen} />
      <Knopfzeile>
        <Knopf href={routes.dokumentNeu.href()}>Dokument hochladen</Knopf>
      </Knopfzeile>
      <section aria-labelledby="meine">
        <h2 id="meine">Ihre Dokumente</h2>
        {zeilen.length === 0 ? (
          <LeererZustand titel="Noch kein Dokument">
            <p>Hier steht, was Sie hochgeladen haben, und wo es verwendet wird. Sie können es wieder verwenden.</p>
          </LeererZustand>
        ) : (
          <ul class="dokumente">
            {zeilen.map((zeile) => (
              <Zeile {...zeile} />
            ))}
          </ul>
        )}
        {weiter && (
          <Knopf art="sekundaer" href={`${routes.dokumente.href()}?vor=${weiter}`}>
            Ältere Dokumente anzeigen
          </Knopf>
        )}
      </section>
      <Linkliste
        titel="Dazu"
        links={[
          {
            text: 'Nachweise abgeben: was möglich ist',
            href: routes.dokumentHilfe.href(),
            hinweis: 'Auch auf Papier, und was Sie schwärzen dürfen.',
          },
          { text: 'Bescheide', href: routes.bescheide.href(), hinweis: 'Was Ihr Jobcenter Ihnen geschrieben hat.' },
        ]}
      />
    </>
  )
}

export interface EntfernenProps {
  csrf: string
  id: string
  name: string
  verwendungen: readonly Verwendung[]
}

/** Asks once more: what is removed is gone. What is used stays, and the page says where. */
export function EntfernenView({ csrf, id, name, verwendungen }: EntfernenProps): Html {
  const shown = showDateiname(name)
  if (verwendungen.length > 0) {
    return (
      <>
        <Titel>„{shown}“ wird verwendet</Titel>
        <p>Sie können das Dokument nicht entfernen, solange es hier gebraucht wird:</p>
        <Orte verwendungen={verwendungen} />
        <Linkliste links={[{ text: 'Zurück zu Ihren Dokumenten', href: routes.dokumente.href() }]} />
      </>
    )
  }
  return (
    <>
      <Titel>„{shown}“ entfernen?</Titel>
      <p>Die Datei wird gelöscht und lässt sich nicht zurückholen. Ihr Jobcenter hatte sie nicht.</p>
      <Formular csrf={csrf} aktion={routes.dokumentEntfernen.href({ id })} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.dokumente.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Dokument entfernen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
