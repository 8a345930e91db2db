import { InputType } from 'type-graphql';
import { categoryResolver, RecordFilter } from '../../core/records/index.js';
import { otherInformation } from './other-information.category.js';

@InputType({ description: '其他信息的筛选条件。Filter of other information.' })
class OtherInformationFilter extends RecordFilter {}

const { resolver } = categoryResolver({
  category: otherInformation,
  list: 'otherInformation',
  filter: OtherInformationFilter,
  conditions: () => [],
});

export const otherInformationResolvers = [resolver] as const;
