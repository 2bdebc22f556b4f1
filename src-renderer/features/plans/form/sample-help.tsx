import { useEffect, useState } from 'react';
import type { PopulationSummary } from '../../../../src-shared/plans/plan.ts';
import { maxPlanSize } from '../../../../src-shared/plans/plan-choices.ts';
import {
  callsToSeeDifference,
  expectedInterval,
} from '../../../../src-shared/sampling/sample-size.ts';
import { TextField } from '../../../ui/fields.tsx';
import type { PlansPort } from '../plans-port.ts';
import { helpText as text } from '../plans-text.ts';
import type { PlanDraft } from '../plan-draft.ts';

interface SampleHelpProps {
  readonly draft: PlanDraft;
  readonly port: PlansPort;
}

/** How many calls there are, and what reviewing so many of them will say. */
export function SampleHelp({ draft, port }: SampleHelpProps) {
  const [rate, setRate] = useState('85');
  const [difference, setDifference] = useState('10');
  const population = usePopulation(draft, port);
  const isAll = draft.method === 'all';
  const size = isAll ? (population?.count ?? 0) : Number(draft.size);
  return (
    <aside className="sample-help" aria-label={text.label}>
      <h3>{text.label}</h3>
      <output>{populationText(draft, population)}</output>
      <div className="plan-row">
        <TextField
          label={text.rate}
          inputMode="numeric"
          value={rate}
          onChange={(event) => setRate(event.target.value)}
        />
        <TextField
          label={text.difference}
          inputMode="numeric"
          value={difference}
          onChange={(event) => setDifference(event.target.value)}
        />
      </div>
      {helpLines({
        size,
        rate: Number(rate.replace(',', '.')) / 100,
        difference: Number(difference.replace(',', '.')) / 100,
        population: population?.count,
      }).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </aside>
  );
}

/** Read again when the filter or the strata change. */
function usePopulation({ filter, method, by }: PlanDraft, port: PlansPort) {
  const [found, setFound] = useState<{
    readonly of: string;
    readonly summary: PopulationSummary;
  }>();
  const stratum = method === 'stratified' ? by : undefined;
  const wanted = JSON.stringify([filter, stratum]);
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const reply = await port.population(filter, stratum);
      if (isCurrent && reply.ok) setFound({ of: wanted, summary: reply.value });
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [filter, stratum, port, wanted]);
  return found?.of === wanted ? found.summary : undefined;
}

function populationText(draft: PlanDraft, found: PopulationSummary | undefined): string {
  if (found === undefined) return text.counting;
  const { count, strata } = found;
  if (count === 0) return text.empty;
  const lines = [text.population(count, strata.length)];
  if (draft.method === 'all' && count > maxPlanSize) lines.push(text.tooMany);
  if (draft.method !== 'all' && Number(draft.size) > count) lines.push(text.tooFew(count));
  return lines.join(' ');
}

interface HelpInput {
  readonly size: number;
  readonly rate: number;
  readonly difference: number;
  readonly population: number | undefined;
}

function helpLines({ size, rate, difference, population }: HelpInput): readonly string[] {
  if (!(rate >= 0 && rate <= 1)) return [text.outOfRange];
  const drawn = population === undefined ? size : Math.min(size, population);
  const needed = callsToSeeDifference({ rate, difference });
  const lines: string[] = [];
  if (Number.isInteger(drawn) && drawn > 0) {
    const { low, high } = expectedInterval({ n: drawn, rate, population });
    lines.push(text.interval(drawn, low, high));
  }
  lines.push(
    needed === undefined || Number.isNaN(needed)
      ? text.outOfRange
      : text.needed(Math.round(difference * 1000) / 10, needed),
  );
  return lines;
}
