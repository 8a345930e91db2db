import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import { defineProcedure } from '../../core/proceedings/index.js';
import { trainingTable } from './training.facts.js';
import { checkCorrected } from './training.rules.js';

/** Mech 三(五)2: a fact that is recorded once it has happened; nobody has to act on it. */
const table = procedure({
  states: { RECORDED: '已记录' },
  parties: { organizer: '组织部门', participant: '参训乡镇' },
})({
  record: {
    label: '记录业务培训',
    rule: 'A6',
    by: 'organizer',
    from: null,
    to: 'RECORDED',
    needs: { subject: '培训内容', attendance: '参训乡镇及人数' },
  },
});

export const training = defineProcedure({
  name: 'TRAINING',
  typeName: 'Training',
  description:
    '业务培训：划转事项的业务实习、集中培训、考试考核（机制三（五）2）。Training of townships in items that were handed over (Mech 三(五)2).',
  ids: globalIds('trn_'),
  numberPrefix: 'PX',
  table,
  facts: trainingTable,
  mutations: { record: 'recordTraining' },
  otherMaterials: { TRAINING_MATERIAL: '培训资料' },
  judgeCorrection: async (_scope, _row, corrected) => checkCorrected(corrected),
  titleOf: ({ subject }) => subject,
  prose: ['note'],
  partiesOf: ({ organizerId, townshipIds }) => ({ organizer: organizerId, participant: townshipIds }),
});
