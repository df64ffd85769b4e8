import { kundeKey } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { showInvisible } from '#platform/text/anzeige.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { type Bescheidart, readArt } from './arten-daten.ts'
import type { Zeitraum } from './bewilligung/zeitraum.ts'
import { type Bekanntgabe, type Bekanntgabeweg, computeBekanntgabe, type Postweg } from './fristen/bekanntgabe.ts'
import { computeRechtsbehelfsfrist, type Rechtsbehelfsfrist } from './fristen/rechtsbehelf.ts'
import type { Rechtsbehelf } from './fristen/regeln-daten.ts'
import type { BescheidRow, Bescheidzustand, Briefgrund, Klaerungsgrund, Weg } from './store.ts'

/** One mail that told of a notice. */
export interface Mailversuch {
  anlass: 'neu' | 'erinnerung'
  beauftragt: Date
  ergebnis: 'uebergeben' | 'abgewiesen' | undefined
  zeit: Date | undefined
  zurueck: Date | undefined
  bestritten: Date | undefined
}

/** The notice on paper, ordered and perhaps sent. */
export interface Papierbrief {
  grund: Briefgrund
  beauftragt: Date
  gesendet: Date | undefined
  gesendetVon: string | undefined
  bestritten: Date | undefined
  zugang: 'nie' | { tag: Tag } | undefined
}

/** A notice, opened. */
export interface Bescheid {
  id: string
  kundeId: string
  jobcenterId: string
  art: Bescheidart
  titel: string
  dokumentId: string
  vorlage: string | undefined
  zustand: Bescheidzustand
  belehrung: 'richtig' | 'falsch' | 'fehlt' | undefined
  erstellt: Date
  erstelltVon: { id: string; name: string }
  vorgelegt: Date | undefined
  entschieden: Date | undefined
  entschiedenVon: { id: string; name: string } | undefined
  /** Why it was returned. */
  grund: string | undefined
  weg: Weg | undefined
  bereitgestellt: Date | undefined
  abgerufen: Date | undefined
  klaeren: { seit: Date; grund: Klaerungsgrund } | undefined
  mails: Mailversuch[]
  briefe: Papierbrief[]
  land: BescheidRow['land']
  /** The case that it belongs to. */
  vorgangId: string | undefined
  /** The days for which it grants the benefit. */
  zeitraum: Zeitraum | undefined
  /** The first day without the benefit, where it ends it. */
  aufgehobenAb: Tag | undefined
}

const instant = (text: string | null) => (text === null ? undefined : new Date(text))
const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : undefined)

/** The days for which a notice grants the benefit. */
export const zeitraumOf = ({
  bewilligt_von: von,
  bewilligt_bis: bis,
}: Pick<BescheidRow, 'bewilligt_von' | 'bewilligt_bis'>): Zeitraum | undefined =>
  von && bis ? { von, bis } : undefined

/** Which version of a draft somebody read: the file, and the moment in which it was handed in. */
export const fassungOf = ({ dokumentId, vorgelegt }: { dokumentId: string; vorgelegt: Date | null | undefined }) =>
  `${dokumentId}.${vorgelegt?.getTime() ?? ''}`

export const kontext = (spalte: 'titel' | 'grund', id: string) => `bescheid|${spalte}|${id}`

