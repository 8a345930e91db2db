import { globalIds } from '../../../kernel/global-id.js';
import { procedure } from '../../../kernel/procedure.js';
import { byPolicy, defineProcedure } from '../../../core/proceedings/index.js';
import { bulletinTable } from './bulletin.facts.js';
import { workBulletin } from './work-bulletin.js';

/** Conf 5(一): the office drafts a bulletin of what was shared, edits it and publishes it. */
const table = procedure({
  states: { DRAFTED: '编辑中', PUBLISHED: '已发布', DISCARDED: '已作废' },
  parties: { office: '联席会议办公室' },
})(
  {
    draft: { label: '起草工作简报', rule: 'J5', by: 'office', from: null, to: 'DRAFTED' },
    revise: { label: '修改工作简报', rule: 'J5', by: 'office', from: 'DRAFTED', needs: { content: '简报内容' } },
    publish: { label: '发布工作简报', rule: 'J5', by: 'office', from: 'DRAFTED', to: 'PUBLISHED' },
    discard: { label: '作废工作简报', rule: 'J5', by: 'office', from: 'DRAFTED', to: 'DISCARDED' },
  },
  {
    publishing: {
      label: '编辑并发布',
      rule: 'J5',
      by: 'office',
      within: byPolicy('bulletin-working-days'),
      starts: ['draft'],
      met: ['publish'],
    },
  },
);

export const bulletin = defineProcedure({
  name: 'BULLETIN',
  typeName: 'Bulletin',
  description: '工作简报：联席会议办公室的（制度第五条（一））。A bulletin of the conference’s office (Conf 5(一)).',
  ids: globalIds('bul_'),
  numberPrefix: 'JB',
  table,
  facts: bulletinTable,
  mutations: {
    draft: 'draftBulletin',
    revise: 'reviseBulletin',
    publish: 'publishBulletin',
    discard: 'discardBulletin',
  },
  prose: ['content', 'note'],
  drafts: [workBulletin],
  partiesOf: ({ officeId }) => ({ office: officeId }),
  rolesOf: { office: 'CONFERENCE_OFFICE' },
});
