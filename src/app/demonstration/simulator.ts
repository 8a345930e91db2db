import { v4 as uuid } from 'uuid';
import { shanghaiDay } from '../../kernel/calendar.js';
import { requestContext } from '../../core/request-context.js';
import type { RunningHub } from '../hub.js';
import { demonstrationViewer } from './demonstration-viewers.js';
import { countDocuments, happening } from './happening.js';
import { lifeOf } from './life.js';
import { seededRandom } from './random.js';

export interface Simulator {
  /** Publishes nothing more; resolves when what was in hand is done. */
  stop(): Promise<void>;
}

/** Milliseconds between two publications, at least and at most. */
const [shortest, longest] = [4000, 9000];

/** Publishes something every few seconds, as the offices of the county would, so that whoever looks sees the feed move. */
export function startSimulator({ hub, keys }: RunningHub): Simulator {
  // Another life at every start: its numbers go on above those of the generated past.
  const random = seededRandom(hub.clock.now().epochMilliseconds);
  const count = countDocuments();
  const first = random.between(200, 900);
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function publish(): Promise<void> {
    const formedAt = hub.clock.now();
    const day = shanghaiDay(formedAt).toString();
    const { office, publication } = happening(random, day, (...counted) => first + count(...counted));
    const viewer = await demonstrationViewer(hub, keys, office.code);
    const share = lifeOf({ office, publication, formedAt, organizationCodes: [] }).share(formedAt, false);
    await share.act(requestContext(hub, viewer), `simulated-${uuid()}`);
  }

  function arm(): void {
    if (stopped) return;
    timer = setTimeout(
      () => {
        working = publish()
          // The database may be away for a moment; the next one is tried all the same.
          .catch((error: unknown) =>
            hub.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'simulator'),
          )
          .then(arm);
      },
      random.between(shortest, longest),
    );
  }

  arm();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
