import type { Kunde } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import type { KundenBesuch } from '#web/besuch.ts'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, LeererZustand, Linkliste } from '#web/parts/index.ts'

/** Somebody of the household besides the customer; never more than that. */
export interface Mensch {
  name: string
  /** Who this is for the customer, as they said themselves. */
  beziehung: string | undefined
  /** Where it is known from, and what was reported since, a sentence each. */
  herkunft: readonly string[]
}

/** What a customer told with forms, and what follows from it, in words. */
export interface Gemeldetes {
  haushalt: readonly Mensch[]
  /** That they said to live alone, with the day. */
  allein: string | undefined
  /** `iban` shortened: nobody who looks over a shoulder copies it. Undefined: they said to have none. `inhaber`: somebody else. */
  konto: { iban: string | undefined; inhaber: string | undefined; herkunft: string } | undefined
  /** What is new and does not count yet, with the way to confirm it. */
  wartet: Readonly<Record<'anschrift' | 'konto', Html | undefined>>
  /** Where a change of it is reported. */
  aendern: Readonly<Record<'name' | 'anschrift' | 'haushalt' | 'konto', string>>
}

/** What modules to the right know of the customer whose profile is open. */
export interface ProfilAnschluesse {
  readGemeldetes(env: Env, wer: Pick<KundenBesuch, 'kontoId' | 'profil'>, kunde: Kunde): Promise<Gemeldetes>
}

const Herkunft = ({ saetze }: { saetze: readonly string[] }): Html => (
  <>
    {saetze.map((satz) => (
      <div class="kern-hint">{satz}</div>
    ))}
  </>
)

export function HaushaltTeil({ haushalt, allein, aendern }: Gemeldetes): Html {
  return (
    <section aria-labelledby="haushalt">
      <h2 id="haushalt">Haushalt</h2>
      {haushalt.length > 0 && (
        <Beschreibungsliste
          eintraege={haushalt.map(({ name, beziehung, herkunft }) => ({
            begriff: name,
            wert: (
              <>
                {beziehung}
                <Herkunft saetze={herkunft} />
              </>
            ),
          }))}
        />
      )}
      {allein && <p>{allein}</p>}
      {haushalt.length === 0 && !allein && (
        <LeererZustand titel="Das Portal kennt außer Ihnen niemanden in Ihrem Haushalt.">
          <p>Was Sie auf Papier angegeben haben, steht hier nicht.</p>
        </LeererZustand>
      )}
      <Linkliste links={[{ text: 'Änderung im Haushalt mitteilen', href: aendern.haushalt }]} />
    </section>
  )
}

const Iban = ({ iban }: { iban: string }): Html => (
  <>
    <span aria-hidden="true">{iban}</span>
    <span class="kern-sr-only">{`IBAN, die letzten vier Zeichen: ${[...iban.slice(-4)].join(' ')}`}</span>
  </>
)

export function KontoTeil({ konto, wartet, aendern }: Gemeldetes): Html {
  return (
    <section aria-labelledby="bankverbindung">
      <h2 id="bankverbindung">Bankverbindung</h2>
      {wartet.konto}
      {konto ? (
        <Beschreibungsliste
          eintraege={[
            {
              begriff: 'Konto',
              wert: (
                <>
                  {konto.iban ? <Iban iban={konto.iban} /> : 'Sie haben angegeben, dass Sie keins haben.'}
                  <Herkunft saetze={[konto.herkunft]} />
                </>
              ),
            },
            ...(konto.inhaber ? [{ begriff: 'Das Konto gehört', wert: konto.inhaber }] : []),
          ]}
        />
      ) : (
        <LeererZustand
          titel={wartet.konto ? 'Das Portal kennt Ihr bisheriges Konto nicht.' : 'Das Portal kennt Ihr Konto nicht.'}
        >
          <p>Was Sie auf Papier angegeben haben, steht hier nicht.</p>
        </LeererZustand>
      )}
      <Linkliste links={[{ text: 'Neue Bankverbindung mitteilen', href: aendern.konto }]} />
    </section>
  )
}
