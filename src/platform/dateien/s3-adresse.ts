export interface S3Zugang {
  accessKeyId: string
  secretAccessKey: string
  /** With the bucket as its path. */
  endpoint: string
  region: string
}

/** Reads `https://key:secret@host/bucket?region=…`. Throws a plain sentence for anything else. */
export function parseS3Url(text: string): S3Zugang {
  const url = new URL(text)
  if (!url.username || !url.password) {
    throw new Error('es fehlen Kennung und Geheimnis (https://kennung:geheimnis@rechner/bucket)')
  }
  if (!/^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?$/.test(url.pathname)) {
    throw new Error('es fehlt der Name des Buckets (https://kennung:geheimnis@rechner/bucket)')
  }
  return {
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    endpoint: `${url.origin}${url.pathname.replace(/\/$/, '')}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
  }
}
