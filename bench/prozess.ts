import { type ChildProcess, fork } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** What `steuerung.ts` is asked, and answers. */
export interface Frage {
  steuerung: number
}
export interface Antwort {
  steuerung: number
  /** User and system time of the process so far, all its threads included. */
  cpuMikrosekunden: number
  /** Delay of the event loop since the last question, in milliseconds. */
  schleifeP99Ms: number
  rssMiB: number
}

/** A program in a process of its own whose use of the processor can be read. */
export interface Prozess {
  stand(): Promise<Antwort>
  /** Sends an order and waits for its answer; orders are carried out one after another. */
  frage<T>(auftrag: object): Promise<T>
  /** Settles when it has ended, for whatever reason. */
  ende: Promise<void>
  close(): Promise<void>
}

const running = new Set<ChildProcess>()

/** Where the bundled programs of the bench lie: beside the running one. */
export const programm = (name: string) => fileURLToPath(new URL(`./${name}.js`, import.meta.url))

/** Ends whatever is still running, at once: for the way out after a failure or a signal. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts a program under this Node with `steuerung` before it. Its errors go to the terminal, its output nowhere. */
export function starte(
  datei: string,
  args: readonly string[] = [],
  { env = {}, execArgv = [], cwd }: { env?: Record<string, string>; execArgv?: string[]; cwd?: string } = {},
): Prozess {
  const child = fork(datei, args, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
    execArgv: ['--enable-source-maps', '--import', programm('steuerung'), ...execArgv],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  running.add(child)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running.delete(child)
      resolve()
    })
  })
  let nummer = 0
  const ask = <T extends object>(schluessel: string, auftrag: object) =>
    new Promise<T>((resolve, reject) => {
      const own = ++nummer
      const listen = (antwort: T) => {
        if ((antwort as Record<string, unknown>)[schluessel] !== own) return
        child.off('message', listen)
        resolve(antwort)
      }
      child.on('message', listen)
      void ended.then(() => reject(new Error(`${datei} ist nicht mehr da.`)))
      child.send({ ...auftrag, [schluessel]: own }, (error) => {
        if (error) reject(new Error(`${datei} nimmt nichts mehr an.`, { cause: error }))
      })
    })
  return {
    ende: ended,
    stand: () => ask<Antwort>('steuerung', {}),
    frage: async <T>(auftrag: object) => {
      const { ergebnis, fehler } = await ask<{ ergebnis: T; fehler?: string }>('auftrag', auftrag)
      if (fehler !== undefined) throw new Error(fehler)
      return ergebnis
    },
    async close() {
      if (child.connected) child.disconnect()
      const forced = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(forced)
    },
  }
}

/** The other end of `Prozess.frage`: answers each order with what `run` makes of it; ends with the bench. */
export function bediene<A extends object>(run: (auftrag: A) => Promise<unknown>): void {
  process.on('message', async (nachricht: A & { auftrag?: number }) => {
    const { auftrag } = nachricht
    if (auftrag === undefined) return
    try {
      process.send?.({ auftrag, ergebnis: await run(nachricht) })
    } catch (error) {
      process.send?.({ auftrag, fehler: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  process.channel?.ref()
  process.once('disconnect', () => process.exit(0))
}

export function freierPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Waits until an address answers, with whatever status. Throws when the program that should answer has ended. */
export async function warteAuf(url: string, ende: Promise<unknown>, geduldMs = 60_000): Promise<void> {
  const until = performance.now() + geduldMs
  let ended = false
  void ende.then(() => {
    ended = true
  })
  for (;;) {
    if (ended) throw new Error(`Das Programm, das unter ${url} antworten soll, hat sich beendet.`)
    const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined)
    if (response) {
      await response.arrayBuffer()
      return
    }
    if (performance.now() > until) throw new Error(`${url} antwortet nicht.`)
    await pause(10)
  }
}
