import { isId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { type Feldfehler, hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import {
  deletePasskey,
  deleteTotp,
  type Entfernung,
  listPasskeys,
  type Passkey,
  renamePasskey,
} from '../../faktoren/verwalten.ts'
import { findKonto, type KontoRow } from '../../store.ts'
import * as forms from '../forms.ts'
import { readOptionen, reasonToKeep } from './optionen.ts'
import { endOneSitzung, endOtherSitzungen, listSitzungen } from './sitzungen.ts'
import {
  FrageView,
  OptionView,
  PasskeyNameView,
  PasskeysView,
  SitzungenView,
  TITEL,
  TotpEinstellungView,
} from './views.tsx'

const krumen = (titel: string) => [
  { text: 'Kontoeinstellungen', href: routes.kontoeinstellungen.href() },
  { text: titel },
]

async function findOptionen(a: Anfrage<string, 'konto'>) {
  const konto: KontoRow | undefined = await findKonto(a.env.db, a.besuch.kontoId)
  if (!konto) throw notFound()
  return readOptionen(a.env.db, konto)
}

const einstellungOption: HandlerOf<typeof routes.einstellungOption> = async (a) =>
  a.seite({ titel: TITEL.option, krumen: krumen(TITEL.option) }, <OptionView optionen={await findOptionen(a)} />)

const einstellungTotp: HandlerOf<typeof routes.einstellungTotp> = async (a) =>
  a.seite({ titel: TITEL.totp, krumen: krumen(TITEL.totp) }, <TotpEinstellungView optionen={await findOptionen(a)} />)

/** After a factor was removed the session goes on under a new token. */
function answerEntfernung(a: Anfrage, ergebnis: Entfernung, ziel: string): Response | undefined {
  if (!ergebnis.ok) return undefined
  a.setCookie(COOKIE.sitzung, ergebnis.token)
  return a.weiter(ziel)
}

const totpLoeschen: HandlerOf<typeof routes.totpLoeschen> = {
  get: async (a) => showTotpFrage(a),
  post: async (a) => {
    a.lies(forms.leer)
    const ergebnis = await deleteTotp(a.env, a.besuch)
    const ziel = `${routes.kontoeinstellungen.href()}?getan=totp`
    if (!ergebnis.ok && ergebnis.grund === 'unbekannt') return a.weiter(routes.einstellungTotp.href())
    return answerEntfernung(a, ergebnis, ziel) ?? showTotpFrage(a)
  },
}

async function showTotpFrage(a: Anfrage<string, 'konto+frisch'>): Promise<Response> {
  const optionen = await findOptionen(a)
  if (!optionen.totp) return a.weiter(routes.einstellungTotp.href())
  const grund = reasonToKeep(optionen, 'totp')
  const view = (
    <FrageView
      csrf={a.csrf()}
      titel={TITEL.totpLoeschen}
      text="Danach gelten die Codes aus Ihrer App nicht mehr. Sie melden sich dann mit Ihrem Passkey an. Alle anderen Sitzungen werden beendet."
      aktion={routes.totpLoeschen.href()}
      knopf="Zweiten Faktor löschen"
      zurueck={routes.einstellungTotp.href()}
      grund={grund}
    />
  )
  return a.seite({ titel: TITEL.totpLoeschen, krumen: krumen(TITEL.totpLoeschen) }, view, grund ? 409 : 200)
}

const getanTexte: Record<string, string> = {
  umbenannt: 'Der Passkey hat einen neuen Namen.',
  geloescht: 'Der Passkey ist gelöscht. Löschen Sie ihn auch auf Ihrem Gerät.',
  beendet: 'Die Sitzung ist beendet.',
  alle: 'Alle anderen Sitzungen sind beendet.',
}

const getan = (a: Anfrage): string | undefined => {
  const name = a.frage('getan') ?? ''
  return Object.hasOwn(getanTexte, name) ? getanTexte[name] : undefined
}

const passkeys: HandlerOf<typeof routes.passkeys> = async (a) => {
  const view = <PasskeysView passkeys={await listPasskeys(a.env, a.besuch.kontoId)} getan={getan(a)} />
  return a.seite({ titel: TITEL.passkeys, krumen: krumen(TITEL.passkeys) }, view)
}

/** The own passkey of the address; somebody else's is as missing as none. */
async function findOwnPasskey(a: Anfrage<string, 'konto+frisch'>, id: string): Promise<Passkey> {
  const found = (await listPasskeys(a.env, a.besuch.kontoId)).find((passkey) => passkey.id === id)
  if (!found) throw notFound()
  return found
}

const passkeyName: HandlerOf<typeof routes.passkeyName> = {
  get: async (a) => {
    const passkey = await findOwnPasskey(a, a.params.id)
    return showPasskeyName(a, { id: passkey.id, name: passkey.name }, {})
  },
  post: async (a) => {
    const { name } = a.lies(forms.passkeyName)
    const { id } = a.params
    const ergebnis = await renamePasskey(a.env, a.besuch, { id, name })
    if (ergebnis.ok) return a.weiter(`${routes.passkeys.href()}?getan=umbenannt`)
    if (ergebnis.grund === 'name') {
      await findOwnPasskey(a, id)
      return showPasskeyName(a, { id, name }, { name: ergebnis.text })
    }
    throw notFound()
  },
}

function showPasskeyName(a: Anfrage, passkey: { id: string; name: string }, fehler: Feldfehler<'name'>): Response {
  const failed = hasErrors(fehler)
  const view = <PasskeyNameView csrf={a.csrf()} {...passkey} fehler={fehler} />
  return a.seite(
    { titel: TITEL.passkeyName, krumen: krumen(TITEL.passkeyName), fehler: failed },
    view,
    failed ? 422 : 200,
  )
}

const passkeyLoeschen: HandlerOf<typeof routes.passkeyLoeschen> = {
  get: async (a) => showPasskeyFrage(a, await findOwnPasskey(a, a.params.id)),
  post: async (a) => {
    a.lies(forms.leer)
    const passkey = await findOwnPasskey(a, a.params.id)
    const ergebnis = await deletePasskey(a.env, a.besuch, passkey.id)
    if (!ergebnis.ok && ergebnis.grund === 'unbekannt') throw notFound()
    return answerEntfernung(a, ergebnis, `${routes.passkeys.href()}?getan=geloescht`) ?? showPasskeyFrage(a, passkey)
  },
}

async function showPasskeyFrage(a: Anfrage<string, 'konto+frisch'>, { id, name }: Passkey): Promise<Response> {
  const grund = reasonToKeep(await findOptionen(a), 'passkey')
  const view = (
    <FrageView
      csrf={a.csrf()}
      titel={TITEL.passkeyLoeschen}
      text={`Danach können Sie sich mit dem Passkey „${name}“ nicht mehr anmelden. Alle anderen Sitzungen werden beendet.`}
      aktion={routes.passkeyLoeschen.href({ id })}
      knopf="Passkey löschen"
      zurueck={routes.passkeys.href()}
      grund={grund}
    />
  )
  return a.seite({ titel: TITEL.passkeyLoeschen, krumen: krumen(TITEL.passkeyLoeschen) }, view, grund ? 409 : 200)
}

const sitzungen: HandlerOf<typeof routes.sitzungen> = {
  get: async (a) => {
    const { kontoId, sitzungId } = a.besuch
    const liste = await listSitzungen(a.env, a.env.db, kontoId)
    const view = <SitzungenView csrf={a.csrf()} eigene={sitzungId} sitzungen={liste} getan={getan(a)} />
    return a.seite({ titel: TITEL.sitzungen, krumen: krumen(TITEL.sitzungen) }, view)
  },
  post: async (a) => {
    const { sitzung, alle } = a.lies(forms.sitzung)
    const { kontoId, sitzungId } = a.besuch
    if (alle) {
      await endOtherSitzungen(a.env, kontoId, sitzungId)
      return a.weiter(`${routes.sitzungen.href()}?getan=alle`)
    }
    // The own session ends by signing out, which clears the cookie too.
    if (!isId(sitzung) || sitzung === sitzungId || !(await endOneSitzung(a.env, kontoId, sitzung))) throw notFound()
    return a.weiter(`${routes.sitzungen.href()}?getan=beendet`)
  },
}

export const optionenHandlers = {
  einstellungOption,
  einstellungTotp,
  totpLoeschen,
  passkeys,
  passkeyName,
  passkeyLoeschen,
  sitzungen,
}
