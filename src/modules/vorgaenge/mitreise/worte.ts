import { formatTag } from '#platform/text/datum.ts'
import type { Auskunft } from './lage.ts'

/** „Wieder da seit dem 23. November 2026“ */
export function showAuskunft(auskunft: Auskunft): string {
  if (auskunft.art === 'zurueck') return `Wieder da seit dem ${formatTag(auskunft.tag)}`
  return auskunft.art === 'unterwegs' ? 'Noch nicht zurück' : 'War nicht dabei'
}
