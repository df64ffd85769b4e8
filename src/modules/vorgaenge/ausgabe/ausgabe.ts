import { readKunde } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { GanzerVorgang } from '../vorgang.ts'
import { typesetVorgang } from './ausdruck.ts'
import { exportVorgang, toXml } from './daten.ts'

export interface Ausgabe {
  inhalt: Uint8Array | string
  typ: string
  name: string
}

const formate = {
  pdf: 'application/pdf',
  pdfa: 'application/pdf',
  json: 'application/json',
  xml: 'application/xml; charset=utf-8',
} as const
export type Format = keyof typeof formate
export const isFormat = (text: string): text is Format => Object.hasOwn(formate, text)

/** Where everybody can read how the answers of its form are built. */
function schemaOf(env: Env, { dienst: slug, formular }: GanzerVorgang): string | undefined {
  if (!formular) return undefined
  const adresse = new URL(routes.eserviceSchema.href({ slug }), env.settings.baseUrl)
  adresse.searchParams.set('fassung', String(formular.fassung))
  return adresse.href
}

/** A case to keep or to hand on. Its reader may see it (checked by the caller). Undefined where the customer is gone, or it is sealed. */
export async function printVorgang(
  env: Env,
  vorgang: GanzerVorgang,
  wahl: { format: Format; jobcenterId: string },
): Promise<Ausgabe | undefined> {
  const { format, jobcenterId } = wahl
  if (vorgang.versiegelt) return undefined
  const kunde = await readKunde(env, env.db, { id: vorgang.kundeId, jobcenterId })
  if (!kunde) return undefined
  const von = { name: `${kunde.vorname} ${kunde.nachname}`, kundennummer: kunde.kundennummer }
  const name = `vorgang-${vorgang.nummer}${format === 'pdfa' ? '-archiv.pdf' : `.${format}`}`
  const typ = formate[format]
  if (format === 'json') {
    return { typ, name, inhalt: JSON.stringify(exportVorgang(vorgang, von, schemaOf(env, vorgang)), null, 2) }
  }
  if (format === 'xml') {
    const inhalt = toXml('vorgang', exportVorgang(vorgang, von))
    return { typ, name, inhalt: `<?xml version="1.0" encoding="UTF-8"?>\n${inhalt}` }
  }
  const standard = format === 'pdfa' ? 'a-2b' : 'ua-1'
  return { typ, name, inhalt: await typesetVorgang(env, vorgang, { von, standard }) }
}
