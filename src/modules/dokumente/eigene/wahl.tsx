import { z } from 'zod'
import { isId } from '#platform/datenbank/id.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Aufklapper, Mehrfachwahl } from '#web/parts/index.ts'
import { showDateiname } from '../texte.ts'
import { dokumentarten } from './arten-daten.ts'
import type { EigenesDokument } from './eigene.ts'

const id = z.string().refine(isId)

/** The field that `Dokumentwahl` adds to a form. */
export const dokumentwahl = {
  'auswahl[]': z
    .union([id, z.array(id).max(50)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
}

/** Files that were handed in before, to be used once more; nothing where there are none. */
export function Dokumentwahl(props: { eigene: readonly EigenesDokument[]; gewaehlt: readonly string[] }): Html | null {
  const { eigene, gewaehlt } = props
  if (eigene.length === 0) return null
  return (
    <Aufklapper titel={`Aus Ihren Dokumenten wählen (${eigene.length})`} offen={gewaehlt.length > 0}>
      <Mehrfachwahl
        name="auswahl"
        feldname="auswahl[]"
        label="Diese Dateien liegen schon hier"
        hinweis="Sie werden noch einmal verwendet und nicht noch einmal übertragen."
        optionen={eigene.map((one) => ({
          wert: one.id,
          text: showDateiname(one.name),
          hinweis: describeDokument(one),
        }))}
        werte={gewaehlt}
      />
    </Aufklapper>
  )
}

const describeDokument = ({ art, erstellt }: EigenesDokument): string => {
  const vom = `hochgeladen am ${formatTag(tagInBerlin(erstellt))}`
  const name = art && dokumentarten[art]
  return name ? `${name}, ${vom}` : vom
}
