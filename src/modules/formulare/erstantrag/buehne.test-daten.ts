import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createMensch, type Mensch } from '../../../../test/support/menschen.ts'
import { openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { saveAntrag } from '../antrag/antrag.ts'
import { antworten } from '../dienste/buergergeld/personen.test-daten.ts'

/** Somebody as the first section asks for them; the date of birth is that of `kundendaten`. */
export const wer = { vorname: 'Kim', nachname: 'Klicker', geburtsdatum: '1990-02-01', plz: '30159', ab: '2026-11-23' }

const datum = (name: string, tag: string) => {
  const [jahr = '', monat = '', t = ''] = tag.split('-')
  return { [`${name}-tag`]: t, [`${name}-monat`]: monat, [`${name}-jahr`]: jahr }
}

/** A portal with people who apply for the first time. */
export async function openErsteBuehne() {
  const buehne = await openBuehne()
  const { portal } = buehne
  return {
    ...buehne,
    /** An account with a Standardprofil alone. */
    createKonto: () => createMensch(portal, { profil: 'standard' }),
    inhaberOf: ({ kontoId }: Mensch) => ({ kontoId, profil: { art: 'standard' } as const }),
    /** Begins the form and answers its first page; the page that says what securing means is open then. */
    async begin(mensch: Mensch, person: Partial<typeof wer> = {}): Promise<string> {
      await mensch.open('/eservices/buergergeld/antrag')
      await mensch.submit(mensch.page.text.includes('Neu beginnen') ? 'Neu beginnen' : 'Beginnen')
      const id = new URL(mensch.page.url).pathname.split('/').at(-1)!
      const { geburtsdatum, ab, ...rest } = { ...wer, ...person }
      await mensch.open(`/antraege/${id}/seiten/antragsdatum`)
      await mensch.submit('Weiter', { ...rest, ...datum('geburtsdatum', geburtsdatum), ...datum('ab', ab) })
      return id
    },
    /** Begins and secures; answers the draft and the page that it led to. */
    async secure(mensch: Mensch, person: Partial<typeof wer> = {}): Promise<{ id: string; pfad: string }> {
      const id = await this.begin(mensch, person)
      await mensch.submit('Antragsdatum sichern')
      if (mensch.page.status !== 200) throw new Error(mensch.page.text)
      return { id, pfad: new URL(mensch.page.url).pathname }
    },
    /** Puts in everything that the form asks a single person without work. */
    async fillIn(inhaber: Parameters<typeof saveAntrag>[1], id: string): Promise<void> {
      const { ab } = wer
      const change = (antrag: Parameters<Parameters<typeof saveAntrag>[2]['change']>[0]) => {
        const { vorname = wer.vorname, nachname = wer.nachname, geburtsdatum } = antrag.antworten
        const own = { vorname, nachname, geburtsdatum: geburtsdatum ?? wer.geburtsdatum, ab }
        return { nachweise: {}, antworten: { ...antworten.kim, ...own } }
      }
      await saveAntrag(portal.env, inhaber, { id, change })
    },
    async send(mensch: Mensch, id: string): Promise<string> {
      await mensch.open(`/antraege/${id}/pruefen`)
      await mensch.submit('Absenden', { erklaert: 'ja' })
      if (mensch.page.status !== 200) throw new Error(mensch.page.text)
      return new URL(mensch.page.url).pathname
    },
    /** A Kundennummer that nobody has. */
    newNummer: () => `999Z${String(Math.trunc(Number(`0x${newId().slice(-6)}`)) % 1_000_000).padStart(6, '0')}`,
  }
}

export type ErsteBuehne = Awaited<ReturnType<typeof openErsteBuehne>>

export let buehne: ErsteBuehne

/** The stage before the tests of a file, until their end. */
export function prepareErsteBuehne(): void {
  beforeAll(async () => {
    buehne = await openErsteBuehne()
  })
  afterAll(() => buehne?.portal.stop())
}

export const pathOf = ({ page }: Pick<Mensch, 'page'>) => new URL(page.url).pathname
export const idOf = (pfad: string) => pfad.split('/').at(-1)!

/** The first application that a page is about. */
export const rowOf = (pfad: string) =>
  buehne.portal.owner.selectFrom('erstantrag').selectAll().where('id', '=', idOf(pfad)).executeTakeFirstOrThrow()

export const vorgangOf = (id: string) =>
  buehne.portal.owner.selectFrom('vorgang').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export async function countOf(
  was: 'erstantrag' | 'vorgang' | 'beleg',
  bedingung: ReturnType<typeof sql<boolean>>,
): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(was)} where ${bedingung}`.execute(
    buehne.portal.owner,
  )
  return Number(rows[0]!.n)
}
