import { WrongUse } from './exit-code.js';
import { hubClient, type HubAddress } from './hub-client.js';
import { importList } from './import-list.command.js';
import { importPenalties } from './import-penalties.command.js';
import { openLocalTable } from './mapping/local-table.js';
import { mappedRecords } from './mapping/mapped-records.js';
import { readMappingFile } from './mapping/mapping-file.js';
import { publishShapes } from './publish/input-shape.js';
import { leftOutLine } from './publish/left-out-names.js';
import { publishAndTell } from './publish/publish-and-tell.js';
import { tellMeanwhile } from './result.js';

export interface ImportOptions extends HubAddress {
  readonly mapping: string;
  /** Of the table of 双公示. */
  readonly mode: string;
  /** Of lists, for rows that do not say it themselves. */
  readonly department?: string;
  readonly from?: string;
  readonly basis?: string;
  /** Of records of a category. */
  readonly dryRun?: boolean;
}

/** Imports a table as others have it, by a mapping of its columns; false when something of it was refused. */
export async function importMapped(dataDir: string, file: string, options: ImportOptions): Promise<boolean> {
  const { into, mapping } = await readMappingFile(options.mapping);
  const { mode, department, from, basis, dryRun = false, url, organization, tokenFile, json } = options;
  const address = { url, organization, tokenFile, json };
  if (dryRun && (into === 'items' || into === 'delegations' || into === 'penalties')) {
    throw new WrongUse('--dry-run 用于按信息类别导入');
  }
  if (into === 'items' || into === 'delegations') {
    return importList(dataDir, into, file, { ...address, department, from, basis, mapping });
  }
  if (into === 'penalties') return importPenalties(dataDir, file, { ...address, mode, mapping });
  const client = hubClient(dataDir, address, tellMeanwhile);
  const shape = await publishShapes(client)(into);
  if (!shape)
    throw new Error(`映射文件的 into 须为 items、delegations、penalties 或信息类别，如 LEGAL_ADJUSTMENT (${into})`);
  const { records, leftOut } = await mappedRecords(
    await openLocalTable(file),
    mapping,
    shape,
    await client.organization(),
  );
  return publishAndTell(client, records, {
    dryRun,
    json,
    leftOut: () => (leftOut().length === 0 ? null : leftOutLine(leftOut())),
  });
}
