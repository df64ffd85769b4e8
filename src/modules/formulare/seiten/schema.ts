import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { notFound } from '#web/fehler.ts'
import type { HandlerOf } from '#web/router.tsx'
import { plainHeaders } from '#web/schutz/kopfzeilen.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import { schemaOf } from '../engine/schema.ts'

const geschrieben = new Map<string, string>()

function writeSchema(env: Env, { slug, formular }: Formulardienst): string {
  const adresse = new URL(routes.eserviceSchema.href({ slug }), env.settings.baseUrl)
  adresse.searchParams.set('fassung', String(formular.fassung))
  const known = geschrieben.get(adresse.href)
  if (known !== undefined) return known
  const text = JSON.stringify(schemaOf(formular, adresse.href), null, 2)
  geschrieben.set(adresse.href, text)
  return text
}

/** What is sent with a form, as JSON Schema. Of an older version there is none any more. */
const eserviceSchema: HandlerOf<typeof routes.eserviceSchema> = (a) => {
  const dienst = findDienst(a.params.slug)
  const fassung = a.frage('fassung')
  if (!dienst || (fassung !== undefined && fassung !== String(dienst.formular.fassung))) throw notFound()
  const headers = plainHeaders('application/schema+json', 'public, max-age=3600')
  return new Response(writeSchema(a.env, dienst), { headers })
}

export const schemaHandlers = { eserviceSchema }
