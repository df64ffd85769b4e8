import { hasRecht, type Recht, type Rolle } from '../../schutz/rechte.ts'

/** Where the staff side leads from every page, for those who may. */
const wege: readonly { recht: Recht; text: string; href: string }[] = [
  { recht: 'uebersicht', text: 'Übersicht', href: '/sachbearbeitung' },
  { recht: 'uebersicht', text: 'Eingang', href: '/sachbearbeitung/eingang' },
  { recht: 'vorgaenge', text: 'Vorgänge', href: '/sachbearbeitung/vorgaenge' },
  { recht: 'aerztliche-unterlagen', text: 'Unterlagen', href: '/sachbearbeitung/aerztliche-unterlagen' },
  { recht: 'zahlen', text: 'Zahlen', href: '/sachbearbeitung/zahlen' },
  { recht: 'termine', text: 'Termine', href: '/sachbearbeitung/termine' },
  { recht: 'bescheid-erstellen', text: 'Bescheide', href: '/sachbearbeitung/bescheide' },
  { recht: 'ausgabe-freigeben', text: 'Ausgaben', href: '/sachbearbeitung/ausgaben' },
  { recht: 'personal-verwalten', text: 'Personal', href: '/sachbearbeitung/personal' },
  { recht: 'schluessel-wechseln', text: 'Schlüssel', href: '/sachbearbeitung/schluessel' },
  { recht: 'protokoll-lesen', text: 'Protokoll', href: '/sachbearbeitung/protokoll' },
  { recht: 'eigener-zugang', text: 'Ihr Zugang', href: '/sachbearbeitung/zugang' },
]

export const dienstwege = (rollen: readonly Rolle[]) => wege.filter(({ recht }) => hasRecht(rollen, recht))
