import { sql } from 'kysely'
import { createDienst, type Dienst } from '../../../test/support/dienst.ts'
import { createMensch, createTestKunde } from '../../../test/support/menschen.ts'
import type { TestPortal } from '../../../test/support/portal.ts'
import { newId } from '../../platform/datenbank/id.ts'

const bytes = Buffer.from('versiegelt')

/** What a customer leaves behind; the files lie in no storage, the job looks at rows alone. */
export class Welt {
  readonly portal: TestPortal
  readonly sachlich: Dienst
  readonly leitung: Dienst

  private constructor(portal: TestPortal, sachlich: Dienst, leitung: Dienst) {
    this.portal = portal
    this.sachlich = sachlich
    this.leitung = leitung
  }

  static async open(portal: TestPortal): Promise<Welt> {
    const sachlich = await createDienst(portal, ['leistungssachbearbeitung'])
    return new Welt(portal, sachlich, await createDienst(portal, ['teamleitung']))
  }

  get #now() {
    return this.portal.env.clock.now()
  }

  get #db() {
    return this.portal.owner
  }

  kunde(): Promise<string> {
    return createTestKunde(this.portal)
  }

  async dokument(kundeId: string): Promise<string> {
    const id = newId()
    await sql`insert into dokument (id, kunde_id, herkunft, zustand, name, schluessel, ablage, typ, groesse, sha256, abgelegt_typ,
      abgelegt_groesse, abgelegt_sha256, sendung, gebunden, naechster_versuch, erstellt)
      values (${id}, ${kundeId}, 'dienst', 'sauber', ${bytes}, ${bytes}, ${id.replaceAll('-', '')}, 'pdf', 1, ${Buffer.alloc(32)},
        'pdf', 1, ${Buffer.alloc(32)}, ${newId()}, ${this.#now}, ${this.#now}, ${this.#now})`.execute(this.#db)
    return id
  }

  async gespraech(kundeId: string, offen = false): Promise<void> {
    const id = newId()
    const nachricht = newId()
    const { jobcenterId } = this.sachlich
    await sql`insert into gespraech (id, kunde_id, jobcenter_id, postfach, anliegen, betreff, erstellt, zuletzt, vom_kunden, offen_seit)
      values (${id}, ${kundeId}, ${jobcenterId}, 'leistung', 'miete', ${bytes}, ${this.#now}, ${this.#now}, ${this.#now},
        ${offen ? this.#now : null})`.execute(this.#db)
    await sql`insert into nachricht (id, gespraech_id, von, text, gesendet, sendung)
      values (${nachricht}, ${id}, 'kunde', ${bytes}, ${this.#now}, ${newId()})`.execute(this.#db)
    await sql`insert into nachricht_anhang values (${nachricht}, ${await this.dokument(kundeId)})`.execute(this.#db)
  }

  async bescheid(kundeId: string, zustand: 'freigegeben' | 'entwurf' = 'freigegeben'): Promise<string> {
    const id = newId()
    const frei = zustand === 'freigegeben'
    const now = this.#now
    await sql`insert into bescheid (id, kunde_id, jobcenter_id, art, titel, dokument_id, zustand, erstellt_von, erstellt,
      entschieden_von, entschieden, weg, sendung)
      values (${id}, ${kundeId}, ${this.sachlich.jobcenterId}, 'bewilligung', ${bytes}, ${await this.dokument(kundeId)}, ${zustand},
        ${this.sachlich.mitarbeiterId}, ${now}, ${frei ? this.leitung.mitarbeiterId : null}, ${frei ? now : null},
        ${frei ? 'post' : null}, ${newId()})`.execute(this.#db)
    if (!frei) return id
    await sql`insert into bescheid_brief (id, bescheid_id, jobcenter_id, grund, beauftragt, gesendet, gesendet_von)
      values (${newId()}, ${id}, ${this.sachlich.jobcenterId}, 'ohne-konto', ${now}, ${now}, ${this.leitung.mitarbeiterId})`.execute(
      this.#db,
    )
    return id
  }

  async termin(kundeId: string, art: 'gespraech' | 'einladung'): Promise<void> {
    const now = this.#now
    const einladung = art === 'einladung'
    await sql`insert into termin (id, kunde_id, jobcenter_id, mitarbeiter_id, art, beginn, ende, weg, ort, inhalt, zustand, von,
      zustellung, rechtsfolge, erstellt, geaendert, sendung)
      values (${newId()}, ${kundeId}, ${this.sachlich.jobcenterId}, ${this.sachlich.mitarbeiterId}, ${art}, ${now},
        ${new Date(now.getTime() + 1)}, 'telefon', '', ${bytes}, 'abgesagt', 'dienst', ${einladung ? 'post' : null},
        ${einladung ? '1' : null}, ${now}, ${now}, ${newId()})`.execute(this.#db)
  }

  async wunsch(kundeId: string): Promise<void> {
    await sql`insert into terminmitteilung (id, kunde_id, jobcenter_id, art, inhalt, ergebnis, entschieden, erstellt, sendung)
      values (${newId()}, ${kundeId}, ${this.sachlich.jobcenterId}, 'wunsch', ${bytes}, 'erledigt', ${this.#now}, ${this.#now},
        ${newId()})`.execute(this.#db)
  }

  async vorgang(kundeId: string): Promise<void> {
    const id = newId()
    await sql`insert into vorgang (id, kunde_id, jobcenter_id, dienst, art, titel, inhalt, erstellt_von, erstellt, zustand, geaendert, sendung)
      values (${id}, ${kundeId}, ${this.sachlich.jobcenterId}, 'veraenderung', 'mitteilung', ${bytes}, ${bytes}, ${newId()}, ${this.#now},
        'abgeschlossen', ${this.#now}, ${newId()})`.execute(this.#db)
    await sql`insert into vorgang_datei (vorgang_id, dokument_id, seit)
      values (${id}, ${await this.dokument(kundeId)}, ${this.#now})`.execute(this.#db)
  }

  /** A conversation, a notice, a talk, an invitation, a case: four with a file each but the appointments. */
  async akte(kundeId: string): Promise<void> {
    await this.gespraech(kundeId)
    await this.bescheid(kundeId)
    await this.termin(kundeId, 'einladung')
    await this.vorgang(kundeId)
  }

  /** What the office leaves behind: code, request, reactivation, roles, access, figures, feedback. */
  async amt(kundeId: string): Promise<void> {
    const now = this.#now
    const { jobcenterId, mitarbeiterId } = this.sachlich
    const { kontoId } = await createMensch(this.portal, { stufe: false })
    const code = newId()
    const db = this.#db
    await sql`insert into freischaltcode (id, kunde_id, hash, zustand, erstellt, gueltig_bis)
      values (${code}, ${kundeId}, ${Buffer.alloc(32, 1)}, 'ersetzt', ${now}, ${now})`.execute(db)
    await sql`insert into brief (id, kunde_id, freischaltcode_id, zustand, erstellt)
      values (${newId()}, ${kundeId}, ${code}, 'erstellt', ${now})`.execute(db)
    await sql`insert into freischaltantrag (id, konto_id, jobcenter_id, art, inhalt, zustand, erstellt, erledigt)
      values (${newId()}, ${kontoId}, ${jobcenterId}, 'antrag', ${bytes}, 'erledigt', ${now}, ${now})`.execute(db)
    await sql`insert into reaktivierung (id, konto_id, kunde_id, jobcenter_id, grund, beantragt_von, beantragt, entschieden_von,
      entschieden, ergebnis) values (${newId()}, ${kontoId}, ${kundeId}, ${jobcenterId}, ${bytes}, ${mitarbeiterId}, ${now},
        ${this.leitung.mitarbeiterId}, ${now}, 'freigegeben')`.execute(db)
    await sql`insert into rollenaenderung (id, mitarbeiter_id, jobcenter_id, rollen, anlass, beantragt_von, beantragt, entschieden,
      ergebnis) values (${newId()}, ${mitarbeiterId}, ${jobcenterId}, '{}', 'aenderung', ${mitarbeiterId}, ${now}, ${now},
        'abgelehnt')`.execute(db)
    await sql`insert into aktenzugriff (id, kunde_id, mitarbeiter_id, grund, erstellt, bis, sendung)
      values (${newId()}, ${kundeId}, ${mitarbeiterId}, 'anruf', ${now}, ${new Date(now.getTime() + 1)}, ${newId()})`.execute(
      db,
    )
    await sql`insert into eingang_erledigt (jobcenter_id, art, erste, seit, erledigt)
      values (${jobcenterId}, 'nachricht', true, ${now}, ${now})`.execute(db)
    await sql`insert into barriere_meldung (id, inhalt, erstellt) values (${newId()}, ${bytes}, ${now})`.execute(db)
  }

  async count(tabelle: string): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(tabelle)}`.execute(this.#db)
    return rows[0]!.n
  }
}
