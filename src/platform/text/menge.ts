/** Bytes as people read them: „350 KB“, „1,4 MB“. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  const megabytes = bytes / 1024 / 1024
  return `${(megabytes < 10 ? megabytes.toFixed(1) : megabytes.toFixed(0)).replace('.', ',').replace(/,0$/, '')} MB`
}
