import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../core/hub.js';
import type { Organization } from '../../core/organizations/index.js';
import { day, procedureApi, type ProceedingRow } from '../../core/proceedings/index.js';
import { $, sql } from '../../platform/database/sql.js';
import { recordTraining } from './record-training.js';
import { trainingFacts, trainingRequests, type TrainingFacts } from './training.facts.js';
import { TrainingAttendance } from './training.graphql.js';
import { training } from './training.procedure.js';

const words = {
  field: 'training',
  filter: '业务培训的筛选条件，各项同时满足。Filter of trainings; all conditions hold.',
  id: '业务培训的标识。The training.',
  list: {
    name: 'trainings',
    words:
      '本部门组织的或本乡镇参加的，最近记录的在前（机制三（五）2）。Trainings that one held or took part in, recorded last first.',
  },
} as const;

const narrowing = {
  fields: {
    heldFrom: day('培训日期不早于（含）。Held on this day or later.'),
    heldTo: day('培训日期不晚于（含）。Held on this day or earlier.'),
  },
  conditions({ heldFrom, heldTo }: Readonly<Record<string, unknown>>) {
    return [
      ...(heldFrom ? [sql`d.held_on >= ${$(heldFrom, 'date')}`] : []),
      ...(heldTo ? [sql`d.held_on <= ${$(heldTo, 'date')}`] : []),
    ];
  },
};

const { Type, resolver } = procedureApi(
  training,
  trainingFacts,
  trainingRequests,
  words,
  {
    record: {
      words: '记录一次业务培训（规则 A6）。Records a training (rule A6).',
      request: '记录一次业务培训（规则 A6）。Records a training (rule A6).',
      open: recordTraining,
    },
  },
  narrowing,
);

@Resolver(() => Type)
class AttendanceResolver {
  @FieldResolver(() => [TrainingAttendance], { description: '各乡镇参训情况。Who took part, by township.' })
  attendance(
    @Root() { townshipIds, participants, passed }: ProceedingRow<TrainingFacts>,
    @Ctx() { hub }: RequestContext,
  ): (Omit<TrainingAttendance, 'township'> & { readonly township: Organization })[] {
    return townshipIds.map((key, index) => ({
      township: hub.organizations.byKey(key),
      participants: participants[index] ?? 0,
      passed: passed?.[index] ?? null,
    }));
  }
}

export const trainingResolvers = [resolver, AttendanceResolver];
