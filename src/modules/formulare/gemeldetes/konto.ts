import { formatTag, type Tag } from '#platform/text/datum.ts'
import { textIn } from '../bausteine/bedingungen.ts'
import { type Gesendet, sayAntrag } from './haushalt.ts'

interface Konto {
  iban: string | undefined
  inhaber: string | undefined
  herkunft: string
}

/** „DE•• •••• … 2051“: enough to know it again, not enough to copy. */
const shortenIban = (iban: string): string => `${iban.slice(0, 2)}•• •••• … ${iban.slice(-4)}`

const words = (name: string) =>
  name
    .toLocaleLowerCase('de')
    .split(/[\s,]+/)
    .filter(Boolean)
    .sort()
    .join(' ')

/** An account as it may be shown to whom this name belongs; whose it is only where it is not theirs. */
const show = (name: string, { iban, inhaber }: { iban: string; inhaber: string | undefined }) => ({
  iban: shortenIban(iban),
  inhaber: inhaber && words(inhaber) !== words(name) ? inhaber : undefined,
})

/**
 * The account that the portal knew of last: what the first application named, or what staff has entered since, once somebody had
 * confirmed it. Renewals do not ask for it.
 */
export function findKonto(wissen: {
  name: string
  antrag: Gesendet | undefined
  eingetragen: { iban: string; inhaber: string; tag: Tag } | undefined
}): Konto | undefined {
  const { name, antrag, eingetragen } = wissen
  if (eingetragen && (!antrag || eingetragen.tag >= antrag.tag)) {
    const herkunft = `Von Ihnen bestätigt, von Ihrem Jobcenter eingetragen am ${formatTag(eingetragen.tag)}`
    return { ...show(name, eingetragen), herkunft }
  }
  if (!antrag) return undefined
  const herkunft = `Aus ${sayAntrag(antrag.tag)}`
  const iban = textIn(antrag.antworten, 'iban')
  if (iban) return { ...show(name, { iban, inhaber: textIn(antrag.antworten, 'kontoinhaber') }), herkunft }
  return antrag.antworten['hatKonto'] === false ? { iban: undefined, inhaber: undefined, herkunft } : undefined
}
