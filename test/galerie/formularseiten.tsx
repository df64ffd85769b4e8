import type { Html } from '#web/jsx.ts'
import { renderPage } from '#web/parts/index.ts'
import { formulardienste } from '../../src/modules/formulare/dienste/verzeichnis.ts'
import type { Formulardienst } from '../../src/modules/formulare/engine/dienst.ts'
import { ENDE, type Formular, type Schritt } from '../../src/modules/formulare/engine/modell.ts'
import { askedFields } from '../../src/modules/formulare/engine/weg.ts'
import { SeiteView } from '../../src/modules/formulare/seiten/views.tsx'
import { rahmen } from './rahmen.ts'

const HEUTE = '2026-11-23'

/** Every page of a form with its section and how deep it lies, whatever the answers. */
function listSchritte({ abschnitte, uebergaenge, seiten, gruppen }: Formular): Schritt[] {
  const found = new Map<string, Schritt>()
  const visit = (seite: string, wo: Omit<Schritt, 'seite'>) => {
    if (seite === ENDE || found.has(seite)) return
    found.set(seite, { ...wo, seite })
    const gruppe = seiten[seite]?.sammlung
    if (gruppe !== undefined) {
      const eintraege = [...wo.eintraege, `eintrag-${wo.eintraege.length + 1}`]
      visit(gruppen[gruppe]!.beginn, { ...wo, eintraege })
    }
    for (const ziel of uebergaenge[seite] ?? []) visit(typeof ziel === 'string' ? ziel : ziel.nach, wo)
  }
  for (const { name, beginn } of abschnitte) visit(beginn, { abschnitt: name, eintraege: [] })
  return [...found.values()]
}

/** With every field of a page at once, also those that only some answers call for. */
const withAllFields = (form: Formular): Formular => ({
  ...form,
  seiten: Object.fromEntries(
    Object.entries(form.seiten).map(([name, seite]) => [
      name,
      { ...seite, felder: seite.felder.map(({ wenn: _, ...feld }) => feld) },
    ]),
  ) as Formular['seiten'],
})

export interface Formularseite {
  name: string
  frage: string
  /** As it is first shown, in its frame. */
  html: string
  /** With an error at each field, alone. */
  mitFehlern: string
}

function renderSeite(dienst: Formulardienst, schritt: Schritt, mitFehlern: boolean): Html {
  const seite = dienst.formular.seiten[schritt.seite]!
  const hier = { id: 'x' }
  const sicht = { hier, alle: hier, heute: HEUTE }
  const felder = askedFields(dienst.formular, { seite: schritt.seite, sicht })
  const jetzt = new Date(`${HEUTE}T12:00:00Z`)
  const antrag = {
    ...{ id: '019a0000-0000-7000-8000-000000000000', kundeId: 'x', dienst, antworten: {}, nachweise: {} },
    ...{ begonnen: jetzt, geaendert: jetzt },
  }
  const fehler = mitFehlern ? Object.fromEntries(seite.felder.map(({ name }) => [name, 'Hier fehlt etwas.'])) : {}
  return (
    <SeiteView
      csrf="beispiel"
      antrag={antrag as never}
      station={{ ...schritt, sicht, felder }}
      abschnitt={{ titel: 'Abschnitt', nr: 1, von: 2 }}
      fuer={schritt.eintraege.map(() => 'Beispiel')}
      eingabe={{}}
      fehler={fehler}
      bekannt={{}}
      zurueck="/antraege/x"
      warnungen={
        mitFehlern
          ? [{ seite: 'x', frage: 'Wann war das?', saetze: ['Der Tag liegt zurück.'], href: '/antraege/x' }]
          : []
      }
      neu={mitFehlern}
      entfernen={undefined}
    />
  )
}

/** Every page of every form as it could be asked. */
export function listFormularseiten(slug?: string): Formularseite[] {
  return formulardienste
    .filter((dienst) => slug === undefined || dienst.slug === slug)
    .flatMap((one) => {
      const dienst = { ...one, formular: withAllFields(one.formular) }
      return listSchritte(one.formular).map((schritt) => {
        const { frage } = one.formular.seiten[schritt.seite]!
        const frame = { ...rahmen[0]!.frame, titel: frage, krumen: [{ text: frage }] }
        return {
          name: `${one.slug}/${schritt.seite}`,
          frage,
          html: renderPage(frame, renderSeite(dienst, schritt, false)),
          mitFehlern: renderSeite(dienst, schritt, true).text,
        }
      })
    })
}
