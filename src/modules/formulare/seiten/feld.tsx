import type { Html } from '#web/jsx.ts'
import {
  Auswahl,
  Datumsfeld,
  Kontrollkaestchen,
  Mehrfachwahl,
  Radiogruppe,
  Textbereich,
  Textfeld,
} from '#web/parts/index.ts'
import { bekanntes, type Feld, optionsOf, type Sicht } from '../engine/modell.ts'
import type { Eingabe } from '../engine/werte.ts'
import { mehrfachName } from './felder.ts'

interface FeldProps {
  feld: Feld
  sicht: Sicht
  eingabe: Eingabe
  fehler: string | undefined
  /** The value is the one that was known: its source is named. */
  bekannt: boolean
  /** What the file says, where something else is typed. */
  akte?: string | undefined
  /** The label says what the heading of the page says already. */
  stumm: boolean
}

const texttypen = {
  text: { breite: undefined },
  name: { breite: 'l', autocomplete: 'off' },
  plz: { breite: 's', inputmode: 'numeric' },
  email: { typ: 'email', breite: 'l' },
  telefon: { typ: 'tel', breite: 'm' },
  iban: { breite: 'l', wortlaut: true },
  rvnr: { breite: 'm', wortlaut: true },
  steuerid: { breite: 'm', inputmode: 'numeric' },
  kvnr: { breite: 'm', wortlaut: true },
  betrag: { breite: 's', inputmode: 'decimal' },
  uhrzeit: { breite: 'xs', inputmode: 'text' },
} as const

/** So many choices fit on a page; more go into a list to open. */
const KURZ = 12

/** One question of a page, by its kind. */
export function Feldteil(props: FeldProps): Html {
  const { feld, sicht, eingabe, fehler } = props
  const single = eingabe[feld.name]
  const wert = typeof single === 'string' ? single : undefined
  const common = {
    name: feld.name,
    label: props.stumm ? <span class="kern-sr-only">{feld.label}</span> : labelOf(feld),
    hinweis: hintOf(props),
    fehler,
    pflicht: feld.freiwillig ? false : undefined,
  }
  switch (feld.art) {
    case 'langtext':
      return <Textbereich {...common} wert={wert} zeilen={6} />
    case 'datum':
      return <Datumsfeld {...common} wert={partsOf(feld.name, eingabe)} />
    case 'monat':
      return <Datumsfeld {...common} nurMonat wert={partsOf(feld.name, eingabe)} />
    case 'janein': {
      const optionen = [
        { wert: 'ja', text: 'Ja' },
        { wert: 'nein', text: 'Nein' },
      ]
      return <Radiogruppe {...common} optionen={optionen} wert={wert} nebeneinander />
    }
    case 'bestaetigung':
      return <Kontrollkaestchen {...common} label={feld.label} gewaehlt={wert === 'ja'} />
    case 'auswahl': {
      const optionen = optionsOf(feld, sicht)
      if (optionen.length > KURZ) return <Auswahl {...common} optionen={optionen} leer="Bitte wählen" wert={wert} />
      return <Radiogruppe {...common} optionen={optionen} wert={wert} />
    }
    case 'mehrfach': {
      const roh = single ?? []
      const werte = typeof roh === 'string' ? [roh] : roh
      return (
        <Mehrfachwahl {...common} feldname={mehrfachName(feld.name)} optionen={optionsOf(feld, sicht)} werte={werte} />
      )
    }
    case 'zahl': {
      const inputmode = feld.komma ? 'decimal' : 'numeric'
      return <Textfeld {...common} wert={wert} breite="s" inputmode={inputmode} />
    }
    default:
      return <Textfeld {...common} wert={wert} {...texttypen[feld.art]} />
  }
}

/** The label with its unit, unless it names the unit itself. */
export function labelOf(feld: Feld): string {
  const einheit = feld.art === 'betrag' ? 'in Euro' : feld.art === 'zahl' ? feld.einheit : undefined
  const known = einheit === undefined || feld.label.toLowerCase().includes(einheit.replace('in ', '').toLowerCase())
  return known ? feld.label : `${feld.label} (${einheit})`
}

function hintOf({ feld, bekannt, akte }: FeldProps): string | undefined {
  const anders = akte && `In Ihrer Akte steht: ${akte}.`
  const quelle = feld.aus && bekannt ? `Aus ${bekanntes[feld.aus]}.` : anders
  if (!quelle || !feld.hinweis) return quelle ?? feld.hinweis
  return `${feld.hinweis}${/[.!?]$/.test(feld.hinweis) ? '' : '.'} ${quelle}`
}

const partsOf = (name: string, eingabe: Eingabe) =>
  Object.fromEntries(['tag', 'monat', 'jahr'].map((teil) => [teil, eingabe[`${name}-${teil}`] as string | undefined]))
