import type pg from 'pg'
import { fromKysely, type Job, PgBoss, type TestClock } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Tx } from './db.ts'

/** What a job carries: ids and plain facts, never personal data or secrets (LOG-02). */
export type Auftragsdaten = Record<string, string | number>

/** A kind of work. It may run twice, so it must find its own work undone or done. */
export interface Aufgabe {
  name: string
  run(daten: Auftragsdaten): Promise<void>
  /** Times that a failed run is tried again, with growing pauses. */
  versuche?: number
  /** Cron expression (UTC) for work that recurs. */
  zeitplan?: string
}

export interface Queue {
  /** Enqueues in the caller's transaction: the job exists if and only if the change does. */
  send(tx: Tx, name: string, daten: Auftragsdaten, optionen?: { ab?: Date }): Promise<void>
}

export interface Auftragslauf extends Queue {
  /** Makes the queues and, with `arbeiten`, starts the workers. */
  start(aufgaben: Aufgabe[], arbeiten: boolean): Promise<void>
  /** Runs everything that is due now, until nothing is left (tests, commands). Answers how many ran. */
  runDue(): Promise<number>
  stop(): Promise<void>
}

export interface QueueOptions {
  url: string
  log: Log
  clock: Clock
  testClock?: TestClock
}

/** All work is short: what a killed process had begun is begun anew after so many seconds. */
const EXPIRES = 60

// Workers are woken by NOTIFY; one that was busy at that moment misses it and looks again soon, at once while more may wait.
const polling = { pollingIntervalSeconds: 5, notifyPollingIntervalSeconds: 5, burstWhenBatchFull: true } as const

/** With a clock of its own pg-boss sends a statement on each new connection and does not wait for it, which pg will refuse. */
function waitForClock(client: pg.Client, done: () => void): void {
  client.once('drain', done)
}

/** The queue on pg-boss; its schema is made by `migrate`. */
export function createQueue({ url, log, clock, testClock }: QueueOptions): Auftragslauf {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    migrate: false,
    createSchema: false,
    useListenNotify: !testClock,
    supervise: !testClock,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    schedule: !testClock,
    reindex: false,
    ...(testClock ? { clock: testClock, verify: waitForClock } : {}),
  })
  boss.on('error', (error) => log.error({ err: error }, 'Warteschlange'))
  const tasks = new Map<string, Aufgabe>()

  const runOne = async (task: Aufgabe, job: Job<Auftragsdaten>) => {
    try {
      await task.run(job.data ?? {})
    } catch (error) {
      log.error({ err: error, aufgabe: task.name, auftrag: job.id }, 'Aufgabe fehlgeschlagen')
      throw new Error('Aufgabe fehlgeschlagen')
    }
  }

  return {
    async send(tx, name, daten, optionen) {
      // A caller's connection knows only the real time, which tests must not depend on.
      const ab = optionen?.ab ?? (testClock ? clock.now() : undefined)
      await boss.send(name, daten, { db: fromKysely(tx), ...(ab ? { startAfter: ab } : {}) })
    },
    async start(aufgaben, arbeiten) {
      await boss.start()
      for (const task of aufgaben) {
        tasks.set(task.name, task)
        const queue = {
          retryLimit: task.versuche ?? 8,
          retryDelay: 5,
          retryBackoff: true,
          expireInSeconds: EXPIRES,
          notify: !testClock,
        }
        await boss.createQueue(task.name, queue)
        if (!arbeiten) continue
        if (task.zeitplan) await boss.schedule(task.name, task.zeitplan)
        await boss.work<Auftragsdaten>(task.name, polling, async ([job]) => {
          if (job) await runOne(task, job)
        })
      }
      // A plan of an earlier version would fill a queue that nobody empties.
      const plaene = arbeiten ? await boss.getSchedules() : []
      for (const { name } of plaene) if (!tasks.has(name)) await boss.unschedule(name)
    },
    async runDue() {
      let count = 0
      for (let found = true; found; ) {
        found = false
        for (const task of tasks.values()) {
          for (const job of await boss.fetch<Auftragsdaten>(task.name, { batchSize: 50 })) {
            found = true
            count++
            await runOne(task, job).then(
              () => boss.complete(task.name, job.id),
              () => boss.fail(task.name, job.id),
            )
          }
        }
      }
      return count
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
