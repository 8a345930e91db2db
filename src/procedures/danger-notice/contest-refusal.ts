import { shanghaiText } from '../../kernel/instant-text.js';
import { beforeCounty, isRefused, type Deciding, type Made } from '../../core/proceedings/index.js';
import type { DangerNotice } from './danger-notice.facts.js';

/** U7: reasons that do not convince are no reasons: the county government demands action or upholds them. */
export function contestRefusal(deciding: Deciding<DangerNotice, 'contest'>): Made<DangerNotice> {
  const set = beforeCounty(deciding, 'dangerNoticeId', 'U7', deciding.input.reason);
  return isRefused(set) ? set : { set: { ...set, escalatedAt: shanghaiText(deciding.occurredAt) } };
}
