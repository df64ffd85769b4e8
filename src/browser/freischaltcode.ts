import { takeCode } from './portal/codeadresse.ts'

/** The QR code of a letter fills the field; what somebody typed already stays. */
const code = takeCode()
const feld = document.querySelector<HTMLInputElement>('input[name=code]')

if (code !== undefined && feld && feld.value === '') {
  feld.value = code
  document.querySelector<HTMLInputElement>('input[name=geburtstag-tag]')?.focus()
}
