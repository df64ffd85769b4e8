import type { Child, Html } from '#web/jsx.ts'

/** The one h1 of the page, and what follows it at once. */
export function Titel(props: { children: Child; einleitung?: Child; vorzeile?: Child }): Html {
  return (
    <div class="titel">
      {props.vorzeile && <p class="titel__vorzeile">{props.vorzeile}</p>}
      <h1>{props.children}</h1>
      {props.einleitung && <p class="titel__einleitung">{props.einleitung}</p>}
    </div>
  )
}

/** Two columns where there is room: the page, and beside it a `Seitenleiste`. */
export function Spalten(props: { children: Child }): Html {
  return <div class="spalten">{props.children}</div>
}

/** Help and status beside the page; below it on a phone. */
export function Seitenleiste(props: { titel: string; children: Child }): Html {
  return (
    <aside class="seitenleiste" aria-labelledby="seitenleiste-titel">
      <h2 id="seitenleiste-titel">{props.titel}</h2>
      {props.children}
    </aside>
  )
}
