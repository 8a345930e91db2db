import { globalIds } from '../../../kernel/global-id.js';
import { given, procedure } from '../../../kernel/procedure.js';
import { defineProcedure } from '../../../core/proceedings/index.js';
import { resolutionTable } from './resolution.facts.js';

/** Conf 5(四), 9: what a meeting resolves is carried out, urged by the office, and reported at the next meeting. */
const table = procedure({
  states: { IN_PROGRESS: '办理中', DONE: '已办理，待通报', REPORTED: '已办结并通报' },
  parties: { office: '联席会议办公室', unit: '责任单位' },
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
    complete: {
      label: '办理完毕',
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
    reportDone: {
      label: '在会议上通报办结',
      rule: 'J19',
      by: 'unit',
      from: ['IN_PROGRESS', 'DONE'],
      to: 'REPORTED',
      needs: { report: '通报内容' },
    },
  },
  {
    completion: {
      label: '办理决议事项',
      rule: 'J18',
      by: 'unit',
      within: given,
      jointly: true,
      starts: ['adopt'],
      met: ['complete', 'reportDone'],
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
    complete: 'completeResolution',
    reportBack: 'reportResolution',
    reportDone: 'reportResolution',
  },
  prose: ['content', 'progress', 'analysis', 'opinion', 'result', 'report', 'note'],
  partiesOf: ({ officeId, responsibleIds }) => ({ office: officeId, unit: responsibleIds }),
  awaitsCounty: { overdue: true },
  rolesOf: { office: 'CONFERENCE_OFFICE' },
});
