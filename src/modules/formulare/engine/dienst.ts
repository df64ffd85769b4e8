import type { Tag } from '#platform/text/datum.ts'
import type { Land } from '#platform/text/laender.ts'
import type { Antworten, Bekanntesfeld, Formular } from './modell.ts'
import type { Nachweisregel } from './nachweise.ts'

/** What both sides watch from then on of an absence that was asked for. */
export interface Abwesenheitsangaben {
  von: Tag
  bis: Tag
  /** In the word of the form. */
  grund: string
  /** Whose days of the year it takes. */
  kontingent: 'ohneGrund' | 'veranstaltung' | 'angehoerige' | undefined
  /** Entries of the Bedarfsgemeinschaft who travel along, and whether they need a consent of their own. */
  mitreisende: readonly (Person & { eintrag: string; brauchtZustimmung: boolean })[]
}

export interface Person {
  vorname: string
  nachname: string
  geburtsdatum: Tag
}

interface Spanne {
  von: Tag
  bis: Tag
}

/** What is known before the first question. */
export interface Vorwissen {
  bekannt: Readonly<Partial<Record<Bekanntesfeld, string>>>
  /** The other people of the Bedarfsgemeinschaft. */
  haushalt: readonly Person[]
  /** What was last sent with this form, or another that this one continues. */
  letzte: Antworten | undefined
  /** Reports that were sent since then with the services that this one takes up, the oldest first. */
  seither?: readonly Antworten[]
  /** The day on which the draft begins. */
  heute?: Tag
  /**
   * The notices in the portal against which a Widerspruch is possible, the newest first; `letzterTag` as it is computed for them,
   * missing where they do not count as announced yet; `rechnung`: how, a sentence each.
   */
  bescheide?: readonly { id: string; titel: string; datum: Tag; letzterTag?: Tag; rechnung?: readonly string[] }[]
  /** The portal can take a proof of identity (BundID, Online-Ausweis) while something is sent. */
  ausweis?: true
  /** What it was begun for, from the page of that: the id of a notice, the kind of a change. */
  bezug?: string
  /** Absences that the Jobcenter knows of: as they were asked for, and what counts of them; neither: nothing does. */
  abwesenheiten?: readonly { gefragt?: Spanne; zaehlt?: Spanne; grund?: string; kontingent?: string }[]
  /** Open orders to the Ärztlicher Dienst; `titel` in neutral words, `bis` the day until which papers are expected. */
  auftraege?: readonly { id: string; titel: string; datum: Tag; bis?: Tag }[]
  /** The Land of the office: its holidays move deadlines. */
  land?: Land
}

/** A part of what was sent that takes effect only after a stronger proof of who sent it (BundID, at the counter, a code by letter). */
export type Vorbehalt = Vorbehaltenes & {
  /** Group and id of the entry, `aenderungen/7f3a`; empty for the whole form. */
  schluessel: string
  /** From which day on it is to count. */
  ab: Tag | undefined
}

/** What waits; `neu` is undefined where it was not told in full: then nothing can be confirmed, and staff asks. */
export type Vorbehaltenes =
  | { was: 'anschrift'; neu: { strasse: string; plz: string; ort: string } | undefined }
  /** The IBAN without blanks. */
  | { was: 'konto'; neu: { inhaber: string; iban: string } | undefined }

/** What both sides watch from then on of a Widerspruch that was sent. */
export interface Widerspruchsangaben {
  bescheidId: string | undefined
  /** Its title in quotation marks, with its day. */
  bescheid: string
  letzterTag: Tag | undefined
  /** How the last day was found, a sentence each. */
  rechnung: readonly string[]
  weg: 'bundid' | 'qes' | 'druck' | 'niederschrift'
  /** Until when reasons are to come. */
  gruendeBis: Tag | undefined
  /** The letter to sign, paragraph by paragraph. */
  absaetze: readonly string[]
}

/** How it is handed out among staff, beyond what holds for the whole service. */
export interface Zuteilung {
  /** To be looked at on the same day. */
  eilig: boolean
  /** The Vermittlungspostfach gets it too. */
  auchVermittlung: boolean
}

/** What a service adds to its two tables. All of it is pure: no database, no request, no clock. */
export interface Formulardienst {
  slug: string
  formular: Formular
  nachweise: readonly Nachweisregel[]
  /** The title of the case, without the day: „Antrag Vermittlungsbudget: Reisekosten“. */
  titel(antworten: Antworten): string
  /** Sentences that the person declares before sending. */
  erklaerung: readonly string[]
  /** „Was ändert sich dadurch?“, a sentence each, before sending. */
  folgen?(antworten: Antworten, heute: Tag): readonly string[]
  vorbehalte?(antworten: Antworten): readonly Vorbehalt[]
  zuteilung?(antworten: Antworten): Zuteilung
  /** Answers to begin with, beyond fields with `aus`. Entries of groups need ids: `newEintrag` makes them. */
  vorbelegen?(vorwissen: Vorwissen, newEintrag: () => string): Antworten
  /** Slugs of the services whose last application this one continues; its answers are `letzte` of the Vorwissen. */
  setztFort?: readonly string[]
  /** Slugs of the services with which changes since that application were reported; they are `seither` of the Vorwissen. */
  nimmtAuf?: readonly string[]
  /**
   * May be begun and sent by an account that no customer is known for (level S): the first application. Its section
   * `antragsdatum` asks for `vorname`, `nachname`, `geburtsdatum`, `plz` and `ab`, with which the day can be secured.
   */
  ohneFreischaltcode?: true
  /** Only after staff has unlocked it for this person (3-fachwissen § 8.2, level U). */
  freischaltung?: true
  /**
   * The whole case, with answers and files, is for the Ärztlicher Dienst alone (§ 76 SGB X, § 203 StGB): Leistung and Vermittlung see
   * that something arrived, when, and how many files; nothing of it goes into mailboxes, search or mails.
   */
  versiegelt?: true
  /** The order to the Ärztlicher Dienst for which it is sent. */
  auftrag?(antworten: Antworten): string | undefined
  /** Whether they tell something that the order asks for; files count by themselves. */
  hatAngaben?(antworten: Antworten): boolean
  /** Undefined where the days are not there. */
  abwesenheit?(antworten: Antworten): Abwesenheitsangaben | undefined
  /** Undefined where the answers are none. */
  widerspruch?(antworten: Antworten): Widerspruchsangaben | undefined
}
