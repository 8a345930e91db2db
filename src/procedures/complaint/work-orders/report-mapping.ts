import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import {
  foldedText,
  momentFormatFault,
  parseJson,
  readPlace,
  valueAt,
  type Place,
} from '../../../platform/json-mapping/index.js';
import { placeText } from './place-text.js';
import { momentFields, reportedStates, reportFields, type ReportField } from './reported.js';
import type { ReportedPlace, ReportMapping } from './work-order-systems.js';

const known = Object.entries(reportFields).map(([name, words]) => `${name}（${words}）`);
const field = z.enum(Object.keys(reportFields) as ReportField[], `没有此项，可用的有${known.join('、')}`);
const source = z.union([
  field,
  z
    .strictObject({
      field: field.optional(),
      constant: z.string().optional(),
      dateFormat: z
        .string()
        .superRefine((format, { addIssue }) => {
          const fault = momentFormatFault(format);
          if (fault !== null) addIssue({ code: 'custom', message: fault });
        })
        .optional(),
      values: z.record(z.string(), z.string()).optional(),
    })
    .refine((given) => given.field !== undefined || given.constant !== undefined, '须指明平台的项，或给出固定值')
    .refine(
      (given) => given.dateFormat === undefined || (given.field !== undefined && momentFields.has(given.field)),
      `只有时间有日期格式：${[...momentFields].join('、')}`,
    ),
]);

/** The part of a mapping file that says where, when and how results are reported back. */
export const reportShape = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: '须为 http 或 https 地址' }),
  headersFile: z.string().min(1, '文件名不能为空').optional(),
  on: z
    .array(z.enum(reportedStates, `不是可回告的状态，可用的有${reportedStates.join('、')}`))
    .min(1, '须指明至少一个状态'),
  body: z.record(placeText, source).superRefine((body, { addIssue }) => {
    const places = Object.keys(body);
    if (places.length === 0) addIssue({ code: 'custom', message: '须指明至少一个位置' });
    for (const each of places) {
      if (isAroundAnother(each, places)) {
        addIssue({ code: 'custom', path: [each], message: '另有位置与此相同，或在此位置之内' });
      }
    }
  }),
  /** How an answer says that the report was taken, where its status alone does not. */
  taken: z.strictObject({ place: placeText, values: z.array(z.string()).min(1, '须至少有一个值') }).optional(),
});

function isAroundAnother(text: string, places: readonly string[]): boolean {
  const names = readPlace(text);
  return places.some((other) => other !== text && names.every((name, index) => readPlace(other)[index] === name));
}

/**
 * The report of a mapping file with its headers, which stand in a file of their own: they may be secret.
 * @throws ReportFault
 */
export async function readReport(
  { url, headersFile, on, body, taken }: z.infer<typeof reportShape>,
  directory: string,
): Promise<ReportMapping> {
  return {
    target: {
      url: new URL(url),
      headers: headersFile === undefined ? {} : await readHeaders(resolve(directory, headersFile)),
      ...(taken === undefined ? {} : { isTaken: takenBy(readPlace(taken.place), taken.values) }),
    },
    on: new Set(on),
    body: Object.entries(body).map(([to, given]): ReportedPlace => {
      const {
        field: named = null,
        constant = null,
        dateFormat = null,
        values = {},
      } = typeof given === 'string' ? { field: given } : given;
      const meanings = new Map(Object.entries(values).map(([from, meant]) => [foldedText(from), meant]));
      return { to: readPlace(to), field: named, constant, dateFormat, values: meanings };
    }),
  };
}

/** What is wrong with a report beside the form of the mapping file; named after its field. */
export class ReportFault extends Error {}

async function readHeaders(file: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ReportFault(`report.headersFile：无法读取文件 ${file}`, { cause: error });
  });
  const read = parseJson(text);
  // What stands in the file is never told.
  if ('fault' in read) throw new ReportFault(`report.headersFile：文件 ${file} ${read.fault}`);
  const { data } = z.record(z.string(), z.string()).safeParse(read.json);
  try {
    return Object.fromEntries(new Headers(data ?? { '': '' }));
  } catch {
    throw new ReportFault(`report.headersFile：文件 ${file} 须为 JSON 对象，各项为请求头的名称和内容`);
  }
}

function takenBy(place: Place, values: readonly string[]): (answer: string) => boolean {
  return (answer) => {
    const read = parseJson(answer);
    if ('fault' in read) return false;
    const value = valueAt(read.json, place);
    return ['string', 'number', 'boolean'].includes(typeof value) && values.includes(String(value));
  };
}
