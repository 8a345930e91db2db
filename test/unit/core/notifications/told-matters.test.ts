import { describe, expect, test } from 'vitest';
import { procedureFeatures } from '../../../../src/app/features.js';
import { hubSchema } from '../../../../src/app/schema.js';
import { deadlineKind, havingMatter, isNewsFor } from '../../../../src/core/notifications/told-matters.js';
import { pauseAfter } from '../../../../src/core/notifications/retry.js';
import type { ChangeEvent } from '../../../../src/core/feed/index.js';
import { isEnumType } from 'graphql';

const kindType = hubSchema().getType('ChangeKind');
const kinds = isEnumType(kindType) ? kindType.getValues().map(({ name }) => name) : [];
const proceedings = procedureFeatures.map(({ procedure }) => procedure.typeName);
const subjects = ['SharedRecord', 'Need', 'EnforcementItem', ...proceedings];

const changeOf = (kind: string, subjectType: string): ChangeEvent => ({
  ...{ seq: 1, eventId: 'e', kind, subjectType, subjectId: 's', subjectRevision: 1, category: null },
  ...{ organizationId: 1, publisherId: 2, audience: [1, 2, 3], neededBy: [3, 4], at: '2026-12-01T09:00:00+08:00' },
});
const isProceeding = (type: string): boolean => proceedings.includes(type);

describe('[U3] a change of any kind, of anything', () => {
  test.each(kinds)('%s is told as what is due, as what is new, or to nobody', (kind) => {
    for (const subject of subjects) {
      const change = changeOf(kind, subject);
      const told = { due: deadlineKind(change), having: havingMatter(change, isProceeding) };
      const isDue = ['DUE_SOON', 'OVERDUE', 'URGED'].includes(kind);
      expect({ subject, due: told.due }).toEqual({ subject, due: isDue ? kind : null });
      // Of lists and needs all members are told by the log; of them nothing is anybody's to do.
      const isNew =
        subject === 'SharedRecord'
          ? ['PUBLISHED', 'REVISED', 'VISIBILITY_CHANGED']
          : ['STEP_TAKEN', 'VISIBILITY_CHANGED'];
      const expected =
        ['Need', 'EnforcementItem'].includes(subject) || !isNew.includes(kind)
          ? []
          : subject === 'SharedRecord'
            ? [3, 4]
            : [1, 2, 3];
      expect({ subject, having: told.having }).toEqual({ subject, having: expected });
    }
  });

  test('is news for neither who did it nor whose it is', () => {
    expect([1, 2, 3].filter((key) => isNewsFor(changeOf('STEP_TAKEN', 'CaseTransfer'), key))).toEqual([3]);
  });
});

test('what is not taken is tried again ever later, at moments of its own, and given up after six times', () => {
  const pauses = [1, 2, 3, 4, 5].map((attempts) => [0, 1].map((random) => pauseAfter(attempts, () => random) ?? 0));
  for (const [least = 0, most = 0] of pauses) expect(most / least).toBeCloseTo(5 / 3, 1);
  expect(pauses.map(([least = 0]) => least)).toEqual([45_000, 225_000, 900_000, 2_700_000, 10_800_000]);
  expect(pauseAfter(6)).toBeNull();
});
