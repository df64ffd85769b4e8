import { newId } from '../../src/platform/datenbank/id.ts'
import { rollen } from '../../src/web/schutz/rechte.ts'
import type { SoftAuthenticator } from '../support/authenticator.ts'
import type { Browser } from '../support/browser.ts'
import { createDienst, type Dienst } from '../support/dienst.ts'
import { newGeraet, setUpDienstPasskey, signInDienst } from '../support/dienst-passkeys.ts'
import { createMensch, createTestKunde, type Mensch, TEAM } from '../support/menschen.ts'
import type { TestPortal } from '../support/portal.ts'
import { nie, type Prozess, sende } from './reihenfolge.ts'

/** Two who administer, two who lead a team, and a customer on file. */
export interface Leute {
  portal: TestPortal
  admin: Dienst
  zweite: Dienst
  leitung: Dienst
  leitmann: Dienst
  kundeId: string
}

export async function createLeute(portal: TestPortal): Promise<Leute> {
  const [admin, zweite] = [
    await createDienst(portal, ['administration']),
    await createDienst(portal, ['administration']),
  ]
  const [leitung, leitmann] = [await createDienst(portal, ['teamleitung']), await createDienst(portal, ['teamleitung'])]
  return { portal, admin, zweite, leitung, leitmann, kundeId: await createTestKunde(portal) }
}

const personal = (id: string, was = '') => `/sachbearbeitung/personal/${id}${was}`

/** What only somebody with the right to issue codes can do. */
const arbeiten = (browser: Browser, kundeId: string) =>
  sende(browser, `/sachbearbeitung/kunden/${kundeId}/freischaltcode`)

async function decide({ portal }: Leute, wer: Dienst, { mitarbeiterId, entscheidung }: Entscheidung) {
  const rows = portal.owner.selectFrom('rollenaenderung').select('id').where('mitarbeiter_id', '=', mitarbeiterId)
  const id = (await rows.orderBy('id', 'desc').executeTakeFirst())?.id ?? newId()
  return sende(wer, `/sachbearbeitung/rollenfreigaben/${id}`, { entscheidung })
}

interface Entscheidung {
  mitarbeiterId: string
  entscheidung: 'freigegeben' | 'abgelehnt'
}

interface Neue {
  id: string
  browser: Browser
  geraet: SoftAuthenticator
  code: string
}

interface Zugang {
  da: boolean
  code: boolean
  passkey: boolean
  frei: boolean
  angemeldet: boolean
}

function zugangOf(getan: readonly string[]): Zugang {
  const zugang: Zugang = { da: false, code: false, passkey: false, frei: false, angemeldet: false }
  for (const schritt of getan) {
    if (schritt === 'einladen') Object.assign(zugang, { da: true, code: true })
    if (schritt === 'einrichten') Object.assign(zugang, { code: false, passkey: true, angemeldet: true })
    // New roles are a new person to every page.
    if (schritt === 'freigeben') Object.assign(zugang, { frei: true, angemeldet: false })
    if (schritt === 'anmelden') zugang.angemeldet = true
    if (schritt === 'Zugang ersetzen')
      Object.assign(zugang, { code: true, passkey: false, frei: false, angemeldet: false })
  }
  return zugang
}

const codeOn = (text: string) => /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(text)?.[0]

/** From the invitation over the own passkey to roles that somebody else releases. */
export function einladung(leute: Leute): Prozess<Neue> {
  const { portal, admin, zweite, kundeId } = leute
  const darf = (wann: (zugang: Zugang) => boolean) => (getan: readonly string[]) => wann(zugangOf(getan))
  const withCode = async (b: Neue, antwort: Response) => {
    b.code = codeOn(await antwort.text()) ?? b.code
    return antwort
  }
  return {
    buehne: async () => ({
      ...{ id: newId(), browser: portal.browser(), geraet: newGeraet(portal) },
      code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG',
    }),
    stand: (getan) => JSON.stringify(zugangOf(getan)),
    mal: { einrichten: 2, anmelden: 2, freigeben: 2 },
    schritte: {
      einladen: {
        darf: darf(({ da }) => !da),
        tut: async (b) => withCode(b, await sende(admin, '/sachbearbeitung/personal/neu', neueFelder(b.id))),
      },
      einrichten: {
        darf: darf(({ code }) => code),
        async tut({ browser, geraet, code }) {
          const known = geraet.credentials.length
          const done = await setUpDienstPasskey(browser, geraet, { code })
          if (!done.ok) geraet.credentials.splice(known)
          return done
        },
      },
      anmelden: {
        darf: darf(({ passkey }) => passkey),
        tut: async ({ browser, geraet }) => (geraet.credentials.length > 0 ? signInDienst(browser, geraet) : undefined),
      },
      'selbst freigeben': {
        darf: nie,
        tut: ({ id }) => decide(leute, admin, { mitarbeiterId: id, entscheidung: 'freigegeben' }),
      },
      freigeben: {
        darf: darf(({ passkey, frei }) => passkey && !frei),
        tut: ({ id }) => decide(leute, zweite, { mitarbeiterId: id, entscheidung: 'freigegeben' }),
      },
      arbeiten: {
        darf: darf(({ frei, angemeldet }) => frei && angemeldet),
        tut: ({ browser }) => arbeiten(browser, kundeId),
      },
      'Zugang ersetzen': {
        darf: darf(({ da }) => da),
        tut: async (b) => withCode(b, await sende(admin, personal(b.id, '/einladung'))),
      },
    },
  }
}

