import type { Child, Html } from '#web/jsx.ts'
import { Zeichen } from './zeichen.tsx'

const arten = {
  info: { klasse: 'kern-alert kern-alert--info', zeichen: 'info', wort: 'Information' },
  erfolg: { klasse: 'kern-alert kern-alert--success', zeichen: 'haken', wort: 'Erfolg' },
  warnung: { klasse: 'kern-alert kern-alert--warning', zeichen: 'warnung', wort: 'Warnung' },
  fehler: { klasse: 'kern-alert kern-alert--danger', zeichen: 'fehler', wort: 'Fehler' },
} as const

export type HinweisArt = keyof typeof arten

/**
 * A message with heading. `rolle` only for what has just happened: `status` after a success, `alert` for a failure. It takes the
 * focus, since a page that was just loaded announces nothing by itself.
 */
export function Hinweis(props: {
  art?: HinweisArt | undefined
  titel: Child
  children?: Child
  ebene?: 2 | 3 | undefined
  rolle?: 'status' | 'alert' | undefined
}): Html {
  const art = arten[props.art ?? 'info']
  const kopf = (
    <>
      <span class="kern-sr-only">{art.wort}: </span>
      {props.titel}
    </>
  )
  return (
    <div class={art.klasse} role={props.rolle} {...(props.rolle ? { tabindex: -1, autofocus: true } : {})}>
      <div class="kern-alert__header">
        <Zeichen name={art.zeichen} />
        {props.ebene === 3 ? <h3 class="kern-title">{kopf}</h3> : <h2 class="kern-title">{kopf}</h2>}
      </div>
      {props.children && <div class="kern-alert__body">{props.children}</div>}
    </div>
  )
}

const etiketten = {
  neutral: 'kern-badge etikett-neutral',
  info: 'kern-badge kern-badge--info',
  erfolg: 'kern-badge kern-badge--success',
  warnung: 'kern-badge kern-badge--warning',
  fehler: 'kern-badge kern-badge--danger',
} as const

export type EtikettArt = keyof typeof etiketten

/** Status as a word; the colour comes second. */
export function Etikett(props: { art?: EtikettArt | undefined; children: Child }): Html {
  return (
    <span class={etiketten[props.art ?? 'neutral']}>
      <span class="kern-label">{props.children}</span>
    </span>
  )
}

/** What would stand here, and what one can do now. */
export function LeererZustand(props: { titel: Child; children?: Child; aktion?: Child }): Html {
  return (
    <div class="leer">
      <p class="leer__titel">{props.titel}</p>
      {props.children}
      {props.aktion && <div class="knopfzeile">{props.aktion}</div>}
    </div>
  )
}

export function Aufklapper(props: { titel: Child; children: Child; offen?: boolean | undefined }): Html {
  return (
    <details class="kern-accordion" open={props.offen === true}>
      <summary class="kern-accordion__header">
        <span class="kern-title">{props.titel}</span>
      </summary>
      <div class="kern-accordion__body">{props.children}</div>
    </details>
  )
}
