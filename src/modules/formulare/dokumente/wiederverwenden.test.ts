import { describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { jpeg, pdf } from '../../../../test/support/dateien.ts'
import { readVorgang } from '../../vorgaenge/kunde.ts'
import { removeAntraege } from '../antrag/tasks.ts'
import { beginNachweis, buehne, idsOf, keep, named, prepareBuehne } from './dokumente.test-daten.ts'

prepareBuehne()

describe('Noch einmal verwenden', () => {
  test('ein Entwurf nimmt ein vorhandenes Dokument; gelöscht, abgelaufen oder entfernt nimmt er es niemandem weg', async () => {
    const { env, owner } = buehne.portal
    const kim = await buehne.createKunde()
    const id = await keep(kim)
    const use = async () => {
      const nachweis = await beginNachweis(kim)
      await kim.open(nachweis)
      expect(kim.page.text).toContain('Mietvertrag.pdf')
      await kim.submit('Speichern', { 'auswahl[]': id })
      expect([kim.page.status, kim.page.text.includes('1 Datei')]).toEqual([200, true])
      await kim.open('/dokumente')
      expect(kim.page.text).toContain('Entwurf:')
      return nachweis
    }
    const first = await use()
    await kim.open(first)
    expect(kim.page.html).not.toContain('auswahl[]')
    await kim.submit('Speichern', { 'entfernen[]': id, wahl: 'spaeter' })
    expect(await idsOf(kim)).toEqual([id])

    const second = await use()
    await kim.open(second.replace(/nachweise.*/, 'loeschen'))
    await kim.submit('Entwurf löschen')
    expect(await idsOf(kim)).toEqual([id])

    await use()
    const alt = new Date(env.clock.now().getTime() - 91 * TAG)
    await owner.updateTable('antrag').set({ geaendert: alt, erinnert: 2 }).where('konto_id', '=', kim.kontoId).execute()
    await removeAntraege(env)
    expect(await idsOf(kim)).toEqual([id])
    expect((await kim.raw(second)).status).toBe(404)
  })

  test('was nur ein Entwurf hatte, geht mit ihm; was auch ein Vorgang hat, bleibt', async () => {
    const kim = await buehne.createKunde()
    const vorgang = await buehne.apply(kim)
    const nachweis = await beginNachweis(kim)
    await kim.open(nachweis)
    await kim.submit('Speichern', {}, { dateien: [named('nur-hier.pdf'), named('auch-dort.jpg', await jpeg())] })
    const [nurHier, auchDort] = await idsOf(kim)
    await kim.open(`/vorgaenge/${vorgang}/unterlagen`)
    await kim.submit('Unterlagen senden', { 'auswahl[]': auchDort! })
    await kim.open(nachweis.replace(/nachweise.*/, 'loeschen'))
    await kim.submit('Entwurf löschen')
    expect(await idsOf(kim)).toEqual([auchDort])
    expect(nurHier).toBeDefined()
  })

  test('AZ-08: wird ein Dokument gewählt, während sein Entwurf verschwindet, hat es der Vorgang, oder niemand', async () => {
    const kim = await buehne.createKunde()
    for (let i = 0; i < 8; i++) {
      const vorgang = await buehne.apply(kim)
      const nachweis = await beginNachweis(kim)
      await kim.open(nachweis)
      const name = `lauf-${i}.pdf`
      await kim.submit('Speichern', {}, { dateien: named(name, pdf({}, `/Lauf ${i}`)) })
      const id = (await idsOf(kim)).at(-1)!
      await kim.open(nachweis.replace(/nachweise.*/, 'loeschen'))
      const csrf = kim.csrf()
      const send = (pfad: string, felder: Record<string, string>) => {
        const body = new FormData()
        for (const [key, value] of Object.entries({ csrf, ...felder })) body.append(key, value)
        return kim.raw(pfad, { method: 'POST', body })
      }
      const loeschen = { method: 'POST', body: new URLSearchParams({ csrf }) }
      await Promise.all([
        kim.raw(nachweis.replace(/nachweise.*/, 'loeschen'), loeschen),
        send(`/vorgaenge/${vorgang}/unterlagen`, { sendung: newId(), text: '', nachweis: '', 'auswahl[]': id }),
      ])
      const ganz = (await readVorgang(buehne.portal.env, buehne.werOf(kim), vorgang))!
      const there = (await idsOf(kim)).includes(id)
      expect(ganz.dateien.map((one) => one.id)).toEqual(there ? [id] : [])
      expect(ganz.zustand === 'unterlagen-nachgereicht').toBe(there)
    }
  })
})
