import { globalIds } from '../../kernel/global-id.js';
import { procedure } from '../../kernel/procedure.js';
import {
  byPolicy,
  contest,
  contestClocks,
  contestedStates,
  defineProcedure,
  immediately,
  promptly,
  uphold,
} from '../../core/proceedings/index.js';
import { titleOf } from './danger-notice.js';
import { dangerNoticeTable } from './danger-notice.facts.js';
import { isToBeReported } from './danger-notice.rules.js';
import { designateNotified } from './designate-notified.js';

/** Mech 三(四)2: major dangers to public security or safety that belong to others. */
const table = procedure({
  states: {
    NOTIFIED: '已通知',
    DISPATCHED: '已派员',
    REFUSED: '拒不处理且未说明理由',
    REFUSED_WITH_REASON: '已说明不予处理的理由',
    ESCALATED: '已报告县政府',
    INSTRUCTED: '县政府已作要求',
    RESOLVED: '已处置',
    UPHELD: contestedStates.UPHELD,
    CLOSED: '已办结',
  },
  parties: { finder: '发现单位', notified: '被通知单位', county: '县政府' },
})(
  {
    notify: {
      label: '通知有关部门',
      rule: 'U5',
      by: 'finder',
      from: null,
      to: 'NOTIFIED',
      needs: { place: '地点', description: '隐患情况' },
    },
    dispatch: {
      label: '派执法人员处理',
      rule: 'U6',
      moment: 'dispatchedAt',
      by: 'notified',
      from: ['NOTIFIED', 'REFUSED', 'REFUSED_WITH_REASON', 'ESCALATED', 'INSTRUCTED'],
      to: 'DISPATCHED',
      needs: { dispatchRecord: '派员情况' },
    },
    decline: {
      label: '说明不予处理的理由',
      rule: 'U7',
      by: 'notified',
      from: ['NOTIFIED', 'REFUSED'],
      to: 'REFUSED_WITH_REASON',
      needs: { reason: '不予处理的理由' },
    },
    refuse: {
      label: '记录拒不处理',
      rule: 'U7',
      by: ['notified', 'finder'],
      from: 'NOTIFIED',
      to: 'REFUSED',
    },
    escalate: { label: '向县政府报告', rule: 'U7', by: 'finder', from: ['NOTIFIED', 'REFUSED'], to: 'ESCALATED' },
    contest: contest('U7', 'finder', 'REFUSED_WITH_REASON'),
    uphold: uphold('U7', '认可不予处理的理由'),
    designate: {
      label: '指定管辖',
      rule: 'D2',
      by: 'county',
      from: ['NOTIFIED', 'REFUSED', 'REFUSED_WITH_REASON', 'ESCALATED'],
      to: 'NOTIFIED',
    },
    instruct: {
      label: '县政府提出要求',
      rule: 'U7',
      by: 'county',
      from: 'ESCALATED',
      to: 'INSTRUCTED',
      needs: { instruction: '处理要求' },
    },
    resolve: {
      label: '报告处置结果',
      rule: 'U6',
      by: 'notified',
      from: 'DISPATCHED',
      to: 'RESOLVED',
      needs: { result: '处置结果' },
    },
    close: {
      label: '办结',
      rule: 'U5',
      by: 'finder',
      from: ['RESOLVED', 'REFUSED_WITH_REASON', 'INSTRUCTED'],
      to: 'CLOSED',
    },
  },
  {
    notice: { label: '立即通知', rule: 'U5', by: 'finder', within: immediately, starts: ['notify'], met: ['notify'] },
    dispatch: {
      label: '立即派员',
      rule: 'U6',
      by: 'notified',
      within: immediately,
      starts: ['notify', 'instruct', 'designate'],
      met: ['dispatch'],
      // Whoever is designated has its own time.
      ended: ['decline', 'designate'],
    },
    handling: {
      label: '处置隐患',
      rule: 'U6',
      by: 'notified',
      within: byPolicy('danger-handling-working-days'),
      starts: ['dispatch'],
      met: ['resolve'],
    },
    closing: { label: '及时办结', rule: 'U5', by: 'finder', within: promptly, starts: ['resolve'], met: ['close'] },
    report: {
      label: '及时报告县政府',
      rule: 'U7',
      by: 'finder',
      within: promptly,
      starts: ['refuse', 'escalate'],
      met: ['escalate'],
      ended: ['dispatch', 'decline', 'designate'],
    },
    ...contestClocks('U7', 'finder', {
      refused: ['decline'],
      accepted: ['close'],
      escalated: ['contest', 'escalate'],
      decided: ['instruct', 'uphold'],
      done: ['dispatch', 'designate'],
    }),
  },
);

export const dangerNotice = defineProcedure({
  name: 'DANGER_NOTICE',
  typeName: 'DangerNotice',
  description:
    '隐患通知：重大治安、安全隐患的通知与处置（机制三（四）2）。Notice of a major danger that belongs to another organization (Mech 三(四)2).',
  ids: globalIds('dgn_'),
  numberPrefix: 'YH',
  table,
  facts: dangerNoticeTable,
  mutations: {
    notify: 'sendDangerNotice',
    dispatch: 'dispatchOfficers',
    decline: 'declineDangerNotice',
    refuse: 'refuseDangerNotice',
    escalate: 'escalateDangerNotice',
    contest: 'contestDangerRefusal',
    uphold: 'upholdDangerRefusal',
    designate: 'decideDispute',
    instruct: 'instructDangerNotice',
    resolve: 'resolveDangerNotice',
    close: 'closeDangerNotice',
  },
  otherMaterials: { SCENE_MATERIAL: '现场材料' },
  titleOf,
  prose: ['description', 'dispatchRecord', 'reason', 'instruction', 'decision', 'result', 'note'],
  routing: {
    step: 'designate',
    refer: (countyId) => ({ countyId }),
    designate: designateNotified,
  },
  awaitsCounty: { states: ['ESCALATED'] },
  rolesOf: { county: 'COUNTY_GOVERNMENT' },
  isOffered: (step, row, _viewer, now) => step !== 'escalate' || isToBeReported(row, now),
  partiesOf: ({ finderId, notifiedId, countyId }) => ({ finder: finderId, notified: notifiedId, county: countyId }),
});
