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
import { addTage, formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Kasten, Kastenreihe, LeererZustand, Linkliste } from '#web/parts/index.ts'
import type { BewilligungJson, BezugJson, VorgangJson } from './store.ts'

/** A case of the card, opened. */
export interface Kartenvorgang extends Pick<VorgangJson, 'id' | 'dienst' | 'frist'> {
  titel: string
  zustand: Vorgangszustand
  geaendert: Date
}

/** So many cases stand on a card; the others behind „Einen weiteren Vorgang anzeigen“. */
const JE_KARTE = 2

/** So many days after its end a period is still shown. */
const NACHWIRKEN = 92

const NICHT_ONLINE = 'Höhe und Auszahlung sind online nicht verfügbar. Sie stehen in Ihrem Bescheid.'

/** „Bewilligt bis …“; nothing once that is long ago. */
function showBewilligt(bewilligung: BewilligungJson | null, heute: Tag): Html | null {
  if (!bewilligung || bewilligung.bis < addTage(heute, -NACHWIRKEN)) return null
  const { bis, aufgehoben } = bewilligung
  const wort = aufgehoben ? 'Leistung bis' : bis < heute ? 'War bewilligt bis' : 'Bewilligt bis'
  return (
    <p>
      {wort} <strong>{formatTag(bis)}</strong>
    </p>
  )
}

interface BezugProps {
  bezug: BezugJson | null
  bewilligt: Html | null
}

function Bezug({ bezug, bewilligt }: BezugProps): Html {
  const schreiben = showBezug(bezug, bewilligt ? 'Die Höhe steht' : 'Höhe und Zeitraum stehen')
  if (!bewilligt) return schreiben
  return (
    <>
      {bewilligt}
      {schreiben}
    </>
  )
}

function showBezug(bezug: BezugJson | null, was: string): Html {
  if (!bezug) return <p>{NICHT_ONLINE}</p>
  return (
    <p>
      {was} in Ihrem Bescheid:{' '}
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

function Leistungskarte({ karte, ...props }: { karte: Karte } & BezugProps): Html {
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
      {slug === 'buergergeld' ? <Bezug {...props} /> : <p>{NICHT_ONLINE}</p>}
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

function firstSteps(name: string, bewilligt: Html | null): Html {
  const { aktionen, uebersicht } = readLeistung('buergergeld', name)
  return (
    <section aria-labelledby="leistungen">
      <h2 id="leistungen">Geldleistungen und andere Leistungen</h2>
      {bewilligt && (
        <>
          <h3>{name}</h3>
          {bewilligt}
        </>
      )}
      <LeererZustand titel="Sie haben hier noch keinen Vorgang">
        <p>
          Was Sie im Portal beantragen oder mitteilen, steht mit seinem Stand hier. Was Sie bekommen und bis wann, steht
          in Ihrem letzten Bescheid.
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
}

/** Without a case and a period the same for everybody: made once for each name of the benefit. */
function withoutCases(name: string, bewilligt: Html | null): Html {
  if (bewilligt) return firstSteps(name, bewilligt)
  let html = ohne.get(name)
  if (!html) {
    html = firstSteps(name, null)
    ohne.set(name, html)
  }
  return html
}

export interface LeistungenProps {
  vorgaenge: Kartenvorgang[]
  bezug: BezugJson | null
  bewilligung: BewilligungJson | null
  heute: Tag
  /** Name of the benefit for the cost of living. */
  name: string
}

/** „Geldleistungen und andere Leistungen“. */
export function Leistungen({ vorgaenge, bezug, bewilligung, heute, name }: LeistungenProps): Html {
  const bewilligt = showBewilligt(bewilligung, heute)
  if (vorgaenge.length === 0) return withoutCases(name, bewilligt)
  return (
    <section aria-labelledby="leistungen">
      <h2 id="leistungen">Geldleistungen und andere Leistungen</h2>
      <Kastenreihe>
        {groupCards(vorgaenge, name).map((karte) => (
          <Leistungskarte {...{ karte, bezug, bewilligt }} />
        ))}
      </Kastenreihe>
      <Linkliste links={[{ text: 'Alle eServices anzeigen', href: routes.eservices.href() }]} />
    </section>
  )
}
