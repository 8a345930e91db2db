/** What any server answers, to be compared. */
// oxlint-disable-next-line typescript/no-explicit-any -- its shape is known to the workload only
export type Json = Record<string, any>;
