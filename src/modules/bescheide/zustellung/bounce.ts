/** A bounce may quote the whole mail; what is longer is none of ours. */
export const HOECHSTENS = 1024 * 1024

const kennung = /<([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})@([a-z0-9.-]{1,253})>/gi

/** Header lines with what continues them on the next. */
function headersOf(text: string): string {
  const end = text.search(/\r?\n\r?\n/)
  return (end < 0 ? text : text.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ')
}

/** Whether a message says that a mail could not be delivered for good: no delay, no note of absence. */
function isFailure(headers: string, text: string): boolean {
  if (/^Auto-Submitted:\s*auto-replied/im.test(headers)) return false
  const actions = [...text.matchAll(/^Action:[ \t]*(\w+)/gim)].map((match) => match[1]!.toLowerCase())
  if (actions.length > 0) return actions.includes('failed')
  // Servers that write no report for machines (RFC 3464) still sign as the postmaster, with an empty return path.
  return /^Return-Path:\s*<>/im.test(headers) || /^From:[^\n]*\bmailer-daemon\b/im.test(headers)
}

/**
 * The Message-ID of the own mail that a bounce is about, without domain; undefined for anything else that lies there.
 * `domain` is that of the sender: only mails that this portal sent bear its ids.
 */
export function readBounce(text: string, domain: string): string | undefined {
  const headers = headersOf(text)
  if (!isFailure(headers, text)) return undefined
  // Quoted-printable breaks long lines in the middle.
  const plain = text
    .replace(/=\r?\n/g, '')
    .replace(/=40/g, '@')
    .replace(/=3C/gi, '<')
    .replace(/=3E/gi, '>')
  const ids = [...plain.matchAll(kennung)]
  return ids.find((match) => match[2]!.toLowerCase() === domain.toLowerCase())?.[1]?.toLowerCase()
}
