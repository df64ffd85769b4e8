import type { Child, Html } from '#web/jsx.ts'
import { Zeichen, type ZeichenName } from '../zeichen.tsx'
import type { Besucher, Dienst, Frame } from './frame.ts'
import { Sitzungsuhr, wegeDerSitzung } from './sitzung.tsx'

const profilwege = [
  ['Zum Profil', '/profil'],
  ['Profil bearbeiten', '/profil/bearbeiten'],
  ['Profil wechseln', '/profil-auswaehlen'],
  ['Leistungspostfach', '/postfach/leistung'],
  ['Vermittlungspostfach', '/postfach/vermittlung'],
  ['Kontoeinstellungen', '/kontoeinstellungen'],
] as const

type PunktProps = { symbol: ZeichenName; href: string; pfad: string; klasse?: string; children: Child }

function Punkt(props: PunktProps): Html {
  return (
    <li class={props.klasse}>
      <a class="kopf__punkt" href={props.href} aria-current={props.href === props.pfad ? 'page' : undefined}>
        <Zeichen name={props.symbol} />
        <span class="kopf__wort">{props.children}</span>
      </a>
    </li>
  )
}

/** Signing out changes something, so it is a form that posts, also where it looks like a link. */
function Abmelden(props: { csrf: string; klasse: string; aktion: string }): Html {
  return (
    <form method="post" action={props.aktion} data-nicht-aufheben="">
      <input type="hidden" name="csrf" value={props.csrf} />
      <button class={props.klasse} type="submit">
        <Zeichen name="abmelden" />
        <span class="kopf__wort">Abmelden</span>
      </button>
    </form>
  )
}

