import { LAENDER, type Land } from '#platform/text/laender.ts'

const ALLE = Object.keys(LAENDER) as Land[]

/** A Land by its short name; undefined for anything else. */
export const findLand = (text: string | undefined): Land | undefined => ALLE.find((one) => one === text)

/** The Länder that may be meant: the one of the office, or all where it is not known. */
export const laenderOf = (land: string | undefined): readonly Land[] => {
  const known = findLand(land)
  return known ? [known] : ALLE
}
