import type { Tag } from '#platform/text/datum.ts'
import { choicesIn, textIn } from '../../bausteine/bedingungen.ts'
import { type Antworten, type Eintrag, entriesOf, type Feldwert } from '../../engine/modell.ts'

/** What a renewal begins with: entries of its groups, and fields of its pages. */
export interface Anfang {
  personen: readonly Eintrag[]
  stellen: readonly Eintrag[]
  leistungen: readonly Eintrag[]
  einnahmen: readonly Eintrag[]
  vorhaben: readonly Eintrag[]
  felder: Readonly<Record<string, Feldwert>>
}

/** One change as it was reported: its answers, whom it concerns by the ids of the renewal, and a name for a new entry. */
interface Aenderung {
  hier: Eintrag
  wer: readonly string[]
  id: string
}

type Schritt = (anfang: Anfang, aenderung: Aenderung) => Anfang

const same = (a: unknown, b: unknown) =>
  String(a ?? '')
    .trim()
    .toLowerCase() ===
  String(b ?? '')
    .trim()
    .toLowerCase()
const samePerson = (a: Antworten, b: Antworten) =>
  same(a['vorname'], b['vorname']) && same(a['nachname'], b['nachname']) && same(a['geburtsdatum'], b['geburtsdatum'])

const MIETE = ['grundmiete', 'nebenkosten', 'heizkosten'] as const
const kosten = { miete: 'grundmiete', neben: 'nebenkosten', heizung: 'heizkosten' } as const

const setFelder = (anfang: Anfang, felder: Readonly<Record<string, unknown>>): Anfang => {
  const known = Object.entries(felder).filter((one): one is [string, Feldwert] => one[1] !== undefined)
  return { ...anfang, felder: { ...anfang.felder, ...Object.fromEntries(known) } }
}

const umzug: Schritt = (anfang, { hier }) => {
  const rest = Object.fromEntries(
    Object.entries(anfang.felder).filter(([name]) => !(MIETE as readonly string[]).includes(name)),
  )
  return setFelder({ ...anfang, felder: rest }, Object.fromEntries(MIETE.map((name) => [name, hier[name]])))
}

const miete: Schritt = (anfang, { hier }) => {
  const feld = kosten[String(hier['kostenart']) as keyof typeof kosten] as string | undefined
  return feld ? setFelder(anfang, { [feld]: hier['neueKosten'] }) : anfang
}

/** Who belongs to a Bedarfsgemeinschaft by what was said of them. */
const GEHOEREN = ['partner', 'kind', 'eltern']

function addPerson(anfang: Anfang, person: Eintrag): Anfang {
  const known = anfang.personen.some((one) => samePerson(one, person))
  return known ? anfang : { ...anfang, personen: [...anfang.personen, person] }
}

const einzug: Schritt = (anfang, { hier, id }) =>
  GEHOEREN.includes(String(hier['einzugBeziehung']))
    ? addPerson(anfang, {
        ...{ id, vorname: hier['einzugVorname'], nachname: hier['einzugNachname'] },
        ...{ geburtsdatum: hier['einzugGeboren'], stand: 'gleich' },
      })
    : anfang

const geburt: Schritt = (anfang, { hier, id }) =>
  addPerson(anfang, {
    ...{ id, vorname: hier['kindVorname'], nachname: hier['kindNachname'] },
    ...{ geburtsdatum: hier['ab'], stand: 'gleich' },
  })

const auszug: Schritt = (anfang, { hier, wer }) => ({
  ...anfang,
  personen: anfang.personen.map((one) =>
    wer.includes(one.id) ? { ...one, stand: 'ausgezogen', standSeit: hier['ab'] } : one,
  ),
})

const tod: Schritt = (anfang, { wer }) => ({
  ...anfang,
  personen: anfang.personen.filter(({ id }) => !wer.includes(id)),
})

const arbeitsaufnahme: Schritt = (anfang, { hier, wer, id }) => ({
  ...anfang,
  stellen: [
    ...anfang.stellen,
    ...wer.map((stelleWer, i) => ({
      ...{ id: `${id}${i || ''}`, stelleWer, firma: hier['betrieb'], beschaeftigung: hier['beschaeftigung'] },
      ...{ brutto: hier['brutto'], schwankend: hier['schwankend'], stelleStand: 'gleich' },
    })),
  ],
})

const isStelle = (stelle: Eintrag, wer: readonly string[], firma: unknown) =>
  wer.includes(String(stelle['stelleWer'])) && same(stelle['firma'], firma)

const arbeitsende: Schritt = (anfang, { hier, wer }) => ({
  ...anfang,
  stellen: anfang.stellen.filter((stelle) => !isStelle(stelle, wer, hier['endeBetrieb'])),
})

const lohn: Schritt = (anfang, { hier, wer }) =>
  hier['lohnart'] !== 'laufend'
    ? anfang
    : {
        ...anfang,
        stellen: anfang.stellen.map((stelle) =>
          isStelle(stelle, wer, hier['lohnBetrieb']) ? { ...stelle, brutto: hier['neuerLohn'] } : stelle,
        ),
      }

