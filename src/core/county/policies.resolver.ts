import type { Temporal } from 'temporal-polyfill';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { asKnownAt, historyOf, shownCorrection } from '../dated/index.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { policyTable, type Policies, type PolicyName } from '../policies/index.js';
import { cancelPolicy, correctPolicy } from './correct-policy.js';
import {
  CancelPolicyInput,
  CorrectPolicyInput,
  enumName,
  PolicyCorrection,
  policyNamed,
  PolicyType,
  SetPolicyInput,
  SetPolicyPayload,
} from './policies.graphql.js';
import { policyTimeline, type PolicyValue } from './policy-timeline.sql.js';
import { setPolicy } from './set-policy.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver(() => PolicyType)
export class PoliciesResolver {
  @Query(() => [PolicyType], {
    description: '政策值：规定未定数值之处现有的取值。All values that the regulation leaves open, through time.',
  })
  async policies(
    @Arg('asKnownAt', () => DateTimeScalar, {
      nullable: true,
      description:
        '登记时点，默认现在：按当时的登记。As they were told at that moment; as they are told now by default.',
    })
    asOf: Temporal.Instant | null,
    @Ctx() { hub, viewer }: RequestContext,
  ): Promise<Told[]> {
    requirePermission(viewer, 'read');
    const standing = timelinesOf(hub.policies);
    const known = asOf == null ? standing : await asKnownAt(hub.pool, policyTimeline.name, standing, asOf.toString());
    return Object.keys(policyTable).map((name) => presented(name as PolicyName, known));
  }

  @FieldResolver()
  history(@Root() { name }: Told, @Ctx() context: RequestContext) {
    return historyOf(context, policyTimeline.name, policyNamed(name), asTold);
  }

  @Mutation(() => SetPolicyPayload, {
    description:
      '决定政策值：由县政府决定一项，自今日或之后某日起，至已决定的下一项为止。Decides a value from today or a later day on, until the next one that is decided already; for the county government.',
  })
  async setPolicy(@Arg('input', () => SetPolicyInput, asked) input: SetPolicyInput, @Ctx() context: RequestContext) {
    const name = policyNamed(input.name);
    const { value, validFrom, basis } = input;
    const userErrors = await setPolicy(context, { name, value, validFrom, basis });
    const policy = userErrors.length > 0 ? null : presented(name, timelinesOf(context.hub.policies));
    return { policy, userErrors };
  }

  @Mutation(() => PolicyCorrection, {
    description:
      '更正政策值：首日、取值或依据登记有误，由县政府说明理由办理（规则 J21）。已开始的时限仍按开始时的取值。Puts a value right that was told wrongly (rule J21); for the county government. Clocks that run keep their time.',
  })
  async correctPolicy(
    @Arg('input', () => CorrectPolicyInput, asked) { name, ...given }: CorrectPolicyInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await correctPolicy(context, { ...given, name: policyNamed(name) }), asTold);
  }

  @Mutation(() => PolicyCorrection, {
    description:
      '取消政策值：尚未施行或不应登记的一项，由县政府说明理由办理（规则 J21）。Takes a value out that will not hold or should never have been told (rule J21); for the county government.',
  })
  async cancelPolicy(
    @Arg('input', () => CancelPolicyInput, asked) { name, ...given }: CancelPolicyInput,
    @Ctx() context: RequestContext,
  ) {
    return shownCorrection(await cancelPolicy(context, { ...given, name: policyNamed(name) }), asTold);
  }
}

/** Its history is read when somebody asks. */
type Told = Omit<PolicyType, 'history'>;

function asTold(value: PolicyValue): PolicyValue {
  return value;
}

function timelinesOf({ periods }: Policies): Map<string, readonly PolicyValue[]> {
  return new Map(
    [...periods].map(([name, values]) => [
      name,
      values.map(({ value, validFrom, validTo = null, basis }) => ({ value, validFrom, validTo, basis })),
    ]),
  );
}

function presented(name: PolicyName, timelines: ReadonlyMap<string, readonly PolicyValue[]>): Told {
  const { label, unit } = policyTable[name];
  return { name: enumName(name), label, unit, periods: [...(timelines.get(name) ?? [])] };
}
