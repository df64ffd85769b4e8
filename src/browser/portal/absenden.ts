/** After this the same form may be sent again: the answer may have been a download, or the network was gone. */
const AGAIN_AFTER_MS = 8000

/** A second tap on a slow line sends nothing twice. The button stays focusable and says that it is busy. */
export function guardDoubleSubmit(): void {
  const sent = new Map<HTMLFormElement, HTMLElement | null>()

  const release = (form: HTMLFormElement) => {
    sent.get(form)?.removeAttribute('aria-disabled')
    sent.delete(form)
  }

  document.addEventListener('submit', (event) => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (sent.has(form)) {
      event.preventDefault()
      return
    }
    sent.set(form, event.submitter)
    event.submitter?.setAttribute('aria-disabled', 'true')
    setTimeout(() => release(form), AGAIN_AFTER_MS)
  })

  // The back button brings the page out of the cache as it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of [...sent.keys()]) release(form)
  })
}
