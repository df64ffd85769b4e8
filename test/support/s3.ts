import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'

export interface TestS3 {
  /** As `S3_URL` takes it. */
  url: string
  /** How often somebody followed the redirect. */
  gefolgt(): number
  stop(): Promise<void>
}

/** An object storage in a folder of its own; with `umleiten` one that sends everybody elsewhere. */
export async function startS3(wie: { umleiten?: boolean } = {}): Promise<TestS3> {
  return wie.umleiten ? startRedirecting() : startReal()
}

async function startReal(): Promise<TestS3> {
  const directory = mkdtempSync(join(tmpdir(), 'ojc-s3-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'akten', configs: [] }],
  })
  const { port } = await server.run()
  return {
    url: `http://S3RVER:S3RVER@127.0.0.1:${port}/akten`,
    gefolgt: () => 0,
    async stop() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function startRedirecting(): Promise<TestS3> {
  let followed = 0
  const elsewhere = createServer((_, response) => {
    followed++
    response.end()
  })
  await listen(elsewhere)
  const target = (elsewhere.address() as AddressInfo).port
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(307, { location: `http://127.0.0.1:${target}/akten/x` }).end()
  })
  await listen(server)
  return {
    url: `http://k:g@127.0.0.1:${(server.address() as AddressInfo).port}/akten`,
    gefolgt: () => followed,
    async stop() {
      for (const each of [server, elsewhere]) {
        each.closeAllConnections()
        await new Promise((resolve) => each.close(resolve))
      }
    },
  }
}

const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
