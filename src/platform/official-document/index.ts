export type { DocumentKind, DocumentPart, OfficialDocument } from './document.js';
export { officialDocument } from './official-document.js';
