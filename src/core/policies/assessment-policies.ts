import type { PolicyDefault } from './policy-default.js';

const basis = '技术约定：规定未定考核办法；计分与否、各项扣分由县政府决定';

/** 考核: the hub counts; whether anybody is scored by it, and how, the county decides. */
export const assessmentPolicies = {
  'assessment-scored': { value: 1, unit: '1否2是', label: '考核是否计分', basis: `${basis}；不计分` },
  'assessment-late-points': { value: 1, unit: '分', label: '逾期办理每件的考核扣分', basis },
  'assessment-overdue-points': { value: 2, unit: '分', label: '逾期未办每件的考核扣分', basis },
  'assessment-unanswered-points': { value: 3, unit: '分', label: '期满未答复每件的考核扣分', basis },
  'assessment-returned-points': { value: 1, unit: '分', label: '被退回每件的考核扣分', basis },
  'assessment-dissatisfied-points': { value: 2, unit: '分', label: '评哨不满意每次的考核扣分', basis },
} as const satisfies Record<string, PolicyDefault>;
