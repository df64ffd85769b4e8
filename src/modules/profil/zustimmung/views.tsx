import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, Formular, Hinweis, Knopf, Knopfzeile, Linkliste, Titel } from '#web/parts/index.ts'
import { FASSUNG, type Zustimmungen, type Zustimmungsart } from './zustimmung.ts'

const EINLEITUNG = 'Sie entscheiden, was Sie mit Ihrem Jobcenter online erledigen. Beides gilt für sich allein.'

interface Text {
  titel: string
  /** What it means, what follows without it (§ 67b Abs. 2 SGB X); its version is `FASSUNG`. */
  inhalt: Child
  ja: string
  nein: string
}

const texte: Record<Zustimmungsart, Text> = {
  nachrichten: {
    titel: 'Nachrichten',
    inhalt: (
      <>
        <p>
          Ich stimme zu, dass mein Jobcenter und ich uns in diesem Portal Nachrichten schreiben. Dafür speichert das
          Jobcenter die Nachrichten und Dateien bei meinen Unterlagen.
        </p>
        <p>
          Ohne Zustimmung können Sie keine Nachrichten senden. Sie erreichen uns dann per Brief, am Telefon und vor Ort.
        </p>
      </>
    ),
    ja: 'Nachrichten online erlauben',
    nein: 'Zustimmung zu Nachrichten widerrufen',
  },
  bescheide: {
    titel: 'Bescheide',
    inhalt: (
      <>
        <p>
          Ich stimme zu, dass ich Bescheide und andere Schreiben in diesem Portal bekomme statt mit der Post. Das
          Jobcenter schickt mir zu jedem neuen Schreiben eine E-Mail.
        </p>
        <p>
          <strong>Wichtig:</strong> Ein Bescheid gilt vier Tage nach dieser E-Mail als bekannt gegeben, auch wenn Sie
          ihn nicht öffnen. Dann beginnt die Frist für einen Widerspruch. Lesen Sie Ihre E-Mails deshalb regelmäßig.
        </p>
        <p>Ohne Zustimmung kommen alle Schreiben mit der Post.</p>
      </>
    ),
    ja: 'Bescheide online bekommen',
    nein: 'Zustimmung zu Bescheiden widerrufen',
  },
}

function Teil(props: { csrf: string; art: Zustimmungsart; stand: Zustimmungen[Zustimmungsart] }): Html {
  const { titel, inhalt, ja, nein } = texte[props.art]
  return (
    <section aria-labelledby={`zustimmung-${props.art}`}>
      <h2 id={`zustimmung-${props.art}`}>{titel}</h2>
      <p>
        {props.stand ? <Etikett art="erfolg">Zugestimmt</Etikett> : <Etikett>Nicht zugestimmt</Etikett>}
        {props.stand && ` seit ${formatZeit(props.stand.seit)}`}
      </p>
      {inhalt}
      <Formular csrf={props.csrf} vorlesen={titel}>
        <input type="hidden" name="art" value={props.art} />
        <input type="hidden" name="fassung" value={FASSUNG} />
        <input type="hidden" name="an" value={props.stand ? 'nein' : 'ja'} />
        <Knopfzeile>
          <Knopf art={props.stand ? 'sekundaer' : 'primaer'}>{props.stand ? nein : ja}</Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

export function ZustimmungView(props: { csrf: string; stand: Zustimmungen; gespeichert: boolean }): Html {
  return (
    <>
      <Titel einleitung={EINLEITUNG}>Online-Kommunikation zustimmen</Titel>
      {props.gespeichert && <Hinweis art="erfolg" rolle="status" titel="Gespeichert. Es gilt ab sofort." />}
      <Teil csrf={props.csrf} art="nachrichten" stand={props.stand.nachrichten} />
      <Teil csrf={props.csrf} art="bescheide" stand={props.stand.bescheide} />
      <h2>Gut zu wissen</h2>
      <ul>
        <li>Die Zustimmung ist freiwillig. Sie widerrufen sie hier mit einem Klick, ohne Grund.</li>
        <li>Ein Widerruf gilt für alles, was danach kommt. Was schon hier liegt, bleibt lesbar.</li>
        <li>Anträge, Änderungen und Unterlagen senden Sie auch ohne Zustimmung.</li>
      </ul>
      <Linkliste
        links={[
          { text: 'Profil', href: routes.profil.href() },
          { text: 'Verlauf ansehen', href: routes.verlauf.href() },
        ]}
      />
    </>
  )
}

export function OhneProfilView(): Html {
  return (
    <>
      <Titel einleitung={EINLEITUNG}>Online-Kommunikation zustimmen</Titel>
      <Hinweis titel="Dafür brauchen Sie einen Freischaltcode">
        <p>Ihr Konto ist noch nicht mit Ihren Daten beim Jobcenter verbunden. Bis dahin kommt alles mit der Post.</p>
      </Hinweis>
      <Knopfzeile>
        <Knopf href={routes.freischaltcode.href()}>Freischaltcode eingeben</Knopf>
      </Knopfzeile>
    </>
  )
}
