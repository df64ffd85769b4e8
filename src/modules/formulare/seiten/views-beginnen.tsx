import { formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Formular, Hinweis, Knopf, Knopfzeile, Linkliste, Titel } from '#web/parts/index.ts'
import { type Antrag, loeschtag } from '../antrag/antrag.ts'
import type { Erstantrag } from '../erstantrag/erstantrag.ts'
import { OhneProfil } from '../erstantrag/views-teile.tsx'

/** `profil`: one of a customer is missing. `freischaltung`: staff opens it first. */
export type Sperre = 'profil' | 'freischaltung'

export interface BeginnenProps {
  csrf: string
  titel: string
  /** Made with the page: a double click begins one draft. */
  id: string
  entwuerfe: readonly Antrag[]
  /** There are more than are shown; `alle`: there is a way to them. */
  weitere?: { gezeigt: number; alle: boolean } | undefined
  /** Where the service is not open for this person: what they can do instead. */
  gesperrt: { grund: Sperre; formlos: string | undefined } | undefined
  /** The day of the application can be secured with the first page. */
  sicherbar: boolean
  /** First applications of this account that are with the Jobcenter. */
  gesendet: readonly Pick<Erstantrag, 'id' | 'nummer' | 'zeit' | 'unvollstaendigSeit'>[]
  /** What to know before, of some services. */
  vorab?: Html | undefined
  /** What it is begun for. */
  bezug?: string | undefined
}

const wordBleiben = (one: Antrag) =>
  one.gesichert
    ? 'Das Antragsdatum ist gesichert, der Entwurf bleibt.'
    : `Er bleibt bis zum ${formatTag(loeschtag(one))}.`

/** What is begun already, and the way to begin. */
export function BeginnenView(props: BeginnenProps): Html {
  const { csrf, titel, id, entwuerfe, gesperrt, gesendet, sicherbar, vorab, bezug } = props
  return (
    <>
      <Titel vorzeile="Online ausfüllen">{titel}</Titel>
      {vorab}
      {gesendet.length > 0 && (
        <Linkliste
          titel="Bei Ihrem Jobcenter"
          links={gesendet.map((one) => ({
            text: `Ihr Antrag vom ${formatTag(tagInBerlin(one.zeit))}`,
            href: routes.erstantrag.href({ id: one.id }),
            hinweis: one.unvollstaendigSeit
              ? `Vorgangsnummer ${one.nummer}. Das Datum ist gesichert, Angaben fehlen noch.`
              : `Vorgangsnummer ${one.nummer}`,
          }))}
        />
      )}
      {entwuerfe.length > 0 && (
        <Linkliste
          titel="Ihre Entwürfe"
          links={entwuerfe.map((one) => ({
            text: one.korrektur
              ? 'Weiter mit der Rückfrage zu Ihren Angaben'
              : `Weiter mit Ihrem Entwurf vom ${formatZeit(one.begonnen)}`,
            href: routes.antrag.href({ id: one.id }),
            hinweis: `Zuletzt gespeichert am ${formatZeit(one.geaendert)}. ${wordBleiben(one)}`,
          }))}
        />
      )}
      {props.weitere && (
        <p>
          Das sind die {props.weitere.gezeigt} Entwürfe, die Sie zuletzt gespeichert haben.{' '}
          {props.weitere.alle ? <a href="?alle=1">Alle anzeigen</a> : 'Ältere stehen hier nicht.'}
        </p>
      )}
      {gesperrt?.grund === 'profil' ? (
        <OhneProfil />
      ) : gesperrt ? (
        <Hinweis titel="Sprechen Sie zuerst mit Ihrer Ansprechperson">
          <p>
            Diese Leistung vereinbaren Sie mit der Person, die Sie bei der Arbeitssuche begleitet. Sie schaltet das
            Formular für Sie frei. Einen Antrag stellen können Sie trotzdem jederzeit: Ein paar Zeilen genügen.
          </p>
          <Linkliste
            links={[
              { text: 'Nachricht schreiben', href: routes.vermittlungNeu.href() },
              ...(gesperrt.formlos ? [{ text: 'Formlos beantragen', href: gesperrt.formlos }] : []),
            ]}
          />
        </Hinweis>
      ) : (
        <>
          <p>
            Sie können jederzeit unterbrechen: Jede Seite wird gespeichert, wenn Sie weitergehen.{' '}
            {sicherbar
              ? 'Nach der ersten Seite können Sie das Datum Ihres Antrags sichern. Alles andere geht erst an Ihr Jobcenter, wenn Sie am Ende auf „Absenden“ drücken.'
              : 'Nichts geht an Ihr Jobcenter, bevor Sie am Ende auf „Absenden“ drücken.'}
          </p>
          <Formular csrf={csrf} nichtAufheben>
            <input type="hidden" name="id" value={id} />
            {bezug && <input type="hidden" name="bezug" value={bezug} />}
            <Knopfzeile>
              <Knopf art={entwuerfe.length > 0 ? 'sekundaer' : 'primaer'}>
                {entwuerfe.length > 0 ? 'Neu beginnen' : 'Beginnen'}
              </Knopf>
            </Knopfzeile>
          </Formular>
        </>
      )}
    </>
  )
}
