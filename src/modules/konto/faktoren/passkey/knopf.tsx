import { Knopf, type KnopfArt } from '#web/parts/index.ts'

/** What `passkey.js` needs around a button: which ceremony, where to go afterwards, and which other way there is. */
export function Passkeyknopf(props: {
  zweck: 'anmelden' | 'bestaetigen'
  csrf: string
  weiter?: string | undefined
  /** Where the script asks and answers; left out: the addresses of customers. */
  pfad?: string | undefined
  /** Address of „Anderen Weg wählen“. */
  anders: string
  art?: KnopfArt | undefined
  text: string
}) {
  return (
    <div
      class="formular passkey-anmeldung"
      {...{ [`data-passkey-${props.zweck}`]: '' }}
      data-weiter={props.weiter ?? ''}
      data-anders={props.anders}
      data-csrf={props.csrf}
      data-pfad={props.pfad}
    >
      <Knopf skript="passkey-start" art={props.art} symbol="schluessel">
        {props.text}
      </Knopf>
      <noscript>
        <p>Ein Passkey geht nur, wenn JavaScript eingeschaltet ist.</p>
      </noscript>
      <div role="status" data-passkey-meldung="" />
    </div>
  )
}
