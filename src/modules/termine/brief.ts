import { instructRemedy } from '#modules/bescheide'
import { findJobcenterById, readKunde } from '#modules/jobcenter'
import { typesetter } from '#modules/profil'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { notFound } from '#web/fehler.ts'
import { rechtsfolgeOf } from './rechtsfolge-daten.ts'
import type { Termin } from './termin.ts'

interface Absatz {
  ueberschrift?: string
  text: string
}

/** Where it takes place, in a letter. */
function placeOf({ weg, ort }: Pick<Termin, 'weg' | 'ort'>, anschrift: string): string {
  if (weg === 'telefon') return `Am Telefon. Wir rufen Sie an${ort && ` (${ort})`}.`
  if (weg === 'video') return `Per Video: ${ort}`
  return ort ? `${anschrift}, ${ort}` : anschrift
}

/** What the letter says, without law: when, where, with whom, what about. */
function listAngaben(termin: Termin, anschrift: string): Absatz[] {
  const zeilen = [
    `Wann: ${formatSpanne(termin)}`,
    `Wo: ${placeOf(termin, anschrift)}`,
    `Mit: ${termin.mit}`,
    ...(termin.zweck ? [`Worum es geht: ${termin.zweck}`] : []),
  ]
  return [
    { text: zeilen.join('\n') },
    ...(termin.text ? [{ text: termin.text }] : []),
    ...(termin.mitbringen ? [{ ueberschrift: 'Bitte mitbringen', text: termin.mitbringen }] : []),
  ]
}

function explainPflicht(termin: Termin): Absatz[] {
  const [erster = '', ...weitere] = rechtsfolgeOf(termin.rechtsfolge ?? '').saetze
  return [
    { ueberschrift: 'Was geschieht, wenn Sie nicht kommen', text: erster },
    ...weitere.map((text) => ({ text })),
    {
      ueberschrift: 'Fahrkosten',
      text: 'Wir können sie auf Antrag übernehmen, auch für eine Begleitung, wenn Sie sie brauchen (§ 309 Abs. 4 SGB III).',
    },
  ]
}

/**
 * The letter about an appointment after DIN 5008, for those whom the portal does not reach: that it takes place, or that it
 * does not any more.
 * @throws 404 where the customer is gone; Ueberlastet, Satzfehler of the typesetter
 */
export async function printTermin(env: Env, termin: Termin): Promise<Uint8Array> {
  const { kundeId, jobcenterId, art, gilt } = termin
  const [kunde, jobcenter] = await Promise.all([
    readKunde(env, env.db, { id: kundeId, jobcenterId }),
    findJobcenterById(env.db, jobcenterId),
  ])
  if (!kunde || !jobcenter) throw notFound()
  const name = `${kunde.vorname} ${kunde.nachname}`
  const einladung = art === 'einladung' && gilt
  const anschrift = `${jobcenter.name}, ${jobcenter.strasse}, ${jobcenter.plz} ${jobcenter.ort}`
  const anfang = einladung
    ? 'wir laden Sie ein. Bitte kommen Sie zu diesem Termin.'
    : 'dieser Termin ist für Sie vorgesehen.'
  const absage = `der Termin am ${formatSpanne(termin)} findet nicht statt. Sie müssen nicht kommen.`
  return typesetter().pdf('bescheid', {
    jobcenter,
    empfaenger: { zeilen: [name, kunde.strasse, `${kunde.plz} ${kunde.ort}`] },
    kundennummer: kunde.kundennummer,
    bgNummer: kunde.bgNummer ?? '',
    datum: tagInBerlin(env.clock.now()),
    betreff: gilt ? (einladung ? 'Einladung zu einem Termin' : 'Ihr Termin') : 'Ihr Termin entfällt',
    anrede: `Guten Tag ${name},`,
    absaetze: gilt
      ? [{ text: anfang }, ...listAngaben(termin, anschrift), ...(einladung ? explainPflicht(termin) : [])]
      : [{ text: absage }, ...(termin.absage ? [{ text: termin.absage }] : [])],
    belehrung: einladung ? instructRemedy('diese Einladung', jobcenter, '§ 39 Nr. 3 SGB II') : [],
    zeichnung: termin.mit,
  })
}
