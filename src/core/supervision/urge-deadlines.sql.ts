import { literal, sql } from '../../platform/database/sql.js';
import type { DeadlineSource } from '../deadlines/index.js';
import { visibilityCondition } from '../visibility/index.js';
import { urgeIds } from './urge.js';

/** J8: urges that are not answered, by the indexes on their term and on whose they are; for whoever is urged and who supervises. */
export const urgeDeadlines: DeadlineSource = {
  prefix: urgeIds.prefix,
  permission: 'handleCases',
  county: 'NEVER',
  select: ({ viewer, ofOwner, due }) => sql`
    SELECT ${literal(urgeIds.prefix)} || replace(u.id::text, '-', '') AS key,
      '催办：' || u.label || coalesce('（' || u.number || '）', '') AS title, u.responsible_id, u.answer_by AS due_at, 'J8' AS rule,
      ${literal(urgeIds.prefix)} || replace(u.id::text, '-', '') AS subject_id, '答复催办' AS label, 'urge' AS clock, u.procedure,
      u.number
    FROM urge u
    WHERE u.answered_at IS NULL AND ${visibilityCondition(viewer.organization, 'u')}${ofOwner('u.responsible_id')}
      ${due('u.answer_by')}`,
  nextSteps: async ({ rule }) => [{ step: 'answer', label: '答复催办', rule, mutation: 'answerUrge' }],
};
