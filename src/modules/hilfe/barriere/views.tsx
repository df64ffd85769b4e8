import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import { Fehlerliste, Formular, Knopf, Linkliste, Textbereich, Textfeld, Titel } from '#web/parts/index.ts'
import { KONTAKT_HOECHSTENS, MELDUNG_HOECHSTENS, type Meldung } from './forms.ts'

interface MeldungProps {
  csrf: string
  werte: Meldung
  fehler: Feldfehler<keyof Meldung>
}

/** Below the statement on accessibility: what disturbs, and how to answer, if one wants an answer. */
export function MeldungView({ csrf, werte, fehler }: MeldungProps) {
  return (
    <section aria-labelledby="rueckmeldung">
      <h2 id="rueckmeldung">Formular: Barriere melden</h2>
      <Formular csrf={csrf} aktion={routes.barrierefreiheit.href()}>
        <Textbereich
          name="text"
          label="Was hat Sie gestört, oder was brauchen Sie?"
          hinweis={`Nennen Sie möglichst die Seite. Höchstens ${MELDUNG_HOECHSTENS} Zeichen.`}
          pflicht
          wert={werte.text}
          fehler={fehler.text}
        />
        <Textfeld
          name="kontakt"
          label="Wie erreichen wir Sie?"
          hinweis="E-Mail-Adresse oder Telefonnummer, wenn Sie eine Antwort möchten."
          pflicht={false}
          wert={werte.kontakt}
          maxlaenge={KONTAKT_HOECHSTENS}
          fehler={fehler.kontakt}
        />
        <div class="knopfzeile">
          <Knopf>Meldung senden</Knopf>
        </div>
      </Formular>
    </section>
  )
}

export function MeldungFehler({ fehler }: Pick<MeldungProps, 'fehler'>) {
  return <Fehlerliste fehler={fehler} />
}

export function MeldungDankeView({ kontakt }: { kontakt: boolean }) {
  return (
    <>
      <Titel>Ihre Meldung ist angekommen</Titel>
      <p>Danke für den Hinweis. Ihr Jobcenter liest ihn und prüft, wie sich die Barriere beseitigen lässt.</p>
      <p>
        {kontakt
          ? 'Sie haben angegeben, wie wir Sie erreichen. Auf diesem Weg bekommen Sie eine Antwort.'
          : 'Sie haben keinen Kontakt angegeben. Eine Antwort bekommen Sie deshalb nicht.'}
      </p>
      <Linkliste
        links={[
          { text: 'Zur Startseite', href: routes.start.href() },
          { text: 'Erklärung zur Barrierefreiheit', href: routes.barrierefreiheit.href() },
        ]}
      />
    </>
  )
}
