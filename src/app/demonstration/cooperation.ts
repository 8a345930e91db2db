import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, countyZone, shanghaiDay } from '../../kernel/calendar.js';
import { takeAssistanceStep } from '../../procedures/assistance/index.js';
import { takeComplaintStep } from '../../procedures/complaint/index.js';
import { takeMeetingStep, takeTopicStep } from '../../procedures/conference/index.js';
import { takeWhistleCallStep } from '../../procedures/whistle-call/index.js';
import { atWork } from './at-work.js';
import type { Step } from './life.js';
import { departments, townships } from './offices.js';
import type { Random } from './random.js';

const { justice, land, market, emergency } = departments;
const noticeDays = 5;
const [first] = townships;

/** What is under way between the county's offices at a moment: a complaint, a request, a whistle call, and the next regular meeting. */
export function countyCooperation(random: Random, until: Temporal.Instant): Step[] {
  const today = shanghaiDay(until);
  const daysAgo = (days: number): Temporal.Instant => atWork(random, today.subtract({ days }));
  return [
    ...complaint(daysAgo(6)),
    assistance(daysAgo(4)),
    ...whistleCall(daysAgo(2)),
    ...nextMeeting(daysAgo(3), until),
  ];
}

/** Mech 三(二): accepted in time, being verified. */
function complaint(at: Temporal.Instant): Step[] {
  let complaintId = '';
  return [
    {
      at,
      office: first,
      async act(context, idempotencyKey) {
        const payload = await takeComplaintStep(context, 'register', {
          idempotencyKey,
          kind: 'TIP_OFF',
          subject: '某砂场夜间采砂',
          summary: '反映河道内夜间采砂，车辆由北侧便道出入。',
          partyName: '古县某砂石经营部',
          complainant: { name: '王某某', contact: '13800000000' },
        });
        complaintId = payload.proceeding?.id ?? '';
        return payload;
      },
    },
    {
      at: at.add({ hours: 3 }),
      office: first,
      act: (context, idempotencyKey) => takeComplaintStep(context, 'accept', { idempotencyKey, complaintId }),
    },
  ];
}

/** Mech 三(五): five working days for opinion and evidence, some of which are over. */
function assistance(at: Temporal.Instant): Step {
  return {
    at,
    office: first,
    act: (context, idempotencyKey) =>
      takeAssistanceStep(context, 'request', {
        idempotencyKey,
        toCode: land.code,
        supportKind: 'APPRAISAL',
        matter: '某砂石场占用耕地的地类和面积认定',
        need: '请认定占用土地的地类、面积及是否符合土地利用总体规划。',
        urgent: false,
        evidenceAtRisk: false,
        materials: [{ kind: 'REQUEST_LETTER', name: '关于请求协助认定的函' }],
      }),
  };
}

/** Mech 三(四)3: one has reported and was rated, the other is late. */
function whistleCall(at: Temporal.Instant): Step[] {
  let whistleCallId = '';
  return [
    {
      at,
      office: first,
      async act(context, idempotencyKey) {
        const payload = await takeWhistleCallStep(context, 'call', {
          idempotencyKey,
          matter: '集贸市场周边占道经营，堵塞消防通道',
          place: '岳阳镇集贸市场',
          calledCodes: [market.code, emergency.code],
        });
        whistleCallId = payload.proceeding?.id ?? '';
        return payload;
      },
    },
    {
      at: at.add({ minutes: 40 }),
      office: market,
      act: (context, idempotencyKey) => takeWhistleCallStep(context, 'report', { idempotencyKey, whistleCallId }),
    },
    {
      at: at.add({ minutes: 300 }),
      office: first,
      act: (context, idempotencyKey) =>
        takeWhistleCallStep(context, 'rate', {
          ...{ idempotencyKey, whistleCallId, unitCode: market.code },
          ...{ satisfied: true, arrivedInTime: true, solved: true },
        }),
    },
  ];
}

/** Conf 6: the next regular meeting, the first day on which the call for topics was in time, and two topics. */
function nextMeeting(at: Temporal.Instant, until: Temporal.Instant): Step[] {
  const topic = (hours: number, office: Step['office'], title: string, content: string): Step => ({
    at: at.add({ hours }),
    office,
    act: (context, idempotencyKey) =>
      takeTopicStep(context, 'propose', {
        idempotencyKey,
        meetingKind: 'REGULAR',
        kind: 'KEY_PROBLEMS',
        title,
        content,
      }),
  });
  return [
    {
      at,
      office: justice,
      act: (context, idempotencyKey) => {
        const { date } = addWorkingDays(context.hub.calendar, shanghaiDay(until), noticeDays);
        const meetsAt = date.toZonedDateTime({ timeZone: countyZone, plainTime: Temporal.PlainTime.from('09:00') });
        return takeMeetingStep(context, 'plan', {
          idempotencyKey,
          meetsAt: meetsAt.toInstant(),
          place: '县政府三楼会议室',
        });
      },
    },
    topic(2, first, '河道采砂执法分工', '岳阳镇与自然资源局对河道采砂的执法分工不清，建议明确。'),
    topic(5, land, '执法信息当日共享', '部分单位处罚决定未能当日共享，建议通报。'),
  ];
}
