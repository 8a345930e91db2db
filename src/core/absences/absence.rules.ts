import { refusal, type Refusal } from '../../kernel/refusal.js';

/** Days on which somebody is away: they end after they begin, and not before today. */
export function checkDays(
  { awayFrom, backOn }: { readonly awayFrom: string; readonly backOn: string },
  today: string,
): Refusal[] {
  return [
    ...(backOn <= awayFrom ? [refusal('backOn', 'INVALID', '返岗日须晚于离岗首日')] : []),
    ...(backOn <= today ? [refusal('backOn', 'INVALID', '返岗日须在今日之后')] : []),
  ];
}

/** An absence ends earlier, today at the earliest; one that has not begun may be taken back whole. */
export function checkBack(backOn: string, standing: { readonly backOn: string }, today: string): Refusal[] {
  if (standing.backOn <= today) return [refusal('absenceId', 'WRONG_STATE', '此人已返岗')];
  return [
    ...(backOn < today ? [refusal('backOn', 'INVALID', '返岗日不得早于今日')] : []),
    ...(backOn >= standing.backOn
      ? [refusal('backOn', 'INVALID', `须早于原定的返岗日${standing.backOn}；延长的请另行登记`)]
      : []),
  ];
}
