import { findMeldetage } from '#modules/formulare'
import { findJobcenterById, type Kunde, readKunde } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import {
  countZeiten,
  decideMitreise,
  findVerbrauchte,
  type Jahreszaehler,
  listAbwesenheitszeiten,
  type Mitreise,
  mitreisezustaende,
  openMitreise,
  settleMitreiserueckkehr,
  showZaehler,
  showZeitraum,
} from '#modules/vorgaenge'
import { formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import { readErgebnis } from './entscheidung.tsx'
import { Ergebniswahl, type Fehler, Tagefelder } from './entscheidung-views.tsx'
import { Pruefen } from './pruefen.tsx'
import { describeRueckkehr } from './rueckkehrstand.tsx'
import { prefillTage, readTage, type Tageeingabe, tagefelder } from './tage.ts'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

const schema = felder({ stand: text(10), ergebnis: text(30), ...tagefelder })

type Eingabe = Tageeingabe & { ergebnis: string }

interface Props {
  csrf: string
  mitreise: Mitreise
  gefragtVon: Kunde
  /** The record of the person, where they are found in the same Bedarfsgemeinschaft. */
  kunde: Kunde | undefined
  konto: boolean
  zaehler: readonly Jahreszaehler[]
  eingabe: Eingabe
  fehler: Fehler
  meldung: keyof typeof meldungen | undefined
}

const meldungen = {
  rueckkehr: 'Es ist vermerkt, dass die Rückkehr geprüft ist.',
  gespeichert: 'Die Entscheidung ist gespeichert.',
  stand: 'Jemand war schneller. Es wurde nichts geändert.',
} as const

/** Who has to hear of it, and how. */
function Wen({ kunde, konto }: Props): Html {
  if (!kunde) {
    return (
      <Hinweis art="warnung" titel="In der Bedarfsgemeinschaft nicht gefunden">
        <p>
          Name und Geburtsdatum stehen so in keiner Akte der Bedarfsgemeinschaft. Klären Sie, wer gemeint ist, bevor Sie
          entscheiden, und schreiben Sie der Person selbst.
        </p>
      </Hinweis>
    )
  }
  return konto ? (
    <Hinweis titel="Die Person wird in ihrem Portal gefragt">
      <p>
        Sagt sie Ja, entsteht daraus ihre eigene Anfrage mit eigenem Vorgang. Entscheiden Sie hier nur, wenn Sie mit ihr
        selbst gesprochen haben.
      </p>
    </Hinweis>
  ) : (
    <Hinweis titel="Die Person hat kein Online-Konto">
      <p>Sprechen Sie mit ihr selbst, bevor Sie entscheiden, und schreiben Sie ihr die Entscheidung mit der Post.</p>
    </Hinweis>
  )
}

/** Days that nobody has agreed to are compared with those that were asked for. */
function wasTun({ zustand, meldung }: Mitreise): string | undefined {
  if (!meldung || meldung.art === 'nachgemeldet') return undefined
  if (meldung.art === 'fehlt') return 'Bitte fragen Sie nach. Das Portal hat die Person erinnert, die sie genannt hat.'
  if (zustand === 'nicht-noetig') {
    return 'Für diese Person ist keine Zustimmung nötig. Bitte prüfen Sie, was aus der längeren Abwesenheit folgt.'
  }
  return zustand === 'offen'
    ? 'Über diese Person ist noch nicht entschieden; verglichen ist mit den Tagen, nach denen gefragt ist. Bitte prüfen Sie, was daraus folgt.'
    : undefined
}

function MitreiseView(props: Props): Html {
  const { csrf, mitreise, gefragtVon, kunde, eingabe, fehler, meldung } = props
  const { zustand, tage, zustimmung } = mitreise
  return (
    <>
      <Titel vorzeile="Abwesenheit, mitreisende Person">
        {mitreise.vorname} {mitreise.nachname}
      </Titel>
      <Fehlerliste fehler={fehler} />
      {meldung && (
        <Hinweis art={meldung === 'stand' ? 'warnung' : 'erfolg'} rolle="status" titel={meldungen[meldung]} />
      )}
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Genannt von', wert: `${gefragtVon.vorname} ${gefragtVon.nachname}` },
          { begriff: 'Geburtsdatum', wert: formatTag(mitreise.geburtsdatum) },
          { begriff: 'Tage', wert: showZeitraum(tage) },
          {
            begriff: 'Stand',
            wert: <Etikett art={mitreisezustaende[zustand].art}>{mitreisezustaende[zustand].text}</Etikett>,
          },
          ...(zustimmung ? [{ begriff: 'Zugestimmt', wert: showZeitraum(zustimmung) }] : []),
          ...(mitreise.wer
            ? [{ begriff: 'Entschieden', wert: `${mitreise.wer}, ${formatZeit(mitreise.geaendert)}` }]
            : []),
          ...(mitreise.auskunft
            ? [
                {
                  begriff: 'Rückkehr',
                  wert: `${describeRueckkehr(mitreise)} (gemeldet am ${formatZeit(mitreise.auskunft.gemeldet)} von ${gefragtVon.vorname} ${gefragtVon.nachname})`,
                },
              ]
            : []),
          ...props.zaehler.map((one) => ({ begriff: 'Mit dieser Abwesenheit', wert: showZaehler(one) })),
        ]}
      />
      {mitreise.meldung && (
        <Pruefen
          {...{ csrf, stand: mitreise.stand, meldung: mitreise.meldung, ebene: 2, was: wasTun(mitreise) }}
          aktion={routes.dienstMitreiseRueckkehr.href({ id: mitreise.id })}
        />
      )}
      <Linkliste
        links={[
          ...(kunde ? [{ text: 'Akte der mitreisenden Person', href: routes.dienstKunde.href({ id: kunde.id }) }] : []),
          ...(mitreise.eigenerVorgang
            ? [{ text: 'Ihre eigene Anfrage', href: routes.dienstVorgang.href({ id: mitreise.eigenerVorgang }) }]
            : []),
          {
            text: 'Vorgang der Person, die sie genannt hat',
            href: routes.dienstVorgang.href({ id: mitreise.vorgangId }),
          },
        ]}
      />
      {zustand === 'offen' && (
        <section aria-labelledby="entscheiden">
          <h2 id="entscheiden">Entscheiden</h2>
          <Wen {...props} />
          <Formular csrf={csrf} nichtAufheben>
            <input type="hidden" name="stand" value={String(mitreise.stand)} />
            <Ergebniswahl eingabe={eingabe} fehler={fehler} />
            <Tagefelder eingabe={{ ...eingabe, kontingent: '', notiz: '' }} fehler={fehler} gefragt />
            <p>
              Wer sie genannt hat, sieht nur den Stand, keine Gründe und keine anderen Tage. Zugestimmte Tage zählen als
              Tage ohne wichtigen Grund.
            </p>
            <Knopfzeile>
              <Knopf>Entscheidung speichern</Knopf>
            </Knopfzeile>
          </Formular>
        </section>
      )}
    </>
  )
}

