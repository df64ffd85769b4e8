import type { Child, Html } from '#web/jsx.ts'
import { Zeichen, type ZeichenName } from './zeichen.tsx'

const klassen = {
  primaer: 'kern-btn kern-btn--primary',
  sekundaer: 'kern-btn kern-btn--secondary',
  text: 'kern-btn kern-btn--tertiary',
  gefahr: 'kern-btn kern-btn--primary knopf-gefahr',
} as const

export type KnopfArt = keyof typeof klassen

type KnopfProps = {
  children: Child
  /** One primary button a page; `gefahr` for what cannot be taken back. */
  art?: KnopfArt | undefined
  /** With an address the button is a link. */
  href?: string | undefined
  typ?: 'submit' | 'button' | undefined
  name?: string | undefined
  wert?: string | undefined
  /** Id of the form, when the button stands outside of it. */
  formular?: string | undefined
  formaktion?: string | undefined
  symbol?: ZeichenName | undefined
  /** Words for the ear when several buttons on the page look the same, e.g. „Passkey ‚Handy‘ löschen“. */
  vorlesen?: string | undefined
  /** Name of a `data-` hook for a script, without the prefix; such buttons stay hidden until the script shows them. */
  skript?: string | undefined
  id?: string | undefined
}

export function Knopf(props: KnopfProps): Html {
  const inhalt = (
    <>
      {props.symbol && <Zeichen name={props.symbol} />}
      <span class="kern-label">{props.children}</span>
    </>
  )
  const klasse = klassen[props.art ?? 'primaer']
  if (props.href !== undefined) {
    return (
      <a class={klasse} href={props.href} id={props.id} aria-label={props.vorlesen}>
        {inhalt}
      </a>
    )
  }
  const skript = props.skript === undefined ? {} : { [`data-${props.skript}`]: '', hidden: true }
  return (
    <button
      class={klasse}
      type={props.typ ?? (props.skript === undefined ? 'submit' : 'button')}
      id={props.id}
      name={props.name}
      value={props.wert}
      form={props.formular}
      formaction={props.formaktion}
      aria-label={props.vorlesen}
      {...skript}
    >
      {inhalt}
    </button>
  )
}

/** Buttons of one decision; in the markup the primary one comes last, as the seed has it. */
export function Knopfzeile(props: { children: Child }): Html {
  return <div class="knopfzeile">{props.children}</div>
}
