import { later } from '#platform/clock.ts'
import { isId, newId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { badRequest, HttpError, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import type { Rolle } from '#web/schutz/rechte.ts'
import { RUHE } from '../sitzung.ts'
import { findSitzungenOf } from '../zugang/store.ts'
import * as forms from './forms.ts'
import { CodeGezeigtView, FrageView, NeuView, RollenView } from './formular-views.tsx'
import { FreigabeView, hindernistexte } from './freigabe-views.tsx'
import {
  changeTeam,
  endSitzungenOf,
  invitePerson,
  listPersonal,
  readPerson,
  replaceZugang,
  setSperre,
} from './personal.ts'
import {
  decideRollen,
  hasZweitePerson,
  hindernisOf,
  listOffeneAenderungen,
  otherAdministration,
  requestRollen,
  standOf,
} from './rollen.ts'
import { findAenderung, type PersonRow } from './store.ts'
import { type Meldung, PersonalView, PersonView, readMeldung } from './views.tsx'

type A<P extends string = string> = Anfrage<P, 'sachbearbeitung:personal-verwalten+frisch'>
type Person<P extends string = string> = A<`${P}/:id`>

const personal = { text: 'Personal', href: routes.dienstPersonal.href() }
const krumenOf = (person: Pick<PersonRow, 'id' | 'name'>, text: string) => [
  personal,
  { text: person.name, href: routes.dienstPerson.href({ id: person.id }) },
  { text },
]
const backTo = (a: A, id: string, meldung: Meldung) =>
  a.weiter(`${routes.dienstPerson.href({ id })}?meldung=${meldung}`)

const isAllein = async (a: { env: Anfrage['env']; besuch: Dienstbesuch }) =>
  (await otherAdministration(a.env, a.env.db, a.besuch)).length === 0

const texte = {
  selbst: 'Das geht nicht mit dem eigenen Zugang. Bitten Sie eine andere Person mit der Rolle Administration.',
  letzte: 'Dann gäbe es in Ihrem Jobcenter keine Administration mehr. Laden Sie zuerst eine zweite Person ein.',
  gesperrt: 'Der Zugang ist gesperrt. Heben Sie zuerst die Sperre auf.',
  veraltet: 'Jemand hat die Rollen inzwischen geändert. Prüfen Sie den neuen Stand und speichern Sie noch einmal.',
} as const

const dienstPersonal: HandlerOf<typeof routes.dienstPersonal> = async (a) => {
  const nach = a.frage('nach')
  const [{ personen, weiter }, offen] = await Promise.all([
    listPersonal(a.env, a.besuch, nach && isId(nach) ? nach : undefined),
    listOffeneAenderungen(a.env.db, a.besuch.jobcenterId),
  ])
  const mehr = weiter && `${routes.dienstPersonal.href()}?nach=${weiter}`
  const view = <PersonalView {...{ personen, offen, mehr }} jetzt={a.env.clock.now()} />
  return a.seite({ titel: 'Personal', hauptspalte: 'breit' }, view)
}

const dienstPerson: HandlerOf<typeof routes.dienstPerson> = async (a) => {
  const person = await readPerson(a.env, a.besuch, a.params.id)
  const jetzt = a.env.clock.now()
  const frage = { mitarbeiterId: person.id, zuletztNach: later(jetzt, -RUHE), jetzt }
  const sitzungen = (await findSitzungenOf(a.env.db, frage)).length
  const selbst = person.id === a.besuch.mitarbeiterId
  const view = <PersonView {...{ person, jetzt, selbst, sitzungen }} meldung={readMeldung(a.frage('meldung'))} />
  return a.seite({ titel: person.name, krumen: [personal, { text: person.name }] }, view)
}

// Inviting

interface Neu {
  id: string
  name: string
  team: string
  rollen: Rolle[]
}

async function showNeu(a: A, eingabe: Neu, fehler: forms.Personfehler = {}): Promise<Response> {
  const titel = 'Person einladen'
  const view = <NeuView csrf={a.csrf()} {...eingabe} fehler={fehler} allein={await isAllein(a)} />
  const failed = hasErrors(fehler)
  return a.seite({ titel, krumen: [personal, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const dienstPersonNeu: HandlerOf<typeof routes.dienstPersonNeu> = {
  get: (a) => showNeu(a, { id: newId(), name: '', team: '', rollen: [] }),
  post: async (a) => {
    const read = a.lies(forms.neu)
    const { id, name, team } = read
    const neu = { id, name, team, rollen: forms.readRollen(read) }
    const fehler = forms.checkNeu(neu)
    if (hasErrors(fehler)) return showNeu(a, neu, fehler)
    const klar = { ...neu, name: forms.klartext(name), team: forms.klartext(team) }
    const einladung = await invitePerson(a.env, a.besuch, klar)
    if (!einladung) {
      await readPerson(a.env, a.besuch, id)
      return backTo(a, id, 'schon-da')
    }
    const krumen = krumenOf(klar, 'Einladung')
    return a.seite(
      { titel: 'Einladung erstellt', krumen, skripte: ['kopieren.js'] },
      <CodeGezeigtView person={klar} einladung={einladung} />,
    )
  },
}

// Roles and team

async function showRollen(
  a: Person,
  eingabe?: { team: string; rollen: Rolle[]; fehler: forms.Personfehler },
): Promise<Response> {
  const person = await readPerson(a.env, a.besuch, a.params.id)
  const { team, rollen, fehler } = eingabe ?? {
    team: person.team,
    rollen: person.beantragt ?? person.rollen,
    fehler: {},
  }
  const props = { csrf: a.csrf(), person, team, rollen, fehler, stand: standOf(person), allein: await isAllein(a) }
  const kopf = { titel: 'Rollen und Team ändern', krumen: krumenOf(person, 'Rollen'), fehler: hasErrors(fehler) }
  return a.seite(kopf, <RollenView {...props} />, kopf.fehler ? 422 : 200)
}

const dienstPersonRollen: HandlerOf<typeof routes.dienstPersonRollen> = {
  get: (a) => showRollen(a),
  post: async (a) => {
    const read = a.lies(forms.rollenwahl)
    const { id } = a.params
    const eingabe = { team: read.team, rollen: forms.readRollen(read) }
    const team = forms.checkTeam(read.team)
    if (team) return showRollen(a, { ...eingabe, fehler: { team } })
    await changeTeam(a.env, a.besuch, { mitarbeiterId: id, team: forms.klartext(read.team) })
    const antrag = { mitarbeiterId: id, rollen: eingabe.rollen, stand: read.stand }
    const ergebnis = await requestRollen(a.env, a.besuch, antrag)
    if (ergebnis === 'veraltet' || ergebnis === 'letzte') {
      return showRollen(a, { ...eingabe, fehler: { formular: texte[ergebnis] } })
    }
    return backTo(a, id, ergebnis)
  },
}

// A lost passkey, a block, sessions

async function showEinladung(a: Person, fehler?: string): Promise<Response> {
  const person = await readPerson(a.env, a.besuch, a.params.id)
  const verloren = Number(person.passkeys) > 0 || person.rollen.length > 0
  const titel = verloren ? 'Zugang ersetzen?' : 'Neuen Einrichtungscode erstellen?'
  const kopf = { titel, krumen: krumenOf(person, 'Zugang'), fehler: fehler !== undefined }
  const view = (
    <FrageView
      csrf={a.csrf()}
      person={person}
      titel={titel}
      knopf="Neuen Code erstellen"
      gefahr={verloren}
      fehler={fehler}
    >
      <p>
        {verloren
          ? 'Alle Passkeys der Person werden entfernt, alle Sitzungen enden sofort. Sie erhalten einen neuen Code für sie. Ihre Rollen ruhen, bis eine zweite Person sie nach dem Einrichten wieder freigibt.'
          : 'Ein früherer Code gilt dann nicht mehr.'}
      </p>
    </FrageView>
  )
  return a.seite(kopf, view, fehler ? 422 : 200)
}

const dienstPersonEinladung: HandlerOf<typeof routes.dienstPersonEinladung> = {
  get: (a) => showEinladung(a),
  post: async (a) => {
    a.lies(forms.nichts)
    const ergebnis = await replaceZugang(a.env, a.besuch, a.params.id)
    if (typeof ergebnis === 'string') return showEinladung(a, texte[ergebnis])
    const person = await readPerson(a.env, a.besuch, a.params.id)
    const kopf = { titel: 'Einladung erstellt', krumen: krumenOf(person, 'Einladung'), skripte: ['kopieren.js'] }
    return a.seite(kopf, <CodeGezeigtView person={person} einladung={ergebnis} />)
  },
}

async function showSperre(a: Person, fehler?: string): Promise<Response> {
  const person = await readPerson(a.env, a.besuch, a.params.id)
  const titel = person.aktiv ? 'Zugang sperren?' : 'Sperre aufheben?'
  const kopf = { titel, krumen: krumenOf(person, 'Sperre'), fehler: fehler !== undefined }
  const view = (
    <FrageView
      csrf={a.csrf()}
      person={person}
      titel={titel}
      knopf={person.aktiv ? 'Zugang sperren' : 'Sperre aufheben'}
      gefahr={person.aktiv}
      feld={{ name: 'stand', wert: person.aktiv ? 'gesperrt' : 'entsperrt' }}
      fehler={fehler}
    >
      <p>
        {person.aktiv
          ? 'Alle Sitzungen enden sofort, eine Anmeldung ist nicht mehr möglich. Passkeys und Rollen bleiben für den Fall, dass Sie die Sperre aufheben.'
          : 'Die Person kann sich dann wieder mit ihrem Passkey anmelden und hat ihre bisherigen Rollen.'}
      </p>
    </FrageView>
  )
  return a.seite(kopf, view, fehler ? 422 : 200)
}

const dienstPersonSperre: HandlerOf<typeof routes.dienstPersonSperre> = {
  get: (a) => showSperre(a),
  post: async (a) => {
    const { stand } = a.lies(forms.sperre)
    if (stand === '') throw badRequest()
    const gesperrt = stand === 'gesperrt'
    const ergebnis = await setSperre(a.env, a.besuch, { mitarbeiterId: a.params.id, gesperrt })
    if (ergebnis === 'selbst' || ergebnis === 'letzte') return showSperre(a, texte[ergebnis])
    return backTo(a, a.params.id, stand)
  },
}

const dienstPersonSitzungen: HandlerOf<typeof routes.dienstPersonSitzungen> = {
  get: async (a) => {
    const person = await readPerson(a.env, a.besuch, a.params.id)
    const titel = 'Alle Sitzungen beenden?'
    const view = (
      <FrageView csrf={a.csrf()} person={person} titel={titel} knopf="Alle Sitzungen beenden" fehler={undefined}>
        <p>Die Person wird überall sofort abgemeldet. Was sie nicht gesendet hat, geht verloren.</p>
      </FrageView>
    )
    return a.seite({ titel, krumen: krumenOf(person, 'Sitzungen') }, view)
  },
  post: async (a) => {
    a.lies(forms.nichts)
    await endSitzungenOf(a.env, a.besuch, a.params.id)
    return backTo(a, a.params.id, 'sitzungen')
  },
}

// The second person

const dienstRollenfreigabe: HandlerOf<typeof routes.dienstRollenfreigabe> = {
  get: async (a) => {
    const { jobcenterId, mitarbeiterId } = a.besuch
    const aenderung = await findAenderung(a.env.db, { id: a.params.id, jobcenterId })
    if (!aenderung) throw notFound()
    const props = {
      aenderung,
      hindernis: hindernisOf(aenderung, a.besuch),
      eigene: aenderung.beantragt_von === mitarbeiterId,
      niemand: !(await hasZweitePerson(a.env, jobcenterId, aenderung)),
    }
    const krumen = [personal, { text: 'Rollen freigeben' }]
    return a.seite({ titel: 'Rollen freigeben', krumen }, <FreigabeView csrf={a.csrf()} {...props} />)
  },
  post: async (a) => {
    const { entscheidung } = a.lies(forms.freigabe)
    if (entscheidung === '') throw badRequest()
    const { jobcenterId } = a.besuch
    const wo = { id: a.params.id, freigeben: entscheidung === 'freigegeben' }
    const ergebnis = await decideRollen(a.env, { jobcenterId, wer: a.besuch }, wo)
    if (!ergebnis) throw notFound()
    if (ergebnis === 'schon-entschieden') throw schonEntschieden()
    if (ergebnis !== 'freigegeben' && ergebnis !== 'abgelehnt') {
      const { titel, text } = hindernistexte[ergebnis]
      throw new HttpError(403, titel, `${text} Es wurde nichts geändert.`)
    }
    const aenderung = await findAenderung(a.env.db, { id: a.params.id, jobcenterId })
    return backTo(a, aenderung?.mitarbeiter_id ?? '', ergebnis)
  },
}

const schonEntschieden = () =>
  new HttpError(409, 'Darüber wurde schon entschieden', 'Jemand war schneller. Es wurde nichts geändert.')

export const personalHandlers = {
  dienstPersonal,
  dienstPersonNeu,
  dienstPerson,
  dienstPersonRollen,
  dienstPersonEinladung,
  dienstPersonSperre,
  dienstPersonSitzungen,
  dienstRollenfreigabe,
}
