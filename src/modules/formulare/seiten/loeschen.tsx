import { routes } from '#routes'
import { felder } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Formular, Knopf, Knopfzeile, Titel } from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { dropAntrag } from '../antrag/antrag.ts'
import { krumenOf, own, titelOf } from './web.tsx'

/** Asks once more: nothing of a draft can be brought back. */
function LoeschenView(props: { csrf: string; titel: string; id: string; gesichert: boolean }): Html {
  const { csrf, titel, id } = props
  return (
    <>
      <Titel vorzeile={titel}>Entwurf löschen?</Titel>
      <p>Ihre Angaben und die Dateien dieses Entwurfs sind dann weg. Was Sie schon gesendet haben, bleibt.</p>
      {props.gesichert && (
        <p>Das gesicherte Antragsdatum bleibt auch. Die Angaben, die noch fehlen, machen Sie dann auf anderem Weg.</p>
      )}
      <Formular csrf={csrf} nichtAufheben>
        <Knopfzeile>
          <Knopf art="text" href={routes.antrag.href({ id })}>
            Abbrechen
          </Knopf>
          <Knopf art="gefahr">Entwurf löschen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const leer = felder({})

const antragLoeschen: HandlerOf<typeof routes.antragLoeschen> = {
  get: async (a) => {
    const one = await own(a)
    const gesichert = one.gesichert !== undefined
    const view = <LoeschenView csrf={a.csrf()} titel={titelOf(a, one.dienst)} id={one.id} gesichert={gesichert} />
    return a.seite({ titel: 'Entwurf löschen', krumen: krumenOf(one, 'Löschen') }, view)
  },
  post: async (a) => {
    a.lies(leer)
    const one = await own(a)
    await dropAntrag(a.env, a.besuch, one.id)
    return a.weiter(routes.eservice.href({ slug: one.dienst.slug }))
  },
}

export const loeschenHandlers = { antragLoeschen }
