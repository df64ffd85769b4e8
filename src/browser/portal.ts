import { guardDoubleSubmit } from './portal/absenden.ts'
import { clearCarriedCode } from './portal/codeadresse.ts'
import { focusErrors } from './portal/fehler.ts'
import { closeMenusGently } from './portal/menue.ts'
import { startSitzungsuhr } from './portal/sitzung.ts'

clearCarriedCode()
focusErrors()
closeMenusGently()
guardDoubleSubmit()
startSitzungsuhr()
