import type { Child, Html } from '#web/jsx.ts'
import { Zeichen, type ZeichenName } from './zeichen.tsx'

type Ebene = 2 | 3 | undefined

function Ueberschrift(props: { ebene: Ebene; klasse: string; children: Child }): Html {
  return props.ebene === 3 ? (
    <h3 class={props.klasse}>{props.children}</h3>
  ) : (
    <h2 class={props.klasse}>{props.children}</h2>
  )
}

/** Holds `Karte`s. */
export function Kartenreihe(props: { children: Child }): Html {
  return <ul class="kartenreihe">{props.children}</ul>
}

/** Something one can open; the whole card is the link. Stands in a `Kartenreihe`. */
export function Karte(props: {
  titel: Child
  href: string
  children?: Child
  symbol?: ZeichenName | undefined
  /** A tag beside the title, e.g. `<Etikett art="info">3 neu</Etikett>`. */
  marke?: Child
  ebene?: Ebene
}): Html {
  return (
    <li class="kern-card kern-card--active">
      <div class="kern-card__container">
        {props.symbol && (
          <span class="karte__symbol">
            <Zeichen name={props.symbol} />
          </span>
        )}
        <Ueberschrift ebene={props.ebene} klasse="kern-title">
          <a class="kern-link--stretched" href={props.href}>
            {props.titel}
          </a>
        </Ueberschrift>
        {props.children && <div class="kern-card__body">{props.children}</div>}
        {props.marke && <div>{props.marke}</div>}
      </div>
    </li>
  )
}

/** A box with heading and its own ways on, as the sign-in options or the box „Profil“. */
export function Kasten(props: {
  titel: Child
  children?: Child
  aktionen?: Child
  symbol?: ZeichenName | undefined
  ebene?: Ebene
  id?: string | undefined
}): Html {
  return (
    <section class="kasten" id={props.id}>
      <Ueberschrift ebene={props.ebene} klasse="kasten__titel">
        {props.symbol && <Zeichen name={props.symbol} />}
        <span>{props.titel}</span>
      </Ueberschrift>
      {props.children && <div class="kasten__text">{props.children}</div>}
      {props.aktionen && <div class="knopfzeile">{props.aktionen}</div>}
    </section>
  )
}

/** Boxes beside each other where there is room. */
export function Kastenreihe(props: { children: Child }): Html {
  return <div class="kastenreihe">{props.children}</div>
}
