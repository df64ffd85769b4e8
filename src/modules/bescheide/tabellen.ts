import type { Generated } from 'kysely'
import type { Tag } from '#platform/text/datum.ts'
import type { Bescheidart } from './arten-daten.ts'

export type Bescheidzustand = 'entwurf' | 'zur-freigabe' | 'freigegeben' | 'zurueckgegeben'
export type Weg = 'online' | 'post'
export type Klaerungsgrund = 'ungelesen' | 'bestritten'
export type Briefgrund =
  | 'ohne-zustimmung'
  | 'ohne-konto'
  | 'adresse'
  | 'abgewiesen'
  | 'zurueck'
  | 'ungelesen'
  | 'bestritten'
  | 'auf-wunsch'

export interface BescheidTable {
  id: string
  kunde_id: string
  jobcenter_id: string
  art: Bescheidart
  titel: Buffer
  dokument_id: string
  vorlage: string | null
  belehrung: 'richtig' | 'falsch' | 'fehlt' | null
  zustand: Bescheidzustand
  erstellt_von: string
  erstellt: Date
  vorgelegt: Date | null
  entschieden_von: string | null
  entschieden: Date | null
  grund: Buffer | null
  weg: Weg | null
  bereitgestellt: Date | null
  abgerufen: Date | null
  abgerufen_von: string | null
  erinnert: Date | null
  ungelesen_gemeldet: Date | null
  klaeren_seit: Date | null
  klaeren_grund: Klaerungsgrund | null
  sendung: string
  vorgang_id: string | null
  bewilligt_von: Generated<Tag | null>
  bewilligt_bis: Generated<Tag | null>
  aufgehoben_ab: Generated<Tag | null>
}

interface BenachrichtigungTable {
  id: string
  bescheid_id: string
  anlass: 'neu' | 'erinnerung'
  adresse_hash: Buffer
  beauftragt: Date
  ergebnis: 'uebergeben' | 'abgewiesen' | null
  ergebnis_zeit: Date | null
  mail: string | null
  zurueck: Date | null
  bestritten: Date | null
}

interface BriefTable {
  id: string
  bescheid_id: string
  jobcenter_id: string
  grund: Briefgrund
  beauftragt: Date
  gesendet: Date | null
  gesendet_von: string | null
  bestritten: Date | null
  zugang: 'nie' | 'spaeter' | null
  zugang_tag: Tag | null
}

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    bescheid: BescheidTable
    bescheid_benachrichtigung: BenachrichtigungTable
    bescheid_brief: BriefTable
  }
}

/** What became of one mail or letter, as the database gives it inside a row: instants are ISO texts. */
export type BenachrichtigungJson = Record<'ergebnis_zeit' | 'zurueck' | 'bestritten', string | null> & {
  anlass: 'neu' | 'erinnerung'
  beauftragt: string
  ergebnis: 'uebergeben' | 'abgewiesen' | null
}
export type BriefJson = Record<'gesendet' | 'bestritten', string | null> & {
  id: string
  grund: Briefgrund
  beauftragt: string
  gesendet_von: string | null
  zugang: 'nie' | 'spaeter' | null
  zugang_tag: Tag | null
}
