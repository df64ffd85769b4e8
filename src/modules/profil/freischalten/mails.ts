import type { Nachricht } from '#modules/konto'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'

/** Staff decided a request. What it was about, and how it was decided, stands in the portal only. */
export const decisionMail = (env: Env): Nachricht => ({
  betreff: 'Ihre Anfrage im Online-Portal',
  absaetze: ['Ihr Jobcenter hat eine Anfrage von Ihnen bearbeitet. Wie sie steht, sehen Sie im Online-Portal.'],
  knopf: { text: 'Anfrage ansehen', href: env.settings.baseUrl + routes.freischaltcodeBeantragen.href() },
})
