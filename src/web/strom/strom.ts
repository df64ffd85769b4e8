import type { Zuruf } from '#platform/datenbank/zuruf.ts'
import type { Besuch, Dienstbesuch } from '../besuch.ts'

/** What a page is told: a name that its script knows, with ids and counts, never a text. */
export interface Meldung {
  name: string
  daten: Readonly<Record<string, string | number>>
}

/** What a kind of visit is told, at the beginning and of a call. */
export interface Sprache<B> {
  anfang(besuch: B): Meldung[]
  /** Undefined: no matter of this visit. */
  uebersetze(zuruf: Zuruf, besuch: B): Meldung | undefined
}

export interface Stromauftrag<B extends Besuch | Dienstbesuch> {
  besuch: B
  sprache: Sprache<B>
  erste: readonly Meldung[]
  /** Who stands behind the request now; undefined: nobody who may hear this. */
  nochDa(): Promise<B | undefined>
  jetzt(): number
  beimEnde(): void
}

/** One open connection. */
export interface Strom {
  koerper: ReadableStream<Uint8Array>
  hoere(zuruf: Zuruf): void
  /** A sign of life, so that no proxy takes the connection for dead; finds the end of the session, too. */
  puls(): void
  ende(): void
}

/** So soon is the session looked at again, also where nothing happens. */
const PRUEFEN_MS = 60_000
/** After a message the next ones are gathered for so long. */
const SAMMELN_MS = 500
/** A client that takes nothing any more is given up at so many messages. */
const RUECKSTAND = 50

const encoder = new TextEncoder()
const formatMeldung = ({ name, daten }: Meldung) => `event: ${name}\ndata: ${JSON.stringify(daten)}\n\n`

/** Tells the visit what concerns it. Before each message the session is looked at anew: one that is over hears nothing. */
export function createStrom<B extends Besuch | Dienstbesuch>(auftrag: Stromauftrag<B>): Strom {
  const { sprache, nochDa, jetzt } = auftrag
  let { besuch } = auftrag
  let geprueft = jetzt()
  let offen = true
  let beschaeftigt = false
  const wartend = new Map<string, Zuruf>()
  let steuerung: ReadableStreamDefaultController<Uint8Array>

  function finish(): void {
    if (!offen) return
    offen = false
    wartend.clear()
    auftrag.beimEnde()
  }
  function end(): void {
    if (offen) steuerung.close()
    finish()
  }
  function write(text: string): void {
    if (offen && (steuerung.desiredSize ?? 0) < -RUECKSTAND) end()
    if (offen) steuerung.enqueue(encoder.encode(text))
  }

  /** Looks at the session, then tells what waits. */
  async function tell(): Promise<void> {
    if (beschaeftigt || !offen) return
    beschaeftigt = true
    try {
      const found = await nochDa()
      if (!found) {
        end()
        return
      }
      besuch = found
      geprueft = jetzt()
      const texts = [...wartend.values()].flatMap((zuruf) => sprache.uebersetze(zuruf, found) ?? []).map(formatMeldung)
      wartend.clear()
      for (const text of new Set(texts)) write(text)
    } catch {
      // Without the database nobody knows who is there: the browser comes back by itself.
      end()
    }
    setTimeout(() => {
      beschaeftigt = false
      if (wartend.size > 0) void tell()
    }, SAMMELN_MS).unref()
  }

  const koerper = new ReadableStream<Uint8Array>({
    start(controller) {
      steuerung = controller
      // Not all at once after a restart.
      write(`retry: ${3000 + (geprueft % 5000)}\n\n${auftrag.erste.map(formatMeldung).join('')}`)
    },
    cancel: finish,
  })
  return {
    koerper,
    hoere(zuruf) {
      if (!offen) return
      if (zuruf.art === 'sitzung') {
        if (zuruf.ids[0] === besuch.sitzungId) end()
        return
      }
      if (!sprache.uebersetze(zuruf, besuch)) return
      wartend.set(`${zuruf.art} ${zuruf.ids.join(' ')}`, zuruf)
      void tell()
    },
    puls() {
      if (jetzt() >= Math.min(geprueft + PRUEFEN_MS, besuch.endet.getTime())) void tell()
      write(': da\n\n')
    },
    ende: end,
  }
}
