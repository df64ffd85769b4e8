import { onTestFinished } from 'vitest'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

export const MINUTE = 60_000

/** Everything that the portal does by itself within some minutes. */
export async function workLater(portal: TestPortal, minutes = 11): Promise<void> {
  await portal.forward(minutes * MINUTE)
  for (const name of ['mails-nachholen', 'dokumente-nachholen', 'dateiabfall-entfernen']) {
    // What it cannot do now it does later.
    await portal.app.aufgaben
      .find((task) => task.name === name)!
      .run({})
      .catch(() => undefined)
  }
  await portal.runDue()
}

export async function openPortal(umgebung: Record<string, string> = {}): Promise<TestPortal> {
  const portal = await startTestPortal(umgebung)
  onTestFinished(() => portal.stop())
  return portal
}
