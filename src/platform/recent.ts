interface Eintrag<V> {
  value: V
  until: number
}

/**
 * What was computed a short while ago, found again by everything that it was computed from. At most `size` entries, the
 * oldest go first; nothing is kept longer than `lifetime` milliseconds, used or not.
 */
export class Recent<V extends object | string | number> {
  readonly #entries = new Map<string, Eintrag<V>>()
  readonly #size: number
  readonly #lifetime: number

  constructor(size: number, lifetime: number) {
    this.#size = size
    this.#lifetime = lifetime
  }

  /** The value of this key, computed where it is not there. `now` in milliseconds. */
  take(key: string, now: number, compute: () => V): V {
    const known = this.find(key, now)
    if (known !== undefined) return known
    const value = compute()
    this.put(key, now, value)
    return value
  }

  find(key: string, now: number): V | undefined {
    this.#drop(now)
    return this.#entries.get(key)?.value
  }

  /** In place of what this key had. */
  put(key: string, now: number, value: V): void {
    this.#entries.delete(key)
    if (this.#entries.size >= this.#size) this.#entries.delete(this.#entries.keys().next().value!)
    this.#entries.set(key, { value, until: now + this.#lifetime })
  }

  get size(): number {
    return this.#entries.size
  }

  /** Entries stand in the order in which they came, and so in that in which they end. */
  #drop(now: number): void {
    for (const [key, { until }] of this.#entries) {
      if (until > now) return
      this.#entries.delete(key)
    }
  }
}
