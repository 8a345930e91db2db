import { shanghaiText } from '../../kernel/instant-text.js';
import { unlessRefused, type Deciding, type Made } from '../../core/proceedings/index.js';
import type { CriminalReferral } from './criminal-referral.facts.js';
import { checkObjects, checkReceipt } from './filed-case.rules.js';
import { mostObjects } from './referral-object.js';
import { insertObjects } from './referral-object.sql.js';

const path = 'criminalReferralId';

/** X2: within three days of the notice that it is filed, objects go to the police by a list, or it is said why there are none. */
export function handOverObjects(deciding: Deciding<CriminalReferral, 'handOverObjects'>): Made<CriminalReferral> {
  const { input, row, occurredAt } = deciding;
  const { objects, reason = null } = input;
  const refusals = [...checkReceipt(path, row, false), ...checkObjects({ objects, reason }, mostObjects)];
  if (refusals.length > 0) return refusals;
  if (objects.length === 0) return { set: { objectsReason: reason }, starts: { objectsReceipt: null } };
  return {
    set: {
      objectsReason: reason,
      objectsHandedAt: shanghaiText(occurredAt),
      objectsSignedAt: null,
      objectsSignedBy: null,
      objectsRemark: null,
    },
    also: ({ session, row: taken }) => insertObjects(session, taken, objects),
  };
}

/** X2: the police sign for what they have taken over, and say where it is not what the list says. */
export const signObjects = ({
  input,
  row,
  occurredAt,
}: Deciding<CriminalReferral, 'signObjects'>): Made<CriminalReferral> =>
  unlessRefused(checkReceipt(path, row, true), () => ({
    set: {
      objectsSignedBy: input.signedBy,
      objectsRemark: input.remark ?? null,
      objectsSignedAt: shanghaiText(occurredAt),
    },
  }));
