type Entry = {
  version?: string
  os?: string[]
  cpu?: string[]
  libc?: string[]
  dev?: boolean
  optional?: boolean
  integrity?: string
  optionalDependencies?: Record<string, string>
}
export type Lock = { packages: Record<string, Entry> }
export type Missing = { from: string; name: string; version: string }

export function missingOptional(lock: Lock): Missing[]
export function platformOf(name: string): { os: string | undefined; cpu: string | undefined; libc: string | undefined }
export function addMissing(lock: Lock): Missing[]
export function problems(lock: Lock, manifest: Record<string, unknown>): string[]
