import { findKontoOfKunde, findProfilId } from '#modules/profil'
import { findAllMitarbeiter } from '#modules/sachbearbeitung'
import {
  bookTermin,
  createZeiten,
  type Dienst,
  inviteKunde,
  listFreieZeiten,
  type NeuerTermin,
  noteErgebnis,
  sendMitteilung,
} from '#modules/termine'
import { later, MINUTE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { addTage, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { type Uhrzeit, wochentagOf, zeitInBerlin } from '#platform/text/uhrzeit.ts'

interface Wo {
  kundeId: string
  jobcenterId: string
}

const IVO = 'Ivo Integrier'
const SABINE = 'Sabine Sachlich'

async function findDienst(env: Env, name: string): Promise<Dienst> {
  const row = (await findAllMitarbeiter(env.db)).find((one) => one.name === name)
  if (!row) throw new Error(`In der Schulung fehlt ${name}.`)
  return { mitarbeiterId: row.id, jobcenterId: row.jobcenter_id }
}

/** The first day after so many that is this day of the week. */
function nextTag(env: Env, nach: number, wochentag: string): Tag {
  let tag = addTage(tagInBerlin(env.clock.now()), nach)
  while (wochentagOf(tag) !== wochentag) tag = addTage(tag, 1)
  return tag
}

const halbeStunden = { von: '09:00', ende: '12:00', minuten: 30 }

/** Two members of staff offer times, for eight weeks. */
export async function beginZeiten(env: Env): Promise<void> {
  const [ivo, sabine] = [await findDienst(env, IVO), await findDienst(env, SABINE)]
  const reihe = (wochentag: string) => {
    const ab = nextTag(env, 1, wochentag)
    return { ...halbeStunden, ab, bis: addTage(ab, 56) }
  }
  for (const wochentag of ['Dienstag', 'Donnerstag']) {
    await createZeiten(env, ivo, { ...reihe(wochentag), weg: 'vor-ort', ort: 'Zimmer 2.14', thema: 'arbeit' })
  }
  await createZeiten(env, sabine, { ...reihe('Mittwoch'), weg: 'telefon', ort: '', thema: 'leistung' })
}

interface Angesetzt extends Pick<NeuerTermin, 'art' | 'zweck' | 'mitbringen' | 'text' | 'weg' | 'ort'> {
  /** The first such day after so many. */
  nach: number
  wochentag: string
  um: Uhrzeit
}

/** Sets an appointment; where a visitor of the course has taken that time, the same a week later. */
async function setTermin(env: Env, kundeId: string, { nach, wochentag, um, ...rest }: Angesetzt) {
  const dienst = await findDienst(env, IVO)
  for (let woche = 0; woche < 8; woche++) {
    const beginn = zeitInBerlin(nextTag(env, nach + 7 * woche, wochentag), um)
    const zeit = { beginn, ende: later(beginn, 30 * MINUTE) }
    const done = await inviteKunde(env, dienst, { ...rest, ...zeit, kundeId, sendung: newId() })
    if (done.ok) return done.terminId
  }
  return undefined
}

const vorOrt = { weg: 'vor-ort', ort: 'Zimmer 2.14' } as const
const einladung = { art: 'einladung', zweck: 'Vermittlung in Ausbildung oder Arbeit', ...vorOrt } as const

/** What people of the course have before them and behind them, by their short name. */
const anfang: Record<string, (env: Env, wo: Wo) => Promise<unknown>> = {
  'kim.klicker': (env, { kundeId }) =>
    setTermin(env, kundeId, {
      ...einladung,
      ...{ nach: 8, wochentag: 'Montag', um: '10:00' },
      mitbringen: 'Ihren Lebenslauf und Ihre letzten Bewerbungen',
      text: 'Wir sprechen über Ihren Kooperationsplan. Das Gespräch dauert etwa eine halbe Stunde.',
    }),
  'ayse.yildiz': async (env, wo) => {
    await pastTermin(env, wo.kundeId)
    await setTermin(env, wo.kundeId, {
      ...{ art: 'gespraech', zweck: 'Berufsberatung', weg: 'telefon', ort: '', mitbringen: '' },
      ...{ nach: 3, wochentag: 'Freitag', um: '14:00' },
      text: 'Wie geht es nach dem Sprachkurs weiter? Ich rufe Sie an.',
    })
    const terminId = await setTermin(env, wo.kundeId, {
      ...einladung,
      ...{ nach: 10, wochentag: 'Montag', um: '08:30' },
      mitbringen: 'Die Bescheinigung über Ihren Kurs',
      text: '',
    })
    await fromPortal(env, wo, terminId)
  },
}

/** A conversation that took place some days ago. */
async function pastTermin(env: Env, kundeId: string): Promise<void> {
  const davor: Env = { ...env, clock: { now: () => later(env.clock.now(), -30 * TAG) } }
  const id = await setTermin(davor, kundeId, {
    ...{ art: 'gespraech', zweck: 'Berufsberatung', ...vorOrt, mitbringen: '', text: '' },
    ...{ nach: 7, wochentag: 'Freitag', um: '10:00' },
  })
  if (id) await noteErgebnis(env, await findDienst(env, IVO), { id, stand: 1, ergebnis: 'wahrgenommen' })
}

/** What somebody with an account does in the portal: takes a time, and says that they cannot come. */
async function fromPortal(env: Env, { kundeId, jobcenterId }: Wo, terminId: string | undefined): Promise<void> {
  const profilId = await findProfilId(env.db, kundeId)
  const kontoId = profilId && (await findKontoOfKunde(env.db, kundeId))
  if (!profilId || !kontoId) return
  const wer = { kontoId, profil: { art: 'kunde', profilId, kundeId, jobcenterId } } as const
  const { mitarbeiterId } = await findDienst(env, SABINE)
  const [frei] = await listFreieZeiten(env, { jobcenterId, mitarbeiterId })
  if (frei) await bookTermin(env, wer, { fensterId: frei.id, anliegen: 'Meine Nachzahlung für die Nebenkosten' })
  if (!terminId) return
  const text = 'An diesem Vormittag habe ich Prüfung im Sprachkurs. Ab 13 Uhr kann ich.'
  await sendMitteilung(env, wer, {
    ...{ art: 'verhinderung', terminId, grund: 'sonstiges', text, anhaenge: [], sendung: newId() },
  })
}

/** Puts a person's appointments as the course begins with them. */
export async function beginTermine(env: Env, kuerzel: string, wo: Wo): Promise<void> {
  await anfang[kuerzel]?.(env, wo)
}
