import { refusal, type Refusal } from '../../kernel/refusal.js';
import { existsOn, type Organization, type OrganizationRegister, type Portion } from '../organizations/index.js';

/** What of a divided organization somebody has. */
export interface PortionAsked {
  readonly successorCode: string;
  readonly itemCodes?: readonly string[] | null;
  readonly townshipCodes?: readonly string[] | null;
}

export interface EndAsked {
  /** First day without it, `YYYY-MM-DD`; null: it does not end after all. */
  readonly validTo?: string | null;
  readonly successorCode?: string | null;
  readonly portions?: readonly PortionAsked[] | null;
}

/** The end of an organization, as it is decided. */
export interface Ending {
  readonly validTo: string | null;
  readonly successor: Organization | null;
  readonly portions: readonly Portion[];
}

const mostPortions = 50;
const mostCodes = 500;

/** Everything that is wrong with what is asked, or the end that it asks for. */
export function checkEnd(
  organizations: OrganizationRegister,
  organization: Organization,
  { validTo = null, successorCode = null, portions }: EndAsked,
): Ending | { readonly refusals: readonly Refusal[] } {
  const asked = portions ?? [];
  if (validTo === null) {
    const extra = [
      ...(successorCode === null ? [] : [refusal('successorCode', 'INVALID', '单位不撤销的，没有承接单位')]),
      ...(asked.length === 0 ? [] : [refusal('portions', 'INVALID', '单位不撤销的，没有承接单位')]),
    ];
    return extra.length > 0 ? { refusals: extra } : { validTo, successor: null, portions: [] };
  }
  const succeeding = (code: string, path: readonly string[]) =>
    checkSuccessor(organizations, organization, validTo, code, path);
  const successor = successorCode === null ? null : succeeding(successorCode, ['successorCode']);
  const named = asked
    .slice(0, mostPortions)
    .map(({ successorCode: code }, index) => succeeding(code, ['portions', String(index), 'successorCode']));
  const refusals = [
    ...(validTo > organization.validFrom
      ? []
      : [refusal('validTo', 'INVALID', `须晚于其存续首日（${organization.validFrom}）`, 'T10')]),
    ...[successor, ...named].flatMap((each) => (each && 'refusals' in each ? each.refusals : [])),
    ...(asked.length > mostPortions ? [refusal('portions', 'INVALID', `一次至多${mostPortions}个承接单位`)] : []),
    ...(asked.length > 0 && successorCode === null
      ? [refusal('successorCode', 'REQUIRED', '分立的，须指明其余事项的承接单位', 'T10')]
      : []),
    ...asked.flatMap((portion, index) => checkPortion(organizations, portion, index)),
    ...checkOverlaps(asked),
  ];
  if (refusals.length > 0) return { refusals };
  return {
    validTo,
    successor: successor && 'key' in successor ? successor : null,
    portions: asked.flatMap(({ itemCodes, townshipCodes }, index) => {
      const each = named[index];
      return each && 'key' in each
        ? [{ successor: each, itemCodes: [...(itemCodes ?? [])], townshipCodes: [...(townshipCodes ?? [])] }]
        : [];
    }),
  };
}

function checkSuccessor(
  organizations: OrganizationRegister,
  organization: Organization,
  validTo: string,
  code: string,
  path: readonly string[],
): Organization | { readonly refusals: readonly Refusal[] } {
  const successor = organizations.byCode(code);
  if (!successor) return { refusals: [refusal(path, 'NOT_FOUND', '没有此代码的单位')] };
  if (successor.key === organization.key) {
    return { refusals: [refusal(path, 'INVALID', '承接单位须为另一单位', 'T10')] };
  }
  if (!existsOn(successor, validTo)) {
    const when = successor.validFrom > validTo ? `${successor.validFrom}才设立` : `已于${successor.validTo ?? ''}撤销`;
    return { refusals: [refusal(path, 'INVALID', `${successor.name}${when}，${validTo}不能承接`, 'T10')] };
  }
  if (leadsTo(successor, organization)) {
    return {
      refusals: [refusal(path, 'INVALID', `${successor.name}日后由${organization.name}承接，不能互为承接单位`, 'T10')],
    };
  }
  return successor;
}

/** Whether an organization succeeds another, or one that does, on whichever day. */
function leadsTo(from: Organization, to: Organization): boolean {
  const next = [...from.portions.map(({ successor }) => successor), from.successor];
  return next.some((each) => each !== null && (each.key === to.key || leadsTo(each, to)));
}

function checkPortion(organizations: OrganizationRegister, { itemCodes, townshipCodes }: PortionAsked, index: number) {
  const at = (field: string): string[] => ['portions', String(index), field];
  const [items, townships] = [itemCodes ?? [], townshipCodes ?? []];
  return [
    ...(items.length + townships.length === 0
      ? [refusal(at('itemCodes'), 'REQUIRED', '须列明承接的事项或乡镇', 'T10')]
      : []),
    ...(items.length > mostCodes ? [refusal(at('itemCodes'), 'INVALID', `一次至多${mostCodes}个事项`)] : []),
    ...(townships.length > mostCodes ? [refusal(at('townshipCodes'), 'INVALID', `一次至多${mostCodes}个乡镇`)] : []),
    ...townships
      .slice(0, mostCodes)
      .flatMap((code, place) =>
        organizations.byCode(code)?.kind === 'TOWNSHIP'
          ? []
          : [refusal([...at('townshipCodes'), String(place)], 'NOT_FOUND', '没有此代码的乡镇')],
      ),
  ];
}

/** Nothing goes to two successors. */
function checkOverlaps(asked: readonly PortionAsked[]): Refusal[] {
  return (['itemCodes', 'townshipCodes'] as const).flatMap((field) => {
    const first = new Map<string, number>();
    return asked.flatMap((portion, index) =>
      (portion[field] ?? []).flatMap((code, place) => {
        const earlier = first.get(code);
        first.set(code, earlier ?? index);
        if (earlier === undefined || earlier === index) return [];
        const path = ['portions', String(index), field, String(place)];
        return [refusal(path, 'INVALID', `${code}已分给${asked[earlier]?.successorCode ?? ''}`, 'T10')];
      }),
    );
  });
}
