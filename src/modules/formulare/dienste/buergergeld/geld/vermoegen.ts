import {
  betrag,
  folge,
  frei,
  inTagen,
  ist,
  jaNein,
  nicht,
  saetze,
  text,
  undAuch,
  verbinde,
  vergangen,
  wahl,
  zahl,
} from '../../../bausteine/folge.ts'
import { wohnflaecheFrei } from '../../../bausteine/vermoegen.ts'
import type { Eintrag, Sicht } from '../../../engine/modell.ts'
import { bewohnerOf, bgOf, bgOptionen, ownerOf, withOwner } from '../haushalt.ts'
import { hatArt } from './einkommen.ts'

const plain =
  (...namen: readonly string[]) =>
  (eintrag: Eintrag): string =>
    namen
      .map((name) => eintrag[name])
      .filter(Boolean)
      .join(' ')

/** Somebody's income from letting was told of. */
const nenntVermietung = (sicht: Sicht): boolean => bgOf(sicht).some((hier) => hatArt('vermietung')({ ...sicht, hier }))

/** The home may be larger than what is always left. */
const isLarge = ({ hier, alle }: Sicht): boolean => {
  const { eigenheimArt, eigenheimFlaeche, eigenheimBewohner } = hier
  const frei = wohnflaecheFrei(
    eigenheimArt === 'wohnung' ? 'wohnung' : 'haus',
    Number(eigenheimBewohner ?? bewohnerOf(alle) ?? 1),
  )
  return hier['eigenheim'] === true && Number(eigenheimFlaeche ?? 0) > frei
}

const GEMEINT = 'Gemeint sind Sie und alle in Ihrer Bedarfsgemeinschaft.'

/** VM 5 to 14 and the home, for the whole Bedarfsgemeinschaft. */
const gemeinsam = folge(
  {
    immobilienFrage: {
      frage: 'Gehören jemandem Häuser, Wohnungen oder Grundstücke, in denen Sie nicht selbst wohnen?',
      warum: 'Vermögen zählt, soweit es über den Freibeträgen liegt (§ 12 SGB II).',
      info: `${GEMEINT} Auch Anteile und Besitz im Ausland zählen.`,
      felder: [jaNein('hatImmobilien', 'Häuser, Wohnungen oder Grundstücke?')],
    },
    immobilien: {
      wenn: ist('hatImmobilien', true),
      frage: 'Welche Immobilien sind das?',
      felder: [],
      sammlung: 'immobilien',
    },
    eigenheim: {
      wenn: nicht(ist('bedarfUnterkunft', true)),
      frage: 'Gehört Ihnen die Wohnung oder das Haus, in dem Sie wohnen?',
      felder: [
        jaNein('eigenheim', 'Wohnen Sie in eigenem Eigentum?'),
        wahl('eigenheimArt', 'Was ist es?', {
          texte: { haus: 'Haus', wohnung: 'Eigentumswohnung' },
          wenn: ist('eigenheim', true),
        }),
        zahl('eigenheimFlaeche', 'Wohnfläche', {
          von: 5,
          bis: 2000,
          komma: 2,
          einheit: 'm²',
          wenn: ist('eigenheim', true),
        }),
        zahl('eigenheimBewohner', 'Wie viele Personen leben dort?', { von: 1, bis: 50, wenn: ist('eigenheim', true) }),
      ],
      merke: saetze([
        isLarge,
        'Die Wohnfläche liegt über der Grenze, bis zu der ein Eigenheim immer frei bleibt (§ 12 Abs. 1 SGB II). Das Jobcenter prüft Ihren Fall.',
      ]),
    },
    fahrzeugeFrage: {
      frage: 'Gehört jemandem ein Auto, Motorrad oder anderes Fahrzeug?',
      warum: 'Ein angemessenes Fahrzeug je Person, die arbeiten kann, bleibt frei.',
      info: GEMEINT,
      felder: [jaNein('hatFahrzeuge', 'Fahrzeuge?')],
    },
    fahrzeuge: {
      wenn: ist('hatFahrzeuge', true),
      frage: 'Welche Fahrzeuge sind das?',
      felder: [],
      sammlung: 'fahrzeuge',
    },
    schenkungFrage: {
      frage: 'Hat jemand in den letzten zehn Jahren etwas verschenkt oder übertragen?',
      warum: 'Manche Geschenke kann man zurückfordern, wenn man in Not gerät (§ 528 BGB).',
      info: 'Gemeint sind größere Werte, zum Beispiel ein Haus, ein Auto oder Erspartes.',
      felder: [jaNein('hatSchenkungen', 'Etwas verschenkt oder übertragen?')],
    },
    schenkungen: {
      wenn: ist('hatSchenkungen', true),
      frage: 'Was wurde verschenkt oder übertragen?',
      felder: [],
      sammlung: 'schenkungen',
    },
  },
  {
    immobilien: {
      ...{ beginn: 'immobilie', einzahl: 'Immobilie', benenne: plain('immobilieArt') },
      ...{ mindestens: 1, hoechstens: 20 },
    },
    fahrzeuge: {
      ...{ beginn: 'fahrzeug', einzahl: 'Fahrzeug', mindestens: 1, hoechstens: 20 },
      benenne: (eintrag, alle) => withOwner(plain('marke', 'modell')(eintrag), alle, eintrag['fahrzeugWem']),
      wessen: ({ fahrzeugWem }) => ownerOf(fahrzeugWem),
    },
    schenkungen: {
      ...{ beginn: 'schenkung', einzahl: 'Schenkung', benenne: plain('schenkungWas') },
      ...{ mindestens: 1, hoechstens: 20 },
    },
  },
)

