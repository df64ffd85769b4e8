import { listSperren } from '#modules/aufbewahrung'
import { listBescheideDerAkte, readBewilligung } from '#modules/bescheide'
import { type Kunde, listKundenByBg, readZustaendigkeiten } from '#modules/jobcenter'
import { listGespraecheDerAkte } from '#modules/postfach'
import { readKontakt, readZustimmungen } from '#modules/profil'
import { type Ereignisname, listAktenzeilen } from '#modules/protokoll'
import { listTermineDerAkte } from '#modules/termine'
import { listVorgaengeDerAkte, readAuftragslage } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { Html } from '#web/jsx.ts'
import { hasRecht } from '#web/schutz/rechte.ts'
import { readAkteAbwesenheiten } from '../abwesenheit/akte-teil.tsx'
import { AkteAerztlich } from '../aerztlich/akte-teil.tsx'
import { AkteBescheide } from '../bescheide/akte-teil.tsx'
import { geschehen, worte } from '../protokoll/worte-daten.ts'
import { AkteSperre } from '../sperren/akte-teil.tsx'
import { AkteTermine } from '../termine/akte-teil.tsx'
import { readAkteVorbehalte } from '../vorbehalte/teile.tsx'
import { AkteVorgaenge } from '../vorgaenge/akte-teil.tsx'
import { AkteZustaendigkeit } from '../zustaendigkeit/views.tsx'
import { readAkteDokumente } from './dokumente/web.tsx'
import { AkteGespraeche } from './gespraeche-teil.tsx'
import { AkteHaushalt } from './haushalt-teil.tsx'
import { AkteKontakt } from './kontakt-teil.tsx'
import { AkteOnline } from './online-teil.tsx'
import { AkteVerlauf } from './verlauf-teil.tsx'

/** The people around a customer: staff, contact, household. */
export async function readUmfeld(env: Env, { jobcenterId, rollen }: Dienstbesuch, kunde: Kunde): Promise<Html> {
  const [zustaendig, kontakt, zustimmungen, mitglieder] = await Promise.all([
    readZustaendigkeiten(env.db, kunde.id),
    readKontakt(env, env.db, kunde.id),
    readZustimmungen(env.db, kunde.id),
    kunde.bgNummer ? listKundenByBg(env, env.db, { jobcenterId, bgNummer: kunde.bgNummer }) : [],
  ])
  return (
    <>
      <AkteZustaendigkeit {...{ kundeId: kunde.id, zustaendig }} darf={hasRecht(rollen, 'zustaendigkeit-festlegen')} />
      <AkteKontakt kontakt={kontakt} />
      <AkteOnline zustimmungen={zustimmungen} />
      <AkteHaushalt kunde={kunde} mitglieder={mitglieder.filter(({ id }) => id !== kunde.id)} />
    </>
  )
}

const allen = [
  ['zustaendig', 'Zuständig'],
  ['online', 'Online-Kommunikation'],
  ['haushalt', 'Bedarfsgemeinschaft'],
  ['briefe', 'Briefe'],
  ['konto', 'Online-Konto'],
] as const
const nachRecht = [
  ['vorbehalt-bestaetigen', 'vorbehalte', 'Neue Anschrift oder Bankverbindung'],
  ['vorgaenge', 'vorgaenge', 'Vorgänge'],
  ['vorgaenge', 'abwesenheiten', 'Abwesenheiten'],
  ['vorgaenge', 'aerztlich', 'Ärztlicher Dienst'],
  ['nachrichten', 'gespraeche', 'Nachrichten'],
  // For everybody who opens a record: each row goes by a right of its own.
  ['uebersicht', 'dokumente', 'Dokumente'],
  ['bescheid-erstellen', 'bescheide', 'Bescheide'],
  ['termine', 'termine', 'Termine'],
  ['vorgaenge', 'verlauf', 'Verlauf'],
  ['loeschsperre-setzen', 'sperre', 'Aufbewahren'],
] as const

/** Where the page of a record can be jumped to, as far as the roles show it. */
export const sprungzieleOf = ({ rollen }: Pick<Dienstbesuch, 'rollen'>) => [
  ...allen,
  ...nachRecht.filter(([recht]) => hasRecht(rollen, recht)).map(([, id, text]) => [id, text] as const),
]

/** So much of the history stands in the record. */
const ZEILEN = 15

/** What counts as having happened: not who has looked, and nothing of the medical service. */
const ereignisse = ([...Object.keys(worte), ...Object.keys(geschehen)] as Ereignisname[]).filter(
  (name) => /^(vorgang|bescheid|profil|jobcenter)\./.test(name) && !/aerztlich|gelesen|geoeffnet/.test(name),
)

/** What goes on with a customer, each part for those whose role may see it (AZ-05). */
export async function readTeile(env: Env, besuch: Dienstbesuch, kundeId: string): Promise<Html> {
  const { jobcenterId, rollen } = besuch
  const wo = { kundeId, jobcenterId }
  return (
    <>
      {hasRecht(rollen, 'vorbehalt-bestaetigen') && (await readAkteVorbehalte(env, kundeId))}
      {hasRecht(rollen, 'vorgaenge') && (
        <AkteVorgaenge kundeId={kundeId} vorgaenge={await listVorgaengeDerAkte(env, kundeId)} />
      )}
      {hasRecht(rollen, 'vorgaenge') && (await readAkteAbwesenheiten(env, kundeId))}
      {hasRecht(rollen, 'vorgaenge') && <AkteAerztlich kundeId={kundeId} lage={await readAuftragslage(env, kundeId)} />}
      {hasRecht(rollen, 'nachrichten') && (
        <AkteGespraeche kundeId={kundeId} gespraeche={await listGespraecheDerAkte(env, wo)} />
      )}
      {await readAkteDokumente(env, besuch, kundeId)}
      {hasRecht(rollen, 'bescheid-erstellen') && (
        <AkteBescheide
          kundeId={kundeId}
          bescheide={await listBescheideDerAkte(env, wo)}
          bewilligung={await readBewilligung(env, env.db, kundeId)}
        />
      )}
      {hasRecht(rollen, 'termine') && (
        <AkteTermine kundeId={kundeId} jetzt={env.clock.now()} termine={await listTermineDerAkte(env, wo)} />
      )}
      {hasRecht(rollen, 'vorgaenge') && (
        <AkteVerlauf zeilen={await listAktenzeilen(env.db, { kundeId, ereignisse, anzahl: ZEILEN })} />
      )}
      {hasRecht(rollen, 'loeschsperre-setzen') && (
        <AkteSperre kundeId={kundeId} sperre={(await listSperren(env, env.db, wo))[0]} />
      )}
    </>
  )
}
