import { describe, expect, test } from 'vitest';
import { categoryFeatures, procedureFeatures } from '../../../../src/app/features.js';
import { labelOf } from '../../../../src/platform/graphql/label.js';
import { notificationKinds } from '../../../../src/core/notifications/notification-kinds.js';
import { messageText, type Naming } from '../../../../src/core/notifications/notification-text.js';
import type { Told } from '../../../../src/core/notifications/notification.js';

const procedures = new Map(procedureFeatures.map(({ procedure }) => [procedure.name, procedure]));
const categories = new Map(categoryFeatures.map(({ category }) => [category.name, category]));
const naming: Naming = {
  procedureName: (name) => procedures.get(name)?.label ?? '',
  categoryName: (name) => labelOf(categories.get(name)?.description) ?? '',
  idOf: (subjectType) => `${subjectType.slice(0, 3)}_0123456789abcdef0123456789abcdef`,
  publicUrl: 'https://liandong.shenpiju.gx.linfen.shanxi.gov.cn',
};

const moments = { dueAt: '2026-12-31T12:59:00+08:00', occurredAt: '2026-12-30T09:00:00+08:00' };
const kinds = Object.values(notificationKinds);

/** Everything that may be told of each clock of each procedure, and of a record of each category. */
const all: readonly Told[] = kinds.flatMap((kind) => [
  ...[...procedures.values()].flatMap(({ name, typeName, numberPrefix, table }) =>
    Object.values(table.clocks).map(({ label, rule }) => ({
      ...{ kind, source: '', subjectType: typeName, subjectId: 'key', procedure: name, category: null },
      ...{ number: `${numberPrefix}2026000001`, label, rule, ...moments },
    })),
  ),
  ...[...categories.keys()].map((category) => ({
    ...{ kind, source: '', subjectType: 'SharedRecord', subjectId: 'key', procedure: null, number: null, category },
    ...{ label: '执行情况反馈', rule: 'S3', ...moments },
  })),
]);

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

describe('a message', () => {
  test('tells of every clock of every procedure and of every category in one line, with a link', () => {
    expect(all.length).toBeGreaterThan(200);
    for (const told of all) {
      const { subject, text } = messageText([told], naming);
      expect(subject).toMatch(
        /^【联动】[^：]+：\S+ (?:[A-Z]{2}\d{10}|Sha_[0-9a-f]{32}) 「[^」]+」 12月31日 12:59到期$/,
      );
      expect(text.split('\n')).toEqual([subject, expect.stringMatching(/^https:\/\/[^#]+\/#\w+$/)]);
    }
  });

  test('of however many is no longer than the messengers take, and says how many are left out', () => {
    const longest = all.toSorted(
      (one, other) => bytes(messageText([other], naming).subject) - bytes(messageText([one], naming).subject),
    );
    const { subject, text } = messageText(longest.slice(0, 100), naming);
    expect(subject).toBe('【联动】有100件事项待处理');
    expect(text).toContain('另有88件');
    expect(bytes(text)).toBeLessThanOrEqual(2048);
  });

  test('of what is due at midnight names the day that ends', () => {
    const [told] = all;
    const due = { ...(told as Told), dueAt: '2027-01-01T00:00:00+08:00' };
    expect(messageText([due], naming).subject).toContain('12月31日 24:00到期');
  });
});
