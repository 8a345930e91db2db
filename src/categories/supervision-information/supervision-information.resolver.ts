import { InputType } from 'type-graphql';
import { categoryResolver, inputOnly, RecordFilter, required } from '../../core/records/index.js';
import { supervisionInformation } from './supervision-information.category.js';

@InputType({ description: '执法事项和监管信息的筛选条件。Filter of supervision information.' })
class SupervisionInformationFilter extends RecordFilter {}

const { resolver } = categoryResolver({
  category: supervisionInformation,
  fields: {
    summary: required(() => String, '内容摘要。Summary.'),
    itemCodes: inputOnly(() => [String], '涉及的执法事项代码。Codes of the enforcement items.'),
  },
  list: 'supervisionInformation',
  filter: SupervisionInformationFilter,
  conditions: () => [],
});

export const supervisionInformationResolvers = [resolver] as const;
