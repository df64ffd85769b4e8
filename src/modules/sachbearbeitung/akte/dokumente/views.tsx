import { pruefstandOf, showDateiname } from '#modules/dokumente'
import type { Kunde } from '#modules/jobcenter'
import { formatBytes } from '#platform/text/menge.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, Knopf, LeererZustand, Linkliste, Tabelle, Titel } from '#web/parts/index.ts'
import { type Eingang, nameEingang } from '../../aerztlich/akte-teil.tsx'
import { kurzesDatum } from '../../texte.ts'
import type { Dokumentzeile } from './dokumente.ts'
import type { Ortsart } from './store.ts'

function Datei({ dokument, art, orte }: Dokumentzeile): Html {
  const { name, zustand, groesse, typ } = dokument
  const shown = showDateiname(name)
  return (
    <>
      {zustand === 'sauber' ? <a href={orte[0].datei}>{shown}</a> : shown}
      <div class="kern-hint">
        {art ? `${art}, ` : ''}
        {typ.toUpperCase()}, {formatBytes(groesse)}
      </div>
    </>
  )
}

/** Each place with the document for which the file stands there; with a day of its own where there are several. */
function Orte({ orte }: Pick<Dokumentzeile, 'orte'>): Html {
  return (
    <ul class="akte__orte">
      {orte.map(({ text, href, zeit, nachweis }) => (
        <li>
          <a href={href}>{text}</a>
          {orte.length > 1 && `, ${kurzesDatum(zeit)}`}
          {nachweis && (
            <div>
              {nachweis.name} <Etikett art={nachweis.stand.art}>{nachweis.stand.text}</Etikett>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function zelleOf(zeile: Dokumentzeile): Child[] {
  const stand = pruefstandOf(zeile.dokument)
  return [
    <Datei {...zeile} />,
    <Orte orte={zeile.orte} />,
    kurzesDatum(zeile.eingang),
    <Etikett art={stand.art}>{stand.text}</Etikett>,
  ]
}

function Dateitabelle({ zeilen, leer }: { zeilen: readonly Dokumentzeile[]; leer: string }): Html {
  return (
    <Tabelle
      titel="Dokumente, die zuletzt eingegangenen zuerst"
      titelVerborgen
      dicht
      spalten={[{ text: 'Datei' }, { text: 'Gehört zu' }, { text: 'Eingegangen' }, { text: 'Virenprüfung' }]}
      zeilen={zeilen.map(zelleOf)}
      leer={<LeererZustand titel={leer} />}
    />
  )
}

const dokumentePfad = (kundeId: string) => routes.dienstAktendokumente.href({ id: kundeId })

/** The last ones, in the record. */
export function AkteDokumente({ kundeId, zeilen }: { kundeId: string; zeilen: readonly Dokumentzeile[] }): Html {
  return (
    <section aria-labelledby="dokumente">
      <h2 id="dokumente">Dokumente</h2>
      <Dateitabelle zeilen={zeilen} leer="Es ist noch kein Dokument eingegangen." />
      {zeilen.length > 0 && (
        <Linkliste links={[{ text: 'Alle Dokumente', href: dokumentePfad(kundeId), symbol: 'datei' }]} />
      )}
    </section>
  )
}

const ortsarten: Record<Ortsart, string> = {
  vorgang: 'Vorgänge',
  nachricht: 'Nachrichten',
  termin: 'Termine',
  aerztlich: 'Ärztlicher Dienst',
}

interface DokumenteProps {
  kunde: Kunde
  zeilen: readonly Dokumentzeile[]
  weiter: string | undefined
  /** What can be chosen, and what is. */
  arten: readonly Ortsart[]
  art: Ortsart | undefined
  /** What is sealed for the Ärztlicher Dienst and came: when, and how many files. */
  versiegelt: readonly Eingang[]
}

function Reiter({ kunde, arten, art }: Pick<DokumenteProps, 'kunde' | 'arten' | 'art'>): Html {
  const pfad = dokumentePfad(kunde.id)
  return (
    <nav class="reiter" aria-label="Wozu die Dokumente gehören">
      <ul>
        {[undefined, ...arten].map((one) => (
          <li>
            <a href={one ? `${pfad}?ort=${one}` : pfad} aria-current={one === art ? 'page' : undefined}>
              {one ? ortsarten[one] : 'Alle'}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Everything that reached the Jobcenter. What the customer keeps for themselves, or has not sent, is not here. */
export function DokumenteView(props: DokumenteProps): Html {
  const { kunde, zeilen, weiter, art, versiegelt } = props
  const mark = art ? `?ort=${art}&` : '?'
  return (
    <>
      <Titel
        vorzeile={`${kunde.vorname} ${kunde.nachname}, Kundennummer ${kunde.kundennummer}`}
        einleitung="Was beim Jobcenter eingegangen ist, das Neueste zuerst. Was die Person nur aufhebt oder noch nicht gesendet hat, steht hier nicht."
      >
        Dokumente
      </Titel>
      <Reiter {...props} />
      <Dateitabelle
        zeilen={zeilen}
        leer={art ? `Zu „${ortsarten[art]}“ ist kein Dokument eingegangen.` : 'Es ist noch kein Dokument eingegangen.'}
      />
      {weiter && (
        <p>
          <Knopf art="sekundaer" href={`${dokumentePfad(kunde.id)}${mark}nach=${weiter}`}>
            Ältere Dokumente anzeigen
          </Knopf>
        </p>
      )}
      {versiegelt.length > 0 && (
        <section aria-labelledby="versiegelt">
          <h2 id="versiegelt">Für den Ärztlichen Dienst</h2>
          <p>Diese Unterlagen öffnet nur der Ärztliche Dienst.</p>
          <ul>
            {versiegelt.map((one) => (
              <li>{nameEingang(one)}</li>
            ))}
          </ul>
        </section>
      )}
      <Linkliste links={[{ text: 'Zur Akte', href: routes.dienstKunde.href({ id: kunde.id }) }]} />
    </>
  )
}
