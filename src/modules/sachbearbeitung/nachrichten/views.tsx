import type { Dokument } from '#modules/dokumente'
import { showDateiname } from '#modules/dokumente'
import type { Kunde } from '#modules/jobcenter'
import {
  anliegenOf,
  fachnamen,
  faecher,
  type Gespraech,
  type Nachricht,
  nameSache,
  Verlauf,
  type Vorgangsbezug,
  Vorgangszeile,
} from '#modules/postfach'
import type { Nachrichtenhindernis } from '#modules/profil'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  DateiFeld,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Livezeile,
  Textbereich,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import { kurzesDatum } from '../texte.ts'
import { bausteine } from './bausteine.ts'

/** Why nothing that is written here would arrive. */
const hindernisse: Record<Nachrichtenhindernis, { titel: string; satz: string }> = {
  'ohne-zustimmung': {
    titel: 'Keine Zustimmung zu Online-Nachrichten',
    satz: 'Diese Person hat Online-Nachrichten nicht zugestimmt.',
  },
  deaktiviert: { titel: 'Das Konto ist deaktiviert', satz: 'Diese Person kann sich zurzeit nicht anmelden.' },
}

export interface Schreiben {
  csrf: string
  sendung: string
  grenzen: { dateiBytes: number; anzahl: number }
  vorhanden: Dokument[]
  text: string
  fehler: Partial<Record<'text' | 'dateien' | 'formular' | 'anliegen' | 'betreff', string>>
}

function Textteil(props: Schreiben): Html {
  return (
    <>
      <div class="baustein">
        <Auswahl
          name="baustein"
          label="Textbaustein"
          leer="keiner"
          optionen={Object.entries(bausteine).map(([wert, { name }]) => ({ wert, text: name }))}
        />
        <Knopf art="sekundaer" name="aktion" wert="baustein">
          Einfügen
        </Knopf>
      </div>
      <Textbereich name="text" label="Nachricht" pflicht wert={props.text} fehler={props.fehler.text} zeilen={12} />
      <DateiFeld
        name="dateien"
        label="Dateien anhängen"
        sendung={props.sendung}
        grenzen={props.grenzen}
        vorhanden={props.vorhanden.map(({ id, name }) => ({ id, name: showDateiname(name) }))}
        fehler={props.fehler.dateien}
      />
    </>
  )
}

export interface GespraechProps extends Schreiben {
  kunde: Kunde
  /** The case that it is about. */
  bezug: Vorgangsbezug | undefined
  gespraech: Gespraech
  nachrichten: Nachricht[]
  hindernis: Nachrichtenhindernis | undefined
  ich: string
  meldung: string | undefined
  /** Who has it, where somebody has. */
  bearbeitetVon: string | undefined
  jetzt: Date
}

const ANTWORT = 'antwort'

/** With the form, what is written there stays. */
function NeuesZeigen({ formular }: { formular: boolean }): Html {
  if (!formular) return <a href="?">Anzeigen</a>
  return (
    <Knopf art="sekundaer" name="aktion" wert="zeigen" formular={ANTWORT}>
      Anzeigen
    </Knopf>
  )
}

const Bezug = ({ bezug, betreff }: { bezug: Vorgangsbezug | undefined; betreff?: string }): Html | null =>
  bezug ? (
    <Vorgangszeile bezug={bezug} href={routes.dienstVorgang.href({ id: bezug.id })} {...(betreff ? { betreff } : {})} />
  ) : null

