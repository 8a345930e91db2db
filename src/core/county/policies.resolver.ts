import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { policyTable, type Policies, type PolicyName } from '../policies/index.js';
import { enumName, policyNamed, PolicyType, SetPolicyInput, SetPolicyPayload } from './policies.graphql.js';
import { setPolicy } from './set-policy.js';

@Resolver()
export class PoliciesResolver {
  @Query(() => [PolicyType], {
    description: '政策值：规定未定数值之处现有的取值。All values that the regulation leaves open, through time.',
  })
  policies(@Ctx() { hub, viewer }: RequestContext): PolicyType[] {
    requirePermission(viewer, 'read');
    return Object.keys(policyTable).map((name) => presented(name as PolicyName, hub.policies));
  }

  @Mutation(() => SetPolicyPayload, {
    description:
      '决定政策值：由县政府决定一项，自今日或之后某日起。Decides a value from today or a later day on; for the county government.',
  })
  async setPolicy(
    @Arg('input', () => SetPolicyInput, { description: '请求内容。What is asked for.' }) input: SetPolicyInput,
    @Ctx() context: RequestContext,
  ) {
    const name = policyNamed(input.name);
    const { value, validFrom, basis } = input;
    const userErrors = await setPolicy(context, { name, value, validFrom, basis });
    return { policy: userErrors.length > 0 ? null : presented(name, context.hub.policies), userErrors };
  }
}

function presented(name: PolicyName, { periods }: Policies): PolicyType {
  const { label, unit } = policyTable[name];
  return {
    name: enumName(name),
    label,
    unit,
    periods: (periods.get(name) ?? []).map(({ value, validFrom, validTo = null, basis }) => ({
      value,
      validFrom,
      validTo,
      basis,
    })),
  };
}
