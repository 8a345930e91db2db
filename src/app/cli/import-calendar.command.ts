import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { hubClient, type HubAddress } from './hub-client.js';
import { tellMeanwhile, tellResult } from './result.js';
import { errorLine, userError } from './user-error.js';

export interface ImportCalendarOptions extends HubAddress {
  /** Why a year that is announced is corrected. */
  readonly reason?: string;
  readonly dryRun?: boolean;
}

/** A notice as the file gives it. */
const notice = z.strictObject({
  year: z.int(),
  notice: z.string(),
  holidays: z.array(z.strictObject({ name: z.string(), from: z.iso.date(), to: z.iso.date() })),
  workdays: z.array(z.iso.date()),
});

const query = `mutation ($input: AnnounceHolidaysInput!) { announceHolidays(input: $input) {
  changedDays userErrors { path code message rule } } }`;
const answer = z.object({
  announceHolidays: z.object({ changedDays: z.array(z.string()), userErrors: z.array(userError) }),
});

/** Enters a notice of holidays, or tells what it would change; false when the hub refused it. */
export async function importCalendar(
  dataDir: string,
  file: string,
  { reason, dryRun = false, json, ...address }: ImportCalendarOptions,
): Promise<boolean> {
  const given = await readNotice(file);
  const client = hubClient(dataDir, { ...address, roles: ['COUNTY_GOVERNMENT'] });
  const { announceHolidays } = await client.ask(answer, { query, variables: { input: { ...given, reason, dryRun } } });
  const { changedDays, userErrors } = announceHolidays;
  for (const error of userErrors) tellMeanwhile(errorLine(error));
  const days = changedDays.length === 0 ? '没有变化' : `${changedDays.length} 天有变化：${changedDays.join('、')}`;
  const taken = userErrors.length === 0;
  const words = taken ? `${dryRun ? '试算' : '已录入'} ${given.year} 年节假日安排，${days}` : null;
  if (words !== null || json === true)
    tellResult({ json }, { year: given.year, dryRun, changedDays, userErrors }, words ?? '');
  return taken;
}

async function readNotice(file: string): Promise<z.infer<typeof notice>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} 不是 JSON 文件：${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const { data, error } = notice.safeParse(json);
  if (data) return data;
  throw new Error(
    `${file} 有误\n  ${error.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('\n  ')}`,
  );
}
