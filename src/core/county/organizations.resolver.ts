import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../hub.js';
import type { OrganizationAnswer } from './change-organization.js';
import { correctOrganizationEnd, endOrganization } from './end-organization.js';
import {
  CorrectOrganizationEndInput,
  EndOrganizationInput,
  OrganizationPayload,
  RegisterOrganizationInput,
} from './organizations.graphql.js';
import { registerOrganization } from './register-organization.js';

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
      '登记单位撤销、合并或分立，由县政府办理：自撤销日起，其未办结和可更正的事项由承接单位办理。Registers that an organization ends; those who succeed it have what it had from that day on; for the county government.',
  })
  endOrganization(
    @Arg('input', () => EndOrganizationInput, asked) input: EndOrganizationInput,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationAnswer> {
    return endOrganization(context, input);
  }

  @Mutation(() => OrganizationPayload, {
    description:
      '更正单位撤销的登记，由县政府办理：撤销日、承接单位，或者不撤销；已移交的事项随之变更。Puts right the registered end of an organization, or takes it back; for the county government.',
  })
  correctOrganizationEnd(
    @Arg('input', () => CorrectOrganizationEndInput, asked) input: CorrectOrganizationEndInput,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationAnswer> {
    return correctOrganizationEnd(context, input);
  }
}
