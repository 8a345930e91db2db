import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContact } from '../../../src/core/duties/check-contact.js';
import { dayWithoutAny, lostDays } from '../../../src/core/duties/liaison-cover.rules.js';
import type { Period } from '../../../src/kernel/timeline.js';

const at = (field: string): readonly string[] => [field];
const paths = (telephone: string | null, email: string | null) =>
  checkContact({ telephone, email }, at).map(({ path }) => path.join());

describe('how to reach somebody', () => {
  test.each(['0357-8322345', '03578322345', '0357-8322345-801', '0357-8322345转801', '13800000000', '+86 357 8322345'])(
    'is by %s',
    (telephone) => expect(paths(telephone, null)).toEqual([]),
  );
  test.each(['8322345', '12345', '110', '电话', '0357', '1380000000', `0357-8322345-${'1'.repeat(40)}`])(
    'is not by %s',
    (telephone) => expect(paths(telephone, null)).toEqual(['telephone']),
  );
  test.each(['sfj@gx.gov.cn', 'a.b+c@gx.gov.cn'])('is at %s', (email) => expect(paths(null, email)).toEqual([]));
  test.each(['sfj', 'sfj@', '@gx.gov.cn', 'a b@gx.gov.cn', `${'a'.repeat(300)}@gx.gov.cn`])('is not at %s', (email) =>
    expect(paths(null, email)).toEqual(['email']),
  );
  test('is at no address that is longer than what is kept, however long its parts are', () => {
    const lengths = fc.record({ local: fc.integer({ min: 1, max: 64 }), labels: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(lengths, ({ local, labels }) => {
        const email = `${'a'.repeat(local)}@${`${'b'.repeat(20)}.`.repeat(labels)}cn`;
        expect(paths(null, email)).toEqual(email.length > 254 ? ['email'] : []);
      }),
    );
    // Both parts may be this long, by any library.
    expect(paths(null, `${'a'.repeat(64)}@${`${'b'.repeat(60)}.`.repeat(4)}cn`)).toEqual(['email']);
  });
  test('what is wrong is not told again', () => {
    expect(JSON.stringify(checkContact({ telephone: '13800', email: 'nobody@' }, at))).not.toMatch(/13800|nobody/);
  });
});

const days = Array.from({ length: 12 }, (_, index) => `2027-01-${String(index + 1).padStart(2, '0')}`);
const end = days.length;
const period: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: 0, max: end - 1 }), fc.integer({ min: 1, max: end }))
  .map(([from, length]) => ({ validFrom: days[from] ?? '', validTo: days[from + length] ?? null }));
const holds = ({ validFrom, validTo }: Period, day: string) => validFrom <= day && (validTo === null || day < validTo);

describe('[U3] days without a liaison officer', () => {
  test('are found day by day', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 4 }), fc.option(period), fc.option(period), (others, one, right) => {
        const [before, after] = [one ? [one] : [], right ? [right] : []];
        const today = days[3] ?? '';
        const lost = lostDays(before, after, { today, ends: days[9] ?? null });
        const without = days.filter(
          (day, index) =>
            index >= 3 &&
            index < 9 &&
            before.some((each) => holds(each, day)) &&
            !after.some((each) => holds(each, day)),
        );
        expect(days.filter((day) => lost.some((each) => holds(each, day)))).toEqual(without);
        const first = without.find((day) => !others.some((each) => holds(each, day))) ?? null;
        expect(dayWithoutAny(lost, others)).toBe(first);
      }),
    );
  });
});
