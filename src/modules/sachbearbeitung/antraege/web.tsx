import { matchAntrag, readAntrag, readHindernisse, rejectAntrag } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { badRequest, HttpError, notFound } from '#web/fehler.ts'
import { felder, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte/akte.ts'
import { dienstOf } from '../akte/web.tsx'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import { namensuche, openSuche, sealSuche } from '../suche.ts'
import { noteVerfahren } from '../zugriff/zugriff.ts'
import { antragstexte } from './texte.ts'
import { AntragView } from './views.tsx'
import { compareAngaben, suggestKunde } from './zuordnung.ts'

const entscheidung = felder({ entscheidung: wahl(['zuordnen', 'ablehnen']), kunde: text(36) })

const schonEntschieden = () =>
  new HttpError(
    409,
    'Darüber wurde schon entschieden',
    'Jemand war schneller. Es wurde nichts geändert. Laden Sie die Anfrage neu.',
  )

function recordReading(env: Env, besuch: Dienstbesuch, kontoId: string): Promise<void> {
  return recordEreignis(env, env.db, {
    ereignis: 'jobcenter.antrag-gelesen',
    akteur: 'dienst',
    akteurId: besuch.mitarbeiterId,
    kontoId,
  })
}

/** The page of the request with a search among the customers, of which the address shows nothing. */
function hrefOfSuche(a: Anfrage<`${string}:id`, 'sachbearbeitung:code-ausstellen'>, eingabe: string): string {
  const suche = sealSuche(a.env, a.besuch, eingabe)
  return `${routes.dienstAntrag.href({ id: a.params.id })}?${new URLSearchParams({ suche })}`
}

const dienstAntragSuche: HandlerOf<typeof routes.dienstAntragSuche> = (a) =>
  a.weiter(hrefOfSuche(a, a.lies(namensuche).suche))

const dienstAntrag: HandlerOf<typeof routes.dienstAntrag> = {
  get: async (a) => {
    const { jobcenterId } = a.besuch
    const antrag = await readAntrag(a.env, a.env.db, { id: a.params.id, jobcenterId })
    if (!antrag) throw notFound()
    const gewaehlt = a.frage('kunde')
    const suche = openSuche(a.env, a.besuch, a.frage('suche'))
    const kundeId = gewaehlt && isId(gewaehlt) ? gewaehlt : undefined
    const offen = antrag.zustand === 'offen'
    const vorschlag = offen ? await suggestKunde(a.env, antrag, { jobcenterId, kundeId, suche }) : undefined
    // Comparing shows the record, so it counts as opening it.
    const kunde = vorschlag?.kunde && (await openAkte(a.env, a.besuch, vorschlag.kunde.id, 'anfrage'))
    // A request holds name and birth date too: reading it is recorded even where no record fits.
    if (!kunde) await recordReading(a.env, a.besuch, antrag.kontoId)
    const hindernisse =
      kunde && antrag.art === 'zweite-einloesung'
        ? await readHindernisse(a.env, a.env.db, { kontoId: antrag.kontoId, kundeId: kunde.id, jobcenterId })
        : undefined
    const { kurz } = antragstexte[antrag.art]
    const bearbeitung = await showBearbeitung(a, { arten: ['code'], bezugId: antrag.id })
    const view = (
      <AntragView
        csrf={a.csrf()}
        antrag={antrag}
        kunde={kunde}
        hindernisse={hindernisse}
        vergleich={kunde ? compareAngaben(antrag, kunde) : []}
        kandidaten={vorschlag?.kandidaten ?? []}
        suche={suche}
        andere={hrefOfSuche(a, antrag.angaben.name || (kunde?.nachname ?? ''))}
      />
    )
    const ganz = (
      <>
        {bearbeitung}
        {view}
      </>
    )
    return a.seite({ titel: kurz, hauptspalte: 'breit' }, ganz)
  },
  post: async (a) => {
    const eingabe = a.lies(entscheidung)
    const wo = { id: a.params.id, jobcenterId: a.besuch.jobcenterId, von: dienstOf(a.besuch) }
    if (!(await readAntrag(a.env, a.env.db, wo))) throw notFound()
    if (eingabe.entscheidung === 'ablehnen') {
      if (!(await rejectAntrag(a.env, wo))) throw schonEntschieden()
      return a.weiter(routes.dienstAntrag.href({ id: wo.id }))
    }
    if (eingabe.entscheidung !== 'zuordnen' || !isId(eingabe.kunde)) throw badRequest()
    const ergebnis = await matchAntrag(a.env, wo, eingabe.kunde)
    if (ergebnis.art === 'kein-kunde') throw notFound()
    if (ergebnis.art === 'entschieden') throw schonEntschieden()
    await noteVerfahren(a.env, a.besuch, { kundeId: eingabe.kunde, text: 'Anfrage zum Zugang zugeordnet' })
    return a.weiter(routes.dienstBrief.href({ id: ergebnis.briefId }))
  },
}

export const antraegeHandlers = { dienstAntrag, dienstAntragSuche }
