import { p } from '@mikro-orm/core';
import { SharedRecordEntity } from './shared-record.entity.js';

/** The primary key of a category's table: the record itself. */
export const ofRecord = () => p.oneToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary().owner();

/** Half of the primary key of a part table: the record, beside the ordinal. */
export const partOfRecord = () => p.manyToOne(SharedRecordEntity).mapToPk().joinColumn('record_id').primary();
