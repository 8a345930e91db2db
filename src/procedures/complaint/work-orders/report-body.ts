import { Temporal } from 'temporal-polyfill';
import { foldedText, jsonOf, momentWriter, type Place } from '../../../platform/json-mapping/index.js';
import { momentFields, type Reported } from './reported.js';
import type { ReportedPlace, ReportMapping } from './work-order-systems.js';

/** What is posted of a step, by the operator's mapping; a place of what is not told has null. */
export function reportBody({ body }: ReportMapping, reported: Reported): unknown {
  return jsonOf(body.map((place): readonly [Place, unknown] => [place.to, valueOf(place, reported)]));
}

function valueOf({ field, constant, dateFormat, values }: ReportedPlace, reported: Reported): string | null {
  const value = field === null ? null : reported[field];
  if (field === null || value === null) return constant ?? values.get('') ?? null;
  const meant = values.get(foldedText(value));
  if (meant !== undefined) return meant;
  return dateFormat !== null && momentFields.has(field)
    ? momentWriter(dateFormat)(Temporal.Instant.from(value))
    : value;
}
