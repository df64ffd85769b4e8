import { readFileSync } from 'node:fs'
import { projektordner } from '#platform/ordner.ts'

let manifest: Record<string, string> | undefined

function readManifest(): Record<string, string> {
  manifest ??= JSON.parse(readFileSync(new URL('dist/assets/manifest.json', projektordner), 'utf8')) as Record<
    string,
    string
  >
  return manifest
}

/** Address of a file of the browser build by its plain name, such as `portal.css`. Throws for a name that was not built. */
export function assetUrl(name: string): string {
  const built = readManifest()[name]
  if (!built) throw new Error(`Die Datei „${name}“ fehlt im Browser-Build.`)
  return `/assets/${built}`
}
