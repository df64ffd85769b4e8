import { createHash, sign } from 'node:crypto'
import { zeiten } from '../statistik.ts'
import type { Lastergebnis, PasskeyKonto, Passkeys } from './auftraege.ts'
import { formatAnfrage, readCookies, Verbindung } from './verbindung.ts'

const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest()

/** User present, user verified; the counter stays 0, as with synchronised passkeys. */
const FLAGS = 0x05

/** What a browser answers to a challenge, made without an authenticator (WebAuthn level 3, sections 5.8.1 and 6.3.3). */
export function answerChallenge(konto: PasskeyKonto, challenge: string, ursprung: string) {
  const clientData = Buffer.from(
    JSON.stringify({ type: 'webauthn.get', challenge, origin: ursprung, crossOrigin: false }),
  )
  const authenticatorData = Buffer.concat([sha256(new URL(ursprung).hostname), Buffer.from([FLAGS, 0, 0, 0, 0])])
  const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), konto.privat)
  return {
    id: konto.kennung,
    rawId: konto.kennung,
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: Buffer.from(konto.kontoId.replaceAll('-', ''), 'hex').toString('base64url'),
    },
  }
}

let clients = 0

async function signIn(verbindung: Verbindung, konto: PasskeyKonto, { ursprung, besuch }: Passkeys): Promise<void> {
  clients++
  const kopf = {
    host: new URL(ursprung).host,
    origin: ursprung,
    'sec-fetch-site': 'same-origin',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'content-type': 'application/json',
    'x-csrf': besuch.csrf,
    'x-forwarded-for': `10.${(clients >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}`,
    cookie: `${besuch.cookie}; __Host-geraet=${konto.geraet}`,
  }
  const post = async (pfad: string, wert: object) => {
    const antwort = await verbindung.send(formatAnfrage({ methode: 'POST', pfad, kopf, koerper: JSON.stringify(wert) }))
    const text = antwort.koerper.toString()
    if (antwort.status !== 200) throw new Error(`${pfad}: ${antwort.status}\n${text.slice(0, 2000)}`)
    return { antwort, wert: JSON.parse(text) as Record<string, unknown> }
  }
  const { wert } = await post('/passkey/anmelden/optionen', { zweck: 'anmelden' })
  const optionen = (wert['optionen'] ?? wert) as { challenge: string }
  const antwort = answerChallenge(konto, optionen.challenge, ursprung)
  const done = await post('/passkey/anmelden', { zweck: 'anmelden', weiter: '', antwort })
  const cookies = readCookies(done.antwort)
  if (!cookies.has('__Host-sitzung')) throw new Error(`keine Sitzung: ${JSON.stringify(done.wert)}`)
  konto.geraet = cookies.get('__Host-geraet') ?? konto.geraet
}

/** Answers, with the times, the device token that each account has now, in the order of `konten`. */
export async function signInOften(auftrag: Passkeys): Promise<Lastergebnis & { geraete: string[] }> {
  const dauern: number[] = []
  const left = [...auftrag.konten]
  const began = performance.now()
  const one = async () => {
    const verbindung = new Verbindung(auftrag.port)
    for (let konto = left.pop(); konto; konto = left.pop()) {
      const start = performance.now()
      await signIn(verbindung, konto, auftrag)
      dauern.push(performance.now() - start)
    }
    verbindung.close()
  }
  await Promise.all(Array.from({ length: auftrag.verbindungen }, one))
  const seconds = (performance.now() - began) / 1000
  const geraete = auftrag.konten.map(({ geraet }) => geraet)
  return { anzahl: dauern.length, jeSekunde: dauern.length / seconds, geraete, ...zeiten(dauern) }
}
