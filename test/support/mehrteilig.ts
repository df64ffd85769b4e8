/** A form with files as a browser writes it. */
export const GRENZE = '----OjcTestFormular7f3a91'
export const MULTIPART = `multipart/form-data; boundary=${GRENZE}`

export const field = (name: string, wert: string) =>
  Buffer.from(`--${GRENZE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${wert}\r\n`)

export const fileHead = (name: string, datei: string, typ = 'application/octet-stream') =>
  Buffer.from(
    `--${GRENZE}\r\nContent-Disposition: form-data; name="${name}"; filename="${datei.replace(/"/g, '%22')}"\r\nContent-Type: ${typ}\r\n\r\n`,
  )

export const file = (name: string, datei: string, inhalt: Buffer | string) =>
  Buffer.concat([fileHead(name, datei), Buffer.from(inhalt), Buffer.from('\r\n')])

export const ENDE = Buffer.from(`--${GRENZE}--\r\n`)

export const form = (...teile: Buffer[]) => Buffer.concat([...teile, ENDE])
