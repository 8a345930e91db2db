import type { StatisticsFeature } from '../feature.js';
import { proceedingStatistics } from './chapter.resolver.js';
import { transferChapter } from './transfers.js';

/** The figures of the procedures, a chapter each. */
export const proceedingStatisticsFeatures: readonly StatisticsFeature[] = [transferChapter].map(proceedingStatistics);
