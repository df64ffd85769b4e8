import { kontoTasks } from '#modules/konto'
export const x = kontoTasks
