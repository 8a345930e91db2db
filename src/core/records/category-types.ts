import { Extensions, InputType, ObjectType, type ClassType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.graphql.js';
import { relabelled } from '../../platform/graphql/label.js';
import { declareFields, type CategoryFields } from './category-fields.js';
import { recordPayloadOf } from './record-payload.graphql.js';
import type { RecordCategory } from './record-category.js';
import type { Revising } from './revise.js';
import { SharedRecord } from './shared-record.graphql.js';
import { PublishInput, ReviseInput } from './sharing-input.graphql.js';
import type { Publishing } from './sharing-input.js';

/** The GraphQL types of a category: its object type, the two inputs, the two payloads and the connection. */
export function categoryTypes<Fields extends object>(category: RecordCategory<Fields>, facts: CategoryFields) {
  const { typeName, description, fields, personal } = category;

  @ObjectType(typeName, { implements: SharedRecord, simpleResolvers: true, description })
  class RecordType extends SharedRecord {}
  declareFields(RecordType, { ...fields, ...facts }, 'output');
  for (const part of Object.keys(category.parts)) Extensions({ isPart: true })(RecordType.prototype as object, part);

  const bounds =
    category.prose.length > 0
      ? `${category.prose.join('、')} 至多 20000 字，其余文本至多 500 字。These texts have at most 20,000 characters, others 500.`
      : '文本至多 500 字。Texts have at most 500 characters.';

  @InputType(`Publish${typeName}Input`, {
    description: `${relabelled(description, (label) => `发布${label}`)} ${bounds}`,
  })
  class PublishRecordInput extends PublishInput {}
  declareFields(PublishRecordInput, fields, 'publish', personal);

  @InputType(`Revise${typeName}Input`, {
    description: `${relabelled(description, (label) => `修订${label}，未填的不变`)} ${bounds}`,
  })
  class ReviseRecordInput extends ReviseInput {}
  declareFields(ReviseRecordInput, fields, 'revise', personal);

  return {
    RecordType,
    // The fields were declared from a table, so their TypeScript types are stated here.
    PublishRecordInput: PublishRecordInput as unknown as ClassType<Publishing<Fields>>,
    ReviseRecordInput: ReviseRecordInput as unknown as ClassType<Revising<Fields>>,
    PublishPayload: recordPayloadOf(`Publish${typeName}Payload`, () => RecordType),
    RevisePayload: recordPayloadOf(`Revise${typeName}Payload`, () => RecordType),
    Connection: connectionOf(typeName, () => RecordType),
  };
}
