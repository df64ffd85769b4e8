import { type Dokument, showDateiname } from '#modules/dokumente'
import { Anhaenge } from '#modules/postfach'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Aufklapper,
  Beschreibungsliste,
  DateiFeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Pflichthinweis,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { BelegTeil } from './beleg/views.tsx'
import type { Besonderes } from './besonderes/teil.tsx'
import { BescheideTeil, type Dazugehoeriges, DazugehoerigesTeil } from './bezug.tsx'
import { dienste, type Formlos } from './dienste-daten.ts'
import { type Stelle, WasFolgt } from './folgt/views.tsx'
import { FassungenTeil, KorrekturHinweis } from './korrektur/views.tsx'
import { readLeistung } from './leistung/leistungen-daten.ts'
import { isGefragt } from './nachweise/nachweise.ts'
import { LesungTeil, Nachweistafel } from './nachweise/views.tsx'
import { nachweisname } from './nachweise/worte.ts'
import { canWithdraw } from './ruecknahme/ruecknahme.ts'
import { Schritte, Stand } from './views-teile.tsx'
import { computeWirkung, type GanzerVorgang } from './vorgang.ts'
import { worte } from './worte-daten.ts'
import { isEnde } from './zustaende-daten.ts'

export interface FormlosProps {
  csrf: string
  formlos: Formlos
  /** Of the service. */
  titel: string
  sendung: string
  grenzen: { dateiBytes: number; anzahl: number }
  vorhanden: Dokument[]
  text: string
  fehler: Partial<Record<'text' | 'dateien' | 'formular', string>>
}

/** What sending these lines brings, before they are sent. */
function Wirkung({ formlos, jetzt }: { formlos: Formlos; jetzt: Date }): Html {
  const { tag, ab } = computeWirkung(formlos, jetzt)
  if (formlos.was === 'mitteilung') return <p>Nachweise können Sie gleich anhängen oder später nachreichen.</p>
  if (formlos.was === 'anfrage') {
    return <p>Warten Sie auf die Antwort, bevor Sie fahren. Sie steht dann hier im Portal.</p>
  }
  return (
    <p>
      Ein Antrag braucht kein Formular und keine Unterlagen. Senden Sie heute ab, gilt der {formatTag(tag)} als Tag
      Ihres Antrags.{ab && ` Er wirkt dann zurück auf den ${formatTag(ab)}.`} Was noch fehlt, reichen Sie nach.
    </p>
  )
}

