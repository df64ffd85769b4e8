import { isId } from '#platform/datenbank/id.ts'

/** A place in a list of conversations, which goes by the time of the newest message. */
export interface Mark {
  zuletzt: Date
  id: string
}

export const markOf = ({ zuletzt, id }: Mark) => `${zuletzt.getTime()}_${id}`

/** The place in a list that an address names; undefined for anything else. */
export function readMark(text: string | undefined): Mark | undefined {
  const found = /^(\d{10,15})_([0-9a-f-]{36})$/.exec(text ?? '')
  return found && isId(found[2]!) ? { zuletzt: new Date(Number(found[1])), id: found[2]! } : undefined
}
