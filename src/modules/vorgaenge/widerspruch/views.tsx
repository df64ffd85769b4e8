import type { JobcenterRow } from '#modules/jobcenter'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Aufklapper,
  Beschreibungsliste,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import type { Form } from './store.ts'
import { countRest, type Widerspruch } from './widerspruch.ts'

/** „Noch 3 Tage“, as both sides read it; undefined where no day is known. */
export function nameRest(letzter: Tag | undefined, heute: Tag): string | undefined {
  if (letzter === undefined) return undefined
  const rest = countRest(heute, letzter)
  if (rest < 0) return 'Frist vorbei'
  if (rest === 0) return 'Heute letzter Tag'
  return rest === 1 ? 'Noch 1 Tag' : `Noch ${rest} Tage`
}

/** How it got its form, in few words. */
export const formtexte: Readonly<Record<Form, string>> = {
  papier: 'Unterschrieben auf Papier',
  niederschrift: 'Zur Niederschrift',
  signatur: 'Qualifizierte elektronische Signatur',
  ausweis: 'Beim Absenden ausgewiesen',
}

/** The state of the form as a word in a tag. */
export function Formstand({ formSeit, rest }: { formSeit: Tag | undefined; rest: string | undefined }): Html {
  if (formSeit) return <Etikett art="erfolg">Schriftform liegt vor</Etikett>
  return <Etikett art="warnung">{rest ? `Schriftform fehlt. ${rest}` : 'Schriftform fehlt'}</Etikett>
}

interface Lage {
  widerspruch: Widerspruch
  heute: Tag
}

/** How the last day was found. */
function Rechnung({ widerspruch }: Pick<Lage, 'widerspruch'>): Html | null {
  const { rechnung } = widerspruch
  if (rechnung.length === 0) return null
  return (
    <Aufklapper titel="So ist der letzte Tag gerechnet">
      <ul>
        {rechnung.map((satz) => (
          <li>{satz}</li>
        ))}
      </ul>
    </Aufklapper>
  )
}

function Frist({ widerspruch: { letzterTag }, heute }: Lage): Html {
  if (letzterTag === undefined) {
    return <p>Den letzten Tag rechnet Ihr Jobcenter aus. Warten Sie nicht darauf.</p>
  }
  const rest = countRest(heute, letzterTag)
  if (rest < 0) {
    return (
      <p>
        Der letzte Tag war der {formatTag(letzterTag)}. Geben Sie den Widerspruch trotzdem ab: Ihr Jobcenter prüft Ihre
        Gründe.
      </p>
    )
  }
  const noch = rest === 0 ? 'Das ist heute.' : rest === 1 ? 'Es bleibt noch 1 Tag.' : `Es bleiben noch ${rest} Tage.`
  return (
    <p>
      Letzter Tag: <strong>{formatTag(letzterTag)}</strong>, bis 24 Uhr. {noch}
    </p>
  )
}

const lines = (text: string) => text.split('\n').map((line, i) => (i === 0 ? line : [<br />, line]))

interface KundeProps extends Lage {
  id: string
  jobcenter: JobcenterRow
}

/** What still makes it valid (§ 84 SGG): nobody shall believe that sending was enough. */
function FormFehlt(props: KundeProps): Html {
  const { id, widerspruch, jobcenter } = props
  return (
    <>
      <Hinweis art="warnung" titel="Die Schriftform fehlt noch">
        <p>
          {widerspruch.weg === 'qes'
            ? 'Ihr Jobcenter prüft die Signatur Ihrer Datei. Bis es sie bestätigt, zählt der Widerspruch nicht.'
            : 'Ihre Angaben sind da. Ein Widerspruch zählt aber erst mit Ihrer Unterschrift oder wenn er im Jobcenter aufgeschrieben ist (§ 84 SGG).'}
        </p>
        <Frist {...props} />
      </Hinweis>
      <section aria-labelledby="schriftform">
        <h2 id="schriftform">So wird Ihr Widerspruch gültig</h2>
        <h3>Drucken und unterschreiben</h3>
        <p>
          Das Blatt ist aus Ihren Angaben fertig. Drucken Sie es, unterschreiben Sie es und geben Sie es ab. Mit der
          Post muss es bis zum letzten Tag angekommen sein.
        </p>
        <p>
          {jobcenter.name}
          <br />
          {jobcenter.strasse}
          <br />
          {jobcenter.plz} {jobcenter.ort}
        </p>
        <p>
          <Knopf symbol="drucken" href={routes.vorgangWiderspruch.href({ id })}>
            Widerspruch herunterladen (PDF)
          </Knopf>
        </p>
        <h3>Zur Niederschrift</h3>
        <p>
          Gehen Sie mit dieser Seite ins Jobcenter und sagen Sie, dass Sie Widerspruch einlegen. Dort wird er
          aufgeschrieben, und Sie unterschreiben.
        </p>
        <p>
          <strong>Öffnungszeiten</strong>
          <br />
          {lines(jobcenter.oeffnungszeiten)}
        </p>
        <Rechnung widerspruch={widerspruch} />
      </section>
    </>
  )
}

