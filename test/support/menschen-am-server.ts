import { openEnv } from '../../src/cli/umgebung.ts'
import type { Auftragslauf } from '../../src/platform/datenbank/queue.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { Browser } from './browser.ts'
import type { Serverprozess } from './server.ts'

/** The database behind a running portal, to put people up there without walking its pages. */
export async function joinServer(server: Pick<Serverprozess, 'ordner' | 'port' | 'basis'>) {
  const { env, close } = await openEnv(readSettings({ DATA_DIR: server.ordner, PORT: String(server.port) }))
  // Jobs are only put into the queue here: the portal itself carries them out.
  const queue = env.queue as Auftragslauf
  await queue.start([], false)
  const browser = (optionen?: { userAgent?: string; adresse?: string }) =>
    new Browser((request) => fetch(request), server.basis, optionen)
  return {
    env,
    owner: env.db,
    browser,
    async close() {
      await queue.stop()
      await close()
    },
  }
}