type Sache = Pick<Props, 'mitreise' | 'gefragtVon' | 'kunde' | 'konto' | 'zaehler'>

/** @throws 404 for one of another Jobcenter as for none (AZ-02) */
async function own(a: A): Promise<Sache> {
  const { env } = a
  const { jobcenterId } = a.besuch
  const mitreise = await openMitreise(env, a.besuch, a.params.id)
  const gefragtVon = mitreise && (await readKunde(env, env.db, { id: mitreise.gefragtVon, jobcenterId }))
  if (!gefragtVon) throw notFound()
  const { kundeId } = mitreise
  const { zustimmung, auskunft, zustand } = mitreise
  // Decided, the days that count: they are among those on file already.
  const entschieden = zustimmung && findVerbrauchte(zustimmung, auskunft)
  const neu = zustand === 'offen' ? mitreise.tage : entschieden
  const [kunde, kontoId, zeiten] = await Promise.all([
    kundeId ? readKunde(env, env.db, { id: kundeId, jobcenterId }) : undefined,
    kundeId ? findKontoOfKunde(env.db, kundeId) : undefined,
    kundeId && neu ? listAbwesenheitszeiten(env, env.db, kundeId) : [],
  ])
  const zaehler = kundeId && neu ? countZeiten(zeiten, { neu, kontingent: 'ohneGrund', vorgangId: '' }) : []
  return { mitreise, gefragtVon, kunde, konto: kontoId !== undefined, zaehler }
}

