import { findKonto, openEmail } from '#modules/konto'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { KundenBesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { checkKontakt, kontaktForm } from './forms.ts'
import { readKontakt, saveKontakt } from './kontakt.ts'
import { type BearbeitenProps, BearbeitenView } from './views.tsx'

type A = Anfrage<string, 'konto'>

async function show(a: A, kontakt: BearbeitenProps['kontakt']): Promise<Response> {
  const konto = await findKonto(a.env.db, a.besuch.kontoId)
  if (!konto) throw notFound()
  const failed = kontakt !== undefined && hasErrors(kontakt.fehler)
  const krumen = [{ text: 'Profil', href: routes.profil.href() }, { text: 'Profil bearbeiten' }]
  const view = <BearbeitenView csrf={a.csrf()} email={openEmail(a.env, konto)} kontakt={kontakt} />
  return a.seite({ titel: 'Profil bearbeiten', krumen, fehler: failed }, view, failed ? 422 : 200)
}

const leer = { telefon: '', sprache: 'de', erreichbar: '' }

const profilBearbeiten: HandlerOf<typeof routes.profilBearbeiten> = {
  get: async (a) => {
    const { profil } = a.besuch
    if (profil?.art !== 'kunde') return show(a, undefined)
    const { telefon, sprache, erreichbar } = (await readKontakt(a.env, a.env.db, profil.kundeId)) ?? leer
    const werte = { telefon, sprache, erreichbar, ...(await a.aufgehoben()) }
    return show(a, { werte, fehler: {}, gespeichert: a.frage('gespeichert') === 'ja' })
  },
  post: async (a) => {
    const { besuch } = a
    if (besuch.profil?.art !== 'kunde') return a.weiter(routes.freischaltcode.href())
    const werte = a.lies(kontaktForm)
    const geprueft = checkKontakt(werte)
    if (!geprueft.ok) return show(a, { werte, fehler: geprueft.fehler, gespeichert: false })
    await saveKontakt(a.env, besuch as KundenBesuch, geprueft.kontakt)
    return a.weiter(`${routes.profilBearbeiten.href()}?gespeichert=ja`)
  },
}

export const kontaktHandlers = { profilBearbeiten }
