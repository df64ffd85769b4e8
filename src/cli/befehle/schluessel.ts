import { readWechsel, requestWechsel, runUmschreiben } from '#modules/sachbearbeitung'
import type { Env } from '#platform/env.ts'
import type { Befehl } from '../umgebung.ts'

export const schluesselHilfe = `Den Hauptschlüssel wechseln

Stellen Sie den neuen Schlüssel in SCHLUESSEL voran, lassen Sie den alten dahinter stehen und starten Sie das Portal neu.

  npm run schluessel -- stand
      womit das Portal schreibt, und wie weit ein Wechsel ist
  npm run schluessel -- beantragen
      beantragt den Wechsel zum ersten Schlüssel; freigeben muss ihn jemand mit der Rolle Administration im Portal
  npm run schluessel -- wechseln
      schreibt alles neu, was ein älterer Schlüssel geschrieben hat; das Portal darf laufen. Abgebrochen geht es beim
      nächsten Aufruf dort weiter, wo es war

Rückgabe: 0 erledigt, 1 abgelehnt oder fehlgeschlagen, 2 falsch aufgerufen`

/** `npm run schluessel`; answers the exit code. */
export async function runSchluessel(env: Env, befehl: Befehl): Promise<number> {
  const [tat, ...rest] = befehl.worte
  if (rest.length > 0) return 2
  if (tat === 'stand') return printStand(env, befehl)
  if (tat === 'beantragen') return request(env, befehl)
  return tat === 'wechseln' ? change(env, befehl) : 2
}

const worte = {
  beantragt: 'wartet auf die Freigabe im Portal',
  freigegeben: 'freigegeben, noch nicht begonnen',
  abgelehnt: 'abgelehnt',
  laeuft: 'begonnen, noch nicht fertig',
  fertig: 'fertig',
} as const

async function printStand(env: Env, { schreibe }: Befehl): Promise<number> {
  const { name, kennung } = env.schluessel.schreibt
  schreibe(`Geschrieben wird mit „${name}“, Kennung ${kennung}.`)
  const wechsel = await readWechsel(env)
  if (!wechsel) return 0
  schreibe(`Wechsel zu „${wechsel.name}“, Kennung ${wechsel.kennung}: ${worte[wechsel.zustand]}`)
  for (const [teil, { gelesen, geschrieben, uebergangen, nach }] of Object.entries(wechsel.stelle)) {
    const rest = [nach === null ? 'fertig' : 'unterwegs', ...(uebergangen > 0 ? [`${uebergangen} übergangen`] : [])]
    schreibe(`${teil}  ${geschrieben} von ${gelesen} neu geschrieben, ${rest.join(', ')}`)
  }
  return 0
}

async function request(env: Env, { schreibe }: Befehl): Promise<number> {
  const done = await requestWechsel(env, undefined)
  schreibe(
    done
      ? `Beantragt ist der Wechsel zur Kennung ${env.schluessel.schreibt.kennung}. Jemand mit der Rolle Administration gibt ihn im Portal unter „Schlüssel“ frei.`
      : 'Ein Wechsel ist schon beantragt oder läuft.',
  )
  return done ? 0 : 1
}

const refusals = {
  'kein-antrag':
    'Es ist kein Wechsel beantragt. Das geht im Portal unter „Schlüssel“ oder mit: schluessel -- beantragen',
  'nicht-freigegeben': 'Der Wechsel ist beantragt, aber noch nicht freigegeben. Das tut eine zweite Person im Portal.',
  'anderer-schluessel': 'Freigegeben ist der Wechsel zu einem anderen Schlüssel als dem ersten in SCHLUESSEL.',
  abgebrochen: 'Der Wechsel wurde inzwischen beendet.',
} as const

async function change(env: Env, befehl: Befehl): Promise<number> {
  const began = performance.now()
  const done = await runUmschreiben(env)
  if (done.stand !== 'fertig') {
    befehl.schreibe(refusals[done.stand])
    return 1
  }
  await printStand(env, befehl)
  const gelesen = Object.values(done.stelle).reduce((sum, teil) => sum + teil.gelesen, 0)
  befehl.schreibe(`${gelesen} Zeilen gelesen, ${((performance.now() - began) / 1000).toFixed(1)} s`)
  befehl.schreibe(`Passwörter, die noch vom alten Schlüssel abhängen: ${done.altePasswoerter}`)
  befehl.schreibe(
    'Der alte Schlüssel bleibt in SCHLUESSEL, solange es diese Passwörter, ältere Wiederherstellungscodes, offene Codes in Briefen und alte Siegel gibt.',
  )
  return 0
}
