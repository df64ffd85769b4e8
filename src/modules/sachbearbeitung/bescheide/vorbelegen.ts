import type { Vorlage } from '#modules/bescheide'
import { listFragen } from '#modules/formulare'
import { type GanzerVorgang, openVorgangForDienst } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { hasRecht } from '#web/schutz/rechte.ts'

type Falldaten = NonNullable<Vorlage['felder'][number]['aus']>

const LEER = 'keine Angabe'

/** „Name“ says nothing without its page. */
const KURZ = 12

function nameFrage({ titel, frage, fuer }: { titel: string; frage: string; fuer: string | undefined }): string {
  const text = frage.length <= KURZ && titel !== frage ? `${titel} ${frage}` : frage
  const ganz = fuer ? `${text} (${fuer})` : text
  return ganz.endsWith('?') ? ganz : `${ganz}:`
}

/** Answers by the names of their fields, as lines „question: answer“ in the order of the form. */
function listAngaben({ formular, fassungen }: GanzerVorgang, namen: readonly string[]): string {
  const liste = formular && listFragen(formular, tagInBerlin(fassungen.at(-1)!.erstellt))
  return (liste?.bloecke ?? [])
    .flatMap(({ titel, fragen }) => fragen.map((eine) => ({ ...eine, titel })))
    .filter(({ feld, antwort }) => namen.includes(feld) && antwort !== LEER)
    .map((eine) => `${nameFrage(eine)} ${eine.antwort.replace(/\s+/g, ' ')}`)
    .join('\n')
}

function readWert(vorgang: GanzerVorgang, aus: Falldaten): string {
  if (aus === 'antragsdatum') return formatTag(tagInBerlin(vorgang.erstellt))
  if (aus === 'nummer') return vorgang.nummer
  if (aus === 'titel') return vorgang.titel
  return listAngaben(vorgang, aus)
}

/**
 * What a template takes from the case that the letter is about. Reading a case is put on record as ever; who may not read cases
 * fills the letter in alone.
 */
export async function readVorbelegung(
  env: Env,
  dienst: Dienstbesuch,
  { vorlage, vorgangId }: { vorlage: Vorlage; vorgangId: string | undefined },
): Promise<Record<string, string>> {
  const darf = hasRecht(dienst.rollen, 'vorgaenge')
  const vorgang = vorgangId && darf ? await openVorgangForDienst(env, dienst, vorgangId) : undefined
  if (!vorgang) return {}
  return Object.fromEntries(vorlage.felder.flatMap(({ name, aus }) => (aus ? [[name, readWert(vorgang, aus)]] : [])))
}
