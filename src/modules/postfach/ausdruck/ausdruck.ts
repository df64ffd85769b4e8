import { readKunde } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { createSchleuse } from '#platform/semaphore.ts'
import { formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { createTypesetter, type Typesetter } from '#platform/typst/index.ts'
import { anliegen, fachnamen } from '../anliegen.ts'
import { readGespraech, type Wer } from '../kunde.ts'
import type { Gespraech, Nachricht } from '../postfach.ts'
import { type Anlage, collectAnlagen } from './anlagen.ts'

/** Signs that one PDF sets at most; of longer conversations it holds the newest part. */
const ZEICHEN = 400_000

/** One at a time: the files of a conversation lie in memory meanwhile. Letters of the Jobcenter wait in a queue of their own. */
const schleuse = createSchleuse({ parallel: 1, maxWartend: 8 })
let satz: Typesetter | undefined

function typesetter(): Typesetter {
  satz ??= createTypesetter({ maxQueue: 2 })
  return satz
}

/** Ends its worker, if there is one. */
export async function closeAusdruck(): Promise<void> {
  const open = satz
  satz = undefined
  await open?.close()
}

/** A word longer than a line would run off the paper. */
const breakable = (text: string) => text.replace(/\S{30}(?=\S)/g, '$&\u200b')

/** The newest messages that fit, the oldest of them first. */
function newest(nachrichten: readonly Nachricht[]): Nachricht[] {
  let rest = ZEICHEN
  const fitting: Nachricht[] = []
  for (const one of nachrichten.toReversed()) {
    rest -= one.text.length
    if (rest < 0 && fitting.length > 0) break
    fitting.unshift(one)
  }
  return fitting
}

const readState = ({ von, gelesen }: Nachricht) => {
  if (von !== 'kunde') return ''
  return gelesen ? `, gelesen am ${formatZeit(gelesen)}` : ', noch nicht gelesen'
}

function printed(nachricht: Nachricht, { name, anlagen }: { name: string; anlagen: readonly Anlage[] }) {
  const { von, wer, gesendet, text } = nachricht
  return {
    wer: von === 'kunde' ? name : (wer ?? 'Ihr Jobcenter'),
    zeit: `${formatZeit(gesendet)}${readState(nachricht)}`,
    text: breakable(text),
    dateien: anlagen.map((anlage) => breakable(`Anlage ${anlage.nr}: ${anlage.name}`)),
  }
}

interface Daten {
  gespraech: Gespraech
  nachrichten: Nachricht[]
  anlagen: Anlage[]
  von: { name: string; kundennummer: string }
  jetzt: Date
  gekuerzt: boolean
}

function layOut({ gespraech, nachrichten, anlagen, von, jetzt, gekuerzt }: Daten) {
  const rest = [...anlagen]
  const { name, kundennummer } = von
  return {
    titel: breakable(gespraech.betreff),
    untertitel: `${fachnamen[gespraech.fach]}, ${name}`,
    stand: tagInBerlin(jetzt),
    hinweis: gekuerzt ? 'Dieses Gespräch ist sehr lang. Hier stehen die neuesten Nachrichten.' : '',
    angaben: [
      { name: 'Postfach', wert: fachnamen[gespraech.fach] },
      { name: 'Anliegen', wert: anliegen[gespraech.anliegen].text },
      { name: 'Name', wert: name },
      { name: 'Kundennummer', wert: kundennummer },
      { name: 'Begonnen', wert: formatTag(tagInBerlin(gespraech.erstellt)) },
      { name: 'Erstellt', wert: formatZeit(jetzt) },
    ],
    nachrichten: nachrichten.map((one) => printed(one, { name, anlagen: rest.splice(0, one.anhaenge.length) })),
    anlagen: anlagen.map((anlage) => ({ ...anlage, name: breakable(anlage.name) })),
  }
}

/**
 * A conversation with its files as PDF/UA; undefined where it is not the customer's. What it shows counts as read.
 * @throws Ueberlastet where too many are wanted at once
 */
export function typesetGespraech(env: Env, wer: Wer, id: string): Promise<Uint8Array | undefined> {
  return schleuse.run(async () => {
    const { kundeId, jobcenterId } = wer.profil
    const found = await readGespraech(env, wer, { id })
    const kunde = found && (await readKunde(env, env.db, { id: kundeId, jobcenterId }))
    if (!kunde) return undefined
    const nachrichten = newest(found.nachrichten)
    const { anlagen, bilder } = await collectAnlagen(
      env,
      wer,
      nachrichten.flatMap(({ anhaenge }) => anhaenge),
    )
    const daten = layOut({
      ...{ nachrichten, anlagen, gespraech: found.gespraech, jetzt: env.clock.now() },
      von: { name: `${kunde.vorname} ${kunde.nachname}`, kundennummer: kunde.kundennummer },
      gekuerzt: nachrichten.length < found.nachrichten.length,
    })
    return typesetter().pdf('gespraech', daten, { bilder })
  })
}
