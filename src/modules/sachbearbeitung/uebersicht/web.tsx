import { readKunde } from '#modules/jobcenter'
import { type Antrag, listAntraege } from '#modules/profil'
import { recordListe } from '#modules/protokoll'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { HandlerOf } from '#web/router.tsx'
import { hasRecht } from '#web/schutz/rechte.ts'
import { antragstexte } from '../antraege/texte.ts'
import { listAnstehende } from '../ausgaben/ausgaben.ts'
import { countUngelesene, WERKTAGE } from '../eingang/ungelesen.ts'
import { eingangHref } from '../eingang/views.tsx'
import { findOffeneReaktivierungen, type Kontostand } from '../store.ts'
import { openSuche, sealSuche, suchfelder } from '../suche.ts'
import { kurzesDatum } from '../texte.ts'
import { type Kundensuche, searchKunden, staende } from './kundenliste.ts'
import { type Eingangszeile, UebersichtView } from './views.tsx'

async function nameOfKunde(env: Env, wo: { id: string; jobcenterId: string }): Promise<string> {
  const kunde = await readKunde(env, env.db, wo)
  return kunde ? `${kunde.nachname}, ${kunde.vorname}` : 'nicht mehr in der Akte'
}

async function nameOfAntrag(env: Env, antrag: Antrag, jobcenterId: string): Promise<string> {
  if (antrag.angaben.name) return antrag.angaben.name
  return antrag.kundeId ? nameOfKunde(env, { id: antrag.kundeId, jobcenterId }) : 'ohne Angabe'
}

/** For the Teamleitung: what nobody has opened, a line for each team. */
async function listUngelesenes(env: Env, { jobcenterId, rollen }: Dienstbesuch) {
  if (!hasRecht(rollen, 'zahlen')) return []
  const teams = await countUngelesene(env.db, jobcenterId)
  return teams.map(({ team, anzahl, seit }) => ({
    zeit: seit,
    href: eingangHref({ sicht: 'ungelesen', team: team ?? '' }),
    art: anzahl === 1 ? '1 Nachricht' : `${anzahl} Nachrichten`,
    wer: team ?? 'ohne Team',
    seit: kurzesDatum(seit),
    hinweis: `Länger als ${WERKTAGE} Werktage ungelesen`,
  }))
}

/** What waits for this person's release, and what was decided for them. */
async function listAusgabezeilen(env: Env, besuch: Dienstbesuch) {
  const ausgaben = hasRecht(besuch.rollen, 'ausgaben') ? await listAnstehende(env, besuch) : []
  return ausgaben.map(({ id, was, zustand, beantragt, beantragtName, beantragtVon, entschieden = beantragt }) => {
    const eigene = beantragtVon === besuch.mitarbeiterId
    const wartet = zustand === 'beantragt'
    const hinweise = {
      eigene: wartet ? 'Von Ihnen beantragt: Eine andere Person entscheidet.' : 'Antwort auf Ihren Antrag',
      fremde: `Beantragt von ${beantragtName}`,
    }
    return {
      zeit: entschieden,
      href: (wartet && !eigene ? routes.dienstAusgabeFreigabe : routes.dienstAusgabe).href({ id }),
      art: wartet ? 'Große Ausgabe freigeben' : zustand === 'abgelehnt' ? 'Ausgabe abgelehnt' : 'Ausgabe abholen',
      wer: was,
      seit: kurzesDatum(entschieden),
      hinweis: eigene ? hinweise.eigene : hinweise.fremde,
    }
  })
}

async function listEingang(env: Env, besuch: Dienstbesuch): Promise<Eingangszeile[]> {
  const { jobcenterId, mitarbeiterId } = besuch
  const ungelesene = await listUngelesenes(env, besuch)
  const { antraege } = await listAntraege(env, env.db, { jobcenterId, zustand: 'offen', anzahl: 50 })
  const zeilen = await Promise.all(
    antraege.map(async (antrag) => ({
      zeit: antrag.erstellt,
      href: routes.dienstAntrag.href({ id: antrag.id }),
      art: antragstexte[antrag.art].kurz,
      wer: await nameOfAntrag(env, antrag, jobcenterId),
      seit: kurzesDatum(antrag.erstellt),
    })),
  )
  const offene = hasRecht(besuch.rollen, 'reaktivierung-freigeben')
    ? await findOffeneReaktivierungen(env.db, jobcenterId)
    : []
  const reaktivierungen = await Promise.all(
    offene.map(async (row) => ({
      zeit: row.beantragt,
      href: routes.dienstFreigabe.href({ id: row.id }),
      art: 'Reaktivierung freigeben',
      wer: await nameOfKunde(env, { id: row.kunde_id, jobcenterId }),
      seit: kurzesDatum(row.beantragt),
      hinweis:
        row.beantragt_von === mitarbeiterId
          ? 'Von Ihnen beantragt: Eine andere Person entscheidet.'
          : `Beantragt von ${row.beantragt_name}`,
    })),
  )
  const ausgaben = await listAusgabezeilen(env, besuch)
  return [...ungelesene, ...zeilen, ...reaktivierungen, ...ausgaben].sort((a, b) => a.zeit.getTime() - b.zeit.getTime())
}

const standOf = (text: string | undefined): Kontostand | undefined => staende.find((stand) => stand === text)

function hrefOf(wahl: { suche: string; stand: string | undefined; nach?: string }): string {
  const frage = new URLSearchParams()
  for (const [name, wert] of Object.entries(wahl)) if (wert) frage.set(name, wert)
  return `${routes.dienstStart.href()}?${frage}#kunden`
}

const wege = [
  {
    recht: 'code-ausstellen',
    text: 'Freischaltcodes im Stapel ausstellen',
    href: routes.dienstStapelliste.href(),
  },
  { recht: 'loeschsperre-setzen', text: 'Festgehaltene Akten', href: routes.dienstSperren.href() },
  { recht: 'ausgaben', text: 'Große Ausgaben', href: routes.dienstAusgaben.href() },
] as const

const showStart: HandlerOf<typeof routes.dienstStart>['get'] = async (a) => {
  const nach = a.frage('nach')
  const suche: Kundensuche = {
    jobcenterId: a.besuch.jobcenterId,
    text: openSuche(a.env, a.besuch, a.frage('suche')),
    stand: standOf(a.frage('stand')),
    nach: nach && isId(nach) ? nach : undefined,
  }
  const seite = await searchKunden(a.env, suche)
  const { text, stand } = suche
  const gesucht = text !== '' || stand !== undefined
  await recordListe(a.env, a.besuch, { liste: 'kunden', anzahl: seite.zeilen.length, gesucht })
  const view = (
    <UebersichtView
      csrf={a.csrf()}
      eingang={await listEingang(a.env, a.besuch)}
      suche={suche}
      seite={seite}
      mehr={seite.weiter && hrefOf({ suche: sealSuche(a.env, a.besuch, text), stand, nach: seite.weiter })}
      gefiltert={gesucht}
      wege={wege.filter(({ recht }) => hasRecht(a.besuch.rollen, recht))}
    />
  )
  return a.seite({ titel: 'Übersicht', krumen: [], hauptspalte: 'breit' }, view)
}

const dienstStart: HandlerOf<typeof routes.dienstStart> = {
  get: showStart,
  post: (a) => {
    const { suche, stand } = a.lies(suchfelder)
    return a.weiter(hrefOf({ suche: sealSuche(a.env, a.besuch, suche), stand }))
  },
}

export const uebersichtHandlers = { dienstStart }
