import {
  briefeOf,
  createLeser,
  datei,
  draft,
  leitmann,
  mailsOf,
  portal,
  provide,
  release,
  sachlich,
  teamer,
} from '../../src/modules/bescheide/bescheide.test-daten.ts'
import { remindWeiterbewilligung } from '../../src/modules/bescheide/bewilligung/erinnern.ts'
import {
  dropEntwurf,
  exportNachweis,
  markGesendet,
  releaseBescheid,
  replaceDatei,
  retrieveBescheid,
  returnBescheid,
  sendOnPaper,
  settleKlaerung,
  submitEntwurf,
  takeDatei,
} from '../../src/modules/bescheide/index.ts'
import { disputeZugang } from '../../src/modules/bescheide/lesen/lesen.ts'
import { recordRuecklauf, remindUngelesen, reportUngelesen } from '../../src/modules/bescheide/zustellung/zustellung.ts'
import { TAG } from '../../src/platform/clock.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { MailAbgewiesen } from '../../src/platform/post/mail.ts'
import { chunked, pdf } from '../support/dateien.ts'
import type { Dienst } from '../support/dienst.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import type { Taten } from './taten.test-daten.ts'

const dienstOf = ({ mitarbeiterId, jobcenterId }: Dienst) => ({ mitarbeiterId, jobcenterId, name: 'Dienst' })
const werOf = ({ kontoId, profilId, kundeId }: Mensch) => ({
  ...{ kontoId, sitzungId: newId() },
  profil: { art: 'kunde', profilId, kundeId, jobcenterId: teamer.jobcenterId } as const,
})

/** Somebody with a notice that was provided, its mail handed over. */
async function provided() {
  const kim = await createLeser()
  await portal.runDue()
  const id = await provide(kim)
  await portal.runDue()
  return { kim, id }
}
/** On paper, since nobody reads it online. */
async function onPaper(): Promise<string> {
  const { kundeId } = await createMensch(portal, { kunde: true })
  const id = await draft(kundeId)
  await releaseBescheid(portal.env, dienstOf(teamer), { id })
  return id
}
async function disputed(): Promise<string> {
  const { kim, id } = await provided()
  await disputeZugang(portal.env, werOf(kim), { id, was: { art: 'mail' } })
  return id
}
/** Time goes on for a while, only for what runs in it. */
const after = async (tage: number, run: () => Promise<unknown>) => {
  const jetzt = portal.env.clock.now()
  await portal.forward(tage * TAG)
  await run()
  await portal.setTime(jetzt)
}

async function* file() {
  yield { feld: 'datei', name: 'Neu.pdf', inhalt: chunked(pdf({ 5: `<< /Neu (${newId()}) >>` })) }
}

const entwuerfe: Taten = {
  'Bescheid entwerfen': [
    async () => {
      const { kundeId } = await createLeser()
      const pfad = `/sachbearbeitung/kunden/${kundeId}/bescheide/neu`
      await sachlich.open(pfad)
      const form = sachlich.forms().find(({ buttons }) => buttons.includes('Entwurf speichern'))!
      const body = new FormData()
      const felder = { ...form.fields, art: 'schreiben', titel: 'x', belehrung: 'richtig' }
      for (const [name, wert] of Object.entries(felder)) body.append(name, wert)
      body.append('datei', datei())
      return () => sachlich.raw(form.action || pfad, { method: 'POST', body })
    },
    // For whom it is, is shown first.
    'jobcenter.akte-geoeffnet',
    'jobcenter.dokument-abgelegt',
    'bescheid.erstellt',
  ],
  'Datei eines Entwurfs ersetzen': [
    async () => {
      const kim = await createLeser()
      const id = await draft(kim.kundeId, { vorlegen: false })
      const wo = { kundeId: kim.kundeId, sendung: newId(), dateien: file() }
      const { dokumente } = await takeDatei(portal.env, dienstOf(sachlich), wo)
      const angaben = { art: 'schreiben', titel: 'x', belehrung: 'richtig' } as const
      return () => replaceDatei(portal.env, dienstOf(sachlich), { id, dokumentId: dokumente[0]!.id, angaben })
    },
    'bescheid.neue-fassung',
  ],
  'Bescheid vorlegen, zweimal': [
    async () => {
      const id = await draft((await createLeser()).kundeId, { vorlegen: false })
      return () => Promise.all([1, 2].map(() => submitEntwurf(portal.env, dienstOf(sachlich), id)))
    },
    'bescheid.vorgelegt',
  ],
  'Entwurf zurückgeben': [
    async () => {
      const id = await draft((await createLeser()).kundeId)
      return () => returnBescheid(portal.env, dienstOf(teamer), { id, grund: 'x' })
    },
    'bescheid.zurueckgegeben',
  ],
  'Entwurf verwerfen': [
    async () => {
      const id = await draft((await createLeser()).kundeId, { vorlegen: false })
      return () => dropEntwurf(portal.env, dienstOf(sachlich), id)
    },
    'bescheid.verworfen',
  ],
  'An die Weiterbewilligung erinnern, zwei Läufe zugleich': [
    async () => {
      const kim = await createLeser()
      await release(await draft(kim.kundeId, { von: '2026-07-01', bis: '2026-12-31' }))
      return () => Promise.all([1, 2].map(() => remindWeiterbewilligung(portal.env)))
    },
    'bescheid.weiterbewilligung-erinnert',
  ],
  'Bescheid freigeben, zwei zugleich': [
    async () => {
      const kim = await createLeser()
      const id = await draft(kim.kundeId)
      return () => Promise.all([teamer, leitmann].map((wer) => releaseBescheid(portal.env, dienstOf(wer), { id })))
    },
    'bescheid.bereitgestellt',
  ],
  'den eigenen Bescheid freigeben': [
    async () => {
      const id = await draft((await createLeser()).kundeId)
      return () => releaseBescheid(portal.env, dienstOf(sachlich), { id })
    },
    'bescheid.bereitgestellt abgelehnt',
  ],
  'Bescheid für die Post freigeben': [
    async () => {
      const id = await draft((await createMensch(portal, { kunde: true })).kundeId)
      return () => releaseBescheid(portal.env, dienstOf(teamer), { id })
    },
    'bescheid.post-freigegeben',
    'bescheid.brief-beauftragt',
  ],
}

