const PAUSE_MS = 3000

const fieldOf = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? ''

async function save(rahmen: HTMLElement, form: HTMLFormElement, stand: HTMLElement): Promise<void> {
  const csrf = fieldOf(form, 'csrf')
  const felder = ['sendung', 'anliegen', 'betreff', 'text', 'dazu', 'vorgang'].map((name) => [
    name,
    fieldOf(form, name),
  ])
  const { fach = '', gespraech = '' } = rahmen.dataset
  try {
    const response = await fetch('/postfach/entwurf', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf': csrf },
      body: JSON.stringify({ ...Object.fromEntries(felder), fach, gespraech }),
    })
    // Where the session is over, the answer is the page for signing in.
    const kept = response.ok && !response.redirected && ((await response.json()) as { ok?: unknown }).ok === true
    stand.textContent = kept ? 'Als Entwurf gespeichert.' : 'Noch nicht gespeichert.'
  } catch {
    // Without network the text stays in the form, and the next pause tries again.
    stand.textContent = 'Noch nicht gespeichert: keine Verbindung.'
  }
}

/** A message that is being written is kept as a draft at each pause in typing. */
export function saveDrafts(): void {
  const rahmen = document.querySelector<HTMLElement>('[data-nachricht]')
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
