/** What no file system or program can mistake: letters, digits and a few marks. */
const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[^\w.() -]/g, '_')

/** What cannot be seen or turns the direction of writing does not belong in a name on somebody's disk (INP-13). */
const unseen = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{DI}"\\/:*?<>|]/gu

/** RFC 5987 lets fewer characters stand than `encodeURIComponent`. */
const percent = (text: string) =>
  encodeURIComponent(text).replace(/['()*!]/g, (zeichen) => `%${zeichen.charCodeAt(0).toString(16).toUpperCase()}`)

/** A name for the disk of whoever loads the file: without folders, hidden characters, and not longer than systems allow. */
export function downloadName(name: string): string {
  const seen = name.replace(unseen, '_').replace(/^[.\s]+|(?<![.\s])[.\s]+$/g, '')
  const ending = /\.[a-z0-9]{1,5}$/i.exec(seen)?.[0] ?? ''
  const stem = [...seen.slice(0, seen.length - ending.length)].slice(0, 100).join('')
  return `${stem || 'Dokument'}${ending}`
}

/** `Content-Disposition` by RFC 6266: to be kept, under this name in full, and in plain letters for old programs. */
export function attachment(name: string): string {
  const safe = downloadName(name)
  return `attachment; filename="${plain(safe)}"; filename*=UTF-8''${percent(safe)}`
}
