import { alleDateitypen, type Dateityp, dateiarten, describeGrenzen } from '#platform/dateien/typen.ts'
import type { Html } from '#web/jsx.ts'
import { describedBy, type FeldProps, Feldrahmen, Gruppenrahmen, idOf } from './feld.tsx'

/** A file that came with an earlier try of the same form. */
export interface VorhandeneDatei {
  id: string
  /** As it may be shown (`showDateiname`). */
  name: string
}

type DateiFeldProps = Omit<FeldProps, 'hinweis'> & {
  /** The id that makes a repeated sending the same one; from `newId()` when the page is first shown, kept when it comes back. */
  sendung: string
  /** Bytes of one file and number of files, from the settings. */
  grenzen: { dateiBytes: number; anzahl: number }
  erlaubt?: readonly Dateityp[] | undefined
  /** Only one file. */
  einzeln?: boolean | undefined
  vorhanden?: readonly VorhandeneDatei[] | undefined
  /** Where `hochladen.js` sends each file by itself, before the form goes; the page must load it. */
  hochladen?: string | undefined
}

/** What a browser offers in its dialogue; the server decides by content. */
const accept = (typen: readonly Dateityp[]) =>
  typen.flatMap((typ) => [dateiarten[typ].mime, ...dateiarten[typ].endungen.map((ending) => `.${ending}`)]).join(',')

/**
 * Chooses files. Says before what is possible, works without script, and after a failed try lists what has arrived already,
 * each with a way to take it out. Stands last in a `Formular` with `dateien`: the fields before it are read first.
 * Its fields are those of `dateifelder`.
 */
export function DateiFeld(props: DateiFeldProps): Html {
  const typen = props.erlaubt ?? alleDateitypen
  const most = props.einzeln ? 1 : props.grenzen.anzahl
  const vorhanden = props.vorhanden ?? []
  const grenzen = { erlaubt: typen, dateiBytes: props.grenzen.dateiBytes, anzahl: most }
  const hinweis = describeGrenzen(grenzen)
  return (
    <>
      <input type="hidden" name="sendung" value={props.sendung} />
      {vorhanden.length > 0 && <Vorhanden dateien={vorhanden} />}
      <Feldrahmen {...props} hinweis={hinweis}>
        <input
          class={props.fehler ? 'kern-form-input__input kern-form-input__input--error' : 'kern-form-input__input'}
          type="file"
          id={idOf(props)}
          name={props.name}
          accept={accept(typen)}
          multiple={most > 1}
          required={props.pflicht === true && vorhanden.length === 0}
          aria-describedby={describedBy({ ...props, hinweis })}
          aria-invalid={props.fehler ? 'true' : undefined}
          data-hochladen={props.hochladen}
          data-bytes={props.hochladen && String(grenzen.dateiBytes)}
          data-anzahl={props.hochladen && String(most)}
        />
      </Feldrahmen>
    </>
  )
}

function Vorhanden({ dateien }: { dateien: readonly VorhandeneDatei[] }): Html {
  return (
    <Gruppenrahmen
      name="entfernen"
      label="Diese Dateien sind schon da"
      hinweis="Sie müssen sie nicht noch einmal wählen. Setzen Sie einen Haken, wenn eine Datei nicht mitgehen soll."
    >
      <div class="kern-fieldset__body">
        {dateien.map(({ id, name }) => (
          <div class="kern-form-check">
            <input
              class="kern-form-check__checkbox"
              type="checkbox"
              id={`entfernen-${id}`}
              name="entfernen[]"
              value={id}
            />
            <label class="kern-label" for={`entfernen-${id}`}>
              {name} entfernen
            </label>
          </div>
        ))}
      </div>
    </Gruppenrahmen>
  )
}