export function openBescheid(env: Env, row: BescheidRow): Bescheid {
  const key = kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })
  return {
    id: row.id,
    kundeId: row.kunde_id,
    jobcenterId: row.jobcenter_id,
    art: row.art,
    titel: showInvisible(key.open(kontext('titel', row.id), row.titel)),
    dokumentId: row.dokument_id,
    vorlage: row.vorlage ?? undefined,
    zustand: row.zustand,
    belehrung: row.belehrung ?? undefined,
    erstellt: row.erstellt,
    erstelltVon: { id: row.erstellt_von, name: row.erstellt_name },
    vorgelegt: row.vorgelegt ?? undefined,
    entschieden: row.entschieden ?? undefined,
    entschiedenVon: person(row.entschieden_von, row.entschieden_name),
    grund: row.grund ? key.open(kontext('grund', row.id), row.grund) : undefined,
    weg: row.weg ?? undefined,
    bereitgestellt: row.bereitgestellt ?? undefined,
    abgerufen: row.abgerufen ?? undefined,
    klaeren: row.klaeren_seit && row.klaeren_grund ? { seit: row.klaeren_seit, grund: row.klaeren_grund } : undefined,
    mails: row.benachrichtigungen.map((mail) => ({
      anlass: mail.anlass,
      beauftragt: new Date(mail.beauftragt),
      ergebnis: mail.ergebnis ?? undefined,
      zeit: instant(mail.ergebnis_zeit),
      zurueck: instant(mail.zurueck),
      bestritten: instant(mail.bestritten),
    })),
    briefe: row.briefe.map((brief) => ({
      grund: brief.grund,
      beauftragt: new Date(brief.beauftragt),
      gesendet: instant(brief.gesendet),
      gesendetVon: brief.gesendet_von ?? undefined,
      bestritten: instant(brief.bestritten),
      zugang: brief.zugang_tag ? { tag: brief.zugang_tag } : brief.zugang === 'nie' ? 'nie' : undefined,
    })),
    land: row.land,
    vorgangId: row.vorgang_id ?? undefined,
    zeitraum: zeitraumOf(row),
    aufgehobenAb: row.aufgehoben_ab ?? undefined,
  }
}

/** When a notice counts as announced, and until when something can be done against it. */
export interface Fristlage {
  bekanntgabe: Bekanntgabe
  /** Undefined: there is nothing to be done against it. */
  frist: Rechtsbehelfsfrist | undefined
  rechtsbehelf: Rechtsbehelf | undefined
}

type Zustellung = Pick<
  Bescheid,
  'weg' | 'bereitgestellt' | 'abgerufen' | 'mails' | 'briefe' | 'art' | 'belehrung' | 'land'
>

/** Computed from what happened, each time it is shown: the rules of the day decide, not what was stored. */
export function computeFristlage(bescheid: Zustellung): Fristlage {
  const { rechtsbehelf } = readArt(bescheid.art)
  const bekanntgabe = announce(bescheid)
  if (!rechtsbehelf) return { bekanntgabe, frist: undefined, rechtsbehelf }
  const frist = computeRechtsbehelfsfrist({
    rechtsbehelf,
    bekanntgabe,
    belehrung: bescheid.belehrung ?? 'fehlt',
    ort: { land: bescheid.land },
  })
  return { bekanntgabe, frist, rechtsbehelf }
}

function announce(bescheid: Zustellung): Bekanntgabe {
  const briefe = bescheid.briefe.flatMap(({ gesendet, zugang }): Omit<Postweg, 'weg'>[] =>
    gesendet ? [{ aufgegeben: tagInBerlin(gesendet), zugang }] : [],
  )
  if (bescheid.weg === 'online' && bescheid.bereitgestellt) {
    const weg = onlineWeg(bescheid, bescheid.bereitgestellt)
    return earliest(briefe.length > 0 ? briefe.map((brief) => ({ ...weg, brief })) : [weg])
  }
  if (briefe.length > 0) return earliest(briefe.map((brief) => ({ weg: 'post', ...brief })))
  const text = 'Der Bescheid ist noch nicht zur Post gegeben. Es läuft keine Frist.'
  return { stand: 'offen', schritte: [{ text, vorschrift: '§ 37 Abs. 2 SGB X' }] }
}

function onlineWeg({ abgerufen, mails }: Zustellung, bereitgestellt: Date) {
  return {
    weg: 'abruf' as const,
    bereitgestellt: tagInBerlin(bereitgestellt),
    benachrichtigungen: mails.flatMap((mail) =>
      mail.zeit
        ? [
            {
              gesendet: tagInBerlin(mail.zeit),
              unzustellbar: mail.ergebnis === 'abgewiesen' || mail.zurueck !== undefined,
              bestritten: mail.bestritten !== undefined,
            },
          ]
        : [],
    ),
    abgerufen: abgerufen && tagInBerlin(abgerufen),
  }
}

/** What announced it first; where nothing has, what is known of the last try. */
function earliest(wege: Bekanntgabeweg[]): Bekanntgabe {
  const all = wege.map(computeBekanntgabe)
  const dated = all.flatMap((one) => (one.stand === 'bekannt' ? [one] : []))
  return dated.sort((a, b) => a.tag.localeCompare(b.tag))[0] ?? all.at(-1)!
}
