import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishMigrations } from '../../../src/app/finish-migrations.js';
import { migrateHub } from '../../../src/app/migrate.js';
import { openLog } from '../../../src/platform/log/index.js';
import { earlierDatabase } from '../../harness/hub/earlier-database.js';
import { startHub } from '../../harness/hub/hub.js';
import type { TestDatabase } from '../../harness/hub/database.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { learnBodies } from '../../simulation/acts/decide.js';
import { finishMatter } from '../../simulation/acts/finish.js';
import { bodiesToday, countyOf, type County } from '../../simulation/county/county.js';

/** A case of every procedure in each of its states, as version 0.3 with 47 migrations has left them. */
const cases = new URL('cases-at-0047.jsonl.gz', import.meta.url);

let database: TestDatabase;
let county: County;
beforeAll(async () => {
  const earlier = await earlierDatabase(cases, 47);
  database = earlier.database;
  await migrateHub(database.url, openLog('silent'));
  const personalDataKeyFile = join(tmpdir(), `liandong-finished-keys-${process.pid}.json`);
  await writeFile(personalDataKeyFile, earlier.keys, { mode: 0o600 });
  const clock = movingClock(new Date().toISOString());
  const hub = await startHub({ database, personalDataKeyFile, clock });
  await finishMigrations(hub.running.hub);
  county = countyOf(hub, clock, 2021);
  await learnBodies(county);
});
afterAll(async () => {
  await county.close();
  await database.drop();
});

interface Open {
  readonly id: string;
  readonly procedure: string;
  readonly state: string;
}

test('what an earlier version has left open is finished by the steps that its parties are offered', async () => {
  const { owner, running } = county.hub;
  const { rows } = await owner.query<Open>(
    // Every meeting: a topic that is on an agenda waits for its own.
    `SELECT DISTINCT ON (procedure, state, meeting) replace(id::text, '-', '') AS id, procedure, state,
        CASE procedure WHEN 'CONFERENCE_MEETING' THEN id END AS meeting
      FROM proceeding WHERE closed_at IS NULL ORDER BY procedure, state, meeting, opened_at`,
  );
  expect(rows.length).toBeGreaterThan(40);
  const matters = rows.map(({ id: key, procedure: name, state }, order) => {
    const procedure = running.hub.procedures.get(name);
    if (!procedure) throw new Error(name);
    return { id: `${procedure.ids.prefix}${key}`, type: procedure.typeName, order, state };
  });
  for (const matter of matters) county.matters.set(matter.id, matter);
  const codes = bodiesToday(county).map(({ code }) => code);
  // A topic waits for its meeting: what is left is gone on with when the others are finished.
  let left = matters;
  for (let round = 0; round < 3 && left.length > 0; round += 1) {
    const open: typeof matters = [];
    for (const matter of left) if ((await finishMatter(county, matter, codes, 40)) === null) open.push(matter);
    left = open;
  }
  expect(left).toEqual([]);
  expect(county.journal.violations).toEqual([]);
});
