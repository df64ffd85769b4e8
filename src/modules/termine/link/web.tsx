import { isId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest } from '#web/fehler.ts'
import { type Feldfehler, felder, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { cancelTermin, moveTermin } from '../kunde.ts'
import { findByLink, type Linktermin, listNeueZeiten } from './link.ts'
import { LinkUngueltigView, type Meldung, readMeldung, TerminLinkView } from './views.tsx'

const eingabe = felder({ id: text(300), fenster: text(36), tat: wahl(['verschieben', 'absagen']) })
const TITEL = 'Ihr Termin'

type Linkanfrage = Anfrage<'/link/termin', 'public'>

const showUngueltig = (a: Linkanfrage) => a.seite({ titel: TITEL }, <LinkUngueltigView />, 410)

async function show(
  a: Linkanfrage,
  { id, found, fehler }: { id: string; found: Linktermin; fehler: Feldfehler<'fenster'> },
): Promise<Response> {
  const { termin, offen } = found
  const zeiten = offen ? await listNeueZeiten(a.env, found) : []
  const meldung = readMeldung(a.frage('meldung'))
  const view = <TerminLinkView csrf={a.csrf()} {...{ id, termin, offen, zeiten, meldung, fehler }} />
  const failed = fehler.fenster !== undefined
  return a.seite({ titel: TITEL, fehler: failed }, view, failed ? 422 : 200)
}

/** Back to the page, so that a reload does nothing twice. */
const goOn = (a: Linkanfrage, id: string, meldung: Meldung) =>
  a.weiter(`${routes.terminLink.href()}?${new URLSearchParams({ id, meldung })}`)

async function move(a: Linkanfrage, { id, found, fenster }: { id: string; found: Linktermin; fenster: string }) {
  if (fenster === '') return show(a, { id, found, fehler: { fenster: 'Wählen Sie eine freie Zeit.' } })
  if (!isId(fenster)) throw badRequest()
  const done = await moveTermin(a.env, found.wer, { id: found.termin.id, fensterId: fenster })
  if (done.ok) return goOn(a, id, 'verschoben')
  return goOn(a, id, done.grund === 'zu-viele' ? 'zu-spaet' : done.grund)
}

const terminLink: HandlerOf<typeof routes.terminLink> = {
  get: async (a) => {
    const id = a.frage('id')
    const found = await findByLink(a.env, id)
    return found && id ? show(a, { id, found, fehler: {} }) : showUngueltig(a)
  },
  post: async (a) => {
    const { id, fenster, tat } = a.lies(eingabe)
    const found = await findByLink(a.env, id)
    if (!found) return showUngueltig(a)
    if (tat === 'verschieben') return move(a, { id, found, fenster })
    if (tat !== 'absagen') throw badRequest()
    return goOn(a, id, (await cancelTermin(a.env, found.wer, found.termin.id)) === 'ok' ? 'abgesagt' : 'zu-spaet')
  },
}

export const linkHandlers = { terminLink }
