import { beforeAll, test } from 'vitest'
import { leitmann, portal, prepareBescheide, teamer } from '../../src/modules/bescheide/bescheide.test-daten.ts'
import { proveOrder, watchWrites } from './reihenfolge.ts'
import { bescheid, zustellung } from './reihenfolge-bescheide.test-daten.ts'

prepareBescheide()
beforeAll(() => watchWrites(portal))

const leute = () => ({ portal, verfasser: leitmann, zweite: teamer })

test.each<[string, () => Promise<void>]>([
  ['Bescheid bis zur Freigabe', () => proveOrder(portal, bescheid(leute()))],
  ['Bescheid nach der Freigabe', () => proveOrder(portal, zustellung(leute()))],
])('AZ-10: %s: keine falsche Reihenfolge wird angenommen, jede richtige schon', (_, prove) => prove(), 120_000)
