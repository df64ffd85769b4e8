import { newToken } from '#platform/krypto/geheimnis.ts'
import { csrfProof } from '#web/schutz/csrf.ts'
import { PASSWORT } from '../fuellung.ts'
import type { Pruefauftrag } from '../grundlinie/argon2.ts'
import type { Antwortauftrag } from '../grundlinie/assertion.ts'
import type { Lastergebnis, Passkeys, Salve, Takt, Taktende } from '../last/auftraege.ts'
import { answerChallenge } from '../last/passkey.ts'
import type { Anfragetext } from '../last/verbindung.ts'
import { type Prozess, programm, starte } from '../prozess.ts'
import { spanne } from '../statistik.ts'
import { EBEN, type Umgebung } from '../umgebung.ts'
import { type Ergebnis, messeCpu, type Seite, vergleiche } from '../vergleich.ts'
import { fill, fillStartseite, type Mass, pageRequest } from './seiten.ts'

/** A browser that has not signed in: its cookie, and the proof that the portal put into its form. */
function newBrowser(u: Umgebung) {
  const name = newToken()
  return { cookie: `__Host-besuch=${name}`, csrf: csrfProof(u.env, name) }
}

/** As many sign-ins with name and password, each from an address of its own. */
function signIns(u: Umgebung, anzahl: number): Anfragetext[] {
  const { cookie, csrf } = newBrowser(u)
  return u.fuellung.menschen.slice(0, anzahl).map(({ email }, i) => {
    const page = pageRequest(u, '/anmeldung', cookie)
    const kopf = {
      ...page.kopf,
      origin: u.env.settings.baseUrl,
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `10.99.${i >> 8}.${i & 255}`,
    }
    const koerper = new URLSearchParams({ csrf, name: email, passwort: PASSWORT, weiter: '' }).toString()
    return { ...page, methode: 'POST', kopf, koerper }
  })
}

async function withBaseline<T>(name: string, run: (prozess: Prozess) => Promise<T>): Promise<T> {
  const prozess = starte(programm(name))
  try {
    return await run(prozess)
  } finally {
    await prozess.close()
  }
}

export async function messePasswort(u: Umgebung, { runden, anzahl }: Mass): Promise<Ergebnis> {
  await fill(u, 'passwort', signIns(u, 2000))
  const [pfefferId = '', phc = ''] = u.fuellung.passwort.split('|')
  const pfeffer = u.env.schluessel.pepperOf(pfefferId)!.toString('base64')
  const salve: Salve = { art: 'salve', port: u.port, vorrat: 'passwort', anzahl, verbindungen: 1, status: 303 }
  const auftrag: Pruefauftrag = { phc, passwort: PASSWORT, pfeffer, anzahl }
  const gefunden = await withBaseline('argon2', (grundlinie) => {
    const portal: Seite = {
      name: 'Portal: Anmeldung, richtiges Passwort, halbe Sitzung',
      async run() {
        const { wert, ergebnis } = await messeCpu(u.portal, anzahl, () => u.last.frage<Lastergebnis>(salve))
        return { wert: wert / 1000, zeiten: ergebnis }
      },
    }
    const bare: Seite = {
      name: 'Argon2id prüfen, sonst nichts',
      async run() {
        return { wert: (await messeCpu(grundlinie, anzahl, () => grundlinie.frage(auftrag))).wert / 1000 }
      },
    }
    return vergleiche([portal, bare], { runden, ziele: [1.1], einheit: 'ms CPU je Anmeldung', aufwaermen: 4 })
  })
  return {
    name: 'passwort',
    titel: 'Anmeldung mit Passwort',
    vergleiche: gefunden,
    anmerkungen: [
      `${phc.slice(0, phc.indexOf('$', 22))}; eine Anmeldung nach der anderen, ${anzahl} je Runde, jede von einer anderen Adresse.`,
    ],
  }
}

