import { agree, datei } from '../../src/modules/bescheide/bescheide.test-daten.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import type { Dienst } from '../support/dienst.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import type { TestPortal } from '../support/portal.ts'
import { einmal, nie, type Prozess, sende } from './reihenfolge.ts'

/** Two who may both draft and release. */
export interface Leute {
  portal: TestPortal
  verfasser: Dienst
  zweite: Dienst
}

interface Schreiben {
  kim: Mensch
  id: string
}

const pfad = (id: string, was = '') => `/sachbearbeitung/bescheide/${id}${was}`
const begruendung = { grund: 'Bitte den Zeitraum noch einmal prüfen.' }

const angaben = { art: 'aenderung', titel: 'Änderung ab Januar 2027', belehrung: 'richtig' }

async function draft({ verfasser }: Leute, kundeId: string) {
  const antwort = await sende(
    verfasser,
    `/sachbearbeitung/kunden/${kundeId}/bescheide/neu`,
    { ...angaben, vorgang: '', sendung: newId() },
    { datei: datei() },
  )
  return { antwort, id: /bescheide\/([0-9a-f-]{36})/.exec(antwort.headers.get('location') ?? '')?.[1] }
}

const ersetzen = (wer: Dienst, id: string) =>
  sende(wer, pfad(id, '/fassung'), { ...angaben, sendung: newId() }, { datei: datei() })
const vorlegen = (wer: Dienst, id: string) => sende(wer, pfad(id, '/vorlegung'))
/** As it lies there at this moment. */
async function gesehen(wer: Dienst, id: string): Promise<string> {
  const { html } = await wer.open(pfad(id, '/freigabe'))
  return /name="gesehen" value="([^"]*)"/.exec(html)?.[1] ?? ''
}
const freigeben = async (wer: Dienst, id: string) =>
  sende(wer, pfad(id, '/freigabe'), { entscheidung: 'freigegeben', gesehen: await gesehen(wer, id), grund: '' })
const zurueckgeben = async (wer: Dienst, id: string) =>
  sende(wer, pfad(id, '/freigabe'), {
    entscheidung: 'zurueckgegeben',
    gesehen: await gesehen(wer, id),
    ...begruendung,
  })
const verwerfen = (wer: Dienst, id: string) => sende(wer, pfad(id, '/loeschung'))

async function createLeser(portal: TestPortal): Promise<Mensch> {
  const kim = await createMensch(portal, { kunde: true })
  await agree(kim)
  await portal.runDue()
  return kim
}

type Zustand = 'keiner' | 'entwurf' | 'vorgelegt' | 'zurück' | 'frei'

function zustandOf(getan: readonly string[]): Zustand {
  const folgen: Record<string, Zustand> = {
    ...{ entwerfen: 'entwurf', 'Datei ersetzen': 'entwurf', vorlegen: 'vorgelegt', zurückgeben: 'zurück' },
    ...{ freigeben: 'frei', verwerfen: 'keiner' },
  }
  return getan.reduce<Zustand>((zustand, schritt) => folgen[schritt] ?? zustand, 'keiner')
}

const wenn =
  (...zustaende: Zustand[]) =>
  (getan: readonly string[]) =>
    zustaende.includes(zustandOf(getan))

