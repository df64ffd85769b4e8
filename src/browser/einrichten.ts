const FORM = /^[0-9a-z]{4}(?:-[0-9a-z]{4}){6}$/i

/** A link of an invitation carries its code behind the `#`: into the field, and out of the address and the history. */
const code = location.hash.slice(1)
const feld = document.querySelector<HTMLInputElement>('input[name=code]')
if (feld && FORM.test(code)) {
  feld.value = code
  history.replaceState(history.state, '', location.pathname + location.search)
}
