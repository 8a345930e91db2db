import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordMutations } from '../../harness/builders/category-inputs.js';
import { freshKey, penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { citizenNumber } from '../../harness/builders/personal.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const publisher = '141025100';
const creditCode = '91141025MA0GTYRP65';

const party = fc.constantFrom(
  { partyKind: 'LEGAL_PERSON', partyCode: creditCode },
  { partyKind: 'SOLE_TRADER', partyCode: null },
  { partyKind: 'NATURAL_PERSON', partyCode: citizenNumber(201) },
  { partyKind: 'NATURAL_PERSON', partyCode: citizenNumber(202) },
);
const fine = fc.oneof(
  fc.record({ penaltyKinds: fc.constant(['FINE']), fineAmount: fc.constantFrom('2000', '3000.5', '3000.50', null) }),
  fc.constant({ penaltyKinds: ['WARNING', 'CIRCULATED_CRITICISM'], fineAmount: null }),
);
const sharing = fc.constantFrom(
  { scope: 'ALL_MEMBERS' },
  { scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] },
  { title: '另一标题' },
  { externalRef: '内-1' },
  { externalRef: null },
);
const revision = fc
  .tuple(
    fc.option(party, { nil: {} }),
    fc.option(fine, { nil: {} }),
    fc.option(fc.record({ content: fc.constantFrom('罚款', '罚款，警告') }), { nil: {} }),
    fc.option(fc.record({ sharing }), { nil: {} }),
  )
  .map((parts) => ({ mutation: 'revise' as const, changes: Object.assign({}, ...parts) as object }));
const execution = fc
  .constantFrom(
    { executionStatus: 'NOT_YET' },
    { executionStatus: 'SUSPENDED' },
    { executionStatus: 'PARTIAL', executedOn: '2026-10-20' },
    { executionStatus: 'EXECUTED', executedOn: '2026-10-21' },
  )
  .map((changes) => ({ mutation: 'execute' as const, changes: { ...changes, reason: '更正' } }));

const revise = `mutation ($input: RevisePenaltyDecisionInput!) { revisePenaltyDecision(input: $input) {
  record { id timeliness revision dueAt } change { cursor } userErrors { path code message rule } } }`;

type Values = Readonly<Record<string, string | null>>;
interface Found {
  readonly values: Values;
  readonly history: readonly { readonly changes: readonly ({ readonly field: string } & Values)[] }[];
}

/** What the API writes of the record, each value as one text. */
async function read(id: string): Promise<Found> {
  const query = `query ($id: ID!) { node(id: $id) { ... on PenaltyDecision {
    status title scope externalRef dueAt decisionNumber decidedOn partyName partyKind partyCode violation facts legalBasis penaltyKinds
    content fineAmount confiscatedAmount itemCode executionStatus executedOn standing history { changes { field before after } } } } }`;
  const answer = await graphql<{ node: Found & Record<string, string | string[] | null> }>(
    hub.url,
    await hub.token(publisher),
    query,
    { id },
  );
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  const { history, ...fields } = answer.data.node;
  const values = Object.entries(fields).map(([name, value]) => [name, Array.isArray(value) ? value.join('、') : value]);
  return { values: Object.fromEntries(values) as Values, history };
}

test('[S0] what revisions changed, taken back from the last to the first, gives what was published', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 3, arbitrary: revision }, execution), { maxLength: 8 }),
      async (acts) => {
        const { record } = await mutate(hub, publisher, publishPenalty, penaltyInput());
        const id = record?.id ?? '';
        const first = await read(id);
        let expectedRevision = 1;
        for (const { mutation, changes } of acts) {
          const given = { idempotencyKey: freshKey(), recordId: id, ...changes };
          const { userErrors } =
            mutation === 'revise'
              ? await mutate(hub, publisher, revise, { ...given, expectedRevision, reason: '更正' })
              : await mutate(hub, publisher, recordMutations.execute, given);
          expectedRevision += userErrors.length === 0 ? 1 : 0;
        }
        const last = await read(id);
        expect(last.history).toHaveLength(expectedRevision);
        const values = { ...last.values };
        for (const { changes } of last.history.toReversed()) {
          for (const { field, before, after } of changes ?? []) {
            if (field === 'organizationCodes') continue;
            expect([field, values[field]]).toEqual([field, after]);
            values[field] = before ?? null;
          }
        }
        expect(values).toEqual(first.values);
      },
    ),
    { numRuns: 25 },
  );
});
