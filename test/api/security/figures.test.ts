import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { sharing } from '../../harness/builders/inputs.js';
import { citizenNumber, publishPerson } from '../../harness/builders/personal.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await publishPerson(hub, citizenNumber(1), { fineAmount: '100.00', itemCode: '330231-01' });
});
afterAll(() => hub.close());

const period = '{ from: "2020-01-01", to: "2199-01-01" }';
const penaltyDimensions = [[], ['ORGANIZATION'], ['MONTH'], ['YEAR'], ['PENALTY_KIND'], ['ITEM'], ['PARTY_KIND']];
const filters = ['{}', '{ partyKinds: [NATURAL_PERSON] }', '{ minimumFine: "500" }', '{ text: "三人" }'];
const sharingDimensions = [[], ['ORGANIZATION'], ['CATEGORY'], ['MONTH'], ['DAY']];

/** Every figure there is, by every dimension, as one organization gets it. */
async function figures(organization: string): Promise<unknown> {
  const token = await hub.token(organization, ['PUBLISHER', 'ANALYST']);
  const penalties = penaltyDimensions.flatMap((by) =>
    filters.map(
      (filter) => `penaltyStatistics(period: ${period}, groupBy: [${by.join()}], filter: ${filter}) { rows {
        organization { code } month year penaltyKind itemCode partyKind decisions fineTotal confiscatedTotal executed executionRate } }`,
    ),
  );
  const shared = sharingDimensions.map(
    (by) => `sharingStatistics(period: ${period}, groupBy: [${by.join()}]) { rows {
      organization { code } category month day shared sameDay late awaited extended sameDayRate medianDelayHours } }`,
  );
  const lists = ['sharedOn { category count }', 'sharedRecords { totalCount }', 'penaltyDecisions { totalCount }'];
  const answers: unknown[] = [];
  for (const field of [...penalties, ...shared, ...lists]) {
    const { data, errors } = await graphql(hub.url, token, `{ ${field} }`);
    expect(errors).toBeUndefined();
    answers.push(data);
  }
  return answers;
}

test('decisions against three people change no figure of an organization that may not see them', async () => {
  const [outside, inside] = [await figures('lyj'), await figures('scjg')];
  expect(outside).toEqual(inside);
  for (let n = 2; n < 5; n += 1) {
    const named = { ...sharing(`三人之一${n}`), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['scjg'] };
    await publishPerson(hub, citizenNumber(n), {
      sharing: named,
      fineAmount: '900.00',
      itemCode: '330231-09',
      decidedOn: '2021-05-05',
    });
  }
  expect(await figures('lyj')).toEqual(outside);
  // They are counted where they may be seen.
  expect(JSON.stringify(await figures('scjg'))).toContain('"decisions":4');
  expect(JSON.stringify(await figures('scjg'))).toContain('"fineTotal":"2800.00"');
});
