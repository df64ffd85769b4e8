import { type Bescheid, Bewilligungshinweis, type Bewilligungsstand, readArt, showZeitraum } from '#modules/bescheide'
import { type Leistung, type Leistungsslug, type Vorgang, Vorgangsliste } from '#modules/vorgaenge'
import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Knopf, LeererZustand, Linkliste, Titel, Wegeliste } from '#web/parts/index.ts'

export interface LeistungsseiteProps {
  slug: Leistungsslug
  leistung: Leistung
  vorgaenge: Vorgang[]
  /** Address of the next page. */
  mehr: string | undefined
  bescheide: Bescheid[]
  /** Until when it is granted. */
  bewilligung: Bewilligungsstand | undefined
  heute: Tag
}

function Ansteht({ vorgaenge }: { vorgaenge: Vorgang[] }): Html {
  const offen = vorgaenge.filter(({ zustand }) => zustand === 'unterlagen-angefordert')
  return (
    <section aria-labelledby="ansteht">
      <h2 id="ansteht">Was als Nächstes ansteht</h2>
      {offen.length === 0 ? (
        <p>
          Zurzeit wartet Ihr Jobcenter hier auf nichts von Ihnen. Ändert sich bei Ihnen etwas, teilen Sie es bitte mit.
        </p>
      ) : (
        <Wegeliste
          wege={offen.map(({ id, titel, frist }) => ({
            text: 'Unterlagen senden',
            href: routes.vorgang.href({ id }),
            hinweis: frist ? `Bis zum ${formatTag(frist)}: ${titel}` : titel,
          }))}
        />
      )}
    </section>
  )
}

function Bewilligt({ stand, heute }: { stand: Bewilligungsstand; heute: Tag }): Html {
  return (
    <section aria-labelledby="bewilligt">
      <h2 id="bewilligt">Bewilligungszeitraum</h2>
      <p>{showZeitraum(stand)}</p>
      <Bewilligungshinweis {...{ stand, heute }} />
    </section>
  )
}

function Schreiben({ bescheide }: { bescheide: Bescheid[] }): Html {
  return (
    <section aria-labelledby="bescheide">
      <h2 id="bescheide">Bescheide</h2>
      {bescheide.length === 0 ? (
        <p>
          Höhe und Zeitraum stehen in Ihrem Bescheid. Das ist die schriftliche Entscheidung Ihres Jobcenters. Online
          liegt hier noch keiner.
        </p>
      ) : (
        <Wegeliste
          wege={bescheide.map(({ id, art, titel, entschieden }) => ({
            text: titel,
            href: routes.bescheid.href({ id }),
            hinweis: `${readArt(art).name}${entschieden ? ` vom ${formatTag(tagInBerlin(entschieden))}` : ''}`,
          }))}
        />
      )}
      <Linkliste links={[{ text: 'Alle Bescheide', href: routes.bescheide.href() }]} />
    </section>
  )
}

/** „Übersicht zum …“: cases, notices, and what comes next. */
export function LeistungsseiteView(props: LeistungsseiteProps): Html {
  const { slug, leistung, vorgaenge, mehr, bescheide, bewilligung, heute } = props
  return (
    <>
      <Titel>{leistung.uebersicht}</Titel>
      {bewilligung && <Bewilligt stand={bewilligung} heute={heute} />}
      <Ansteht vorgaenge={vorgaenge} />
      <section aria-labelledby="vorgaenge">
        <h2 id="vorgaenge">Ihre Vorgänge</h2>
        {vorgaenge.length === 0 ? (
          <LeererZustand titel="Sie haben hier noch keinen Vorgang">
            <p>Was Sie im Portal beantragen oder mitteilen, steht mit seinem Stand hier.</p>
          </LeererZustand>
        ) : (
          <Vorgangsliste vorgaenge={vorgaenge} />
        )}
        {mehr && (
          <p>
            <Knopf art="sekundaer" href={mehr}>
              Mehr anzeigen
            </Knopf>
          </p>
        )}
      </section>
      <Schreiben bescheide={bescheide} />
      <section aria-labelledby="aktionen">
        <h2 id="aktionen">Das können Sie tun</h2>
        <Linkliste
          links={[
            ...leistung.aktionen.map(({ dienst, text }) => ({ text, href: routes.eservice.href({ slug: dienst }) })),
            { text: leistung.verlauf, href: `${routes.verlauf.href()}?leistung=${slug}` },
            { text: 'Zum Postfach', href: routes.postfach.href() },
            { text: 'Alle eServices anzeigen', href: routes.eservices.href() },
          ]}
        />
      </section>
    </>
  )
}
