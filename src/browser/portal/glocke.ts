/** Shows the number of unread things at the bell; says it, for who cannot see it, where it has grown. */
export function showBell(glocke: HTMLElement, ungelesen: number, say: (satz: string) => void): void {
  const before = Number(
    glocke.dataset['ungelesen'] ?? glocke.querySelector('.kopf__zahl:not([hidden])')?.textContent ?? 0,
  )
  glocke.dataset['ungelesen'] = String(ungelesen)
  const zahl = glocke.querySelector<HTMLElement>('.kopf__zahl')
  const wort = glocke.querySelector<HTMLElement>('[data-glocke-wort]')
  if (zahl) {
    zahl.textContent = ungelesen > 99 ? '99+' : String(ungelesen)
    zahl.hidden = ungelesen === 0
  }
  if (wort) wort.textContent = ungelesen > 0 ? `, ${ungelesen} ungelesen` : ''
  if (ungelesen > before)
    say(`Es gibt Neues: ${ungelesen} ungelesene ${ungelesen === 1 ? 'Benachrichtigung' : 'Benachrichtigungen'}.`)
}