export async function messePasskey(u: Umgebung, { runden, anzahl }: Mass): Promise<Ergebnis> {
  const ursprung = u.env.settings.baseUrl
  const konten = u.fuellung.passkeys.slice(0, anzahl)
  const [erstes] = konten
  if (!erstes) throw new Error('keine Passkeys')
  const flows: Passkeys = { art: 'passkeys', port: u.port, ursprung, konten, besuch: newBrowser(u), verbindungen: 50 }
  const challenge = Buffer.alloc(32, 7).toString('base64url')
  const { kennung, oeffentlich } = erstes
  const auftrag: Antwortauftrag = {
    ...{ challenge, ursprung, kennung, oeffentlich, anzahl: konten.length },
    antwort: answerChallenge(erstes, challenge, ursprung) as Antwortauftrag['antwort'],
  }
  const gefunden = await withBaseline('assertion', (grundlinie) => {
    const portal: Seite = {
      name: 'Portal: Optionen, Prüfung, ganze Sitzung',
      async run() {
        const { wert, ergebnis } = await messeCpu(u.portal, konten.length, () => u.last.frage<GeraeteErgebnis>(flows))
        // The device gets a new token at each sign-in.
        ergebnis.geraete.forEach((geraet, i) => {
          konten[i]!.geraet = geraet
        })
        return { wert, zeiten: ergebnis }
      },
    }
    const bare: Seite = {
      name: 'verifyAuthenticationResponse, sonst nichts (ES256)',
      run: () => messeCpu(grundlinie, konten.length, () => grundlinie.frage(auftrag)),
    }
    return vergleiche([portal, bare], { runden, ziele: [3], einheit: 'µs CPU je Anmeldung', aufwaermen: 4 })
  })
  return {
    name: 'passkey',
    titel: 'Anmeldung mit Passkey',
    vergleiche: gefunden,
    anmerkungen: [
      `Zwei Anfragen je Anmeldung, bekanntes Gerät, ES256, ${konten.length} Anmeldungen je Runde; p50 und p99 mit der Unterschrift im Lastprozess.`,
    ],
  }
}

type GeraeteErgebnis = Lastergebnis & { geraete: string[] }

const ABSTAND_MS = 20

/** The start page, one every 20 ms, while nothing else happens and while `anzahl` people sign in at once. */
export async function messeAnsturm(u: Umgebung, { runden, anzahl }: Mass): Promise<Ergebnis> {
  await fillStartseite(u)
  const second = starte(programm('last'))
  await second.frage({ art: 'vorrat', name: 'ansturm', anfragen: signIns(u, anzahl) })
  const ansturm: Salve = { art: 'salve', port: u.port, vorrat: 'ansturm', anzahl, verbindungen: anzahl, status: 303 }
  const takt: Takt = { art: 'takt', port: u.port, vorrat: 'startseite', abstandMs: ABSTAND_MS }
  const verzug: { ruhig: number[]; voll: number[] } = { ruhig: [], voll: [] }
  const dauern: number[] = []
  const probe = async (during: () => Promise<unknown>, wohin: number[]) => {
    await u.setzeSitzungen(EBEN)
    await u.portal.stand()
    await u.last.frage(takt)
    await during()
    const zeiten = await u.last.frage<Lastergebnis>({ art: 'taktende' } satisfies Taktende)
    wohin.push((await u.portal.stand()).schleifeP99Ms)
    return { wert: zeiten.p95, zeiten }
  }
  const signInAll = async () => {
    const began = performance.now()
    await second.frage(ansturm)
    dauern.push((performance.now() - began) / 1000)
  }
  // About as long as the crowd takes, so that on both sides as many views note that their session is in use.
  const ruheMs = Math.max(3000, anzahl * 50)
  const voll: Seite = { name: `Startseite, während sich ${anzahl} anmelden`, run: () => probe(signInAll, verzug.voll) }
  const ruhig: Seite = {
    name: 'Startseite, sonst ist es ruhig',
    run: () => probe(() => new Promise((resolve) => setTimeout(resolve, ruheMs)), verzug.ruhig),
  }
  try {
    const gefunden = await vergleiche([voll, ruhig], { runden, ziele: [2], einheit: 'ms bis zur Antwort, p95' })
    const ms = (werte: number[]) => spanne(werte).median.toFixed(1)
    return {
      name: 'ansturm',
      titel: `Startseite, während sich ${anzahl} Menschen auf einmal mit Passwort anmelden`,
      vergleiche: gefunden,
      anmerkungen: [
        `Alle ${anzahl} Anmeldungen waren nach ${spanne(dauern).median.toFixed(1)} s beantwortet, jede mit der halben Sitzung; die Startseite wurde alle ${ABSTAND_MS} ms abgerufen.`,
        `Verzug der Ereignisschleife, p99: ${ms(verzug.voll)} ms während der Anmeldungen, ${ms(verzug.ruhig)} ms sonst (AVA-07: höchstens 100 ms).`,
      ],
    }
  } finally {
    await second.close()
  }
}
