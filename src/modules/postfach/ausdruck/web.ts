import type { routes } from '#routes'
import { notFound } from '#web/fehler.ts'
import type { HandlerOf } from '#web/router.tsx'
import { typesetGespraech } from './ausdruck.ts'

const gespraechPdf: HandlerOf<typeof routes.gespraechPdf> = async (a) => {
  const pdf = await typesetGespraech(a.env, a.besuch, a.params.id)
  if (!pdf) throw notFound()
  return a.datei(pdf, 'application/pdf', 'Gespraech.pdf')
}

export const ausdruckHandlers = { gespraechPdf }
