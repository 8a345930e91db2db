import { v4 as uuid } from 'uuid';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { Refusal } from '../../kernel/refusal.js';
import { transactionAs, type Session } from '../../platform/database/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import {
  answerAgain,
  checkIdempotencyKey,
  claimKey,
  earlierUse,
  KeyTakenError,
  type KeyedRequest,
} from '../requests/index.js';
import { presentNeed, type Need, type NeedRow } from './need.js';
import { readNeeds } from './needs.sql.js';

export interface NeedAnswer {
  readonly need: Need | null;
  readonly change: { readonly eventId: string } | null;
  readonly userErrors: readonly Refusal[];
}

/** What an act needs of its moment and transaction. */
export interface NeedAct extends Session {
  readonly eventId: string;
  /** RFC 3339, and its day in the county. */
  readonly at: string;
  readonly today: string;
}

function refused(userErrors: readonly Refusal[]): NeedAnswer {
  return { need: null, change: null, userErrors };
}

/** An act upon a need under its idempotency key: it writes the need and its change, or tells what is wrong and writes nothing. */
export async function actOnNeed(
  hub: Hub,
  viewer: Viewer,
  request: KeyedRequest,
  act: (given: NeedAct) => Promise<NeedRow | readonly Refusal[]>,
): Promise<NeedAnswer> {
  const malformed = checkIdempotencyKey(request.idempotencyKey);
  if (malformed.length > 0) return refused(malformed);
  const now = hub.clock.now();
  const moment = { at: shanghaiText(now), today: shanghaiDay(now).toString() };
  const answer = (need: NeedRow, eventId: string): NeedAnswer => ({
    need: presentNeed(need, hub.organizations, moment.today),
    change: { eventId },
    userErrors: [],
  });
  const answered = await transactionAs(hub.pool, viewer.organization.key, async (session): Promise<NeedAnswer> => {
    const earlier = await earlierUse(session, viewer.organization.key, request);
    if (earlier) {
      const first = async (): Promise<NeedAnswer> => {
        const need = (await readNeeds(session.executor, [earlier.subjectId])).get(earlier.subjectId);
        if (!need) throw new Error('an idempotency key answers with a need that is gone');
        return answer(need, earlier.eventId);
      };
      return answerAgain(earlier.sameRequest, first, refused);
    }
    const eventId = uuid();
    const need = await act({ ...session, ...moment, eventId });
    if (!('key' in need)) return refused(need);
    const use = { organizationKey: viewer.organization.key, subjectId: need.key, eventId, at: moment.at };
    if (!(await claimKey(session.executor, request, use))) throw new KeyTakenError();
    return answer(need, eventId);
  });
  if (answered.change) hub.feed.wakeSequencer();
  return answered;
}
