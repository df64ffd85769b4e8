/** Texts that staff begins an answer with. They are changed before they are sent. */
export const bausteine = {
  eingang: {
    name: 'Eingang bestätigen',
    text: 'Guten Tag,\n\nvielen Dank für Ihre Nachricht. Ich prüfe Ihr Anliegen und melde mich wieder bei Ihnen.\n\nMit freundlichen Grüßen',
  },
  unterlagen: {
    name: 'Um Unterlagen bitten',
    text: 'Guten Tag,\n\ndamit ich Ihr Anliegen bearbeiten kann, brauche ich noch diese Unterlagen von Ihnen:\n\n- \n\nSie können sie hier als Foto oder PDF an Ihre Antwort hängen.\n\nMit freundlichen Grüßen',
  },
  weitergeleitet: {
    name: 'An andere Stelle verweisen',
    text: 'Guten Tag,\n\nfür Ihr Anliegen ist eine andere Stelle zuständig:\n\n\n\nBitte wenden Sie sich dorthin.\n\nMit freundlichen Grüßen',
  },
  termin: {
    name: 'Gespräch vorschlagen',
    text: 'Guten Tag,\n\ndas klären wir am besten in einem Gespräch. Unter „Termine vereinbaren“ finden Sie freie Zeiten.\n\nMit freundlichen Grüßen',
  },
} as const

export type Bausteinname = keyof typeof bausteine

export const readBaustein = (name: string): string | undefined =>
  Object.hasOwn(bausteine, name) ? bausteine[name as Bausteinname].text : undefined
