import type { Besuch } from '#web/besuch.ts'
import type { Sprache } from '#web/strom/strom.ts'

/** What the open pages of a customer are told: how many are unread, and which conversation has changed. */
export const sprache: Sprache<Besuch> = {
  anfang: ({ ungelesen }) => [{ name: 'glocke', daten: { ungelesen } }],
  uebersetze({ art, ids }, { kontoId, profil, ungelesen }) {
    if (art === 'glocke') return ids[0] === kontoId ? { name: 'glocke', daten: { ungelesen } } : undefined
    const [gespraech = '', kundeId] = ids
    const own = art === 'gespraech' && profil?.art === 'kunde' && profil.kundeId === kundeId
    return own ? { name: 'gespraech', daten: { id: gespraech } } : undefined
  },
}
