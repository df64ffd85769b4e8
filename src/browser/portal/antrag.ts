const PAUSE_MS = 2000

/** The fields of a form as it would post them; several of one name are a list. */
function collect(form: HTMLFormElement): Record<string, string | string[]> {
  const felder: Record<string, string | string[]> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || name === 'csrf' || name === 'abdruck') continue
    const before = felder[name]
    felder[name] = before === undefined ? value : [before, value].flat()
  }
  return felder
}

async function save(rahmen: HTMLElement, form: HTMLFormElement, stand: HTMLElement): Promise<void> {
  const { antrag = '', seite = '' } = rahmen.dataset
  const csrf = form.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? ''
  const abdruck = form.querySelector<HTMLInputElement>('[name=abdruck]')?.value ?? ''
  try {
    const response = await fetch(antrag, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf': csrf },
      body: JSON.stringify({ seite, abdruck, felder: collect(form) }),
    })
    const antwort =
      response.ok && !response.redirected ? ((await response.json()) as { ok?: unknown; grund?: unknown }) : {}
    stand.textContent =
      antwort.ok === true
        ? 'Zwischengespeichert.'
        : antwort.grund === 'konflikt'
          ? 'Nicht gespeichert: Diese Seite wurde in einem anderen Fenster geändert. Laden Sie sie neu.'
          : 'Noch nicht gespeichert.'
  } catch {
    // Without network it stays in the form, and the next pause tries again.
    stand.textContent = 'Noch nicht gespeichert: keine Verbindung.'
  }
}

/** What is typed on the page of a form is kept at each pause, right or wrong. */
export function savePages(): void {
  const rahmen = document.querySelector<HTMLElement>('[data-antrag]')
  const form = rahmen?.querySelector('form')
  const stand = rahmen?.querySelector<HTMLElement>('[data-entwurf-stand]')
  if (!rahmen || !form || !stand) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void save(rahmen, form, stand), PAUSE_MS)
  })
  form.addEventListener('submit', () => clearTimeout(waiting))
}