function Profilmenue(props: { name: string; csrf: string; pfad: string }): Html {
  return (
    <li>
      <details class="kopf__menue" name="kopfmenue">
        <summary class="kopf__punkt">
          <Zeichen name="person" />
          <span class="kopf__wort">Profil</span>
        </summary>
        <div class="kopf__klappe">
          {props.name && (
            <p class="kopf__name">
              <span class="kern-sr-only">Angemeldet als </span>
              {props.name}
            </p>
          )}
          <ul>
            {profilwege.map(([text, href]) => (
              <li>
                <a href={href} aria-current={href === props.pfad ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
            <li>
              <Abmelden csrf={props.csrf} klasse="kopf__abmelden" aktion={wegeDerSitzung(false).abmelden} />
            </li>
          </ul>
        </div>
      </details>
    </li>
  )
}

function Glocke(props: { ungelesen: number; pfad: string }): Html {
  return (
    <Punkt symbol="glocke" href="/benachrichtigungen" pfad={props.pfad} klasse="kopf__glocke">
      <span class="kopf__langwort">Benachrichtigungen</span>
      <span data-glocke="/benachrichtigungen/strom">
        <span class="kopf__zahl" aria-hidden="true" hidden={props.ungelesen === 0}>
          {props.ungelesen > 99 ? '99+' : props.ungelesen}
        </span>
        <span class="kern-sr-only" data-glocke-wort="">
          {props.ungelesen > 0 && `, ${props.ungelesen} ungelesen`}
        </span>
      </span>
    </Punkt>
  )
}

function Punkte(props: { besuch: Besucher; csrf: string; pfad: string }): Html {
  const { besuch, csrf, pfad } = props
  const menue = (
    <Punkt symbol="menue" href="/menue" pfad={pfad}>
      Menü
    </Punkt>
  )
  const suche = (
    <Punkt symbol="suche" href="/suche" pfad={pfad}>
      Suche
    </Punkt>
  )
  if (besuch.art !== 'angemeldet') {
    return (
      <>
        {suche}
        {besuch.art === 'gast' ? (
          <Punkt symbol="anmelden" href="/anmelden" pfad={pfad}>
            Anmelden
          </Punkt>
        ) : (
          <li>
            <Abmelden csrf={csrf} klasse="kopf__punkt" aktion={wegeDerSitzung(false).abmelden} />
          </li>
        )}
        {menue}
      </>
    )
  }
  return (
    <>
      {suche}
      <Glocke ungelesen={besuch.ungelesen} pfad={pfad} />
      <Punkt symbol="schild" href="/sicherheit" pfad={pfad}>
        <span class="kopf__mittelwort">Sicherheit</span>
      </Punkt>
      <li>
        <Sitzungsuhr endetInSekunden={besuch.endetInSekunden} />
      </li>
      <Profilmenue name={besuch.name} csrf={csrf} pfad={pfad} />
      {menue}
    </>
  )
}

function Marke(props: { jobcenter: Frame['jobcenter']; href: string; zusatz?: string }): Html {
  const { name, kurzname, logo } = props.jobcenter
  return (
    <a class="kopf__marke" href={props.href}>
      {logo !== undefined && <img src={logo} alt="" width="48" height="48" />}
      <span>
        {kurzname === name ? (
          name
        ) : (
          <>
            <span class="kopf__lang">{name}</span>
            <span class="kopf__kurz">{kurzname}</span>
          </>
        )}
        {props.zusatz !== undefined && <span class="kopf__zusatz"> {props.zusatz}</span>}
      </span>
    </a>
  )
}

/** In which language this page can be had. */
function Sprachen(props: { pfad: string }): Html {
  return (
    <nav class="kopf__sprachen" aria-label="Sprache">
      <ul class="rahmen">
        <li>
          <a href="/gebaerdensprache">
            <Zeichen name="gebaerden" />
            <span>Gebärdensprache</span>
          </a>
        </li>
        <li>
          <a href="/leichte-sprache">
            <Zeichen name="lesen" />
            <span>Leichte Sprache</span>
          </a>
        </li>
        <li>
          <details class="kopf__menue" name="kopfmenue">
            <summary>
              <Zeichen name="sprache" />
              <span>Deutsch</span>
            </summary>
            <div class="kopf__klappe">
              <ul>
                <li>
                  <a href={props.pfad} aria-current="true">
                    Deutsch
                  </a>
                </li>
                <li>
                  <a href="/leichte-sprache">Deutsch in Leichter Sprache</a>
                </li>
                <li>
                  <a href="/gebaerdensprache">Deutsche Gebärdensprache</a>
                </li>
              </ul>
            </div>
          </details>
        </li>
      </ul>
    </nav>
  )
}

/** Top line (languages), second line (who this is, and the ways that every page offers). */
export function Kopf(props: Frame): Html {
  return (
    <header class="kopf">
      <Sprachen pfad={props.pfad} />
      <div class="rahmen kopf__zeile">
        <Marke jobcenter={props.jobcenter} href="/" />
        {props.schulung && (
          <a class="kopf__schulung" href="/schulung">
            Clever Klicker!
          </a>
        )}
        <nav class={`kopf__wege${props.besuch.art === 'angemeldet' ? ' kopf__wege--viele' : ''}`} aria-label="Portal">
          <ul>
            <Punkte besuch={props.besuch} csrf={props.csrf} pfad={props.pfad} />
          </ul>
        </nav>
      </div>
    </header>
  )
}

const isHere = (pfad: string, href: string) =>
  pfad === href || (href !== '/sachbearbeitung' && pfad.startsWith(`${href}/`))

/** The staff side says at once that it is one; before the sign-in it offers no way. */
export function Dienstkopf(props: { frame: Frame; dienst: Dienst | undefined }): Html {
  const { frame, dienst } = props
  return (
    <header class="kopf kopf--dienst">
      <div class="rahmen kopf__zeile">
        <Marke jobcenter={frame.jobcenter} href="/sachbearbeitung" zusatz="Sachbearbeitung" />
        {frame.schulung && <span class="kopf__schulung">Clever Klicker!</span>}
        {dienst && <Dienstwege frame={frame} dienst={dienst} />}
      </div>
    </header>
  )
}

function Dienstwege({ frame, dienst }: { frame: Frame; dienst: Dienst }): Html {
  return (
    <nav class="kopf__wege" aria-label="Sachbearbeitung">
      <ul>
        {dienst.navigation?.map((punkt) => (
          <li>
            <a class="kopf__punkt" href={punkt.href} aria-current={isHere(frame.pfad, punkt.href) ? 'page' : undefined}>
              {punkt.text}
            </a>
          </li>
        ))}
        <li>
          <p class="kopf__punkt kopf__person">
            <span class="kern-sr-only">Angemeldet als </span>
            {dienst.name}
          </p>
        </li>
        <li>
          <Sitzungsuhr endetInSekunden={dienst.endetInSekunden} />
        </li>
        <li>
          <Abmelden csrf={frame.csrf} klasse="kopf__punkt" aktion={wegeDerSitzung(true).abmelden} />
        </li>
      </ul>
    </nav>
  )
}
