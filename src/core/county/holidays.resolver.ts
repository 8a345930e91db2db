import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { announceHolidays, type AnnouncedHolidays } from './announce-holidays.js';
import { AnnounceHolidaysInput, AnnounceHolidaysPayload } from './holidays.graphql.js';

@Resolver()
export class HolidaysResolver {
  @Mutation(() => AnnounceHolidaysPayload, {
    description:
      '公布节假日：录入国务院办公厅关于某年节假日安排的通知，由县政府办理。Enters the State Council’s notice on the holidays of a year; for the county government.',
  })
  announceHolidays(
    @Arg('input', () => AnnounceHolidaysInput, { description: '请求内容。What is asked for.' })
    { reason, dryRun, ...notice }: AnnounceHolidaysInput,
    @Ctx() context: RequestContext,
  ): Promise<AnnouncedHolidays> {
    return announceHolidays(context, { ...notice, reason: reason ?? null, dryRun: dryRun ?? false });
  }
}
