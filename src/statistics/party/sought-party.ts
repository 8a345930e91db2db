import { checkCreditCode } from '../../kernel/codes/credit-code.js';
import { holdsCitizenNumber } from '../../kernel/codes/personal-numbers.js';
import { characterCount, isWellFormed, normalizeForSearch } from '../../kernel/text.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';

/** Whom somebody looks for: an enterprise by its code or name, or a person by the number. */
export type SoughtParty =
  | { readonly by: 'CODE'; readonly code: string }
  | { readonly by: 'NAME'; readonly name: string }
  | { readonly by: 'NUMBER'; readonly number: string };

const [shortest, longest] = [2, 200];

/**
 * Whom the arguments name. A text that is the number of a person is never a name: it would be looked for without a word to the audit log.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function partySought(
  { code, name }: { readonly code?: string | null; readonly name?: string | null },
  numberIn: (code: string) => string | null,
): SoughtParty {
  if ((code == null) === (name == null)) throw badInput('code 与 name 须且只能填一个');
  return code == null ? namedSo(name ?? '') : codedSo(code, numberIn);
}

function codedSo(given: string, numberIn: (code: string) => string | null): SoughtParty {
  if (!isWellFormed(given)) throw badInput('code：文本含有非法字符');
  const code = given.normalize('NFKC').trim().toUpperCase();
  const number = numberIn(code);
  if (number !== null) return { by: 'NUMBER', number };
  if (checkCreditCode(code) !== null) throw badInput('code：须为统一社会信用代码，或公民身份号码');
  return { by: 'CODE', code };
}

function namedSo(given: string): SoughtParty {
  if (!isWellFormed(given)) throw badInput('name：文本含有非法字符');
  if (holdsCitizenNumber(given)) throw badInput('name：不得填写公民身份号码');
  const name = given.length > longest * 10 ? given : normalizeForSearch(given);
  const length = characterCount(name);
  if (length < shortest || length > longest) throw badInput(`name：名称须为${shortest}至${longest}字`);
  return { by: 'NAME', name };
}
