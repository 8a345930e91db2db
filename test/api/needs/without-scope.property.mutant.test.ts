import { expect, test } from 'vitest';
import { mutantRuns } from '../../harness/properties/mutant-runs.js';
import { expectNeedsMatched } from '../../harness/properties/needs-property.js';

/** What the function that matches would be, had it forgotten who may see a record, or what a need asks for. */
const forgetting: readonly (readonly [title: string, from: RegExp, to: string])[] = [
  ['scope', /AND \(r\.audience IS NULL OR n\.holder_id = ANY \(r\.audience\)\)/, ''],
  ['townships', /\(k\.township_ids = '\{\}' OR k\.township_ids && publishers\)/, 'true'],
  ['what is met no longer', /UPDATE record_need m SET until = NEW\.id[^;]*;/, ''],
];

test.each(forgetting)('matching without %s is noticed', async (_, from, to) => {
  const broken = expectNeedsMatched(async (hub) => {
    const { rows } = await hub.owner.query<{ text: string }>(
      `SELECT pg_get_functiondef('match_needs'::regproc) AS text`,
    );
    const text = rows[0]?.text ?? '';
    expect(text).toMatch(from);
    await hub.owner.query(text.replace(from, to));
  }, mutantRuns);
  await expect(broken).rejects.toThrow('Property failed');
});
