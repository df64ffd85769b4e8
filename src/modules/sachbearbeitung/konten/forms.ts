import type { z } from 'zod'
import { type Feldfehler, felder, text, wahl } from '#web/felder.ts'
import { type Deaktivierungsgrund, deaktivierungsgruende } from './konten.ts'

const gruende = Object.keys(deaktivierungsgruende) as [Deaktivierungsgrund, ...Deaktivierungsgrund[]]

export const deaktivierung = felder({ grund: wahl(gruende) })
export const reaktivierung = felder({ grund: text(5000) })
export const freigabe = felder({ entscheidung: wahl(['freigegeben', 'abgelehnt']), antwort: text(5000) })

const WENIGSTENS = 10
const HOECHSTENS = 1000

/** A reason that somebody else can judge by: at least a few words. */
export function checkBegruendung(eingabe: string): string | undefined {
  const laenge = [...eingabe.trim()].length
  if (laenge < WENIGSTENS) return `Schreiben Sie in wenigen Worten, warum (mindestens ${WENIGSTENS} Zeichen).`
  if (laenge > HOECHSTENS)
    return `Kürzen Sie die Begründung auf höchstens ${HOECHSTENS} Zeichen, eingegeben sind ${laenge}.`
  return undefined
}

export type Freigabefehler = Feldfehler<'antwort' | 'entscheidung'>

export function checkFreigabe(eingabe: z.infer<typeof freigabe>): Freigabefehler {
  if (eingabe.entscheidung === '') return { formular: 'Wählen Sie, ob Sie freigeben oder ablehnen.' }
  const fehler = eingabe.entscheidung === 'abgelehnt' ? checkBegruendung(eingabe.antwort) : undefined
  return fehler ? { antwort: fehler } : {}
}
