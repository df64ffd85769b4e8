// Baseline: nothing but the verification of one password, with the parameters that its hash names.
import { verify } from '@node-rs/argon2'
import { bediene } from '../prozess.ts'

export interface Pruefauftrag {
  phc: string
  passwort: string
  /** base64 */
  pfeffer: string
  anzahl: number
}

bediene<Pruefauftrag>(async ({ phc, passwort, pfeffer, anzahl }) => {
  const secret = Buffer.from(pfeffer, 'base64')
  for (let i = 0; i < anzahl; i++) {
    if (!(await verify(phc, passwort, { secret }))) throw new Error('das Passwort ist falsch')
  }
})
