import { existsSync } from 'node:fs'

/** The folder that holds package.json: two above in the sources, one above in the bundle. Ends with a slash. */
export const projektordner: URL = findUp(new URL('./', import.meta.url))

function findUp(folder: URL): URL {
  if (existsSync(new URL('package.json', folder))) return folder
  const parent = new URL('../', folder)
  if (parent.href === folder.href) throw new Error('Der Projektordner mit package.json wurde nicht gefunden.')
  return findUp(parent)
}
