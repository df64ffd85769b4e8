import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A real process of the portal on data that outlive it. */
export interface Portalprozess {
  child: ChildProcess
  basis: string
  end(signal: NodeJS.Signals): Promise<void>
}

const PASSWORT = 'Sommerregen#2026'

/** Starts the built portal with these settings and waits until it listens. */
export async function startPortal(umgebung: Record<string, string>): Promise<Portalprozess> {
  const { DATABASE_URL, DATABASE_OWNER_URL, SACHBEARBEITUNG_PORT, ...rest } = process.env
  const child = spawn(process.execPath, ['dist/server.js'], {
    env: { ...rest, MODUS: 'schulung', BASE_URL: '', ...umgebung },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => part.includes('Offenes Jobcenter:') && resolve())
    child.once('exit', (code) => reject(new Error(`Das Portal ist nicht gestartet (${code}).`)))
  })
  return {
    child,
    basis: `http://localhost:${umgebung['PORT']}`,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}

/** Registers an address by the pages; true when the portal confirmed that it took the registration. */
export async function register(basis: string, email: string, adresse: string): Promise<boolean> {
  try {
    const page = await fetch(`${basis}/registrieren`)
    const cookie = page.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
    const felder = { csrf, email, passwort: PASSWORT, wiederholung: PASSWORT, bedingungen: 'ja', einwilligung: 'ja' }
    const answer = await fetch(`${basis}/registrieren`, {
      method: 'POST',
      body: new URLSearchParams(felder),
      headers: { cookie, origin: basis, 'x-forwarded-for': adresse },
    })
    return answer.status === 200 && (await answer.text()).includes('erfolgreich registriert')
  } catch {
    return false
  }
}
