import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Codefeld,
  Datumsfeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Pflichthinweis,
  Titel,
} from '#web/parts/index.ts'
import { BEANTRAGEN } from './antrag-views.tsx'
import type { Pausendauer } from './bremse.ts'
import { type Codewerte, geburtstagTeile, type Maengel } from './forms.ts'
import type { Einloeseergebnis } from './freischaltcode.ts'

const FEHLER_LISTE = 'Code oder Geburtsdatum wurde nicht angenommen. Vergleichen Sie beides mit Ihrem Brief.'

/** What became of the last entry, where it was no success and no slip of form. */
export type Ablehnung = Exclude<Einloeseergebnis, { art: 'ok' }>

export interface CodeSeite {
  csrf: string
  /** The person came here from a place that needs an activated profile. */
  grund?: boolean
  /** A customer's profile is open already. */
  verknuepft?: boolean
  werte?: Codewerte
  maengel?: Maengel<'code' | 'geburtstag'> | undefined
  ablehnung?: Ablehnung | undefined
  /** Entry pauses already when the page is opened. */
  pause?: Pausendauer | undefined
}

function Pause(props: { dauer: Pausendauer; gesendet: boolean }): Html {
  const wann = props.dauer === 'tag' ? 'in 24 Stunden' : 'in 10 Minuten'
  return (
    <Hinweis
      art="warnung"
      rolle={props.gesendet ? 'alert' : undefined}
      titel={props.gesendet ? 'Die Eingabe macht eine Pause' : 'Die Eingabe macht gerade eine Pause'}
    >
      <p>
        Es gab mehrere falsche Eingaben. Versuchen Sie es {props.gesendet ? wann : `spätestens ${wann}`} noch einmal.
        {props.gesendet && ' Diese Eingabe wurde nicht geprüft.'} Ihr Freischaltcode bleibt gültig bis zu dem Tag, der
        im Brief steht.
      </p>
    </Hinweis>
  )
}

function Ablehnungshinweis(props: { ablehnung: Ablehnung }): Html {
  const { ablehnung } = props
  if (ablehnung.art === 'zweite') {
    return (
      <Hinweis art="info" rolle="status" titel="Ihr Jobcenter prüft die Verknüpfung">
        <p>
          Ihre Angaben sind angekommen. Bevor das Profil freigeschaltet wird, sieht Ihr Jobcenter noch einmal nach. Sie
          bekommen eine E-Mail, wenn es so weit ist.{' '}
          {ablehnung.codeBleibt
            ? 'Eine frühere Prüfung läuft noch. Ihr Code bleibt gültig. Geben Sie ihn danach noch einmal ein.'
            : 'Den Code aus dem Brief brauchen Sie nicht mehr.'}
        </p>
      </Hinweis>
    )
  }
  if (ablehnung.art === 'pause') return <Pause dauer={ablehnung.dauer} gesendet />
  if (ablehnung.art === 'langsam') {
    return (
      <Hinweis art="warnung" rolle="alert" titel="Gerade geben sehr viele Menschen Codes ein">
        <p>
          Deshalb dauert es heute länger. Diese Eingabe wurde nicht geprüft. Ihr Code bleibt gültig. Versuchen Sie es in
          einigen Minuten noch einmal.
        </p>
      </Hinweis>
    )
  }
  return (
    <>
      <Fehlerliste fehler={{ code: FEHLER_LISTE }} />
      <p>
        Der Code hat 12 Zeichen und gilt bis zu dem Tag, der im Brief steht. Er lässt sich einmal verwenden. Haben Sie
        mehrere Briefe, gilt nur der neueste.
      </p>
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.freischaltcodeBeantragen.href()}>
          Neuen Freischaltcode beantragen
        </Knopf>
      </Knopfzeile>
    </>
  )
}

function Anlass(props: CodeSeite): Html | null {
  if (props.ablehnung) return <Ablehnungshinweis ablehnung={props.ablehnung} />
  if (props.maengel) return <Fehlerliste fehler={props.maengel.fehler} />
  if (props.pause) return <Pause dauer={props.pause} gesendet={false} />
  if (props.verknuepft) {
    return (
      <Hinweis titel="Ihr Profil ist schon freigeschaltet">
        <p>Sie brauchen keinen weiteren Code. Ihre Daten finden Sie unter „Zum Profil“.</p>
      </Hinweis>
    )
  }
  if (props.grund) {
    return (
      <Hinweis titel="Dafür brauchen Sie ein freigeschaltetes Profil">
        <p>
          Diese Stelle im Portal gehört zu Ihren Daten beim Jobcenter. Mit dem Freischaltcode aus Ihrem Brief verbinden
          Sie Ihr Konto damit.
        </p>
      </Hinweis>
    )
  }
  return null
}

export function CodeView(props: CodeSeite): Html {
  const { werte, maengel, ablehnung } = props
  const fehler = maengel?.fehler ?? (ablehnung?.art === 'falsch' ? { code: FEHLER_LISTE } : {})
  return (
    <>
      <Titel einleitung="Der Freischaltcode steht in dem Brief, den Ihr Jobcenter Ihnen geschickt hat.">
        Freischaltcode eingeben
      </Titel>
      <Anlass {...props} />
      <Formular csrf={props.csrf} aktion={routes.freischaltcode.href()} nichtAufheben>
        <Pflichthinweis />
        <Codefeld
          name="code"
          art="zeichen"
          label="Freischaltcode"
          hinweis="12 Zeichen, zum Beispiel ACDE-FGHJ-KMNP. Kleine Buchstaben gehen auch, Striche können Sie weglassen. Mit dem QR-Code im Brief steht der Code schon im Feld."
          pflicht
          wert={werte?.code}
          fehler={fehler.code}
        />
        <Datumsfeld
          name="geburtstag"
          label="Geburtsdatum"
          geburtstag
          pflicht
          wert={werte && geburtstagTeile(werte)}
          fehler={fehler.geburtstag}
          falsch={maengel?.falsch}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" href={routes.profilAuswaehlen.href()}>
            Zurück
          </Knopf>
          <Knopf>Profil freischalten</Knopf>
        </Knopfzeile>
      </Formular>
      <Linkliste
        titel="Kein Brief, oder der Code ist abgelaufen?"
        links={[
          { text: BEANTRAGEN, href: routes.freischaltcodeBeantragen.href() },
          { text: 'Hilfe zum Freischaltcode', href: routes.hilfeseite.href({ name: 'freischaltcode' }) },
        ]}
      />
    </>
  )
}

export function ErfolgView(props: { name: string; kundennummer: string }): Html {
  return (
    <>
      <Titel>Ihr Profil ist freigeschaltet</Titel>
      <Hinweis art="erfolg" rolle="status" titel="Ihr Konto ist jetzt mit Ihren Daten beim Jobcenter verbunden">
        <p>Der Freischaltcode ist verbraucht. Sie brauchen ihn nicht noch einmal und können den Brief vernichten.</p>
      </Hinweis>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Name', wert: props.name },
          { begriff: 'Kundennummer', wert: props.kundennummer },
        ]}
      />
      <p>Stimmt der Name nicht? Trennen Sie das Profil unter „Profile verwalten“ und rufen Sie Ihr Jobcenter an.</p>
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.profile.href()}>
          Profile verwalten
        </Knopf>
        <Knopf href={routes.start.href()}>Zum Portal</Knopf>
      </Knopfzeile>
    </>
  )
}
