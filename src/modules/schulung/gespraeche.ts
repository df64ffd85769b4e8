import { type Anliegenname, answerGespraech, sendNachricht } from '#modules/postfach'
import { findProfilId, setZustimmung } from '#modules/profil'
import { findAllMitarbeiter } from '#modules/sachbearbeitung'
import { later, STUNDE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Rolle } from '#web/schutz/rechte.ts'

interface Wo {
  kundeId: string
  jobcenterId: string
  kontoId: string
}

interface Gespraech {
  anliegen: Anliegenname
  betreff: string
  /** Days ago. */
  vor: number
  text: string
  antwort?: { von: Rolle; nachStunden: number; text: string }
}

/** What people of the course have written, by their short name. */
const gespraeche: Record<string, Gespraech[]> = {
  'ayse.yildiz': [
    {
      anliegen: 'miete',
      betreff: 'Nebenkostenabrechnung',
      vor: 6,
      text: 'Guten Tag,\n\nich habe die Nebenkostenabrechnung für das letzte Jahr bekommen. Ich muss 184,20 Euro nachzahlen. Wie gehe ich vor?\n\nViele Grüße\nAyşe Yıldız-Krüger',
      antwort: {
        von: 'leistungssachbearbeitung',
        nachStunden: 30,
        text: 'Guten Tag Frau Yıldız-Krüger,\n\nbitte senden Sie uns die ganze Abrechnung Ihres Vermieters. Sie können die Seiten fotografieren und hier anhängen. Wir prüfen dann, ob wir die Nachzahlung übernehmen.\n\nMit freundlichen Grüßen\nSabine Sachlich',
      },
    },
    {
      anliegen: 'massnahme',
      betreff: 'Frage zum Sprachkurs',
      vor: 2,
      text: 'Guten Tag,\n\nfindet der Kurs am Mittwoch auch in den Ferien statt? Ich brauche dann eine Betreuung für die Kinder.\n\nViele Grüße\nAyşe Yıldız-Krüger',
    },
  ],
}

/** What waits in the work list besides. */
const wartendes: Record<string, Gespraech[]> = {
  'anh.nguyen': [
    {
      anliegen: 'geld',
      betreff: 'Auszahlung im Oktober',
      vor: 8,
      text: 'Guten Tag,\n\nim Oktober kamen 45 Euro weniger an als sonst. Können Sie mir sagen, woran das liegt?\n\nViele Grüße\nAnh Nguyen',
    },
    {
      anliegen: 'bewerbung',
      betreff: 'Bewerbung als Lagerhelfer',
      vor: 1,
      text: 'Guten Tag,\n\nich habe mich bei der Spedition beworben und soll zum Probearbeiten kommen. Wer zahlt die Fahrt?\n\nViele Grüße\nAnh Nguyen',
    },
  ],
  'ivana.simunkova': [
    {
      anliegen: 'persoenlich-leistung',
      betreff: 'Umschulung und Leistungen',
      vor: 3,
      text: 'Guten Tag,\n\nwas ändert sich an meinen Leistungen, wenn ich die Umschulung anfange?\n\nViele Grüße\nIvana Šimůnková',
    },
  ],
}

/** Consents and writes, with the verbs that people use, on the days on which it happened. */
export async function beginGespraeche(env: Env, kuerzel: string, wo: Wo): Promise<void> {
  const list = gespraeche[kuerzel] ?? wartendes[kuerzel]
  const profilId = list && (await findProfilId(env.db, wo.kundeId))
  if (!list || !profilId) return
  const { kundeId, jobcenterId, kontoId } = wo
  const wer = { kontoId, profil: { art: 'kunde', profilId, kundeId, jobcenterId } } as const
  for (const art of ['nachrichten', 'bescheide'] as const) {
    await setZustimmung(daysAgo(env, 15), wer, { art, an: true })
  }
  for (const { anliegen, betreff, vor, text, antwort } of list) {
    const neu = { sendung: newId(), text, anhaenge: [], an: { anliegen, betreff } }
    const sent = await sendNachricht(daysAgo(env, vor), wer, neu)
    if (!sent.ok) throw new Error(`Die Nachricht der Schulung ließ sich nicht senden: ${sent.grund}`)
    if (antwort)
      await answer(hoursAfter(daysAgo(env, vor), antwort.nachStunden), sent.gespraechId, { ...antwort, jobcenterId })
  }
}

const daysAgo = (env: Env, tage: number): Env => ({ ...env, clock: { now: () => later(env.clock.now(), -tage * TAG) } })
const hoursAfter = (env: Env, stunden: number): Env => ({
  ...env,
  clock: { now: () => later(env.clock.now(), stunden * STUNDE) },
})

async function answer(env: Env, id: string, antwort: { von: Rolle; text: string; jobcenterId: string }): Promise<void> {
  const { von, text, jobcenterId } = antwort
  const staff = await findAllMitarbeiter(env.db)
  const mitarbeiter = staff.find((row) => row.jobcenter_id === jobcenterId && row.rollen.includes(von))
  if (!mitarbeiter) throw new Error(`In der Schulung fehlt: ${von}`)
  const dienst = { mitarbeiterId: mitarbeiter.id, jobcenterId }
  // The first message of a conversation leaves it at its second state.
  const sent = await answerGespraech(env, dienst, { id, sendung: newId(), text, anhaenge: [], stand: 2 })
  if (!sent.ok) throw new Error(`Die Antwort der Schulung ließ sich nicht senden: ${sent.grund}`)
}
