import { expect } from 'vitest';
import fc from 'fast-check';
import { freshKey, otherInput, penaltyInput, publishOther, publishPenalty, sharing } from '../builders/inputs.js';
import { tell } from '../builders/jurisdiction.js';
import { declareNeed, endNeed } from '../builders/need.js';
import { graphql } from '../clients/graphql.js';
import { mutate } from '../clients/publish.js';
import { subscribe } from '../clients/subscriber.js';
import { allNumbered } from '../hub/all-numbered.js';
import { startHub, type TestHub } from '../hub/hub.js';
import { seededChoices, type Choices } from './choices.js';

const members = ['jtys', 'nync', '141025100', '141025101'] as const;
type Member = (typeof members)[number];

/** Who lists an item, and to whom it was handed over. */
const lists: Readonly<Record<string, readonly Member[]>> = { P01: ['jtys', '141025100'], P02: ['nync'] };
const codes = [...Object.keys(lists), null];

interface Needed {
  readonly id: string;
  readonly holder: Member;
  readonly categories: readonly string[];
  readonly items: 'ALL' | 'OWN_LIST' | 'NAMED';
  readonly itemCodes: readonly string[];
  readonly townshipCodes: readonly Member[];
  ended: boolean;
}

interface Published {
  readonly id: string;
  readonly publisher: Member;
  readonly category: 'PENALTY_DECISION' | 'OTHER_INFORMATION';
  readonly item: string | null;
  /** Null: all members. */
  audience: readonly Member[] | null;
  revision: number;
  withdrawn: boolean;
  /** Needs that it meets, and changes of it by which one was met or is met no longer, by whose need it is. */
  met: Set<Needed>;
  readonly told: Map<Member, number>;
}

const reaches = ({ audience }: Published, { holder }: Needed): boolean =>
  audience === null || audience.includes(holder);

const meets = (record: Published, need: Needed): boolean =>
  !need.ended &&
  need.holder !== record.publisher &&
  need.categories.includes(record.category) &&
  reaches(record, need) &&
  (need.townshipCodes.length === 0 || need.townshipCodes.includes(record.publisher)) &&
  (need.items === 'ALL' ||
    (record.item !== null &&
      (need.items === 'NAMED'
        ? need.itemCodes.includes(record.item)
        : (lists[record.item] ?? []).includes(need.holder))));

/**
 * What a change of a record makes of the needs it meets; whoever's need it met before or meets now is told. What met a need before that
 * ended has met it, as long as it may be seen.
 */
function match(record: Published, needs: readonly Needed[], isMatched = true): void {
  const before = record.met;
  const kept = (need: Needed): boolean => need.ended && before.has(need) && reaches(record, need);
  if (isMatched) record.met = new Set(needs.filter((need) => meets(record, need) || kept(need)));
  for (const holder of new Set([...before, ...record.met].map((need) => need.holder))) {
    record.told.set(holder, (record.told.get(holder) ?? 0) + 1);
  }
}

/**
 * After any history each organization finds, is replayed and was sent exactly what meets its needs by the oracle, and publishers are told
 * of exactly those who need what they share. `prepare` may break the hub first.
 */
