import type { Formulardienst } from '../engine/dienst.ts'
import { arbeitsmarktprofil } from './arbeitsmarktprofil/index.ts'
import { beruflicheRehabilitation } from './berufliche-rehabilitation/index.ts'
import { einstiegsgeldBeschaeftigung } from './einstiegsgeld-beschaeftigung/index.ts'
import { freieFoerderung } from './freie-foerderung/index.ts'
import { veraenderungen } from './veraenderungen/index.ts'
import { vermittlungsbudget } from './vermittlungsbudget/index.ts'
import { vermittlungsgutschein } from './vermittlungsgutschein/index.ts'

/** Every service with a form. A new one is its folder and a line here. */
export const formulardienste: readonly Formulardienst[] = [
  arbeitsmarktprofil,
  beruflicheRehabilitation,
  einstiegsgeldBeschaeftigung,
  freieFoerderung,
  veraenderungen,
  vermittlungsbudget,
  vermittlungsgutschein,
]

const dienste = new Map(formulardienste.map((dienst) => [dienst.slug, dienst]))

export const findDienst = (slug: string): Formulardienst | undefined => dienste.get(slug)
