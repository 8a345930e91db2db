export { momentFormatFault, momentReader, momentWriter } from './moment-format.js';
export { parseJson } from './parse-json.js';
export { jsonOf, placeFault, readPlace, valueAt, type Place } from './place.js';
export { foldedText, textOfField, type FieldSource } from './value-text.js';
