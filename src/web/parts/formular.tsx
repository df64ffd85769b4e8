import type { Child, Html } from '#web/jsx.ts'
import { type Fehlertext, Feldfehler, feldId } from './feld.tsx'
import { Zeichen } from './zeichen.tsx'

type FormularProps = {
  /** Where the form goes; the current address when left out. */
  aktion?: string | undefined
  /** Required for `post`. */
  csrf?: string | undefined
  methode?: 'post' | 'get' | undefined
  /** For forms with files. */
  dateien?: boolean | undefined
  id?: string | undefined
  /** Name for the ear, where several forms stand on one page. */
  vorlesen?: string | undefined
  /** `zeile` puts the controls beside each other (search, one button). */
  form?: 'spalte' | 'zeile' | undefined
  /** Switches off the keeping of typed text when the session ends. */
  nichtAufheben?: boolean | undefined
  children: Child
}

export function Formular(props: FormularProps): Html {
  const methode = props.methode ?? 'post'
  if (methode === 'post' && !props.csrf) throw new TypeError('a form that posts needs the csrf token')
  return (
    <form
      class={props.form === 'zeile' ? 'formular formular--zeile' : 'formular'}
      method={methode}
      action={props.aktion}
      id={props.id}
      enctype={props.dateien ? 'multipart/form-data' : undefined}
      accept-charset="utf-8"
      novalidate
      aria-label={props.vorlesen}
      data-nicht-aufheben={props.nichtAufheben ? '' : undefined}
    >
      {methode === 'post' && <input type="hidden" name="csrf" value={props.csrf} />}
      {props.children}
    </form>
  )
}

export type Fehlermeldung = { feld?: string | undefined; text: string }

type Fehlerfelder = Readonly<Record<string, Fehlertext | undefined>>

function listErrors(felder: Fehlerfelder): Fehlermeldung[] {
  return Object.entries(felder).flatMap(([name, fehler]) => {
    const feld = name === 'formular' ? undefined : name
    const texts: readonly string[] = typeof fehler === 'string' ? [fehler] : (fehler ?? [])
    return texts.map((text) => ({ feld, text }))
  })
}

/**
 * The summary on top of a page whose form has errors; nothing when there are none.
 * Takes a list, or a record of field name to text (`formular` stands for none), in the order of the fields. Focus goes to
 * it, with and without script.
 */
export function Fehlerliste(props: { fehler: readonly Fehlermeldung[] | Fehlerfelder }): Html | null {
  const liste = Array.isArray(props.fehler)
    ? (props.fehler as readonly Fehlermeldung[])
    : listErrors(props.fehler as Fehlerfelder)
  if (liste.length === 0) return null
  return (
    <div class="kern-alert kern-alert--danger fehlerliste" role="alert" tabindex={-1} autofocus data-fehlerliste="">
      <div class="kern-alert__header">
        <Zeichen name="fehler" />
        <h2 class="kern-title">Bitte prüfen Sie Ihre Angaben</h2>
      </div>
      <div class="kern-alert__body">
        <ul>
          {liste.map(({ feld, text }) => (
            <li>{feld === undefined ? text : <a href={`#${feldId(feld)}`}>{text}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** For a script that has to say an error of one field as the server would: what stands inside is copied, with its text. */
export function Fehlervorlage(props: { feld: string }): Html {
  return (
    <template data-fehlervorlage={feldId(props.feld)}>
      <Fehlerliste fehler={{ [props.feld]: '…' }} />
      <Feldfehler name={props.feld} fehler="…" />
    </template>
  )
}

export function Pflichthinweis(): Html {
  return <p class="pflichthinweis">Bitte alle mit * markierten Felder ausfüllen</p>
}

const regeln = [
  ['laenge', '12 bis 128 Zeichen'],
  ['gross', 'mindestens ein Großbuchstabe (A–Z)'],
  ['klein', 'mindestens ein Kleinbuchstabe (a–z)'],
  ['ziffer', 'mindestens eine Ziffer (0–9)'],
  ['sonder', 'mindestens eines der Sonderzeichen @ # $ % & * - _ ! = : ; , ? / " ( )'],
  ['erlaubt', 'keine unerlaubten Zeichen'],
  ['gleich', 'richtige Passwortwiederholung'],
] as const

/** The rules for a new password; with `passwort.js` the list ticks itself off while typing. Takes the names of both fields (`passwort`, `wiederholung`). */
export function Passwortregeln(props: { passwort?: string | undefined; wiederholung?: string | undefined }): Html {
  return (
    <div class="passwortregeln">
      <p id="passwort-regeln-titel">Ihr Passwort braucht:</p>
      <ul
        id="passwort-regeln"
        aria-labelledby="passwort-regeln-titel"
        data-passwort-regeln=""
        data-passwort={feldId(props.passwort ?? 'passwort')}
        data-wiederholung={feldId(props.wiederholung ?? 'wiederholung')}
      >
        {regeln.map(([regel, text]) => (
          <li data-regel={regel}>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <p class="kern-sr-only" role="status" data-passwort-stand="" />
    </div>
  )
}
