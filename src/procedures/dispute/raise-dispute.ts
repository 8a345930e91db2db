import { shanghaiDay } from '../../kernel/calendar.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { RequestContext } from '../../core/hub.js';
import { competence } from '../../core/jurisdiction/index.js';
import { namedOrganization, type Organization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  type Deciding,
  type ProceedingPayload,
  type ProceedingRow,
} from '../../core/proceedings/index.js';
import { dispute } from './dispute.procedure.js';
import { disputeFacts, type Asked, type DisputeFacts } from './dispute.facts.js';
import { checkSides, checkSubject, checkTownship } from './dispute.rules.js';
import { disputableCase, markDisputed } from './disputed-case.js';

/** D1: one of two organizations says that they disagree over who is competent, for a case or for an item in a township. */
export function raiseDispute(context: RequestContext, input: Asked<'raise'>): Promise<ProceedingPayload<DisputeFacts>> {
  return openProceeding(context, dispute, 'raise', input, async (deciding) => {
    const subject = await checkRaising(deciding, input);
    if (isRefused(subject)) return subject;
    const { other, township, disputed } = subject;
    const itemCode = input.itemCode ?? null;
    return {
      set: {
        raiserId: deciding.viewer.organization.key,
        otherId: other.key,
        ...factsGiven(disputeFacts, 'raise', input),
        townshipId: township?.key ?? null,
        listedId: await listedFor(deciding, itemCode, township),
      },
      title: titleOf(disputed, itemCode, township),
      aboutId: disputed?.key ?? null,
      ...(disputed ? { also: (taken) => markDisputed(taken, disputed) } : {}),
    };
  });
}

interface Subject {
  readonly other: Organization;
  readonly township: Organization | null;
  readonly disputed: ProceedingRow | null;
}

async function checkRaising(deciding: Deciding, input: Asked<'raise'>): Promise<Subject | readonly Refusal[]> {
  const { hub, viewer, now } = deciding;
  const today = shanghaiDay(now).toString();
  const named = (code: string, path: string) => namedOrganization(hub.organizations, code, path, today);
  const other = named(input.otherCode, 'otherCode');
  const township = input.townshipCode == null ? null : named(input.townshipCode, 'townshipCode');
  const otherSide = isRefused(other) ? null : other;
  const disputed = input.aboutId == null ? null : await disputableCase(deciding, input.aboutId, otherSide);
  const refusals = [
    ...checkSubject(input),
    ...(isRefused(other) ? other : checkSides(viewer.organization, other)),
    ...(township === null ? [] : isRefused(township) ? township : checkTownship(township)),
    ...(disputed && isRefused(disputed) ? disputed : []),
  ];
  const isUnknown = isRefused(other) || (township && isRefused(township)) || (disputed && isRefused(disputed));
  return refusals.length > 0 || isUnknown ? refusals : { other, township, disputed };
}

/** G2: what the lists say, so that whoever decides sees it beside the dispute. */
async function listedFor(
  { hub, now }: Deciding,
  itemCode: string | null,
  township: Organization | null,
): Promise<number | null> {
  if (itemCode === null || township === null) return null;
  const question = { itemCode, township: township.key, on: shanghaiDay(now).toString() };
  return (await competence(hub.pool, hub.organizations, question))?.organization ?? null;
}

const longestTitle = 200;

/** `管辖争议：擅自占用城市道路`, or `管辖争议：330217001000（岳阳镇）` */
function titleOf(disputed: ProceedingRow | null, itemCode: string | null, township: Organization | null): string {
  const subject = disputed?.title ?? `${itemCode ?? ''}（${township?.name ?? ''}）`;
  return `管辖争议：${subject}`.slice(0, longestTitle);
}
