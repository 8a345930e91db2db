import { refusal, type Refusal } from '../../kernel/refusal.js';
import { overlap, type Period } from '../../kernel/timeline.js';
import { checkText } from './text-check.rules.js';
import type { Placed } from './item-list.rules.js';
import type { Delegation } from './listing.js';

/** What cannot be, whatever stands already. */
export function checkDelegation({ delegatedFrom, revokedOn, basis }: Delegation): Refusal[] {
  return [
    ...checkText('basis', basis, '依据文件', 500),
    ...(revokedOn !== null && revokedOn <= delegatedFrom
      ? [refusal('revokedOn', 'INVALID', '收回日须晚于下放日', 'G2')]
      : []),
  ];
}

/**
 * G2: an item is handed over to a township once at a time. The same handover once more changes nothing, tells its revocation, or
 * corrects its document; a list that knows of no revocation takes none back.
 */
export function placeDelegation(
  standing: readonly Delegation[],
  given: Delegation,
): Placed<Delegation> | readonly Refusal[] {
  const same = standing.find(
    ({ township, delegatedFrom }) => township === given.township && delegatedFrom === given.delegatedFrom,
  );
  if (same && given.revokedOn !== null && same.revokedOn !== null && same.revokedOn !== given.revokedOn) {
    return [refusal('revokedOn', 'WRONG_STATE', `已于${same.revokedOn}收回`, 'G2')];
  }
  const merged: Delegation = {
    ...given,
    revokedOn: same?.revokedOn ?? given.revokedOn,
    revocationBasis: same?.revocationBasis ?? given.revocationBasis,
  };
  const overlapping = standing.find(
    (one) => one !== same && one.township === given.township && overlap(daysOf(one), daysOf(merged)),
  );
  if (overlapping) {
    const message = `该事项自${overlapping.delegatedFrom}起已下放该乡镇，不能再自${given.delegatedFrom}起下放；登记有误的请更正或取消`;
    return [refusal('delegatedFrom', 'ALREADY_EXISTS', message, 'G2')];
  }
  if (same && same.basis === merged.basis && same.revokedOn === merged.revokedOn) return { changed: false, standing };
  return { changed: true, standing: inOrder([...standing.filter((one) => one !== same), merged]) };
}

/** G2: takes a handover back from a day on, or another one while that has not come; the same once more changes nothing. */
export function placeRevocation(
  standing: readonly Delegation[],
  township: number,
  {
    revokedOn,
    revocationBasis,
    today,
  }: { readonly revokedOn: string; readonly revocationBasis: string; readonly today: string },
): Placed<Delegation> | readonly Refusal[] {
  const ofTownship = standing.filter((one) => one.township === township);
  if (ofTownship.some((one) => one.revokedOn === revokedOn)) return { changed: false, standing };
  const running =
    ofTownship.find((one) => one.revokedOn === null) ??
    ofTownship.findLast((one) => one.revokedOn !== null && one.revokedOn > today);
  if (!running) return [refusal('townshipCode', 'NOT_FOUND', '该事项没有下放该乡镇，或已收回', 'G2')];
  if (revokedOn <= running.delegatedFrom) {
    const message = `收回日须晚于下放日（${running.delegatedFrom}）；不应下放的请取消`;
    return [refusal('revokedOn', 'INVALID', message, 'G2')];
  }
  const revoked = { ...running, revokedOn, revocationBasis };
  const next = ofTownship.find((one) => one !== running && overlap(daysOf(one), daysOf(revoked)));
  if (next) {
    const message = `该事项自${next.delegatedFrom}起又已下放该乡镇，收回日${revokedOn}不得晚于该日`;
    return [refusal('revokedOn', 'INVALID', message, 'G2')];
  }
  return { changed: true, standing: standing.map((one) => (one === running ? revoked : one)) };
}

function daysOf({ delegatedFrom, revokedOn }: Delegation): Period {
  return { validFrom: delegatedFrom, validTo: revokedOn };
}

function inOrder(delegations: readonly Delegation[]): readonly Delegation[] {
  return delegations.toSorted((one, other) =>
    one.delegatedFrom === other.delegatedFrom
      ? one.township - other.township
      : one.delegatedFrom < other.delegatedFrom
        ? -1
        : 1,
  );
}
