// A portal reduced to what it holds: the lock of DATA_DIR and, unless told otherwise, the embedded database.
// Says in one line of JSON what became of it, and stays until it is ended.
import { lockDataDir, StartRefused, startEmbedded } from '#platform/postgres/index.ts'

const dataDir = process.argv[2] ?? ''
const withDatabase = process.argv[3] !== 'nur-sperre'

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

try {
  const lock = lockDataDir(dataDir)
  const database = withDatabase ? await startEmbedded({ dataDir }) : undefined
  process.once('SIGTERM', async () => {
    await database?.stop()
    lock.release()
    process.exit(0)
  })
  setInterval(() => undefined, 60_000)
  say({ ownerUrl: database?.ownerUrl ?? '', hinweis: database?.hinweis ?? '' })
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  say({ refused: error.message })
  process.exit(1)
}
