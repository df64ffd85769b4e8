import { computeFrist, type Dauer, nextWerktag } from '#modules/bescheide'
import { addTage, type Tag } from '#platform/text/datum.ts'
import type { Land } from '#platform/text/laender.ts'

/** The law counts for what was received from `gueltigAb` until the next rule begins. */
interface Reharegel {
  gueltigAb: Tag
  /** To clear who is responsible, and to forward: § 14 Abs. 1 SGB IX. */
  klaerung: Dauer
  /** § 14 Abs. 2 SGB IX. */
  ohneGutachten: Dauer
  /** From the day on which the report is there: § 14 Abs. 2 SGB IX. */
  nachGutachten: Dauer
  /** § 15 Abs. 4 SGB IX. */
  mehrereTraeger: Dauer
  mitKonferenz: Dauer
  /** § 18 Abs. 1 SGB IX. */
  genehmigung: Dauer
}

/** SGB IX as of the Bundesteilhabegesetz. */
const REGELN: readonly Reharegel[] = [
  {
    gueltigAb: '2018-01-01',
    klaerung: { wochen: 2 },
    ohneGutachten: { wochen: 3 },
    nachGutachten: { wochen: 2 },
    mehrereTraeger: { wochen: 6 },
    mitKonferenz: { monate: 2 },
    genehmigung: { monate: 2 },
  },
]

/** Who decides. Of the last three nothing counts as approved because time has passed (§ 18 Abs. 7 SGB IX). */
export type Rehatraeger =
  | 'agentur'
  | 'rentenversicherung'
  | 'unfallversicherung'
  | 'krankenkasse'
  | 'entschaedigung'
  | 'jugendhilfe'
  | 'eingliederungshilfe'

const OHNE_FIKTION: readonly Rehatraeger[] = ['entschaedigung', 'jugendhilfe', 'eingliederungshilfe']

export interface Rehalage {
  /** Received by the Rehaträger that decides; where it was forwarded, by the one to which it came. */
  eingang: Tag
  traeger: Rehatraeger
  /** Forwarded once: it stays there, unless both agree on another (§ 14 Abs. 3 SGB IX). */
  weitergeleitet?: boolean
  /** A report is needed; with the day on which it was there. */
  gutachten?: { vorgelegt?: Tag }
  mehrereTraeger?: boolean
  konferenz?: boolean
  /** The day that a reasoned notice names, sent before the time was over (§ 18 Abs. 1 and 2 SGB IX). */
  mitteilung?: { neuerTag: Tag }
}

export interface Rehafristen {
  /** The last day to forward it; undefined where it was forwarded already. */
  klaerung: Tag | undefined
  /** The last day to decide; undefined as long as the report is not there. */
  entscheidung: Tag | undefined
  /** From this day on it counts as approved if nobody has decided; undefined where that does not exist. */
  genehmigtAb: Tag | undefined
  /** How it was found, by the law. */
  vorschriften: { klaerung: string; entscheidung: string; genehmigtAb: string }
}

function ruleOn(tag: Tag): Reharegel {
  const regel = REGELN.findLast(({ gueltigAb }) => gueltigAb <= tag)
  if (!regel) throw new RangeError(`Für den ${tag} ist keine Regel hinterlegt.`)
  return regel
}

/** The day by which an application goes from the Jobcenter to the Agentur für Arbeit: the next working day, our own promise. */
export const computeWeitergabe = (eingang: Tag, land: Land | undefined): Tag => nextWerktag(eingang, { land })

const endFrist = (ereignis: Tag, dauer: Dauer, land: Land | undefined): Tag =>
  computeFrist(ereignis, dauer, { land }).letzterTag

/**
 * The clock of an application for Teilhabe am Arbeitsleben. @throws RangeError for a day before 2018, that does not exist, or has
 * no holidays on record
 */
export function computeRehafristen(lage: Rehalage, land: Land | undefined): Rehafristen {
  const regel = ruleOn(lage.eingang)
  const entscheidung = endOfEntscheidung(lage, regel, land)
  return {
    klaerung: lage.weitergeleitet ? undefined : endFrist(lage.eingang, regel.klaerung, land),
    entscheidung: entscheidung.tag,
    genehmigtAb: beginOfGenehmigung(lage, regel, land),
    vorschriften: {
      klaerung: '§ 14 Abs. 1 SGB IX',
      entscheidung: entscheidung.vorschrift,
      genehmigtAb: '§ 18 Abs. 3 SGB IX',
    },
  }
}

function endOfEntscheidung(
  lage: Rehalage,
  regel: Reharegel,
  land: Land | undefined,
): { tag: Tag | undefined; vorschrift: string } {
  const after = (ereignis: Tag, dauer: Dauer, vorschrift: string) => ({
    tag: endFrist(ereignis, dauer, land),
    vorschrift,
  })
  if (lage.konferenz) return after(lage.eingang, regel.mitKonferenz, '§ 15 Abs. 4 SGB IX')
  if (lage.mehrereTraeger) return after(lage.eingang, regel.mehrereTraeger, '§ 15 Abs. 4 SGB IX')
  if (!lage.gutachten) return after(lage.eingang, regel.ohneGutachten, '§ 14 Abs. 2 SGB IX')
  const { vorgelegt } = lage.gutachten
  if (vorgelegt === undefined) return { tag: undefined, vorschrift: '§ 14 Abs. 2 SGB IX' }
  return after(vorgelegt, regel.nachGutachten, '§ 14 Abs. 2 SGB IX')
}

function beginOfGenehmigung(
  { eingang, traeger, mitteilung }: Rehalage,
  regel: Reharegel,
  land: Land | undefined,
): Tag | undefined {
  if (OHNE_FIKTION.includes(traeger)) return undefined
  const letzter = endFrist(eingang, regel.genehmigung, land)
  // The day that a notice names does not move (§ 26 Abs. 3 Satz 2 SGB X), and it never shortens the time.
  return addTage(mitteilung && mitteilung.neuerTag > letzter ? mitteilung.neuerTag : letzter, 1)
}
