import type { Html } from '#web/jsx.ts'
import { Formular, Hinweis, Knopf, Knopfzeile, Kontrollkaestchen } from '#web/parts/index.ts'

/** Where the tick is missing. */
export const ZUSTIMMUNG =
  'Setzen Sie hier ein Häkchen. Ohne die Zustimmung Ihrer gesetzlichen Vertretung geht es nicht.'

export interface RuecknahmeformularProps {
  csrf: string
  /** What the button does. */
  knopf: string
  /** Address of what stays as it is. */
  abbrechen: string
  /** Of somebody under age. */
  minderjaehrig: boolean
  fehler: { zustimmung?: string }
}

/** The form with which something sent is taken back; posts `zustimmung`. */
export function Ruecknahmeformular({ csrf, knopf, abbrechen, minderjaehrig, fehler }: RuecknahmeformularProps): Html {
  return (
    <>
      {minderjaehrig && (
        <Hinweis titel="Sie sind noch nicht 18">
          <p>
            Zurücknehmen können Sie nur, wenn Ihre Eltern oder wer Sie sonst gesetzlich vertritt zustimmen (§ 36 Abs. 2
            SGB I). Sprechen Sie vorher mit ihnen. Ihr Jobcenter fragt vielleicht nach.
          </p>
        </Hinweis>
      )}
      <Formular csrf={csrf} nichtAufheben>
        {minderjaehrig && (
          <Kontrollkaestchen
            name="zustimmung"
            label="Meine gesetzliche Vertretung stimmt zu."
            pflicht
            fehler={fehler.zustimmung}
          />
        )}
        <Knopfzeile>
          <Knopf art="text" href={abbrechen}>
            Abbrechen
          </Knopf>
          <Knopf>{knopf}</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
