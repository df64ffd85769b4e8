import { createKunde } from '#modules/jobcenter'
import { setZustimmung } from '#modules/profil'
import { beginDienstsitzung, createMitarbeiter } from '#modules/sachbearbeitung'
import { COOKIE } from '#web/schutz/cookies.ts'
import type { Rolle } from '#web/schutz/rechte.ts'
import { createMensch, kundendaten, type Mensch } from '../../support/menschen.ts'
import type { joinServer } from '../../support/menschen-am-server.ts'
import { gebuendelt } from '../../support/schaedlich.ts'

export type Portal = Awaited<ReturnType<typeof joinServer>>

/** Somebody who looks: cookies, and the addresses at which hostile texts are shown. */
export interface Sicht {
  wer: string
  cookies: Record<string, string>
  seiten: string[]
}

export interface Dienstperson {
  mitarbeiterId: string
  jobcenterId: string
  name: string
}

export interface Buehne {
  portal: Portal
  jobcenterId: string
  /** One for each bundle of texts, on file with them in every field. */
  menschen: Mensch[]
  /** Staff with hostile names; the first sets, the second releases. */
  sachlich: Dienstperson
  teamer: Dienstperson
  sichten: Sicht[]
  kundensicht(mensch: Mensch): Sicht
  dienstsicht: Sicht
  leitungssicht: Sicht
}

/** A bundle under the name of its field, which shows that the page really held it. */
export const text = (feld: string, i: number) => `[${feld}] ${gebuendelt[i]!}`
export const alle = gebuendelt.map((_, i) => i)

export const werOf = ({ kontoId, profilId, kundeId }: Mensch, jobcenterId: string) => ({
  kontoId,
  profil: { art: 'kunde', profilId, kundeId, jobcenterId } as const,
})

async function createPerson({ env }: Portal, jobcenterId: string, i: number, rollen: Rolle[]): Promise<Dienstperson> {
  const daten = { jobcenterId, name: text('mitarbeiter.name', i), team: text('mitarbeiter.team', i), rollen }
  const mitarbeiterId = await env.db.transaction().execute((tx) => createMitarbeiter(env, tx, daten))
  return { mitarbeiterId, jobcenterId, name: daten.name }
}

async function sichtOf({ env }: Portal, wer: Dienstperson, name: string): Promise<Sicht> {
  const { mitarbeiterId } = wer
  const token = await env.db
    .transaction()
    .execute((tx) => beginDienstsitzung(env, tx, { mitarbeiterId, weg: 'schulung' }))
  return { wer: name, cookies: { [COOKIE.dienst]: token ?? '' }, seiten: [] }
}

async function createMenschen(portal: Portal, jobcenterId: string): Promise<Mensch[]> {
  const menschen: Mensch[] = []
  for (const i of alle) {
    const felder = Object.fromEntries(
      ['vorname', 'nachname', 'strasse', 'ort'].map((feld) => [feld, text(`kunde.${feld}`, i)]),
    )
    const daten = kundendaten({ ...felder, kundennummer: `777H${String(i).padStart(6, '0')}` })
    const made = await portal.env.db.transaction().execute((tx) => createKunde(portal.env, tx, { jobcenterId, daten }))
    if (!made.ok) throw new Error(made.grund)
    const mensch = await createMensch(portal, { kunde: made.id, email: `schaedlich${i}@post.example` })
    for (const art of ['nachrichten', 'bescheide'] as const)
      await setZustimmung(portal.env, werOf(mensch, jobcenterId), { art, an: true })
    menschen.push(mensch)
  }
  return menschen
}

export async function createSicht(portal: Portal, jobcenterId: string): Promise<Buehne> {
  const sachlich = await createPerson(portal, jobcenterId, 0, ['leistungssachbearbeitung', 'integrationsfachkraft'])
  const teamer = await createPerson(portal, jobcenterId, 1, ['teamleitung', 'integrationsfachkraft'])
  const leitung = await createPerson(portal, jobcenterId, 2, ['administration', 'revision'])
  for (const i of alle.slice(3)) await createPerson(portal, jobcenterId, i, ['eingangszone'])
  const menschen = await createMenschen(portal, jobcenterId)
  const dienstsicht = await sichtOf(portal, sachlich, 'Sachbearbeitung')
  const teamsicht = await sichtOf(portal, teamer, 'Teamleitung')
  const leitungssicht = await sichtOf(portal, leitung, 'Administration und Revision')
  const basis = '/sachbearbeitung'
  dienstsicht.seiten.push(basis, `${basis}/eingang`, `${basis}/termine`, `${basis}/termine?alle=ja`)
  leitungssicht.seiten.push(`${basis}/personal`, `${basis}/personal/${sachlich.mitarbeiterId}`, `${basis}/protokoll`)
  const sichten: Sicht[] = [dienstsicht, teamsicht, leitungssicht]
  const views = new Map<Mensch, Sicht>()
  for (const mensch of menschen) {
    const sicht = {
      wer: mensch.email,
      cookies: Object.fromEntries(mensch.cookies),
      seiten: ['/', '/profil', '/profile'],
    }
    views.set(mensch, sicht)
    sichten.push(sicht)
  }
  const kundensicht = (mensch: Mensch) => views.get(mensch)!
  const wer = { portal, jobcenterId, menschen, sachlich, teamer, sichten }
  return { ...wer, kundensicht, dienstsicht, leitungssicht: teamsicht }
}
