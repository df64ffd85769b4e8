import { equalSecrets } from '#platform/krypto/geheimnis.ts'
import type { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { felder, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { checkBeleg } from './beleg.ts'
import { type BelegProps, BelegView } from './views.tsx'

type A = Anfrage<'/beleg/:code', 'public'>

const schema = felder({ pruefsumme: text(500) })

async function show(a: A, props: Omit<BelegProps, 'csrf'>): Promise<Response> {
  const status = { unbekannt: 404, 'zu-oft': 429 } as const
  const failed = props.fehler !== undefined
  const code = props.geprueft.ok ? (failed ? 422 : 200) : status[props.geprueft.grund]
  return a.seite({ titel: 'Beleg prüfen', fehler: failed }, <BelegView csrf={a.csrf()} {...props} />, code)
}

const ask = (a: A) => checkBeleg(a.env, { code: a.params.code, adresse: a.adresse })

const beleg: HandlerOf<typeof routes.beleg> = {
  get: async (a) => show(a, { geprueft: await ask(a), vergleich: undefined, fehler: undefined }),
  post: async (a) => {
    const eingabe = a.lies(schema).pruefsumme.replace(/\s/g, '').toLowerCase()
    const geprueft = await ask(a)
    if (!/^[0-9a-f]{64}$/.test(eingabe)) {
      const fehler = 'Geben Sie die Prüfsumme mit ihren 64 Zeichen ein. Es sind Ziffern und die Buchstaben a bis f.'
      return show(a, { geprueft, vergleich: undefined, fehler })
    }
    const gleich = geprueft.ok && equalSecrets(eingabe, geprueft.beleg.sha256)
    return show(a, { geprueft, vergleich: { eingabe, gleich }, fehler: undefined })
  },
}

export const belegHandlers = { beleg }
