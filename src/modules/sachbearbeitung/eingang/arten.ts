import { type Bescheidart, readArt } from '#modules/bescheide'
import { assignGespraech, readAnliegen } from '#modules/postfach'
import { assignVorgang, isDienst, nameSache } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { Recht } from '#web/schutz/rechte.ts'
import { antragstexte } from '../antraege/texte.ts'

export interface Weisung {
  /** Of the row that the item stands for. */
  id: string
  stand: number
  an: string | undefined
}

export interface Eingangsart {
  name: string
  recht: Recht
  /** Where it is worked on. */
  href: (bezugId: string) => string
  /** The word for a theme; never what somebody wrote. */
  thema?: (thema: string) => string | undefined
  /** What it is, where the theme alone says it. */
  sache?: (env: Env, thema: string) => string | undefined
  /** It is about no customer. */
  ohneKunde?: true
  /** For rows that say themselves who has them (`eingangsart.tabelle`): the verb that changes it. False: it changed meanwhile. */
  weise?: (env: Env, dienst: Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>, weisung: Weisung) => Promise<boolean>
}

const rueckkehrtexte = {
  ...{ fehlt: 'Rückmeldung fehlt', unterwegs: 'noch nicht zurück' },
  ...{ spaeter: 'später als vereinbart', nachgemeldet: 'nachgemeldet' },
}

/** Both sides of the house see the whole list: it says for whom the item is. */
const nameKenntnis = (bereich: string) => (env: Env, thema: string) =>
  `Zur Kenntnis (${bereich}) – ${isDienst(thema) ? nameSache(env, thema) : 'Abwesenheit, nicht voll zugestimmt'}`

const of = (map: Record<string, string>) => (thema: string) => map[thema]

/**
 * What can stand in the work list, by the kinds of the table `eingangsart`. A module adds its kind with one line here, and in
 * its migration one row and one trigger.
 */
