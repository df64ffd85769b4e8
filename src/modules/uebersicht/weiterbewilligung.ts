import { computeLage, findFenster, isDran } from '#modules/bescheide'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Aufgabe } from './aufgaben.ts'
import type { UebersichtRow } from './store.ts'

type Lage = Pick<UebersichtRow, 'bewilligung' | 'formular'>

const SLUG = 'weiterbewilligung'

/** The renewal is to be applied for now: how things stand, and the days that matter. Undefined where nothing is due. */
function findDue({ bewilligung }: Pick<Lage, 'bewilligung'>, heute: Tag) {
  if (!bewilligung || bewilligung.beantragt) return undefined
  const lage = computeLage(bewilligung, heute)
  return isDran(lage) ? { lage, ...findFenster(bewilligung.bis) } : undefined
}

/** From three months before the end until two months after it, unless it is applied for or begun. */
export function renewBewilligung(lage: Lage, heute: Tag): Aufgabe | undefined {
  const due = findDue(lage, heute)
  if (!due || lage.formular?.dienst === SLUG) return undefined
  const { bis, ohneLuecke } = due
  const was = { titel: 'Weiterbewilligung beantragen', href: routes.eservice.href({ slug: SLUG }), bis }
  if (due.lage !== 'abgelaufen') {
    const hinweis = 'Ihr Bewilligungszeitraum endet bald. Ohne neuen Antrag gibt es danach kein Geld.'
    const art = due.lage === 'knapp' ? 'warnung' : 'info'
    return { ...was, hinweis, status: { text: `Bis ${formatTag(bis)}`, art } }
  }
  const folge =
    heute <= ohneLuecke
      ? `Kommt der Antrag bis zum ${formatTag(ohneLuecke)}, fehlt kein Geld.`
      : 'Ihre Krankenversicherung kann unterbrochen sein.'
  const hinweis = `Ihr Bewilligungszeitraum endete am ${formatTag(bis)}. ${folge}`
  return { ...was, hinweis, status: { text: 'Abgelaufen', art: 'warnung' } }
}

/** What the way back to a draft of the renewal says of the end; empty for any other draft. */
export function wordEnde(lage: Lage, heute: Tag): string {
  const due = lage.formular?.dienst === SLUG ? findDue(lage, heute) : undefined
  return due ? ` Ihr Bewilligungszeitraum ${due.bis < heute ? 'endete' : 'endet'} am ${formatTag(due.bis)}.` : ''
}
