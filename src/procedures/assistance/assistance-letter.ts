import { shanghaiDay } from '../../kernel/calendar.js';
import { materialsUntil, type ProcedureDraft } from '../../core/proceedings/index.js';
import type { AssistanceRequestFacts } from './assistance-request.facts.js';
import { supportLabels } from './assistance-request.js';

/** The letter that A1 asks for, from what was told of the need; once it is sent, as it was sent. */
export const assistanceLetter: ProcedureDraft<AssistanceRequestFacts> = {
  name: 'assistance-letter',
  label: '协助函',
  by: ['requester'],
  write({ hub, row, steps, materials }) {
    const requester = hub.organizations.byKey(row.requesterId);
    const recipient = row.recipientId === null ? null : hub.organizations.byKey(row.recipientId);
    const support = supportLabels[row.supportKind];
    return {
      kind: 'LETTER',
      issuer: requester.name,
      documentNumber: null,
      title: `${requester.name}关于请求就${row.matter}提供${support}的函`,
      addressee: recipient?.name ?? null,
      paragraphs: [
        `我单位在行政执法过程中，认定${row.matter}需要你单位提供${support}。${urgencyOf(row)}`,
        `需要协助的内容：${row.need ?? '〔协助内容待填〕'}`,
        '根据《古县乡镇综合行政执法协调联动机制》（古政办发〔2021〕22号）三（五）1的规定，请在收函后5个工作日内提出书面意见，并连同相关证据材料移交我单位。情况特殊或者认定所需时间较长的，请在期限届满前告知。',
      ],
      attachments: materialsUntil('request', { steps, materials }).flatMap(({ kind, name }) =>
        kind === 'CASE_MATERIAL' ? [name] : [],
      ),
      signedBy: requester.name,
      date: row.requestedAt?.slice(0, 10) ?? shanghaiDay(hub.clock.now()).toString(),
    };
  },
};

function urgencyOf({ urgent, evidenceAtRisk, onSiteReason }: AssistanceRequestFacts): string {
  const grounds = [...(urgent ? ['情况紧急'] : []), ...(evidenceAtRisk ? ['证据可能灭失'] : [])];
  return grounds.length === 0 ? '' : `${grounds.join('，')}（${onSiteReason ?? ''}），请及时派执法人员现场处置。`;
}
