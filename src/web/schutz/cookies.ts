/** Session of a customer, of a member of staff; the browser before it signs in; a device that signed in before. */
export const COOKIE = {
  sitzung: '__Host-sitzung',
  dienst: '__Host-dienst',
  besuch: '__Host-besuch',
  geraet: '__Host-geraet',
} as const

/** The value of a cookie, or undefined where it is missing or sent twice: two of one name are an attack (SES-03). */
export function readCookie(header: string | null, name: string): string | undefined {
  if (!header) return undefined
  let found: string | undefined
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue
    if (found !== undefined) return undefined
    found = part.slice(equals + 1).trim()
  }
  return found
}

/** `dauer` in seconds; without it the cookie ends with the browser, with 0 it is removed. */
export function formatCookie(name: string, value: string, dauer?: number): string {
  const age = dauer === undefined ? '' : `; Max-Age=${dauer}`
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`
}
