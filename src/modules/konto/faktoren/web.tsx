import type { routes } from '#routes'
import type { HandlerOf } from '#web/router.tsx'
import { listVideos } from '#web/videos/videos.tsx'
import { findKonto } from '../store.ts'
import { factorPath } from './aenderung.ts'
import { passkeyHandlers } from './passkey/web.tsx'
import { SicherheitshinweisView } from './views.tsx'
import { codeHandlers } from './web-codes.tsx'
import { totpHandlers } from './web-totp.tsx'
import { nextPath } from './wege.ts'

const sicherheitshinweis: HandlerOf<typeof routes.sicherheitshinweis> = async (a) => {
  const { stufe, kontoId } = a.besuch
  if (stufe === 'voll') return a.weiter(nextPath(a.besuch))
  const konto = await findKonto(a.env.db, kontoId)
  if (stufe === 'faktor') return a.weiter(factorPath(konto))
  const videos = listVideos(a.env, 'de')
  const view = <SicherheitshinweisView csrf={a.csrf()} mitPasswort={konto?.passwort !== null} videos={videos} />
  return a.seite({ titel: 'Sicherheitshinweis', hauptspalte: 'breit' }, view)
}

export const faktorenHandlers = { sicherheitshinweis, ...passkeyHandlers, ...totpHandlers, ...codeHandlers }
