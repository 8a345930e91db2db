import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { getNamedType, isInterfaceType, isListType, isObjectType, getNullableType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishMigrations } from '../../../src/app/finish-migrations.js';
import { migrateHub } from '../../../src/app/migrate.js';
import { hubSchema } from '../../../src/app/schema.js';
import { openLog } from '../../../src/platform/log/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { search } from '../../harness/clients/search.js';
import { earlierDatabase } from '../../harness/hub/earlier-database.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import type { TestDatabase } from '../../harness/hub/database.js';

/** A case of every procedure in each of its states, as version 0.3 with 47 migrations has left them. */
const cases = new URL('cases-at-0047.jsonl.gz', import.meta.url);

let database: TestDatabase;
let hub: TestHub;
beforeAll(async () => {
  const earlier = await earlierDatabase(cases, 47);
  database = earlier.database;
  await migrateHub(database.url, openLog('silent'));
  const personalDataKeyFile = join(tmpdir(), `liandong-searched-keys-${process.pid}.json`);
  await writeFile(personalDataKeyFile, earlier.keys, { mode: 0o600 });
  hub = await startHub({ database, personalDataKeyFile });
  await finishMigrations(hub.running.hub);
});
afterAll(async () => {
  await hub.close();
  await database.drop();
});

/** What only some of those who see a case may read (J17). */
const guarded = ['minutes', 'returnOpinion'];

/** The fields of a procedure's type that tell something in words, beside what every proceeding has. */
function textFields(typeName: string): string[] {
  const [type, proceeding] = [hubSchema().getType(typeName), hubSchema().getType('Proceeding')];
  if (!isObjectType(type) || !isInterfaceType(proceeding)) throw new Error(`${typeName} is no procedure`);
  const common = proceeding.getFields();
  return Object.values(type.getFields())
    .filter(({ name, type: of }) => {
      const isText = getNamedType(of).name === 'String' && !isListType(getNullableType(of));
      return isText && !(name in common) && !name.endsWith('Path') && !guarded.includes(name);
    })
    .map(({ name }) => name);
}

interface Node {
  readonly id: string;
  readonly steps: readonly { readonly note: string | null }[];
  readonly materials: readonly { readonly name: string }[];
  readonly number: string;
  readonly title: string;
}

test('what an earlier version wrote is found by its number, its title and every fact, note and paper that is told in words', async () => {
  const { procedures } = hub.running.hub;
  const { rows } = await hub.owner.query<{ id: string; procedure: string; code: string }>(
    `SELECT DISTINCT ON (p.procedure, p.state) replace(p.id::text, '-', '') AS id, p.procedure, o.code
     FROM proceeding p JOIN organization o ON o.id = p.opened_by ORDER BY p.procedure, p.state, p.id`,
  );
  // Trainings are closed as they are recorded: no clock of them was there to be brought up to date. The others came later.
  const others = ['TRAINING', 'REVERSE_REFERRAL', 'PROCURATORIAL_OPINION'];
  const those = [...procedures.keys()].filter((name) => !others.includes(name));
  expect(new Set(rows.map(({ procedure }) => procedure))).toEqual(new Set(those));
  let asked = 0;
  const first: (string | undefined)[][] = [];
  const broughtBy = { steps: 0, materials: 0 };
  const notSearched = new Set<string>();
  for (const { id: key, procedure: name, code } of rows) {
    const procedure = procedures.get(name);
    if (!procedure) throw new Error(name);
    const isSearched = procedure.facts.texts.length > 0;
    const fields = isSearched ? textFields(procedure.typeName) : [];
    if (!isSearched) notSearched.add(name);
    const query = `query ($id: ID!) { node(id: $id) { id ... on ${procedure.typeName} { number title steps { note } materials { name } ${fields.join(' ')} } } }`;
    const id = `${procedure.ids.prefix}${key}`;
    const { data } = await graphql<{ node: Node }>(hub.url, await hub.token(code), query, { id });
    const { id: _, steps = [], materials = [], ...texts } = data?.node ?? { id: null };
    const brought = [
      ...steps.map(({ note }) => ['steps', note] as const),
      ...materials.map(({ name: called }) => ['materials', called] as const),
    ];
    for (const [field] of brought) broughtBy[field] += 1;
    for (const [field, text] of [...Object.entries<string | null>(texts), ...brought]) {
      if (text === null || Array.from(text).length < 2) continue;
      asked += 1;
      const hits = await search(hub, code, text.slice(0, 60), [name]);
      expect({ field, text, found: hits.some(({ subject }) => subject.id === id) || hits.length === 100 }).toEqual({
        field,
        text,
        found: true,
      });
      if (field === 'number') first.push([id, hits[0]?.relevance, hits[0]?.subject.id]);
    }
  }
  // What is said of an official is read by fewer than the case (U9).
  expect([...notSearched]).toEqual(['PERSONNEL_RECOMMENDATION']);
  expect(first).toEqual(first.map(([id]) => [id, 'EXACT', id]));
  expect(asked).toBeGreaterThan(200);
  expect(Math.min(broughtBy.steps, broughtBy.materials)).toBeGreaterThan(20);
});

test('records that an earlier version wrote are found by their titles, and nothing is left to fill', async () => {
  const { rows } = await hub.owner.query<{ title: string }>(
    `SELECT title FROM shared_record WHERE status = 'SHARED' AND audience IS NULL LIMIT 20`,
  );
  for (const { title } of rows) expect(await search(hub, 'sfj', title)).not.toEqual([]);
  const { rows: left } = await hub.owner.query(`SELECT count_not_searched()::int AS count`);
  expect(left).toEqual([{ count: 0 }]);
});
