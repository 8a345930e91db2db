import { shanghaiDay } from '../../kernel/calendar.js';
import { dayText } from '../../kernel/day-text.js';
import { materialsUntil, type ProcedureDraft } from '../../core/proceedings/index.js';
import type { AssistanceRequestFacts } from './assistance-request.facts.js';
import { supportLabels } from './assistance-request.js';

/** The opinion that A2 asks for: while it is not given, with a blank for it; once it is, as it was given. */
export const writtenOpinion: ProcedureDraft<AssistanceRequestFacts> = {
  name: 'written-opinion',
  label: '书面意见',
  by: ['recipient'],
  write({ hub, row, steps, materials }) {
    if (row.recipientId === null || row.requestedAt === null || ['DECLINED', 'WITHDRAWN'].includes(row.state))
      return null;
    const requester = hub.organizations.byKey(row.requesterId);
    const recipient = hub.organizations.byKey(row.recipientId);
    return {
      kind: 'LETTER',
      issuer: recipient.name,
      documentNumber: null,
      title: `${recipient.name}关于${row.matter}的书面意见`,
      addressee: requester.name,
      paragraphs: [
        `你单位${dayText(row.requestedAt)}关于请求就${row.matter}提供${supportLabels[row.supportKind]}的函收悉。现提出书面意见如下：`,
        row.opinion ?? '〔书面意见待填〕',
        ...(row.onSiteAt === null
          ? []
          : [`我单位于${dayText(row.onSiteAt)}派执法人员现场处置：${row.onSiteHandling ?? ''}`]),
        '相关证据材料随文移交，供你单位作为实施行政处罚的证据。',
      ],
      attachments: materialsUntil('answer', { steps, materials }).flatMap(({ kind, name }) =>
        kind === 'EVIDENCE' ? [name] : [],
      ),
      signedBy: recipient.name,
      date: row.answeredAt?.slice(0, 10) ?? shanghaiDay(hub.clock.now()).toString(),
    };
  },
};
