import type { Option } from '../engine/modell.ts'

/** States of the world by their code (ISO 3166-1 alpha-2, and XK for Kosovo). */
const CODES =
  `AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN
  CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL
  IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT
  MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM
  SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW`
    .trim()
    .split(/\s+/)

/** Free movement: the states of the EU and the EEA, and Switzerland. */
const FREIZUEGIG = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
)

export const hasFreizuegigkeit = (code: unknown): boolean => FREIZUEGIG.has(String(code))

const names = new Intl.DisplayNames('de', { type: 'region' })

/** Germany first, the others by name. */
export const laender: readonly Option[] = CODES.map((wert) => ({ wert, text: names.of(wert) ?? wert })).sort((a, b) =>
  a.wert === 'DE' ? -1 : b.wert === 'DE' ? 1 : a.text.localeCompare(b.text, 'de'),
)

export const staatsangehoerigkeiten: readonly Option[] = [
  ...laender,
  { wert: 'staatenlos', text: 'Staatenlos' },
  { wert: 'ungeklaert', text: 'Ungeklärt' },
]
