import { showDateiname } from '#modules/dokumente'
import { gruende, type Mitteilung, type Mitteilungszeile, type Termin } from '#modules/termine'
import { formatZeit } from '#platform/text/datum.ts'
import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Child, Html } from '#web/jsx.ts'
import {
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

const mitteilungsarten = { verhinderung: 'Verhinderung', wunsch: 'Wunsch' } as const

/** What waits for a decision. */
export function MitteilungenView({ zeilen, weiter }: { zeilen: Mitteilungszeile[]; weiter: string | undefined }): Html {
  return (
    <>
      <Titel>Verhinderungen und Wünsche</Titel>
      <Tabelle
        titel="Offene Mitteilungen, die ältesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Mitteilung' }, { text: 'Von' }, { text: 'Eingegangen' }]}
        zeilen={zeilen.map((one): Child[] => [
          <a href={routes.dienstTerminmitteilung.href({ id: one.id })}>{mitteilungsarten[one.art]}</a>,
          one.kunde,
          formatZeit(one.erstellt),
        ])}
        leer={<LeererZustand titel="Es liegt nichts vor." />}
      />
      {weiter && (
        <p>
          <Knopf art="sekundaer" href={`${routes.dienstTerminmitteilungen.href()}?nach=${weiter}`}>
            Mehr anzeigen
          </Knopf>
        </p>
      )}
    </>
  )
}

interface MitteilungProps {
  csrf: string
  mitteilung: Mitteilung
  termin: Termin | undefined
  kunde: string
  antwort: string
  fehler: Feldfehler<'antwort'>
}

/** One of them, with the decision. */
export function MitteilungView({ csrf, mitteilung, termin, kunde, antwort, fehler }: MitteilungProps): Html {
  const dateien = mitteilung.dateien.map(({ id, name, zustand }) =>
    zustand === 'sauber' ? (
      <li>
        <a href={routes.dienstTerminmitteilungDatei.href({ id: mitteilung.id, dokumentId: id })}>
          {showDateiname(name)}
        </a>
      </li>
    ) : (
      <li>
        {showDateiname(name)} ({zustand === 'quarantaene' ? 'wird noch geprüft' : 'nicht angenommen'})
      </li>
    ),
  )
  return (
    <>
      <Titel vorzeile={kunde}>{mitteilung.art === 'verhinderung' ? 'Verhinderung' : 'Wunsch nach einem Termin'}</Titel>
      <Fehlerliste fehler={fehler} />
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Eingegangen', wert: formatZeit(mitteilung.erstellt) },
          ...(termin
            ? [
                {
                  begriff: 'Termin',
                  wert: <a href={routes.dienstTermin.href({ id: termin.id })}>{formatSpanne(termin)}</a>,
                },
              ]
            : []),
          ...(mitteilung.grund ? [{ begriff: 'Grund', wert: gruende[mitteilung.grund] }] : []),
          ...(mitteilung.text ? [{ begriff: 'Text', wert: <div class="gespraech__text">{mitteilung.text}</div> }] : []),
          ...(dateien.length > 0 ? [{ begriff: 'Nachweise', wert: <ul class="anhaenge">{dateien}</ul> }] : []),
        ]}
      />
      {mitteilung.ergebnis ? (
        <Hinweis titel="Das ist entschieden" />
      ) : (
        <Formular csrf={csrf} nichtAufheben>
          <Textbereich
            name="antwort"
            label="Antwort"
            hinweis="Steht im Portal bei der Mitteilung."
            pflicht={mitteilung.art === 'wunsch'}
            wert={antwort}
            zeilen={4}
            fehler={fehler.antwort}
          />
          <Entscheidungsknoepfe art={mitteilung.art} />
        </Formular>
      )}
      <Linkliste
        links={[
          {
            text: 'Termin ansetzen',
            href: routes.dienstTerminNeu.href({ id: mitteilung.kundeId }),
            symbol: 'kalender',
          },
          { text: 'Zur Akte', href: routes.dienstKunde.href({ id: mitteilung.kundeId }) },
        ]}
      />
    </>
  )
}

function Entscheidungsknoepfe({ art }: { art: Mitteilung['art'] }): Html {
  return art === 'wunsch' ? (
    <Knopfzeile>
      <Knopf name="ergebnis" wert="erledigt">
        Antworten
      </Knopf>
    </Knopfzeile>
  ) : (
    <Knopfzeile>
      <Knopf art="sekundaer" name="ergebnis" wert="abgelehnt">
        Nicht anerkennen
      </Knopf>
      <Knopf name="ergebnis" wert="anerkannt">
        Grund anerkennen
      </Knopf>
    </Knopfzeile>
  )
}
