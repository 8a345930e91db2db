/** A column of a list file. */
export interface ListColumn<Field extends string> {
  readonly field: Field;
  /** Its heading, by which it is found and errors are told. */
  readonly title: string;
  /** Whether every row must have it, unless the import says it for all. */
  readonly required: boolean;
  readonly isDay: boolean;
}

function column<Field extends string>(
  field: Field,
  title: string,
  { required = false, isDay = false } = {},
): ListColumn<Field> {
  return { field, title, required, isDay };
}

const required = { required: true };
const requiredDay = { required: true, isDay: true };

/** The list of items (执法事项清单). */
export const itemColumns = [
  // Without one, the hub gives it (`given-code.ts`).
  column('code', '事项代码'),
  column('name', '事项名称', required),
  column('legalBasis', '设定依据', required),
  column('penalties', '处罚种类'),
  column('departmentCode', '实施部门代码'),
  column('validFrom', '生效日期', requiredDay),
  column('validTo', '失效日期', { isDay: true }),
  column('basis', '依据文件', required),
] as const;

/** The list of handovers (下放事项清单). */
export const delegationColumns = [
  column('itemCode', '事项代码', required),
  column('departmentCode', '实施部门代码'),
  column('townshipCode', '乡镇代码', required),
  column('delegatedFrom', '下放日期', requiredDay),
  column('revokedOn', '收回日期', { isDay: true }),
  column('basis', '依据文件', required),
  column('revocationBasis', '收回依据'),
] as const;
