import { felder, text } from '#web/felder.ts'

/** `vorschlag` is what the page sealed. */
export const antrag = felder({ vorschlag: text(20_000), grund: text(5000) })
export const nichts = felder({})

export { checkBegruendung, checkFreigabe, type Freigabefehler, freigabe } from '../konten/forms.ts'
