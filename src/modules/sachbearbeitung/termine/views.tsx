import {
  artnamen,
  type Dienstzeile,
  type Mitteilung,
  standOf,
  type Termin,
  type Terminbrief,
  Termininhalt,
  wege,
} from '#modules/termine'
import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Child, Html } from '#web/jsx.ts'
import {
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Kontrollkaestchen,
  LeererZustand,
  Linkliste,
  Tabelle,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'

import { type Posttag, Postteil } from './views-post.tsx'

const NACHWEIS = 'Nachweis der Bekanntgabe ausgeben (JSON)'

interface ListeProps {
  jetzt: Date
  zeilen: Dienstzeile[]
  weiter: string | undefined
  alle: boolean
  mitteilungen: number
}

/** What is before one, the soonest first. */
export function TermineView({ jetzt, zeilen, weiter, alle, mitteilungen }: ListeProps): Html {
  const pfad = routes.dienstTermine.href()
  return (
    <>
      <Titel>Termine</Titel>
      {mitteilungen > 0 && (
        <Hinweis art="warnung" titel="Kundinnen und Kunden haben etwas mitgeteilt">
          <p>
            <a href={routes.dienstTerminmitteilungen.href()}>Verhinderungen und Wünsche entscheiden</a>
          </p>
        </Hinweis>
      )}
      <nav class="reiter" aria-label="Wessen Termine">
        <ul>
          <li>
            <a href={pfad} aria-current={alle ? undefined : 'page'}>
              Meine
            </a>
          </li>
          <li>
            <a href={`${pfad}?alle=ja`} aria-current={alle ? 'page' : undefined}>
              Alle im Jobcenter
            </a>
          </li>
        </ul>
      </nav>
      <Tabelle
        titel="Termine ab heute, die nächsten zuerst"
        titelVerborgen
        dicht
        spalten={[
          { text: 'Zeit' },
          { text: 'Kundin oder Kunde' },
          { text: 'Art' },
          { text: 'Wie' },
          ...(alle ? [{ text: 'Mit' }] : []),
          { text: 'Stand' },
        ]}
        zeilen={zeilen.map((zeile) => terminzeile(zeile, { jetzt, alle }))}
        leer={
          <LeererZustand titel="Es steht kein Termin an">
            <p>Bieten Sie freie Zeiten an, oder laden Sie jemanden aus der Akte heraus ein.</p>
          </LeererZustand>
        }
      />
      {weiter && (
        <p>
          <Knopf art="sekundaer" href={`${pfad}?${alle ? 'alle=ja&' : ''}nach=${weiter}`}>
            Mehr anzeigen
          </Knopf>
        </p>
      )}
      <Linkliste
        links={[
          { text: 'Meine freien Zeiten', href: routes.dienstZeiten.href(), symbol: 'kalender' },
          { text: 'Meine Abwesenheit', href: routes.dienstAbwesenheit.href(), symbol: 'kalender' },
          { text: 'Verhinderungen und Wünsche', href: routes.dienstTerminmitteilungen.href() },
        ]}
      />
    </>
  )
}

function terminzeile(zeile: Dienstzeile, { jetzt, alle }: { jetzt: Date; alle: boolean }): Child[] {
  const stand = standOf(zeile, jetzt)
  return [
    <a href={routes.dienstTermin.href({ id: zeile.id })}>{formatSpanne(zeile)}</a>,
    <a href={routes.dienstKunde.href({ id: zeile.kundeId })}>{zeile.kunde}</a>,
    artnamen[zeile.art],
    wege[zeile.weg],
    ...(alle ? [zeile.mit] : []),
    stand ? <Etikett art={stand.art}>{stand.text}</Etikett> : 'Ergebnis noch nicht vermerkt',
  ]
}

const meldungen = {
  angesetzt: 'Der Termin ist angesetzt.',
  verlegt: 'Der Termin ist verlegt.',
  abgesagt: 'Der Termin ist abgesagt.',
  vermerkt: 'Es ist vermerkt.',
  gesendet: 'Es ist vermerkt, dass der Brief zur Post ging.',
  'schon-gesendet': 'Es war nichts mehr zu senden. Es wurde nichts geändert.',
  stand: 'Inzwischen hat sich an diesem Termin etwas geändert. Prüfen Sie den Stand. Es wurde nichts geändert.',
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

interface TerminProps {
  csrf: string
  jetzt: Date
  termin: Termin
  kunde: string
  anschrift: string
  briefe: Terminbrief[]
  post: Posttag
  mitteilungen: Mitteilung[]
  meldung: Meldung | undefined
}

/** One appointment as the customer sees it, and what staff can do. */
export function TerminView(props: TerminProps): Html {
  const { termin, jetzt, meldung } = props
  const { id } = termin
  const stand = standOf(termin, jetzt)
  const kommt = termin.gilt && termin.beginn > jetzt
  const offen = props.mitteilungen.find((one) => !one.ergebnis)
  return (
    <>
      <Titel vorzeile={props.kunde}>{`${artnamen[termin.art]}: ${formatSpanne(termin)}`}</Titel>
      {meldung && (
        <Hinweis art={meldung === 'stand' ? 'warnung' : 'erfolg'} rolle="status" titel={meldungen[meldung]} />
      )}
      {stand && (
        <p>
          <Etikett art={stand.art}>{stand.text}</Etikett>
        </p>
      )}
      {offen && (
        <Hinweis
          art="warnung"
          titel={offen.art === 'verhinderung' ? 'Verhinderung mitgeteilt' : 'Wünscht eine andere Zeit'}
        >
          <p>
            <a href={routes.dienstTerminmitteilung.href({ id: offen.id })}>Ansehen und entscheiden</a>
          </p>
        </Hinweis>
      )}
      {termin.absage && <p>Grund der Absage: {termin.absage}</p>}
      <Fehlerliste fehler={props.post.fehler} />
      <Postteil csrf={props.csrf} id={id} briefe={props.briefe} post={props.post} />
      {termin.beginn > jetzt && (
        <p>
          <Knopf art="text" symbol="drucken" href={`${routes.dienstTermin.href({ id })}?datei=brief`}>
            Brief als PDF öffnen
          </Knopf>
        </p>
      )}
      <Termininhalt termin={termin} anschrift={props.anschrift} />
      {kommt && (
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.dienstTerminAbsage.href({ id })}>
            Absagen
          </Knopf>
          <Knopf href={routes.dienstTerminVerlegen.href({ id })}>Verlegen</Knopf>
        </Knopfzeile>
      )}
      {termin.gilt && termin.beginn <= jetzt && termin.zustand !== 'verhinderung-gemeldet' && (
        <Ergebnisform {...props} />
      )}
      <Linkliste
        links={[
          ...(termin.art === 'einladung'
            ? [{ text: NACHWEIS, href: `${routes.dienstTermin.href({ id })}?datei=nachweis` }]
            : []),
          { text: 'Zur Akte', href: routes.dienstKunde.href({ id: termin.kundeId }) },
          { text: 'Alle Termine', href: routes.dienstTermine.href() },
        ]}
      />
    </>
  )
}

function Ergebnisform({ csrf, termin }: TerminProps): Html {
  return (
    <Formular csrf={csrf} aktion={routes.dienstTerminErgebnis.href({ id: termin.id })} nichtAufheben>
      <input type="hidden" name="stand" value={String(termin.stand)} />
      <Knopfzeile>
        <Knopf art="sekundaer" name="ergebnis" wert="nicht-erschienen">
          Nicht erschienen
        </Knopf>
        <Knopf name="ergebnis" wert="wahrgenommen">
          Hat stattgefunden
        </Knopf>
      </Knopfzeile>
    </Formular>
  )
}

interface AbsageProps {
  csrf: string
  termin: Termin
  kunde: string
  grund: string
  fehler: Feldfehler<'grund'>
}

export function AbsageView({ csrf, termin, kunde, grund, fehler }: AbsageProps): Html {
  return (
    <>
      <Titel vorzeile={kunde}>Termin absagen?</Titel>
      <Fehlerliste fehler={fehler} />
      <p>
        <strong>{formatSpanne(termin)}</strong>
      </p>
      <p>Die Kundin oder der Kunde erfährt es sofort.</p>
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="stand" value={String(termin.stand)} />
        <Textbereich
          name="grund"
          label="Satz dazu"
          hinweis="Er steht im Portal bei diesem Termin."
          pflicht={false}
          wert={grund}
          zeilen={3}
          fehler={fehler.grund}
        />
        <Kontrollkaestchen name="anbieten" label="Die Zeit wieder anbieten, wenn sie frei angeboten war" />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstTermin.href({ id: termin.id })}>
            Abbrechen
          </Knopf>
          <Knopf art="gefahr">Termin absagen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
