export function findClamd(): string | undefined
export function clamdCommands(): string[][] | undefined
