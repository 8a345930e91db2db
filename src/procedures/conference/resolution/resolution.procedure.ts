import { globalIds } from '../../../kernel/global-id.js';
import { given, procedure } from '../../../kernel/procedure.js';
import { byPolicy, defineProcedure } from '../../../core/proceedings/index.js';
import { resolutionTable } from './resolution.facts.js';
import { hasCompleted, isLastToComplete } from './resolution.rules.js';
import { checkConferenceTitle } from '../title.rules.js';

/**
 * Conf 5(四), 9: what a meeting resolves is carried out, urged by the office, and reported at the next meeting. Each unit carries out its
 * own part in its own time; the whole is done when all have, or when the unit in charge or the office concludes it.
 */
const table = procedure({
  states: { IN_PROGRESS: '办理中', DONE: '已办理，待通报', REPORTED: '已办结并通报', CANCELLED: '已取消' },
  parties: { office: '联席会议办公室', unit: '责任单位', lead: '牵头单位', convener: '召集人' },
})(
  {
    adopt: {
      label: '登记决议事项',
      rule: 'J18',
      by: 'office',
      from: null,
      to: 'IN_PROGRESS',
      needs: { content: '决议内容', responsibleCodes: '责任单位' },
    },
    progress: { label: '报告进展', rule: 'J18', by: 'unit', from: 'IN_PROGRESS', needs: { progress: '进展情况' } },
    urge: { label: '督促办理', rule: 'J8', by: 'office', from: 'IN_PROGRESS', needs: { opinion: '处理意见' } },
    change: {
      label: '变更期限或责任单位',
      rule: 'J18',
      by: 'convener',
      from: 'IN_PROGRESS',
      needs: { reason: '变更理由' },
    },
    complete: {
      label: '本单位办理完毕',
      rule: 'J18',
      by: 'unit',
      from: 'IN_PROGRESS',
      needs: { result: '办理结果' },
    },
    conclude: {
      label: '办结决议事项',
      rule: 'J18',
      by: ['lead', 'office'],
      from: 'IN_PROGRESS',
      to: 'DONE',
      needs: { result: '办理结果' },
    },
    completeLast: {
      label: '各单位均办理完毕',
      rule: 'J18',
      by: 'unit',
      from: 'IN_PROGRESS',
      to: 'DONE',
      needs: { result: '办理结果' },
    },
    reportBack: {
      label: '在会议上通报办理情况',
      rule: 'J19',
      by: 'unit',
      from: 'IN_PROGRESS',
      needs: { report: '通报内容' },
    },
    reportOwnDone: {
      label: '在会议上通报本单位办理完毕',
      rule: 'J19',
      by: 'unit',
      from: 'IN_PROGRESS',
      needs: { report: '通报内容' },
    },
    reportDone: {
      label: '在会议上通报办结',
      rule: 'J19',
      by: 'unit',
      from: ['IN_PROGRESS', 'DONE'],
      to: 'REPORTED',
      needs: { report: '通报内容' },
    },
    cancel: {
      label: '取消决议事项',
      rule: 'J18',
      by: 'convener',
      from: ['IN_PROGRESS', 'DONE'],
      to: 'CANCELLED',
      needs: { reason: '取消理由' },
    },
  },
  {
    completion: {
      label: '办理决议事项',
      rule: 'J18',
      by: 'unit',
      within: given,
      untilLast: true,
      starts: ['adopt', 'change'],
      met: ['complete', 'completeLast', 'conclude', 'reportOwnDone', 'reportDone'],
      ended: ['conclude'],
    },
    report: {
      label: '在下次会议上通报',
      rule: 'J19',
      by: 'lead',
      within: byPolicy('resolution-report-days'),
      starts: ['completeLast', 'conclude'],
      met: ['reportDone'],
    },
  },
);

export const resolution = defineProcedure({
  name: 'RESOLUTION',
  typeName: 'Resolution',
  description: '联席会议决议事项（制度第五条（四）、第九条）。A resolution of the joint conference (Conf 5(四), 9).',
  ids: globalIds('rsl_'),
  numberPrefix: 'JY',
  table,
  facts: resolutionTable,
  mutations: {
    adopt: 'adoptResolution',
    progress: 'reportResolutionProgress',
    urge: 'urgeResolution',
    change: 'changeResolution',
    complete: 'completeResolution',
    conclude: 'concludeResolution',
    completeLast: 'completeResolution',
    reportBack: 'reportResolution',
    reportOwnDone: 'reportResolution',
    reportDone: 'reportResolution',
    cancel: 'cancelResolution',
  },
  prose: ['content', 'progress', 'analysis', 'opinion', 'result', 'report', 'reason', 'note'],
  titledBy: ['adopt'],
  judgeCorrection: async (_scope, _row, { title }) => checkConferenceTitle('title', title),
  partiesOf: ({ officeId, convenerId, responsibleIds }) => ({
    office: officeId,
    unit: responsibleIds,
    lead: responsibleIds[0] ?? null,
    convener: convenerId,
  }),
  awaitsCounty: { overdue: true },
  rolesOf: { office: 'CONFERENCE_OFFICE', convener: 'CONVENER' },
  isOffered(step, row, { organization: { key } }) {
    if (step === 'complete') return !hasCompleted(row, key) && !isLastToComplete(row, key);
    return step !== 'completeLast' || isLastToComplete(row, key);
  },
});
