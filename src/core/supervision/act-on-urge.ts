import { v4 as uuid } from 'uuid';
import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { shanghaiText } from '../../kernel/instant-text.js';
import { isRefused } from '../proceedings/index.js';
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
import type { UrgeRow } from './urge.js';
import { readUrges } from './urges.sql.js';

export interface UrgeAnswer {
  readonly urge: UrgeRow | null;
  readonly userErrors: readonly Refusal[];
}

/** What an act needs of its moment and transaction. */
export interface UrgeAct extends Session {
  readonly eventId: string;
  readonly now: Temporal.Instant;
  /** RFC 3339, and its day in the county. */
  readonly at: string;
  readonly today: string;
}

function refused(userErrors: readonly Refusal[]): UrgeAnswer {
  return { urge: null, userErrors };
}

/** An act upon an urge under its idempotency key: it writes the urge and its change, or tells what is wrong and writes nothing. */
export async function actOnUrge(
  hub: Hub,
  viewer: Viewer,
  request: KeyedRequest,
  act: (given: UrgeAct) => Promise<UrgeRow | readonly Refusal[]>,
): Promise<UrgeAnswer> {
  const malformed = checkIdempotencyKey(request.idempotencyKey);
  if (malformed.length > 0) return refused(malformed);
  const now = hub.clock.now();
  const moment = { now, at: shanghaiText(now), today: shanghaiDay(now).toString() };
  const organizationKey = viewer.organization.key;
  const answered = await transactionAs(hub.pool, organizationKey, async (session): Promise<UrgeAnswer> => {
    const earlier = await earlierUse(session, organizationKey, request);
    if (earlier) {
      const first = async (): Promise<UrgeAnswer> => {
        const urge = (await readUrges([earlier.subjectId], session)).get(earlier.subjectId);
        if (!urge) throw new Error('an idempotency key answers with an urge that is gone');
        return { urge, userErrors: [] };
      };
      return answerAgain(earlier.sameRequest, first, refused);
    }
    const eventId = uuid();
    const urge = await act({ ...session, ...moment, eventId });
    if (isRefused(urge)) return refused(urge);
    const use = { organizationKey, subjectId: urge.key, eventId, at: moment.at };
    if (!(await claimKey(session.executor, request, use))) throw new KeyTakenError();
    return { urge, userErrors: [] };
  });
  if (answered.urge) hub.feed.wakeSequencer();
  return answered;
}
