import { type Besitzer, isDokumentart, keepDokumente, noteArt } from '#modules/dokumente'
import { addUnterlagen, type OffeneSache } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import type { KundenBesuch } from '#web/besuch.ts'

/** What a file is for: a document that a case waits for, a case, or nothing yet. */
export type Zweck =
  | { art: 'nachweis'; vorgangId: string; nachweisId: string; typ: string }
  | { art: 'vorgang'; vorgangId: string }
  | { art: 'aufheben' }

export const AUFHEBEN = 'aufheben'

export const wertOf = (vorgangId: string, nachweisId?: string): string =>
  nachweisId ? `${vorgangId}.${nachweisId}` : vorgangId

/** What was chosen, of what there is to choose; undefined for anything else. */
export function readZweck(wert: string, sachen: readonly OffeneSache[]): Zweck | undefined {
  if (wert === AUFHEBEN) return { art: 'aufheben' }
  for (const { vorgang, gefragt } of sachen) {
    if (wert === wertOf(vorgang.id)) return { art: 'vorgang', vorgangId: vorgang.id }
    const one = gefragt.find(({ id }) => wert === wertOf(vorgang.id, id))
    if (one) return { art: 'nachweis', vorgangId: vorgang.id, nachweisId: one.id, typ: one.typ }
  }
  return undefined
}

/** `anhang`: a file was turned away meanwhile. `ende`: the case is decided or taken back by now. */
export type Ablageergebnis = 'ok' | 'anhang' | 'ende' | 'weg'

class Anhangfehler extends Error {}

/** Hands files in for what they are for, or keeps them; all of them or none. */
export async function placeDokumente(
  env: Env,
  wer: Pick<KundenBesuch, 'kontoId' | 'profil'>,
  neu: { zweck: Zweck; ids: readonly string[]; art: string },
): Promise<Ablageergebnis> {
  const { zweck, ids } = neu
  const besitzer = { art: 'kunde', id: wer.profil.kundeId } as const
  if (zweck.art === 'aufheben') return keep(env, { besitzer, ids, art: neu.art })
  const nachweis = zweck.art === 'nachweis' ? zweck.nachweisId : undefined
  const done = await addUnterlagen(env, wer, { id: zweck.vorgangId, text: '', dateien: ids, nachweis })
  if (!done.ok) return done.grund
  const art = zweck.art === 'nachweis' ? zweck.typ : neu.art
  if (isDokumentart(art)) await noteArt(env, { besitzer, ids, art })
  return 'ok'
}

async function keep(
  env: Env,
  neu: { besitzer: Besitzer; ids: readonly string[]; art: string },
): Promise<'ok' | 'anhang'> {
  try {
    await env.db.transaction().execute(async (tx) => {
      if (!(await keepDokumente(env, tx, neu))) throw new Anhangfehler()
    })
    return 'ok'
  } catch (error) {
    if (error instanceof Anhangfehler) return 'anhang'
    throw error
  }
}