const eintraege = verbinde(
  folge({
    immobilie: {
      frage: 'Was ist das für eine Immobilie?',
      felder: [
        text('immobilieArt', 'Art', { hinweis: 'Zum Beispiel: Ferienwohnung' }),
        text('immobilieAnschrift', 'Anschrift', frei),
        zahl('immobilieAnteil', 'Ihr Anteil', {
          hinweis: 'Der Anteil aller Personen Ihrer Bedarfsgemeinschaft zusammen',
          von: 0.01,
          bis: 100,
          komma: 2,
          einheit: '%',
        }),
        betrag('immobilieWert', 'Verkehrswert der ganzen Immobilie', { hinweis: 'Eine Schätzung genügt.' }),
        betrag('immobilieMiete', 'Mieteinnahme im Monat', frei),
      ],
      warne: saetze([
        undAuch(({ hier }) => Number(hier['immobilieMiete'] ?? 0) > 0, nicht(nenntVermietung)),
        'Beim Einkommen hat niemand Einnahmen aus Vermietung angegeben. Ergänzen Sie sie bei der Person, die die Miete bekommt.',
      ]),
    },
  }),
  folge({
    fahrzeug: {
      frage: 'Welches Fahrzeug ist das?',
      felder: [
        wahl('fahrzeugWem', 'Wem gehört es?', { texte: bgOptionen }),
        text('marke', 'Marke'),
        text('modell', 'Modell'),
        vergangen('erstzulassung', 'Erstzulassung', frei),
        betrag('fahrzeugWert', 'Wert heute', { hinweis: 'Eine Schätzung genügt.' }),
        jaNein('fahrzeugKredit', 'Ist es finanziert oder geleast?', frei),
      ],
    },
  }),
  folge({
    schenkung: {
      frage: 'Was wurde wem übertragen?',
      felder: [
        text('schenkungWas', 'Was?'),
        betrag('schenkungWert', 'Wert damals'),
        vergangen('schenkungTag', 'Wann?'),
        text('schenkungAn', 'An wen?'),
      ],
      merke: saetze([
        (sicht) => String(sicht.hier['schenkungTag'] ?? sicht.heute) < inTagen(-3653)(sicht),
        'Das ist mehr als zehn Jahre her. Sie müssen es nicht angeben.',
      ]),
    },
  }),
)

export const vermoegen = verbinde(gemeinsam, eintraege)
