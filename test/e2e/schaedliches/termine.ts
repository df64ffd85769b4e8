import { cancelByDienst, createZeiten, decideMitteilung, inviteKunde, sendMitteilung } from '#modules/termine'
import { later, STUNDE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { bookTermin } from '../../../src/modules/termine/kunde.ts'
import { alle, type Buehne, text, werOf } from './sicht.ts'

/** A day after today at that hour (UTC), in whole days from now. */
function at(buehne: Buehne, tage: number, stunde: number): Date {
  const tag = later(buehne.portal.env.clock.now(), tage * TAG)
  tag.setUTCHours(stunde, 0, 0, 0)
  return tag
}

async function mitteilungOf({ portal }: Buehne, terminId: string): Promise<string> {
  const row = portal.env.db.selectFrom('terminmitteilung').select('id').where('termin_id', '=', terminId)
  return (await row.executeTakeFirstOrThrow()).id
}

/** An invitation with its purpose, place and text, a reason not to come, and what staff answer. */
async function fillEinladung(buehne: Buehne, i: number): Promise<void> {
  const { portal, jobcenterId, sachlich } = buehne
  const kim = buehne.menschen[0]!
  const beginn = at(buehne, 30 + i, 9)
  const done = await inviteKunde(portal.env, sachlich, {
    ...{
      kundeId: kim.kundeId,
      art: 'einladung',
      beginn,
      ende: later(beginn, STUNDE),
      weg: 'vor-ort',
      sendung: newId(),
    },
    ...{ zweck: text('termin.zweck', i), mitbringen: text('termin.mitbringen', i) },
    ...{ text: text('termin.text', i), ort: text('termin.ort', i) },
  })
  if (!done.ok) throw new Error(done.grund)
  const id = done.terminId
  const neu = { terminId: id, text: text('verhinderung.text', i), grund: 'sonstiges', anhaenge: [], sendung: newId() }
  await sendMitteilung(portal.env, werOf(kim, jobcenterId), { ...neu, art: 'verhinderung', grund: 'sonstiges' })
  const mitteilung = await mitteilungOf(buehne, id)
  if (i % 2 === 0) {
    const antwort = text('verhinderung.antwort', i)
    await decideMitteilung(portal.env, sachlich, { id: mitteilung, ergebnis: 'abgelehnt', antwort })
  }
  buehne.kundensicht(kim).seiten.push(`/termine/${id}`)
  const basis = '/sachbearbeitung/termine'
  buehne.dienstsicht.seiten.push(`${basis}/${id}`, `${basis}/mitteilungen/${mitteilung}`)
}

/** A time that is offered, what the customer says to it, and why it falls through. */
async function fillBuchung(buehne: Buehne, i: number): Promise<void> {
  const { portal, jobcenterId, teamer } = buehne
  const mensch = buehne.menschen[i]!
  const tag = at(buehne, 60 + i, 9)
    .toISOString()
    .slice(0, 10)
  const serie = {
    ab: tag,
    bis: tag,
    von: '09:00',
    ende: '10:00',
    minuten: 30,
    weg: 'vor-ort',
    thema: 'arbeit',
  } as const
  await createZeiten(portal.env, teamer, { ...serie, ort: text('zeiten.ort', i) })
  const fenster = await portal.env.db
    .selectFrom('zeitfenster')
    .select('id')
    .where('mitarbeiter_id', '=', teamer.mitarbeiterId)
    .where('buchbar', '=', true)
    .orderBy('erstellt', 'desc')
    .execute()
  const sicht = buehne.kundensicht(mensch)
  for (const { id: fensterId } of fenster.slice(0, 1)) {
    const wahl = { fensterId, anliegen: text('termin.anliegen', i) }
    const booked = await bookTermin(portal.env, werOf(mensch, jobcenterId), wahl)
    if (!booked.ok) continue
    const id = booked.terminId
    const { stand } = await portal.env.db
      .selectFrom('termin')
      .select('stand')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (i % 2 === 0) {
      await cancelByDienst(portal.env, teamer, { id, stand, grund: text('termin.absage', i), anbieten: false })
    }
    sicht.seiten.push(`/termine/${id}`)
    buehne.leitungssicht.seiten.push(`/sachbearbeitung/termine/${id}`)
  }
  sicht.seiten.push(
    '/termine',
    '/termine/vereinbaren',
    ...fenster.slice(1, 2).map(({ id }) => `/termine/vereinbaren/${id}`),
  )
}

export async function fillTermine(buehne: Buehne): Promise<void> {
  const { portal, jobcenterId } = buehne
  for (const i of alle) {
    await fillEinladung(buehne, i)
    await fillBuchung(buehne, i)
    const wunsch = { art: 'wunsch', terminId: undefined, anhaenge: [], sendung: newId() } as const
    const wer = werOf(buehne.menschen[i]!, jobcenterId)
    await sendMitteilung(portal.env, wer, { ...wunsch, text: text('wunsch.text', i) })
    const { id } = await portal.env.db
      .selectFrom('terminmitteilung')
      .select('id')
      .where('kunde_id', '=', wer.profil.kundeId)
      .where('termin_id', 'is', null)
      .executeTakeFirstOrThrow()
    buehne.kundensicht(buehne.menschen[i]!).seiten.push('/termine/wunsch')
    buehne.dienstsicht.seiten.push(`/sachbearbeitung/termine/mitteilungen/${id}`)
  }
  const basis = '/sachbearbeitung/termine'
  buehne.dienstsicht.seiten.push(`${basis}/mitteilungen`, `${basis}/zeiten`)
  buehne.leitungssicht.seiten.push(basis, `${basis}/zeiten`)
}