/** A few lines and perhaps some files. */
export function FormlosView(props: FormlosProps & { jetzt: Date }): Html {
  const { formlos, fehler } = props
  const wort = worte[formlos.was]
  return (
    <>
      <Titel vorzeile={props.titel}>{wort.knopf}</Titel>
      <Fehlerliste fehler={fehler} />
      <Wirkung formlos={formlos} jetzt={props.jetzt} />
      <Pflichthinweis />
      <Formular csrf={props.csrf} dateien>
        <Textbereich
          name="text"
          label={wort.feld}
          hinweis={formlos.hinweis}
          pflicht
          wert={props.text}
          fehler={fehler.text}
          zeilen={8}
        />
        <DateiFeld
          name="dateien"
          label="Dateien anhängen"
          pflicht={false}
          sendung={props.sendung}
          grenzen={props.grenzen}
          vorhanden={props.vorhanden.map(({ id, name }) => ({ id, name: showDateiname(name) }))}
          fehler={fehler.dateien}
        />
        <p class="kleingedrucktes">
          Ihr Name, Ihre Kundennummer und Ihre Anschrift gehen mit. Rechtsgrundlage: {formlos.vorschrift}
        </p>
        <Knopfzeile>
          <Knopf>{wort.senden}</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const meldungen = {
  gesendet: undefined,
  gesichert: undefined,
  nachgereicht: 'Ihre Unterlagen sind angekommen.',
  begruendet: 'Ihre Begründung ist angekommen.',
  zurueckgenommen: 'Ihr Jobcenter weiß, dass Sie den Antrag nicht weiter verfolgen.',
  rueckgemeldet: 'Ihr Jobcenter weiß, dass Sie zurück sind.',
  mitgemeldet: 'Ihre Rückmeldung ist angekommen.',
  korrigiert: 'Ihre Änderung ist angekommen. Der Beleg steht unten.',
  veraltet: 'Inzwischen hat sich der Stand geändert. Sie sehen ihn hier.',
} as const

export type Meldung = keyof typeof meldungen

export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

function Quittung({ vorgang, titel }: { vorgang: GanzerVorgang; titel: string | undefined }): Html {
  const { was } = dienste[vorgang.dienst].formlos
  return (
    <Hinweis art="erfolg" rolle="status" titel={titel ?? worte[was].angekommen}>
      <p>
        Vorgangsnummer {vorgang.nummer}, eingegangen am {formatZeit(vorgang.erstellt)}. Diese Seite ist Ihr Beleg: Sie
        bleibt hier stehen, und Sie können sie drucken.
      </p>
    </Hinweis>
  )
}

/** What is known of it, as a receipt shows it. */
function Angaben({ vorgang }: { vorgang: GanzerVorgang }): Html {
  const { formlos } = dienste[vorgang.dienst]
  const { tag, ab } = computeWirkung(formlos, vorgang.erstellt)
  // A renewal begins where the last approval ends: its form says when, and this would say something else.
  const sagtEsSelbst = vorgang.dienst === 'weiterbewilligung' && vorgang.formular !== undefined
  const datum = ab && !sagtEsSelbst ? `${formatTag(tag)}, wirkt zurück auf den ${formatTag(ab)}` : formatTag(tag)
  return (
    <Beschreibungsliste
      eintraege={[
        { begriff: 'Vorgangsnummer', wert: vorgang.nummer },
        { begriff: 'Eingegangen', wert: formatZeit(vorgang.erstellt) },
        ...(formlos.was === 'antrag' ? [{ begriff: 'Tag des Antrags', wert: `${datum} (${formlos.vorschrift})` }] : []),
        { begriff: 'Stand', wert: <Stand vorgang={vorgang} /> },
      ]}
    />
  )
}

function NaechsterSchritt({ vorgang }: { vorgang: GanzerVorgang }): Html | null {
  if (vorgang.zustand === 'unterlagen-angefordert') {
    return (
      <Hinweis art="warnung" titel="Ihr Jobcenter braucht Unterlagen von Ihnen">
        <p>
          {vorgang.frist ? `Bitte bis zum ${formatTag(vorgang.frist)}. ` : ''}Was fehlt, steht unten bei dem letzten
          Schritt. Brauchen Sie mehr Zeit, sagen Sie es vorher.
        </p>
        <Linkliste links={[{ text: 'Unterlagen senden', href: routes.vorgangUnterlagen.href({ id: vorgang.id }) }]} />
      </Hinweis>
    )
  }
  if (!vorgang.unvollstaendigSeit) return null
  // It came from a form, whose draft goes on.
  if (vorgang.lesung) {
    return (
      <Hinweis titel="Das Datum ist gesichert, Angaben fehlen noch">
        <p>Füllen Sie den Antrag bald fertig aus. Erst dann kann Ihr Jobcenter rechnen und zahlen.</p>
        <Knopf href={`${routes.antragBeginnen.href({ slug: vorgang.dienst })}?vorgang=${vorgang.id}`}>
          Antrag weiter ausfüllen
        </Knopf>
      </Hinweis>
    )
  }
  return (
    <Hinweis titel="Das Datum ist gesichert, Angaben fehlen noch">
      <p>Ihr Jobcenter sendet Ihnen das Formular oder meldet sich bei Ihnen. Antworten Sie bald darauf.</p>
    </Hinweis>
  )
}

/** What was sent: lines or a form, with the files that stand for no document of their own. */
function Gesendetes({ vorgang }: { vorgang: GanzerVorgang }): Html {
  const { text, lesung, nachweise, dateien } = vorgang
  const show = (own: GanzerVorgang['dateien']) => (
    <Anhaenge dokumente={own} href={(dokumentId) => routes.vorgangDatei.href({ id: vorgang.id, dokumentId })} />
  )
  const zugeordnet = new Set(nachweise.flatMap((one) => one.dateien))
  return (
    <>
      {text !== '' && <p class="gespraech__text">{text}</p>}
      {lesung && (
        <Aufklapper titel="Alle Angaben ansehen">
          <LesungTeil lesung={lesung} />
        </Aufklapper>
      )}
      {show(dateien.filter(({ id }) => !zugeordnet.has(id)))}
      {nachweise.length > 0 && (
        <>
          <h3>Nachweise</h3>
          <Nachweistafel
            nachweise={nachweise}
            seite="kunde"
            ebene={4}
            ende={isEnde(vorgang.zustand)}
            anhaenge={(ids) => show(dateien.filter(({ id }) => ids.includes(id)))}
            aktion={(one) =>
              isGefragt(one) && !isEnde(vorgang.zustand) ? (
                <a
                  href={`${routes.vorgangUnterlagen.href({ id: vorgang.id })}?nachweis=${one.id}`}
                  aria-label={`${nachweisname(one)} nachreichen`}
                >
                  Nachreichen
                </a>
              ) : undefined
            }
          />
        </>
      )}
    </>
  )
}

export interface VorgangProps {
  vorgang: GanzerVorgang
  dazu: Dazugehoeriges
  meldung: Meldung | undefined
  /** Name of the benefit for the cost of living. */
  name: string
  besonderes: Besonderes
  stelle: Stelle | undefined
}

/** Receipt and case in one: what was sent, where it stands, what can be done. */
export function VorgangView({ vorgang, dazu, meldung, name, besonderes, stelle }: VorgangProps): Html {
  const text = meldung && meldungen[meldung]
  const leistung = readLeistung(vorgang.leistung, name)
  const ende = isEnde(vorgang.zustand)
  return (
    <>
      <Titel vorzeile={`Vorgangsnummer ${vorgang.nummer}`}>{vorgang.titel}</Titel>
      {meldung === 'gesendet' && <Quittung vorgang={vorgang} titel={besonderes.angekommen} />}
      {meldung === 'gesichert' && <Quittung vorgang={vorgang} titel="Ihr Antragsdatum ist gesichert" />}
      {text && <Hinweis art="info" rolle="status" titel={text} />}
      {vorgang.korrektur && <KorrekturHinweis korrektur={vorgang.korrektur} />}
      {ende && <BescheideTeil {...dazu} />}
      {besonderes.oben}
      <NaechsterSchritt vorgang={vorgang} />
      <Angaben vorgang={vorgang} />
      <WasFolgt {...{ vorgang, stelle }} />
      <section aria-labelledby="text">
        <h2 id="text">Was Sie gesendet haben</h2>
        <Gesendetes vorgang={vorgang} />
      </section>
      <FassungenTeil fassungen={vorgang.fassungen} ohneLetztenBeleg />
      {vorgang.beleg && <BelegTeil beleg={vorgang.beleg} vorgangId={vorgang.id} />}
      <section aria-labelledby="schritte">
        <h2 id="schritte">Was bisher geschah</h2>
        <Schritte schritte={vorgang.schritte} ich="kunde" dienst={vorgang.dienst} />
      </section>
      {!ende && <BescheideTeil {...dazu} />}
      {!besonderes.ohneNachricht && <DazugehoerigesTeil {...dazu} />}
      <section aria-labelledby="weiter">
        <h2 id="weiter">Das können Sie tun</h2>
        <Linkliste
          links={[
            { text: leistung.uebersicht, href: routes.leistung.href({ slug: vorgang.leistung }) },
            ...(ende ? [] : [{ text: 'Unterlagen senden', href: routes.vorgangUnterlagen.href({ id: vorgang.id }) }]),
            ...(canWithdraw(vorgang)
              ? [
                  {
                    text: worte[dienste[vorgang.dienst].formlos.was].zuruecknehmen ?? '',
                    href: routes.vorgangRuecknahme.href({ id: vorgang.id }),
                  },
                ]
              : []),
          ]}
        />
      </section>
    </>
  )
}
