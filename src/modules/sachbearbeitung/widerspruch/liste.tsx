import {
  Formstand,
  listWidersprueche,
  nameRest,
  readFristenstelle,
  Stand,
  type Widerspruchszeile,
} from '#modules/vorgaenge'
import { formatKurz, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { LeererZustand, Linkliste, Tabelle, Titel } from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'

interface Props {
  zeilen: Widerspruchszeile[]
  weiter: string | undefined
  heute: Tag
}

/** Open objections by the last day on which they can still get their form. */
function WiderspruecheView({ zeilen, weiter, heute }: Props): Html {
  return (
    <>
      <Titel einleitung="Offene Widersprüche. Wo der letzte Tag zuerst kommt, steht oben. Fehlt die Schriftform, sagen Sie es der Person rechtzeitig (§§ 14, 16 SGB I).">
        Widersprüche
      </Titel>
      <Tabelle
        titel="Offene Widersprüche"
        titelVerborgen
        dicht
        spalten={[
          { text: 'Letzter Tag' },
          { text: 'Form' },
          { text: 'Widerspruch' },
          { text: 'Von' },
          { text: 'Stand' },
          { text: 'Zuständig' },
        ]}
        zeilen={zeilen.map((zeile): Child[] => [
          zeile.letzterTag ? formatKurz(zeile.letzterTag) : 'offen',
          <Formstand formSeit={zeile.formSeit} rest={nameRest(zeile.letzterTag, heute)} />,
          <a href={routes.dienstVorgang.href({ id: zeile.id })}>{zeile.titel}</a>,
          <a href={routes.dienstKunde.href({ id: zeile.kundeId })}>{zeile.kunde}</a>,
          <Stand vorgang={zeile} fuer="dienst" />,
          zeile.zustaendigName ?? '–',
        ])}
        leer={<LeererZustand titel="Es ist kein Widerspruch offen." />}
      />
      {weiter && (
        <p>
          <a href={`${routes.dienstWidersprueche.href()}?nach=${weiter}`}>Weitere anzeigen</a>
        </p>
      )}
      <Linkliste links={[{ text: 'Alle Vorgänge', href: routes.dienstVorgaenge.href() }]} />
    </>
  )
}

const dienstWidersprueche: HandlerOf<typeof routes.dienstWidersprueche> = async (a) => {
  const liste = await listWidersprueche(a.env, a.besuch, readFristenstelle(a.frage('nach')))
  const krumen = [{ text: 'Vorgänge', href: routes.dienstVorgaenge.href() }, { text: 'Widersprüche' }]
  const kopf = { titel: 'Widersprüche', krumen, hauptspalte: 'breit' as const }
  return a.seite(kopf, <WiderspruecheView {...liste} heute={tagInBerlin(a.env.clock.now())} />)
}

export const widerspruecheHandlers = { dienstWidersprueche }
