import { recordEreignis } from '#modules/protokoll'
import { newId } from '#platform/datenbank/id.ts'
import { hashToken, newToken } from '#platform/krypto/geheimnis.ts'
import type { Mensch } from '../../../../../test/support/menschen.ts'
import type { TestPortal } from '../../../../../test/support/portal.ts'
import { createCodes } from '../../faktoren/codes.ts'
import { sealBenutzername, sealFor } from '../../konto.ts'
import { createLink } from '../../links.ts'
import { keepForm } from '../../sitzung.ts'
import { addPasskey, kontoOf } from '../person.test-daten.ts'

/** One row with a mark of its own in each table of the account module that holds something of an account. */
export async function plant(portal: TestPortal, wer: Mensch, marke: string): Promise<Record<string, string>> {
  const { env, owner } = portal
  const konto = await kontoOf(portal, wer)
  const tag = (n: number) => new Date(Date.UTC(2001, 0, n, 3, marke.length))
  const name = `name-${marke}`
  await owner
    .updateTable('konto')
    .set({
      benutzername: sealBenutzername(env, konto, name),
      benutzername_hash: Buffer.from(name),
      standard_profil: null,
    })
    .where('id', '=', wer.kontoId)
    .execute()
  await addPasskey(portal, wer, `Handy ${marke}`)
  await owner.transaction().execute((tx) => createCodes(env, tx, konto))
  await owner
    .updateTable('wiederherstellungscode')
    .set({ benutzt: tag(2) })
    .where('konto_id', '=', wer.kontoId)
    .execute()
  await owner.transaction().execute((tx) => createLink(env, tx, konto, 'neue-adresse', 'x'))
  await owner
    .updateTable('link')
    .set({ gueltig_bis: tag(3) })
    .where('konto_id', '=', wer.kontoId)
    .execute()
  await owner
    .insertInto('geraet')
    .values({ hash: hashToken(newToken()), konto_id: wer.kontoId, zuletzt: tag(5) })
    .execute()
  await owner
    .insertInto('einwilligung')
    .values({
      id: newId(),
      konto_id: wer.kontoId,
      art: 'e-mail',
      fassung: `f-${marke}`,
      erteilt: tag(6),
      widerrufen: null,
    })
    .execute()
  await keepForm(env, { kontoId: wer.kontoId, pfad: '/p', felder: { text: `getippt ${marke}` } })
  const client = sealFor(env, konto, { geraet: `Gerät ${marke}`, netz: '1.2.x.x' })
  await recordEreignis(env, env.db, {
    ereignis: 'konto.angemeldet',
    akteur: 'kunde',
    kontoId: wer.kontoId,
    geheim: client,
  })
  return {
    konto: name,
    passkey: `Handy ${marke}`,
    wiederherstellungscode: tag(2).toISOString(),
    link: tag(3).toISOString(),
    sitzung: '192.0.x.x',
    geraet: tag(5).toISOString(),
    einwilligung: `f-${marke}`,
    aufgehobenes_formular: `getippt ${marke}`,
    protokoll: `Gerät ${marke}`,
  }
}