/** What somebody may have to do here, in the work list. */
const ARTEN = ['mitreise', 'mitreise-rueckkehr', 'mitreise-rueckkehr-leistung'] as const

async function show(a: A, one: Sache, teil: Pick<Props, 'eingabe' | 'fehler'>): Promise<Response> {
  const failed = hasErrors(teil.fehler)
  const bearbeitung = await showBearbeitung(a, { arten: ARTEN, bezugId: one.mitreise.id })
  const titel = `Mitreise: ${one.mitreise.vorname} ${one.mitreise.nachname}`
  const krumen = [{ text: 'Eingang', href: routes.dienstEingang.href() }, { text: titel }]
  const meldung = failed ? undefined : readWort(meldungen, a.frage('meldung'))
  const view = (
    <>
      {bearbeitung}
      <MitreiseView csrf={a.csrf()} meldung={meldung} {...one} {...teil} />
    </>
  )
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const dienstMitreise: HandlerOf<typeof routes.dienstMitreise> = {
  get: async (a) => {
    const one = await own(a)
    return show(a, one, { eingabe: { ergebnis: '', ...prefillTage(one.mitreise.tage) }, fehler: {} })
  },
  post: async (a) => {
    const { stand, ...eingabe } = a.lies(schema)
    const one = await own(a)
    const ergebnis = readErgebnis(eingabe.ergebnis)
    if (!ergebnis) return show(a, one, { eingabe, fehler: { ergebnis: 'Wählen Sie, wie Sie entscheiden.' } })
    const heute = tagInBerlin(a.env.clock.now())
    const tage = readTage(eingabe, { ergebnis, gefragt: one.mitreise.tage, heute })
    if (!tage.ok) return show(a, one, { eingabe, fehler: tage.fehler })
    const jobcenter = await findJobcenterById(a.env.db, a.besuch.jobcenterId)
    const done = await decideMitreise(a.env, a.besuch, {
      ...{ id: a.params.id, stand: Number(stand), ergebnis },
      tage: tage.tage && { ...tage.tage, ...findMeldetage(tage.tage.bis, jobcenter?.land) },
    })
    if (!done.ok && done.grund === 'weg') throw notFound()
    return a.weiter(`${routes.dienstMitreise.href(a.params)}?meldung=${done.ok ? 'gespeichert' : 'stand'}`)
  },
}

const rueckkehr = felder({ stand: text(10), bereich: wahl(['vermittlung', 'leistung']) })

const dienstMitreiseRueckkehr: HandlerOf<typeof routes.dienstMitreiseRueckkehr> = async (a) => {
  const { stand, bereich } = a.lies(rueckkehr)
  if (!bereich) throw badRequest()
  const done = await settleMitreiserueckkehr(a.env, a.besuch, { id: a.params.id, stand: Number(stand), bereich })
  if (!done.ok && done.grund === 'weg') throw notFound()
  return a.weiter(`${routes.dienstMitreise.href(a.params)}?meldung=${done.ok ? 'rueckkehr' : 'stand'}`)
}

export const mitreiseDienstHandlers = { dienstMitreise, dienstMitreiseRueckkehr }
