import { z } from 'zod';
import { complaintKinds } from '../../../categories/complaint-handling/index.js';
import { foldedText, momentFormatFault, readPlace } from '../../../platform/json-mapping/index.js';
import { isOrderField, knownFields, requiredFields, type OrderField } from './order-fields.js';
import { placeText } from './place-text.js';
import type { MappedOrderField } from './work-order-systems.js';

const source = z.union([
  placeText,
  z
    .strictObject({
      place: placeText.optional(),
      constant: z.string().min(1, '固定值不能为空').optional(),
      dateFormat: z.string().optional(),
      values: z.record(z.string(), z.string()).optional(),
    })
    .refine((given) => given.place !== undefined || given.constant !== undefined, '须指明位置，或给出固定值')
    .refine(
      (given) => given.place !== undefined || (given.dateFormat === undefined && given.values === undefined),
      '有日期格式或对照表，须指明位置',
    ),
]);
type Source = z.infer<typeof source>;

/** The part of a mapping file that says which place of a work order is which field of a complaint. */
export const fieldsShape = z.record(z.string(), source).superRefine((fields, { addIssue }) => {
  const named = Object.entries(fields).flatMap(([name, given]) =>
    isOrderField(name) ? faultsOf(name, given) : [{ path: [name], message: `没有此项，可用的有${knownFields}` }],
  );
  const missing = requiredFields.filter((name) => !Object.hasOwn(fields, name));
  for (const fault of [...named, ...missing.map((name) => ({ path: [name], message: '缺少此项' }))]) {
    addIssue({ code: 'custom', ...fault });
  }
});

/** Choices of the hub: a text of a mapping stands for one of them. */
const choices: Readonly<Partial<Record<OrderField, readonly string[]>>> = {
  kind: Object.keys(complaintKinds),
  anonymous: ['true', 'false'],
};

function faultsOf(name: OrderField, given: Source): { readonly path: string[]; readonly message: string }[] {
  if (typeof given === 'string') return [];
  const { place, constant, dateFormat, values = {} } = given;
  const formatFault =
    dateFormat === undefined
      ? null
      : name === 'receivedAt'
        ? momentFormatFault(dateFormat)
        : '只有 receivedAt（收到时间）有日期格式';
  const meant = [
    ...(constant === undefined ? [] : [{ path: [name, 'constant'], to: constant }]),
    ...Object.entries(values).map(([from, to]) => ({ path: [name, 'values', from], to })),
  ];
  const known = choices[name];
  return [
    ...(formatFault === null ? [] : [{ path: [name, 'dateFormat'], message: formatFault }]),
    ...meant
      .filter(({ to }) => known && !known.includes(to))
      .map(({ path, to }) => ({ path, message: `“${to}”不是可用的值，须为${known?.join('、') ?? ''}` })),
    ...(name === 'externalNumber' && (place === undefined || constant !== undefined)
      ? [{ path: [name], message: '每件工单的编号各不相同，须指明位置，不得用固定值' }]
      : []),
  ];
}

export function mappedField(field: OrderField, given: Source): MappedOrderField {
  const {
    place = null,
    constant = null,
    dateFormat = null,
    values = {},
  } = typeof given === 'string' ? { place: given } : given;
  return {
    ...{ field, writtenPlace: place, place: place === null ? null : readPlace(place), constant, dateFormat },
    values: new Map(Object.entries(values).map(([from, to]) => [foldedText(from), to])),
  };
}
