import type { Nachweis } from '../engine/nachweise.ts'

/** Social benefits, and what a registry office holds. */
const TYPEN: readonly string[] = ['SOZ', 'FAM']
const TITEL =
  /^(Meldebescheinigung|Bescheinigung der Krankenkasse|Versicherungsverlauf|Aufenthaltstitel|Schwerbehindertenausweis)/

/** Whether another office has it, so that the Jobcenter can ask there; what the person or somebody private wrote it cannot. */
export const canAmtGive = ({ typ, titel }: Pick<Nachweis, 'typ' | 'titel'>): boolean =>
  TYPEN.includes(typ) || TITEL.test(titel)