export async function expectNeedsMatched(
  prepare: (hub: TestHub) => Promise<void> = async () => undefined,
  numRuns = 4,
) {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const hub = await startHub();
      try {
        await prepare(hub);
        const records = await live(hub, seededChoices(seed));
        await allNumbered(hub);
        for (const member of members) await expectTold(hub, records, member);
      } finally {
        await hub.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
}

async function live(hub: TestHub, choices: Choices): Promise<Published[]> {
  await tell(hub, 'recordEnforcementItem', { code: 'P01' });
  await tell(hub, 'delegateItem', { itemCode: 'P01', townshipCode: '141025100', delegatedFrom: '2021-06-01' });
  await tell(hub, 'recordEnforcementItem', { code: 'P02' }, 'nync');
  const needs: Needed[] = [];
  const records: Published[] = [];
  for (let step = 0; step < 45; step += 1) {
    const standing = records.filter(({ withdrawn }) => !withdrawn);
    const open = needs.filter(({ ended }) => !ended);
    const act = choices.below(10);
    if (needs.length < 3 || act < 2) needs.push(await declare(hub, choices));
    else if (act < 3 && open.length > 2) await end(hub, choices.pick(open));
    else if (act < 7 || standing.length < 3) records.push(...(await publishTogether(hub, choices, needs)));
    else if (act < 8) await withdraw(hub, choices.pick(standing), needs);
    else await rescope(hub, choices, choices.pick(standing), needs);
  }
  return records;
}

async function declare(hub: TestHub, choices: Choices): Promise<Needed> {
  const holder = choices.pick(members);
  const items = choices.pick(['ALL', 'OWN_LIST', 'NAMED'] as const);
  const itemCodes = items === 'NAMED' ? [choices.pick(Object.keys(lists))] : [];
  const categories = choices.pick([
    ['PENALTY_DECISION'],
    ['OTHER_INFORMATION'],
    ['PENALTY_DECISION', 'OTHER_INFORMATION'],
  ]);
  const townshipCodes = choices.chance(30) ? [choices.pick(members)] : [];
  const answer = await declareNeed(hub, holder, { items, itemCodes, categories, townshipCodes });
  if (!answer.need) throw new Error(JSON.stringify(answer.userErrors));
  return { id: answer.need.id, holder, categories, items, itemCodes, townshipCodes, ended: false };
}

async function end(hub: TestHub, need: Needed): Promise<void> {
  expect((await endNeed(hub, need.holder, { needId: need.id })).userErrors).toEqual([]);
  need.ended = true;
}

function someAudience(choices: Choices, publisher: Member): readonly Member[] | null {
  if (choices.chance(50)) return null;
  return [...new Set([publisher, ...members.filter(() => choices.chance(40))])];
}

function scopeOf(audience: readonly Member[] | null, publisher: Member) {
  const organizationCodes = audience?.filter((member) => member !== publisher) ?? [];
  if (audience === null) return { scope: 'ALL_MEMBERS', organizationCodes: undefined };
  return {
    scope: 'NAMED_ORGANIZATIONS',
    organizationCodes: organizationCodes.length > 0 ? organizationCodes : [publisher],
  };
}

/** Some at a time, which the hub may write, and match, by one statement. */
async function publishTogether(hub: TestHub, choices: Choices, needs: readonly Needed[]): Promise<Published[]> {
  const publisher = choices.pick(members);
  const count = choices.chance(30) ? 5 : 1;
  return Promise.all(Array.from({ length: count }, () => publish(hub, choices, publisher, needs)));
}

async function publish(
  hub: TestHub,
  choices: Choices,
  publisher: Member,
  needs: readonly Needed[],
): Promise<Published> {
  const audience = someAudience(choices, publisher);
  const category = choices.pick(['PENALTY_DECISION', 'OTHER_INFORMATION'] as const);
  const item = category === 'PENALTY_DECISION' ? choices.pick(codes) : null;
  const shared = { ...sharing('需要的信息'), ...scopeOf(audience, publisher) };
  const { record, userErrors } =
    category === 'PENALTY_DECISION'
      ? await mutate(hub, publisher, publishPenalty, penaltyInput({ sharing: shared, itemCode: item }))
      : await mutate(hub, publisher, publishOther, otherInput({ sharing: shared }));
  if (!record) throw new Error(JSON.stringify(userErrors));
  const published: Published = {
    ...{ id: record.id, publisher, category, item, audience, revision: 1, withdrawn: false },
    ...{ met: new Set<Needed>(), told: new Map<Member, number>() },
  };
  match(published, needs);
  return published;
}

async function rescope(hub: TestHub, choices: Choices, record: Published, needs: readonly Needed[]): Promise<void> {
  const type = record.category === 'PENALTY_DECISION' ? 'PenaltyDecision' : 'OtherInformation';
  const audience = someAudience(choices, record.publisher);
  const mutation = `mutation ($input: Revise${type}Input!) { revise${type}(input: $input) { record { id } userErrors { path message } } }`;
  const { userErrors } = await mutate(hub, record.publisher, mutation, {
    ...{ idempotencyKey: freshKey(), recordId: record.id, expectedRevision: record.revision, reason: '调整共享范围' },
    sharing: scopeOf(audience, record.publisher),
  });
  expect(userErrors).toEqual([]);
  Object.assign(record, { audience, revision: record.revision + 1 });
  match(record, needs);
}

async function withdraw(hub: TestHub, record: Published, needs: readonly Needed[]): Promise<void> {
  const mutation = `mutation ($input: WithdrawRecordInput!) { withdrawRecord(input: $input) { record { id } userErrors { path message } } }`;
  await mutate(hub, record.publisher, mutation, { idempotencyKey: freshKey(), recordId: record.id, reason: '误发' });
  Object.assign(record, { withdrawn: true });
  match(record, needs, false);
}

interface Data {
  readonly sharedRecords: { readonly nodes: readonly { id: string }[] };
  readonly changes: { readonly changes: readonly { subjectId: string }[] };
  readonly nodes: readonly {
    id: string;
    neededBy: readonly { organization: { code: string }; need: { id: string } }[];
  }[];
}

async function expectTold(hub: TestHub, records: readonly Published[], member: Member): Promise<void> {
  const token = await hub.token(member);
  const own = records.filter(({ publisher }) => publisher === member).map(({ id }) => id);
  const query = `query ($own: [ID!]!) {
    sharedRecords(first: 100, filter: { needed: true }) { nodes { id } }
    changes(first: 500, filter: { needed: true }) { changes { subjectId } }
    nodes(ids: $own) { id ... on SharedRecord { neededBy { organization { code } need { id } } } } }`;
  const { data, errors } = await graphql<Data>(hub.url, token, query, { own });
  if (!data) throw new Error(JSON.stringify(errors));
  const needed = records.filter(({ met, withdrawn }) => !withdrawn && [...met].some(({ holder }) => holder === member));
  expect({ member, listed: data.sharedRecords.nodes.map(({ id }) => id).sort() }).toEqual({
    member,
    listed: needed.map(({ id }) => id).sort(),
  });
  const told = records
    .flatMap(({ id, told: counts }) => Array.from({ length: counts.get(member) ?? 0 }, () => id))
    .sort();
  expect({ member, replayed: data.changes.changes.map(({ subjectId }) => subjectId).sort() }).toEqual({
    member,
    replayed: told,
  });
  const follower = subscribe(hub.url, token, { after: hub.running.hub.feed.cursor(0), filter: { needed: true } });
  const followed = (await follower.until(told.length)).filter(({ kind }) => kind !== 'HEARTBEAT');
  await follower.close();
  expect({ member, followed: followed.map(({ subjectId }) => subjectId ?? '').sort() }).toEqual({
    member,
    followed: told,
  });
  for (const { id, neededBy } of data.nodes) {
    const met = records.find((record) => record.id === id)?.met ?? new Set<Needed>();
    expect({ id, needs: neededBy.map(({ need }) => need.id).sort() }).toEqual({
      id,
      needs: [...met].map((need) => need.id).sort(),
    });
  }
}
