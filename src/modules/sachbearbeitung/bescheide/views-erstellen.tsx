import { type Bescheidart, bescheidarten, type Vorlage, vorlagen } from '#modules/bescheide'
import type { Kunde } from '#modules/jobcenter'
import { type Vorgangsbezug, Vorgangszeile } from '#modules/postfach'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  DateiFeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Pflichthinweis,
  Radiogruppe,
  Textbereich,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import { type HochladenEingabe, type HochladenFehler, TITEL_LAENGE } from './forms.ts'
import type { Falschfelder } from './zeit-forms.ts'
import { type Zeitstand, Zeitteil } from './zeit-teile.tsx'

/** How the person gets it, as things stand now. */
export function Wegvorschau({ online }: { online: boolean }): Html {
  return (
    <p>
      {online
        ? 'Die Person hat der Online-Zustellung zugestimmt. Nach der Freigabe liegt das Schreiben im Portal, und sie bekommt eine E-Mail.'
        : 'Die Person bekommt Schreiben mit der Post. Nach der Freigabe steht es unter „Mit der Post zu senden“.'}{' '}
      Entscheidend ist, was in dem Augenblick gilt, in dem freigegeben wird.
    </p>
  )
}

/** The case that it will belong to. */
const Bezug = ({ bezug }: { bezug: Vorgangsbezug | undefined }): Html | null =>
  bezug ? <Vorgangszeile bezug={bezug} href={routes.dienstVorgang.href({ id: bezug.id })} /> : null

export interface Grenzen {
  dateiBytes: number
  anzahl: number
}

interface HochladenProps {
  csrf: string
  kunde: Kunde
  online: boolean
  sendung: string
  grenzen: Grenzen
  eingabe: HochladenEingabe
  fehler: HochladenFehler
  falsch?: Falschfelder | undefined
  vorhanden: { id: string; name: string }[]
  bezug: Vorgangsbezug | undefined
}

type Angaben = Pick<HochladenProps, 'eingabe' | 'fehler' | 'falsch'>

/** What is said of a file that was made elsewhere. */
function Angabenfelder({ eingabe, fehler, falsch }: Angaben): Html {
  const optionen = Object.entries(bescheidarten).map(([wert, { name }]) => ({ wert: wert as Bescheidart, text: name }))
  return (
    <>
      <Auswahl
        name="art"
        label="Art"
        pflicht
        leer="Bitte wählen"
        wert={eingabe.art}
        fehler={fehler.art}
        optionen={optionen}
      />
      <Textfeld
        name="titel"
        label="Titel"
        hinweis="So heißt das Schreiben in der Liste der Person, zum Beispiel „Bewilligung ab Dezember 2026“."
        pflicht
        maxlaenge={TITEL_LAENGE}
        wert={eingabe.titel}
        fehler={fehler.titel}
      />
      <Radiogruppe
        name="belehrung"
        label="Rechtsbehelfsbelehrung"
        hinweis="Nur bei Bescheiden, gegen die Widerspruch oder Klage möglich ist. Sie muss auch die elektronische Form nennen. Fehlt sie, gilt eine Frist von einem Jahr (§ 66 SGG)."
        wert={eingabe.belehrung}
        fehler={fehler.belehrung}
        optionen={[
          { wert: 'richtig', text: 'Steht vollständig in der Datei' },
          { wert: 'fehlt', text: 'Fehlt' },
        ]}
      />
      <Zeitteil jede art={eingabe.art || undefined} zeit={eingabe.zeit} fehler={fehler} falsch={falsch} />
    </>
  )
}

