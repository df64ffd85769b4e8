import { findKonto, openEmail } from '#modules/konto'
import { isId } from '#platform/datenbank/id.ts'
import { safePath } from '#platform/text/weiterleitung.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { KundenBesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { readKontakt } from '../kontakt/kontakt.ts'
import {
  findDefaultProfil,
  listProfile,
  openGewaehltes,
  readEigenenKunden,
  readProfil,
  setDefaultProfil,
  unlinkProfil,
  WAHL_OHNE_ID,
} from '../profil.ts'
import { readZustimmungen } from '../zustimmung/zustimmung.ts'
import { AuswahlView } from './auswahl-views.tsx'
import { leerForm, standardForm, wahlForm } from './forms.ts'
import type { ProfilAnschluesse } from './gemeldetes-views.tsx'
import { type Profilangaben, ProfilView } from './profil-views.tsx'
import { NeuView, ProfileView, TrennenView, trennenTitel } from './views.tsx'

const krume = { text: 'Profile verwalten', href: routes.profile.href() }

const profilAuswaehlen: HandlerOf<typeof routes.profilAuswaehlen> = {
  get: async (a) => {
    const profile = await listProfile(a.env, a.env.db, a.besuch.kontoId)
    const weiter = safePath(a.frage('weiter'), '')
    const noetig = a.frage('grund') === 'profil'
    if (noetig && !profile.some(({ kundennummer }) => kundennummer !== undefined)) {
      return a.weiter(`${routes.freischaltcode.href()}?grund=profil`)
    }
    return a.seite(
      { titel: 'Profil auswählen', hauptspalte: 'breit' },
      <AuswahlView csrf={a.csrf()} {...{ profile, weiter, noetig }} />,
    )
  },
  post: async (a) => {
    const { profil, weiter } = a.lies(wahlForm)
    if (!isId(profil) && !WAHL_OHNE_ID.some((wahl) => wahl === profil)) throw notFound()
    const token = await openGewaehltes(a.env, a.besuch, profil)
    if (!token) throw notFound()
    a.setCookie(COOKIE.sitzung, token)
    return a.weiter(safePath(weiter, routes.start.href()))
  },
}

async function showProfile(a: Anfrage<'/profile', 'konto'>, mehr: { fehler?: string } = {}): Promise<Response> {
  const { kontoId } = a.besuch
  const gewaehlt = (await findDefaultProfil(a.env, a.env.db, kontoId)) ?? 'fragen'
  const profile = await listProfile(a.env, a.env.db, kontoId)
  const gespeichert = !mehr.fehler && a.frage('gespeichert') === 'ja'
  const seite = { csrf: a.csrf(), profile, gewaehlt, gespeichert, fehler: mehr.fehler }
  return a.seite(
    { titel: krume.text, fehler: Boolean(mehr.fehler) },
    <ProfileView {...seite} />,
    mehr.fehler ? 422 : 200,
  )
}

const profile: HandlerOf<typeof routes.profile> = {
  get: (a) => showProfile(a),
  post: async (a) => {
    const { standard } = a.lies(standardForm)
    if (standard === '') return showProfile(a, { fehler: 'Wählen Sie, welches Profil sich öffnen soll.' })
    const wert = standard === 'fragen' ? null : standard
    if (wert !== null && wert !== 'standard' && !isId(wert)) throw notFound()
    if (!(await setDefaultProfil(a.env, a.besuch.kontoId, wert))) throw notFound()
    return a.weiter(`${routes.profile.href()}?gespeichert=ja`)
  },
}

const profilTrennen: HandlerOf<typeof routes.profilTrennen> = {
  get: async (a) => {
    const profil = await readProfil(a.env, a.env.db, { id: a.params.id, kontoId: a.besuch.kontoId })
    if (!profil) throw notFound()
    const titel = trennenTitel(profil)
    return a.seite({ titel, krumen: [krume, { text: titel }] }, <TrennenView csrf={a.csrf()} profil={profil} />)
  },
  post: async (a) => {
    a.lies(leerForm)
    const token = await unlinkProfil(a.env, a.besuch, a.params.id)
    if (!token) throw notFound()
    a.setCookie(COOKIE.sitzung, token)
    return a.weiter(`${routes.profile.href()}?gespeichert=ja`)
  },
}

const profilNeu: HandlerOf<typeof routes.profilNeu> = async (a) => {
  const profile = await listProfile(a.env, a.env.db, a.besuch.kontoId)
  const titel = 'Neues Profil anlegen oder freischalten'
  const kopf = { titel, krumen: [krume, { text: titel }], hauptspalte: 'breit' } as const
  return a.seite(kopf, <NeuView csrf={a.csrf()} profile={profile} />)
}

async function readAngaben(
  { env, besuch }: Pick<Anfrage<'/profil', 'konto'>, 'env' | 'besuch'>,
  { readGemeldetes }: ProfilAnschluesse,
): Promise<Omit<Profilangaben, 'email'> | undefined> {
  const kunde = await readEigenenKunden(env, besuch)
  if (!kunde) return undefined
  const [kontakt, zustimmungen, gemeldetes] = await Promise.all([
    readKontakt(env, env.db, kunde.id),
    readZustimmungen(env.db, kunde.id),
    readGemeldetes(env, besuch as KundenBesuch, kunde),
  ])
  return { kunde, kontakt, zustimmungen, gemeldetes }
}

const profil =
  (anschluesse: ProfilAnschluesse): HandlerOf<typeof routes.profil> =>
  async (a) => {
    const [konto, eigene] = await Promise.all([findKonto(a.env.db, a.besuch.kontoId), readAngaben(a, anschluesse)])
    if (!konto) throw notFound()
    const angaben = eigene && { ...eigene, email: openEmail(a.env, konto) }
    return a.seite({ titel: 'Ihr Profil' }, <ProfilView angaben={angaben} />)
  }

export const verwaltenHandlers = (anschluesse: ProfilAnschluesse) => ({
  profilAuswaehlen,
  profile,
  profilTrennen,
  profilNeu,
  profil: profil(anschluesse),
})
