import type { Html } from '#web/jsx.ts'
import { Formular, Knopf, Knopfzeile, Textbereich } from '#web/parts/index.ts'

interface Ablehnung {
  /** The heading, and the name of the form for the ear. */
  titel: string
  ebene?: 2 | 3
  /** Where the reason is written. */
  feld: Parameters<typeof Textbereich>[0]
  wert: string
  knopf: string
  /** What was typed is not kept when the session ends. */
  nichtAufheben?: boolean
}

interface FreigabeformulareProps {
  csrf: string
  /** Where both go; the current address when left out. */
  aktion?: string
  /** Hidden fields of both. */
  mit?: Html
  frei: { wert: string; knopf: string; text?: string }
  nein: Ablehnung
}

/** How the second person decides: one button that releases, and below it the way back, with a reason. Posts `entscheidung`. */
export function Freigabeformulare({ csrf, aktion, mit, frei, nein }: FreigabeformulareProps): Html {
  const Ueberschrift = nein.ebene === 3 ? 'h3' : 'h2'
  return (
    <>
      <Formular csrf={csrf} aktion={aktion} vorlesen="Freigeben" nichtAufheben>
        {mit}
        {frei.text && <p>{frei.text}</p>}
        <Knopfzeile>
          <Knopf name="entscheidung" wert={frei.wert}>
            {frei.knopf}
          </Knopf>
        </Knopfzeile>
      </Formular>
      <Ueberschrift>{nein.titel}</Ueberschrift>
      <Formular csrf={csrf} aktion={aktion} vorlesen={nein.titel} nichtAufheben={nein.nichtAufheben}>
        {mit}
        <Textbereich {...nein.feld} pflicht />
        <Knopfzeile>
          <Knopf art="sekundaer" name="entscheidung" wert={nein.wert}>
            {nein.knopf}
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
