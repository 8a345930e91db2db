import { InputType } from 'type-graphql';
import { categoryResolver, RecordFilter, required } from '../../core/records/index.js';
import { otherInformation } from './other-information.category.js';

@InputType({ description: '其他信息的筛选条件。Filter of other information.' })
class OtherInformationFilter extends RecordFilter {}

const { resolver } = categoryResolver({
  category: otherInformation,
  fields: { summary: required(() => String, '内容摘要。Summary.') },
  list: 'otherInformation',
  filter: OtherInformationFilter,
  conditions: () => [],
});

export const otherInformationResolvers = [resolver] as const;
