const SPECIAL = '@#$%&*-_!=:;,?/"()'

type Regel = 'laenge' | 'gross' | 'klein' | 'ziffer' | 'sonder' | 'erlaubt' | 'gleich'

/** The same rules that the server checks; here only to tick them off. */
const checks: Record<Regel, (passwort: string, wiederholung: string) => boolean> = {
  laenge: (p) => p.length >= 12 && p.length <= 128,
  gross: (p) => /[A-Z]/.test(p),
  klein: (p) => /[a-z]/.test(p),
  ziffer: (p) => /[0-9]/.test(p),
  sonder: (p) => [...p].some((c) => SPECIAL.includes(c)),
  erlaubt: (p) => p !== '' && [...p].every((c) => /[A-Za-z0-9]/.test(c) || SPECIAL.includes(c)),
  gleich: (p, w) => p !== '' && p === w,
}

function inputById(id: string | undefined): HTMLInputElement | undefined {
  const element = id === undefined ? null : document.getElementById(id)
  return element instanceof HTMLInputElement ? element : undefined
}

function prepareToggle(button: HTMLButtonElement): void {
  const feld = inputById(button.getAttribute('aria-controls') ?? undefined)
  const word = button.querySelector('.kern-label')
  if (!feld || !word) return
  const was = (button.getAttribute('aria-label') ?? '').replace(/ anzeigen$/, '')
  const set = (visible: boolean) => {
    feld.type = visible ? 'text' : 'password'
    word.textContent = visible ? 'Verbergen' : 'Anzeigen'
    button.setAttribute('aria-label', `${was} ${visible ? 'verbergen' : 'anzeigen'}`)
  }
  button.hidden = false
  button.addEventListener('click', () => set(feld.type === 'password'))
  // A password manager learns only from password fields, and nobody's screen should keep it.
  feld.form?.addEventListener('submit', () => set(false))
}

function tick(punkt: HTMLElement, erfuellt: boolean): void {
  punkt.dataset['erfuellt'] = erfuellt ? 'ja' : 'nein'
  let stand = punkt.querySelector<HTMLElement>('.kern-sr-only')
  if (!stand) {
    stand = document.createElement('span')
    stand.className = 'kern-sr-only'
    punkt.querySelector('span')?.append(stand)
  }
  stand.textContent = erfuellt ? ' – erfüllt' : ' – noch offen'
}

function prepareRules(liste: HTMLElement): void {
  const passwort = inputById(liste.dataset['passwort'])
  const wiederholung = inputById(liste.dataset['wiederholung'])
  const stand = liste.parentElement?.querySelector('[data-passwort-stand]')
  if (!passwort) return
  const punkte = [...liste.querySelectorAll<HTMLElement>('[data-regel]')]
  let later: ReturnType<typeof setTimeout> | undefined
  const update = () => {
    let erfuellt = 0
    for (const punkt of punkte) {
      const ok = checks[punkt.dataset['regel'] as Regel](passwort.value, wiederholung?.value ?? '')
      if (ok) erfuellt++
      tick(punkt, ok)
    }
    // Announced once typing pauses; a word at every key would drown the keys.
    clearTimeout(later)
    later = setTimeout(() => {
      if (stand) stand.textContent = `${erfuellt} von ${punkte.length} Regeln erfüllt`
    }, 1000)
  }
  passwort.addEventListener('input', update)
  wiederholung?.addEventListener('input', update)
  if (passwort.value !== '') update()
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-passwort-zeigen]')) prepareToggle(button)
for (const liste of document.querySelectorAll<HTMLElement>('[data-passwort-regeln]')) prepareRules(liste)
