const HOECHSTENS = 2000

/** Printable ASCII of a local address as the portal writes it itself; no `@`, `\`, quote, angle bracket or brace. */
const ERLAUBT = /^\/[A-Za-z0-9\-._~/?#=&%+,;:!*()$]*$/
/** Controls, a backslash, or no code at all. In the path nothing is encoded: the portal's own routes are plain ASCII. */
const HEIKEL_KODIERT = /%(?:[01][0-9a-f]|7f|5c)|%(?![0-9a-f]{2})/i
const PUNKTE = /\/\.{1,2}(?:\/|$)/

/**
 * The target of a return parameter: a path of this origin with query and fragment, or `fallback` (INP-06). Refuses
 * everything that any browser or proxy might read as another origin, so the result can go into `Location` as it is.
 */
export function safePath(text: string | null | undefined, fallback = '/'): string {
  return text && isLocalPath(text) ? text : fallback
}

function isLocalPath(text: string): boolean {
  if (text.length > HOECHSTENS || !ERLAUBT.test(text) || text.includes('//')) return false
  if (HEIKEL_KODIERT.test(text)) return false
  const pfad = text.slice(0, text.search(/[?#]|$/))
  if (pfad.includes('%') || PUNKTE.test(pfad)) return false
  if (!URL.canParse(text, 'https://portal.invalid')) return false
  const url = new URL(text, 'https://portal.invalid')
  return url.origin === 'https://portal.invalid' && url.pathname + url.search + url.hash === text
}
