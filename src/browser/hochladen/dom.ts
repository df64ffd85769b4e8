type Kind = Node | string

/** An element with attributes and content; no text is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attribute: Readonly<Record<string, string>> = {},
  ...inhalt: readonly Kind[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attribute)) made.setAttribute(key, value)
  made.append(...inhalt)
  return made
}

const klassen = {
  primaer: 'kern-btn kern-btn--primary',
  sekundaer: 'kern-btn kern-btn--secondary',
  text: 'kern-btn kern-btn--tertiary',
} as const

/** A button that looks like those of the pages. `vorlesen` for several that look the same. */
export function knopf(
  text: string,
  optionen: { art?: keyof typeof klassen; vorlesen?: string },
  tun: () => void,
): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: klassen[optionen.art ?? 'sekundaer'] },
    element('span', { class: 'kern-label' }, text),
  )
  if (optionen.vorlesen) made.setAttribute('aria-label', optionen.vorlesen)
  made.addEventListener('click', tun)
  return made
}

/** A place that is read out politely; it is there before it says something. */
export const stimme = (): HTMLElement => element('p', { role: 'status', class: 'hochladen__stand' })

let count = 0
export const newElementId = (wofuer: string): string => `${wofuer}-${++count}`
