import { readArt } from '#modules/bescheide'
import {
  dienste,
  type Leistung,
  type Leistungsslug,
  leistungen,
  readLeistung,
  type Vorgangszustand,
  zustandText,
} from '#modules/vorgaenge'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Kasten, Kastenreihe, LeererZustand, Linkliste } from '#web/parts/index.ts'
import type { BezugJson, VorgangJson } from './store.ts'

/** A case of the card, opened. */
export interface Kartenvorgang extends Pick<VorgangJson, 'id' | 'dienst' | 'frist'> {
  titel: string
  zustand: Vorgangszustand
  geaendert: Date
}

/** So many cases stand on a card; the others behind „Einen weiteren Vorgang anzeigen“. */
const JE_KARTE = 2

const NICHT_ONLINE = 'Höhe und Auszahlung sind online nicht verfügbar. Sie stehen in Ihrem Bescheid.'

function Bezug({ bezug }: { bezug: BezugJson | null }): Html {
  if (!bezug) return <p>{NICHT_ONLINE}</p>
  return (
    <p>
      Höhe und Zeitraum stehen in Ihrem Bescheid:{' '}
      <a href={routes.bescheid.href({ id: bezug.id })}>
        {readArt(bezug.art).name} vom {formatTag(tagInBerlin(new Date(bezug.tag)))}
      </a>
    </p>
  )
}

interface Karte {
  slug: Leistungsslug
  leistung: Leistung
  vorgaenge: Kartenvorgang[]
}

function Vorgangseintrag({ vorgang }: { vorgang: Kartenvorgang }): Html {
  return (
    <li>
      <a href={routes.vorgang.href({ id: vorgang.id })}>{vorgang.titel}</a>
      <br />
      Letzte Aktualisierung: {formatTag(tagInBerlin(vorgang.geaendert))}
      <br />
      Status: <strong>{zustandText({ zustand: vorgang.zustand, frist: vorgang.frist ?? undefined })}</strong>
    </li>
  )
}

function Leistungskarte({ karte, bezug }: { karte: Karte; bezug: BezugJson | null }): Html {
  const { slug, leistung, vorgaenge } = karte
  const uebersicht = routes.leistung.href({ slug })
  return (
    <Kasten titel={<a href={uebersicht}>{leistung.name}</a>} ebene={3}>
      <h4>Ihre Vorgänge:</h4>
      <ul>
        {vorgaenge.slice(0, JE_KARTE).map((vorgang) => (
          <Vorgangseintrag vorgang={vorgang} />
        ))}
      </ul>
      {vorgaenge.length > JE_KARTE && (
        <p>
          <a href={uebersicht}>Einen weiteren Vorgang anzeigen</a>
        </p>
      )}
      <h4>Ihr aktueller Bezug:</h4>
      <Bezug bezug={slug === 'buergergeld' ? bezug : null} />
      <h4>Kontakt:</h4>
      <p>
        Sie haben Fragen zu {leistung.fragen}? Schreiben Sie uns eine Nachricht.
        <br />
        <a href={routes.postfach.href()}>Zum Postfach</a>
      </p>
      <h4>Aktionen</h4>
      <Linkliste
        links={[
          { text: leistung.verlauf, href: `${routes.verlauf.href()}?leistung=${slug}` },
          ...leistung.aktionen.map(({ dienst, text }) => ({ text, href: routes.eservice.href({ slug: dienst }) })),
          { text: leistung.uebersicht, href: uebersicht },
        ]}
      />
    </Kasten>
  )
}

/** One card for each benefit that has a case, in the order of the catalogue. */
function groupCards(vorgaenge: Kartenvorgang[], name: string): Karte[] {
  const slugs = Object.keys(leistungen) as Leistungsslug[]
  return slugs.flatMap((slug) => {
    const own = vorgaenge.filter(({ dienst }) => dienste[dienst].leistung === slug)
    return own.length > 0 ? [{ slug, leistung: readLeistung(slug, name), vorgaenge: own }] : []
  })
}

const ohne = new Map<string, Html>()

/** Without a case the same for everybody: made once for each name of the benefit. */
function withoutCases(name: string): Html {
  let html = ohne.get(name)
  if (!html) {
    const { aktionen, uebersicht } = readLeistung('buergergeld', name)
    html = (
      <section aria-labelledby="leistungen">
        <h2 id="leistungen">Geldleistungen und andere Leistungen</h2>
        <LeererZustand titel="Sie haben hier noch keinen Vorgang">
          <p>
            Was Sie im Portal beantragen oder mitteilen, steht mit seinem Stand hier. Was Sie bekommen und bis wann,
            steht in Ihrem letzten Bescheid.
          </p>
          <Linkliste
            links={[
              ...aktionen.map(({ dienst, text }) => ({ text, href: routes.eservice.href({ slug: dienst }) })),
              { text: uebersicht, href: routes.leistung.href({ slug: 'buergergeld' }) },
              { text: 'Alle eServices anzeigen', href: routes.eservices.href() },
            ]}
          />
        </LeererZustand>
      </section>
    )
    ohne.set(name, html)
  }
  return html
}

export interface LeistungenProps {
  vorgaenge: Kartenvorgang[]
  bezug: BezugJson | null
  /** Name of the benefit for the cost of living. */
  name: string
}

/** „Geldleistungen und andere Leistungen“. */
export function Leistungen({ vorgaenge, bezug, name }: LeistungenProps): Html {
  if (vorgaenge.length === 0) return withoutCases(name)
  return (
    <section aria-labelledby="leistungen">
      <h2 id="leistungen">Geldleistungen und andere Leistungen</h2>
      <Kastenreihe>
        {groupCards(vorgaenge, name).map((karte) => (
          <Leistungskarte karte={karte} bezug={bezug} />
        ))}
      </Kastenreihe>
      <Linkliste links={[{ text: 'Alle eServices anzeigen', href: routes.eservices.href() }]} />
    </section>
  )
}
