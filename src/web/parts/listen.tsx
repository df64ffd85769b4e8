import type { Child, Html } from '#web/jsx.ts'
import { Etikett, type EtikettArt } from './hinweis.tsx'
import { Knopf } from './knopf.tsx'
import { Zeichen, type ZeichenName } from './zeichen.tsx'

type Aufgabe = {
  titel: Child
  /** Without an address the task cannot be begun yet. */
  href?: string | undefined
  hinweis?: Child
  status: { text: string; art?: EtikettArt | undefined }
}

export function Aufgabenliste(props: { aufgaben: readonly Aufgabe[] }): Html {
  return (
    <ul class="kern-task-list__list">
      {props.aufgaben.map((aufgabe) => (
        <li class="kern-task-list__item">
          <div class="aufgabe">
            {aufgabe.href === undefined ? (
              <span>{aufgabe.titel}</span>
            ) : (
              <a class="kern-link--stretched" href={aufgabe.href}>
                {aufgabe.titel}
              </a>
            )}
            {aufgabe.hinweis && <div class="kern-hint">{aufgabe.hinweis}</div>}
          </div>
          <Etikett art={aufgabe.status.art}>{aufgabe.status.text}</Etikett>
        </li>
      ))}
    </ul>
  )
}

type Eintrag = { begriff: Child; wert: Child; aktion?: Child }

/** Terms and values, with an optional way to change each (its link needs words of its own: `vorlesen`). */
export function Beschreibungsliste(props: { eintraege: readonly Eintrag[] }): Html {
  return (
    <dl class="kern-description-list">
      {props.eintraege.map((eintrag) => (
        <div class="kern-description-list-item">
          <dt class="kern-description-list-item__key">{eintrag.begriff}</dt>
          <dd class="kern-description-list-item__value">{eintrag.wert}</dd>
          {eintrag.aktion && <dd class="beschreibung__aktion">{eintrag.aktion}</dd>}
        </div>
      ))}
    </dl>
  )
}

export type Verweis = {
  text: Child
  href: string
  hinweis?: Child
  symbol?: ZeichenName | undefined
  /** Leads to another provider: says so beside the link. */
  extern?: boolean | undefined
}

/** Links one below the other. `titel` makes it a section with heading. */
export function Linkliste(props: { links: readonly Verweis[]; titel?: Child; ebene?: 2 | 3 | undefined }): Html {
  return (
    <>
      {props.titel && (props.ebene === 3 ? <h3>{props.titel}</h3> : <h2>{props.titel}</h2>)}
      <ul class="linkliste">
        {props.links.map((link) => (
          <li>
            <a href={link.href} rel={link.extern ? 'noreferrer' : undefined}>
              <Zeichen name={link.symbol ?? (link.extern ? 'extern' : 'pfeilRechts')} />
              <span>
                {link.text}
                {link.extern && <span class="extern__ziel"> (andere Website: {new URL(link.href).host})</span>}
              </span>
            </a>
            {link.hinweis && <div class="kern-hint">{link.hinweis}</div>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A list of settings or matters: each row opens. */
export function Wegeliste(props: { wege: readonly (Verweis & { stand?: Child })[] }): Html {
  return (
    <ul class="wegeliste">
      {props.wege.map((weg) => (
        <li>
          <div class="wegeliste__text">
            <a class="kern-link--stretched" href={weg.href}>
              {weg.text}
            </a>
            {weg.hinweis && <div class="kern-hint">{weg.hinweis}</div>}
          </div>
          {weg.stand && <div class="wegeliste__stand">{weg.stand}</div>}
          <Zeichen name="pfeilRechts" />
        </li>
      ))}
    </ul>
  )
}

/** Paging: how much is shown, and a link that shows more; nothing to press once all is there. */
export function MehrAnzeigen(props: { href: string; gezeigt: number; gesamt: number; was: string }): Html {
  return (
    <div class="mehr">
      <p>
        {props.gezeigt} von {props.gesamt} {props.was}
      </p>
      {props.gezeigt < props.gesamt && (
        <Knopf art="sekundaer" href={props.href}>
          Mehr anzeigen
        </Knopf>
      )}
    </div>
  )
}
