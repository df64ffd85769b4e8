/** There is nothing under a name that the database knows. */
export class DateiFehlt extends Error {
  override name = 'DateiFehlt'
}

const form = /^[0-9a-f]{32}$/

export const isAblagename = (name: string): boolean => form.test(name)

/** Throws for anything but a random name: nothing that a person typed can become part of a path. */
export function assertAblagename(name: string): void {
  if (!isAblagename(name)) throw new TypeError('Kein Name der Ablage.')
}
