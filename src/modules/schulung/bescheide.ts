import { setTimeout as pause } from 'node:timers/promises'
import {
  type Bescheid,
  createAusVorlage,
  type Leistungszeit,
  markGesendet,
  readBescheidDienst,
  recordMailergebnis,
  releaseBescheid,
  retrieveBescheid,
  showZeitraum,
  submitEntwurf,
  type Vorlagenname,
  type Zeitraum,
} from '#modules/bescheide'
import { dokumenteTasks } from '#modules/dokumente'
import { findKontoOfKunde, findProfilId } from '#modules/profil'
import { findAllMitarbeiter } from '#modules/sachbearbeitung'
import { leistungsname } from '#modules/vorgaenge'
import { later, STUNDE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { addTage, formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import type { Rolle } from '#web/schutz/rechte.ts'

interface Wo {
  kundeId: string
  jobcenterId: string
}

/** Days and months as letters name them, counted from the day on which the course begins. */
interface Kalender {
  /** The day so many days ago. */
  tag(vor: number): string
  /** From the first day of one month to the last of another; 0 is this month, -1 the one before. */
  zeitraum(von: number, bis: number): Zeitraum
}

interface Anfang {
  vorlage: Vorlagenname
  /** Days ago. */
  vor: number
  /** How far it is: waits for the release, released, sent by post, or opened by the person too. */
  bis: 'vorgelegt' | 'freigegeben' | 'gesendet' | 'gelesen'
  /** Months for which it grants the benefit. */
  bewilligt?: [von: number, bis: number]
  felder: (kalender: Kalender) => Record<string, string>
}

/** Notices of the people of the course, by their short name. */
const bescheide: Record<string, Anfang[]> = {
  // The renewal is to be applied for now: whoever links the profile sees it.
  'kim.klicker': [
    {
      vorlage: 'bewilligung',
      vor: 250,
      bis: 'gesendet',
      bewilligt: [-9, 2],
      felder: ({ tag }) => ({
        antrag: tag(270),
        betrag: '1.028,00 €',
        begruendung:
          'Sie haben zurzeit kein Einkommen und kein Vermögen über dem Freibetrag (§ 12 SGB II). Die Miete von 465,00 € mit Heizung ist angemessen (§ 22 SGB II).',
      }),
    },
  ],
  // Has applied for the time after it already.
  'ayse.yildiz': [
    {
      vorlage: 'bewilligung',
      vor: 140,
      bis: 'gesendet',
      bewilligt: [-4, 1],
      felder: ({ tag }) => ({
        antrag: tag(165),
        betrag: '1.412,50 €',
        begruendung:
          'Sie erziehen zwei Kinder allein und verdienen 620,00 € im Monat. Wir rechnen das Einkommen nach den Freibeträgen an (§ 11b SGB II). Die Miete von 710,00 € ist angemessen (§ 22 SGB II). Weil sich Ihre Stunden ändern können, bewilligen wir zunächst für sechs Monate.',
      }),
    },
    {
      vorlage: 'aenderung',
      vor: 12,
      bis: 'gelesen',
      felder: ({ tag, zeitraum }) => ({
        bisher: tag(140),
        zeitraum: showZeitraum(zeitraum(0, 1)),
        betrag: '1.398,00 €',
        begruendung: 'Sie verdienen seit diesem Monat 18,00 € mehr (§ 11b SGB II).',
      }),
    },
    {
      vorlage: 'mitwirkung',
      vor: 1,
      bis: 'freigegeben',
      felder: ({ tag }) => ({
        unterlagen: 'Nebenkostenabrechnung für 2025, alle Seiten\nBeleg über die Zahlung',
        frist: tag(-20),
      }),
    },
    {
      vorlage: 'aenderung',
      vor: 0,
      bis: 'vorgelegt',
      felder: ({ tag, zeitraum }) => ({
        bisher: tag(12),
        zeitraum: showZeitraum(zeitraum(1, 1)),
        betrag: '1.423,00 €',
        begruendung: 'Ab dem nächsten Monat ist der Abschlag für die Heizung um 25,00 € höher (§ 22 SGB II).',
      }),
    },
  ],
  'horst.mueller': [
    {
      vorlage: 'ablehnung',
      vor: 2,
      bis: 'freigegeben',
      felder: ({ tag }) => ({
        antrag: tag(28),
        was: 'Darlehen für eine Waschmaschine',
        begruendung:
          'Sie haben eine Waschmaschine, die noch läuft. Der Bedarf ist nicht unabweisbar (§ 24 Abs. 1 SGB II). Wir haben dabei berücksichtigt, dass sie zehn Jahre alt ist.',
        hilfe: '',
      }),
    },
  ],
}

function makeKalender(heute: Tag): Kalender {
  const [jahr = 0, monat = 1] = heute.split('-').map(Number)
  const firstOf = (versatz: number) => new Date(Date.UTC(jahr, monat - 1 + versatz, 1)).toISOString().slice(0, 10)
  return {
    tag: (vor) => formatTag(addTage(heute, -vor)),
    zeitraum: (von, bis) => ({ von: firstOf(von), bis: addTage(firstOf(bis + 1), -1) }),
  }
}

const daysAgo = (env: Env, tage: number): Env => ({
  ...env,
  clock: { now: () => later(env.clock.now(), -tage * TAG - STUNDE) },
})

/**
 * Drafts, checks, hands in, releases and opens, with the verbs that people use, on the days on which it happened. `mitPost`: those
 * on paper, or else the others.
 */
export async function beginBescheide(
  env: Env,
  kuerzel: string,
  { mitPost, ...wo }: Wo & { mitPost: boolean },
): Promise<void> {
  const kalender = makeKalender(tagInBerlin(env.clock.now()))
  const all = (bescheide[kuerzel] ?? []).filter(({ bis }) => (bis === 'gesendet') === mitPost)
  for (const { bewilligt, felder, ...rest } of all) {
    const zeit = bewilligt && { zeitraum: kalender.zeitraum(...bewilligt) }
    await beginBescheid(daysAgo(env, rest.vor), { ...rest, zeit, felder: felder(kalender) }, wo)
  }
}

type Fertig = Pick<Anfang, 'vorlage' | 'bis'> & { felder: Record<string, string>; zeit: Leistungszeit | undefined }

async function beginBescheid(env: Env, { vorlage, bis, felder, zeit }: Fertig, wo: Wo): Promise<void> {
  const [autor, freigeber] = [
    await findDienst(env, wo, 'leistungssachbearbeitung'),
    await findDienst(env, wo, 'teamleitung'),
  ]
  const neu = { kundeId: wo.kundeId, sendung: newId(), vorlage, felder, leistung: leistungsname(env), zeit }
  const id = await createAusVorlage(env, autor, neu)
  const entwurf = id && (await readBescheidDienst(env, autor, id))
  if (!entwurf) throw new Error('Der Bescheid der Schulung ließ sich nicht erstellen.')
  if (!(await submit(env, autor, entwurf.bescheid)) || bis === 'vorgelegt') return
  const ergebnis = await releaseBescheid(env, freigeber, { id })
  if (bis === 'gesendet') await markGesendet(env, autor, id)
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