const zustellungen: Taten = {
  'die E-Mail ist übergeben': [
    async () => {
      const kim = await createLeser()
      await portal.runDue()
      await provide(kim)
      return () => portal.runDue()
    },
    'bescheid.benachrichtigt',
  ],
  'die E-Mail wird abgewiesen': [
    async () => {
      const kim = await createLeser()
      await portal.runDue()
      await provide(kim)
      return async () => {
        const { mailer } = portal.env
        portal.env.mailer = { send: () => Promise.reject(new MailAbgewiesen('nein')) }
        await portal.runDue()
        portal.env.mailer = mailer
      }
    },
    'bescheid.mail-abgewiesen',
    'bescheid.brief-beauftragt',
  ],
  'die E-Mail kommt zurück, zweimal gemeldet': [
    async () => {
      const [mail] = await mailsOf((await provided()).id)
      return async () => {
        for (let i = 0; i < 2; i++) await recordRuecklauf(portal.env, mail!.mail!)
      }
    },
    'bescheid.mail-zurueck',
    'bescheid.brief-beauftragt',
  ],
  'an Ungelesenes wird nach drei Tagen erinnert, einmal': [
    async () => {
      const { id } = await provided()
      return () =>
        after(3, async () => {
          for (let i = 0; i < 2; i++) await remindUngelesen(portal.env, id)
        })
    },
    'bescheid.erinnert',
  ],
  'nach sieben Tagen erfährt es das Jobcenter, einmal': [
    async () => {
      const { id } = await provided()
      return () =>
        after(7, async () => {
          for (let i = 0; i < 2; i++) await reportUngelesen(portal.env, id)
        })
    },
    'bescheid.ungelesen',
  ],
  'Schreiben herunterladen': [
    async () => {
      const { kim, id } = await provided()
      return () => retrieveBescheid(portal.env, werOf(kim), id)
    },
    'bescheid.abgerufen',
  ],
  'Zugang bestreiten, zweimal': [
    async () => {
      const { kim, id } = await provided()
      return async () => {
        for (let i = 0; i < 2; i++) await disputeZugang(portal.env, werOf(kim), { id, was: { art: 'mail' } })
      }
    },
    'bescheid.bestritten',
  ],
  'auch mit der Post senden': [
    async () => {
      const { id } = await provided()
      return () => sendOnPaper(portal.env, dienstOf(teamer), id)
    },
    'bescheid.brief-beauftragt',
  ],
  'Brief als gesendet vermerken, zweimal': [
    async () => {
      const id = await onPaper()
      if ((await briefeOf(id)).length !== 1) throw new Error('kein Brief')
      return () => Promise.all([1, 2].map(() => markGesendet(portal.env, dienstOf(teamer), id)))
    },
    'bescheid.brief-gesendet',
  ],
  'als geklärt vermerken': [
    async () => {
      const id = await disputed()
      return () => settleKlaerung(portal.env, dienstOf(teamer), id)
    },
    'bescheid.geklaert',
  ],
  'Nachweis ausgeben': [
    async () => {
      const { id } = await provided()
      return () => exportNachweis(portal.env, dienstOf(teamer), id)
    },
    'bescheid.nachweis-ausgegeben',
  ],
}

export const beiBescheiden: Taten = { ...entwuerfe, ...zustellungen }