/** From the draft to the release by a second person; what was released is neither replaced, given back nor dropped. */
export const bescheid = (leute: Leute): Prozess<Schreiben> => ({
  async buehne() {
    return { kim: await createLeser(leute.portal), id: newId() }
  },
  stand: (getan) => [zustandOf(getan), ...['öffnen', 'bestreiten'].filter((one) => getan.includes(one))].join(),
  mal: { vorlegen: 2 },
  schritte: {
    entwerfen: {
      // Another draft beside it is another notice.
      darf: () => true,
      async tut(b) {
        const { antwort, id } = await draft(leute, b.kim.kundeId)
        b.id = id ?? b.id
        return antwort
      },
    },
    'Datei ersetzen': { darf: wenn('entwurf', 'zurück'), tut: ({ id }) => ersetzen(leute.verfasser, id) },
    vorlegen: { darf: wenn('entwurf'), tut: ({ id }) => vorlegen(leute.verfasser, id) },
    'selbst freigeben': { darf: nie, tut: ({ id }) => freigeben(leute.verfasser, id) },
    'selbst zurückgeben': { darf: nie, tut: ({ id }) => zurueckgeben(leute.verfasser, id) },
    zurückgeben: { darf: wenn('vorgelegt'), tut: ({ id }) => zurueckgeben(leute.zweite, id) },
    freigeben: { darf: wenn('vorgelegt'), tut: ({ id }) => freigeben(leute.zweite, id) },
    verwerfen: { darf: wenn('entwurf', 'zurück'), tut: ({ id }) => verwerfen(leute.verfasser, id) },
    öffnen: {
      darf: (getan) => zustandOf(getan) === 'frei' && !getan.includes('öffnen'),
      tut: ({ kim, id }) => sende(kim, `/bescheide/${id}/abruf`),
    },
    bestreiten: {
      darf: (getan) => zustandOf(getan) === 'frei' && !getan.includes('bestreiten'),
      tut: (b) => bestreiten(b, 'mail'),
    },
  },
})

const bestreiten = ({ kim, id }: Schreiben, was: string) =>
  sende(kim, `/bescheide/${id}/zugang`, { was, 'tag-tag': '', 'tag-monat': '', 'tag-jahr': '' })

interface Postlage {
  wartet: boolean
  gesendet: number
  klaeren: boolean
  mail: boolean
  brief: boolean
}

function postOf(getan: readonly string[]): Postlage {
  const lage: Postlage = { wartet: false, gesendet: 0, klaeren: false, mail: false, brief: false }
  for (const schritt of getan) {
    if (schritt === 'Papier') Object.assign(lage, { wartet: true, klaeren: false })
    if (schritt === 'Brief gesendet') Object.assign(lage, { wartet: false, gesendet: lage.gesendet + 1, brief: false })
    if (schritt === 'Mail bestreiten') Object.assign(lage, { mail: true, klaeren: true })
    if (schritt === 'Brief bestreiten') Object.assign(lage, { brief: true, klaeren: true })
    if (schritt === 'klären') lage.klaeren = false
  }
  return lage
}

/** After the release: what is said of its arrival, and the paper that follows from it. */
export const zustellung = (leute: Leute): Prozess<Schreiben> => {
  const darf = (wann: (lage: Postlage) => boolean) => (getan: readonly string[]) => wann(postOf(getan))
  return {
    async buehne() {
      const { portal, verfasser, zweite } = leute
      const kim = await createLeser(portal)
      const { id = '' } = await draft(leute, kim.kundeId)
      await portal.runDue()
      await vorlegen(verfasser, id)
      await freigeben(zweite, id)
      await portal.runDue()
      return { kim, id }
    },
    stand: (getan) => JSON.stringify([postOf(getan), getan.includes('öffnen')]),
    schritte: {
      öffnen: { darf: einmal('öffnen'), tut: ({ kim, id }) => sende(kim, `/bescheide/${id}/abruf`) },
      'Mail bestreiten': { darf: darf((l) => !l.mail), tut: (b) => bestreiten(b, 'mail') },
      Papier: {
        darf: darf((l) => !l.wartet || l.klaeren),
        tut: ({ id }) => sende(leute.verfasser, pfad(id, '/brief')),
      },
      'Brief gesendet': { darf: darf((l) => l.wartet), tut: ({ id }) => sende(leute.zweite, pfad(id, '/versand')) },
      'Brief bestreiten': { darf: darf((l) => l.gesendet > 0 && !l.brief), tut: (b) => bestreiten(b, 'brief-nie') },
      klären: { darf: darf((l) => l.klaeren), tut: ({ id }) => sende(leute.zweite, pfad(id, '/klaerung')) },
      'noch einmal freigeben': { darf: nie, tut: ({ id }) => freigeben(leute.zweite, id) },
      verwerfen: { darf: nie, tut: ({ id }) => verwerfen(leute.verfasser, id) },
    },
  }
}
