// Renders the page with one engine, in a process of its own, as often as it is told.
import { fileURLToPath } from 'node:url'
import { projektordner } from '#platform/ordner.ts'
import { bediene } from '../prozess.ts'
import { newSeitendaten, type Seitendaten } from './daten.ts'

export const MASCHINEN = ['eigen', 'hono', 'react', 'nunjucks'] as const
export type Maschine = (typeof MASCHINEN)[number]

export interface Ansichtsauftrag {
  anzahl: number
}

type Render = (daten: Seitendaten) => string

/** The page, built for one JSX runtime; the name is not literal, so that the bundler leaves it alone. */
async function readSeite(maschine: Maschine): Promise<(props: { daten: Seitendaten }) => unknown> {
  const { Seite } = await import(new URL(`./seite-${maschine}.js`, import.meta.url).href)
  return Seite
}

async function open(maschine: Maschine): Promise<Render> {
  if (maschine === 'nunjucks') {
    const { Environment, FileSystemLoader } = await import('nunjucks')
    const folder = fileURLToPath(new URL('bench/ansichten/', projektordner))
    const template = new Environment(new FileSystemLoader(folder), { autoescape: true }).getTemplate('seite.njk', true)
    return (daten) => template.render(daten)
  }
  const seite = await readSeite(maschine)
  if (maschine === 'react') {
    const [{ createElement }, { renderToString }] = await Promise.all([import('react'), import('react-dom/server')])
    return (daten) => renderToString(createElement(seite, { daten }))
  }
  return (daten) => String(seite({ daten }))
}

const render = await open(process.argv[2] as Maschine)
let nummer = 1000

/** The last page, always of the same number, so that engines can be compared. */
bediene<Ansichtsauftrag>(async ({ anzahl }) => {
  let bytes = 0
  for (let i = 0; i < anzahl; i++) bytes += render(newSeitendaten(nummer++)).length
  return { bytes, probe: render(newSeitendaten(1000)) }
})
