import { type Bescheidart, type Leistungszeit, latestBis, readArt, type Zeitraum } from '#modules/bescheide'
import { formatTag, parseTag, type Tag } from '#platform/text/datum.ts'
import { type Feldfehler, hasErrors, text } from '#web/felder.ts'
import type { Datumsteile } from '#web/parts/index.ts'

const NAMEN = ['von', 'bis', 'ende'] as const
type Zeitname = (typeof NAMEN)[number]

/** Three dates of three fields each: the first and the last day of the grant, and the first day without it. */
export const zeitfelder = {
  'von-tag': text(20),
  'von-monat': text(20),
  'von-jahr': text(20),
  'bis-tag': text(20),
  'bis-monat': text(20),
  'bis-jahr': text(20),
  'ende-tag': text(20),
  'ende-monat': text(20),
  'ende-jahr': text(20),
}

export type Zeiteingabe = Record<Zeitname, Datumsteile>
export type Zeitfehler = Feldfehler<Zeitname>
/** Which of the three fields of a date are wrong. */
export type Falschfelder = Partial<Record<Zeitname, (keyof Datumsteile)[]>>

export const leereZeit: Zeiteingabe = { von: {}, bis: {}, ende: {} }

const partsOf = (werte: Readonly<Record<string, string>>, name: Zeitname): Datumsteile => ({
  tag: werte[`${name}-tag`] ?? '',
  monat: werte[`${name}-monat`] ?? '',
  jahr: werte[`${name}-jahr`] ?? '',
})

export const readZeit = (werte: Readonly<Record<string, string>>): Zeiteingabe => ({
  von: partsOf(werte, 'von'),
  bis: partsOf(werte, 'bis'),
  ende: partsOf(werte, 'ende'),
})

function splitTag(tag: Tag | undefined): Datumsteile {
  const [jahr, monat, tagImMonat] = tag?.split('-') ?? []
  return { tag: tagImMonat, monat, jahr }
}

/** What a notice says of its time, as it is typed. */
export const typeZeit = ({ zeitraum, aufgehobenAb }: Leistungszeit): Zeiteingabe => ({
  von: splitTag(zeitraum?.von),
  bis: splitTag(zeitraum?.bis),
  ende: splitTag(aufgehobenAb),
})

const isEmpty = (teile: Datumsteile) => !Object.values(teile).some((teil) => teil?.trim())

type Gelesen = { ok: true; zeit: Leistungszeit } | { ok: false; fehler: Zeitfehler; falsch: Falschfelder }

const refuse = (name: Zeitname, fehler: string): Gelesen => ({ ok: false, fehler: { [name]: fehler }, falsch: {} })

const FALSCHE_ART = {
  zeitraum:
    'Dieses Schreiben bewilligt nichts. Lassen Sie den Bewilligungszeitraum leer, oder wählen Sie eine andere Art.',
  ende: 'Dieses Schreiben hebt nichts auf. Lassen Sie diesen Tag leer, oder wählen Sie eine andere Art.',
}

/** What staff say of the time of a notice, checked against its kind (§ 41 Abs. 3 SGB II). */
export function checkZeit(art: Bescheidart, eingabe: Zeiteingabe): Gelesen {
  const { zeitraum: bewilligt, hebtAuf } = readArt(art)
  const ohneZeitraum = isEmpty(eingabe.von) && isEmpty(eingabe.bis)
  if (!isEmpty(eingabe.ende) && !hebtAuf) return refuse('ende', FALSCHE_ART.ende)
  if (!ohneZeitraum && !bewilligt) return refuse('von', FALSCHE_ART.zeitraum)
  if (!isEmpty(eingabe.ende)) return checkEnde(eingabe.ende)
  return bewilligt === 'pflicht' || !ohneZeitraum ? checkZeitraum(eingabe) : { ok: true, zeit: {} }
}

function checkEnde(teile: Datumsteile): Gelesen {
  const read = parseTag(teile)
  return read.ok
    ? { ok: true, zeit: { aufgehobenAb: read.tag } }
    : { ok: false, fehler: { ende: read.fehler }, falsch: { ende: read.felder } }
}

function checkZeitraum(eingabe: Zeiteingabe): Gelesen {
  const [von, bis] = [parseTag(eingabe.von), parseTag(eingabe.bis)]
  if (von.ok && bis.ok) return checkDauer({ von: von.tag, bis: bis.tag })
  const fehler: Zeitfehler = {}
  const falsch: Falschfelder = {}
  for (const [name, read] of [['von', von] as const, ['bis', bis] as const]) {
    if (read.ok) continue
    fehler[name] = isEmpty(eingabe[name]) ? FEHLT[name] : read.fehler
    falsch[name] = read.felder
  }
  return hasErrors(fehler) ? { ok: false, fehler, falsch } : { ok: true, zeit: {} }
}

const FEHLT = {
  von: 'Geben Sie den ersten Tag des Bewilligungszeitraums ein, zum Beispiel 1 12 2026.',
  bis: 'Geben Sie den letzten Tag des Bewilligungszeitraums ein, zum Beispiel 30 11 2027.',
}

function checkDauer(zeitraum: Zeitraum): Gelesen {
  const { von, bis } = zeitraum
  if (bis < von) return refuse('bis', 'Das Ende liegt vor dem Beginn. Prüfen Sie beide Tage.')
  const letzter = latestBis(von)
  if (bis <= letzter) return { ok: true, zeit: { zeitraum } }
  return refuse(
    'bis',
    `Ein Bewilligungszeitraum dauert höchstens zwölf Monate (§ 41 Abs. 3 SGB II). Er endet spätestens am ${formatTag(letzter)}.`,
  )
}
