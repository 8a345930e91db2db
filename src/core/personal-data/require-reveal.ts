import { GraphQLError, OperationTypeNode, type GraphQLResolveInfo } from 'graphql';
import { holdsCitizenNumber } from '../../kernel/codes/personal-numbers.js';
import { isWellFormed } from '../../kernel/text.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import { requirePermission, type Viewer } from '../identity/index.js';

const [shortest, longest] = [4, 200];

/** Of what, by the key of a record or proceeding, personal data are to be read in clear, and what for. */
export interface RevealRequest {
  readonly key: string;
  readonly purpose: string;
}

/**
 * Personal data in clear are for whoever has the permission and says what for, and never for a subscription.
 * @throws GraphQLError NOT_IN_SUBSCRIPTION, FORBIDDEN or BAD_USER_INPUT, named after the field
 */
export function requireReveal(viewer: Viewer | null, purpose: string, info: GraphQLResolveInfo): Viewer {
  // An event is executed once for all subscribers alike: nobody could say who has read it.
  if (info.operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new GraphQLError(`订阅中不能查阅完整的个人信息，请以查询读取 ${info.fieldName}`, {
      extensions: { code: 'NOT_IN_SUBSCRIPTION' },
    });
  }
  const reader = requirePermission(viewer, 'revealPersonalData');
  checkPurpose(purpose, info.fieldName);
  return reader;
}

/** The purpose is kept for ever beside the subject's id: it must be one, and not another person's number. */
function checkPurpose(purpose: string, field: string): void {
  const length = Array.from(purpose.trim()).length;
  if (length < shortest || length > longest) throw badInput(`${field}.purpose：用途须为${shortest}至${longest}字`);
  if (!isWellFormed(purpose)) throw badInput(`${field}.purpose：文本含有非法字符`);
  if (holdsCitizenNumber(purpose)) throw badInput(`${field}.purpose：用途中不得写入公民身份号码`);
}
