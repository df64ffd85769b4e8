import type { Zuhoerer } from '#platform/datenbank/zuruf.ts'
import type { Env } from '#platform/env.ts'
import type { Anfrage } from '../anfrage.ts'
import type { Access, BesuchOf } from '../route.ts'
import { createGedaechtnis } from './gedaechtnis.ts'
import { createStrom, type Meldung, type Sprache, type Strom } from './strom.ts'

type Sitzend = NonNullable<BesuchOf<Access>>

/** All open streams of this process. */
export interface Stroeme {
  /**
   * Answers with events for as long as the session lasts; at once, with what there is, where the script asks without them.
   * 503 where there are too many already, or the database cannot be heard: the script then asks now and then.
   */
  antworte<A extends Access, B extends BesuchOf<A> & Sitzend>(
    a: Anfrage<string, A>,
    sprache: Sprache<B>,
  ): Promise<Response>
  /** Listens from now on: what is called out before the first stream begins is known to it, too. */
  beginne(): Promise<boolean>
  anzahl(): number
  /** Ends every stream and begins no more. */
  beende(): void
}

export interface Stromgrenzen {
  /** A browser opens six connections at most: the pages need some, too. */
  jeSitzung: number
  /** An office shares one address. */
  jeAdresse: number
  insgesamt: number
  pulsMs: number
}

const grenzen: Stromgrenzen = { jeSitzung: 3, jeAdresse: 100, insgesamt: 2000, pulsMs: 20_000 }

interface Offen {
  strom: Strom
  sitzungId: string
  adresse: string
}

const readZeit = (text: string | undefined) => (/^\d{12,14}$/.test(text ?? '') ? Number(text) : undefined)

export function createStroeme(env: Env, { jeSitzung, jeAdresse, insgesamt, pulsMs }: Stromgrenzen = grenzen): Stroeme {
  const offen = new Set<Offen>()
  const gedaechtnis = createGedaechtnis()
  const jetzt = () => env.clock.now().getTime()
  let hoert = false
  let beendet = false
  let puls: NodeJS.Timeout | undefined

  const endAll = () => {
    for (const { strom } of [...offen]) strom.ende()
  }
  const zuhoerer: Zuhoerer = {
    zuruf(zuruf) {
      gedaechtnis.merke(zuruf, jetzt())
      for (const { strom } of [...offen]) strom.hoere(zuruf)
    },
    verloren() {
      hoert = false
      // Nobody must believe that nothing happens while nothing is heard.
      endAll()
    },
  }
  const abgemeldet = env.zurufe.hoere(zuhoerer)

  async function listen(): Promise<boolean> {
    if (!(await env.zurufe.bereit())) return false
    if (!hoert) gedaechtnis.beginne(jetzt())
    hoert = true
    return true
  }

  function isFull(sitzungId: string, adresse: string): boolean {
    const all = [...offen]
    return (
      all.length >= insgesamt ||
      all.filter((one) => one.sitzungId === sitzungId).length >= jeSitzung ||
      all.filter((one) => one.adresse === adresse).length >= jeAdresse
    )
  }

  /** What happened since the page was made. */
  function missed<B>(zeit: number | undefined, sprache: Sprache<B>, besuch: B): Meldung[] {
    if (zeit === undefined) return []
    const zurufe = gedaechtnis.seit(zeit)
    return zurufe ? zurufe.flatMap((zuruf) => sprache.uebersetze(zuruf, besuch) ?? []) : [{ name: 'alt', daten: {} }]
  }

  return {
    async antworte(a, sprache) {
      const besuch = a.besuch as Sitzend as Parameters<typeof sprache.anfang>[0]
      const seit = readZeit(a.frage('seit'))
      if (!(await listen()) || beendet) return a.json({}, 503)
      const erste = [...sprache.anfang(besuch), ...missed(seit, sprache, besuch)]
      if (!a.willStrom()) return a.json({ meldungen: erste })
      if (isFull(besuch.sitzungId, a.adresse)) return a.json({}, 503)
      const one: Offen = {
        sitzungId: besuch.sitzungId,
        adresse: a.adresse,
        strom: createStrom({
          ...{ besuch, sprache, erste, jetzt },
          nochDa: () => a.nochDa() as Promise<typeof besuch | undefined>,
          beimEnde: () => void offen.delete(one),
        }),
      }
      offen.add(one)
      puls ??= setInterval(() => {
        for (const { strom } of [...offen]) strom.puls()
      }, pulsMs).unref()
      return a.strom(one.strom.koerper)
    },
    beginne: listen,
    anzahl: () => offen.size,
    beende() {
      beendet = true
      clearInterval(puls)
      abgemeldet()
      endAll()
    },
  }
}
