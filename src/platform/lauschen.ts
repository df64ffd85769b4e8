import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'

type Fetch = (request: Request, umgebung?: object) => Response | Promise<Response>

export interface Lauscher {
  port: number
  /** Takes no more connections, lets the running requests finish, then ends idle ones. */
  close(): Promise<void>
}

/** Patience with slow or endless clients (INP-11): header in 10 s, a request in 60 s, 16 KB of header. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 5_000,
}

/** Listens; rejects with the error of the system where the port is taken. */
export function listen(fetch: Fetch, { port, host }: { port: number; host: string }): Promise<Lauscher> {
  const server = createServer(limits, getRequestListener(fetch as never))
  server.maxRequestsPerSocket = 1000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve({ port: typeof address === 'object' && address ? address.port : port, close: () => drain(server) })
    })
  })
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
}
