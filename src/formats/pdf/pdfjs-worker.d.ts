declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** The half of pdf.js that reads; the other half asks it over a port. */
  export const WorkerMessageHandler: { initializeFromPort(port: unknown): void };
}
