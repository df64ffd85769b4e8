import type { Besuch, KundenBesuch } from '#web/besuch.ts'

/** The account, with the profile of a customer. */
export type Wer = Pick<KundenBesuch, 'kontoId' | 'profil'>

/** The account, with the profile that is open: a customer's, or none of those (Standardprofil). */
export type Inhaber = Pick<Besuch, 'kontoId' | 'profil'>

/** The account with the profile of a customer; undefined where none is open. */
export const asKunde = ({ kontoId, profil }: Inhaber): Wer | undefined =>
  profil?.art === 'kunde' ? { kontoId, profil } : undefined
