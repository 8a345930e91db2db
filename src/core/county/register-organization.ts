import { refusal, type Refusal } from '../../kernel/refusal.js';
import { isWellFormed } from '../../kernel/text.js';
import type { RequestContext } from '../hub.js';
import { requirePermission } from '../identity/index.js';
import { changeOrganization, type OrganizationAnswer } from './change-organization.js';
import { divisionExists, insertOrganization, type Founding } from './organizations.sql.js';

const codeForm = /^[0-9a-z-]{2,32}$/;
const longestName = 100;

/** Registers an organization that is founded; its code was never another's. */
export async function registerOrganization(
  context: RequestContext,
  input: Founding & { readonly basis: string },
): Promise<OrganizationAnswer> {
  const viewer = requirePermission(context.viewer, 'administerCounty');
  const founding = { ...input, name: input.name.trim(), legalName: input.legalName?.trim() ?? null };
  const change = { viewer, action: 'ORGANIZATION_REGISTERED', input, moves: [], told: null };
  return changeOrganization(context, change, async (executor) => {
    const wrong = checkFounding(founding);
    if (wrong.length > 0) return wrong;
    if (!(await divisionExists(executor, founding.divisionCode))) {
      return [refusal('divisionCode', 'NOT_FOUND', '没有此代码的行政区划')];
    }
    const taken = [refusal('code', 'ALREADY_EXISTS', '此代码已用于另一单位，单位撤销后也不得再用')];
    return (await insertOrganization(executor, founding)) ? [] : taken;
  });
}

function checkFounding({ code, name, legalName = null }: Founding): Refusal[] {
  return [
    ...(codeForm.test(code) ? [] : [refusal('code', 'INVALID', '代码须为2至32位小写字母、数字或连字符')]),
    ...checkName(name),
    ...checkLegalName(legalName),
  ];
}

/** A name without spaces around it. */
export function checkName(name: string): Refusal[] {
  if (name === '') return [refusal('name', 'REQUIRED', '名称不能为空')];
  return name.length > longestName || !isWellFormed(name)
    ? [refusal('name', 'INVALID', `名称不得超过${longestName}字，不得含非法字符`)]
    : [];
}

/** The same of a name by law, which may be unknown. */
export function checkLegalName(legalName: string | null): Refusal[] {
  if (legalName === '') return [refusal('legalName', 'REQUIRED', '法定名称不能为空，未知的不填')];
  return legalName !== null && (legalName.length > longestName || !isWellFormed(legalName))
    ? [refusal('legalName', 'INVALID', `法定名称不得超过${longestName}字，不得含非法字符`)]
    : [];
}
