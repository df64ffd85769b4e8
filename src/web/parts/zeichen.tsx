import { type Html, raw } from '#web/jsx.ts'

/** Line drawings on a 24 px grid; inline, because a data: address in CSS would need a hole in the CSP. */
const strokes = {
  abmelden: '<path d="M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h11m-4-4 4 4-4 4"/>',
  anmelden: '<path d="M10 4h8a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-8M3 12h11m-4-4 4 4-4 4"/>',
  auge: '<path d="M2 12c2.5-4.7 5.8-7 10-7s7.5 2.3 10 7c-2.5 4.7-5.8 7-10 7s-7.5-2.3-10-7Z"/><circle cx="12" cy="12" r="3"/>',
  brief: '<path d="M3 6h18v13H3z"/><path d="m3 7 9 7 9-7"/>',
  datei: '<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>',
  drucken: '<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>',
  extern: '<path d="M10 5H5v14h14v-5M14 4h6v6m0-6-9 9"/>',
  fehler: '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z"/><path d="M12 7v6m0 3v.5"/>',
  freigabe: '<path d="M8 11V8a4 4 0 0 1 7.5-2M5 11h14v10H5zM12 15v2"/>',
  gebaerden:
    '<path d="M4 13V8.5a1.5 1.5 0 0 1 3 0V12m0-5V4.5a1.5 1.5 0 0 1 3 0V11m0-6.5v-1a1.5 1.5 0 0 1 3 0V11m0-5.5a1.5 1.5 0 0 1 3 0V13l2-2.5a1.6 1.6 0 0 1 2.5 2L16 18.5C14.5 20.5 13 21 11 21c-4.5 0-7-2.5-7-7z"/>',
  glocke: '<path d="M6 17V11a6 6 0 0 1 12 0v6l2 1H4zM10 21h4M12 5V3"/>',
  haken: '<path d="m5 12.5 5 5 9-11"/>',
  haus: '<path d="m3 11 9-8 9 8M6 9v11h12V9M10 20v-6h4v6"/>',
  hilfe: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.7 2.2c-.8.5-1.2 1-1.2 1.8M12 16.5v.5"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v6m0-9.5V8"/>',
  kalender: '<path d="M4 6h16v14H4zM4 10h16M8 3v4m8-4v4"/>',
  kopieren: '<path d="M9 8h11v13H9z"/><path d="M15 8V3H4v13h5"/>',
  lesen: '<path d="M12 7c-2-1.5-5-2-9-2v13c4 0 7 .5 9 2 2-1.5 5-2 9-2V5c-4 0-7 .5-9 2Zm0 0v13"/>',
  menue: '<path d="M3 6h18M3 12h18M3 18h18"/>',
  ort: '<path d="M12 21c4.5-4.5 7-8 7-11a7 7 0 0 0-14 0c0 3 2.5 6.5 7 11Z"/><circle cx="12" cy="10" r="2.5"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4.5 3-7 8-7s8 2.5 8 7"/>',
  pfeilLinks: '<path d="M20 12H5m6-6-6 6 6 6"/>',
  pfeilRechts: '<path d="M4 12h15m-6-6 6 6-6 6"/>',
  plus: '<path d="M12 4v16M4 12h16"/>',
  schild: '<path d="M12 3 4 6v6c0 4.5 3 7.5 8 9.5 5-2 8-5 8-9.5V6zM8.5 12l2.5 2.5 4.5-5"/>',
  schloss: '<path d="M8 11V8a4 4 0 0 1 8 0v3M5 11h14v10H5zM12 15v2"/>',
  schluessel: '<circle cx="8" cy="12" r="4"/><path d="M12 12h9v4m-4-4v3"/>',
  sprache: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c-5 5.5-5 12.5 0 18 5-5.5 5-12.5 0-18Z"/>',
  suche: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
  telefon:
    '<path d="M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4c0 1-.8 2-2 2C10.5 21 3 13.5 3 5c0-1.2 1-2 2-2Z"/>',
  uhr: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2.5"/>',
  warnung: '<path d="M12 3 2 20.5h20zM12 10v5m0 2.5v.5"/>',
} as const

export type ZeichenName = keyof typeof strokes

const rendered = new Map<string, Html>()
for (const [name, inner] of Object.entries(strokes)) {
  rendered.set(name, raw(`<svg class="symbol" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${inner}</svg>`))
}

/** A decorative icon; it never stands without words. */
export function Zeichen(props: { name: ZeichenName }): Html {
  const symbol = rendered.get(props.name)
  if (!symbol) throw new TypeError(`no symbol ${props.name}`)
  return symbol
}
