import { checkLaenge, clean, type Thema, themen, type Weg, wege } from '#modules/termine'
import { later, MINUTE } from '#platform/clock.ts'
import { addTage, parseTag, type Tag } from '#platform/text/datum.ts'
import { parseUhrzeit, type Uhrzeit, zeitInBerlin } from '#platform/text/uhrzeit.ts'
import { type Feldfehler, felder, haken, text, wahl } from '#web/felder.ts'

export const nichts = felder({})
const datum = <const N extends string>(name: N) =>
  ({ [`${name}-tag`]: text(20), [`${name}-monat`]: text(20), [`${name}-jahr`]: text(20) }) as Record<
    `${N}-tag` | `${N}-monat` | `${N}-jahr`,
    ReturnType<typeof text>
  >

const ansetzung = { ...datum('tag'), uhrzeit: text(20), dauer: text(10), weg: text(20), ort: text() }
const aktion = wahl(['vorschau', 'aendern', 'senden'])
export const neu = felder({
  ...ansetzung,
  art: wahl(['gespraech', 'einladung']),
  zweck: text(40),
  mitbringen: text(),
  text: text(),
  sendung: text(40),
  aktion,
})
export const verlegung = felder({ ...ansetzung, stand: text(10), aktion })
export const absage = felder({ grund: text(), anbieten: haken(), stand: text(10) })
export const ergebnis = felder({ ergebnis: wahl(['wahrgenommen', 'nicht-erschienen']), stand: text(10) })
export const versand = felder(datum('versand'))
export const entscheidung = felder({ antwort: text(), ergebnis: wahl(['anerkannt', 'abgelehnt', 'erledigt']) })
export const zeiten = felder({
  ...datum('ab'),
  ...datum('bis'),
  von: text(20),
  ende: text(20),
  dauer: text(10),
  weg: text(20),
  ort: text(),
  thema: text(20),
  schritt: wahl(['trotzdem', 'aendern']),
})
export const ruecknahme = felder({ fenster: text(40) })
export const abwesenheit = felder({ ...datum('von'), ...datum('bis'), sendung: text(40) })

/** What an invitation may be for (§ 309 Abs. 2 SGB III), and what a conversation usually is. */
export const zwecke = {
  berufsberatung: 'Berufsberatung',
  vermittlung: 'Vermittlung in Ausbildung oder Arbeit',
  foerderung: 'Vorbereitung einer Förderung',
  entscheidung: 'Vorbereitung einer Entscheidung über Ihre Leistungen',
  voraussetzungen: 'Prüfung, ob Sie Anspruch auf Leistungen haben',
} as const

export const dauern = [15, 20, 30, 45, 60, 90] as const
const ORT_LAENGE = 200

interface Ansetzungseingabe {
  'tag-tag': string
  'tag-monat': string
  'tag-jahr': string
  uhrzeit: string
  dauer: string
  weg: string
  ort: string
}

export type Ansetzungsfehler = Feldfehler<'tag' | 'uhrzeit' | 'dauer' | 'weg' | 'ort'>

const readWeg = (value: string): Weg | undefined => (Object.hasOwn(wege, value) ? (value as Weg) : undefined)

const isHttps = (text: string) => !/\s/.test(text) && URL.canParse(text) && new URL(text).protocol === 'https:'

function checkOrt(weg: Weg | undefined, value: string): string | undefined {
  if (value.length > ORT_LAENGE) return `Kürzen Sie die Angabe auf höchstens ${ORT_LAENGE} Zeichen.`
  if (weg === 'video' && !isHttps(value)) return 'Geben Sie den Link zum Videogespräch an: https://…'
  return undefined
}

