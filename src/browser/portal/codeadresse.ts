const FORM = /^[0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{4}$/i
const ABLAGE = 'freischaltcode'
/** Long enough to sign in and to set up a factor; a code that nobody came back for does not lie about. */
const GEMERKT_MS = 30 * 60 * 1000

/** A browser that keeps nothing refuses even to be asked. */
function storage(): Storage | undefined {
  try {
    return sessionStorage
  } catch {
    return undefined
  }
}

function carriedCode(): string | undefined {
  const code = location.hash.slice(1)
  return FORM.test(code) ? code : undefined
}

function clearAddress(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}

/**
 * The QR code of a letter leads to `/freischaltcode#CODE`. Whoever has to sign in first brings the code along to another
 * page: it is taken out of the address, where it would stand in the history and over somebody's shoulder, and waits in this
 * tab until the field is there. It never leaves the browser on the way.
 */
export function keepCarriedCode(): void {
  if (/[?&]grund=(abgemeldet|beendet)\b/.test(location.search)) storage()?.removeItem(ABLAGE)
  if (location.pathname === '/freischaltcode') return
  const code = carriedCode()
  // An anchor of this page that happens to look like a code is left alone.
  if (code !== undefined && !document.getElementById(code)) {
    clearAddress()
    storage()?.setItem(ABLAGE, JSON.stringify({ code, bis: Date.now() + GEMERKT_MS }))
  }
  const hinweis = document.querySelector<HTMLElement>('[data-code-gemerkt]')
  if (hinweis) hinweis.hidden = readKept() === undefined
  // Also of a page that nobody touches any more.
  setTimeout(readKept, GEMERKT_MS)
}

function readKept(): string | undefined {
  try {
    const { code, bis } = JSON.parse(storage()?.getItem(ABLAGE) ?? '{}') as { code?: string; bis?: number }
    if (code !== undefined && FORM.test(code) && bis !== undefined && Date.now() < bis) return code
  } catch {
    // Not ours: it goes with the rest.
  }
  storage()?.removeItem(ABLAGE)
  return undefined
}

/** The code of the address, or the one that waited for the sign-in; afterwards it stands in neither. */
export function takeCode(): string | undefined {
  const code = carriedCode() ?? readKept()
  storage()?.removeItem(ABLAGE)
  if (location.hash !== '') clearAddress()
  return code
}
