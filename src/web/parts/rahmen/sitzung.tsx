import type { Html } from '#web/jsx.ts'
import { Knopf } from '../knopf.tsx'
import { Zeichen } from '../zeichen.tsx'

/** Rounded up, so that the last minute reads „1 Min.“ and never „0“. */
function minuten(sekunden: number): number {
  return Math.max(1, Math.ceil(sekunden / 60))
}

/** „25 Min.“ in the header: static without script, counted down by `portal.js`. */
export function Sitzungsuhr(props: { endetInSekunden: number }): Html {
  return (
    <p class="kopf__punkt kopf__uhr" role="timer">
      <Zeichen name="uhr" />
      <span>
        <span class="kern-sr-only">Ihre Sitzung endet in </span>
        <span data-sitzung-rest="">{minuten(props.endetInSekunden)} Min.</span>
      </span>
    </p>
  )
}

/** `zurueck`: after signing in anew the same page opens. `aufgehoben`: what is kept of what was typed. */
type Wege = {
  verlaengern: string
  entwurf: string
  abgelaufen: string
  zurueck?: ''
  abmelden: string
  aufgehoben: string
}

const kundenWege: Wege = {
  verlaengern: '/sitzung/verlaengern',
  entwurf: '/sitzung/entwurf',
  abgelaufen: '/anmeldung?grund=abgelaufen',
  abmelden: '/abmelden',
  aufgehoben: 'Bei einigen Formularen heben wir Ihre Eingaben 24 Stunden für Sie auf.',
}

const dienstWege: Wege = {
  verlaengern: '/sachbearbeitung/sitzung/verlaengern',
  entwurf: '/sachbearbeitung/sitzung/entwurf',
  abgelaufen: '/sachbearbeitung/anmeldung?grund=abgelaufen',
  zurueck: '',
  abmelden: '/sachbearbeitung/abmelden',
  aufgehoben: 'Angefangene Nachrichten, Schreiben aus Vorlagen und Termine heben wir vier Tage für Sie auf.',
}

/** Where the forms and the script of a session lead, for customers and for staff. */
export function wegeDerSitzung(dienst: boolean): Wege {
  return dienst ? dienstWege : kundenWege
}

/** The warning two minutes before the end; only the script opens it. */
export function Sitzungswarnung(props: { endetInSekunden: number; csrf: string; dienst: boolean }): Html {
  const wege = wegeDerSitzung(props.dienst)
  return (
    <dialog
      class="kern-dialog"
      aria-labelledby="sitzung-titel"
      aria-describedby="sitzung-text"
      data-sitzung={props.endetInSekunden}
      data-csrf={props.csrf}
      data-verlaengern={wege.verlaengern}
      data-entwurf={wege.entwurf}
      data-abgelaufen={wege.abgelaufen}
      data-zurueck={wege.zurueck}
    >
      <div class="kern-dialog__header">
        <h2 class="kern-title" id="sitzung-titel">
          Möchten Sie angemeldet bleiben?
        </h2>
      </div>
      <div class="kern-dialog__body">
        <p id="sitzung-text" role="alert" data-sitzung-text="" />
        <p>Danach melden wir Sie zu Ihrem Schutz ab. {wege.aufgehoben}</p>
      </div>
      <div class="kern-dialog__footer">
        <form method="post" action={wege.abmelden} data-nicht-aufheben="">
          <input type="hidden" name="csrf" value={props.csrf} />
          <Knopf art="sekundaer">Abmelden</Knopf>
        </form>
        <button class="kern-btn kern-btn--primary" type="button" autofocus data-sitzung-verlaengern="">
          <span class="kern-label">Angemeldet bleiben</span>
        </button>
      </div>
    </dialog>
  )
}
