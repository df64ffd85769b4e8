import type { Child, Html } from '#web/jsx.ts'
import { Beschriftung, describedBy, Feldfehler, Feldhinweis, type FeldProps, Gruppenrahmen, idOf } from './feld.tsx'
import type { Option } from './felder.tsx'

type RadioOption = Option & { hinweis?: Child }

export function Radiogruppe(
  props: FeldProps & {
    optionen: readonly RadioOption[]
    wert?: string | undefined
    nebeneinander?: boolean | undefined
  },
): Html {
  const id = idOf(props)
  return (
    <Gruppenrahmen {...props}>
      <div class={props.nebeneinander ? 'kern-fieldset__body kern-fieldset__body--horizontal' : 'kern-fieldset__body'}>
        {props.optionen.map((option, i) => {
          const optionId = i === 0 ? id : `${id}-${i + 1}`
          return (
            <div class="kern-form-check">
              <input
                class={props.fehler ? 'kern-form-check__radio kern-form-check__radio--error' : 'kern-form-check__radio'}
                type="radio"
                id={optionId}
                name={props.name}
                value={option.wert}
                checked={option.wert === props.wert}
                required={props.pflicht === true}
                aria-describedby={option.hinweis ? `${optionId}-dazu` : undefined}
              />
              <label class="kern-label" for={optionId}>
                {option.text}
              </label>
              {option.hinweis && (
                <div class="kern-hint" id={`${optionId}-dazu`}>
                  {option.hinweis}
                </div>
              )}
            </div>
          )
        })}
      </div>
    </Gruppenrahmen>
  )
}

/** Several boxes of one question. `feldname` is how they are posted, where it differs from the name of the question. */
export function Mehrfachwahl(
  props: FeldProps & { feldname: string; optionen: readonly RadioOption[]; werte: readonly string[] },
): Html {
  const id = idOf(props)
  return (
    <Gruppenrahmen {...props}>
      <div class="kern-fieldset__body">
        {props.optionen.map((option, i) => {
          const optionId = i === 0 ? id : `${id}-${i + 1}`
          return (
            <div class="kern-form-check">
              <input
                class={
                  props.fehler
                    ? 'kern-form-check__checkbox kern-form-check__checkbox--error'
                    : 'kern-form-check__checkbox'
                }
                type="checkbox"
                id={optionId}
                name={props.feldname}
                value={option.wert}
                checked={props.werte.includes(option.wert)}
                aria-describedby={option.hinweis ? `${optionId}-dazu` : undefined}
              />
              <label class="kern-label" for={optionId}>
                {option.text}
              </label>
              {option.hinweis && (
                <div class="kern-hint" id={`${optionId}-dazu`}>
                  {option.hinweis}
                </div>
              )}
            </div>
          )
        })}
      </div>
    </Gruppenrahmen>
  )
}

/** One box to tick; the label may hold links. Ticked, the form carries `name=wert` (default „ja“). */
export function Kontrollkaestchen(
  props: FeldProps & { wert?: string | undefined; gewaehlt?: boolean | undefined },
): Html {
  const id = idOf(props)
  return (
    <div class={props.fehler ? 'haken haken--fehler' : 'haken'}>
      <Feldfehler {...props} />
      <div class="kern-form-check">
        <input
          class={
            props.fehler ? 'kern-form-check__checkbox kern-form-check__checkbox--error' : 'kern-form-check__checkbox'
          }
          type="checkbox"
          id={id}
          name={props.name}
          value={props.wert ?? 'ja'}
          checked={props.gewaehlt === true}
          required={props.pflicht === true}
          aria-describedby={describedBy(props)}
          aria-invalid={props.fehler ? 'true' : undefined}
        />
        <label class="kern-label" for={id}>
          <Beschriftung label={props.label} pflicht={props.pflicht} />
        </label>
      </div>
      <Feldhinweis {...props} />
    </div>
  )
}

export type Datumsteile = { tag?: string | undefined; monat?: string | undefined; jahr?: string | undefined }

const teile = [
  { teil: 'tag', text: 'Tag', laenge: 2, klasse: 'breite-xs' },
  { teil: 'monat', text: 'Monat', laenge: 2, klasse: 'breite-xs' },
  { teil: 'jahr', text: 'Jahr', laenge: 4, klasse: 'breite-s' },
] as const

/** How a date of birth is typed; the errors give the same example. */
const GEBURTSTAG = 'Mit Zahlen, zum Beispiel 1 2 1990.'

/** A date as three fields: the form carries `name-tag`, `name-monat`, `name-jahr`. */
export function Datumsfeld(
  angaben: FeldProps & {
    wert?: Datumsteile | undefined
    /** Which of the three is wrong; all of them when left out. */
    falsch?: readonly (keyof Datumsteile)[] | undefined
    /** Asks for month and year alone. */
    nurMonat?: boolean | undefined
    /** For the person's own date of birth: the hint says how to type it. */
    geburtstag?: boolean | undefined
  },
): Html {
  const { hinweis, geburtstag } = angaben
  const props = geburtstag
    ? {
        ...angaben,
        hinweis: hinweis ? (
          <>
            {hinweis} {GEBURTSTAG}
          </>
        ) : (
          GEBURTSTAG
        ),
      }
    : angaben
  const id = idOf(props)
  const bday = { tag: 'bday-day', monat: 'bday-month', jahr: 'bday-year' } as const
  return (
    <Gruppenrahmen {...props}>
      <div class="kern-fieldset__body kern-fieldset__body--horizontal">
        {teile.slice(props.nurMonat ? 1 : 0).map(({ teil, text, laenge, klasse }, i) => {
          const falsch = props.fehler !== undefined && (props.falsch?.includes(teil) ?? true)
          const teilId = i === 0 ? id : `${id}-${teil}`
          return (
            <div class="kern-form-input">
              <label class="kern-label" for={teilId}>
                {text}
              </label>
              <input
                class={`kern-form-input__input${falsch ? ' kern-form-input__input--error' : ''} ${klasse}`}
                type="text"
                inputmode="numeric"
                id={teilId}
                name={`${props.name}-${teil}`}
                value={props.wert?.[teil]}
                maxlength={laenge}
                autocomplete={props.geburtstag ? bday[teil] : undefined}
                required={props.pflicht === true}
                aria-invalid={falsch ? 'true' : undefined}
              />
            </div>
          )
        })}
      </div>
    </Gruppenrahmen>
  )
}
