/** Where an act belongs, for the filter of the Verlauf. Sign-ins stand at the shield instead. */
export type Bereich = 'anmeldung' | 'konto' | 'profil' | 'jobcenter'

export interface Ereignis {
  bereich: Bereich
  /** What the Verlauf says, as the person would. */
  satz: string
  /** What it says when the act was refused; without it refusals are not shown to the person. */
  abgelehnt?: string
}

export const ereignis = (bereich: Bereich, satz: string, abgelehnt?: string): Ereignis =>
  abgelehnt ? { bereich, satz, abgelehnt } : { bereich, satz }
