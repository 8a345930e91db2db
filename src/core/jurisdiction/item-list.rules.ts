import { checkItemCode } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import { checkText } from './text-check.rules.js';
import type { ItemVersion } from './listing.js';

/** What a list says of an item from a day on; without a last day it holds until the next version. */
export interface ItemEntry extends ItemVersion {
  readonly code: string;
}

/** What becomes of what stands: nothing, or other versions. */
export interface Placed<Standing> {
  readonly changed: boolean;
  readonly standing: readonly Standing[];
}

/** What cannot stand in a list, whatever stands there already. */
export function checkItemEntry({ code, name, legalBasis, penalties, basis, validFrom, validTo }: ItemEntry): Refusal[] {
  return [
    ...(code === '' ? [refusal('code', 'REQUIRED', '事项代码不能为空')] : checkItemCode('code', code)),
    ...checkText('name', name, '事项名称', 500),
    ...checkText('legalBasis', legalBasis, '设定依据', 2000),
    ...(penalties === null ? [] : checkText('penalties', penalties, '处罚种类', 500)),
    ...checkText('basis', basis, '依据文件', 500),
    ...(validTo !== null && validTo <= validFrom ? [refusal('validTo', 'INVALID', '失效日须晚于生效日')] : []),
  ];
}

/**
 * G2: lists change by versions. An entry for a later day ends the version before it, one for the same day corrects it, one for a
 * day before a later version holds until that; the same once more changes nothing.
 */
export function placeVersion(
  standing: readonly ItemVersion[],
  { code: _, ...given }: ItemEntry,
): Placed<ItemVersion> | readonly Refusal[] {
  const next = standing.find(({ validFrom }) => validFrom > given.validFrom);
  if (next && given.validTo !== null && given.validTo > next.validFrom) {
    return [refusal('validTo', 'INVALID', `已有自${next.validFrom}起的版本，失效日不得晚于该日`, 'G2')];
  }
  const same = standing.find(({ validFrom }) => validFrom === given.validFrom);
  // A list that names no last day takes none back.
  const version = { ...given, validTo: given.validTo ?? (same ? same.validTo : (next?.validFrom ?? null)) };
  if (same && isSame(same, version)) return { changed: false, standing };
  const others = standing
    .filter((one) => one !== same)
    .map((one) => (endsLater(one, given.validFrom) ? { ...one, validTo: given.validFrom } : one));
  const after = [...others, version].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return { changed: true, standing: after };
}

function endsLater({ validFrom, validTo }: ItemVersion, day: string): boolean {
  return validFrom < day && (validTo === null || validTo > day);
}

function isSame(one: ItemVersion, other: ItemVersion): boolean {
  const names = ['validTo', 'name', 'legalBasis', 'penalties', 'basis'] as const;
  return names.every((name) => one[name] === other[name]);
}