export const arten = {
  nachricht: {
    name: 'Nachricht',
    recht: 'nachrichten',
    href: (id) => routes.dienstGespraech.href({ id }),
    thema: (thema) => readAnliegen(thema)?.text,
    weise: assignGespraech,
  },
  vorgang: {
    name: 'Vorgang',
    recht: 'vorgaenge',
    href: (id) => routes.dienstVorgang.href({ id }),
    sache: (env, thema) => (isDienst(thema) ? nameSache(env, thema) : undefined),
    weise: async (env, dienst, weisung) => (await assignVorgang(env, dienst, weisung)).ok,
  },
  rueckkehr: {
    name: 'Rückkehr prüfen (Vermittlung)',
    recht: 'vorgaenge',
    href: (id) => routes.dienstVorgang.href({ id }),
    thema: of(rueckkehrtexte),
  },
  'rueckkehr-leistung': {
    name: 'Rückkehr prüfen (Leistung)',
    recht: 'vorgaenge',
    href: (id) => routes.dienstVorgang.href({ id }),
    thema: of(rueckkehrtexte),
  },
  'kenntnis-vermittlung': {
    name: 'Zur Kenntnis (Vermittlung)',
    recht: 'vorgaenge',
    href: (id) => routes.dienstVorgang.href({ id }),
    sache: nameKenntnis('Vermittlung'),
  },
  'kenntnis-leistung': {
    name: 'Zur Kenntnis (Leistung)',
    recht: 'vorgaenge',
    href: (id) => routes.dienstVorgang.href({ id }),
    sache: nameKenntnis('Leistung'),
  },
  'mitreise-rueckkehr': {
    name: 'Rückkehr prüfen, mitreisende Person (Vermittlung)',
    recht: 'vorgaenge',
    href: (id) => routes.dienstMitreise.href({ id }),
    thema: of(rueckkehrtexte),
  },
  'mitreise-rueckkehr-leistung': {
    name: 'Rückkehr prüfen, mitreisende Person (Leistung)',
    recht: 'vorgaenge',
    href: (id) => routes.dienstMitreise.href({ id }),
    thema: of(rueckkehrtexte),
  },
  mitreise: {
    name: 'Mitreisende Person',
    recht: 'vorgaenge',
    href: (id) => routes.dienstMitreise.href({ id }),
  },
  vorbehalt: {
    name: 'Anschrift oder Bankverbindung',
    recht: 'vorbehalt-freigeben',
    href: (id) => routes.dienstVorbehalt.href({ id }),
    thema: of({
      freigabe: 'zweite Person gibt frei',
      uebernahme: 'ins Fachverfahren übernehmen',
      gestoppt: 'gestoppt, prüfen',
      abgelaufen: 'Code abgelaufen',
    }),
  },
  vorbehaltbrief: {
    name: 'Brief zu Anschrift oder Bankverbindung senden',
    recht: 'vorbehalt-bestaetigen',
    href: (id) => routes.dienstVorbehaltbrief.href({ id }),
    thema: of({ code: 'mit Code', hinweis: 'an die bisherige Anschrift' }),
  },
  verhinderung: {
    name: 'Verhinderung',
    recht: 'termine',
    href: (id) => routes.dienstTerminmitteilung.href({ id }),
  },
  terminwunsch: {
    name: 'Terminwunsch',
    recht: 'termine',
    href: (id) => routes.dienstTerminmitteilung.href({ id }),
  },
  terminbrief: {
    name: 'Einladung auf Papier senden',
    recht: 'termine',
    href: (id) => routes.dienstTermin.href({ id }),
    thema: of({ verlegt: 'neue Zeit', abgesagt: 'Absage' }),
  },
  code: {
    name: 'Freischaltcode',
    recht: 'code-ausstellen',
    href: (id) => routes.dienstAntrag.href({ id }),
    thema: of(Object.fromEntries(Object.entries(antragstexte).map(([art, { kurz }]) => [art, kurz]))),
  },
  erstantrag: {
    name: 'Erstantrag',
    recht: 'code-ausstellen',
    href: (id) => routes.dienstErstantrag.href({ id }),
  },
  reaktivierung: {
    name: 'Reaktivierung freigeben',
    recht: 'reaktivierung-freigeben',
    href: (id) => routes.dienstFreigabe.href({ id }),
  },
  freigabe: {
    name: 'Bescheid freigeben',
    recht: 'bescheid-freigeben',
    href: (id) => routes.dienstBescheidFreigabe.href({ id }),
    thema: (thema) => readArt(thema as Bescheidart)?.name,
  },
  klaerung: {
    name: 'Zugang klären',
    recht: 'bescheid-erstellen',
    href: (id) => routes.dienstBescheid.href({ id }),
    thema: of({ ungelesen: 'nach 7 Tagen ungelesen', bestritten: 'Zugang bestritten' }),
  },
  loeschsperre: {
    name: 'Löschsperre',
    recht: 'loeschsperre-freigeben',
    href: (id) => routes.dienstSperreFreigabe.href({ id }),
    thema: of({ bestaetigen: 'bestätigen', aufheben: 'aufheben' }),
  },
  ausgabe: {
    name: 'Große Ausgabe freigeben',
    recht: 'ausgabe-freigeben',
    href: (id) => routes.dienstAusgabeFreigabe.href({ id }),
    ohneKunde: true,
  },
  post: {
    name: 'Bescheid auf Papier senden',
    recht: 'bescheid-erstellen',
    href: (id) => routes.dienstBescheid.href({ id }),
  },
} as const satisfies Record<string, Eingangsart>

export type Artname = keyof typeof arten
export const artnamen = Object.keys(arten) as [Artname, ...Artname[]]
export const readEingangsart = (art: Artname): Eingangsart => arten[art]

/** „Nachricht: Miete, Heizung und Nebenkosten“, „Antrag: Weiterbewilligung“ */
export function namePosten(env: Env, { art, thema }: { art: Artname; thema: string }): string {
  const one = readEingangsart(art)
  const worum = one.thema?.(thema)
  return one.sache?.(env, thema) ?? (worum ? `${one.name}: ${worum}` : one.name)
}
