import type { Env } from '#platform/env.ts'
import { routes } from '#routes'

const KONTEXT = 'terminlink'

export interface Linkziel {
  terminId: string
  /** The link dies with the link between account and customer. */
  kontoId: string
}

/** An address that moves or cancels one conversation without sign-in: nothing of it can be read, guessed or altered. */
export function hrefOfLink(env: Env, { terminId, kontoId }: Linkziel): string {
  const id = env.schluessel.seal(KONTEXT, `${terminId}|${kontoId}`).toString('base64url')
  return `${env.settings.baseUrl}${routes.terminLink.href()}?${new URLSearchParams({ id })}`
}

/** Undefined for anything that was not sealed here. */
export function openLink(env: Env, id: string | undefined): Linkziel | undefined {
  if (!id) return undefined
  try {
    const [terminId = '', kontoId = ''] = env.schluessel.open(KONTEXT, Buffer.from(id, 'base64url')).split('|')
    return { terminId, kontoId }
  } catch {
    return undefined
  }
}
