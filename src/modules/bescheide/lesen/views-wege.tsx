import type { JobcenterRow } from '#modules/jobcenter'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Datumsfeld,
  type Datumsteile,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Radiogruppe,
  Titel,
} from '#web/parts/index.ts'
import { readArt } from '../arten-daten.ts'
import { type Bescheid, computeFristlage } from '../bescheid.ts'
import { formatWochentag, Rechnung } from '../zustellung/views.tsx'
import type { BestreitenFehler } from './forms.ts'
import type { Bestreitung } from './lesen.ts'
import { tagOf } from './widerspruch.ts'

const vorzeile = (bescheid: Bescheid) => `${readArt(bescheid.art).name} vom ${formatTag(tagOf(bescheid))}`

function Lines({ text }: { text: string }): Html {
  const lines = text.split('\n')
  return (
    <>
      {lines.map((line, i) => (
        <>
          {i > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

function LetzterTag({ bescheid, heute, wofuer }: { bescheid: Bescheid; heute: Tag; wofuer: string }): Html {
  const lage = computeFristlage(bescheid)
  const { frist } = lage
  const berechnet = frist?.stand === 'berechnet' ? frist.letzterTag : undefined
  return (
    <>
      {berechnet === undefined ? (
        <p>Die Frist läuft noch nicht. Sie müssen damit nicht warten.</p>
      ) : (
        <Hinweis
          art={berechnet < heute ? 'warnung' : 'info'}
          titel={`Letzter Tag für ${wofuer}: ${formatWochentag(berechnet)}`}
        >
          <p>
            {berechnet < heute
              ? 'Diese Frist ist vorbei. Konnten Sie sie ohne Schuld nicht einhalten, schreiben Sie auch, warum (§ 67 SGG).'
              : 'Bis 24 Uhr muss Ihr Schreiben angekommen sein.'}
          </p>
        </Hinweis>
      )}
      <Rechnung lage={lage} />
    </>
  )
}

interface WiderspruchProps {
  bescheid: Bescheid
  jobcenter: JobcenterRow
  heute: Tag
}

/** What to do, by which ways, until when: the portal's own sign-in does not replace a signature (§ 84 SGG). */
export function WiderspruchView({ bescheid, jobcenter, heute }: WiderspruchProps): Html {
  const { sofort } = readArt(bescheid.art)
  return (
    <>
      <Titel
        vorzeile={vorzeile(bescheid)}
        einleitung="Mit einem Widerspruch prüft Ihr Jobcenter den Bescheid noch einmal. Er kostet nichts."
      >
        Widerspruch einlegen
      </Titel>
      <LetzterTag bescheid={bescheid} heute={heute} wofuer="den Widerspruch" />
      <h2>Mit dem Formular</h2>
      <p>
        Sie beantworten Fragen, und aus Ihren Antworten wird ein Brief mit Ihren Gründen. Ihr Jobcenter sieht gleich,
        worum es geht. Gültig wird der Widerspruch mit Ihrer Unterschrift: Wie, steht am Ende des Formulars.
      </p>
      <p>
        <Knopf href={`${routes.antragBeginnen.href({ slug: 'widerspruch' })}?bezug=${bescheid.id}`}>
          Formular ausfüllen
        </Knopf>
      </p>
      <h2>Mit einem Brief ohne Gründe</h2>
      <p>
        Der Brief ist fertig, mit Ihrem Namen und Ihrer Adresse. Drucken Sie ihn, unterschreiben Sie ihn und senden Sie
        ihn an:
      </p>
      <p>
        {jobcenter.name}
        <br />
        {jobcenter.strasse}
        <br />
        {jobcenter.plz} {jobcenter.ort}
      </p>
      <p>
        <Knopf art="sekundaer" symbol="drucken" href={routes.bescheidWiderspruchBrief.href({ id: bescheid.id })}>
          Brief herunterladen (PDF)
        </Knopf>
      </p>
      <p>Warum Sie nicht einverstanden sind, können Sie dazuschreiben oder nachreichen.</p>
      <h2>Zur Niederschrift</h2>
      <p>
        Sie kommen ins Jobcenter und sagen, womit Sie nicht einverstanden sind. Dort wird es aufgeschrieben, und Sie
        unterschreiben.
      </p>
      <p>
        <strong>Öffnungszeiten</strong>
        <br />
        <Lines text={jobcenter.oeffnungszeiten} />
      </p>
      <h2>Gut zu wissen</h2>
      <ul>
        <li>Ein Anruf, eine einfache E-Mail oder eine Nachricht im Postfach genügt nicht (§ 84 SGG).</li>
        {sofort && <li>Der Bescheid gilt auch dann weiter, wenn Sie Widerspruch einlegen ({sofort}).</li>}
        <li>Heben Sie einen Nachweis auf, zum Beispiel den Einlieferungsbeleg der Post.</li>
      </ul>
      <p>
        <a href={routes.bescheid.href({ id: bescheid.id })}>Zurück zum Bescheid</a>
      </p>
    </>
  )
}

/** Against a decision on a Widerspruch the way leads to court. */
export function KlageView({ bescheid, heute }: Omit<WiderspruchProps, 'jobcenter'>): Html {
  return (
    <>
      <Titel
        vorzeile={vorzeile(bescheid)}
        einleitung="Über eine Klage entscheidet das Sozialgericht. Das Verfahren kostet Sie nichts, ein Anwalt ist nicht nötig."
      >
        Klage erheben
      </Titel>
      <LetzterTag bescheid={bescheid} heute={heute} wofuer="die Klage" />
      <h2>So geht es</h2>
      <ul>
        <li>Schreiben Sie an das Sozialgericht. Welches das ist, steht im Bescheid unter „Rechtsbehelfsbelehrung“.</li>
        <li>Oder gehen Sie zur Rechtsantragstelle des Gerichts. Dort wird Ihre Klage aufgeschrieben.</li>
        <li>Legen Sie eine Kopie des Bescheids bei. Unterschreiben Sie die Klage.</li>
      </ul>
      <p>
        <a href={routes.bescheid.href({ id: bescheid.id })}>Zurück zum Bescheid</a>
      </p>
    </>
  )
}

const wastexte: Record<Bestreitung['art'], { text: string; hinweis?: string }> = {
  mail: {
    text: 'Die E-Mail kam nicht an, oder erst mehr als vier Tage nach dem Absenden',
    hinweis: 'Dann zählt der Tag, an dem Sie das Schreiben hier zum ersten Mal herunterladen.',
  },
  'brief-nie': { text: 'Der Brief kam nicht an' },
  'brief-spaeter': { text: 'Der Brief kam später an', hinweis: 'Geben Sie unten den Tag an.' },
}

export interface BestreitenProps {
  csrf: string
  bescheid: Bescheid
  moeglich: Bestreitung['art'][]
  was: string
  tag: Datumsteile
  fehler: BestreitenFehler
  falsch: readonly (keyof Datumsteile)[] | undefined
}

export function BestreitenView(props: BestreitenProps): Html {
  const { csrf, bescheid, moeglich, was, tag, fehler, falsch } = props
  return (
    <>
      <Titel vorzeile={vorzeile(bescheid)}>Schreiben nicht oder später bekommen</Titel>
      <Fehlerliste fehler={fehler} />
      {moeglich.length === 0 ? (
        <p>Dazu liegt nichts vor, oder Sie haben es schon gemeldet.</p>
      ) : (
        <>
          <p>Sagen Sie uns, was geschehen ist. Ihr Jobcenter prüft das, und die Frist wird neu berechnet.</p>
          <Formular csrf={csrf}>
            <Radiogruppe
              name="was"
              label="Was ist geschehen?"
              pflicht
              wert={was}
              fehler={fehler.was}
              optionen={moeglich.map((art) => ({ wert: art, ...wastexte[art] }))}
            />
            {moeglich.includes('brief-spaeter') && (
              <Datumsfeld
                name="tag"
                label="An welchem Tag kam der Brief an?"
                hinweis="Nur wenn er später ankam, zum Beispiel 14 12 2026."
                wert={tag}
                fehler={fehler.tag}
                falsch={falsch}
              />
            )}
            <Knopfzeile>
              <Knopf art="text" href={routes.bescheid.href({ id: bescheid.id })}>
                Abbrechen
              </Knopf>
              <Knopf>Jobcenter informieren</Knopf>
            </Knopfzeile>
          </Formular>
        </>
      )}
    </>
  )
}
