import { refusal, type Refusal } from '../../kernel/refusal.js';
import { namedOrganization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  refusalsOf,
  type Circumstances,
  type Opening,
  type Opened,
} from '../../core/proceedings/index.js';
import { trainingFacts, type Training } from './training.facts.js';
import { checkOrganizer, checkTraining } from './training.rules.js';

/** A6: a department records a training that it held; the townships that took part see it. */
export function recordTraining(opening: Opening<Training, 'record'>): Opened<Training> {
  const { input, viewer, occurredOn } = opening;
  const townships = input.attendance.map(({ townshipCode }, index) =>
    townshipOf(opening, townshipCode, `attendance.${index}.townshipCode`),
  );
  const refusals = [
    ...checkOrganizer(viewer.organization.kind),
    ...checkTraining(input, occurredOn),
    ...refusalsOf(...townships),
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
    title: input.subject,
  };
}

/** Townships are named as of today: what a former one learned, its successor has. */
function townshipOf(
  { organizations, today }: Circumstances,
  code: string,
  path: string,
): { readonly key: number } | readonly Refusal[] {
  const township = namedOrganization(organizations, code, path, today);
  if (isRefused(township)) return township;
  return township.kind === 'TOWNSHIP' ? township : [refusal(path, 'WRONG_PARTY', '参训单位须为乡镇', 'A6')];
}
