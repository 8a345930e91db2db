/**
 * What a read plan met that it does not write itself, such as a value that its type forbids: the one fault that leaves an operation to the
 * executor. Every other one is told as it is.
 */
export class NotPlanned extends Error {}
