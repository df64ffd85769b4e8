type Muster = readonly [teil: string, name: string]

/** Most user agents name others as well (Edge says Chrome and Safari), so the first that fits counts. */
const BROWSER: readonly Muster[] = [
  ['edg/', 'Edge'],
  ['edga/', 'Edge'],
  ['edgios/', 'Edge'],
  ['edge/', 'Edge'],
  ['opr/', 'Opera'],
  ['opt/', 'Opera'],
  ['opera', 'Opera'],
  ['vivaldi/', 'Vivaldi'],
  ['samsungbrowser/', 'Samsung Internet'],
  ['duckduckgo/', 'DuckDuckGo'],
  ['ddg/', 'DuckDuckGo'],
  ['focus/', 'Firefox Klar'],
  ['klar/', 'Firefox Klar'],
  ['fxios/', 'Firefox'],
  ['firefox/', 'Firefox'],
  ['crios/', 'Chrome'],
  ['chromium/', 'Chromium'],
  ['chrome/', 'Chrome'],
  ['trident/', 'Internet Explorer'],
  ['safari/', 'Safari'],
]

const SYSTEME: readonly Muster[] = [
  ['iphone', 'iPhone'],
  ['ipad', 'iPad'],
  ['ipod', 'iPod'],
  ['android', 'Android'],
  ['windows', 'Windows'],
  ['cros ', 'Chromebook'],
  ['macintosh', 'Mac'],
  ['mac os x', 'Mac'],
  ['linux', 'Linux'],
]

/** Longer ones are forged or broken; what names browser and system stands in front. */
const HOECHSTENS = 512

/**
 * Browser and system of a sign-in in words that its owner recognises: „Firefox auf Windows“. Every word comes from
 * the tables above, never from the user agent, which anyone can set. An iPad that poses as a Mac is called Mac.
 */
export function describeGeraet(userAgent: string): string {
  const text = userAgent.slice(0, HOECHSTENS).toLowerCase()
  const browser = nameIn(BROWSER, text)
  const system = nameIn(SYSTEME, text)
  if (browser && system) return `${browser} auf ${system}`
  if (system) return `Unbekannter Browser auf ${system}`
  return browser ?? 'Unbekanntes Gerät'
}

function nameIn(tabelle: readonly Muster[], text: string): string | undefined {
  return tabelle.find(([teil]) => text.includes(teil))?.[1]
}
