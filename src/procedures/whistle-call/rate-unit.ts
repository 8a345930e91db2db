import { namedOrganization } from '../../core/organizations/index.js';
import { isRefused, unlessRefused, type Deciding, type Made } from '../../core/proceedings/index.js';
import type { WhistleCall } from './whistle-call.facts.js';
import { checkRating, unratedOf } from './whistle-call.rules.js';

/** U10: the township says how somebody who came did; the history keeps each rating, also those that were put right. */
export function rateUnit({ input, row, organizations, today }: Deciding<WhistleCall, 'rate'>): Made<WhistleCall> {
  const unit = namedOrganization(organizations, input.unitCode, 'unitCode', today);
  if (isRefused(unit)) return unit;
  return unlessRefused(checkRating('unitCode', unit, row, input.reason), () => {
    const marked = (keys: readonly number[], is: boolean): number[] => [
      ...keys.filter((key) => key !== unit.key),
      ...(is ? [unit.key] : []),
    ];
    const ratedIds = marked(row.ratedIds, true);
    return {
      set: {
        ratedIds,
        dissatisfiedIds: marked(row.dissatisfiedIds, !input.satisfied),
        belatedIds: marked(row.belatedIds, !input.arrivedInTime),
        unsolvedIds: marked(row.unsolvedIds, !input.solved),
      },
      note: [`${unit.name}：${wordsOf(input).join('，')}`, input.reason, input.note]
        .filter((line) => line != null && line.trim() !== '')
        .join('\n'),
      // Met by the rating of the last who waits for one.
      ...(unratedOf({ ...row, ratedIds }).length > 0 ? { metAt: { rating: null } } : {}),
    };
  });
}

function wordsOf(rating: { readonly satisfied: boolean; readonly arrivedInTime: boolean; readonly solved: boolean }) {
  return [
    rating.satisfied ? '满意' : '不满意',
    rating.arrivedInTime ? '到场及时' : '到场不及时',
    rating.solved ? '问题已解决' : '问题未解决',
  ];
}
