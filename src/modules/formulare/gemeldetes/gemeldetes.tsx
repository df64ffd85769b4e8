import { type Kunde, listKundenByBg } from '#modules/jobcenter'
import type { ProfilAnschluesse } from '#modules/profil'
import {
  type GesendetesFormular,
  listFormulareSeit,
  readDatenstand,
  readLetztesFormular,
  VorbehalteHinweise,
} from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { buergergeld } from '../dienste/buergergeld/index.ts'
import { veraenderungen } from '../dienste/veraenderungen/index.ts'
import { weiterbewilligung } from '../dienste/weiterbewilligung/index.ts'
import type { Antworten } from '../engine/modell.ts'
import { type Gesendet, listHaushalt, sayAllein } from './haushalt.ts'
import { findKonto } from './konto.ts'

const ERSTE = [buergergeld.slug]
const ANTRAEGE = [buergergeld.slug, weiterbewilligung.slug]
const MITTEILUNGEN = [veraenderungen.slug]

const open = ({ gesendet, antworten }: GesendetesFormular): Gesendet => ({
  tag: tagInBerlin(gesendet),
  antworten: antworten as Antworten,
})

/** The others with the same BG-Nummer, in the same Jobcenter. The notices that all of them get name them to each other. */
async function listAndere(env: Env, { id, jobcenterId, bgNummer }: Kunde): Promise<Antworten[]> {
  if (!bgNummer) return []
  const alle = await listKundenByBg(env, env.db, { jobcenterId, bgNummer })
  return alle
    .filter((one) => one.id !== id)
    .map(({ vorname, nachname, geburtstag: geburtsdatum }) => ({ vorname, nachname, geburtsdatum }))
}

/** Where a change of this kind is told of; the draft begins with it. */
const wayTo = (bezug: string) => `${routes.antragBeginnen.href({ slug: veraenderungen.slug })}?bezug=${bezug}`

/** What a customer's own forms tell the page of their profile. */
export const readGemeldetes: ProfilAnschluesse['readGemeldetes'] = async (env, wer, kunde) => {
  const [akte, letztes, erstes, { konto, offen }] = await Promise.all([
    listAndere(env, kunde),
    readLetztesFormular(env, wer, ANTRAEGE),
    readLetztesFormular(env, wer, ERSTE),
    readDatenstand(env, wer),
  ])
  const seit = letztes?.gesendet ?? new Date(0)
  const seither = await listFormulareSeit(env, wer, { dienste: MITTEILUNGEN, seit })
  const antrag = letztes && open(letztes)
  const hinweis = (was: 'anschrift' | 'konto') => {
    const vorbehalte = offen.filter(({ neues }) => neues.was === was)
    if (vorbehalte.length === 0) return undefined
    return <VorbehalteHinweise vorbehalte={vorbehalte} jetzt={env.clock.now()} ebene={3} />
  }
  return {
    haushalt: listHaushalt({ akte, antrag, seither: seither.map(open) }),
    allein: sayAllein(antrag),
    konto: findKonto({
      name: `${kunde.vorname} ${kunde.nachname}`,
      antrag: erstes && open(erstes),
      eingetragen: konto && { ...konto, tag: tagInBerlin(konto.seit) },
    }),
    wartet: { anschrift: hinweis('anschrift'), konto: hinweis('konto') },
    aendern: {
      ...{ name: wayTo('daten/name'), anschrift: wayTo('wohnen/umzug') },
      ...{ haushalt: wayTo('menschen'), konto: wayTo('daten/bankverbindung') },
    },
  }
}
