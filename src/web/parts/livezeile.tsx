import type { Child, Html } from '#web/jsx.ts'

/**
 * A line whose place is kept free from the start, so that nothing moves when the script says there that the page is not the
 * newest any more. `weg` is the way to the new state, hidden until then. `von` is an id: only of that is told; without it, of all.
 */
export function Livezeile(props: {
  /** Address of the stream. */
  strom: string
  /** When the data of the page were read. */
  stand: Date
  von?: string | undefined
  text: string
  weg: Child
}): Html {
  return (
    <div
      class="livezeile"
      data-live={props.strom}
      data-live-seit={props.stand.getTime()}
      data-live-von={props.von}
      data-live-text={props.text}
    >
      <p role="status" data-live-satz="" />
      <div hidden data-live-weg="">
        {props.weg}
      </div>
    </div>
  )
}
