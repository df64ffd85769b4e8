import type { Kunde } from '#modules/jobcenter'
import { Anhaenge } from '#modules/postfach'
import {
  type Aerztezeile,
  type Auftrag,
  type GanzerVorgang,
  isEnde,
  LesungTeil,
  Nachweistafel,
  nameZustand,
  nextAerztliche,
  Schritte,
  Stand,
  type Vorgangszustand,
} from '#modules/vorgaenge'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Auswahl,
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Tabelle,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import { kurzesDatum } from '../texte.ts'

export const countDateien = (dateien: number): string => (dateien === 1 ? '1 Datei' : `${dateien} Dateien`)

interface ListeProps {
  offen: boolean
  zeilen: Aerztezeile[]
  weiter: string | undefined
}

/** Sealed cases of the own Jobcenter. */
export function AerztlichView({ offen, zeilen, weiter }: ListeProps): Html {
  const pfad = routes.dienstAerztlich.href()
  const reiter = [
    { text: 'Offen', href: pfad, hier: offen },
    { text: 'Abgeschlossen', href: `${pfad}?liste=abgeschlossen`, hier: !offen },
  ]
  const mark = offen ? '?' : '?liste=abgeschlossen&'
  return (
    <>
      <Titel einleitung="Was Kundinnen und Kunden an den Ärztlichen Dienst gesendet haben. Nur Sie können es öffnen. Das Älteste steht oben.">
        Unterlagen
      </Titel>
      <nav class="reiter" aria-label="Listen">
        <ul>
          {reiter.map(({ text, href, hier }) => (
            <li>
              <a href={href} aria-current={hier ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Tabelle
        titel={offen ? 'Offene Unterlagen' : 'Abgeschlossene Unterlagen'}
        titelVerborgen
        dicht
        spalten={[
          { text: 'Von' },
          { text: 'Nummer' },
          { text: 'Eingegangen' },
          { text: 'Dateien' },
          { text: 'Auftrag vom' },
          { text: 'Stand' },
          { text: 'Zuständig' },
        ]}
        zeilen={zeilen.map((zeile): Child[] => [
          <a href={routes.dienstAerztlicherVorgang.href({ id: zeile.id })}>{zeile.kunde}</a>,
          zeile.nummer,
          kurzesDatum(zeile.erstellt),
          String(zeile.dateien),
          zeile.auftrag ? formatTag(zeile.auftrag.vom) : 'ohne Auftrag',
          <Stand vorgang={zeile} fuer="dienst" />,
          zeile.zustaendigName ?? '–',
        ])}
        leer={
          <LeererZustand titel={offen ? 'Es ist nichts offen.' : 'Es ist noch nichts abgeschlossen.'}>
            <p>Was im Portal an den Ärztlichen Dienst gesendet wird, steht dann hier.</p>
          </LeererZustand>
        }
      />
      {weiter && (
        <p>
          <a href={`${pfad}${mark}nach=${weiter}`}>Weitere anzeigen</a>
        </p>
      )}
    </>
  )
}

export const meldungen = {
  gesetzt: 'Gespeichert. Die Person hört davon, ohne Inhalt.',
  stand: 'Jemand war schneller. Sie sehen jetzt den neuen Stand. Es wurde nichts geändert.',
} as const
export type Meldung = keyof typeof meldungen

export interface Eingabe {
  zustand: string
  notiz: string
}

export interface VersiegeltProps {
  csrf: string
  vorgang: GanzerVorgang
  kunde: Kunde
  auftrag: Auftrag | undefined
  /** Without an account the person learns of nothing here. */
  konto: boolean
  werte: Eingabe
  fehler: { zustand?: string; notiz?: string }
  meldung: Meldung | undefined
}

/** States to choose from; while it is open, also none, with a note. */
export const listWahl = (vorgang: GanzerVorgang): { wert: Vorgangszustand; text: string }[] => {
  const { zustand, dienst } = vorgang
  const next = nextAerztliche(vorgang)
  const bleibt = next.length > 1 ? [{ wert: zustand, text: `${nameZustand(zustand, 'dienst', dienst)} (bleibt)` }] : []
  return [...bleibt, ...next.map((wert) => ({ wert, text: nameZustand(wert, 'dienst', dienst) }))]
}

function Bearbeitung({ csrf, vorgang, werte, fehler, konto }: VersiegeltProps): Html {
  return (
    <section aria-labelledby="stand">
      <h2 id="stand">Stand und Notiz</h2>
      {!konto && <p>Es ist kein Konto verknüpft: Sagen Sie es der Person mit der Post.</p>}
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="stand" value={String(vorgang.stand)} />
        <Auswahl
          name="zustand"
          label="Stand"
          pflicht
          leer="Bitte wählen"
          optionen={listWahl(vorgang)}
          wert={werte.zustand}
          fehler={fehler.zustand}
        />
        <Textbereich
          name="notiz"
          label="Notiz an die Person"
          hinweis="Zum Beispiel, welche Unterlage noch fehlt. Nur die Person und der Ärztliche Dienst lesen sie."
          pflicht={false}
          wert={werte.notiz}
          fehler={fehler.notiz}
          zeilen={4}
        />
        <Knopfzeile>
          <Knopf name="aktion" wert="vorschau">
            Vorschau
          </Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

/** Files of a sealed case, by their ids. */
export const Dateien = ({ vorgang, ids }: { vorgang: GanzerVorgang; ids: readonly string[] }): Html => (
  <Anhaenge
    dokumente={vorgang.dateien.filter(({ id }) => ids.includes(id))}
    href={(dokumentId) => routes.dienstAerztlicheDatei.href({ id: vorgang.id, dokumentId })}
  />
)

/** A sealed case, for the Ärztlicher Dienst: answers, files, board, steps. */
export function VersiegeltView(props: VersiegeltProps): Html {
  const { vorgang, kunde, auftrag, meldung } = props
  const show = (ids: readonly string[]) => <Dateien vorgang={vorgang} ids={ids} />
  const zuPruefen = vorgang.nachweise.filter(({ zustand }) => zustand === 'vorgelegt').length
  const zugeordnet = new Set(vorgang.nachweise.flatMap((one) => one.dateien))
  const uebrige = vorgang.dateien.map(({ id }) => id).filter((id) => !zugeordnet.has(id))
  return (
    <>
      <Titel vorzeile={`Vorgangsnummer ${vorgang.nummer}`}>{vorgang.titel}</Titel>
      <Fehlerliste fehler={props.fehler} />
      {meldung && (
        <Hinweis art={meldung === 'stand' ? 'warnung' : 'erfolg'} rolle="status" titel={meldungen[meldung]} />
      )}
      <p>{kundenzeile(kunde)}</p>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Stand', wert: <Stand vorgang={vorgang} fuer="dienst" /> },
          { begriff: 'Eingegangen', wert: formatZeit(vorgang.erstellt) },
          {
            begriff: 'Auftrag',
            wert: auftrag
              ? `${auftrag.frage} Vom ${formatTag(auftrag.datum)}, ${auftrag.von}; Unterlagen bis ${formatTag(auftrag.bis)}`
              : 'ohne Auftrag',
          },
          { begriff: 'Zuständig', wert: vorgang.zustaendigName ?? 'noch niemand' },
        ]}
      />
      <section aria-labelledby="nachweise">
        <h2 id="nachweise">Dateien</h2>
        {vorgang.nachweise.length > 0 && (
          <Nachweistafel
            nachweise={vorgang.nachweise}
            seite="dienst"
            ebene={3}
            ende={isEnde(vorgang.zustand)}
            anhaenge={show}
          />
        )}
        {show(uebrige)}
        {vorgang.nachweise.length + uebrige.length === 0 && <p>Es sind keine Dateien dabei.</p>}
        {zuPruefen > 0 && (
          <Linkliste
            links={[
              {
                text: 'Unterlagen prüfen',
                href: routes.dienstAerztlicheNachweise.href({ id: vorgang.id }),
                hinweis: `${zuPruefen === 1 ? 'Eine ist' : `${zuPruefen} sind`} noch zu prüfen: genügt, nicht lesbar oder unvollständig.`,
              },
            ]}
          />
        )}
      </section>
      <section aria-labelledby="text">
        <h2 id="text">Was die Person gesendet hat</h2>
        {vorgang.lesung && <LesungTeil lesung={vorgang.lesung} />}
      </section>
      <section aria-labelledby="schritte">
        <h2 id="schritte">Was bisher geschah</h2>
        <Schritte schritte={vorgang.schritte} ich="dienst" dienst={vorgang.dienst} />
      </section>
      <Bearbeitung {...props} />
      <Linkliste links={[{ text: 'Alle Unterlagen', href: routes.dienstAerztlich.href() }]} />
    </>
  )
}

/** Exactly what the person will read, before it goes out. */
export function AerztlicheVorschau(
  props: Pick<VersiegeltProps, 'csrf' | 'vorgang' | 'kunde'> & {
    wahl: { zustand: Vorgangszustand; notiz: string | undefined }
    von: string
    jetzt: Date
  },
): Html {
  const { csrf, vorgang, wahl, von, jetzt } = props
  const schritt = { ...wahl, frist: undefined, von: 'dienst' as const, wer: von, zeit: jetzt }
  return (
    <>
      <Titel vorzeile={vorgang.titel}>Vorschau</Titel>
      <p>{kundenzeile(props.kunde)}</p>
      <h2>Das liest die Person bei diesem Vorgang</h2>
      <Schritte schritte={[schritt]} ich="kunde" dienst={vorgang.dienst} />
      <p>Das Jobcenter liest das nicht. Eine E-Mail ohne Inhalt sagt der Person, dass es etwas Neues gibt.</p>
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="stand" value={String(vorgang.stand)} />
        <input type="hidden" name="zustand" value={wahl.zustand} />
        <input type="hidden" name="notiz" value={wahl.notiz ?? ''} />
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="aendern">
            Ändern
          </Knopf>
          <Knopf name="aktion" wert="setzen">
            Speichern
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** All that Leistung and Vermittlung see of a sealed case. */
export function EingegangenView({ vorgang, kunde }: Pick<VersiegeltProps, 'vorgang' | 'kunde'>): Html {
  const dateien = vorgang.versiegelt?.dateien ?? 0
  return (
    <>
      <Titel vorzeile={`Vorgangsnummer ${vorgang.nummer}`}>{vorgang.titel}</Titel>
      <p>
        <a href={routes.dienstKunde.href({ id: kunde.id })}>{kundenzeile(kunde)}</a>
      </p>
      <Hinweis titel={`Unterlagen eingegangen am ${formatZeit(vorgang.erstellt)} (${countDateien(dateien)})`}>
        <p>Angaben und Dateien sind versiegelt. Nur der Ärztliche Dienst kann sie öffnen (§ 76 SGB X, § 203 StGB).</p>
      </Hinweis>
      <Linkliste links={[{ text: 'Zur Akte', href: routes.dienstKunde.href({ id: kunde.id }) }]} />
    </>
  )
}
