import type { z } from 'zod'
import { type Ausweis, ausweise } from '#modules/vorgaenge'
import { type Feldfehler, felder, haken, text, wahl } from '#web/felder.ts'
import { checkBegruendung } from '../konten/forms.ts'

const arten = Object.keys(ausweise) as [Ausweis, ...Ausweis[]]

export const tat = felder({ stand: text(10) })
export const ausweis = felder({ stand: text(10), ausweis: wahl(arten), gesehen: haken() })
export const freigabe = felder({
  stand: text(10),
  entscheidung: wahl(['freigeben', 'ablehnen']),
  ablehnung: text(5000),
})
export const stopp = felder({ stand: text(10), grund: text(5000) })

export type Fehler = Feldfehler<'ausweis' | 'gesehen' | 'ablehnung' | 'grund'>

export interface Eingabe {
  ausweis: string
  gesehen: boolean
  ablehnung: string
  grund: string
}

export const leer: Eingabe = { ausweis: '', gesehen: false, ablehnung: '', grund: '' }

export function checkAusweis(eingabe: z.infer<typeof ausweis>): Fehler {
  return {
    ...(eingabe.ausweis === '' ? { ausweis: 'Wählen Sie, welchen Ausweis Sie gesehen haben.' } : {}),
    ...(eingabe.gesehen ? {} : { gesehen: 'Bestätigen Sie, dass die Person vor Ihnen steht.' }),
  }
}

export function checkFreigabe(eingabe: z.infer<typeof freigabe>): Fehler {
  if (eingabe.entscheidung === '') return { formular: 'Wählen Sie, ob Sie freigeben oder ablehnen.' }
  const fehler = eingabe.entscheidung === 'ablehnen' ? checkBegruendung(eingabe.ablehnung) : undefined
  return fehler ? { ablehnung: fehler } : {}
}

export function checkStopp(eingabe: z.infer<typeof stopp>): Fehler {
  const fehler = checkBegruendung(eingabe.grund)
  return fehler ? { grund: fehler } : {}
}
