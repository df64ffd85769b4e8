/** Thrown instead of waiting when the queue before a Schleuse is full. */
export class Ueberlastet extends Error {
  override name = 'Ueberlastet'
}

/** Counts for the metrics; `erledigt` and `abgewiesen` only ever grow. */
export interface SchleusenStand {
  laufend: number
  wartend: number
  erledigt: number
  abgewiesen: number
}

export interface Schleuse {
  /**
   * Runs `fn` as soon as a place is free, in order of arrival; passes on its result or its error.
   * @throws Ueberlastet at once when `maxWartend` calls are waiting already; `fn` is not called then
   */
  run<T>(fn: () => T | Promise<T>): Promise<T>
  stand(): SchleusenStand
}

/**
 * Lets at most `parallel` calls run at a time and at most `maxWartend` wait: work that needs much memory (a password
 * hash: 64 MiB) must not grow with the number of requests.
 * @throws RangeError unless parallel ≥ 1 and maxWartend ≥ 0, both whole numbers
 */
export function createSchleuse({ parallel, maxWartend }: { parallel: number; maxWartend: number }): Schleuse {
  if (!Number.isInteger(parallel) || parallel < 1) throw new RangeError('parallel: a whole number from 1 on')
  if (!Number.isInteger(maxWartend) || maxWartend < 0) throw new RangeError('maxWartend: a whole number from 0 on')
  const wartende = new Set<() => void>()
  let laufend = 0
  let erledigt = 0
  let abgewiesen = 0

  /** The place of a finished call goes straight to the next in line, so that no newcomer can slip in between. */
  function leave() {
    erledigt++
    const [next] = wartende
    if (next === undefined) {
      laufend--
      return
    }
    wartende.delete(next)
    next()
  }

  return {
    async run(fn) {
      if (laufend < parallel) laufend++
      else if (wartende.size < maxWartend) await new Promise<void>((resolve) => wartende.add(resolve))
      else {
        abgewiesen++
        throw new Ueberlastet('Zu viele Anfragen gleichzeitig.')
      }
      try {
        return await fn()
      } finally {
        leave()
      }
    },
    stand: () => ({ laufend, wartend: wartende.size, erledigt, abgewiesen }),
  }
}
