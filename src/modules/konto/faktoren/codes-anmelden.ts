import { recordBremse, recordEreignis } from '#modules/protokoll'
import { MINUTE } from '#platform/clock.ts'
import { type Grenze, refundVersuch, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { type Abschlussergebnis, completeAnmeldung } from '../anmelden/abschluss.ts'
import { lockOwnKonto } from '../anmelden/anmelden.ts'
import { isKnownDevice } from '../anmelden/geraete.ts'
import { sealClient } from '../client.ts'
import { changeMail, notifyKonto } from '../mails.ts'
import { type Beteiligt, beginAenderung, finishAenderung } from './aenderung.ts'
import { createCodes, readCodes, redeemRecoveryCode } from './codes.ts'

const jeKonto: Grenze = { zweck: 'wiederherstellungscode', max: 10, fenster: 15 * MINUTE, gebremst: recordBremse }
const jeAdresse: Grenze = {
  zweck: 'wiederherstellungscode-adresse',
  max: 50,
  fenster: 15 * MINUTE,
  gebremst: recordBremse,
}

export type Codeanmeldung = Abschlussergebnis | { ok: false; grund: 'falsch' | 'pause' }

/** Completes a sign-in that has the password with a recovery code in place of the second factor, and tells the owner. */
export async function signInWithCode(
  env: Env,
  beteiligt: Beteiligt,
  { code, weiter }: { code: string; weiter: string | undefined },
): Promise<Codeanmeldung> {
  const { besuch, ...client } = beteiligt
  if (!(await takeVersuch(env, env.db, jeAdresse, client.adresse))) return { ok: false, grund: 'pause' }
  return env.db.transaction().execute(async (tx): Promise<Codeanmeldung> => {
    const konto = await lockOwnKonto(tx, besuch.kontoId)
    // A known device counts apart: whoever has the password alone cannot use up the owner's tries.
    const wer = (await isKnownDevice(env, tx, konto.id, beteiligt.geraet)) ? `${konto.id}|bekannt` : konto.id
    if (!(await takeVersuch(env, tx, jeKonto, wer))) return { ok: false, grund: 'pause' }
    if (!(await redeemRecoveryCode(env, tx, konto, code))) {
      const geheim = sealClient(env, konto, client)
      const eintrag = { akteur: 'unbekannt', kontoId: konto.id, details: { weg: 'code' }, geheim } as const
      await recordEreignis(env, tx, { ereignis: 'konto.faktor-geprueft', ergebnis: 'abgelehnt', ...eintrag })
      return { ok: false, grund: 'falsch' }
    }
    await refundVersuch(env, tx, jeKonto, wer)
    await refundVersuch(env, tx, jeAdresse, client.adresse)
    const { offen } = await readCodes(tx, konto.id)
    const was = `Jemand hat sich mit einem Wiederherstellungscode an Ihrem Online-Konto angemeldet. Unbenutzt sind noch ${offen} Codes.`
    await notifyKonto(env, tx, konto, changeMail(env, was))
    return completeAnmeldung(env, tx, { ...client, konto, sitzungId: besuch.sitzungId, weg: 'code', weiter })
  })
}

export type NeueCodes = { ok: true; codes: string[]; token: string } | { ok: false; ziel: string }

/** Makes new recovery codes in a session with a fresh proof; replaced ones end the other sessions. */
export async function renewCodes(env: Env, beteiligt: Beteiligt): Promise<NeueCodes> {
  return env.db.transaction().execute(async (tx): Promise<NeueCodes> => {
    const begin = await beginAenderung(env, tx, beteiligt.besuch, routes.wiederherstellungscodes.href())
    if (!begin.ok) return begin
    const { konto } = begin
    if (begin.erster) return { ok: false, ziel: routes.sicherheitshinweis.href() }
    const { gesamt } = await readCodes(tx, konto.id)
    const codes = await createCodes(env, tx, konto)
    const was =
      gesamt === 0
        ? 'Für Ihr Online-Konto wurden Wiederherstellungscodes erstellt.'
        : 'Für Ihr Online-Konto wurden neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr.'
    const ende = await finishAenderung(env, tx, {
      beteiligt,
      konto,
      erster: false,
      weg: 'code',
      was,
      beendet: gesamt > 0,
    })
    return ende.ok ? { ok: true, codes, token: ende.token } : { ok: false, ziel: routes.kontoDeaktiviert.href() }
  })
}
