import { searchColumns, type SaidText, type SearchColumns } from '../../platform/search-text/index.js';
import { maskFields } from './personal-fields.js';
import type { RecordCategory, StoredFields } from './record-category.js';

/** What every record is found by. */
interface Named {
  readonly title: string;
  readonly externalRef: string | null;
}

/** What a category says of a record. */
export interface Said {
  /** As its table keeps it, numbers of people masked. */
  readonly values: object;
  readonly parts: Readonly<Record<string, readonly object[]>>;
  readonly itemCodes: readonly string[];
  readonly fileNames: readonly string[];
}

/**
 * The texts of a record, by the declaration of its category: whatever publishers give as text, codes of items, the texts of its parts, and the
 * names of its files. Prose names nothing.
 */
export function recordTexts(
  { title, externalRef }: Named,
  category: Pick<RecordCategory, 'fields' | 'parts' | 'personal' | 'prose'> | null,
  { values, parts, itemCodes, fileNames }: Said,
): SaidText[] {
  const { fields = {}, prose = [], parts: tables = {}, personal = [] } = category ?? {};
  const given = Object.entries(fields).flatMap(([field, { output }]) =>
    [output?.()].flat()[0] === String ? said(values, field, field, !prose.includes(field)) : [],
  );
  const ofParts = Object.entries(tables).flatMap(([field, { columns }]) =>
    (parts[field] ?? []).flatMap((row) =>
      columns.flatMap(({ property, type }) => (type === 'text' ? said(row, property, field, false) : [])),
    ),
  );
  return [
    { field: 'title', text: title, isName: true },
    ...(externalRef === null ? [] : [{ field: 'externalRef', text: externalRef, isName: true }]),
    // Nobody is found by what is left of the number of a person.
    ...given.filter(({ field, text }) => !(personal.includes(field) && text.includes('*'))),
    ...itemCodes.map((text) => ({ field: 'itemCodes', text, isName: true })),
    ...ofParts,
    ...fileNames.map((text) => ({ field: 'attachments', text, isName: false })),
  ];
}

function said(row: object, property: string, field: string, isName: boolean): SaidText[] {
  const texts = [(row as Readonly<Record<string, unknown>>)[property]].flat();
  return texts.flatMap((text) => (typeof text === 'string' ? [{ field, text, isName }] : []));
}

/** What a record that is shared says. */
export interface SearchedDetails {
  readonly category: RecordCategory;
  readonly fields: StoredFields;
  readonly fileNames: readonly string[];
}

/** What a search finds a record by; one that is only registered has no details. */
export function searchedRecord(named: Named, details: SearchedDetails | null): SearchColumns {
  if (details === null) {
    return searchColumns(recordTexts(named, null, { values: {}, parts: {}, itemCodes: [], fileNames: [] }));
  }
  const { category, fields, fileNames } = details;
  const { columns, parts = {}, itemCodes } = fields;
  const values = maskFields(category, columns);
  return searchColumns(recordTexts(named, category, { values, parts, itemCodes, fileNames }));
}
