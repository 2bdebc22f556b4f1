/** How far the library is with measuring all stored calls. */
export interface MeasuringProgress {
  readonly total: number;
  /** Calls that are still to be measured. */
  readonly left: number;
}
