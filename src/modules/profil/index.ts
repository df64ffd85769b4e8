import { freischaltenHandlers } from './freischalten/web.tsx'
import { verwaltenHandlers } from './verwalten/web.tsx'
import { zustimmungHandlers } from './zustimmung/web.tsx'

export const profilHandlers = { ...verwaltenHandlers, ...freischaltenHandlers, ...zustimmungHandlers }

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
  issueFreischaltcode,
  lastDay,
  listBriefe,
  markBriefGesendet,
  readBrief,
  typesetter,
} from './freischalten/brief.ts'
export { briefnachweis, redeemFreischaltcode } from './freischalten/freischaltcode.ts'
export { findDefaultProfil, type Profil, readProfilAnzeige } from './profil.ts'
export { profilTasks } from './tasks.ts'
export {
  findKontoOfKunde,
  findProfilId,
  lockZustimmung,
  readZustimmungen,
  setZustimmung,
  type Zustimmungsart,
} from './zustimmung/zustimmung.ts'
