import { holdErreichbarkeit, readErreichbarkeit } from '#modules/konto'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { findKontoOfKunde, lockZustimmung, readZustimmungen } from './zustimmung.ts'

/** Why something that counts in law goes by post. */
export type Postgrund = 'ohne-konto' | 'deaktiviert' | 'ohne-zustimmung' | 'adresse'

/** The way to the person at one moment: online to this account and address, or why on paper. */
export type Zustellweg = { weg: 'online'; kontoId: string; adresseHash: Buffer } | { weg: 'post'; grund: Postgrund }

/**
 * The way of a notice or an invitation. The account is held first and the consent after it, in the order in which a withdrawal
 * takes them. From here until the transaction ends neither changes: what goes out was agreed to at that moment (PRI-08).
 */
export async function holdZustellweg(tx: Tx, kundeId: string): Promise<Zustellweg> {
  const kontoId = await findKontoOfKunde(tx, kundeId)
  if (kontoId === undefined) return { weg: 'post', grund: 'ohne-konto' }
  const konto = await holdErreichbarkeit(tx, kontoId)
  if (konto?.zustand !== 'aktiv') return { weg: 'post', grund: 'deaktiviert' }
  if (!(await lockZustimmung(tx, kundeId, 'bescheide'))) return { weg: 'post', grund: 'ohne-zustimmung' }
  if (konto.adresse_gestoert) return { weg: 'post', grund: 'adresse' }
  return { weg: 'online', kontoId, adresseHash: konto.email_hash }
}

/** Why it would go by post as things stand now, for a preview; undefined: it would go online. */
export async function readPostgrund(db: Db | Tx, kundeId: string): Promise<Postgrund | undefined> {
  const kontoId = await findKontoOfKunde(db, kundeId)
  if (kontoId === undefined) return 'ohne-konto'
  const [konto, { bescheide }] = await Promise.all([readErreichbarkeit(db, kontoId), readZustimmungen(db, kundeId)])
  if (konto?.zustand !== 'aktiv') return 'deaktiviert'
  if (!bescheide) return 'ohne-zustimmung'
  return konto.adresse_gestoert ? 'adresse' : undefined
}

/** Why a message of staff would reach nobody. */
export type Nachrichtenhindernis = 'ohne-zustimmung' | 'deaktiviert'

/** The same order and hold as for a notice; undefined: the message reaches the person. */
export async function holdNachrichtenweg(tx: Tx, kundeId: string): Promise<Nachrichtenhindernis | undefined> {
  const kontoId = await findKontoOfKunde(tx, kundeId)
  const konto = kontoId === undefined ? undefined : await holdErreichbarkeit(tx, kontoId)
  if (konto && konto.zustand !== 'aktiv') return 'deaktiviert'
  return (await lockZustimmung(tx, kundeId, 'nachrichten')) ? undefined : 'ohne-zustimmung'
}

/** What stands in the way of a message as things stand now. */
export async function readNachrichtenhindernis(
  db: Db | Tx,
  kundeId: string,
): Promise<Nachrichtenhindernis | undefined> {
  const kontoId = await findKontoOfKunde(db, kundeId)
  const konto = kontoId === undefined ? undefined : await readErreichbarkeit(db, kontoId)
  if (konto && konto.zustand !== 'aktiv') return 'deaktiviert'
  return (await readZustimmungen(db, kundeId)).nachrichten ? undefined : 'ohne-zustimmung'
}
