import type { ConferenceClient } from './conference-client.js';
import { dayFromNow } from './half-year-lines.js';
import { take } from './half-year-steps.js';
import { naturalResources, office, township, transport } from './half-year-who.js';

/** The resolutions of the first meeting. */
export interface Adopted {
  readonly division: string;
  readonly inspection: string;
}

/** J18: what the meeting resolved, who carries it out, the one in charge first, and until when. */
export async function adopt(client: ConferenceClient, meetingId: string): Promise<Adopted> {
  const adoptOne = async (title: string, content: string, responsibleCodes: readonly string[]) =>
    (
      await take(client, office, 'AdoptResolution', {
        meetingId,
        title,
        content,
        responsibleCodes,
        dueOn: dayFromNow(60),
      })
    ).id;
  const both = [naturalResources.code, township.code];
  return {
    division: await adoptOne('制定河道采砂执法分工方案', '由自然资源局牵头、岳阳镇配合制定分工方案。', both),
    inspection: await adoptOne('核查砂石运输车辆', '由交通运输局核查砂石运输车辆的超限情况。', [transport.code]),
  };
}

/** J18: units report progress, and each that its part is done; what all have done still waits for its report at a meeting. */
export async function carryOut(client: ConferenceClient, { division }: Adopted): Promise<void> {
  await take(client, township, 'ReportResolutionProgress', {
    resolutionId: division,
    progress: '岳阳镇的意见已报自然资源局。',
  });
  await take(client, naturalResources, 'CompleteResolution', {
    resolutionId: division,
    result: '分工方案已印发执行。',
  });
  await take(client, township, 'CompleteResolution', { resolutionId: division, result: '岳阳镇已按方案安排巡查。' });
}

/** J19: how they were handled is told at the next meeting. */
export async function report(client: ConferenceClient, meetingId: string, adopted: Adopted): Promise<void> {
  const reports = [
    [naturalResources, adopted.division, '分工方案已印发，两单位按方案巡查。'],
    [transport, adopted.inspection, '核查已完成，超限车辆已依法处理。'],
  ] as const;
  for (const [unit, resolutionId, text] of reports) {
    await take(client, unit, 'ReportResolution', { resolutionId, meetingId, report: text, completed: true });
  }
}
