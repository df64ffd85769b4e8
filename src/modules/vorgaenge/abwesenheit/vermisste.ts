import type { Tag } from '#platform/text/datum.ts'

const JE_SEITE = 500

/** Where a page of those who are missing begins. */
export interface Vermisstenstelle {
  vermisst_ab: Tag
  vorgang_id: string
}

/** Which page is wanted: `nach` undefined: the first one. */
export interface Vermisstensuche {
  heute: Tag
  nach: Vermisstenstelle | undefined
  anzahl: number
}

/** Cases page by page, so that those who stay for another reason keep nobody back; one with several people comes once. */
export async function* listFaelle(
  heute: Tag,
  find: (suche: Vermisstensuche) => Promise<Vermisstenstelle[]>,
): AsyncGenerator<string> {
  const seen = new Set<string>()
  let nach: Vermisstenstelle | undefined
  do {
    const rows = await find({ heute, nach, anzahl: JE_SEITE })
    for (const { vorgang_id } of rows) {
      if (!seen.has(vorgang_id)) yield vorgang_id
      seen.add(vorgang_id)
    }
    nach = rows.length === JE_SEITE ? rows.at(-1) : undefined
  } while (nach)
}
