import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { opinionInput } from '../../harness/builders/procuratorial-opinion.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { draftText } from '../../harness/clients/draft.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

// A Monday without a holiday near it.
const monday = '2024-03-04T10:00:00.000+08:00';
const clock = movingClock(monday);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());
beforeEach(() => clock.moveTo(monday));

interface Opinion extends ProceedingAnswer {
  readonly justice: { readonly code: string } | null;
  readonly replyDueAt: string;
  readonly adoption: string | null;
}
const api = { field: 'procuratorialOpinion', fields: 'justice { code } replyDueAt adoption' };
const ask = (organization: string, mutation: string, input: object, roles?: Parameters<typeof askStep>[5]) =>
  askStep<Opinion>(hub, organization, api, { mutation }, { idempotencyKey: freshKey(), ...input }, roles);
const done = async (...asked: Parameters<typeof ask>) => proceedingOf(await ask(...asked));
const issued = (changes: object = {}) => done('jcy', 'issueProcuratorialOpinion', opinionInput(changes));
const refusals = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).userErrors.map(({ path, code, rule }) => [path.join('.'), code, rule]);
const sees = async (organization: string, id: string) => {
  const query = 'query ($id: ID!) { node(id: $id) { id } }';
  return (
    (await graphql<{ node: object | null }>(hub.url, await hub.token(organization), query, { id })).data?.node != null
  );
};

test('[X2] an opinion is copied to the justice bureau, and seen by nobody else', async () => {
  const { id, justice } = await issued();
  expect(justice).toEqual({ code: 'sfj' });
  const seen = await Promise.all(['jcy', 'zrzy', 'sfj', 'gaj', 'xzf'].map((organization) => sees(organization, id)));
  expect(seen).toEqual([true, true, true, false, false]);
});

test('[X2] it is answered within two months, or by the day that it sets where it is urgent', async () => {
  const answerDue = async (changes: object) => {
    const { replyDueAt, deadlines } = await issued(changes);
    expect(deadlines).toEqual([
      expect.objectContaining({ dueAt: replyDueAt, responsible: { code: 'zrzy' }, status: 'OPEN' }),
    ]);
    return replyDueAt;
  };
  expect(await answerDue({})).toBe('2024-05-07T00:00:00.000+08:00');
  expect(await answerDue({ replyBy: '2024-03-08' })).toBe('2024-03-09T00:00:00.000+08:00');
});

test('[X2] an answer is taken, or put before the county government, which may have it answered anew', async () => {
  const { id: procuratorialOpinionId } = await issued();
  const answer = { procuratorialOpinionId, adoption: 'NOT_ADOPTED', answer: '未达到追诉标准' };
  await done('zrzy', 'answerProcuratorialOpinion', answer);
  expect(await draftText(hub, 'zrzy', procuratorialOpinionId, '检察意见回复函')).toContain('处理结果：未达到追诉标准');
  await done('jcy', 'escalateOpinionAnswer', { procuratorialOpinionId, reason: '鉴定不能成立' });
  clock.moveTo('2024-03-11T10:00:00.000+08:00');
  const order = { procuratorialOpinionId, decision: '请重新鉴定后回复' };
  const ordered = await done('xzf', 'orderOpinionAnswer', order, ['COUNTY_GOVERNMENT']);
  expect(ordered).toMatchObject({ state: 'ISSUED', adoption: null, replyDueAt: '2024-05-11T00:00:00.000+08:00' });
  await done('zrzy', 'answerProcuratorialOpinion', { ...answer, adoption: 'ADOPTED', answer: '已移送公安机关' });
  const closed = await done('jcy', 'closeProcuratorialOpinion', { procuratorialOpinionId });
  expect(closed).toMatchObject({ state: 'CLOSED', adoption: 'ADOPTED' });
});

test('[X2] silence is put before the county government once the time to answer is over', async () => {
  const { id: procuratorialOpinionId } = await issued();
  const silence = { procuratorialOpinionId, reason: '逾期未回复' };
  expect(await refusals('jcy', 'escalateUnansweredOpinion', silence)).toEqual([
    ['procuratorialOpinionId', 'WRONG_STATE', 'X2'],
  ]);
  clock.moveTo('2024-05-07T00:00:00.000+08:00');
  expect(await done('jcy', 'escalateUnansweredOpinion', silence)).toMatchObject({ state: 'ESCALATED' });
});

test.each([
  ['gaj', {}, ['', 'WRONG_PARTY', 'X2']],
  ['xzf', {}, ['', 'WRONG_PARTY', 'X2']],
  ['jcy', { toCode: 'xzf' }, ['toCode', 'INVALID', 'X2']],
  ['jcy', { toCode: 'jcy' }, ['toCode', 'INVALID', 'X2']],
  ['jcy', { toCode: 'none' }, ['toCode', 'NOT_FOUND', null]],
  ['jcy', { replyBy: '2024-03-04' }, ['replyBy', 'INVALID', 'X2']],
])('[X2] an opinion of %s with %j is refused %j', async (organization, changes, expected) => {
  expect(await refusals(organization, 'issueProcuratorialOpinion', opinionInput(changes))).toEqual([expected]);
});
