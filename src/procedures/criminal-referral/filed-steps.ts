import { byPolicy, promptly } from '../../core/proceedings/index.js';
import { calendarDays } from '../../kernel/deadline.js';

/** 3日, as State Council Order 310 counts: days of the calendar. */
export const threeDays = calendarDays(3);

/** The police have filed it, and it is not over. */
const filed = ['FILED', 'PROSECUTION', 'INDICTED'] as const;
const filing = ['file', 'fileAfterReconsideration'] as const;

/** Steps of a referral once the police have filed it. */
export const filedSteps = {
  // What becomes of it is told to whoever has sent it: by the police, and once the file is there by the procuratorate.
  transfer: {
    label: '移送审查起诉',
    rule: 'X2',
    by: 'police',
    from: 'FILED',
    to: 'PROSECUTION',
  },
  withdrawCase: {
    label: '撤销案件',
    rule: 'X2',
    by: 'police',
    from: 'FILED',
    to: 'CASE_WITHDRAWN',
    needs: { detail: '撤销案件的理由' },
  },
  indict: {
    label: '提起公诉',
    rule: 'X2',
    by: ['procuratorate', 'police'],
    from: 'PROSECUTION',
    to: 'INDICTED',
  },
  notProsecute: {
    label: '决定不起诉',
    rule: 'X2',
    by: ['procuratorate', 'police'],
    from: ['PROSECUTION', 'INDICTED'],
    to: 'NOT_PROSECUTED',
    needs: { detail: '不起诉的理由' },
  },
  judge: {
    label: '判决',
    rule: 'X2',
    by: ['procuratorate', 'police'],
    from: 'INDICTED',
    to: 'JUDGED',
    needs: { detail: '判决结果' },
  },
  // Order 310, art. 12.
  handOverObjects: { label: '移交涉案物品', rule: 'X2', by: 'sender', from: filed },
  signObjects: {
    label: '签收涉案物品',
    rule: 'X2',
    by: 'police',
    from: filed,
    needs: { signedBy: '签收人' },
    after: { handOverObjects: 'X2' },
  },
} as const;

/** How long each has for them. */
export const filedClocks = {
  objects: {
    label: '移交涉案物品',
    rule: 'X2',
    by: 'sender',
    within: threeDays,
    starts: filing,
    met: ['handOverObjects'],
  },
  objectsReceipt: {
    label: '签收涉案物品',
    rule: 'X2',
    by: 'police',
    within: promptly,
    sometimes: true,
    starts: ['handOverObjects'],
    met: ['signObjects'],
  },
  investigation: {
    label: '告知侦查结果',
    rule: 'X2',
    by: 'police',
    within: byPolicy('investigation-report-days'),
    starts: filing,
    met: ['transfer', 'withdrawCase'],
  },
  prosecution: {
    label: '告知审查起诉结果',
    rule: 'X2',
    by: 'procuratorate',
    within: byPolicy('prosecution-report-days'),
    starts: ['transfer'],
    met: ['indict', 'notProsecute'],
  },
  trial: {
    label: '告知判决结果',
    rule: 'X2',
    by: 'procuratorate',
    within: byPolicy('trial-report-days'),
    starts: ['indict'],
    met: ['judge', 'notProsecute'],
  },
} as const;
