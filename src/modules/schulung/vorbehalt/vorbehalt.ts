import { findProfilId } from '#modules/profil'
import { findAllMitarbeiter } from '#modules/sachbearbeitung'
import { listVorbehalteOfVorgang, markVorbehaltbriefGesendet, placeVorbehalte, placeVorgang } from '#modules/vorgaenge'
import { later, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'

interface Wo {
  kundeId: string
  jobcenterId: string
  kontoId: string
}

/** Who has reported a new account, with the number of a bank's example. */
const PERSON = 'ayse.yildiz'
const INHABER = 'Ayşe Yıldız-Krüger'
const IBAN = 'DE02120300000000202051'

const daysAgo = (env: Env, tage: number): Env => ({ ...env, clock: { now: () => later(env.clock.now(), -tage * TAG) } })

/** A new account that waits: the letter with its code is on its way, as both sides see. */
export async function beginVorbehalt(env: Env, kuerzel: string, wo: Wo): Promise<void> {
  const profilId = kuerzel === PERSON ? await findProfilId(env.db, wo.kundeId) : undefined
  if (!profilId) return
  const { kundeId, jobcenterId, kontoId } = wo
  const wer = { kontoId, profil: { art: 'kunde', profilId, kundeId, jobcenterId } } as const
  const dann = daysAgo(env, 2)
  const ab = tagInBerlin(dann.clock.now())
  const antworten = {
    aenderungen: [{ id: 'konto', bereich: 'daten', daten: 'bankverbindung', ab, kontoinhaber: INHABER, iban: IBAN }],
  }
  const angaben = [
    { frage: 'Wem gehört das Konto?', antwort: INHABER },
    { frage: 'IBAN', antwort: IBAN.replace(/(.{4})(?=.)/g, '$1 ') },
  ]
  const lesung = [{ titel: 'Auf welches Konto soll das Geld kommen?', fuer: undefined, angaben }]
  const sache = {
    ...({ dienst: 'veraenderungen', art: 'formular', titel: 'Veränderungsmitteilung: Bankverbindung' } as const),
    inhalt: { text: '', lesung, formular: { name: 'veraenderungen', fassung: 2, antworten } },
    ...{ bezeichnung: 'Veränderungsmitteilung', nachweise: [], dateien: [], sendung: newId(), unvollstaendig: false },
  }
  const vorgangId = await env.db.transaction().execute(async (tx) => {
    const id = await placeVorgang(dann, tx, { wer, sache, ereignis: 'vorgang.formular-gesendet' })
    if (!id) throw new Error('Die Bankverbindung der Schulung ließ sich nicht melden.')
    const neue = [{ was: 'konto', ab, neu: { inhaber: INHABER, iban: IBAN } } as const]
    await placeVorbehalte(dann, tx, { wer, vorgangId: id, neue })
    return id
  })
  const sabine = (await findAllMitarbeiter(env.db)).find(({ name }) => name === 'Sabine Sachlich')
  const [vorbehalt] = await listVorbehalteOfVorgang(env, env.db, { id: vorgangId, kundeId })
  const brief = vorbehalt?.briefe[0]
  if (!sabine || !brief) throw new Error('Der Brief der Schulung fehlt.')
  await markVorbehaltbriefGesendet(daysAgo(env, 1), { mitarbeiterId: sabine.id, jobcenterId }, brief.id)
}