/** Day, time, length, way and place of an appointment. */
export function checkAnsetzung(eingabe: Ansetzungseingabe): {
  fehler: Ansetzungsfehler
  werte: { beginn: Date; ende: Date; weg: Weg; ort: string } | undefined
} {
  const fehler: Ansetzungsfehler = {}
  const tag = readDatum(eingabe, 'tag')
  if (!tag.ok) fehler.tag = tag.fehler
  const uhrzeit = parseUhrzeit(eingabe.uhrzeit)
  if (!uhrzeit) fehler.uhrzeit = 'Geben Sie die Uhrzeit so ein: 9:30'
  const dauer = dauern.find((one) => String(one) === eingabe.dauer)
  if (!dauer) fehler.dauer = 'Wählen Sie, wie lange es dauert.'
  const weg = readWeg(eingabe.weg)
  if (!weg) fehler.weg = 'Wählen Sie, wie das Gespräch stattfindet.'
  const ort = clean(eingabe.ort).replace(/\n+/g, ' ')
  const ortfehler = checkOrt(weg, ort)
  if (ortfehler) fehler.ort = ortfehler
  if (!tag.ok || !uhrzeit || !dauer || !weg || ortfehler) return { fehler, werte: undefined }
  const beginn = zeitInBerlin(tag.tag, uhrzeit)
  return { fehler, werte: { beginn, ende: later(beginn, dauer * MINUTE), weg, ort } }
}

function readDatum<N extends string>(eingabe: Record<`${N}-tag` | `${N}-monat` | `${N}-jahr`, string>, name: N) {
  return parseTag({ tag: eingabe[`${name}-tag`], monat: eingabe[`${name}-monat`], jahr: eingabe[`${name}-jahr`] })
}

const arten = ['gespraech', 'einladung'] as const

export type NeuFehler = Ansetzungsfehler & Feldfehler<'art' | 'zweck' | 'mitbringen' | 'text'>

export function checkNeu(
  eingabe: Ansetzungseingabe & { art: string; zweck: string; mitbringen: string; text: string },
) {
  const { fehler: falsch, werte } = checkAnsetzung(eingabe)
  const fehler: NeuFehler = {}
  const art = arten.find((one) => one === eingabe.art)
  if (!art) fehler.art = 'Wählen Sie, ob es ein Gespräch oder eine Einladung mit Rechtsfolgen ist.'
  const zweck = Object.hasOwn(zwecke, eingabe.zweck) ? zwecke[eingabe.zweck as keyof typeof zwecke] : undefined
  if (!zweck) fehler.zweck = 'Wählen Sie, worum es geht.'
  Object.assign(fehler, falsch)
  const mitbringen = clean(eingabe.mitbringen)
  const nachricht = clean(eingabe.text)
  for (const [name, value] of [['mitbringen', mitbringen] as const, ['text', nachricht] as const]) {
    const lang = checkLaenge(value)
    if (lang) fehler[name] = lang
  }
  if (!art || !zweck || !werte || fehler.mitbringen || fehler.text) return { fehler, werte: undefined }
  return { fehler, werte: { ...werte, art, zweck, mitbringen, text: nachricht } }
}

export type Zeitenfehler = Feldfehler<'ab' | 'bis' | 'von' | 'ende' | 'dauer' | 'weg' | 'ort' | 'thema'>

export interface Zeitenwerte {
  ab: Tag
  bis: Tag
  von: Uhrzeit
  ende: Uhrzeit
  minuten: number
  weg: Weg
  ort: string
  thema: Thema
}

type Zeiteneingabe = Record<'von' | 'ende' | 'dauer' | 'weg' | 'ort' | 'thema', string> &
  Record<`${'ab' | 'bis'}-${'tag' | 'monat' | 'jahr'}`, string>

const LEER = { ok: true, tag: '' } as const

