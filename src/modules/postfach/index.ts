export { type Anliegenname, anliegenOf, type Fach, fachnamen, faecher, readAnliegen } from './anliegen.ts'
export { postfachQuellen, reportFund } from './anschluesse.ts'
export {
  type Antwortergebnis,
  type Arbeitszeile,
  answerGespraech,
  assignGespraech,
  closeGespraech,
  findKundeOfGespraech,
  listArbeit,
  ownerOfAnhang,
  readGespraechForDienst,
  writeToKunde,
} from './dienst.ts'
export { entwurfTasks as postfachTasks } from './entwurf.ts'
export { checkNeu, checkText, clean, readId } from './forms.ts'
export { readMark, sendNachricht } from './kunde.ts'
export type { Gespraech, Nachricht } from './postfach.ts'
export { DateiWartetView, Verlauf } from './views-gespraech.tsx'
export { postfachHandlers } from './web.tsx'