const neueFelder = (id: string) => ({ id, name: 'Nele Neu', team: TEAM, 'rolle-teamleitung': 'ja' })

type Rollenstand = 'alt' | 'beantragt' | 'neu'

function rollenOf(getan: readonly string[]): Rollenstand {
  const folgen: Record<string, Rollenstand> = { beantragen: 'beantragt', ablehnen: 'alt', freigeben: 'neu' }
  return getan.reduce<Rollenstand>((stand, schritt) => folgen[schritt] ?? stand, 'alt')
}

/** More rights for somebody who works here already: asked for by one, released by another, used after that. */
export function rollenwechsel(leute: Leute): Prozess<{ person: Dienst }> {
  const { portal, admin, zweite } = leute
  const darf =
    (...staende: Rollenstand[]) =>
    (getan: readonly string[]) =>
      staende.includes(rollenOf(getan))
  const standOf = async (id: string) => {
    const row = await portal.owner
      .selectFrom('mitarbeiter')
      .select('rollen')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const offen = portal.owner.selectFrom('rollenaenderung').select('id').where('mitarbeiter_id', '=', id)
    const id_ = (await offen.where('ergebnis', 'is', null).executeTakeFirst())?.id
    return `${rollen.filter((rolle) => row.rollen.includes(rolle)).join(' ')}|${id_ ?? ''}`
  }
  return {
    buehne: async () => ({ person: await createDienst(portal, ['eingangszone']) }),
    stand: (getan) => rollenOf(getan),
    mal: { beantragen: 2 },
    schritte: {
      beantragen: {
        // Asked for anew, it is another request.
        darf: darf('alt', 'beantragt'),
        tut: async ({ person }) =>
          sende(admin, personal(person.mitarbeiterId, '/rollen'), {
            ...{ stand: await standOf(person.mitarbeiterId), team: TEAM },
            ...{ 'rolle-eingangszone': 'ja', 'rolle-teamleitung': 'ja' },
          }),
      },
      'selbst freigeben': {
        darf: nie,
        tut: ({ person: { mitarbeiterId } }) => decide(leute, admin, { mitarbeiterId, entscheidung: 'freigegeben' }),
      },
      'für sich freigeben': {
        darf: nie,
        tut: ({ person }) =>
          decide(leute, person, { mitarbeiterId: person.mitarbeiterId, entscheidung: 'freigegeben' }),
      },
      freigeben: {
        darf: darf('beantragt'),
        tut: ({ person: { mitarbeiterId } }) => decide(leute, zweite, { mitarbeiterId, entscheidung: 'freigegeben' }),
      },
      ablehnen: {
        darf: darf('beantragt'),
        tut: ({ person: { mitarbeiterId } }) => decide(leute, zweite, { mitarbeiterId, entscheidung: 'abgelehnt' }),
      },
    },
  }
}

type Kontostand = 'aktiv' | 'deaktiviert' | 'beantragt'

function kontoOf(getan: readonly string[]): Kontostand {
  const folgen: Record<string, Kontostand> = {
    ...{ deaktivieren: 'deaktiviert', beantragen: 'beantragt', freigeben: 'aktiv', ablehnen: 'deaktiviert' },
  }
  return getan.reduce<Kontostand>((stand, schritt) => folgen[schritt] ?? stand, 'aktiv')
}

/** An account is deactivated by one, and comes back by two. */
export function reaktivierung({ portal, leitung, leitmann }: Leute): Prozess<{ kim: Mensch }> {
  const darf = (stand: Kontostand) => (getan: readonly string[]) => kontoOf(getan) === stand
  const konto = ({ kontoId }: Mensch, was: string) => `/sachbearbeitung/konten/${kontoId}/${was}`
  const entscheide = async (wer: Dienst, { kontoId }: Mensch, entscheidung: string) => {
    const rows = portal.owner.selectFrom('reaktivierung').select('id').where('konto_id', '=', kontoId)
    const id = (await rows.orderBy('id', 'desc').executeTakeFirst())?.id ?? newId()
    const antwort = 'Bitte kommen Sie mit Ihrem Ausweis.'
    return sende(wer, `/sachbearbeitung/reaktivierungen/${id}`, { entscheidung, antwort })
  }
  return {
    buehne: async () => ({ kim: await createMensch(portal, { kunde: true }) }),
    stand: (getan) => kontoOf(getan),
    mal: { deaktivieren: 2, beantragen: 2 },
    schritte: {
      deaktivieren: {
        darf: darf('aktiv'),
        tut: ({ kim }) => sende(leitung, konto(kim, 'deaktivierung'), { grund: 'fremder-zugriff' }),
      },
      beantragen: {
        darf: darf('deaktiviert'),
        tut: ({ kim }) => sende(leitung, konto(kim, 'reaktivierung'), { grund: 'War mit Ausweis hier.' }),
      },
      'selbst freigeben': { darf: nie, tut: ({ kim }) => entscheide(leitung, kim, 'freigegeben') },
      freigeben: { darf: darf('beantragt'), tut: ({ kim }) => entscheide(leitmann, kim, 'freigegeben') },
      ablehnen: { darf: darf('beantragt'), tut: ({ kim }) => entscheide(leitmann, kim, 'abgelehnt') },
    },
  }
}
