import type { Clock } from '../../kernel/clock.js';
import type { Pool } from '../../platform/database/index.js';
import { backgroundLoop } from '../../platform/jobs/index.js';
import type { Logger } from '../../platform/log/index.js';
import type { Viewer } from '../identity/index.js';
import { collectOpenings, type Opening } from './collected.js';
import { keepReadings } from './reading.sql.js';

declare module '../hub.js' {
  interface Hub {
    readonly readings: Readings;
  }
}

/** Who has opened what: collected in memory, so that reading waits for no writing, and written once a second. */
export interface Readings {
  /** The viewer has opened a record or a proceeding, by its key in the database; `at` is now if not given. */
  opened(viewer: Pick<Viewer, 'organization' | 'person'>, subjectKey: string, at?: number): void;
  /** Writes what has been collected so far. */
  write(): Promise<void>;
  /** How many wait to be written. */
  waiting(): number;
  /** How many found no room while the database was away. */
  dropped(): number;
  /** Writes the rest. */
  close(): Promise<void>;
}

export interface ReadingsOptions {
  /** For what works for no caller. */
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Logger;
  /** How many may wait; some ten megabytes if not given. */
  readonly most?: number;
}

/** A crash loses what was opened in so many milliseconds, and nothing that was opened before. */
const apart = 1000;
/** Rows of one statement. */
const atOnce = 5000;

/** Collects openings until `close`. While the database is away they wait, as many as there is room for; what finds none is counted. */
export function openReadings({ pool, clock, log, most = 50_000 }: ReadingsOptions): Readings {
  const collected = collectOpenings(most);
  let dropped = 0;

  function add(opening: Opening): void {
    if (!collected.add(opening)) dropped += 1;
  }

  async function write(): Promise<void> {
    const taken = collected.take();
    for (let from = 0; from < taken.length; from += atOnce) {
      try {
        await keepReadings(pool, taken.slice(from, from + atOnce));
      } catch (error) {
        for (const opening of taken.slice(from)) add(opening);
        throw error;
      }
    }
  }

  const loop = backgroundLoop(write, { name: 'readings', gap: apart, idle: apart, log });
  return {
    opened({ organization, person }, subjectKey, at = clock.now().epochMilliseconds) {
      add({ subjectKey, organizationKey: organization.key, personKey: person.key, firstAt: at, lastAt: at });
    },
    write,
    waiting: () => collected.size,
    dropped: () => dropped,
    async close() {
      await loop.stop();
      await write().catch(() => log.warn({ readings: collected.size }, 'readings could not be written and are lost'));
    },
  };
}
