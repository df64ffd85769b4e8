import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder, haken, hasErrors, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { readAktendaten } from '../antrag/akte.ts'
import { type Antrag, readAntrag } from '../antrag/antrag.ts'
import { refreshFristen } from '../antrag/auffrischen.ts'
import { listAbweichungen } from '../engine/akte.ts'
import { listFehlende, readBack } from '../engine/stand.ts'
import { unreachable, walk } from '../engine/weg.ts'
import { beginKorrektur, checkKorrektur } from '../korrektur/korrektur.ts'
import { listPosten } from '../nachweise/nachweise.ts'
import { heuteOf } from '../seiten/seite.ts'
import { collectWarnungen } from '../seiten/warnungen.tsx'
import { krumenOf, titelOf } from '../seiten/web.tsx'
import { findGesendetes, listAenderungen, printGelesenes, sendGelesenes } from './senden.ts'
import { type PruefenProps, PruefenView } from './views.tsx'

type A = Anfrage<'/:id', 'konto'>

const schema = felder({ erklaert: haken(), abdruck: text(16) })

const texte = {
  veraltet:
    'Seit Sie die Angaben hier gelesen haben, hat sich etwas geändert. Lesen Sie sie noch einmal und senden Sie sie dann ab.',
  anhang: 'Eine Datei wurde bei der Prüfung abgewiesen. Sehen Sie bei den Nachweisen nach und ersetzen Sie sie.',
} as const

async function show(a: A, antrag: Antrag, fehler: PruefenProps['fehler']): Promise<Response> {
  const { dienst, antworten } = antrag
  const heute = heuteOf(a.env, antrag)
  if (listFehlende(dienst.formular, antworten, heute).length > 0) return a.weiter(routes.antrag.href({ id: antrag.id }))
  const posten = await listPosten(a.env, antrag)
  const props = {
    ...{ csrf: a.csrf(), titel: titelOf(a, dienst), antrag, fehler, posten },
    abdruck: printGelesenes(antrag, posten),
    bloecke: readBack(dienst.formular, antworten, heute),
    warnungen: collectWarnungen(antrag, walk(dienst.formular, antworten, heute)),
    abweichungen: listAbweichungen(
      walk(dienst.formular, antworten, heute),
      await readAktendaten(a.env, a.env.db, { wer: a.besuch, formular: dienst.formular }),
    ),
    entfallen: nameFields(antrag, unreachable(dienst.formular, antworten, heute)),
    folgen: dienst.folgen?.(antworten, heute) ?? [],
    aenderungen: listAenderungen(a.env, antrag),
  }
  const failed = hasErrors(fehler)
  const kopf = { titel: 'Angaben prüfen', krumen: krumenOf(antrag, 'Prüfen'), fehler: failed }
  return a.seite(kopf, <PruefenView {...props} />, failed ? 422 : 200)
}

/** What was asked, by the names of fields and groups; what nobody typed, since it was known, is no loss. */
function nameFields({ dienst }: Antrag, names: readonly string[]): string[] {
  const { seiten, gruppen } = dienst.formular
  const felder = Object.values(seiten).flatMap((seite) => seite.felder)
  const typed = names.filter((name) => !felder.some((feld) => feld.name === name && feld.aus))
  const labels = new Map(felder.map(({ name, label }) => [name, label]))
  return [...new Set(typed.map((name) => labels.get(name) ?? gruppen[name]?.einzahl ?? name))]
}

/** The case that a draft has become; 404 where there is neither. */
async function toVorgang(a: A): Promise<Response> {
  const known = await a.env.db.transaction().execute((tx) => findGesendetes(tx, a.besuch, a.params.id))
  if (!known) throw notFound()
  if ('erstantragId' in known) return a.weiter(`${routes.erstantrag.href({ id: known.erstantragId })}?meldung=gesendet`)
  return a.weiter(`${routes.vorgang.href({ id: known.vorgangId })}${known.meldung ? `?meldung=${known.meldung}` : ''}`)
}

const antragPruefen: HandlerOf<typeof routes.antragPruefen> = {
  get: async (a) => {
    const { env, besuch, params } = a
    const antrag = (await readAntrag(env, besuch, params.id)) ?? (await beginKorrektur(env, besuch, params.id))
    if (!antrag) return toVorgang(a)
    await checkKorrektur(a.env, a.besuch, antrag)
    return show(a, await refreshFristen(a.env, a.besuch, antrag), {})
  },
  post: async (a) => {
    const { erklaert, abdruck } = a.lies(schema)
    const read = await readAntrag(a.env, a.besuch, a.params.id)
    if (!read) return toVorgang(a)
    const antrag = await refreshFristen(a.env, a.besuch, read)
    if (!erklaert)
      return show(a, antrag, { erklaert: 'Setzen Sie hier ein Häkchen. Ohne Ihre Erklärung geht es nicht.' })
    const sent = await sendGelesenes(a.env, a.besuch, { id: antrag.id, abdruck })
    if (sent.ok) {
      const meldung = antrag.korrektur ? 'korrigiert' : 'gesendet'
      const { vorgangId, erstantragId: id = '' } = sent
      const pfad = vorgangId ? routes.vorgang.href({ id: vorgangId }) : routes.erstantrag.href({ id })
      return a.weiter(`${pfad}?meldung=${meldung}`)
    }
    if (sent.grund === 'weg' || sent.grund === 'erledigt') return toVorgang(a)
    if (sent.grund === 'unvollstaendig') return a.weiter(routes.antrag.href({ id: antrag.id }))
    return show(a, antrag, { formular: texte[sent.grund] })
  },
}

export const sendenHandlers = { antragPruefen }
