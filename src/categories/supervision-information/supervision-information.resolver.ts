import { InputType } from 'type-graphql';
import { categoryResolver, RecordFilter } from '../../core/records/index.js';
import { supervisionInformation } from './supervision-information.category.js';

@InputType({ description: '执法事项和监管信息的筛选条件。Filter of supervision information.' })
class SupervisionInformationFilter extends RecordFilter {}

const { resolver } = categoryResolver({
  category: supervisionInformation,
  list: 'supervisionInformation',
  filter: SupervisionInformationFilter,
  conditions: () => [],
});

export const supervisionInformationResolvers = [resolver] as const;
