import { setTimeout as pause } from 'node:timers/promises'
import {
  type Bescheid,
  createAusVorlage,
  readBescheidDienst,
  recordMailergebnis,
  releaseBescheid,
  retrieveBescheid,
  submitEntwurf,
  type Vorlagenname,
} from '#modules/bescheide'
import { dokumenteTasks } from '#modules/dokumente'
import { findKontoOfKunde, findProfilId } from '#modules/profil'
import { findAllMitarbeiter } from '#modules/sachbearbeitung'
import { leistungsname } from '#modules/vorgaenge'
import { later, STUNDE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Rolle } from '#web/schutz/rechte.ts'

interface Wo {
  kundeId: string
  jobcenterId: string
}

interface Anfang {
  vorlage: Vorlagenname
  /** Days ago. */
  vor: number
  /** How far it is: waits for the release, released, or opened by the person too. */
  bis: 'vorgelegt' | 'freigegeben' | 'gelesen'
  felder: Record<string, string>
}

/** Notices of the people of the course, by their short name. */
const bescheide: Record<string, Anfang[]> = {
  'ayse.yildiz': [
    {
      vorlage: 'bewilligung',
      vor: 12,
      bis: 'gelesen',
      felder: {
        antrag: '2. November 2026',
        zeitraum: '1. Dezember 2026 bis 30. November 2027',
        betrag: '1.412,50 €',
        begruendung:
          'Sie erziehen zwei Kinder allein und verdienen 620,00 € im Monat. Wir rechnen das Einkommen nach den Freibeträgen an (§ 11b SGB II). Die Miete von 710,00 € ist angemessen (§ 22 SGB II).',
      },
    },
    {
      vorlage: 'mitwirkung',
      vor: 1,
      bis: 'freigegeben',
      felder: {
        unterlagen: 'Nebenkostenabrechnung für 2025, alle Seiten\nBeleg über die Zahlung',
        frist: '14. Dezember 2026',
      },
    },
    {
      vorlage: 'aenderung',
      vor: 0,
      bis: 'vorgelegt',
      felder: {
        bisher: '11. November 2026',
        zeitraum: '1. Januar 2027 bis 30. November 2027',
        betrag: '1.437,50 €',
        begruendung: 'Ab Januar 2027 ist der Abschlag für die Heizung um 25,00 € höher (§ 22 SGB II).',
      },
    },
  ],
  'horst.mueller': [
    {
      vorlage: 'ablehnung',
      vor: 2,
      bis: 'freigegeben',
      felder: {
        antrag: '26. Oktober 2026',
        was: 'Darlehen für eine Waschmaschine',
        begruendung:
          'Sie haben eine Waschmaschine, die noch läuft. Der Bedarf ist nicht unabweisbar (§ 24 Abs. 1 SGB II). Wir haben dabei berücksichtigt, dass sie zehn Jahre alt ist.',
        hilfe: '',
      },
    },
  ],
}

const daysAgo = (env: Env, tage: number): Env => ({
  ...env,
  clock: { now: () => later(env.clock.now(), -tage * TAG - STUNDE) },
})

/** Drafts, checks, hands in, releases and opens, with the verbs that people use, on the days on which it happened. */
export async function beginBescheide(env: Env, kuerzel: string, wo: Wo): Promise<void> {
  for (const anfang of bescheide[kuerzel] ?? []) await beginBescheid(daysAgo(env, anfang.vor), anfang, wo)
}

async function beginBescheid(env: Env, { vorlage, bis, felder }: Anfang, wo: Wo): Promise<void> {
  const [autor, freigeber] = [
    await findDienst(env, wo, 'leistungssachbearbeitung'),
    await findDienst(env, wo, 'teamleitung'),
  ]
  const neu = { kundeId: wo.kundeId, sendung: newId(), vorlage, felder, leistung: leistungsname(env) }
  const id = await createAusVorlage(env, autor, neu)
  const entwurf = id && (await readBescheidDienst(env, autor, id))
  if (!entwurf) throw new Error('Der Bescheid der Schulung ließ sich nicht erstellen.')
  if (!(await submit(env, autor, entwurf.bescheid)) || bis === 'vorgelegt') return
  const ergebnis = await releaseBescheid(env, freigeber, id)
  if (ergebnis.art !== 'freigegeben' || ergebnis.weg !== 'online') return
  await noteMail(env, id)
  if (bis === 'gelesen') await open(env, wo, id)
}

/** Once the file is checked, here or by the queue; false where no scanner answers: then it stays a draft. */
async function submit(env: Env, autor: Dienst, { id, dokumentId }: Bescheid): Promise<boolean> {
  const check = dokumenteTasks(env).find(({ name }) => name === 'dokument-pruefen')
  for (let tries = 0; tries < 30; tries++) {
    await check?.run({ id: dokumentId })
    if ((await submitEntwurf(env, autor, id)) === 'ok') return true
    await pause(100)
  }
  return false
}

type Dienst = Awaited<ReturnType<typeof findDienst>>

async function findDienst(env: Env, { jobcenterId }: Wo, rolle: Rolle) {
  const staff = await findAllMitarbeiter(env.db)
  const found = staff.find((row) => row.jobcenter_id === jobcenterId && row.rollen.includes(rolle))
  if (!found) throw new Error(`In der Schulung fehlt: ${rolle}`)
  return { mitarbeiterId: found.id, jobcenterId, name: found.name }
}

/** On that day the mail server took it: the queue has it only now. */
async function noteMail(env: Env, bescheidId: string): Promise<void> {
  const row = await env.db
    .selectFrom('bescheid_benachrichtigung')
    .select('id')
    .where('bescheid_id', '=', bescheidId)
    .executeTakeFirstOrThrow()
  const zeit = env.clock.now().toISOString()
  await recordMailergebnis(env, { id: row.id, ergebnis: 'uebergeben', zeit, mail: newId() })
}

async function open(env: Env, { kundeId, jobcenterId }: Wo, id: string): Promise<void> {
  const [kontoId, profilId] = [await findKontoOfKunde(env.db, kundeId), await findProfilId(env.db, kundeId)]
  if (!kontoId || !profilId) return
  const profil = { art: 'kunde', profilId, kundeId, jobcenterId } as const
  const spaeter: Env = { ...env, clock: { now: () => later(env.clock.now(), 30 * STUNDE) } }
  const anhang = await retrieveBescheid(spaeter, { kontoId, sitzungId: newId(), profil }, id)
  if (anhang && anhang !== 'wartet') await anhang.inhalt.cancel()
}
