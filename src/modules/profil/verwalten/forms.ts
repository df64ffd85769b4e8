import { felder, text } from '#web/felder.ts'

/** Which profile to open: „standard“, a kind, or an id. */
export const wahlForm = felder({ profil: text(40) })
/** Which opens after sign-in: „fragen“, „standard“, or an id. */
export const standardForm = felder({ standard: text(40) })
export const leerForm = felder({})
