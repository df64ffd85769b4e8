/** Kinds of controls that hold nothing typed, or what must not be kept. */
const NEVER = new Set(['password', 'file', 'submit', 'button', 'image', 'reset', 'hidden'])

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

function isKept(control: Control): boolean {
  if (control.name === '' || control.disabled || NEVER.has(control.type)) return false
  if (control.autocomplete === 'one-time-code' || control.closest('[data-nicht-aufheben]')) return false
  if (!(control instanceof HTMLInputElement)) return true
  return (control.type !== 'checkbox' && control.type !== 'radio') || control.checked
}

/** True when the person has changed something since the page came. */
function isTouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    return [...control.options].some((option) => option.selected !== option.defaultSelected)
  }
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    return control.checked !== control.defaultChecked
  }
  return control.value !== control.defaultValue
}

/** What stands in the forms of the page that post; undefined when nobody typed anything. */
export function collectFields(root: ParentNode = document): Record<string, string> | undefined {
  const controls = [
    ...root.querySelectorAll<Control>(
      'main form[method=post] input, main form[method=post] select, main form[method=post] textarea',
    ),
  ]
  if (!controls.some((control) => !control.closest('[data-nicht-aufheben]') && isTouched(control))) return undefined
  return Object.fromEntries(controls.filter(isKept).map((control) => [control.name, control.value]))
}
