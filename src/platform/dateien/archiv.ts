const EOCD = Buffer.from('PK\x05\x06', 'latin1')
/** The farthest that the directory of a ZIP may begin before the end of a file (its comment has at most 65,535 bytes). */
const EOCD_REACH = 22 + 65_535

/** Whether a file can be opened as a ZIP too: archives are found from their end, so anything can stand before them. */
export function isAlsoArchive(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-EOCD_REACH)
  return end.includes(EOCD)
}
