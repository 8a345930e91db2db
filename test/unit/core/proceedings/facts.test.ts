import { describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { factsGiven, flag, instant, organization, tableOfFacts, text } from '../../../../src/core/proceedings/index.js';
import type { AskedFor, FactsOf } from '../../../../src/core/proceedings/facts-of.js';

const facts = {
  sender: organization('移送单位。Who sends it.'),
  receiver: organization().optional(),
  cause: text('案由。Cause.').askedBy(['open']),
  seenAt: instant('时间。When.').optional().askedBy(['open', 'note']),
  urgent: flag('紧急。Urgent.').askedBy(['open']).byDefault(false),
  result: text('结果。Result.').optional().requiredBy(['close']),
};
type Row = FactsOf<typeof facts>;

describe('a fact that is declared once', () => {
  test('has the type of its column in a row, and of its input in what a step asks for', () => {
    // These do not compile otherwise.
    const row: Row = { senderId: 1, receiverId: null, cause: '占道', seenAt: null, urgent: true, result: null };
    const note: AskedFor<typeof facts, 'note'> = { seenAt: Temporal.Instant.from('2026-11-23T09:00:00Z') };
    const close: AskedFor<typeof facts, 'close'> = { result: '已办结' };
    // @ts-expect-error -- a step that demands it cannot do without it
    const without: AskedFor<typeof facts, 'close'> = {};
    // @ts-expect-error -- a step that does not ask for it does not get it
    const unasked: AskedFor<typeof facts, 'note'> = { cause: '占道' };
    expect([row, note, close, without, unasked]).toHaveLength(5);
  });

  test('has a column of its own, of its own name', () => {
    expect(tableOfFacts('example', facts).table).toEqual({
      name: 'example',
      columns: [
        { property: 'cause', column: 'cause', type: 'text' },
        { property: 'seenAt', column: 'seen_at', type: 'timestamptz' },
        { property: 'urgent', column: 'urgent', type: 'boolean' },
        { property: 'result', column: 'result', type: 'text' },
        { property: 'senderId', column: 'sender_id', type: 'int' },
        { property: 'receiverId', column: 'receiver_id', type: 'int' },
      ],
      organizations: ['senderId', 'receiverId'],
      texts: [
        { property: 'cause', field: 'cause', isAsked: true },
        { property: 'result', field: 'result', isAsked: true },
      ],
    });
  });

  test('is taken from the request of a step that asks for it, as a row keeps it', () => {
    const seenAt = Temporal.Instant.from('2026-11-23T01:00:00Z');
    expect(factsGiven(facts, 'open', { cause: '占道', seenAt, result: '不问' })).toEqual({
      cause: '占道',
      seenAt: '2026-11-23T09:00:00+08:00',
      urgent: false,
    });
    expect(factsGiven(facts, 'note', {})).toEqual({ seenAt: null });
  });
});
