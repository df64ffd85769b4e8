import { formatTag } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Hinweis } from '#web/parts/index.ts'
import type { Auftrag } from './auftrag.ts'

/** Who reads a sealed case, to the person whose it is. */
export const VersiegeltHinweis = ({ auftrag }: { auftrag: Auftrag | undefined }): Html => (
  <Hinweis titel="Nur der Ärztliche Dienst kann das lesen">
    <p>
      Ihr Jobcenter sieht, dass Unterlagen eingegangen sind, wann und wie viele Dateien.{' '}
      {auftrag
        ? `Sie gehören zum Auftrag vom ${formatTag(auftrag.datum)}: ${auftrag.frage}`
        : 'Sie gehören zu keinem Auftrag. Sagen Sie Ihrer Ansprechperson, dass sie da sind: Erst mit einem Auftrag beginnt die Prüfung.'}
    </p>
    <p>
      Ihr Postfach liest das Jobcenter. Schreiben Sie dort nichts über Ihre Gesundheit. Was noch fehlt, senden Sie hier
      mit „Unterlagen senden“.
    </p>
  </Hinweis>
)
