import type { JobcenterRow } from '#modules/jobcenter'
import { formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Codefeld,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import type { Pause } from './kunde.ts'
import { describeBrief, NeuesTeil, SchritteTeil, sayStand, Vorbehaltstand } from './views-teile.tsx'
import { findBrief, type Vorbehalt } from './vorbehalt.ts'
import { worte } from './worte-daten.ts'

const meldungen = {
  bestaetigt: 'Sie haben die Änderung bestätigt.',
  gestoppt: 'Die Änderung ist gestoppt.',
  brief: 'Ein neuer Brief mit einem neuen Code ist beauftragt. Der alte Code gilt nicht mehr.',
  unterwegs: 'Es ist schon ein Brief unterwegs. Warten Sie bitte noch einige Tage darauf.',
  'zu-viele': 'Es waren schon mehrere Briefe. Bestätigen Sie die Änderung bitte im Jobcenter.',
  gesperrt: 'Mit einem Brief geht es zurzeit nicht. Bestätigen Sie die Änderung bitte im Jobcenter.',
  stand: 'Inzwischen hat sich der Stand geändert. Sie sehen ihn hier.',
} as const

export type Meldung = keyof typeof meldungen

export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

export interface VorbehaltProps {
  csrf: string
  vorbehalt: Vorbehalt
  jobcenter: JobcenterRow
  jetzt: Date
  meldung: Meldung | undefined
  pause: Pause | undefined
  fehler: { code?: string }
  stoppbar: boolean
}

const lines = (text: string) => text.split('\n').map((line, i) => (i === 0 ? line : [<br />, line]))

function Pausenhinweis({ pause }: { pause: Pause }): Html {
  return (
    <Hinweis art="warnung" titel="Die Eingabe macht eine Pause" ebene={3}>
      <p>
        Es gab mehrere falsche Eingaben. Versuchen Sie es {pause === 'tag' ? 'in 24 Stunden' : 'in 10 Minuten'} noch
        einmal. Ihr Code bleibt gültig bis zu dem Tag, der im Brief steht.
      </p>
    </Hinweis>
  )
}

function Codeform({ csrf, vorbehalt, fehler, pause }: VorbehaltProps): Html {
  if (pause) return <Pausenhinweis pause={pause} />
  return (
    <Formular csrf={csrf} aktion={routes.vorbehalt.href({ id: vorbehalt.id })} vorlesen="Code eingeben" nichtAufheben>
      <Codefeld
        name="code"
        art="zeichen"
        label="Bestätigungscode"
        hinweis="12 Zeichen, zum Beispiel ACDE-FGHJ-KMNP. Striche können Sie weglassen."
        pflicht
        fehler={fehler.code}
      />
      <Knopfzeile>
        <Knopf>{worte[vorbehalt.neues.was].titel} bestätigen</Knopf>
      </Knopfzeile>
    </Formular>
  )
}

function NeuerBrief({ csrf, vorbehalt }: Pick<VorbehaltProps, 'csrf' | 'vorbehalt'>): Html {
  return (
    <Formular csrf={csrf} aktion={routes.vorbehaltBrief.href({ id: vorbehalt.id })} nichtAufheben>
      <Knopfzeile>
        <Knopf art="sekundaer">Neuen Brief anfordern</Knopf>
      </Knopfzeile>
    </Formular>
  )
}

function PerBrief(props: VorbehaltProps): Html {
  const { vorbehalt, jetzt } = props
  const brief = findBrief(vorbehalt, jetzt)
  const stand = describeBrief(vorbehalt, jetzt)
  return (
    <>
      <h3>Mit dem Code aus dem Brief</h3>
      {vorbehalt.ohneBrief && (
        <p>
          Das geht zurzeit nicht: Ihre Anschrift wurde erst vor Kurzem mit einem Brief geändert. Kommen Sie bitte ins
          Jobcenter.
        </p>
      )}
      {stand && <p>{stand}</p>}
      {brief?.gueltigBis && (
        <>
          <p>
            Der Code gilt bis zum {formatTag(tagInBerlin(new Date(brief.gueltigBis.getTime() - 86_400_000)))}. Niemand
            vom Jobcenter fragt Sie danach, auch nicht am Telefon.
          </p>
          <Codeform {...props} />
        </>
      )}
      {!vorbehalt.ohneBrief && !vorbehalt.briefAb && !brief && <NeuerBrief {...props} />}
    </>
  )
}

/** The ways to confirm it, while it waits. */
function Wege(props: VorbehaltProps): Html {
  const { jobcenter, vorbehalt } = props
  return (
    <section aria-labelledby="wege">
      <h2 id="wege">So bestätigen Sie</h2>
      <p>Einer dieser Wege genügt.</p>
      <PerBrief {...props} />
      <h3>Im Jobcenter</h3>
      <p>
        Kommen Sie mit Ihrem Personalausweis, Reisepass oder Aufenthaltstitel.{' '}
        {vorbehalt.neues.was === 'konto' && 'Bringen Sie auch Ihre Bankkarte oder einen Kontoauszug mit.'}
      </p>
      <p>
        {jobcenter.name}
        <br />
        {jobcenter.strasse}
        <br />
        {jobcenter.plz} {jobcenter.ort}
      </p>
      <p>
        <strong>Öffnungszeiten</strong>
        <br />
        {lines(jobcenter.oeffnungszeiten)}
      </p>
    </section>
  )
}

function Stopplink({ vorbehalt }: { vorbehalt: Vorbehalt }): Html {
  return (
    <section aria-labelledby="nicht-ich">
      <h2 id="nicht-ich">Waren Sie das nicht?</h2>
      <p>Dann stoppen Sie die Änderung. Ihr Jobcenter erfährt es sofort.</p>
      <Knopfzeile>
        <Knopf art="gefahr" href={routes.vorbehaltStopp.href({ id: vorbehalt.id })}>
          Das war ich nicht
        </Knopf>
      </Knopfzeile>
    </section>
  )
}

function Gestoppt(): Html {
  return (
    <section aria-labelledby="jetzt">
      <h2 id="jetzt">Was Sie jetzt tun sollten</h2>
      <p>
        Hat jemand anderes das gemeldet, war er vielleicht in Ihrem Online-Konto. Sehen Sie nach und sichern Sie es.
      </p>
      <Knopfzeile>
        <Knopf href={routes.sicherheit.href()}>Sicherheit Ihres Kontos prüfen</Knopf>
      </Knopfzeile>
    </section>
  )
}

/** A new address or account: what it is, how far it is, and what can be done. */
export function VorbehaltView(props: VorbehaltProps): Html {
  const { vorbehalt, meldung, fehler, jetzt } = props
  const { neues, zustand } = vorbehalt
  const wort = worte[neues.was]
  return (
    <>
      <Titel>{wort.titel}</Titel>
      <Fehlerliste fehler={fehler} />
      {meldung && (
        <Hinweis
          art={meldung === 'bestaetigt' || meldung === 'brief' ? 'erfolg' : 'info'}
          rolle="status"
          titel={meldungen[meldung]}
        />
      )}
      <p>
        {zustand === 'wartet'
          ? `Bestätigen Sie, dass Sie ${wort.akkusativ} gemeldet haben. Erst dann gilt sie. ${wort.bisDahin}`
          : sayStand(vorbehalt, jetzt)}
      </p>
      {vorbehalt.grund && <p class="gespraech__text">Begründung: {vorbehalt.grund}</p>}
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Stand', wert: <Vorbehaltstand vorbehalt={vorbehalt} fuer="kunde" /> },
          { begriff: wort.titel, wert: <NeuesTeil neues={neues} /> },
          { begriff: 'Gilt ab', wert: formatTag(vorbehalt.ab) },
          { begriff: 'Gemeldet', wert: formatZeit(vorbehalt.erstellt) },
        ]}
      />
      {zustand === 'wartet' && <Wege {...props} />}
      {zustand === 'gestoppt' && <Gestoppt />}
      {props.stoppbar && <Stopplink vorbehalt={vorbehalt} />}
      <section aria-labelledby="schritte">
        <h2 id="schritte">Was bisher geschah</h2>
        <SchritteTeil vorbehalt={vorbehalt} />
      </section>
      <Linkliste links={[{ text: 'Zum Vorgang', href: routes.vorgang.href({ id: vorbehalt.vorgangId }) }]} />
    </>
  )
}

/** Asks once more, with the consequence. */
export function StoppView({ csrf, vorbehalt }: { csrf: string; vorbehalt: Vorbehalt }): Html {
  const { titel, akkusativ } = worte[vorbehalt.neues.was]
  return (
    <>
      <Titel vorzeile={titel}>Das waren Sie nicht?</Titel>
      <p>
        Wir stoppen die Änderung sofort. Für {akkusativ} gilt dann kein Code mehr, und Ihr Jobcenter prüft, was
        geschehen ist. Es bleibt alles, wie es war.
      </p>
      <p>Haben Sie sich nur vertippt? Dann teilen Sie die richtigen Angaben neu mit. Sie ersetzen diese.</p>
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.vorbehalt.href({ id: vorbehalt.id })}>
            Abbrechen
          </Knopf>
          <Knopf art="gefahr">Änderung stoppen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
