export { afresh, takeFiles } from './anhaenge.ts'
export { type Anliegenname, anliegenOf, type Fach, fachnamen, faecher, readAnliegen } from './anliegen.ts'
export { postfachQuellen, reportFund } from './anschluesse.ts'

export {
  type Antwortergebnis,
  answerGespraech,
  assignGespraech,
  closeGespraech,
  findKundeOfGespraech,
  listGespraecheDerAkte,
  ownerOfAnhang,
  readGespraechForDienst,
  writeToKunde,
} from './dienst.ts'
export { eingangVorab } from './eingang.ts'
export { entwurfTasks as postfachTasks } from './entwurf/entwurf.ts'
export { checkNeu, checkText, clean } from './forms.ts'
export { Anhaenge, DateiWartetView, Verlauf } from './gespraech/verlauf.tsx'
export { sendNachricht } from './kunde.ts'

export type { Gespraech, Nachricht } from './postfach.ts'
export { postfachHandlers } from './web.tsx'
