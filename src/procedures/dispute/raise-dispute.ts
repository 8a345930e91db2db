import { competence } from '../../core/jurisdiction/index.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  readSteps,
  type LoadingOpening,
  type Opened,
  type Opening,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import { disputeFacts, type Dispute } from './dispute.facts.js';
import { titleOfItem } from './dispute.js';
import { checkSides, checkSubject, checkTownship } from './dispute.rules.js';
import { checkDisputable, markDisputed } from './disputed-case.js';

/** What raising a dispute rests on. */
interface Grounds {
  /** Names of the steps that were taken in the case that is disputed, oldest first. */
  readonly taken: readonly string[];
  /** Key of whoever is competent by the lists (G2), so that whoever decides sees it beside the dispute; null where they do not say. */
  readonly listedId: number | null;
}

export async function loadGrounds({
  hub,
  session,
  input,
  about,
  today,
}: LoadingOpening<Dispute, 'raise'>): Promise<Grounds> {
  const steps = about ? ((await readSteps([about.key], session)).get(about.key) ?? []) : [];
  const township = input.townshipCode == null ? undefined : hub.organizations.byCode(input.townshipCode);
  const listed =
    input.itemCode != null && township
      ? await competence(hub.pool, hub.organizations, { itemCode: input.itemCode, township: township.key, on: today })
      : null;
  return { taken: steps.map(({ step }) => step), listedId: listed?.organization ?? null };
}

/** D1: one of two organizations says that they disagree over who is competent, for a case or for an item in a township. */
export function raiseDispute(opening: Opening<Dispute, 'raise', Grounds>): Opened<Dispute> {
  const { input, viewer, organizations, today, about, loaded } = opening;
  const named = (code: string, path: string) => namedOrganization(organizations, code, path, today);
  const other = named(input.otherCode, 'otherCode');
  const township = input.townshipCode == null ? null : named(input.townshipCode, 'townshipCode');
  const otherSide = isRefused(other) ? null : other;
  const refusals = [
    ...checkSubject(input),
    ...(isRefused(other) ? other : checkSides(viewer.organization, other)),
    ...(township === null ? [] : isRefused(township) ? township : checkTownship(township)),
    ...(about ? checkDisputable(opening, about, loaded.taken, otherSide) : []),
  ];
  if (refusals.length > 0 || isRefused(other) || (township && isRefused(township))) return refusals;
  return {
    set: {
      raiserId: viewer.organization.key,
      otherId: other.key,
      ...factsGiven(disputeFacts, 'raise', input),
      townshipId: township?.key ?? null,
      listedId: loaded.listedId,
    },
    title: titleOf(about, input.itemCode ?? null, township),
    ...(about && { also: (context) => markDisputed(context, about) }),
  };
}

/** `管辖争议：擅自占用城市道路`, or `管辖争议：330217001000（岳阳镇）` */
function titleOf(disputed: ProceedingRow | null, itemCode: string | null, township: Organization | null): string {
  return disputed ? `管辖争议：${disputed.title}` : titleOfItem(itemCode, township);
}
