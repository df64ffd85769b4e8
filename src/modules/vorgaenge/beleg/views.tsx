import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import type { Beleg, Belegpruefung } from './beleg.ts'

/** The receipt as its owner sees it. */
export function BelegTeil({ beleg, vorgangId: id }: { beleg: Beleg; vorgangId: string }): Html {
  return (
    <section aria-labelledby="beleg">
      <h2 id="beleg">Beleg</h2>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Belegcode', wert: <code>{beleg.code}</code> },
          { begriff: 'Prüfsumme des Inhalts (SHA-256)', wert: <code class="pruefsumme">{beleg.sha256}</code> },
        ]}
      />
      <p>
        Mit dem Code kann jede Person, der Sie ihn geben, prüfen, dass und wann Sie gesendet haben, ohne den Inhalt zu
        sehen: <a href={routes.beleg.href({ code: beleg.code })}>Beleg prüfen</a>
      </p>
      <Linkliste
        links={[
          {
            text: 'Beleg mit allen Angaben als PDF',
            href: routes.vorgangAusgabe.href({ id, format: 'pdf' }),
            symbol: 'datei',
          },
          {
            text: 'Als Archivfassung (PDF/A)',
            href: routes.vorgangAusgabe.href({ id, format: 'pdfa' }),
            symbol: 'datei',
          },
          { text: 'Als Daten (JSON)', href: routes.vorgangAusgabe.href({ id, format: 'json' }), symbol: 'datei' },
          { text: 'Als Daten (XML)', href: routes.vorgangAusgabe.href({ id, format: 'xml' }), symbol: 'datei' },
        ]}
      />
    </section>
  )
}

export interface BelegProps {
  csrf: string
  geprueft: Belegpruefung
  /** A checksum that was typed to compare it. */
  vergleich: { eingabe: string; gleich: boolean } | undefined
  fehler: string | undefined
}

const absagen = {
  unbekannt: {
    titel: 'Zu diesem Code gibt es keinen Beleg',
    text: 'Prüfen Sie, ob Sie den Code richtig abgeschrieben haben. Er hat 18 Zeichen.',
  },
  'zu-oft': {
    titel: 'Das waren viele Fragen',
    text: 'Von Ihrem Anschluss wurden sehr viele Belege geprüft. Versuchen Sie es in einer Stunde noch einmal.',
  },
} as const

/** What anybody sees who holds a code. */
export function BelegView({ csrf, geprueft, vergleich, fehler }: BelegProps): Html {
  if (!geprueft.ok) {
    const { titel, text } = absagen[geprueft.grund]
    return (
      <>
        <Titel>Beleg prüfen</Titel>
        <Hinweis art="warnung" titel={titel}>
          <p>{text}</p>
        </Hinweis>
      </>
    )
  }
  const { bezeichnung, zeit } = geprueft.beleg
  return (
    <>
      <Titel>Beleg prüfen</Titel>
      <Hinweis art="erfolg" titel="Diesen Beleg gibt es">
        <p>Er wurde von diesem Portal ausgestellt. Über den Inhalt sagt er nichts.</p>
      </Hinweis>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Gesendet wurde', wert: bezeichnung },
          { begriff: 'Eingegangen', wert: formatZeit(zeit) },
        ]}
      />
      <h2>Inhalt vergleichen</h2>
      <p>Haben Sie auch die Prüfsumme, sehen Sie hier, ob sie zu diesem Beleg gehört.</p>
      {vergleich && (
        <Hinweis
          art={vergleich.gleich ? 'erfolg' : 'warnung'}
          rolle="status"
          titel={vergleich.gleich ? 'Die Prüfsumme stimmt überein' : 'Die Prüfsumme stimmt nicht überein'}
        />
      )}
      <Fehlerliste fehler={fehler ? { pruefsumme: fehler } : {}} />
      <Formular csrf={csrf} nichtAufheben>
        <Textfeld name="pruefsumme" label="Prüfsumme (SHA-256)" wert={vergleich?.eingabe} fehler={fehler} wortlaut />
        <Knopfzeile>
          <Knopf>Vergleichen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
