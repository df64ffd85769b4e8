// The load, in a process of its own, so that it costs the measured program nothing.
import { bediene } from '../prozess.ts'
import { zeiten } from '../statistik.ts'
import type { Lastauftrag, Lastergebnis, Salve, Takt } from './auftraege.ts'
import { signInOften } from './passkey.ts'
import { formatAnfrage, Verbindung } from './verbindung.ts'

const vorraete = new Map<string, { anfragen: Buffer[]; stelle: number }>()

function nimm(name: string): Buffer {
  const vorrat = vorraete.get(name)
  const anfrage = vorrat?.anfragen[vorrat.stelle++ % vorrat.anfragen.length]
  if (!anfrage) throw new Error(`kein Vorrat „${name}“`)
  return anfrage
}

async function salve({ port, vorrat, anzahl, verbindungen, status }: Salve): Promise<Lastergebnis> {
  const dauern: number[] = []
  let left = anzahl
  const began = performance.now()
  const one = async () => {
    const verbindung = new Verbindung(port)
    while (left-- > 0) {
      const start = performance.now()
      const antwort = await verbindung.send(nimm(vorrat))
      dauern.push(performance.now() - start)
      if (antwort.status !== status) {
        throw new Error(
          `Antwort ${antwort.status} statt ${status}:\n${antwort.kopf}\n${antwort.koerper.toString('utf8', 0, 3000)}`,
        )
      }
    }
    verbindung.close()
  }
  await Promise.all(Array.from({ length: verbindungen }, one))
  return { anzahl, jeSekunde: anzahl / ((performance.now() - began) / 1000), ...zeiten(dauern) }
}

let takt: { dauern: number[]; ende(): Promise<void> } | undefined

function beginTakt({ port, vorrat, abstandMs }: Takt): void {
  const dauern: number[] = []
  const frei: Verbindung[] = []
  const unterwegs = new Set<Promise<void>>()
  const probe = async () => {
    const verbindung = frei.pop() ?? new Verbindung(port)
    const start = performance.now()
    const { status } = await verbindung.send(nimm(vorrat))
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

bediene<Lastauftrag>(async (auftrag) => {
  switch (auftrag.art) {
    case 'vorrat':
      vorraete.set(auftrag.name, { anfragen: auftrag.anfragen.map(formatAnfrage), stelle: 0 })
      return undefined
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
