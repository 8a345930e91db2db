import { describe, expect, test } from 'vitest';
import { archiveConsultationFeature } from '../../../src/procedures/archive-consultation/index.js';
import { assistanceRequestFeature } from '../../../src/procedures/assistance/index.js';
import { complaintFeature } from '../../../src/procedures/complaint/index.js';
import { meetingFeature } from '../../../src/procedures/conference/index.js';
import type { ProcedureFeature } from '../../../src/core/proceedings/index.js';
import { deciding, instant } from '../../harness/builders/deciding.js';

/** Whether a step is offered to somebody at a moment; the table allows it. */
function isOffered({ procedure }: ProcedureFeature, step: string, row: object, by = '141025100', at?: string): boolean {
  const { viewer, now } = deciding(row, {}, { by, ...(at === undefined ? {} : { at }) });
  return procedure.isOffered?.(step, row as never, viewer, now) ?? true;
}

const due = '2025-06-18T24:00:00+08:00';
const dueAt = instant('2025-06-19T00:00:00+08:00').toString();
const [before, after] = ['2025-06-18T23:59:59+08:00', '2025-06-19T00:00:00+08:00'];

describe(`what was asked of a department that has until ${due}`, () => {
  test.each([
    ['[A2] silence', assistanceRequestFeature, 'escalateSilence', [false, true]],
    ['[A4] more time', assistanceRequestFeature, 'extend', [true, false]],
    ['[A2] an answer', assistanceRequestFeature, 'answer', [true, true]],
    ['[A5] silence', archiveConsultationFeature, 'escalateSilence', [false, true]],
    ['[A5] a refusal', archiveConsultationFeature, 'refuse', [true, true]],
  ] as const)('%s is offered when it may be told', (_, feature, step, expected) => {
    expect([before, after].map((at) => isOffered(feature, step, { dueAt }, 'zrzy', at))).toEqual(expected);
  });
});

test('[J11] a meeting is offered to be recorded on its day and later', () => {
  const meetsAt = '2025-06-19T14:30:00+08:00';
  const days = ['2025-06-18T23:59:59+08:00', '2025-06-19T08:00:00+08:00'];
  expect(days.map((at) => isOffered(meetingFeature, 'hold', { meetsAt }, 'sfj', at))).toEqual([false, true]);
});

describe('a complaint', () => {
  test('[C2] that is anonymous is not offered to be withdrawn: nobody can be asked', () => {
    expect([true, false].map((anonymous) => isOffered(complaintFeature, 'withdraw', { anonymous }))).toEqual([
      false,
      true,
    ]);
  });

  test('[C13] is offered to be closed once the department that informed has been told', () => {
    const told = { anonymous: false, informerId: 1, feedbackAt: before };
    const rows = [told, { ...told, feedbackAt: null }, { ...told, informerId: null, feedbackAt: null }];
    expect(rows.map((row) => isOffered(complaintFeature, 'close', row))).toEqual([true, false, true]);
  });

  test('[C8] is offered to departments to inform a township of, which itself hands over', () => {
    const offered = ['scjg', '141025100'].map((by) => [
      isOffered(complaintFeature, 'inform', { anonymous: false }, by),
      isOffered(complaintFeature, 'handOver', { anonymous: false }, by),
    ]);
    expect(offered).toEqual([
      [true, true],
      [false, true],
    ]);
  });
});
