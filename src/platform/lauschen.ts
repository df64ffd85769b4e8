import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'

type Fetch = (request: Request, umgebung?: object) => Response | Promise<Response>

export interface Lauscher {
  port: number
  /** Takes no more connections, lets the running requests finish, then ends idle ones. */
  close(): Promise<void>
}

const REQUEST_MS = 60_000

/** Patience with slow or endless clients (INP-11): header in 10 s, a request in 60 s, 16 KB of header. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  // Kept for each request by itself, since uploads are allowed to take longer.
  requestTimeout: 0,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 5_000,
}

/** So many connections may one address hold: a whole office shares one, and a browser opens six. */
const JE_ADRESSE = 256

export interface Anschluss {
  port: number
  host: string
  /** The one proxy, by which everybody comes: its connections are not counted. */
  vertrauterProxy?: string | undefined
}

/** Listens; rejects with the error of the system where the port is taken. */
export function listen(fetch: Fetch, { port, host, vertrauterProxy }: Anschluss): Promise<Lauscher> {
  const answer = getRequestListener(fetch as never)
  const server = createServer(limits, (incoming, outgoing) => {
    if (incoming.method === 'POST') {
      setDeadline(incoming, outgoing)
      outgoing.once('finish', () => cutRest(incoming))
    }
    void answer(incoming, outgoing)
  })
  server.maxRequestsPerSocket = 1000
  limitConnections(server, vertrauterProxy)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve({ port: typeof address === 'object' && address ? address.port : port, close: () => drain(server) })
    })
  })
}

const plainAddress = (adresse: string | undefined) => (adresse ?? '').replace(/^::ffff:/i, '')

/** Ends at once what one address opens beyond its share, so that it cannot take all there are (INP-11). */
function limitConnections(server: Server, vertrauterProxy: string | undefined): void {
  const open = new Map<string, number>()
  const proxy = plainAddress(vertrauterProxy)
  server.on('connection', (socket: Socket) => {
    const adresse = plainAddress(socket.remoteAddress)
    if (adresse === proxy) return
    const count = (open.get(adresse) ?? 0) + 1
    if (count > JE_ADRESSE) {
      socket.destroy()
      return
    }
    open.set(adresse, count)
    socket.once('close', () => {
      const left = (open.get(adresse) ?? 1) - 1
      if (left === 0) open.delete(adresse)
      else open.set(adresse, left)
    })
  })
}

const deadlines = new WeakMap<object, NodeJS.Timeout>()

function setDeadline(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const late = () => {
    if (!outgoing.headersSent) incoming.socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
    incoming.socket.destroySoon()
  }
  deadlines.set(incoming, setTimeout(late, REQUEST_MS).unref())
  incoming.once('end', () => waiveDeadline(incoming))
  outgoing.once('close', () => waiveDeadline(incoming))
}

/** So long is read on after an early answer: whoever is cut off while sending may never see it. */
const REST_MS = 2_000

/** What is too large is answered before it is there; whoever goes on sending all the same is cut off. */
function cutRest(incoming: IncomingMessage): void {
  if (incoming.complete) return
  // By then it may have come although nobody read it: the connection serves the next request.
  const cut = () => {
    if (!incoming.complete) incoming.socket.destroy()
  }
  const timer = setTimeout(cut, REST_MS).unref()
  incoming.once('end', () => clearTimeout(timer))
}

/** Lets a request take longer than a minute; whoever asks for it keeps a pace of its own. */
export function waiveDeadline(incoming: object): void {
  clearTimeout(deadlines.get(incoming))
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
}
