/** Brings dist/ up to date, and says whether there was anything to do. */
export function build(): Promise<boolean>
