import { addTage, type Tag } from '#platform/text/datum.ts'
import { ruleOn, VERMUTUNGEN } from './regeln-daten.ts'

/** One line of „so wurde gerechnet“: what happened or holds, on which day, by which law. */
export interface Rechenschritt {
  text: string
  tag?: Tag
  vorschrift: string
}

/** What is known of the arrival, where it is later than presumed: the day (proven, or stated and not refuted), or never. */
export type Zugang = { tag: Tag } | 'nie'

interface Empfang {
  /** Announced abroad, which makes deadlines longer. Nothing is presumed of letters that go abroad. */
  imAusland?: boolean | undefined
}

export interface Postweg extends Empfang {
  weg: 'post'
  aufgegeben: Tag
  zugang?: Zugang | undefined
}

/** A notification that a notice lies ready, also a reminder of it. */
export interface Benachrichtigung {
  /** The day of the hand-over to the mail server. */
  gesendet: Tag
  /** Refused at the hand-over, or come back. */
  unzustellbar?: boolean | undefined
  /** The person says that this one did not arrive, or not within the days of the presumption, and it is not refuted. */
  bestritten?: boolean | undefined
}

export interface Abrufweg extends Empfang {
  weg: 'abruf'
  bereitgestellt: Tag
  /** Empty until the first one has left the queue. */
  benachrichtigungen: readonly Benachrichtigung[]
  /** The first retrieval after authentication. */
  abgerufen?: Tag | undefined
  /** The same notice on paper, sent when a notification came back or the notice stayed unread. */
  brief?: Omit<Postweg, 'weg'> | undefined
}

export type Bekanntgabeweg =
  | Postweg
  | Abrufweg
  /** Sent itself, for instance by De-Mail or EGVP. */
  | (Empfang & { weg: 'elektronisch'; gesendet: Tag; zugang?: Zugang | undefined })
  /** Laid into the mailbox of the Nutzerkonto (BundID); needs no proof of a notification. */
  | (Empfang & { weg: 'ozg-postfach'; bereitgestellt: Tag })
  /** Handed over, or formally served: the day is known. */
  | (Empfang & { weg: 'uebergabe'; uebergeben: Tag })

/** By which rule the day was found; to be kept with the proof. */
export type Bekanntgaberegel =
  | 'vermutung-post'
  | 'vermutung-elektronisch'
  | 'vermutung-abruf'
  | 'vermutung-ozg-postfach'
  | 'zugang'
  | 'abruf'
  | 'uebergabe'

/** `offen`: not announced yet, so no deadline runs. */
export type Bekanntgabe =
  | { stand: 'bekannt'; tag: Tag; regel: Bekanntgaberegel; imAusland: boolean; schritte: Rechenschritt[] }
  | { stand: 'offen'; schritte: Rechenschritt[] }

type Bekannt = Extract<Bekanntgabe, { stand: 'bekannt' }>

const DIREKT = '§ 37 Abs. 2 SGB X'
const ABRUF = '§ 37 Abs. 2a SGB X'
const OZG = '§ 37 Abs. 2b SGB X, § 9 OZG'
const UEBERGABE = '§ 37 Abs. 1 und 5 SGB X'

/**
 * The day on which a notice counts as announced (§ 37 SGB X). The days of the presumption are no deadline (BSG, B 8/9b SO
 * 13/07 R): they may end on a Saturday, Sunday or holiday, and arrival or retrieval before their end changes nothing.
 * @throws RangeError if a day does not exist, or if things happened before the notice was sent or provided
 */
export function computeBekanntgabe(weg: Bekanntgabeweg): Bekanntgabe {
  const imAusland = weg.imAusland ?? false
  switch (weg.weg) {
    case 'post':
      return computePost(weg)
    case 'elektronisch': {
      const anfang = step('Der Bescheid wurde elektronisch abgeschickt.', weg.gesendet, DIREKT)
      return correct({ ...presume(anfang, 'vermutung-elektronisch'), imAusland }, weg.zugang)
    }
    case 'abruf':
      return computeAbruf(weg)
    case 'ozg-postfach': {
      const anfang = step('Der Bescheid wurde in das Postfach des Nutzerkontos gelegt.', weg.bereitgestellt, OZG)
      return { ...presume(anfang, 'vermutung-ozg-postfach'), imAusland }
    }
    case 'uebergabe': {
      const schritt = step('Der Bescheid wurde übergeben. Damit ist er bekannt gegeben.', weg.uebergeben, UEBERGABE)
      return { stand: 'bekannt', tag: schritt.tag, regel: 'uebergabe', imAusland, schritte: [schritt] }
    }
  }
}

type Datiert = Rechenschritt & { tag: Tag }

function step(text: string, tag: Tag, vorschrift: string): Datiert {
  return { text, tag: addTage(tag, 0), vorschrift }
}

function presume(anfang: Datiert, regel: Bekanntgaberegel): Bekannt {
  const { tage, zahlwort } = ruleOn(VERMUTUNGEN, anfang.tag)
  const tag = addTage(anfang.tag, tage)
  const text = `Am ${zahlwort} Tag danach gilt der Bescheid als bekannt gegeben. Das kann auch ein Samstag, Sonntag oder Feiertag sein.`
  const schritte = [anfang, step(text, tag, anfang.vorschrift)]
  return { stand: 'bekannt', tag, regel, imAusland: false, schritte }
}

