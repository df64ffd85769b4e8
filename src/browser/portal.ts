import { guardDoubleSubmit } from './portal/absenden.ts'
import { savePages } from './portal/antrag.ts'
import { keepCarriedCode } from './portal/codeadresse.ts'
import { prepareDruckkopf } from './portal/druck.ts'
import { focusErrors } from './portal/fehler.ts'
import { followLive } from './portal/live.ts'
import { closeMenusGently } from './portal/menue.ts'
import { saveDrafts } from './portal/nachricht.ts'
import { startSitzungsuhr } from './portal/sitzung.ts'

keepCarriedCode()
focusErrors()
closeMenusGently()
guardDoubleSubmit()
prepareDruckkopf()
saveDrafts()
savePages()
followLive()
startSitzungsuhr()
