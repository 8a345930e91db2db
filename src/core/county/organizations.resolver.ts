import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import { endOrganization, registerOrganization, type OrganizationAnswer } from './change-organizations.js';
import { EndOrganizationInput, OrganizationPayload, RegisterOrganizationInput } from './organizations.graphql.js';

const asked = { description: '请求内容。What is asked for.' };

@Resolver()
export class CountyOrganizationsResolver {
  @Mutation(() => OrganizationPayload, {
    description: '登记新设单位，由县政府办理。Registers an organization that is founded; for the county government.',
  })
  registerOrganization(
    @Arg('input', () => RegisterOrganizationInput, asked) input: RegisterOrganizationInput,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationAnswer> {
    return registerOrganization(context, input);
  }

  @Mutation(() => OrganizationPayload, {
    description:
      '登记单位撤销及其承接单位，由县政府办理。Registers that an organization ends, and its successor; for the county government.',
  })
  endOrganization(
    @Arg('input', () => EndOrganizationInput, asked) input: EndOrganizationInput,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationAnswer> {
    return endOrganization(context, input);
  }
}
