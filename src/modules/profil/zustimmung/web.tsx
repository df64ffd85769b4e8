import { routes } from '#routes'
import { badRequest, notFound } from '#web/fehler.ts'
import { felder, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { OhneProfilView, ZustimmungView } from './views.tsx'
import { FASSUNG, readZustimmungen, setZustimmung, zustimmungsarten } from './zustimmung.ts'

const form = felder({ art: wahl(zustimmungsarten), an: wahl(['ja', 'nein']), fassung: text(20) })

const onlineKommunikation: HandlerOf<typeof routes.onlineKommunikation> = {
  get: async (a) => {
    const { profil } = a.besuch
    const krumen = [{ text: 'Profil', href: routes.profil.href() }, { text: 'Online-Kommunikation' }]
    const kopf = { titel: 'Online-Kommunikation zustimmen', krumen }
    if (profil?.art !== 'kunde') return a.seite(kopf, <OhneProfilView />)
    const stand = await readZustimmungen(a.env.db, profil.kundeId)
    const gespeichert = a.frage('gespeichert') === 'ja'
    return a.seite(kopf, <ZustimmungView csrf={a.csrf()} stand={stand} gespeichert={gespeichert} />)
  },
  post: async (a) => {
    const { art, an, fassung } = a.lies(form)
    if (!art || !an) throw badRequest()
    // Whoever agreed to an older text sees the new one first.
    if (an === 'ja' && fassung !== FASSUNG) return a.weiter(routes.onlineKommunikation.href())
    if (!(await setZustimmung(a.env, a.besuch, { art, an: an === 'ja' }))) throw notFound()
    return a.weiter(`${routes.onlineKommunikation.href()}?gespeichert=ja`)
  },
}

export const zustimmungHandlers = { onlineKommunikation }
