import type { Formulardienst } from '../engine/dienst.ts'
import { abwesenheit } from './abwesenheit/index.ts'
import { aerztlicherDienst } from './aerztlicher-dienst/index.ts'
import { arbeitsmarktprofil } from './arbeitsmarktprofil/index.ts'
import { beruflicheRehabilitation } from './berufliche-rehabilitation/index.ts'
import { buergergeld } from './buergergeld/index.ts'
import { eingliederungSelbststaendige } from './eingliederung-selbststaendige/index.ts'
import { einstiegsgeldBeschaeftigung } from './einstiegsgeld-beschaeftigung/index.ts'
import { einstiegsgeldSelbststaendigkeit } from './einstiegsgeld-selbststaendigkeit/index.ts'
import { freieFoerderung } from './freie-foerderung/index.ts'
import { massnahmeArbeitgeber } from './massnahme-arbeitgeber/index.ts'
import { massnahmeTraeger } from './massnahme-traeger/index.ts'
import { veraenderungen } from './veraenderungen/index.ts'
import { vermittlungsbudget } from './vermittlungsbudget/index.ts'
import { vermittlungsgutschein } from './vermittlungsgutschein/index.ts'
import { weiterbewilligung } from './weiterbewilligung/index.ts'
import { widerspruch } from './widerspruch/index.ts'

/** Every service with a form. A new one is its folder and a line here. */
export const formulardienste: readonly Formulardienst[] = [
  abwesenheit,
  aerztlicherDienst,
  arbeitsmarktprofil,
  beruflicheRehabilitation,
  buergergeld,
  eingliederungSelbststaendige,
  einstiegsgeldBeschaeftigung,
  einstiegsgeldSelbststaendigkeit,
  freieFoerderung,
  massnahmeArbeitgeber,
  massnahmeTraeger,
  veraenderungen,
  vermittlungsbudget,
  vermittlungsgutschein,
  weiterbewilligung,
  widerspruch,
]

const dienste = new Map(formulardienste.map((dienst) => [dienst.slug, dienst]))

export const findDienst = (slug: string): Formulardienst | undefined => dienste.get(slug)