const selbstaendigkeit: Schritt = (anfang, { hier, wer }) =>
  hier['selbstAktion'] === 'ende' || wer.length === 0
    ? anfang
    : setFelder(anfang, {
        ...{ selbstaendig: true, selbstWer: wer },
        ...{ taetigkeit: hier['taetigkeit'], gewinn: hier['gewinn'] },
      })

const sozialleistung: Schritt = (anfang, { hier, wer, id }) => {
  const leistungArt = hier['leistung']
  if (hier['leistungStand'] !== 'bewilligt' && hier['leistungStand'] !== 'beendet') return anfang
  const left = anfang.leistungen.filter(
    (one) => !(wer.includes(String(one['leistungWer'])) && one['leistungArt'] === leistungArt),
  )
  if (hier['leistungStand'] === 'beendet') return { ...anfang, leistungen: left }
  const neu = wer.map((leistungWer, i) => ({
    ...{ id: `${id}${i || ''}`, leistungWer, leistungArt },
    ...{ leistungBetrag: hier['leistungBetrag'], leistungStand: 'gleich' },
  }))
  return { ...anfang, leistungen: [...left, ...neu] }
}

const unterhalt: Schritt = (anfang, { hier, wer, id }) => {
  const left = anfang.einnahmen.filter(
    (one) => !(one['einnahmeArt'] === 'unterhalt' && wer.includes(String(one['einnahmeWer']))),
  )
  if (hier['unterhaltStand'] === 'ende') return { ...anfang, einnahmen: left }
  const neu = wer.map((einnahmeWer, i) => ({
    ...{ id: `${id}${i || ''}`, einnahmeWer, einnahmeArt: 'unterhalt', einnahmeText: 'Unterhalt' },
    ...{ einnahmeBetrag: hier['unterhaltBetrag'], einnahmeMonatlich: true },
  }))
  return { ...anfang, einnahmen: [...left, ...neu] }
}

/** What a report makes of the beginning, by its category; of the others nothing of it is asked. */
const schritte: Readonly<Record<string, Schritt>> = {
  ...{ umzug, miete, einzug, geburt, auszug, tod },
  ...{ arbeitsaufnahme, arbeitsende, lohn, selbstaendigkeit, sozialleistung, unterhalt },
}

/** As what a change that is still to come is told of. */
const kommend: Readonly<Record<string, [art: string, text: string]>> = {
  umzug: ['umzug', 'Umzug'],
  arbeitsaufnahme: ['arbeit', 'Neue Arbeit'],
  arbeitsende: ['arbeit', 'Ende der Arbeit'],
  lohn: ['arbeit', 'Neuer Lohn'],
  bildung: ['ausbildung', 'Schule oder Ausbildung'],
  einzug: ['anderes', 'Einzug'],
  auszug: ['anderes', 'Auszug'],
}

function announce(anfang: Anfang, art: string, { hier, id }: Aenderung): Anfang {
  const wort = kommend[art]
  if (!wort) return anfang
  const [vorhabenArt, vorhabenText] = wort
  return { ...anfang, vorhaben: [...anfang.vorhaben, { id, vorhabenArt, vorhabenText, vorhabenAm: hier['ab'] }] }
}

/** The category that an entry is of: it stands in the field that is named after where it belongs. */
const artOf = (hier: Antworten): string => textIn(hier, textIn(hier, 'bereich') ?? '') ?? ''

/** Whom a change concerns: the person who reports, people of the report's own list, or the report says nobody in particular. */
function whomOf(hier: Eintrag, mitteilung: Antworten, personen: readonly Eintrag[]): string[] {
  const liste = entriesOf(mitteilung, 'haushalt')
  return choicesIn(hier, 'wer').flatMap((one) => {
    if (one === 'ich') return ['ich']
    const genannt = liste.find(({ id }) => id === one)
    const known = genannt && personen.find((person) => samePerson(person, genannt))
    return known ? [known.id] : []
  })
}

/**
 * The beginning of a renewal with what was reported since the last application: what is told of stands there as it is now and needs
 * no second proof, what is over falls away, and what is still to come is a plan.
 */
export function takeUp(
  beginn: Anfang,
  mitteilungen: readonly Antworten[],
  { heute, newEintrag }: { heute: Tag | undefined; newEintrag: () => string },
): Anfang {
  let anfang = beginn
  for (const mitteilung of mitteilungen) {
    for (const hier of entriesOf(mitteilung, 'aenderungen')) {
      const art = artOf(hier)
      const aenderung = { hier, wer: whomOf(hier, mitteilung, anfang.personen), id: newEintrag() }
      const ab = textIn(hier, 'ab')
      const kommt = ab !== undefined && heute !== undefined && ab > heute
      anfang = kommt ? announce(anfang, art, aenderung) : (schritte[art]?.(anfang, aenderung) ?? anfang)
    }
  }
  return anfang
}
