import { findMeldetage } from '#modules/formulare'
import { findJobcenterById } from '#modules/jobcenter'
import { answerGespraech, beginOf, sendNachricht } from '#modules/postfach'
import { findProfilId, saveKontakt } from '#modules/profil'
import { findAllMitarbeiter } from '#modules/sachbearbeitung'
import {
  changeZustand,
  type Dienstslug,
  decideAbwesenheit,
  findVorgangsbezug,
  noteVermerk,
  sendFormlos,
  type Vorgangszustand,
} from '#modules/vorgaenge'
import { later, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { addTage, tagInBerlin } from '#platform/text/datum.ts'

interface Wo {
  kundeId: string
  jobcenterId: string
  kontoId: string
}

interface Schritt {
  /** Name of the member of staff. */
  von: string
  /** Days ago. */
  vor: number
  zustand: Vorgangszustand
  notiz?: string
  /** Days from then on. */
  frist?: number
}

interface Vorgang {
  dienst: Dienstslug
  /** Days ago. */
  vor: number
  text: string
  schritte: Schritt[]
  vermerk?: { von: string; vor: number; text: string }
  /** Agreed to: by whom, how many days ago, and from when to when, in days from today. */
  abwesend?: { durch: string; vor: number; von: number; bis: number }
  /** What the person asks about it, and what is answered. */
  frage?: { vor: number; text: string; antwort: { von: string; vor: number; text: string } }
}

const IVO = 'Ivo Integrier'
const SABINE = 'Sabine Sachlich'

/** What people of the course have applied for, by their short name. */
const vorgaenge: Record<string, Vorgang[]> = {
  'ayse.yildiz': [
    {
      dienst: 'weiterbewilligung',
      vor: 9,
      text: 'Ich beantrage die Weiterbewilligung der Leistungen für mich und meine Bedarfsgemeinschaft.\n\nDie Miete ist gleich geblieben. Mein Sohn geht seit August in die Kita.',
      schritte: [
        {
          ...{ von: SABINE, vor: 6, zustand: 'unterlagen-angefordert', frist: 21 },
          notiz:
            'Guten Tag Frau Yıldız-Krüger,\n\nbitte senden Sie uns noch die Kontoauszüge der letzten drei Monate und den Bescheid über den Kita-Platz.',
        },
      ],
      vermerk: { von: SABINE, vor: 5, text: 'Rückruf: Kontoauszüge kommen in der nächsten Woche.' },
      frage: {
        vor: 5,
        text: 'Guten Tag,\n\nreichen die Kontoauszüge als Fotos vom Handy?\n\nViele Grüße\nAyşe Yıldız-Krüger',
        antwort: {
          ...{ von: SABINE, vor: 4 },
          text: 'Guten Tag Frau Yıldız-Krüger,\n\nja, Fotos reichen, wenn alles lesbar ist. Laden Sie sie bei diesem Vorgang hoch.\n\nMit freundlichen Grüßen\nSabine Sachlich',
        },
      },
    },
    {
      dienst: 'vermittlungsbudget',
      vor: 4,
      text: 'Ich beantrage eine Förderung aus dem Vermittlungsbudget.\n\nAm 10. Dezember habe ich ein Vorstellungsgespräch in Hannover. Die Fahrkarte kostet etwa 38 Euro.',
      schritte: [{ von: IVO, vor: 3, zustand: 'in-bearbeitung', notiz: 'Ich melde mich vor dem Gespräch bei Ihnen.' }],
    },
    {
      dienst: 'abwesenheit',
      vor: 15,
      text: 'Ich möchte mit meinen Kindern für eine Woche zu meiner Schwester nach Bremen fahren. Die Tage habe ich mit Herrn Integrier am Telefon besprochen.',
      schritte: [],
      abwesend: { durch: IVO, vor: 13, von: -6, bis: 0 },
    },
    {
      dienst: 'veraenderungen',
      vor: 1,
      text: 'Bei mir ändert sich ab dem 1. Dezember Folgendes: Ich arbeite vier Stunden in der Woche in einer Bäckerei. Der Vertrag kommt noch.',
      schritte: [],
    },
  ],
}

const daysAgo = (env: Env, tage: number): Env => ({ ...env, clock: { now: () => later(env.clock.now(), -tage * TAG) } })

/** Applies and answers, with the verbs that people use, on the days on which it happened. */
export async function beginVorgaenge(env: Env, kuerzel: string, wo: Wo): Promise<void> {
  const list = vorgaenge[kuerzel]
  const profilId = list && (await findProfilId(env.db, wo.kundeId))
  if (!list || !profilId) return
  const { kundeId, jobcenterId, kontoId } = wo
  const wer = { kontoId, profil: { art: 'kunde', profilId, kundeId, jobcenterId } } as const
  const kontakt = { telefon: '0999 555 0142', sprache: 'tr', erreichbar: 'vormittags bis 11:30 Uhr' } as const
  await saveKontakt(daysAgo(env, 12), wer, kontakt)
  for (const { dienst, vor, text, schritte, vermerk, frage, abwesend } of list) {
    const sent = await sendFormlos(daysAgo(env, vor), wer, { dienst, text, dateien: [], sendung: newId() })
    if (!sent.ok) throw new Error(`Der Vorgang der Schulung ließ sich nicht senden: ${sent.grund}`)
    let stand = 1
    for (const schritt of schritte) await takeStep(env, { id: sent.id, stand: stand++, jobcenterId }, schritt)
    if (vermerk) {
      const dienst = await findDienst(env, { name: vermerk.von, jobcenterId })
      await noteVermerk(daysAgo(env, vermerk.vor), dienst, { id: sent.id, stand, notiz: vermerk.text })
    }
    if (abwesend) await agree(env, { id: sent.id, stand, jobcenterId }, abwesend)
    if (frage) await askAbout(env, wer, { id: sent.id, frage })
  }
}

async function agree(
  env: Env,
  wo: { id: string; stand: number; jobcenterId: string },
  { durch, vor, von, bis }: NonNullable<Vorgang['abwesend']>,
): Promise<void> {
  const { id, stand, jobcenterId } = wo
  const heute = tagInBerlin(env.clock.now())
  const [dienst, jobcenter] = await Promise.all([
    findDienst(env, { name: durch, jobcenterId }),
    findJobcenterById(env.db, jobcenterId),
  ])
  const letzter = addTage(heute, bis)
  const tage = { von: addTage(heute, von), bis: letzter, ...findMeldetage(letzter, jobcenter?.land) }
  const wahl = { id, stand, tage, ergebnis: 'zugestimmt', kontingent: 'ohneGrund', notiz: 'Gute Reise.' } as const
  const done = await decideAbwesenheit(daysAgo(env, vor), dienst, wahl)
  if (!done.ok) throw new Error(`Die Abwesenheit der Schulung ließ sich nicht entscheiden: ${done.grund}`)
}

/** A question about a case, and the answer. */
async function askAbout(
  env: Env,
  wer: Parameters<typeof sendNachricht>[1],
  { id, frage }: { id: string; frage: NonNullable<Vorgang['frage']> },
): Promise<void> {
  const { kundeId, jobcenterId } = wer.profil
  const vorgang = await findVorgangsbezug(env, env.db, { id, kundeId })
  if (!vorgang) throw new Error('Der Vorgang der Schulung fehlt.')
  const { anliegen, betreff } = beginOf(vorgang)
  const an = { anliegen, betreff, vorgang }
  const sent = await sendNachricht(daysAgo(env, frage.vor), wer, {
    sendung: newId(),
    text: frage.text,
    anhaenge: [],
    an,
  })
  if (!sent.ok) throw new Error(`Die Frage der Schulung ließ sich nicht senden: ${sent.grund}`)
  const { von, vor, text } = frage.antwort
  const dienst = await findDienst(env, { name: von, jobcenterId })
  // The first message of a conversation leaves it at its second state.
  const antwort = { id: sent.gespraechId, sendung: newId(), text, anhaenge: [], stand: 2 }
  const done = await answerGespraech(daysAgo(env, vor), dienst, antwort)
  if (!done.ok) throw new Error(`Die Antwort der Schulung ließ sich nicht senden: ${done.grund}`)
}

async function findDienst(env: Env, { name, jobcenterId }: { name: string; jobcenterId: string }) {
  const row = (await findAllMitarbeiter(env.db)).find((one) => one.name === name)
  if (!row) throw new Error(`In der Schulung fehlt ${name}.`)
  return { mitarbeiterId: row.id, jobcenterId }
}

async function takeStep(env: Env, wo: { id: string; stand: number; jobcenterId: string }, schritt: Schritt) {
  const dann = daysAgo(env, schritt.vor)
  const { id, stand, jobcenterId } = wo
  const dienst = await findDienst(env, { name: schritt.von, jobcenterId })
  const frist = schritt.frist ? addTage(tagInBerlin(dann.clock.now()), schritt.frist) : undefined
  const { zustand, notiz } = schritt
  const done = await changeZustand(dann, dienst, { id, stand, zustand, frist, notiz })
  if (!done.ok) throw new Error(`Der Schritt der Schulung ließ sich nicht gehen: ${done.grund}`)
}