export function checkZeiten(
  eingabe: Zeiteneingabe,
  heute: Tag,
): { fehler: Zeitenfehler; werte: Zeitenwerte | undefined } {
  const fehler: Zeitenfehler = {}
  const ab = readDatum(eingabe, 'ab')
  if (!ab.ok) fehler.ab = ab.fehler
  else if (ab.tag < heute) fehler.ab = 'Dieser Tag ist vorbei. Wählen Sie einen ab heute.'
  const einmal = [eingabe['bis-tag'], eingabe['bis-monat'], eingabe['bis-jahr']].every((teil) => teil.trim() === '')
  const bis = einmal ? LEER : readDatum(eingabe, 'bis')
  if (!bis.ok) fehler.bis = bis.fehler
  else if (!einmal && ab.ok && bis.tag < ab.tag) fehler.bis = 'Der letzte Tag liegt vor dem ersten.'
  else if (!einmal && ab.ok && bis.tag > addTage(ab.tag, 366))
    fehler.bis = 'Legen Sie Zeiten für höchstens ein Jahr an.'
  const [von, ende] = [parseUhrzeit(eingabe.von), parseUhrzeit(eingabe.ende)]
  if (!von) fehler.von = 'Geben Sie die Uhrzeit so ein: 9:00'
  if (!ende) fehler.ende = 'Geben Sie die Uhrzeit so ein: 12:00'
  const minuten = dauern.find((one) => String(one) === eingabe.dauer)
  if (!minuten) fehler.dauer = 'Wählen Sie, wie lange ein Gespräch dauert.'
  if (von && ende && minuten && minutesOf(ende) - minutesOf(von) < minuten) {
    fehler.ende = 'Zwischen Beginn und Ende passt kein Gespräch.'
  }
  const weg = readWeg(eingabe.weg)
  if (!weg) fehler.weg = 'Wählen Sie, wie die Gespräche stattfinden.'
  const ort = clean(eingabe.ort).replace(/\n+/g, ' ')
  const ortfehler = checkOrt(weg, ort)
  if (ortfehler) fehler.ort = ortfehler
  const thema = Object.hasOwn(themen, eingabe.thema) ? (eingabe.thema as Thema) : undefined
  if (!thema) fehler.thema = 'Wählen Sie, wofür die Zeiten sind.'
  if (Object.keys(fehler).length > 0 || !ab.ok || !bis.ok || !von || !ende || !minuten || !weg || !thema)
    return { fehler, werte: undefined }
  return { fehler, werte: { ab: ab.tag, bis: bis.tag || ab.tag, von, ende, minuten, weg, ort, thema } }
}

const minutesOf = (uhrzeit: Uhrzeit) => Number(uhrzeit.slice(0, 2)) * 60 + Number(uhrzeit.slice(3))

export function checkAbwesenheit(
  eingabe: Record<`${'von' | 'bis'}-${'tag' | 'monat' | 'jahr'}`, string>,
  heute: Tag,
): { fehler: Feldfehler<'von' | 'bis'>; werte: { von: Tag; bis: Tag } | undefined } {
  const fehler: Feldfehler<'von' | 'bis'> = {}
  const [von, bis] = [readDatum(eingabe, 'von'), readDatum(eingabe, 'bis')]
  if (!von.ok) fehler.von = von.fehler
  if (!bis.ok) fehler.bis = bis.fehler
  else if (bis.tag < heute) fehler.bis = 'Dieser Tag ist vorbei.'
  else if (von.ok && bis.tag < von.tag) fehler.bis = 'Der letzte Tag liegt vor dem ersten.'
  else if (von.ok && bis.tag > addTage(von.tag, 366)) fehler.bis = 'Tragen Sie höchstens ein Jahr ein.'
  if (!von.ok || !bis.ok || fehler.bis) return { fehler, werte: undefined }
  return { fehler, werte: { von: von.tag, bis: bis.tag } }
}

export const readStand = (value: string): number => (/^\d{1,9}$/.test(value) ? Number(value) : -1)

/** The day on which a letter went to the post. `tage`: between which it may be; undefined: no letter waits, any day will do. */
export function checkVersand(
  eingabe: Record<`versand-${'tag' | 'monat' | 'jahr'}`, string>,
  tage: { von: Tag; bis: Tag } | undefined,
): { ok: true; tag: Tag } | { ok: false; fehler: Feldfehler<'versand'>; falsch?: ('tag' | 'monat' | 'jahr')[] } {
  const tag = readDatum(eingabe, 'versand')
  if (!tag.ok) return { ok: false, fehler: { versand: tag.fehler }, falsch: tag.felder }
  if (tage && tag.tag > tage.bis)
    return {
      ok: false,
      fehler: { versand: 'Dieser Tag kommt noch. Vermerken Sie den Tag, an dem der Brief zur Post ging.' },
    }
  if (tage && tag.tag < tage.von)
    return { ok: false, fehler: { versand: 'An diesem Tag gab es den Brief noch nicht.' } }
  return { ok: true, tag: tag.tag }
}
