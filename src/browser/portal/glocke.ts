const TAKT_MS = 60_000

function show(glocke: HTMLElement, ungelesen: number): void {
  glocke.dataset['ungelesen'] = String(ungelesen)
  const zahl = glocke.querySelector<HTMLElement>('.kopf__zahl')
  const wort = glocke.querySelector<HTMLElement>('[data-glocke-wort]')
  if (zahl) {
    zahl.textContent = ungelesen > 99 ? '99+' : String(ungelesen)
    zahl.hidden = ungelesen === 0
  }
  if (wort) wort.textContent = ungelesen > 0 ? `, ${ungelesen} ungelesen` : ''
}

async function ask(glocke: HTMLElement, csrf: string): Promise<void> {
  try {
    const response = await fetch('/benachrichtigungen/stand', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf': csrf },
      body: '{}',
    })
    if (!response.ok || response.redirected) return
    const { ungelesen } = (await response.json()) as { ungelesen?: unknown }
    if (typeof ungelesen === 'number') show(glocke, ungelesen)
  } catch {
    // Without network the number stays as it was; the next round asks again.
  }
}

/** Asks once a minute, while the page is seen, whether something new has come. That is no activity: the session ends as it would. */
export function watchBell(): void {
  const glocke = document.querySelector<HTMLElement>('[data-glocke]')
  const csrf = document.querySelector<HTMLElement>('[data-sitzung]')?.dataset['csrf']
  if (!glocke || !csrf) return
  const look = () => {
    if (document.visibilityState === 'visible') void ask(glocke, csrf)
  }
  setInterval(look, TAKT_MS)
  document.addEventListener('visibilitychange', look)
}
