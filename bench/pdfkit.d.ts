/** As much of pdfkit as the comparison uses. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream'
  export default class PDFDocument extends Readable {
    constructor(options: { size: string; font?: string })
    font(file: string): this
    fontSize(size: number): this
    text(text: string): this
    end(): void
  }
}
