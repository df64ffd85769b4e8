import { type Nachweis, nachweisname, nachweisstand } from '#modules/vorgaenge'
import type { Html } from '#web/jsx.ts'
import { Aufklapper, Etikett, Formular, Knopf, Knopfzeile, Radiogruppe, Textfeld } from '#web/parts/index.ts'

interface Props {
  csrf: string
  stand: number
  nachweis: Nachweis
  dateien: Html | null
  urteile: readonly { wert: string; text: string }[]
  grundLabel: string
  /** What was typed for this document. */
  eingabe: { urteil: string; grund: string } | undefined
  fehler: { urteil?: string | undefined; grund?: string | undefined }
}

/** One document of a case, with the question whether it will do. */
export function Pruefform(props: Props): Html {
  const { nachweis } = props
  return (
    <section class="kasten" aria-labelledby={`n-${nachweis.id}`}>
      <h3 id={`n-${nachweis.id}`}>{nachweisname(nachweis)}</h3>
      <Pruefteil {...props} />
    </section>
  )
}

/** One that nothing is there of: what can be said of it stands behind its name, as it is called where it stands. */
export function Fehlform(props: Props & { name: Html | string }): Html {
  const { nachweis, eingabe } = props
  const zustand = nachweisstand(nachweis, false)
  return (
    <Aufklapper
      titel={
        <>
          {props.name} <Etikett art={zustand.art}>{zustand.imDienst ?? zustand.text}</Etikett>
        </>
      }
      offen={eingabe !== undefined}
    >
      <Pruefteil {...props} />
    </Aufklapper>
  )
}

function Pruefteil(props: Props): Html {
  const { nachweis, eingabe, fehler } = props
  const name = nachweisname(nachweis)
  return (
    <>
      {nachweis.grund && <p class="gespraech__text">{nachweis.grund}</p>}
      {props.dateien}
      <Formular csrf={props.csrf} vorlesen={`${name} prüfen`} nichtAufheben>
        <input type="hidden" name="stand" value={String(props.stand)} />
        <input type="hidden" name="nachweis" value={nachweis.id} />
        <Radiogruppe
          name="urteil"
          id={`urteil-${nachweis.id}`}
          label="Ergebnis"
          optionen={props.urteile}
          wert={eingabe?.urteil ?? ''}
          fehler={fehler.urteil}
        />
        <Textfeld
          name="grund"
          id={`grund-${nachweis.id}`}
          label={props.grundLabel}
          wert={eingabe?.grund ?? ''}
          fehler={fehler.grund}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="pruefen" vorlesen={`Ergebnis speichern: ${name}`}>
            Ergebnis speichern
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}
