import type { Child, Html } from '#web/jsx.ts'

type Spalte = {
  text: string
  /** Numbers for comparing stand right, with figures of one width. */
  zahl?: boolean | undefined
  /** Heading for the ear only, e.g. of a column of links. */
  verborgen?: boolean | undefined
}

const zaehler = /[^a-z0-9]+/g

const klasseOf = ({ dicht, stapelt }: { dicht?: boolean | undefined; stapelt?: boolean | undefined }): string =>
  `kern-table${dicht ? ' kern-table--small' : ''}${stapelt ? ' tabelle--stapelt' : ''}`

/** Rows of cells; the first cell names its row. Wide tables scroll inside their region, also by keyboard. */
export function Tabelle(props: {
  titel: string
  titelVerborgen?: boolean | undefined
  spalten: readonly Spalte[]
  zeilen: readonly (readonly Child[])[]
  /** Shown in place of the table when there are no rows. */
  leer?: Child
  id?: string | undefined
  dicht?: boolean | undefined
  /** On a narrow screen each row is a block of its own, for cells that say without a heading what they are. */
  stapelt?: boolean | undefined
}): Html {
  if (props.zeilen.length === 0 && props.leer) return <>{props.leer}</>
  const id = props.id ?? `tabelle-${props.titel.toLowerCase().replace(zaehler, '-')}`
  return (
    <section class="kern-table-responsive" tabindex={0} aria-labelledby={id}>
      <table class={klasseOf(props)}>
        <caption id={id} class={props.titelVerborgen ? 'kern-sr-only' : 'kern-title'}>
          {props.titel}
        </caption>
        <thead>
          <tr>
            {props.spalten.map((spalte) => (
              <th
                scope="col"
                class={spalte.zahl ? 'kern-table__header kern-table__header--numeric' : 'kern-table__header'}
              >
                {spalte.verborgen ? <span class="kern-sr-only">{spalte.text}</span> : spalte.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.zeilen.map((zeile) => (
            <tr>
              {zeile.map((zelle, i) => {
                const zahl = props.spalten[i]?.zahl
                if (i === 0) {
                  return (
                    <th scope="row" class="kern-table__header">
                      {zelle}
                    </th>
                  )
                }
                return <td class={zahl ? 'kern-table__cell kern-table__cell--numeric' : 'kern-table__cell'}>{zelle}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
