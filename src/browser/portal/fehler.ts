/** The error summary takes the focus; its links lead into the field, not only to it. */
export function focusErrors(liste = document.querySelector<HTMLElement>('[data-fehlerliste]')): void {
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

/** The texts are the last thing in their element: a link, or the words beside the mark. */
function fill(teil: Element | null, selector: string, text: string): void {
  teil?.querySelector(selector)?.lastChild?.replaceWith(text)
}

/**
 * Says the error of one field as the server says it, with a copy of what it printed for this (`Fehlervorlage`): summary,
 * words at the field, title, focus. `undefined` takes it all away.
 */
export function markField(feld: HTMLInputElement, text: string | undefined): void {
  const id = `${feld.id}-fehler`
  const rahmen = feld.closest('.kern-form-input')
  const others = (feld.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one !== '' && one !== id)
  document.getElementById(id)?.remove()
  document.querySelector('[data-fehlerliste]')?.remove()
  document.title = document.title.replace(/^Fehler: /, '')
  rahmen?.classList.toggle('kern-form-input--error', text !== undefined)
  feld.classList.toggle('kern-form-input__input--error', text !== undefined)
  feld.setAttribute('aria-describedby', (text === undefined ? others : [...others, id]).join(' '))
  const vorlage = document.querySelector<HTMLTemplateElement>(`template[data-fehlervorlage="${feld.id}"]`)
  if (text === undefined || !vorlage) {
    feld.removeAttribute('aria-invalid')
    return
  }
  const copy = document.importNode(vorlage.content, true)
  const [liste, fehler] = [copy.querySelector<HTMLElement>('[data-fehlerliste]'), copy.querySelector('.kern-error')]
  fill(liste, 'li a', text)
  fill(fehler, '.kern-body', text)
  feld.setAttribute('aria-invalid', 'true')
  document.title = `Fehler: ${document.title}`
  if (fehler) feld.before(fehler)
  if (liste) vorlage.after(liste)
  focusErrors(liste)
}
