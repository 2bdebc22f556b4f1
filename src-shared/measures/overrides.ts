/** How often reviewers overrode what the measure of a criterion proposed. */
export interface MeasureOverrides {
  readonly criterionId: string;
  /** Submitted reviews in which it proposed an answer. */
  readonly reviews: number;
  readonly overridden: number;
}
