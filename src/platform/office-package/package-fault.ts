/** A package that cannot be taken, in words for whoever sent it. */
export class PackageFault extends Error {}
