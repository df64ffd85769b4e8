// The load, in a process of its own, so that it costs the measured program nothing.
import { bediene } from '../prozess.ts'
import { zeiten } from '../statistik.ts'
import type { Formularschritt, Lastauftrag, Lastergebnis, Salve, Schritte, Takt } from './auftraege.ts'
import { signInOften } from './passkey.ts'
import { formatAnfrage, type Rohantwort, Verbindung } from './verbindung.ts'

interface Liste<T> {
  alle: T[]
  stelle: number
}

interface Rohschritt {
  post: Buffer
  nach: string
  get: Buffer
}

const vorraete = new Map<string, Liste<Buffer>>()
const schrittvorraete = new Map<string, Liste<Rohschritt>>()

function nimm<T>(listen: ReadonlyMap<string, Liste<T>>, name: string): T {
  const liste = listen.get(name)
  const next = liste?.alle[liste.stelle++ % liste.alle.length]
  if (!next) throw new Error(`kein Vorrat „${name}“`)
  return next
}

async function ask(verbindung: Verbindung, anfrage: Buffer, status: number): Promise<Rohantwort> {
  const antwort = await verbindung.send(anfrage)
  if (antwort.status === status) return antwort
  const koerper = antwort.koerper.toString('utf8', 0, 3000)
  throw new Error(`Antwort ${antwort.status} statt ${status}:\n${antwort.kopf}\n${koerper}`)
}

/** Does something `anzahl` times, on so many connections at once. */
async function repeat(
  { port, anzahl, verbindungen }: { port: number; anzahl: number; verbindungen: number },
  act: (verbindung: Verbindung) => Promise<unknown>,
): Promise<Lastergebnis> {
  const dauern: number[] = []
  let left = anzahl
  const began = performance.now()
  const one = async () => {
    const verbindung = new Verbindung(port)
    while (left-- > 0) {
      const start = performance.now()
      await act(verbindung)
      dauern.push(performance.now() - start)
    }
    verbindung.close()
  }
  await Promise.all(Array.from({ length: verbindungen }, one))
  return { anzahl, jeSekunde: anzahl / ((performance.now() - began) / 1000), ...zeiten(dauern) }
}

const salve = (auftrag: Salve) =>
  repeat(auftrag, (verbindung) => ask(verbindung, nimm(vorraete, auftrag.vorrat), auftrag.status))

const schritte = (auftrag: Schritte) =>
  repeat(auftrag, async (verbindung) => {
    const { post, nach, get } = nimm(schrittvorraete, auftrag.vorrat)
    const { kopf } = await verbindung.send(post)
    const ziel = /^location: ([^\r\n]+)/im.exec(kopf)?.[1]
    if (ziel !== nach) throw new Error(`Weiter nach ${ziel} statt ${nach}:\n${kopf}`)
    await ask(verbindung, get, 200)
  })

let takt: { dauern: number[]; ende(): Promise<void> } | undefined

function beginTakt({ port, vorrat, abstandMs }: Takt): void {
  const dauern: number[] = []
  const frei: Verbindung[] = []
  const unterwegs = new Set<Promise<void>>()
  const probe = async () => {
    const verbindung = frei.pop() ?? new Verbindung(port)
    const start = performance.now()
    const { status } = await verbindung.send(nimm(vorraete, vorrat))
    dauern.push(performance.now() - start)
    if (status !== 200) throw new Error(`Antwort ${status}`)
    frei.push(verbindung)
  }
  const timer = setInterval(() => {
    const running = probe()
    unterwegs.add(running)
    void running.then(() => unterwegs.delete(running))
  }, abstandMs)
  takt = {
    dauern,
    async ende() {
      clearInterval(timer)
      await Promise.all(unterwegs)
      for (const verbindung of frei) verbindung.close()
    },
  }
}

async function endTakt(): Promise<Lastergebnis> {
  if (!takt) throw new Error('kein Takt')
  const { dauern, ende } = takt
  await ende()
  takt = undefined
  return { anzahl: dauern.length, jeSekunde: Number.NaN, ...zeiten(dauern) }
}

const formatSchritt = ({ post, nach, get }: Formularschritt): Rohschritt => ({
  post: formatAnfrage(post),
  nach,
  get: formatAnfrage(get),
})

bediene<Lastauftrag>(async (auftrag) => {
  switch (auftrag.art) {
    case 'vorrat':
      vorraete.set(auftrag.name, { alle: auftrag.anfragen.map(formatAnfrage), stelle: 0 })
      return undefined
    case 'schrittvorrat':
      schrittvorraete.set(auftrag.name, { alle: auftrag.schritte.map(formatSchritt), stelle: 0 })
      return undefined
    case 'schritte':
      return schritte(auftrag)
    case 'salve':
      return salve(auftrag)
    case 'takt':
      return beginTakt(auftrag)
    case 'taktende':
      return endTakt()
    case 'passkeys':
      return signInOften(auftrag)
  }
})
