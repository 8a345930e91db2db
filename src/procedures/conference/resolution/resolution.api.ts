import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { deadlineStatus } from '../../../core/deadlines/index.js';
import type { RequestContext } from '../../../core/hub.js';
import { OrganizationType, type Organization } from '../../../core/organizations/index.js';
import {
  day,
  partyClocks,
  Proceeding,
  procedureApi,
  proceedingLoader,
  readClocks,
  readSteps,
  stepOfParty,
  type ProceedingRow,
} from '../../../core/proceedings/index.js';
import { rowsByOwner } from '../../../core/visibility/index.js';
import { $, sql } from '../../../platform/database/sql.js';
import {
  adoptResolution,
  completeResolution,
  completionStep,
  concludeResolution,
  loadMeeting,
  reportProgress,
  reportResolution,
  reportStep,
  urgeResolution,
} from './handle-resolution.js';
import { cancelResolution, changeResolution } from './change-resolution.js';
import { ResolutionCompletionType, ResolutionReportType } from './resolution-report.graphql.js';
import { readReports, type ResolutionReport } from './resolution-report.sql.js';
import { resolutionFacts, resolutionRequests, type ResolutionFacts } from './resolution.facts.js';
import { resolution } from './resolution.procedure.js';

const words = {
  field: 'resolution',
  filter: '决议事项的筛选条件，各项同时满足。Filter of resolutions; all conditions hold.',
  step: '办理决议事项的一步。A step in the handling of a resolution.',
  id: '决议事项的标识。The resolution.',
  list: {
    name: 'resolutions',
    words: '可见的，最近形成的在前（制度第九条）。Resolutions that one may see, adopted last first (Conf 9).',
  },
} as const;

const narrowing = {
  fields: { dueTo: day('期限不晚于（含）。Due on this day or earlier.') },
  conditions({ dueTo }: Readonly<Record<string, unknown>>) {
    return dueTo ? [sql`d.due_on <= ${$(dueTo, 'date')}`] : [];
  },
};

const { Type, resolver } = procedureApi(
  resolution,
  resolutionFacts,
  resolutionRequests,
  words,
  {
    adopt: {
      words: '登记决议事项：办公室登记会议形成的（规则 J18）。The office registers what a meeting resolved (rule J18).',
      request: '登记会议形成的决议事项（规则 J18）。Registers what a meeting resolved (rule J18).',
      loadOpening: loadMeeting,
      open: adoptResolution,
    },
    progress: {
      words: '报告决议事项进展，由责任单位办理（规则 J18）。Who carries it out reports progress (rule J18).',
      request: '报告进展（规则 J18）。Reports how far it has come (rule J18).',
      decide: reportProgress,
    },
    urge: {
      words:
        '督促办理决议事项：办公室分析问题并提出处理意见（规则 J8）。The office urges, with analysis and opinion (rule J8).',
      request: '督促办理（规则 J8）。Urges who carries it out (rule J8).',
      decide: urgeResolution,
    },
    complete: {
      words:
        '报告决议事项办理完毕：各责任单位各报本单位的，全部报告后即已办理（规则 J18）。Each unit reports its part as done; all of it is when all have (rule J18).',
      request: '本单位办理完毕（规则 J18）。Reports one’s part as carried out (rule J18).',
      stepIn: completionStep,
      decide: completeResolution,
    },
    conclude: {
      words:
        '办结决议事项：牵头单位或办公室认定整个事项办理完毕（规则 J18）。The unit in charge or the office concludes all of it (rule J18).',
      request: '办结整个决议事项（规则 J18）。Concludes all of it (rule J18).',
      decide: concludeResolution,
    },
    change: {
      words:
        '变更决议事项的期限或责任单位，由召集人决定并说明理由（规则 J18）。The convener changes its day or units, with a reason (rule J18).',
      request: '变更期限或责任单位（规则 J18）。Changes day or units (rule J18).',
      decide: changeResolution,
    },
    cancel: {
      words: '取消决议事项，由召集人决定并说明理由（规则 J18）。The convener cancels it, with a reason (rule J18).',
      request: '取消决议事项（规则 J18）。Cancels a resolution (rule J18).',
      decide: cancelResolution,
    },
    reportBack: {
      words:
        '通报决议事项办理情况：责任单位在下一次会议上（规则 J19）。Who carries it out reports at the next meeting (rule J19).',
      request: '在下一次会议上通报（规则 J19）。Reports at the next meeting (rule J19).',
      stepIn: reportStep,
      load: loadMeeting,
      decide: reportResolution,
    },
  },
  narrowing,
);

/** The steps by which a unit tells that it has carried out its part. */
const completing: ReadonlySet<string> = new Set(resolution.table.clocks.completion.met);

@Resolver(() => Type)
class ReportedResolver {
  @FieldResolver(() => [ResolutionCompletionType], {
    description:
      '各责任单位的办理情况，牵头单位在前（规则 J18）。What each unit has done, the one in charge first (rule J18).',
  })
  async completions(
    @Root() row: ProceedingRow<ResolutionFacts>,
    @Ctx() { hub, loaders }: RequestContext,
  ): Promise<ResolutionCompletionType[]> {
    const [clocks, steps] = await Promise.all([
      loaders.ownFor(readClocks, rowsByOwner).load(row.key),
      loaders.ownFor(readSteps, rowsByOwner).load(row.key),
    ]);
    const completions = steps.filter(({ step }) => completing.has(step));
    return partyClocks(row, row.responsibleIds, 'completion', clocks).map((party) => ({
      organization: hub.organizations.byKey(party.actingId),
      dueAt: party.clock.dueAt,
      status: deadlineStatus(party.clock, hub.clock.now()),
      completedAt: party.clock.metAt,
      result: stepOfParty(party, completions)?.note ?? null,
    }));
  }

  @FieldResolver(() => [ResolutionReportType], {
    description: '历次通报（规则 J19）。Reports at meetings, as they were made.',
  })
  reports(@Root() { key }: ProceedingRow, @Ctx() { loaders }: RequestContext): Promise<ResolutionReport[]> {
    return loaders.ownFor(readReports, rowsByOwner).load(key);
  }
}

@Resolver(() => ResolutionReportType)
class ResolutionReportResolver {
  @FieldResolver(() => Proceeding, {
    nullable: true,
    description: '所在会议；不可见为空。At which meeting, if one may see it.',
  })
  meeting(@Root() { meetingId }: ResolutionReport, @Ctx() { loaders }: RequestContext): Promise<ProceedingRow | null> {
    return loaders.own(proceedingLoader).load(meetingId);
  }

  @FieldResolver(() => OrganizationType, { description: '通报单位。Who reported.' })
  organization(@Root() { organizationId }: ResolutionReport, @Ctx() { hub }: RequestContext): Organization {
    return hub.organizations.byKey(organizationId);
  }
}

export const resolutionResolvers = [resolver, ReportedResolver, ResolutionReportResolver];
