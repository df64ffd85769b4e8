export { afresh, findOrteVonAnhaengen, resumeSendung, takeFiles } from './anhaenge.ts'
export { type Anliegenname, anliegenOf, type Fach, fachnamen, faecher, nameSache, readAnliegen } from './anliegen.ts'
export { postfachQuellen, reportFund } from './anschluesse.ts'

export {
  type Antwortergebnis,
  answerGespraech,
  assignGespraech,
  closeGespraech,
  findKundeOfGespraech,
  listGespraecheDerAkte,
  listGespraecheDerDateien,
  ownerOfAnhang,
  readGespraechForDienst,
  writeToKunde,
} from './dienst.ts'
export { eingangVorab } from './eingang.ts'
export { entwurfTasks as postfachTasks } from './entwurf/entwurf.ts'
export { checkNeu, checkText, clean } from './forms.ts'
export { Anhaenge, DateiWartetView, Verlauf } from './gespraech/verlauf.tsx'
export {
  beginOf,
  type PostfachAnschluesse,
  type Vorgangsbezug,
  Vorgangszeile,
  zumVorgangHref,
} from './gespraech/vorgang.tsx'
export { listGespraecheZu, sendNachricht, type Zeile } from './kunde.ts'
export type { Gespraech, Nachricht } from './postfach.ts'
export { threadRow } from './views.tsx'
export { postfachHandlers } from './web.tsx'
