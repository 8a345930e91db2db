import { dayFromNow } from './tasks.js';

/** A valid matter of 岳阳镇 with a task for each of two departments; change what a test is about. */
export function supervisedMatterInput(changes: object = {}) {
  return {
    matter: '张庄村砂场扬尘与占地的综合整治',
    place: '岳阳镇张庄村',
    tasks: [
      { organizationCode: 'zrzy', description: '核查用地手续', dueOn: dayFromNow(5) },
      { organizationCode: 'sthj', description: '监测扬尘', dueOn: dayFromNow(3) },
    ],
    ...changes,
  };
}
