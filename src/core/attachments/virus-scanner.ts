import type { Readable } from 'node:stream';

/** What a scanner found: INFECTED is refused and never kept. */
export type ScanResult = 'CLEAN' | 'INFECTED' | 'NOT_SCANNED';

/** Looks for viruses in what is uploaded, before anybody can read it. */
export interface VirusScanner {
  /**
   * Reads the bytes to their end, or gives up when `signal` aborts.
   * @throws Error when it cannot tell: the upload is refused then, to be tried again
   */
  scan(content: Readable, signal: AbortSignal): Promise<ScanResult>;
}

/** For a hub without a scanner: it says so of everything. */
export const noScanner: VirusScanner = {
  async scan(content) {
    content.destroy();
    return 'NOT_SCANNED';
  },
};
