/** A step that the viewer may take now. */
export interface AvailableStep {
  readonly step: string;
  readonly label: string;
  readonly rule: string;
  /** The mutation that takes it. */
  readonly mutation: string;
}
