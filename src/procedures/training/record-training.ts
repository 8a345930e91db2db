import { shanghaiDay } from '../../kernel/calendar.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  type Deciding,
  type ProceedingPayload,
} from '../../core/proceedings/index.js';
import { trainingFacts, type RecordedTraining, type TrainingFacts } from './training.facts.js';
import { training } from './training.procedure.js';
import { checkOrganizer, checkTraining } from './training.rules.js';

const longestTitle = 200;

/** A6: a department records a training that it held; the townships that took part see it. */
export function recordTraining(
  context: RequestContext,
  input: RecordedTraining,
): Promise<ProceedingPayload<TrainingFacts>> {
  return openProceeding(context, training, 'record', input, (deciding) => {
    const { viewer, now } = deciding;
    const townships = input.attendance.map(({ townshipCode }, index) =>
      townshipOf(deciding, townshipCode, `attendance.${index}.townshipCode`),
    );
    const refusals = [
      ...checkOrganizer(viewer.organization.kind),
      ...checkTraining(input, shanghaiDay(now).toString()),
      ...townships.flatMap((answer) => (isRefused(answer) ? answer : [])),
    ];
    if (refusals.length > 0) return refusals;
    const passed = input.attendance.flatMap((each) => each.passed ?? []);
    return {
      set: {
        organizerId: viewer.organization.key,
        ...factsGiven(trainingFacts, 'record', input),
        townshipIds: townships.flatMap((answer) => (isRefused(answer) ? [] : answer.key)),
        participants: input.attendance.map(({ participants }) => participants),
        passed: input.kind === 'EXAMINATION' ? passed : null,
      },
      title: input.subject.slice(0, longestTitle),
    };
  });
}

/** Townships are named as of today: what a former one learned, its successor has. */
function townshipOf({ hub, now }: Deciding, code: string, path: string): { readonly key: number } | readonly Refusal[] {
  const township = namedOrganization(hub.organizations, code, path, shanghaiDay(now).toString());
  if (isRefused(township)) return township;
  return township.kind === 'TOWNSHIP' ? township : [refusal(path, 'WRONG_PARTY', '参训单位须为乡镇', 'A6')];
}
