import { freischaltenHandlers } from './freischalten/web.tsx'
import { kontaktHandlers } from './kontakt/web.tsx'
import type { ProfilAnschluesse } from './verwalten/gemeldetes-views.tsx'
import { verwaltenHandlers } from './verwalten/web.tsx'
import { zustimmungHandlers } from './zustimmung/web.tsx'

export const profilHandlers = (anschluesse: ProfilAnschluesse) => ({
  ...verwaltenHandlers(anschluesse),
  ...kontaktHandlers,
  ...freischaltenHandlers,
  ...zustimmungHandlers,
})

export { normalizeCode } from './code.ts'
export { profilQuellen } from './datenquelle.ts'
export {
  type Antrag,
  type Antragsangaben,
  listAntraege,
  matchAntrag,
  readAntrag,
  rejectAntrag,
  requestFreischaltcode,
  requestZugang,
  type Zuordnung,
} from './freischalten/antrag.ts'
export {
  type Aussteller,
  type Brief,
  closeTypesetter,
  findStapelOfBrief,
  issueFreischaltcode,
  lastDay,
  listBriefe,
  markBriefGesendet,
  placeBrief,
  readBrief,
  typesetter,
  voidBrief,
} from './freischalten/brief.ts'
export { briefnachweis, redeemFreischaltcode } from './freischalten/freischaltcode.ts'
export {
  type Anwaerter,
  checkAnwaerter,
  issueStapel,
  listStapel,
  markStapelGesendet,
  printStapel,
  readStapel,
  STAPEL_HOECHSTENS,
  type Stapel,
  type Stapelzeile,
  suggestStapel,
} from './freischalten/stapel.ts'
export { type Hindernisse, readHindernisse } from './freischalten/verknuepfung.ts'
export { type Kontaktangabe, readKontakt, saveKontakt, sprachen } from './kontakt/kontakt.ts'
export { findDefaultProfil, type Profil, readProfilAnzeige } from './profil.ts'
export { profilTasks } from './tasks.ts'
export type { ProfilAnschluesse } from './verwalten/gemeldetes-views.tsx'
export {
  holdNachrichtenweg,
  holdZustellweg,
  type Nachrichtenhindernis,
  type Postgrund,
  readNachrichtenhindernis,
  readPostgrund,
} from './zustimmung/weg.ts'
export {
  findKontoOfKunde,
  findProfilId,
  isZugestimmt,
  lockZustimmung,
  readZustimmungen,
  setZustimmung,
  type Zustimmungen,
  type Zustimmungsart,
} from './zustimmung/zustimmung.ts'
