// Loaded before a measured program (`--import`): tells the bench, over the IPC channel, what the process has used so far.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Antwort, Frage } from './prozess.ts'

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

process.on('message', (frage: Partial<Frage>) => {
  if (frage.steuerung === undefined) return
  const { user, system } = process.cpuUsage()
  const antwort: Antwort = {
    steuerung: frage.steuerung,
    cpuMikrosekunden: user + system,
    schleifeP99Ms: delay.percentile(99) / 1e6,
    rssMiB: process.memoryUsage.rss() / 1024 ** 2,
  }
  delay.reset()
  process.send?.(antwort)
})
// The channel alone must not keep a program alive that is done.
process.channel?.unref()
