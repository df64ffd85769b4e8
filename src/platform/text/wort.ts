/** The word of a table that a text from outside names, as an address may; undefined for any other text. */
export const readWort = <T extends object>(tabelle: T, text: string | undefined): keyof T | undefined =>
  text !== undefined && Object.hasOwn(tabelle, text) ? (text as keyof T) : undefined
