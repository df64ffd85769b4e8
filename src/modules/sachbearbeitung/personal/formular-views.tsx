import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Kontrollkaestchen,
  Kopierfeld,
  Pflichthinweis,
  Textfeld,
  Titel,
} from '#web/parts/index.ts'
import { rollen as alleRollen, type Rolle } from '#web/schutz/rechte.ts'
import { rollentexte } from '../texte.ts'
import type { Einladung } from '../zugang/einladung.ts'
import { feldOf, type Personfehler } from './forms.ts'
import type { PersonRow } from './store.ts'

const rollenhinweise: Partial<Record<Rolle, string>> = {
  'aerztlicher-dienst': 'Sieht Gesundheitsunterlagen, die sonst niemand sieht.',
  administration: 'Lädt ein, sperrt und ändert Rollen. Sieht keine Akten.',
  revision: 'Liest das Protokoll: wer wann was getan und welche Akte geöffnet hat.',
}

function Rollenwahl({ gewaehlt, fehler }: { gewaehlt: readonly Rolle[]; fehler: Personfehler }): Html {
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">Rollen</legend>
      <div class="kern-fieldset__body">
        {alleRollen.map((rolle) => (
          <Kontrollkaestchen
            name={feldOf(rolle)}
            label={rollentexte[rolle]}
            hinweis={rollenhinweise[rolle]}
            gewaehlt={gewaehlt.includes(rolle)}
            fehler={fehler[feldOf(rolle)]}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Says how a second person comes in, and plainly what to do where there is none. */
function Vieraugen({ allein }: { allein: boolean }): Html {
  return (
    <Hinweis art="info" titel="Neue Rollen gibt eine zweite Person frei">
      {allein ? (
        <>
          <p>
            Außer Ihnen gibt es in Ihrem Jobcenter keine Administration mit Zugang. Bis es eine gibt, gibt der Betrieb
            frei, der das Portal auf dem Server führt: „npm run jobcenter -- freigaben“ zeigt ihm, was wartet.
          </p>
          <p>Laden Sie als Nächstes eine zweite Person mit der Rolle Administration ein.</p>
        </>
      ) : (
        <p>
          Freigeben kann jede andere Person mit der Rolle Administration. Rollen nur wegzunehmen geht ohne Freigabe und
          gilt sofort.
        </p>
      )}
    </Hinweis>
  )
}

export interface NeuProps {
  csrf: string
  id: string
  name: string
  team: string
  rollen: readonly Rolle[]
  fehler: Personfehler
  allein: boolean
}

export function NeuView(props: NeuProps): Html {
  return (
    <>
      <Titel einleitung="Danach sehen Sie einmal einen Link mit Code. Den geben Sie der Person selbst. Sie richtet damit ihren Passkey ein.">
        Person einladen
      </Titel>
      <Fehlerliste fehler={props.fehler} />
      <Vieraugen allein={props.allein} />
      <Pflichthinweis />
      <Formular csrf={props.csrf}>
        <input type="hidden" name="id" value={props.id} />
        <Textfeld
          name="name"
          label="Vor- und Nachname"
          pflicht
          wert={props.name}
          fehler={props.fehler.name}
          autocomplete="off"
          breite="l"
        />
        <Textfeld
          name="team"
          label="Team"
          hinweis="Zum Beispiel „Leistung 1“."
          pflicht
          wert={props.team}
          fehler={props.fehler.team}
          autocomplete="off"
          breite="l"
        />
        <Rollenwahl gewaehlt={props.rollen} fehler={props.fehler} />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstPersonal.href()}>
            Abbrechen
          </Knopf>
          <Knopf>Einladung erstellen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** The only time that the code can be seen. */
export function CodeGezeigtView(props: { person: { id: string; name: string }; einladung: Einladung }): Html {
  const { person, einladung } = props
  return (
    <>
      <Titel vorzeile={person.name}>Einladung erstellt</Titel>
      <Hinweis art="warnung" titel="Dieser Code wird nur jetzt gezeigt" rolle="status">
        <p>
          Geben Sie ihn {person.name} persönlich oder auf einem sicheren Weg. Wer ihn hat, kann den Zugang einrichten.
          Er gilt einmal und bis {formatZeit(einladung.gueltigBis)}.
        </p>
      </Hinweis>
      <div class="formular">
        <Kopierfeld id="link" label="Link" wert={einladung.link} />
        <Kopierfeld id="code" label="Oder der Code zum Eintippen" wert={einladung.code} />
      </div>
      <p>
        Zum Eintippen öffnet die Person die Anmeldung der Sachbearbeitung und wählt „Zugang einrichten“. Ist der Passkey
        eingerichtet, gibt eine zweite Person die Rollen frei.
      </p>
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.dienstPerson.href({ id: person.id })}>
          Weiter zu {person.name}
        </Knopf>
      </Knopfzeile>
    </>
  )
}

export interface RollenProps {
  csrf: string
  person: Pick<PersonRow, 'id' | 'name'>
  team: string
  rollen: readonly Rolle[]
  stand: string
  fehler: Personfehler
  allein: boolean
}

export function RollenView(props: RollenProps): Html {
  return (
    <>
      <Titel vorzeile={props.person.name}>Rollen und Team ändern</Titel>
      <Fehlerliste fehler={props.fehler} />
      <Vieraugen allein={props.allein} />
      <Formular csrf={props.csrf}>
        <input type="hidden" name="stand" value={props.stand} />
        <Textfeld
          name="team"
          label="Team"
          pflicht
          wert={props.team}
          fehler={props.fehler.team}
          autocomplete="off"
          breite="l"
        />
        <Rollenwahl gewaehlt={props.rollen} fehler={props.fehler} />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstPerson.href({ id: props.person.id })}>
            Abbrechen
          </Knopf>
          <Knopf>Änderung speichern</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** One question with its consequence; `wert` goes along with the button. */
export function FrageView(props: {
  csrf: string
  person: Pick<PersonRow, 'id' | 'name'>
  titel: string
  knopf: string
  gefahr?: boolean
  feld?: { name: string; wert: string }
  fehler: string | undefined
  children?: Child
}): Html {
  return (
    <>
      <Titel vorzeile={props.person.name}>{props.titel}</Titel>
      <Fehlerliste fehler={props.fehler ? { formular: props.fehler } : {}} />
      {props.children}
      <Formular csrf={props.csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstPerson.href({ id: props.person.id })}>
            Abbrechen
          </Knopf>
          <Knopf art={props.gefahr ? 'gefahr' : 'primaer'} name={props.feld?.name} wert={props.feld?.wert}>
            {props.knopf}
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
