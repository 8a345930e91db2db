import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { fixedClock } from '../../kernel/clock.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Hub } from '../../core/hub.js';
import type { DemonstrationKeys, Viewer } from '../../core/identity/index.js';
import { requestContext } from '../../core/request-context.js';
import type { Progress } from '../progress.js';
import { seedBoundaries } from './boundaries.js';
import { demonstrationViewer } from './demonstration-viewers.js';
import { seedDuties } from './duties.js';
import { seedNotifications } from './notifications.js';
import { countyPast } from './past.js';
import { openByOthers } from './readings.js';
import { seedUrges } from './urges.js';

export interface SeedOptions {
  readonly keys: DemonstrationKeys;
  /** Where a start that is interrupted leaves word of itself. */
  readonly dataDir: string;
  readonly signal: AbortSignal;
  showProgress(title: string, total: number): Progress;
}

const unfinished = z.object({ log: z.string(), until: z.string(), finished: z.boolean() });
type Seeding = z.infer<typeof unfinished>;

/**
 * Writes the county's past through the hub's own functions, each act at its own moment, into a hub without records. An
 * interrupted start goes on where it stopped: the plan depends on its end alone, and every act has its idempotency key.
 */
export async function seedDemonstration(hub: Hub, options: SeedOptions): Promise<void> {
  const file = join(options.dataDir, 'demonstration.json');
  const seeding = await seedingOf(hub, file);
  if (!seeding || seeding.finished) return;
  const steps = countyPast(Temporal.Instant.from(seeding.until));
  // The lists stood before anything was decided by them.
  const begun = fixedClock(steps[0]?.at ?? Temporal.Instant.from(seeding.until));
  const county = await demonstrationViewer(hub, options.keys, 'xzf');
  await seedBoundaries({ ...hub, clock: begun }, county);
  await seedDuties(hub, county);
  await seedNotifications(hub, options.keys);
  const progress = options.showProgress('生成演示数据', steps.length);
  const viewers = new Map<string, Viewer>();
  for (const [index, { at, office, act }] of steps.entries()) {
    options.signal.throwIfAborted();
    const viewer = viewers.get(office.code) ?? (await demonstrationViewer(hub, options.keys, office.code));
    viewers.set(office.code, viewer);
    const context = requestContext({ ...hub, clock: fixedClock(at) }, viewer);
    const acted = await act(context, `demo-${index}`);
    const [refusal] = acted.userErrors;
    if (refusal) throw new Error(`演示数据第${index}步被拒绝：${refusal.path.join('.')} ${refusal.message}`);
    openByOthers(hub, viewers.values(), acted, { at, index });
    progress.advance(index + 1);
  }
  await hub.readings.write();
  await seedUrges(hub, options.keys, county);
  progress.end();
  await keep(file, { ...seeding, finished: true });
}

/** The seeding to do or to go on with; null where records of others are. */
async function seedingOf(hub: Hub, file: string): Promise<Seeding | null> {
  // The cursor before the first change is signed by the database: it tells that the file speaks of this one.
  const log = hub.feed.cursor(0);
  const known = unfinished.safeParse(await readFile(file, 'utf8').then(JSON.parse, () => null));
  if (known.success && known.data.log === log) return known.data;
  if (hub.feed.head() > 0) return null;
  const seeding = { log, until: shanghaiText(hub.clock.now()), finished: false };
  await mkdir(join(file, '..'), { recursive: true });
  await keep(file, seeding);
  return seeding;
}

async function keep(file: string, seeding: Seeding): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(seeding));
  await rename(`${file}.new`, file);
}
