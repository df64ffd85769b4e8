import { formatTag, type Tag } from '#platform/text/datum.ts'

/** One step of a computed deadline as a sentence, with its day and its law. */
export const showSchritt = ({ text, tag, vorschrift }: { text: string; tag?: Tag; vorschrift: string }): string =>
  tag === undefined ? `${text} (${vorschrift})` : `${formatTag(tag)}: ${text} (${vorschrift})`
