import { isIP } from 'node:net'
import type { Context } from 'hono'
import type { Env } from '#platform/env.ts'

/** IPv4 as it is, also where it came mapped; of IPv6 the /64 that one connection is given (AUT-04). */
function normalizeAddress(adresse: string): string {
  const plain = adresse.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(plain) !== 6) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const groups = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** Address of the peer: from the connection, or from the one trusted proxy's header (AUT-05). */
export function clientAddress(env: Pick<Env, 'settings'>, peer: string, forwarded: string | null): string {
  const proxy = env.settings.vertrauterProxy
  const trusted = proxy !== undefined && normalizeAddress(peer) === normalizeAddress(proxy)
  return normalizeAddress((trusted && forwarded?.split(',').at(-1)?.trim()) || peer)
}

/** The same, of a request as it arrives. */
export const addressOf = (env: Pick<Env, 'settings'>, context: Context) =>
  clientAddress(
    env,
    context.env?.incoming?.socket?.remoteAddress ?? 'unbekannt',
    context.req.raw.headers.get('x-forwarded-for'),
  )
