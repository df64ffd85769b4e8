import type { Child, Html } from '#web/jsx.ts'
import { Zeichen } from './zeichen.tsx'

/** One sentence, or one for each rule that was broken. */
export type Fehlertext = string | readonly [string, ...string[]]

/** What every field of a form takes. `pflicht` true puts a *, false says „freiwillig“, left out says nothing. */
export type FeldProps = {
  name: string
  label: Child
  hinweis?: Child
  fehler?: Fehlertext | undefined
  pflicht?: boolean | undefined
  /** Id of further text that describes the field, such as `passwort-regeln`. */
  dazu?: string | undefined
  /** Needed only when one page holds two fields of one name. */
  id?: string | undefined
}

/** The id of the first control of a field; links of the error summary lead there. */
export function feldId(name: string): string {
  return `feld-${name}`
}

export function idOf(props: { name: string; id?: string | undefined }): string {
  return props.id ?? feldId(props.name)
}

/** Ids for aria-describedby, or undefined when nothing describes the field. */
export function describedBy(props: FeldProps): string | undefined {
  const id = idOf(props)
  const ids = [props.hinweis ? `${id}-hinweis` : '', props.fehler ? `${id}-fehler` : '', props.dazu ?? ''].filter(
    (part) => part !== '',
  )
  return ids.length > 0 ? ids.join(' ') : undefined
}

export function Beschriftung(props: { label: Child; pflicht?: boolean | undefined }): Html {
  return (
    <>
      {props.label}
      {props.pflicht === true && (
        <span class="pflichtstern" aria-hidden="true">
          {'\u00a0*'}
        </span>
      )}
      {props.pflicht === false && <span class="kern-label__optional">{' – freiwillig'}</span>}
    </>
  )
}

export function Feldhinweis(props: FeldProps): Html | null {
  if (!props.hinweis) return null
  return (
    <div class="kern-hint" id={`${idOf(props)}-hinweis`}>
      {props.hinweis}
    </div>
  )
}

export function Feldfehler(props: Pick<FeldProps, 'name' | 'id' | 'fehler'>): Html | null {
  const { fehler } = props
  if (!fehler) return null
  const id = `${idOf(props)}-fehler`
  if (typeof fehler === 'string' || fehler.length === 1) {
    return (
      <p class="kern-error" id={id}>
        <Zeichen name="fehler" />
        <span class="kern-body">
          <span class="kern-sr-only">Fehler: </span>
          {fehler}
        </span>
      </p>
    )
  }
  return (
    <div class="kern-error" id={id}>
      <Zeichen name="fehler" />
      <div class="kern-body">
        <span class="kern-sr-only">Fehler: </span>
        <ul>
          {fehler.map((satz) => (
            <li>{satz}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Label, hint, error, control: in this order, tied together. */
export function Feldrahmen(props: FeldProps & { children: Child }): Html {
  return (
    <div class={props.fehler ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <label class="kern-label" for={idOf(props)}>
        <Beschriftung label={props.label} pflicht={props.pflicht} />
      </label>
      <Feldhinweis {...props} />
      <Feldfehler {...props} />
      {props.children}
    </div>
  )
}

/** Legend, hint, error, controls: for questions with several controls. */
export function Gruppenrahmen(props: FeldProps & { children: Child }): Html {
  return (
    <fieldset
      class={props.fehler ? 'kern-fieldset kern-fieldset--error' : 'kern-fieldset'}
      aria-describedby={describedBy(props)}
    >
      <legend class="kern-label">
        <Beschriftung label={props.label} pflicht={props.pflicht} />
      </legend>
      <Feldhinweis {...props} />
      <Feldfehler {...props} />
      {props.children}
    </fieldset>
  )
}
