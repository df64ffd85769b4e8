import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { veraenderungen } from './index.ts'
import { wege } from './wege.test-daten.ts'

checkPfade(veraenderungen, wege)
