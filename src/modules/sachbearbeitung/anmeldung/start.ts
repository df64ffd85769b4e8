import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import { hasRecht, type Recht } from '#web/schutz/rechte.ts'

const anfaenge: readonly (readonly [Recht, string])[] = [
  ['uebersicht', routes.dienstStart.href()],
  ['personal-verwalten', routes.dienstPersonal.href()],
  ['protokoll-lesen', routes.dienstProtokoll.href()],
  ['aerztliche-unterlagen', routes.dienstAerztlich.href()],
]

/** Where somebody with these roles begins; undefined where no page is made for them yet. */
export const startOf = ({ rollen }: Pick<Dienstbesuch, 'rollen'>): string | undefined =>
  anfaenge.find(([recht]) => hasRecht(rollen, recht))?.[1]
