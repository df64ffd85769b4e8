import {
  findKundeByNummer,
  type Kunde,
  listKunden,
  listKundenByBg,
  parseBgNummer,
  parseKundennummer,
} from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { parseTag, type Tag } from '#platform/text/datum.ts'
import { findStaende, type Kontostand } from '../store.ts'

export const staende = ['kein-konto', 'verknuepft', 'deaktiviert'] as const satisfies readonly Kontostand[]

export interface Briefstand {
  art: 'erstellt' | 'gesendet' | 'eingeloest' | 'abgelaufen'
  /** Day until which the code is good; only for letters whose code still is. */
  gueltigBis?: Date
}

/** The least that a list shows (PRI-09): no date of birth, no address. */
export interface Kundenzeile {
  id: string
  name: string
  kundennummer: string
  bgNummer: string | undefined
  konto: Kontostand
  kontoId: string | undefined
  brief: Briefstand | undefined
}

export interface Kundensuche {
  jobcenterId: string
  text: string
  stand: Kontostand | undefined
  /** Id of the last customer of the page before. */
  nach: string | undefined
}

export interface Kundenseite {
  zeilen: Kundenzeile[]
  weiter: string | undefined
  /** There are more customers than a search by name looks through. */
  unvollstaendig: boolean
}

const SEITE = 50
/** A search by name opens customers one by one; beyond so many only numbers find them. */
const HOECHSTENS = 5000

type Stand = Awaited<ReturnType<typeof findStaende>>[number]

/** State of the newest letter; a replaced code has a newer letter, so it is never the newest. */
function briefstandOf(
  brief: Pick<Stand, 'briefzustand' | 'codezustand' | 'gueltig_bis'>,
  jetzt: Date,
): Briefstand | undefined {
  if (!brief.briefzustand || !brief.gueltig_bis) return undefined
  if (brief.codezustand === 'eingeloest') return { art: 'eingeloest' }
  if (brief.codezustand === 'ersetzt' || brief.gueltig_bis <= jetzt) return { art: 'abgelaufen' }
  return { art: brief.briefzustand, gueltigBis: brief.gueltig_bis }
}

export function kontostandOf(zustand: string | null | undefined): Kontostand {
  if (!zustand) return 'kein-konto'
  return zustand === 'deaktiviert' ? 'deaktiviert' : 'verknuepft'
}

async function addStaende(env: Env, kunden: Kunde[]): Promise<Kundenzeile[]> {
  if (kunden.length === 0) return []
  const jetzt = env.clock.now()
  const rows = await findStaende(
    env.db,
    kunden.map((kunde) => kunde.id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return kunden.map((kunde) => {
    const stand = byId.get(kunde.id)
    return {
      id: kunde.id,
      name: `${kunde.nachname}, ${kunde.vorname}`,
      kundennummer: kunde.kundennummer,
      bgNummer: kunde.bgNummer,
      konto: kontostandOf(stand?.kontozustand),
      kontoId: stand?.konto_id ?? undefined,
      brief: stand && briefstandOf(stand, jetzt),
    }
  })
}

/** Letters that Unicode does not take apart. */
const unzerlegt: Record<string, string> = Object.fromEntries(
  ['ßss', 'æae', 'œoe', 'þth', 'øo', 'łl', 'đd', 'ðd', 'ħh', 'ıi', 'ŧt', 'əe'].map((each) => [each[0]!, each.slice(1)]),
)

/** For comparing names: without case, accents and punctuation, so that „dogan“ finds „Doğan“. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœþøłđðħıŧə]/g, (letter) => unzerlegt[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const umschrift: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** The name as it is written, and as it is typed where umlauts are spelled out: „mueller“ finds „Müller“. */
function spellings(kunde: Kunde): string[] {
  const name = `${kunde.vorname} ${kunde.nachname}`.normalize('NFC').toLowerCase()
  return [foldName(name), foldName(name.replace(/[äöü]/g, (letter) => umschrift[letter]!))]
}

interface Namenssuche {
  woerter: string[]
  geburtstag: Tag | undefined
}

/** What is looked for besides numbers: beginnings of names and, written as 1.2.1990, a date of birth. */
function readSuche(text: string): Namenssuche {
  let geburtstag: Tag | undefined
  const rest = text.replace(
    /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/,
    (all, tag: string, monat: string, jahr: string) => {
      const read = parseTag({ tag, monat, jahr })
      if (!read.ok) return all
      geburtstag = read.tag
      return ' '
    },
  )
  return { woerter: foldName(rest).split(' ').filter(Boolean), geburtstag }
}

function matches(kunde: Kunde, { woerter, geburtstag }: Namenssuche): boolean {
  return (geburtstag === undefined || kunde.geburtstag === geburtstag) && matchesName(kunde, woerter)
}

function matchesName(kunde: Kunde, woerter: string[]): boolean {
  return spellings(kunde).some((name) => woerter.every((wort) => ` ${name}`.includes(` ${wort}`)))
}

async function findByNummer(env: Env, suche: Kundensuche): Promise<Kunde[] | undefined> {
  const { jobcenterId } = suche
  const kundennummer = parseKundennummer(suche.text)
  if (kundennummer.ok) {
    const kunde = await findKundeByNummer(env, env.db, { jobcenterId, kundennummer: kundennummer.nummer })
    return kunde ? [kunde] : []
  }
  const bg = parseBgNummer(suche.text)
  return bg.ok ? listKundenByBg(env, env.db, { jobcenterId, bgNummer: bg.nummer }) : undefined
}

/** Customers of one Jobcenter by number (exact), or by the beginnings of names and date of birth, in one state of the account. */
export async function searchKunden(env: Env, suche: Kundensuche): Promise<Kundenseite> {
  const isWanted = (zeile: Kundenzeile) => suche.stand === undefined || zeile.konto === suche.stand
  const byNummer = await findByNummer(env, suche)
  if (byNummer) {
    const zeilen = (await addStaende(env, byNummer)).filter(isWanted)
    return { zeilen, weiter: undefined, unvollstaendig: false }
  }
  const gesucht = readSuche(suche.text)
  const found: Kundenzeile[] = []
  let nach = suche.nach
  for (let seen = 0; seen < HOECHSTENS; ) {
    const page = await listKunden(env, env.db, { jobcenterId: suche.jobcenterId, nach, anzahl: 200 })
    const fitting = page.kunden.filter((kunde) => matches(kunde, gesucht))
    found.push(...(await addStaende(env, fitting)).filter(isWanted))
    if (found.length > SEITE) {
      const zeilen = found.slice(0, SEITE)
      return { zeilen, weiter: zeilen.at(-1)!.id, unvollstaendig: false }
    }
    if (!page.weiter) return { zeilen: found, weiter: undefined, unvollstaendig: false }
    nach = page.weiter
    seen += page.kunden.length
  }
  return { zeilen: found, weiter: undefined, unvollstaendig: true }
}
