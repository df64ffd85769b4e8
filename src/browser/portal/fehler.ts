/** The error summary takes the focus; its links lead into the field, not only to it. */
export function focusErrors(): void {
  const liste = document.querySelector<HTMLElement>('[data-fehlerliste]')
  if (!liste) return
  liste.focus()
  liste.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLAnchorElement) || event.target.hash === '') return
    const feld = document.getElementById(decodeURIComponent(event.target.hash.slice(1)))
    if (!feld) return
    event.preventDefault()
    // The question above the field is what one wants to read first.
    const frage = feld.closest('fieldset, .kern-form-input, .haken') ?? feld
    frage.scrollIntoView({ block: 'start' })
    feld.focus({ preventScroll: true })
  })
}
