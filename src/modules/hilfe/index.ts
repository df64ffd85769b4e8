import { orteHandlers } from './orte/web.tsx'
import { seitenHandlers } from './web.tsx'

export const hilfeHandlers = { ...seitenHandlers, ...orteHandlers }

export { type Angebot, type Menue, readMenue } from './menue.ts'
export { LeistungView } from './orte/views.tsx'
export { readWerte } from './platzhalter.ts'
export { Nummer } from './views.tsx'