function computePost({ aufgegeben, imAusland, zugang }: Omit<Postweg, 'weg'>): Bekanntgabe {
  const anfang = step('Der Bescheid ging zur Post.', aufgegeben, DIREKT)
  if (!imAusland) return correct(presume(anfang, 'vermutung-post'), zugang)
  const ausland = 'Der Brief ging ins Ausland. Dann zählt der Tag, an dem er ankam.'
  const schritte = [anfang, { text: ausland, vorschrift: DIREKT }]
  if (zugang !== undefined) return arrive({ schritte, imAusland }, aufgegeben, zugang)
  const text = 'Wann der Brief ankam, ist noch nicht bekannt. Bis dahin läuft keine Frist.'
  return { stand: 'offen', schritte: [...schritte, { text, vorschrift: DIREKT }] }
}

/** The presumption holds unless the notice arrived later or never. */
function correct(vermutet: Bekannt, zugang: Zugang | undefined): Bekanntgabe {
  if (zugang === undefined) return vermutet
  const angekommen = arrive(vermutet, vermutet.schritte[0]!.tag!, zugang)
  return angekommen.stand === 'bekannt' && angekommen.tag <= vermutet.tag ? vermutet : angekommen
}

function arrive(bisher: Pick<Bekannt, 'schritte' | 'imAusland'>, gesendet: Tag, zugang: Zugang): Bekanntgabe {
  const { schritte, imAusland } = bisher
  if (zugang === 'nie') {
    const text = 'Der Bescheid kam nicht an. Er ist nicht bekannt gegeben, und es läuft keine Frist.'
    return { stand: 'offen', schritte: [...schritte, { text, vorschrift: DIREKT }] }
  }
  const tag = notBefore(gesendet, zugang.tag)
  const text = 'An diesem Tag kam der Bescheid an. Damit ist er bekannt gegeben.'
  return { stand: 'bekannt', tag, regel: 'zugang', imAusland, schritte: [...schritte, step(text, tag, DIREKT)] }
}

/** By notification and retrieval, or by the letter that followed: what announced the notice first. */
function computeAbruf(weg: Abrufweg): Bekanntgabe {
  const imPortal = computePortal(weg)
  if (weg.brief === undefined) return imPortal
  const aufgegeben = notBefore(weg.bereitgestellt, weg.brief.aufgegeben)
  const brief = computePost(weg.brief)
  if (imPortal.stand === 'bekannt' && (brief.stand === 'offen' || imPortal.tag <= brief.tag)) {
    const text = 'Derselbe Bescheid ging auch als Brief zur Post. An der Bekanntgabe ändert das nichts.'
    return { ...imPortal, schritte: [...imPortal.schritte, step(text, aufgegeben, DIREKT)] }
  }
  return { ...brief, schritte: [...explainAbruf(weg), ...brief.schritte] }
}

function computePortal(weg: Abrufweg): Bekanntgabe {
  for (const { gesendet } of weg.benachrichtigungen) notBefore(weg.bereitgestellt, gesendet)
  if (weg.abgerufen !== undefined) notBefore(weg.bereitgestellt, weg.abgerufen)
  const vorher = explainAbruf(weg)
  const imAusland = weg.imAusland ?? false
  const [erste] = weg.benachrichtigungen
    .filter(counts)
    .map(({ gesendet }) => gesendet)
    .sort()
  const vermutet = erste === undefined ? undefined : presumeAbruf(erste)
  // Retrieval counts where a notification failed, not where it is only earlier or later than the presumption.
  const abruf = weg.benachrichtigungen.every(counts) ? undefined : weg.abgerufen
  if (vermutet !== undefined && (abruf === undefined || vermutet.tag <= abruf)) {
    return { ...vermutet, imAusland, schritte: [...vorher, ...vermutet.schritte] }
  }
  if (abruf !== undefined) {
    const text = 'An diesem Tag wurde der Bescheid zum ersten Mal abgerufen. Damit ist er bekannt gegeben.'
    return { stand: 'bekannt', tag: abruf, regel: 'abruf', imAusland, schritte: [...vorher, step(text, abruf, ABRUF)] }
  }
  const text = 'Der Bescheid ist noch nicht bekannt gegeben. Es läuft keine Frist.'
  return { stand: 'offen', schritte: [...vorher, { text, vorschrift: ABRUF }] }
}

function presumeAbruf(gesendet: Tag): Bekannt {
  return presume(step('Die Benachrichtigung über den Bescheid wurde abgeschickt.', gesendet, ABRUF), 'vermutung-abruf')
}

function counts({ unzustellbar, bestritten }: Benachrichtigung): boolean {
  return !unzustellbar && !bestritten
}

/** What happened before the step that counts: provision, and notifications that do not count. */
function explainAbruf({ bereitgestellt, benachrichtigungen }: Abrufweg): Rechenschritt[] {
  const misslungen = benachrichtigungen.filter((each) => !counts(each))
  return [
    step('Der Bescheid liegt im Portal bereit.', bereitgestellt, ABRUF),
    ...misslungen.map(({ gesendet, unzustellbar }) => {
      const grund = unzustellbar ? 'ließ sich nicht zustellen' : 'kam nach eigener Angabe nicht oder zu spät an'
      return step(`Eine Benachrichtigung ${grund}. Sie zählt nicht.`, gesendet, ABRUF)
    }),
  ]
}

/** @returns `tag` */
function notBefore(anfang: Tag, tag: Tag): Tag {
  if (addTage(tag, 0) < addTage(anfang, 0)) throw new RangeError(`Der ${tag} liegt vor dem ${anfang}.`)
  return tag
}
