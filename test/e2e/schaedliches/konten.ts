import { requestFreischaltcode } from '#modules/profil'
import { newId } from '#platform/datenbank/id.ts'
import { submitMeldung } from '../../../src/modules/hilfe/barriere/barriere.ts'
import { insertPasskey } from '../../../src/modules/konto/faktoren/passkey/store.ts'
import { benutzernameHash, kontoKey, sealBenutzername } from '../../../src/modules/konto/konto.ts'
import { createSitzung, keepForm } from '../../../src/modules/konto/sitzung.ts'
import { findKonto } from '../../../src/modules/konto/store.ts'
import {
  deactivateByDienst,
  decideReaktivierung,
  requestReaktivierung,
} from '../../../src/modules/sachbearbeitung/konten/konten.ts'
import { giveGrund } from '../../../src/modules/sachbearbeitung/zugriff/zugriff.ts'
import { createMensch } from '../../support/menschen.ts'
import { alle, type Buehne, text } from './sicht.ts'

/** User names, names of passkeys and devices, what was kept of a form. */
async function fillKonto(buehne: Buehne, i: number): Promise<void> {
  const { env } = buehne.portal
  const mensch = buehne.menschen[i]!
  const konto = (await findKonto(env.db, mensch.kontoId))!
  const name = text('konto.benutzername', i)
  const benutzername = sealBenutzername(env, konto, name)
  const werte = { benutzername, benutzername_hash: benutzernameHash(env, name) }
  await env.db.updateTable('konto').set(werte).where('id', '=', konto.id).execute()
  await env.db.transaction().execute(async (tx) => {
    const id = newId()
    await insertPasskey(tx, {
      ...{
        id,
        konto_id: konto.id,
        kennung: Buffer.from(id),
        oeffentlich: Buffer.alloc(8),
        algorithmus: -7,
        zaehler: 0,
      },
      ...{ synchronisiert: true, uebertragung: [], erstellt: env.clock.now() },
      name: kontoKey(env, konto).seal(`passkey|name|${id}`, text('passkey.name', i)),
    })
    const client = { userAgent: text('sitzung.geraet', i), adresse: text('sitzung.netz', i) }
    await createSitzung(env, tx, { konto, stufe: 'voll', wege: ['passwort'], ...client })
  })
  const felder = { name: text('formular.name', i), kontakt: text('formular.kontakt', i) }
  await keepForm(env, { kontoId: konto.id, pfad: '/freischaltcode-beantragen', felder })
  const einstellungen = ['', '/benutzername', '/passkeys', '/sitzungen', '/e-mail']
  buehne
    .kundensicht(mensch)
    .seiten.push(
      ...einstellungen.map((pfad) => `/kontoeinstellungen${pfad}`),
      ...['/sicherheit', '/verlauf', '/freischaltcode-beantragen', '/profil-auswaehlen'],
    )
}

/** Requests of people without a record, and accounts that were deactivated. */
async function fillAntraege(buehne: Buehne, i: number): Promise<void> {
  const { portal, jobcenterId, sachlich, teamer } = buehne
  const { env } = portal
  const gast = await createMensch(portal, { email: `antrag${i}@post.example`, stufe: false })
  const angaben = { name: text('antrag.name', i), kontakt: text('antrag.kontakt', i) }
  await requestFreischaltcode(env, { kontoId: gast.kontoId }, angaben)
  const antrag = await env.db
    .selectFrom('freischaltantrag')
    .select('id')
    .where('konto_id', '=', gast.kontoId)
    .executeTakeFirstOrThrow()
  const weg = await createMensch(portal, { email: `weg${i}@post.example`, stufe: false, kunde: true })
  await env.db.updateTable('kunde').set({ jobcenter_id: jobcenterId }).where('id', '=', weg.kundeId).execute()
  await giveGruende(buehne, weg.kundeId, i)
  await deactivateByDienst(env, sachlich as never, { kontoId: weg.kontoId, grund: 'fremder-zugriff' })
  await requestReaktivierung(env, sachlich as never, { kontoId: weg.kontoId, grund: text('reaktivierung.grund', i) })
  const { id } = await env.db
    .selectFrom('reaktivierung')
    .select('id')
    .where('konto_id', '=', weg.kontoId)
    .executeTakeFirstOrThrow()
  if (i % 2 === 0) {
    const entscheidung = { art: 'abgelehnt', antwort: text('reaktivierung.antwort', i) } as const
    await decideReaktivierung(env, teamer as never, { id, entscheidung })
  }
  buehne.dienstsicht.seiten.push(`/sachbearbeitung/antraege/${antrag.id}`, `/sachbearbeitung/kunden/${weg.kundeId}`)
  buehne.leitungssicht.seiten.push(`/sachbearbeitung/reaktivierungen/${id}`)
}

/** Why staff opened the record of somebody whom others are there for: the person reads it. */
async function giveGruende({ portal, sachlich, teamer }: Buehne, kundeId: string, i: number): Promise<void> {
  for (const dienst of [sachlich, teamer]) {
    const grund = { kundeId, grund: 'anderer', text: text('zugriff.text', i), sendung: newId() } as const
    await giveGrund(portal.env, dienst, grund)
  }
}

export async function fillKonten(buehne: Buehne): Promise<void> {
  const { env } = buehne.portal
  for (const i of alle) {
    await giveGruende(buehne, buehne.menschen[i]!.kundeId, i)
    await fillKonto(buehne, i)
    await fillAntraege(buehne, i)
    // Nobody reads these on a page yet; stored they are all the same.
    await submitMeldung(env, { text: text('barriere.text', i), kontakt: text('barriere.kontakt', i) }, `203.0.113.${i}`)
    buehne.dienstsicht.seiten.push(`/sachbearbeitung/kunden/${buehne.menschen[i]!.kundeId}`)
  }
}
