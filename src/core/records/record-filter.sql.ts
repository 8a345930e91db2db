import { characterCount, normalizeForSearch } from '../../kernel/text.js';
import type { Parameters } from '../../platform/database/parameters.js';
import { badInput } from '../../platform/graphql/connection.graphql.js';
import type { OrganizationDirectory } from '../organizations/index.js';
import type { RecordFilter } from './record-filter.graphql.js';
import { wellFormed } from '../../platform/graphql/filter-text.js';

/** The predicates of the filter that all lists of records have in common. */
export function recordConditions(
  filter: RecordFilter | null | undefined,
  organizations: OrganizationDirectory,
  $: Parameters,
): string[] {
  if (!filter) return [];
  const { publisherCodes, formedFrom, formedTo, sharedFrom, sharedTo, timeliness, text, itemCode } = filter;
  const publishers = publisherCodes?.flatMap((code) => organizations.byCode(code)?.key ?? []);
  return [
    ...(publishers ? [`r.publisher_id = ANY (${$(publishers, 'int[]')})`] : []),
    ...(formedFrom ? [`r.formed_on >= ${$(formedFrom, 'date')}`] : []),
    ...(formedTo ? [`r.formed_on <= ${$(formedTo, 'date')}`] : []),
    // Days are compared as instants of the session's zone, Asia/Shanghai, so that the index on shared_at serves.
    ...(sharedFrom ? [`r.shared_at >= ${$(sharedFrom, 'date')}::timestamptz`] : []),
    ...(sharedTo ? [`r.shared_at < (${$(sharedTo, 'date')} + 1)::timestamptz`] : []),
    ...(timeliness ? [`r.timeliness = ANY (${$(timeliness, 'text[]')})`] : []),
    ...(itemCode == null ? [] : [`r.id IN (SELECT records_of_item(${$(wellFormed(itemCode, 'itemCode'), 'text')}))`]),
    ...(text == null ? [] : matches(text, $)),
  ];
}

/** Bigrams find candidates through the index, the text itself decides: in a function, see migration 0009. */
function matches(text: string, $: Parameters): string[] {
  const sought = normalizeForSearch(wellFormed(text, 'text'));
  if (characterCount(sought) < 2) throw badInput('filter.text：检索词至少两个字');
  return [`r.id IN (SELECT records_containing(${$(sought, 'text')}))`];
}
