import type { Postgrund } from '#modules/profil'
import type { Terminbrief } from '#modules/termine'
import { formatTag, formatZeit, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Datumsfeld, Formular, Hinweis, Knopf, Knopfzeile } from '#web/parts/index.ts'

const gruende: Record<Postgrund, string> = {
  'ohne-konto': 'Es ist kein Konto verknüpft.',
  deaktiviert: 'Das Konto ist deaktiviert: Niemand kann sich dort anmelden.',
  'ohne-zustimmung': 'Der Zustellung von Bescheiden im Portal wurde nicht zugestimmt.',
  adresse: 'E-Mails an diese Person kommen zurück.',
}

const anlaesse: Record<Terminbrief['anlass'], string> = {
  neu: 'Brief zum Termin',
  verlegt: 'Brief zur neuen Zeit',
  abgesagt: 'Brief zur Absage',
}

/** How the customer would learn of it. */
export function Bekanntgabe({ grund }: { grund: Postgrund | undefined }): Html {
  if (!grund) return <p>Das geht sofort über das Portal. Auf Wunsch kommt dazu eine E-Mail ohne Inhalt.</p>
  return (
    <Hinweis art="warnung" titel="Das geht nur mit der Post">
      <p>
        {gruende[grund]} Danach steht der Brief zum Drucken bereit, und im Eingang steht „Einladung auf Papier senden“.
      </p>
    </Hinweis>
  )
}

type Teile = Record<`versand-${'tag' | 'monat' | 'jahr'}`, string>

/** The day as it stands in the form. */
export interface Posttag {
  werte: Teile
  fehler: Feldfehler<'versand'>
  falsch?: ('tag' | 'monat' | 'jahr')[]
}

export function postfelder(heute: Tag): Teile {
  const [jahr = '', monat = '', tag = ''] = heute.split('-')
  return { 'versand-tag': tag, 'versand-monat': monat, 'versand-jahr': jahr }
}

interface Post {
  csrf: string
  id: string
  briefe: Terminbrief[]
  post: Posttag
}

/** The letter that waits, with the way to say that it went, and what went before. */
export function Postteil({ csrf, id, briefe, post }: Post): Html | null {
  if (briefe.length === 0) return null
  const offen = briefe.find(({ gesendet }) => !gesendet)
  const { werte, fehler, falsch } = post
  return (
    <section aria-labelledby="post">
      <h2 id="post">Mit der Post</h2>
      {offen && (
        <>
          <Hinweis art="warnung" titel={`${anlaesse[offen.anlass]}: noch nicht gesendet`}>
            <p>{gruende[offen.grund]} Öffnen Sie den Brief, drucken Sie ihn und geben Sie ihn zur Post.</p>
            <p>
              <a href={`${routes.dienstTermin.href({ id })}?datei=brief`}>Brief als PDF öffnen</a>
            </p>
          </Hinweis>
          <Formular csrf={csrf} aktion={routes.dienstTerminPost.href({ id })} nichtAufheben>
            <Datumsfeld
              name="versand"
              label="Zur Post gegeben am"
              pflicht
              wert={{ tag: werte['versand-tag'], monat: werte['versand-monat'], jahr: werte['versand-jahr'] }}
              fehler={fehler.versand}
              falsch={falsch}
            />
            <Knopfzeile>
              <Knopf>Als gesendet vermerken</Knopf>
            </Knopfzeile>
          </Formular>
        </>
      )}
      <Beschreibungsliste
        eintraege={briefe.map(({ anlass, beauftragt, gesendet }) => ({
          begriff: anlaesse[anlass],
          wert: gesendet
            ? `Am ${formatTag(gesendet.tag)} zur Post gegeben, vermerkt ${formatZeit(gesendet.vermerkt)} von ${gesendet.von}`
            : `Zu senden seit ${formatZeit(beauftragt)}`,
        }))}
      />
    </section>
  )
}
