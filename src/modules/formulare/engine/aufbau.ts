import { ENDE, type Formular, type Ziel } from './modell.ts'

const targetOf = (ziel: Ziel) => (typeof ziel === 'string' ? ziel : ziel.nach)

/** What is wrong with the tables of a form, a sentence each; for a test that runs over every form. */
export function listMaengel(form: Formular): string[] {
  const { seiten, uebergaenge, gruppen, abschnitte } = form
  const maengel: string[] = []
  for (const [seite, ziele] of Object.entries(uebergaenge)) {
    if (!seiten[seite]) maengel.push(`Übergang von einer Seite, die es nicht gibt: ${seite}`)
    const last = ziele.at(-1)
    if (last === undefined || typeof last !== 'string') maengel.push(`Der letzte Übergang hat eine Bedingung: ${seite}`)
    if (ziele.slice(0, -1).some((ziel) => typeof ziel === 'string')) {
      maengel.push(`Ein Übergang ohne Bedingung verdeckt die folgenden: ${seite}`)
    }
    for (const ziel of ziele.map(targetOf)) {
      if (ziel !== ENDE && !seiten[ziel]) maengel.push(`${seite} führt zu einer Seite, die es nicht gibt: ${ziel}`)
    }
  }
  const seen = new Map<string, string>()
  for (const { beginn, je } of abschnitte) {
    if (je !== undefined && !gruppen[je]) maengel.push(`Ein Abschnitt für eine Gruppe, die es nicht gibt: ${je}`)
    visit(beginn, je === undefined ? '' : `/${je}`)
  }
  for (const seite of Object.keys(seiten)) if (!seen.has(seite)) maengel.push(`Keine Seite führt hierher: ${seite}`)
  for (const gruppe of Object.keys(gruppen)) {
    if (!Object.values(seiten).some(({ sammlung }) => sammlung === gruppe)) maengel.push(`Niemand sammelt: ${gruppe}`)
  }
  for (const fassung of Object.keys(form.anheben ?? {}).map(Number)) {
    if (fassung < 1 || fassung >= form.fassung)
      maengel.push(`Ein Schritt von einer Fassung, die es nicht gab: ${fassung}`)
  }
  return [...maengel, ...listDoppelte(form, seen)]

  /** Notes for each page on which level it stands, and follows all of its targets. */
  function visit(seite: string, ebene: string): void {
    if (seite === ENDE || !seiten[seite]) return
    const known = seen.get(seite)
    if (known !== undefined) {
      if (known !== ebene) maengel.push(`Die Seite steht auf zwei Ebenen: ${seite}`)
      return
    }
    seen.set(seite, ebene)
    if (!uebergaenge[seite]) maengel.push(`Die Seite führt nirgendwohin: ${seite}`)
    for (const ziel of uebergaenge[seite] ?? []) visit(targetOf(ziel), ebene)
    const { sammlung } = seiten[seite]
    if (sammlung === undefined) return
    const gruppe = gruppen[sammlung]
    if (!gruppe) maengel.push(`Eine Gruppe, die es nicht gibt: ${sammlung}`)
    else if (ebene.split('/').length > 2) maengel.push(`Mehr als zwei Ebenen: ${sammlung}`)
    else visit(gruppe.beginn, `${ebene}/${sammlung}`)
  }
}

/** A field or a group is asked on one page only; on another level its name may come again. */
function listDoppelte({ seiten, mitgegeben = [] }: Formular, ebenen: ReadonlyMap<string, string>): string[] {
  const names = new Set(mitgegeben.map((name) => `/${name}`))
  return Object.entries(seiten).flatMap(([seite, { felder, sammlung }]) =>
    [...felder.map(({ name }) => name), ...(sammlung === undefined ? [] : [sammlung])].flatMap((name) => {
      const key = `${ebenen.get(seite) ?? ''}/${name}`
      if (name === 'id' || names.has(key)) return `Der Name ist schon vergeben: ${name} (${seite})`
      names.add(key)
      return []
    }),
  )
}
