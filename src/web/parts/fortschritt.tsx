import type { Html } from '#web/jsx.ts'

/** The steps of a way, with the current one (from 1) marked. */
export function Schritte(props: { schritte: readonly string[]; aktuell: number }): Html {
  return (
    <nav aria-label="Schritte" class="schritte">
      <p class="schritte__stand">
        Schritt {props.aktuell} von {props.schritte.length}
      </p>
      <ol>
        {props.schritte.map((schritt, i) => (
          <li
            class={i + 1 < props.aktuell ? 'schritte__fertig' : undefined}
            aria-current={i + 1 === props.aktuell ? 'step' : undefined}
          >
            <span>
              {schritt}
              {i + 1 < props.aktuell && <span class="kern-sr-only"> – erledigt</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function Fortschritt(props: { id: string; label: string; wert: number; max: number; stand?: string }): Html {
  return (
    <div class="kern-progress">
      <label class="kern-label" for={props.id}>
        {props.label}
      </label>
      <progress id={props.id} value={props.wert} max={props.max} />
      <p>{props.stand ?? `${props.wert} von ${props.max}`}</p>
    </div>
  )
}

/** A text to take along (key, code), with a button that `kopieren.js` brings to life. */
export function Kopierfeld(props: { id: string; label: string; wert: string; anzeige?: string | undefined }): Html {
  return (
    <div class="kopierfeld">
      <p class="kern-label" id={`${props.id}-label`}>
        {props.label}
      </p>
      <div class="kopierfeld__zeile">
        <code id={props.id}>{props.anzeige ?? props.wert}</code>
        <button
          class="kern-btn kern-btn--secondary"
          type="button"
          hidden
          data-kopieren={props.wert}
          aria-label={`Kopieren: ${props.label}`}
        >
          <span class="kern-label">Kopieren</span>
        </button>
      </div>
      <p class="kopierfeld__stand" role="status" />
    </div>
  )
}
