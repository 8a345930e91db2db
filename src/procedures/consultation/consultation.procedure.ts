import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import { defineProcedure, promptly } from '../../core/proceedings/index.js';
import { consultationTable } from './consultation.facts.js';
import { checkTopic } from './consultation.rules.js';

/** Mech 三(四)1, 2: consultations between townships and departments. */
const table = procedure({
  states: { CALLED: '已召集', HELD: '已召开', CANCELLED: '已取消' },
  parties: { convener: '召集单位', participant: '参加单位' },
})(
  {
    call: {
      label: '召集协商会议',
      rule: 'U1',
      by: 'convener',
      from: null,
      to: 'CALLED',
      needs: { topic: '议题', participantCodes: '参加单位' },
    },
    postpone: {
      label: '改期',
      rule: 'U2',
      by: 'convener',
      from: 'CALLED',
      needs: { reason: '改期理由' },
    },
    hold: {
      label: '记录会议',
      rule: 'U2',
      moment: 'heldAt',
      by: 'convener',
      from: 'CALLED',
      to: 'HELD',
      needs: { conclusions: '协商结果' },
    },
    cancel: {
      label: '取消会议',
      rule: 'U2',
      by: 'convener',
      from: 'CALLED',
      to: 'CANCELLED',
      needs: { reason: '取消理由' },
    },
  },
  {
    holding: {
      label: '召开并记录',
      rule: 'U1',
      by: 'convener',
      within: promptly,
      starts: ['call', 'postpone'],
      met: ['hold'],
      ended: ['postpone'],
    },
  },
);

export const consultation = defineProcedure({
  name: 'CONSULTATION',
  typeName: 'Consultation',
  description:
    '协商会议：联合执法的协商，定期、即时或针对重大案件线索的专题会议（机制三（四）1、2）。A consultation between townships and departments: regular, at once, or special on a major lead (Mech 三(四)1, 2).',
  ids: globalIds('csn_'),
  numberPrefix: 'XS',
  table,
  facts: consultationTable,
  mutations: {
    call: 'callConsultation',
    postpone: 'postponeConsultation',
    hold: 'holdConsultation',
    cancel: 'cancelConsultation',
  },
  otherMaterials: { MINUTES: '会议记录' },
  judgeCorrection: async (_scope, _row, { kind, topicKind }) => checkTopic(kind, topicKind),
  titleOf: ({ topic }) => topic,
  prose: ['topic', 'conclusions', 'reason', 'note'],
  partiesOf: ({ convenerId, participantIds }) => ({ convener: convenerId, participant: participantIds }),
});
