import { type FensterRow, themen, wege } from '#modules/termine'
import { later } from '#platform/clock.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { formatSpanne, formatTagMitWochentag } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Child, Html } from '#web/jsx.ts'
import {
  Auswahl,
  Datumsfeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Pflichthinweis,
  Radiogruppe,
  Tabelle,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { dauern, type Zeitenfehler } from './forms.ts'
import { zaehleZeiten } from './views-rueckfrage.tsx'

export type Werte = Readonly<Record<string, string>>

export const datumOf = (werte: Werte, name: string) => ({
  tag: werte[`${name}-tag`],
  monat: werte[`${name}-monat`],
  jahr: werte[`${name}-jahr`],
})

/** Length, way and place: the same wherever a time is set. */
export function Umstaende({ werte, fehler }: { werte: Werte; fehler: Feldfehler<'dauer' | 'weg' | 'ort'> }): Html {
  return (
    <>
      <Auswahl
        name="dauer"
        label="Dauer"
        pflicht
        breite="m"
        wert={werte['dauer'] ?? '30'}
        optionen={dauern.map((minuten) => ({ wert: String(minuten), text: `${minuten} Minuten` }))}
        fehler={fehler.dauer}
      />
      <Radiogruppe
        name="weg"
        label="Wie findet es statt?"
        pflicht
        wert={werte['weg'] ?? 'vor-ort'}
        nebeneinander
        optionen={Object.entries(wege).map(([wert, text]) => ({ wert, text }))}
        fehler={fehler.weg}
      />
      <Textfeld
        name="ort"
        label="Zimmer, Telefonnummer oder Link"
        hinweis="Vor Ort: das Zimmer, die Anschrift steht schon da. Per Video: der Link."
        wert={werte['ort'] ?? ''}
        maxlaenge={200}
        breite="l"
        fehler={fehler.ort}
      />
    </>
  )
}

interface ZeitenProps {
  csrf: string
  freie: FensterRow[]
  weiter: string | undefined
  werte: Werte
  fehler: Zeitenfehler
  ergebnis: { angelegt: number; belegt: number; ausgelassen: { tag: string; grund: string }[] } | undefined
  zurueck: number | undefined
  /** Of the series that was taken back, so many stay. */
  vergeben: number
}

/** One's own times that customers can take, and the way to make more. */
export function ZeitenView(props: ZeitenProps): Html {
  const { csrf, freie, werte, fehler, ergebnis, zurueck, vergeben } = props
  return (
    <>
      <Titel>Meine freien Zeiten</Titel>
      <Fehlerliste fehler={fehler} />
      {ergebnis && <Ergebnis {...ergebnis} />}
      {zurueck !== undefined && (
        <Hinweis
          rolle="status"
          titel={zurueck === 0 ? 'Es war nichts zurückzunehmen' : `${zaehleZeiten(zurueck)} zurückgenommen`}
        >
          {vergeben > 0 && <p>Vergeben und geblieben: {zaehleZeiten(vergeben)}.</p>}
        </Hinweis>
      )}
      <section aria-labelledby="anlegen">
        <h2 id="anlegen">Zeiten anlegen</h2>
        <Pflichthinweis />
        <Formular csrf={csrf} nichtAufheben>
          <Datumsfeld name="ab" label="Tag" pflicht wert={datumOf(werte, 'ab')} fehler={fehler.ab} />
          <Datumsfeld
            name="bis"
            label="Jede Woche am selben Wochentag bis"
            hinweis="Leer: nur an diesem einen Tag. Feiertage werden ausgelassen."
            pflicht={false}
            wert={datumOf(werte, 'bis')}
            fehler={fehler.bis}
          />
          <Textfeld name="von" label="Von" pflicht breite="s" wert={werte['von'] ?? '9:00'} fehler={fehler.von} />
          <Textfeld name="ende" label="Bis" pflicht breite="s" wert={werte['ende'] ?? '12:00'} fehler={fehler.ende} />
          <Umstaende werte={werte} fehler={fehler} />
          <Auswahl
            name="thema"
            label="Wofür"
            pflicht
            breite="l"
            wert={werte['thema'] ?? 'allgemein'}
            optionen={Object.entries(themen).map(([wert, text]) => ({ wert, text }))}
            fehler={fehler.thema}
          />
          <Knopfzeile>
            <Knopf>Zeiten anlegen</Knopf>
          </Knopfzeile>
        </Formular>
      </section>
      <section aria-labelledby="freie">
        <h2 id="freie">Noch frei</h2>
        <Tabelle
          titel="Freie Zeiten, die nächsten zuerst"
          titelVerborgen
          dicht
          spalten={[{ text: 'Zeit' }, { text: 'Wie' }, { text: 'Wofür' }, { text: 'Zurücknehmen', verborgen: true }]}
          zeilen={freie.map((one) => fensterzeile(one, csrf))}
          leer={
            <LeererZustand titel="Sie bieten keine Zeiten an">
              <p>Legen Sie oben welche an. Kundinnen und Kunden Ihres Jobcenters können sie dann nehmen.</p>
            </LeererZustand>
          }
        />
        {props.weiter && (
          <p>
            <Knopf art="sekundaer" href={`${routes.dienstZeiten.href()}?nach=${props.weiter}`}>
              Spätere anzeigen
            </Knopf>
          </p>
        )}
      </section>
    </>
  )
}

function Ergebnis({ angelegt, belegt, ausgelassen }: NonNullable<ZeitenProps['ergebnis']>): Html {
  return (
    <Hinweis
      art={angelegt > 0 ? 'erfolg' : 'info'}
      rolle="status"
      titel={angelegt === 1 ? '1 Zeit ist angelegt' : `${angelegt} Zeiten sind angelegt`}
    >
      {belegt > 0 && <p>{belegt} ausgelassen: vorbei, schon im Kalender oder in einer Abwesenheit.</p>}
      {ausgelassen.length > 0 && (
        <p>Feiertage ausgelassen: {ausgelassen.map(({ tag, grund }) => `${formatTag(tag)} (${grund})`).join(', ')}</p>
      )}
    </Hinweis>
  )
}

function fensterzeile(fenster: FensterRow, csrf: string): Child[] {
  const wann = formatSpanne(fenster)
  const aktion = routes.dienstZeitenEnde.href()
  return [
    wann,
    [wege[fenster.weg], fenster.ort].filter(Boolean).join(', '),
    themen[fenster.thema],
    <div class="knopfzeile">
      <Formular csrf={csrf} aktion={aktion} form="zeile" nichtAufheben>
        <input type="hidden" name="fenster" value={fenster.id} />
        <Knopf art="text" vorlesen={`Zurücknehmen: ${wann}`}>
          Zurücknehmen
        </Knopf>
      </Formular>
      {fenster.serie_id && (
        <Knopf
          art="text"
          href={routes.dienstZeitenReihe.href({ id: fenster.serie_id })}
          vorlesen={`Ganze Reihe zurücknehmen, zu der ${wann} gehört`}
        >
          Ganze Reihe
        </Knopf>
      )}
    </div>,
  ]
}

interface AbwesenheitProps {
  csrf: string
  sendung: string
  abwesenheiten: { id: string; beginn: Date; ende: Date }[]
  werte: Werte
  fehler: Feldfehler<'von' | 'bis'>
  ergebnis: { entfernt: number; termine: number } | undefined
}

/** When one is not there: what is free goes, what is taken must be moved. */
export function AbwesenheitView({ csrf, sendung, abwesenheiten, werte, fehler, ergebnis }: AbwesenheitProps): Html {
  return (
    <>
      <Titel einleitung="In dieser Zeit kann niemand einen Termin bei Ihnen nehmen. Einen Grund tragen Sie nicht ein.">
        Meine Abwesenheit
      </Titel>
      <Fehlerliste fehler={fehler} />
      {ergebnis && (
        <Hinweis
          art={ergebnis.termine > 0 ? 'warnung' : 'erfolg'}
          rolle="status"
          titel={
            ergebnis.termine > 0
              ? `Eingetragen. ${ergebnis.termine} ${ergebnis.termine === 1 ? 'Termin liegt' : 'Termine liegen'} in dieser Zeit`
              : 'Ihre Abwesenheit ist eingetragen'
          }
        >
          {ergebnis.entfernt > 0 && <p>Freie Zeiten zurückgenommen: {ergebnis.entfernt}.</p>}
          {ergebnis.termine > 0 && (
            <p>
              <a href={routes.dienstTermine.href()}>Verlegen Sie sie, oder sagen Sie sie ab.</a>
            </p>
          )}
        </Hinweis>
      )}
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="sendung" value={sendung} />
        <Datumsfeld name="von" label="Erster Tag" pflicht wert={datumOf(werte, 'von')} fehler={fehler.von} />
        <Datumsfeld name="bis" label="Letzter Tag" pflicht wert={datumOf(werte, 'bis')} fehler={fehler.bis} />
        <Knopfzeile>
          <Knopf>Abwesenheit eintragen</Knopf>
        </Knopfzeile>
      </Formular>
      <Tabelle
        titel="Eingetragen"
        dicht
        spalten={[{ text: 'Von' }, { text: 'Bis' }, { text: 'Löschen', verborgen: true }]}
        zeilen={abwesenheiten.map(({ id, beginn, ende }) => [
          formatTagMitWochentag(tagInBerlin(beginn)),
          formatTagMitWochentag(tagInBerlin(later(ende, -1))),
          <Formular csrf={csrf} aktion={routes.dienstAbwesenheitEnde.href({ id })} form="zeile" nichtAufheben>
            <Knopf art="text" vorlesen={`Löschen: Abwesenheit ab ${formatTag(tagInBerlin(beginn))}`}>
              Löschen
            </Knopf>
          </Formular>,
        ])}
        leer={<LeererZustand titel="Es ist keine Abwesenheit eingetragen." />}
      />
    </>
  )
}
