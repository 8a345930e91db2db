import { afterAll, beforeAll, expect, test } from 'vitest';
import { categoryFeatures } from '../../../src/app/features.js';
import { inputOf, publishOf, recordMutations, type CategoryType } from '../../harness/builders/category-inputs.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

test.each(categoryFeatures.map(({ category }) => [category.typeName as CategoryType, category.name] as const))(
  '[S10] %s that was registered is completed, and withdrawn',
  async (type, category) => {
    const { formedAt, title, scope } = sharing();
    const registering = { idempotencyKey: freshKey(), category, title, formedAt, scope };
    const { record } = await mutate(hub, '141025100', recordMutations.register, registering);
    const pendingRecordId = record?.id;
    const input = inputOf(type, { sharing: { scope, pendingRecordId } });
    const shared = await mutate(hub, '141025100', publishOf(type), input);
    expect(shared).toMatchObject({ record: { id: pendingRecordId, timeliness: 'SAME_DAY' }, userErrors: [] });
    const withdrawing = { idempotencyKey: freshKey(), recordId: pendingRecordId, reason: '误发' };
    expect((await mutate(hub, '141025100', recordMutations.withdraw, withdrawing)).userErrors).toEqual([]);
  },
);
