import type { Antrag } from '#modules/profil'

interface Antragstext {
  kurz: string
  /** What happened, and what matching does. */
  erklaerung: string
}

/** The kinds of requests that staff decide on. */
export const antragstexte: Record<Antrag['art'], Antragstext> = {
  antrag: {
    kurz: 'Freischaltcode beantragt',
    erklaerung:
      'Diese Person möchte ihr Profil freischalten. Ordnen Sie die Anfrage zu, entsteht ein Brief mit einem Freischaltcode. Er geht an die Anschrift in der Akte.',
  },
  'zweite-einloesung': {
    kurz: 'Zweite Einlösung',
    erklaerung:
      'Ein gültiger Freischaltcode wurde in einem Konto eingegeben, obwohl das Profil schon mit einem anderen Konto verknüpft ist. Ordnen Sie die Anfrage zu, wird die alte Verknüpfung getrennt und ein neuer Brief entsteht.',
  },
  'zugang-verloren': {
    kurz: 'Zugang verloren',
    erklaerung:
      'Diese Person hat alle Anmeldewege verloren. Ordnen Sie die Anfrage zu, entsteht ein Brief mit einem Freischaltcode. Damit weist sie sich neu aus.',
  },
}
