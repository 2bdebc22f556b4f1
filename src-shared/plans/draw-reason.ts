import type { Risk } from '../sampling/risk.ts';
import type { DrawnBy } from '../sampling/sampler.ts';
import type { DrawnStratum } from './plan.ts';

interface ReasonContext {
  readonly seed: string;
  readonly populationCount: number;
  readonly sampleSize: number;
  /** The stratum by its name for reviewers. */
  readonly stratum?: DrawnStratum | undefined;
  readonly risk?: Risk | undefined;
}

/** Why a call is in the sample, as the plan, the queue and the exports say it. */
export function drawReason(drawnBy: DrawnBy, context: ReasonContext): string {
  const { seed, populationCount, sampleSize, stratum, risk } = context;
  switch (drawnBy.by) {
    case 'all':
      return `All ${populationCount} calls`;
    case 'random':
      return `Random: ${sampleSize} of ${populationCount}, seed ${seed}`;
    case 'newest':
      return `Newest: number ${drawnBy.nth} of ${populationCount}`;
    case 'riskiest':
      return riskReason(risk);
    case 'stratum':
      return stratumReason(seed, stratum ?? { name: drawnBy.stratum, drawn: 1, population: 1 });
    default:
      return drawnBy satisfies never;
  }
}

const stratumReason = (seed: string, { name, drawn, population }: DrawnStratum): string =>
  `Stratified: ${drawn} of ${population}, seed ${seed}, ${name}`;

function riskReason(risk: Risk | undefined): string {
  const score = (risk?.score ?? 0).toFixed(2);
  const because = risk?.because ?? '';
  return because === '' ? `Risk ${score}: no signals` : `Risk ${score}: ${because}`;
}
