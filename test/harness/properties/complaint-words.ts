import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { expect } from 'vitest';
import { complaintFeature } from '../../../src/procedures/complaint/index.js';
import { allNumbered } from '../hub/all-numbered.js';
import { startHub, type TestHub } from '../hub/hub.js';
import { seededChoices } from './choices.js';
import { handlers, walkComplaints, type WalkedComplaint } from './complaint-walk.js';
import { foundBySearch, lookEverywhere, looker } from './look-everywhere.js';

const schema = buildSchema(readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'));

/** Who looks: those that handle complaints, the county government, which audits, and one that has to do with none. */
const lookers = [...handlers, 'xzf', 'lyj'];

const formats = ['csv', 'jsonl', 'xlsx'] as const;

/**
 * After any walk of complaints no organization reads, on any way there is, a word that was typed for one of which it is no party; whoever
 * is one does.
 */
export async function expectWordsKept(numRuns = 1): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const hub = await startHub();
      try {
        const complaints = await walkComplaints(hub, schema, seededChoices(seed), 600);
        await allNumbered(hub);
        const parties = await partiesOf(hub);
        for (const [index, who] of lookers.entries()) {
          await expectOnlyOwn(hub, who, formats[index % formats.length] ?? 'csv', complaints, parties);
        }
      } finally {
        await hub.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
}

async function expectOnlyOwn(
  hub: TestHub,
  who: string,
  format: 'csv' | 'jsonl' | 'xlsx',
  complaints: readonly WalkedComplaint[],
  parties: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const looking = await looker(hub, schema, who, ['Complaint', 'ComplaintHandling'], format);
  const isParty = ({ id }: WalkedComplaint): boolean => parties.get(id)?.includes(who) ?? false;
  const [own, others] = [complaints.filter(isParty), complaints.filter((each) => !isParty(each))];
  const { rows: records } = await hub.owner.query<{ id: string }>(
    `SELECT 'rec_' || replace(id::text, '-', '') AS id FROM shared_record`,
  );
  const ids = [...complaints, ...records].map(({ id }) => id);
  const seen = await lookEverywhere(looking, ids);
  const words = others.flatMap((each) => each.words);
  for (const [way, text] of seen) {
    const told = new Set(text.match(/qx\d+zq/g));
    expect({ who, way, told: words.filter((word) => told.has(word)) }).toEqual({ who, way, told: [] });
  }
  // Every word ends so: no record has one, and only a party finds a complaint by it, its own.
  const found = await foundBySearch(looking, 'zq');
  const allowed = own.length > 0 ? ['complaints', 'proceedings', 'search'] : [];
  expect({ who, found: found.filter((way) => !allowed.includes(way)) }).toEqual({ who, found: [] });
  for (const word of words.slice(0, 5))
    expect({ who, word, found: await foundBySearch(looking, word) }).toEqual({ who, word, found: [] });
  expect({ who, drafts: await drafted(hub, looking.token, others) }).toEqual({ who, drafts: [] });
  // Whoever looks does find what is there.
  if (own.length > 0) expect(await foundBySearch(looking, 'TS20')).toContain('complaintHandling');
  const all = [...seen.values()].join('\n');
  for (const { words: typed } of own) expect(typed.some((word) => all.includes(word))).toBe(true);
}

/** The drafts that can be downloaded of complaints. */
async function drafted(hub: TestHub, token: string, complaints: readonly WalkedComplaint[]): Promise<string[]> {
  const paths = complaints.flatMap(({ id }) =>
    (complaintFeature.procedure.drafts ?? []).map(({ name }) => `/proceedings/${id}/${name}.docx`),
  );
  const answers = await Promise.all(
    paths.map((path) => fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${token}` } })),
  );
  return answers.flatMap(({ status, url }) => (status === 404 ? [] : [url]));
}

/** The organizations that are a party of each complaint. */
async function partiesOf(hub: TestHub): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await hub.owner.query<{ id: string; codes: string[] }>(
    `SELECT 'cpl_' || replace(p.id::text, '-', '') AS id,
        ARRAY(SELECT o.code FROM organization o WHERE o.id = ANY (p.audience)) AS codes
      FROM proceeding p WHERE p.procedure = 'COMPLAINT'`,
  );
  return new Map(rows.map(({ id, codes }) => [id, codes]));
}
