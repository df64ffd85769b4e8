import type { Tag } from '#platform/text/datum.ts'
import type { Land } from '#platform/text/laender.ts'
import type { Antworten, Bekanntesfeld, Formular } from './modell.ts'
import type { Nachweisregel } from './nachweise.ts'

export interface Person {
  vorname: string
  nachname: string
  geburtsdatum: Tag
}

/** What is known before the first question. */
export interface Vorwissen {
  bekannt: Readonly<Partial<Record<Bekanntesfeld, string>>>
  /** The other people of the Bedarfsgemeinschaft. */
  haushalt: readonly Person[]
  /** What was last sent with this form, or another that this one continues. */
  letzte: Antworten | undefined
  /**
   * The notices in the portal against which a Widerspruch is possible, the newest first; `letzterTag` as it is computed for them,
   * missing where they do not count as announced yet; `rechnung`: how, a sentence each.
   */
  bescheide?: readonly { id: string; titel: string; datum: Tag; letzterTag?: Tag; rechnung?: readonly string[] }[]
  /** The portal can take a proof of identity (BundID, Online-Ausweis) while something is sent. */
  ausweis?: true
  /** What it was begun for, from the page of that: the id of a notice. */
  bezug?: string
  /** Open orders to the Ärztlicher Dienst; `titel` in neutral words, `bis` the day until which papers are expected. */
  auftraege?: readonly { id: string; titel: string; datum: Tag; bis?: Tag }[]
  /** The Land of the office: its holidays move deadlines. */
  land?: Land
}

/** A part of what was sent that takes effect only after a stronger proof of who sent it (BundID, at the counter, a code by letter). */
export interface Vorbehalt {
  /** Group and id of the entry, `aenderungen/7f3a`; empty for the whole form. */
  schluessel: string
  was: 'anschrift' | 'konto'
}

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
  /** Undefined where the answers are none. */
  widerspruch?(antworten: Antworten): Widerspruchsangaben | undefined
}
