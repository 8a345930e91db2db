export { creditRows, creditTableColumns } from './credit-rows.sql.js';
export { CreditPublicationEntity } from './credit-publication.entity.js';
export { failImport, importPenalties, type ImportJob } from './import-penalties.js';
export { PenaltyImportEntity, PenaltyImportErrorEntity } from './penalty-import.entity.js';
export { penaltyImportNode } from './penalty-import.node.js';
export { PenaltyImportResolver } from './penalty-import.resolver.js';
