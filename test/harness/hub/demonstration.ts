import { seedDemonstration } from '../../../src/app/demonstration/seed.js';
import type { Clock } from '../../../src/kernel/clock.js';
import { startHub, type TestHub } from './hub.js';

/** A hub with the county of the demonstration, as `npm start` gives it to whoever looks. */
export async function startDemonstration(clock: Clock): Promise<TestHub> {
  const hub = await startHub({ clock });
  await seedDemonstration(hub.running.hub, {
    keys: hub.running.keys,
    dataDir: hub.dataDir,
    signal: AbortSignal.timeout(240_000),
    showProgress: () => ({ advance: () => undefined, end: () => undefined }),
  });
  return hub;
}