export function HochladenView(props: HochladenProps): Html {
  const { csrf, kunde, online, sendung, grenzen, eingabe, fehler, falsch, vorhanden, bezug } = props
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>Bescheid erstellen</Titel>
      <Fehlerliste fehler={fehler} />
      <Bezug bezug={bezug} />
      <Wegvorschau online={online} />
      <h2>Aus einer Vorlage</h2>
      <Linkliste
        links={Object.entries(vorlagen).map(([name, { titel }]) => ({
          text: titel,
          href: `${routes.dienstBescheidVorlage.href({ id: kunde.id })}?vorlage=${name}${bezug ? `&vorgang=${bezug.id}` : ''}`,
        }))}
      />
      <h2>Eine fertige PDF-Datei hochladen</h2>
      <Pflichthinweis />
      <Formular csrf={csrf} dateien nichtAufheben>
        <input type="hidden" name="vorgang" value={bezug?.id ?? ''} />
        <Angabenfelder {...{ eingabe, fehler, falsch }} />
        <DateiFeld
          name="datei"
          label="PDF-Datei"
          pflicht
          einzeln
          erlaubt={['pdf']}
          sendung={sendung}
          grenzen={grenzen}
          fehler={fehler.datei}
          vorhanden={vorhanden}
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstKunde.href({ id: kunde.id })}>
            Abbrechen
          </Knopf>
          <Knopf>Entwurf speichern</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

interface VorlageProps extends Zeitstand {
  csrf: string
  kunde: Kunde
  online: boolean
  sendung: string
  vorlage: Vorlage
  werte: Record<string, string>
  fehler: Feldfehler
  bezug: Vorgangsbezug | undefined
}

export function VorlageView(props: VorlageProps): Html {
  const { csrf, kunde, online, sendung, vorlage, werte, fehler, bezug, zeit, falsch } = props
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>{vorlage.titel}</Titel>
      <Fehlerliste fehler={fehler} />
      <Bezug bezug={bezug} />
      <p>
        Name, Anschrift, Kundennummer, Datum und Ihr Name stehen von selbst im Schreiben, bei Bescheiden auch die
        Rechtsbehelfsbelehrung. {bezug && 'Was der Vorgang schon weiß, ist unten eingetragen. '}Sie sehen es als PDF,
        bevor Sie es vorlegen.
      </p>
      <Wegvorschau online={online} />
      <Pflichthinweis />
      <Formular csrf={csrf}>
        <input type="hidden" name="sendung" value={sendung} />
        <input type="hidden" name="vorgang" value={bezug?.id ?? ''} />
        <Zeitteil art={vorlage.art} zeit={zeit} fehler={fehler} falsch={falsch} />
        {vorlage.felder.map(({ name, label, hinweis, lang, freiwillig }) => {
          const feld = {
            name: `feld-${name}`,
            label,
            hinweis,
            pflicht: !freiwillig,
            wert: werte[name] ?? '',
            fehler: fehler[`feld-${name}`],
          }
          return lang ? <Textbereich {...feld} zeilen={6} /> : <Textfeld {...feld} />
        })}
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstBescheidNeu.href({ id: kunde.id })}>
            Zurück
          </Knopf>
          <Knopf>Entwurf erstellen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

interface FassungProps extends Angaben {
  csrf: string
  kunde: Kunde
  id: string
  /** As it is called now. */
  titel: string
  grund: string | undefined
  sendung: string
  grenzen: Grenzen
  vorhanden: { id: string; name: string }[]
}

export function FassungView(props: FassungProps): Html {
  const { csrf, kunde, id, titel, grund, sendung, grenzen, eingabe, fehler, falsch, vorhanden } = props
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>Neue Datei für „{titel}“</Titel>
      <Fehlerliste fehler={fehler} />
      {grund !== undefined && (
        <Hinweis art="warnung" titel="Zurückgegeben">
          <p>{grund}</p>
        </Hinweis>
      )}
      <p>Die neue Datei ersetzt die alte. Danach gelten Sie als die Person, die das Schreiben erstellt hat.</p>
      <p>Prüfen Sie, ob Art, Titel und die anderen Angaben auch zur neuen Datei passen.</p>
      <Pflichthinweis />
      <Formular csrf={csrf} dateien nichtAufheben>
        <DateiFeld
          name="datei"
          label="PDF-Datei"
          pflicht
          einzeln
          erlaubt={['pdf']}
          sendung={sendung}
          grenzen={grenzen}
          fehler={fehler.datei}
          vorhanden={vorhanden}
        />
        <Angabenfelder {...{ eingabe, fehler, falsch }} />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstBescheid.href({ id })}>
            Abbrechen
          </Knopf>
          <Knopf>Datei ersetzen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
