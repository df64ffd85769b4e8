import { z } from 'zod'
import { readKunde, readZustaendigkeiten } from '#modules/jobcenter'
import { isId, newId } from '#platform/datenbank/id.ts'
import { safePath } from '#platform/text/weiterleitung.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { type Feldfehler, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { checkBegruendung } from '../konten/forms.ts'
import { ZugriffView } from './views.tsx'
import { giveGrund, grundnamen } from './zugriff.ts'

const form = felder({ grund: wahl(grundnamen), text: text(5000), ziel: text(300), sendung: z.string().refine(isId) })

type A = Anfrage<'/:id', 'sachbearbeitung:uebersicht'>
type Eingabe = { grund: string; text: string; ziel: string; sendung: string }

/** Only back into the staff side. */
const readZiel = (eingabe: string, kundeId: string): string => {
  const ziel = safePath(eingabe)
  return ziel.startsWith('/sachbearbeitung/') ? ziel : routes.dienstKunde.href({ id: kundeId })
}

async function show(a: A, eingabe: Eingabe, fehler: Feldfehler<'grund' | 'text'>): Promise<Response> {
  const { id } = a.params
  // Nothing of the record is shown here; the look-up only tells whether there is one.
  if (!(await readKunde(a.env, a.env.db, { id, jobcenterId: a.besuch.jobcenterId }))) throw notFound()
  const zustaendig = await readZustaendigkeiten(a.env.db, id)
  const failed = hasErrors(fehler)
  const titel = 'Grund für den Zugriff'
  const view = <ZugriffView csrf={a.csrf()} {...{ zustaendig, eingabe, fehler }} />
  return a.seite({ titel, fehler: failed }, view, failed ? 422 : 200)
}

const dienstZugriff: HandlerOf<typeof routes.dienstZugriff> = {
  get: (a) => show(a, { grund: '', text: '', ziel: a.frage('ziel') ?? '', sendung: newId() }, {}),
  post: async (a) => {
    const eingabe = a.lies(form)
    const { grund, sendung, ziel } = eingabe
    const inhalt = eingabe.text.normalize('NFC').trim()
    const fehler: Feldfehler<'grund' | 'text'> = {}
    if (grund === '') fehler.grund = 'Wählen Sie den Grund.'
    const kurz = grund === 'anderer' || inhalt ? checkBegruendung(inhalt) : undefined
    if (kurz) fehler.text = kurz
    if (grund === '' || hasErrors(fehler)) return show(a, eingabe, fehler)
    const kundeId = a.params.id
    if (!(await giveGrund(a.env, a.besuch, { kundeId, grund, text: inhalt, sendung }))) throw notFound()
    return a.weiter(readZiel(ziel, kundeId))
  },
}

export const zugriffHandlers = { dienstZugriff }
