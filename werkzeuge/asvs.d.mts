export interface Proof {
  id: string
  name: string
  file: string
}
export interface Requirement {
  id: string
  anforderung: string
  asvs: string[]
  prioritaet: 'P0' | 'P1' | 'P2'
  teil?: string
}
export interface Gap {
  grund: string
  geplant: string
}
export type Assessed = Requirement & {
  proofs: Proof[]
  gap: Gap | undefined
  stand: 'belegt' | 'teilweise' | 'offen' | 'unklar'
}
export function findProofs(file: string, source: string): Proof[]
export function assess(requirements: Requirement[], proofs: Proof[], gaps: Record<string, Gap>): Assessed[]
export function problems(requirements: Requirement[], proofs: Proof[], gaps: Record<string, Gap>): string[]
export function render(rows: Assessed[]): string
