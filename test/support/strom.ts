/** What a stream of events has said so far, as a browser takes it apart. */
export interface Gehoert {
  meldungen: { name: string; daten: Record<string, unknown> }[]
  roh: string
  zu: boolean
}

/** Reads a stream until it is closed; `wait` settles when something is true of what was heard. */
export function hoere(response: Response) {
  const reader = response.body!.getReader()
  const gehoert: Gehoert = { meldungen: [], roh: '', zu: false }
  const wartende = new Set<() => void>()
  const decoder = new TextDecoder()
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done) gehoert.zu = true
      else gehoert.roh += decoder.decode(value, { stream: true })
      const events = [...gehoert.roh.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)]
      gehoert.meldungen = events.map(([, name = '', daten = '']) => ({ name, daten: JSON.parse(daten) }))
      for (const look of wartende) look()
      if (done) return
    }
  })()
  return {
    gehoert,
    wait: (is: (gehoert: Gehoert) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!is(gehoert)) return
          wartende.delete(look)
          resolve()
        }
        wartende.add(look)
        look()
      }),
    close: () => reader.cancel(),
  }
}

export const STROM = { headers: { accept: 'text/event-stream' } }
