import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { buergergeld } from './index.ts'
import { pfade } from './wege.test-daten.ts'

checkPfade(buergergeld, pfade)
