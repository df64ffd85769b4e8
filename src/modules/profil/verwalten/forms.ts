import { felder, text } from '#web/felder.ts'

/** Which profile to open: „standard“, a kind, or an id; and where to go then. */
export const wahlForm = felder({ profil: text(40), weiter: text(2000) })
/** Which opens after sign-in: „fragen“, „standard“, or an id. */
export const standardForm = felder({ standard: text(40) })
export const leerForm = felder({})