function FormDa({ widerspruch }: Lage): Html {
  const { form, letzterTag } = widerspruch
  const zuSpaet = form && letzterTag !== undefined && form.tag > letzterTag
  return (
    <Hinweis art={zuSpaet ? 'warnung' : 'erfolg'} titel="Die Schriftform liegt vor">
      <p>
        {form && `${formtexte[form.art]}, angekommen am ${formatTag(form.tag)}.`}
        {letzterTag &&
          (zuSpaet
            ? ` Das war nach dem letzten Tag (${formatTag(letzterTag)}). Ihr Jobcenter prüft Ihre Gründe.`
            : ` Der letzte Tag ist der ${formatTag(letzterTag)}: Sie sind rechtzeitig.`)}
      </p>
    </Hinweis>
  )
}

function BegruendungOffen({ id, widerspruch: { gruendeBis } }: Pick<KundeProps, 'id' | 'widerspruch'>): Html | null {
  if (!gruendeBis) return null
  return (
    <Hinweis titel={`Sie wollten Ihre Gründe bis zum ${formatTag(gruendeBis)} senden`}>
      <p>Wir erinnern Sie an diesem Tag. Danach kann Ihr Jobcenter auch ohne Ihre Gründe entscheiden.</p>
      <Linkliste links={[{ text: 'Widerspruch begründen', href: routes.vorgangBegruendung.href({ id }) }]} />
    </Hinweis>
  )
}

/** What stands on top of the case of a Widerspruch that is not over. */
export const WiderspruchTeil = (props: KundeProps): Html => (
  <>
    {props.widerspruch.form ? <FormDa {...props} /> : <FormFehlt {...props} />}
    <BegruendungOffen {...props} />
  </>
)

/** The same for staff. */
export function WiderspruchDienst({ id, widerspruch, heute }: Lage & { id: string }): Html {
  const { form, letzterTag, gruendeBis, bescheid, bescheidId } = widerspruch
  const rest = nameRest(letzterTag, heute)
  return (
    <section aria-labelledby="widerspruch">
      <h2 id="widerspruch">Form und Frist</h2>
      <Beschreibungsliste
        eintraege={[
          {
            begriff: 'Bescheid',
            wert: bescheidId ? <a href={routes.dienstBescheid.href({ id: bescheidId })}>{bescheid}</a> : bescheid,
          },
          { begriff: 'Letzter Tag', wert: letzterTag ? formatTag(letzterTag) : 'nicht berechnet' },
          { begriff: 'Form', wert: <Formstand formSeit={form?.tag} rest={rest} /> },
          ...(form
            ? [
                {
                  begriff: 'Angekommen',
                  wert: `${formatTag(form.tag)}: ${formtexte[form.art]}${form.von ? `, vermerkt von ${form.von}` : ''}`,
                },
              ]
            : []),
          ...(form && letzterTag
            ? [
                {
                  begriff: 'Frist',
                  wert:
                    form.tag > letzterTag ? (
                      <Etikett art="warnung">Nach dem letzten Tag</Etikett>
                    ) : (
                      <Etikett art="erfolg">Rechtzeitig</Etikett>
                    ),
                },
              ]
            : []),
          ...(gruendeBis ? [{ begriff: 'Begründung bis', wert: formatTag(gruendeBis) }] : []),
        ]}
      />
      <Rechnung widerspruch={widerspruch} />
      <Linkliste
        links={[
          {
            text: form ? 'Vermerk zur Schriftform ändern' : 'Schriftform liegt vor: vermerken',
            href: routes.dienstSchriftform.href({ id }),
          },
          { text: 'Alle Widersprüche', href: routes.dienstWidersprueche.href() },
        ]}
      />
    </section>
  )
}

export interface BegruendungProps {
  csrf: string
  vorgang: { id: string; titel: string }
  text: string
  fehler: { text?: string }
}

/** Reasons that come after the Widerspruch. */
export function BegruendungView({ csrf, vorgang, text, fehler }: BegruendungProps): Html {
  return (
    <>
      <Titel vorzeile={vorgang.titel}>Widerspruch begründen</Titel>
      <Fehlerliste fehler={fehler} />
      <p>
        Dateien senden Sie auf einer eigenen Seite:{' '}
        <a href={routes.vorgangUnterlagen.href({ id: vorgang.id })}>Unterlagen senden</a>
      </p>
      <Formular csrf={csrf}>
        <Textbereich
          name="text"
          label="Ihre Gründe"
          hinweis="Was ist falsch, und warum? Höchstens 10.000 Zeichen."
          pflicht
          wert={text}
          fehler={fehler.text}
          zeilen={12}
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.vorgang.href({ id: vorgang.id })}>
            Abbrechen
          </Knopf>
          <Knopf>Begründung senden</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