/** One conversation: read, answer, take over. */
export function GespraechView(props: GespraechProps): Html {
  const { gespraech, kunde, csrf } = props
  const meins = gespraech.zustaendig === props.ich
  return (
    <>
      <Titel vorzeile={[fachnamen[gespraech.fach], nameSache(gespraech)].filter(Boolean).join(': ')}>
        {gespraech.betreff}
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      {props.meldung && <Hinweis art="erfolg" rolle="status" titel={props.meldung} />}
      <p>
        <a href={routes.dienstKunde.href({ id: kunde.id })}>{kundenzeile(kunde)}</a>
      </p>
      <Bezug bezug={props.bezug} betreff={gespraech.betreff} />
      <p>
        {gespraech.offenSeit ? (
          <Etikett art="warnung">Antwort offen seit {kurzesDatum(gespraech.offenSeit)}</Etikett>
        ) : (
          <Etikett art="erfolg">Erledigt</Etikett>
        )}
      </p>
      <section aria-labelledby="nachrichten">
        <h2 id="nachrichten" class="kern-sr-only">
          Nachrichten
        </h2>
        <Verlauf
          nachrichten={props.nachrichten}
          ich="dienst"
          andere={`${kunde.vorname} ${kunde.nachname}`}
          dateiHref={(id) => routes.dienstDatei.href({ id: gespraech.id, dokumentId: id })}
        />
        <Livezeile
          strom={routes.dienstStrom.href()}
          stand={props.jetzt}
          von={gespraech.id}
          text="In diesem Gespräch hat sich etwas geändert."
          weg={<NeuesZeigen formular={!props.hindernis} />}
        />
      </section>
      <section aria-labelledby="antworten" class="nur-bildschirm">
        <h2 id="antworten">Antworten</h2>
        {!props.hindernis ? (
          <Formular csrf={csrf} dateien id={ANTWORT}>
            <input type="hidden" name="stand" value={gespraech.stand} />
            <Textteil {...props} />
            <Knopfzeile>
              <Knopf name="aktion" wert="senden">
                Antwort senden
              </Knopf>
            </Knopfzeile>
          </Formular>
        ) : (
          <Hinweis art="warnung" titel={hindernisse[props.hindernis].titel} ebene={3}>
            <p>Antworten Sie mit der Post oder am Telefon. Vermerken Sie das Gespräch danach als erledigt.</p>
            {props.text && <p class="gespraech__text">{props.text}</p>}
          </Hinweis>
        )}
      </section>
      <section aria-labelledby="zustaendig" class="nur-bildschirm">
        <h2 id="zustaendig">Bearbeitung</h2>
        {!meins && props.bearbeitetVon && (
          <Hinweis art="warnung" ebene={3} titel={`${props.bearbeitetVon} bearbeitet das`}>
            <p>Sprechen Sie sich ab, bevor Sie antworten, oder übernehmen Sie das Gespräch.</p>
          </Hinweis>
        )}
        <Formular csrf={csrf} aktion={routes.dienstGespraechStand.href({ id: gespraech.id })} nichtAufheben>
          <input type="hidden" name="stand" value={gespraech.stand} />
          <Knopfzeile>
            {gespraech.offenSeit && (
              <Knopf art="sekundaer" name="aktion" wert="erledigt">
                Ohne Antwort erledigen
              </Knopf>
            )}
            <Knopf art="sekundaer" name="aktion" wert={meins ? 'zurueck' : 'uebernehmen'}>
              {meins ? 'Zurückgeben' : 'Übernehmen'}
            </Knopf>
          </Knopfzeile>
        </Formular>
      </section>
      <Linkliste links={[{ text: 'Eingang', href: routes.dienstEingang.href() }]} />
    </>
  )
}

/** Staff writes first. */
export function SchreibenView(
  props: Schreiben & {
    kunde: Kunde
    bezug: Vorgangsbezug | undefined
    hindernis: Nachrichtenhindernis | undefined
    anliegen: string
    betreff: string
  },
): Html {
  return (
    <>
      <Titel einleitung={kundenzeile(props.kunde)}>Nachricht schreiben</Titel>
      <Fehlerliste fehler={props.fehler} />
      <Bezug bezug={props.bezug} />
      {!props.hindernis ? (
        <Formular csrf={props.csrf} dateien>
          <input type="hidden" name="vorgang" value={props.bezug?.id ?? ''} />
          <Auswahl
            name="anliegen"
            label="Anliegen"
            pflicht
            leer="Bitte wählen"
            wert={props.anliegen}
            optionen={faecher.flatMap((fach) =>
              anliegenOf(fach).map(({ wert, text }) => ({ wert, text: `${fachnamen[fach]}: ${text}` })),
            )}
            fehler={props.fehler.anliegen}
          />
          <Textfeld name="betreff" label="Betreff" wert={props.betreff} maxlaenge={120} fehler={props.fehler.betreff} />
          <Textteil {...props} />
          <Knopfzeile>
            <Knopf name="aktion" wert="senden">
              Nachricht senden
            </Knopf>
          </Knopfzeile>
        </Formular>
      ) : (
        <Hinweis art="warnung" titel={hindernisse[props.hindernis].titel}>
          <p>{hindernisse[props.hindernis].satz} Schreiben Sie ihr mit der Post.</p>
          {props.text && <p class="gespraech__text">{props.text}</p>}
        </Hinweis>
      )}
      <Linkliste links={[{ text: 'Zur Akte', href: routes.dienstKunde.href({ id: props.kunde.id }) }]} />
    </>
  )
}
