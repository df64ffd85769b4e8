/** The time source: everything that reads the time asks it, so that tests can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export const SEKUNDE = 1000
export const MINUTE = 60 * SEKUNDE
export const STUNDE = 60 * MINUTE
export const TAG = 24 * STUNDE

/** The instant `ms` milliseconds after (or, negative, before) `zeit`. */
export function later(zeit: Date, ms: number): Date {
  return new Date(zeit.getTime() + ms)
}
