import type { Html, JSX } from '#web/jsx.ts'
import { describedBy, type FeldProps, Feldrahmen, idOf } from './feld.tsx'

const breiten = {
  xs: 'breite-xs',
  s: 'breite-s',
  m: 'breite-m',
  l: 'breite-l',
} as const

type Eingabe = JSX.IntrinsicElements['input']

type Gemeinsam = FeldProps & {
  wert?: string | number | undefined
  autocomplete?: Eingabe['autocomplete']
  /** Width tells the length expected: xs about 4 characters, s 8, m 16, l 32; without it the whole column. */
  breite?: keyof typeof breiten | undefined
  maxlaenge?: number | undefined
  /** Set to keep the value out of what is saved when a session ends. */
  nichtAufheben?: boolean | undefined
}

function klasseOf(props: Gemeinsam, mehr = ''): string {
  let klasse = 'kern-form-input__input'
  if (props.fehler) klasse += ' kern-form-input__input--error'
  if (props.breite) klasse += ` ${breiten[props.breite]}`
  return mehr === '' ? klasse : `${klasse} ${mehr}`
}

/** The attributes that all single controls share. */
function steuerung(props: Gemeinsam) {
  return {
    id: idOf(props),
    name: props.name,
    required: props.pflicht === true,
    maxlength: props.maxlaenge,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.fehler ? 'true' : undefined,
    'data-nicht-aufheben': props.nichtAufheben ? '' : undefined,
  } as const
}

export function Textfeld(
  props: Gemeinsam & {
    typ?: 'text' | 'email' | 'tel' | 'url' | 'search' | undefined
    inputmode?: Eingabe['inputmode']
    /** Names, codes and addresses: no spelling marks, no capitals of its own. */
    wortlaut?: boolean | undefined
  },
): Html {
  const wortlaut = props.wortlaut ? ({ spellcheck: false, autocapitalize: 'none' } as const) : {}
  return (
    <Feldrahmen {...props}>
      <input
        class={klasseOf(props)}
        type={props.typ ?? 'text'}
        value={props.wert}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        {...wortlaut}
        {...steuerung(props)}
      />
    </Feldrahmen>
  )
}

/** Takes no value: a password is never printed back. Needs `passwort.js` in the frame for show/hide. */
export function Passwortfeld(
  props: Omit<Gemeinsam, 'wert' | 'autocomplete' | 'label'> & {
    label: string
    autocomplete: 'current-password' | 'new-password' | 'off'
    /** What the button shows, where the label is no noun: two buttons on one page need two names. */
    was?: string | undefined
  },
): Html {
  return (
    <Feldrahmen {...props}>
      <div class="passwortfeld">
        <input
          class={klasseOf(props)}
          type="password"
          autocomplete={props.autocomplete}
          spellcheck={false}
          {...steuerung({ ...props, nichtAufheben: true })}
        />
        <button
          class="kern-btn kern-btn--secondary"
          type="button"
          hidden
          data-passwort-zeigen=""
          aria-controls={idOf(props)}
          aria-label={`${props.was ?? props.label} anzeigen`}
        >
          <span class="kern-label">Anzeigen</span>
        </button>
      </div>
    </Feldrahmen>
  )
}

export function Textbereich(props: Gemeinsam & { zeilen?: number | undefined }): Html {
  return (
    <Feldrahmen {...props}>
      <textarea
        class={klasseOf(props)}
        rows={props.zeilen ?? 6}
        autocomplete={props.autocomplete}
        {...steuerung(props)}
      >
        {/* The parser drops one line break after the tag; without this one the person's own would go. */}
        {`\n${props.wert ?? ''}`}
      </textarea>
    </Feldrahmen>
  )
}

export type Option = { wert: string; text: string }

export function Auswahl(
  props: Gemeinsam & {
    optionen: readonly Option[]
    /** Text of the first, empty choice. */
    leer?: string | undefined
  },
): Html {
  const umschlag = `kern-form-input__select-wrapper${props.breite ? ` ${breiten[props.breite]}` : ''}`
  return (
    <Feldrahmen {...props}>
      <div class={umschlag}>
        <select
          class={props.fehler ? 'kern-form-input__select kern-form-input__select--error' : 'kern-form-input__select'}
          autocomplete={props.autocomplete}
          {...steuerung(props)}
        >
          {props.leer !== undefined && <option value="">{props.leer}</option>}
          {props.optionen.map((option) => (
            <option value={option.wert} selected={option.wert === String(props.wert ?? '')}>
              {option.text}
            </option>
          ))}
        </select>
      </div>
    </Feldrahmen>
  )
}

/** One-time codes. `zeichen` for codes with letters (Freischaltcode, recovery code). Never saved with a draft. */
export function Codefeld(props: Omit<Gemeinsam, 'autocomplete'> & { art?: 'ziffern' | 'zeichen' | undefined }): Html {
  const ziffern = props.art !== 'zeichen'
  return (
    <Feldrahmen {...props}>
      <input
        class={klasseOf({ breite: ziffern ? 's' : 'm', ...props }, 'codefeld')}
        type="text"
        value={props.wert}
        inputmode={ziffern ? 'numeric' : 'text'}
        autocomplete={ziffern ? 'one-time-code' : 'off'}
        autocapitalize={ziffern ? 'none' : 'characters'}
        spellcheck={false}
        {...steuerung({ ...props, nichtAufheben: true })}
      />
    </Feldrahmen>
  )
}
