import { beforeAll, expect } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { geburtstagFelder, issueTestCode } from '../../../../test/support/freischaltcodes.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { buehne, idOf, pathOf, prepareErsteBuehne } from '../../formulare/erstantrag/buehne.test-daten.ts'

/** Somebody of the Eingangszone. */
export let zone: Dienst

/** People who apply for the first time, and somebody who matches them, before the tests of a file. */
export function prepareErstantraege(): void {
  prepareErsteBuehne()
  beforeAll(async () => {
    zone = await createDienst(buehne.portal, ['eingangszone'])
  })
}

export const imDienst = (pfad: string) => `/sachbearbeitung${pfad}`

/** A first application with who acts on it. */
export const dienstOrt = (pfad: string) => ({
  ...{ id: idOf(pfad), jobcenterId: zone.jobcenterId },
  von: { art: 'dienst', id: zone.mitarbeiterId } as const,
})

/** Types the code of the letter that is open, and lets the portal do what follows of it. */
export async function redeem(mensch: Mensch, kundeId: string): Promise<void> {
  const { gedruckt: code } = await issueTestCode(buehne.portal, kundeId)
  await mensch.open('/freischaltcode')
  const [knopf = ''] = mensch.page.html.match(/Freischalten|Profil freischalten|Weiter/) ?? []
  await mensch.submit(knopf, { code, ...geburtstagFelder })
  expect(pathOf(mensch)).toBe('/freischaltcode/erfolg')
  await buehne.portal.runDue()
}
