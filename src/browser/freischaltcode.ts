/**
 * The QR code of a letter opens this page with the code behind #. It moves into the field, and out of the address, where
 * somebody could read it over a shoulder or in the history. Nothing is stored: whoever has to sign in first keeps the
 * fragment as far as the browser carries it, and otherwise scans once more.
 */
const code = location.hash.slice(1)
const feld = document.querySelector<HTMLInputElement>('input[name=code]')

if (code !== '') {
  history.replaceState(history.state, '', location.pathname + location.search)
  if (feld && feld.value === '' && /^[A-Za-z0-9-]{12,20}$/.test(code)) {
    feld.value = code
    document.querySelector<HTMLInputElement>('input[name=geburtstag-tag]')?.focus()
  }
}

export {}
