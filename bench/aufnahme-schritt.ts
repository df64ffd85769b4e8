import { openMitschrift } from './aufnahme.ts'
import type { Entwurf } from './fuellung-entwuerfe.ts'
import type { Antwortaufnahme, Schrittaufnahme, Schrittplatz } from './grundlinie/schritt.ts'
import type { Umgebung } from './umgebung.ts'

/** A page of a draft: what is posted there, by name, and where that leads. */
export interface Schritt {
  pfad: string
  felder: [string, string][]
  nach: string
}

const alsoOnes = new Set(['content-length'])

function placeOf(wert: unknown, { mensch, antragId }: Entwurf): Schrittplatz {
  if (Buffer.isBuffer(wert)) return wert.length === 32 ? 'hash' : { bytes: wert.length }
  if (wert instanceof Date) return 'jetzt'
  if (wert === antragId) return 'antrag'
  if (wert === mensch.kontoId) return 'konto_id'
  if (wert === mensch.profilId) return 'profil_id'
  if (wert === mensch.kundeId) return 'kunde_id'
  if (wert === mensch.jobcenterId) return 'jobcenter_id'
  return { fest: wert }
}

/** What the portal asks and answers on these steps of one draft, for the baseline to do the same. */
export async function nimmSchritteAuf(
  u: Umgebung,
  entwurf: Entwurf,
  schritte: readonly Schritt[],
): Promise<Schrittaufnahme> {
  const { baseUrl } = u.env.settings
  const mitschrift = await openMitschrift(u.env, u.datenbankUrl)
  const antworten: Record<string, Antwortaufnahme> = {}
  const cookie = `__Host-sitzung=${entwurf.mensch.token}`
  const note = async (method: 'GET' | 'POST', pfad: string, felder?: [string, string][]) => {
    const typed = 'application/x-www-form-urlencoded'
    const headers = { cookie, origin: baseUrl, ...(felder ? { 'content-type': typed } : {}) }
    const body = felder ? new URLSearchParams(felder).toString() : null
    const { response, anweisungen } = await mitschrift.send(new Request(baseUrl + pfad, { method, headers, body }))
    const kopf = [...response.headers].filter(([name]) => !alsoOnes.has(name)).flat()
    const abfragen = anweisungen.map(({ text, werte }) => ({
      text,
      plaetze: werte.map((wert) => placeOf(wert, entwurf)),
    }))
    antworten[`${method} ${pfad}`] = { status: response.status, kopf, text: await response.text(), abfragen }
    return response
  }
  try {
    // Once to warm up: what is read only once is no part of a step.
    for (let i = 0; i < 2; i++) {
      for (const { pfad, felder, nach } of schritte) {
        const { status, headers } = await note('POST', pfad, felder)
        if (headers.get('location') !== nach) throw new Error(`${pfad}: ${status}, ${headers.get('location')}`)
        const page = await note('GET', nach)
        if (page.status !== 200) throw new Error(`${nach}: ${page.status}`)
      }
    }
  } finally {
    await mitschrift.close()
  }
  return { url: u.datenbankUrl, antrag: entwurf.antragId, antworten }
}
