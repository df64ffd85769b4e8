import { Bewilligungshinweis, readBewilligung } from '#modules/bescheide'
import { type Auftrag, type GesendetesFormular, listOffeneAuftraege } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Html } from '#web/jsx.ts'
import { Hinweis, Linkliste } from '#web/parts/index.ts'
import { asKunde, type Wer } from '../antrag/antrag.ts'
import { readGrundlage } from '../antrag/vorwissen.ts'
import type { Formulardienst } from '../engine/dienst.ts'

function Auftraege({ auftraege }: { auftraege: readonly Auftrag[] }): Html {
  return auftraege.length > 0 ? (
    <Hinweis titel={auftraege.length === 1 ? 'Darum geht es' : 'Es gibt mehrere Aufträge'}>
      <ul>
        {auftraege.map(({ frage, datum, bis }) => (
          <li>
            {frage} Auftrag vom {formatTag(datum)}, Unterlagen bis {formatTag(bis)}.
          </li>
        ))}
      </ul>
      <p>Fragebogen und Befunde sind freiwillig. Nur der Ärztliche Dienst öffnet, was Sie senden.</p>
    </Hinweis>
  ) : (
    <Hinweis art="warnung" titel="Es gibt für Sie keinen offenen Auftrag im Portal">
      <p>
        Der Ärztliche Dienst prüft erst, wenn Ihr Jobcenter ihn beauftragt hat. Haben Sie ein Schreiben dazu bekommen,
        können Sie hier beginnen. Sonst sprechen Sie zuerst mit Ihrer Ansprechperson. Schreiben Sie ihr nichts über Ihre
        Gesundheit.
      </p>
      <Linkliste
        links={[
          { text: 'Nachricht an die Ansprechperson', href: routes.vermittlungNeu.href() },
          { text: 'Kontakt zum Jobcenter', href: routes.kontakt.href() },
        ]}
      />
    </Hinweis>
  )
}

const listTage = (alle: readonly GesendetesFormular[]) =>
  [...new Set(alle.map(({ gesendet }) => formatTag(tagInBerlin(gesendet))))].join(', ')

/** When the renewal opens, and what its draft will begin with. */
async function showGrundlage(env: Env, kunde: Wer, dienst: Formulardienst): Promise<Html> {
  const [stand, { letztes, seither }] = await Promise.all([
    readBewilligung(env, env.db, kunde.profil.kundeId),
    readGrundlage(env, kunde, dienst),
  ])
  return (
    <>
      {stand && <Bewilligungshinweis stand={stand} heute={tagInBerlin(env.clock.now())} />}
      {letztes && (
        <p>
          Ihr Entwurf beginnt mit Ihrem Antrag vom {formatTag(tagInBerlin(letztes.gesendet))}
          {seither.length > 0 && ` und dem, was Sie seitdem mitgeteilt haben (${listTage(seither)})`}. Sie prüfen es und
          ändern nur, was neu ist.
        </p>
      )}
    </>
  )
}

/** An id, or a name: „daten/bankverbindung“. What it means, the service decides. */
const BEZUG = /^[\w/-]{1,36}$/

/** What some services say before the first question, and what they are begun for. */
export async function readVorab(
  a: Pick<Anfrage<'/:slug', 'konto'>, 'env' | 'besuch' | 'frage'>,
  dienst: Formulardienst,
): Promise<{ vorab?: Html; bezug?: string }> {
  const bezug = a.frage('bezug')
  const kunde = asKunde(a.besuch)
  const nach = kunde && dienst.formular.mitgegeben?.includes('auftraege')
  const auftraege = nach && (await listOffeneAuftraege(a.env, a.env.db, kunde.profil.kundeId))
  const grundlage = kunde && dienst.nimmtAuf && (await showGrundlage(a.env, kunde, dienst))
  return {
    ...(grundlage ? { vorab: grundlage } : {}),
    ...(auftraege ? { vorab: <Auftraege auftraege={auftraege} /> } : {}),
    ...(bezug && BEZUG.test(bezug) ? { bezug } : {}),
  }
}
