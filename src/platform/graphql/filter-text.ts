import { isWellFormed } from '../../kernel/text.js';
import { badInput } from './connection.graphql.js';

/** The text of a filter's field. @throws GraphQLError BAD_USER_INPUT for one that PostgreSQL cannot hold */
export function wellFormed(text: string, field: string): string {
  if (!isWellFormed(text)) throw badInput(`filter.${field}：文本含有非法字符`);
  return text;
}
