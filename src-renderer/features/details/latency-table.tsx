import type { LatencyStats } from '../../../src-shared/call.ts';
import { formatCount, formatLatency } from '../../lib/format.ts';
import { componentName, detailsText } from './details-text.ts';
import { CopyButton } from './copy-button.tsx';
import { ValuesChart } from './values-chart.tsx';

type Latency = Readonly<Record<string, LatencyStats>>;

const percentiles = ['p50', 'p90', 'p95', 'p99'] as const;
/** The percentiles of each component, and below them every measured value. */
export const LatencyTable = ({ latency }: { readonly latency: Latency }) => (
  <table className="latency">
    <thead>
      <tr>
        <th scope="col">
          <span className="unseen">{detailsText.component}</span>
        </th>
        {percentiles.map((percentile) => (
          <th key={percentile} scope="col">
            {percentile}
          </th>
        ))}
      </tr>
    </thead>
    {Object.entries(latency).map(([component, stats]) => (
      <ComponentRows key={component} component={component} stats={stats} />
    ))}
  </table>
);

interface ComponentProps {
  readonly component: string;
  readonly stats: LatencyStats;
}

function ComponentRows({ component, stats }: ComponentProps) {
  const name = componentName(component);
  const { values = [] } = stats;
  const note = spreadText(stats);
  return (
    <tbody title={`latency.${component}`}>
      <tr>
        <th scope="row">{name}</th>
        {percentiles.map((percentile) => (
          <td key={percentile} className="figure">
            {formatLatency(stats[percentile])}
          </td>
        ))}
      </tr>
      {values.length > 0 || note !== undefined ? (
        <tr>
          <td colSpan={percentiles.length + 1}>
            <div className="latency-values">
              <ValuesChart name={name} values={values} format={formatLatency} median={stats.p50} />
              {values.length === 0 ? undefined : (
                <CopyButton what={detailsText.latencyValues(name)} text={values.join('\n')} />
              )}
            </div>
            {note === undefined ? undefined : <p className="latency-note figure">{note}</p>}
          </td>
        </tr>
      ) : undefined}
    </tbody>
  );
}

/** The minimum, the maximum and the number of measurements, as far as Retell reports them. */
function spreadText({ min, max, num }: LatencyStats): string | undefined {
  const parts = [
    ...(min === undefined ? [] : [`min ${formatLatency(min)}`]),
    ...(max === undefined ? [] : [`max ${formatLatency(max)}`]),
    ...(num === undefined ? [] : [detailsText.measured(formatCount(num))]),
  ];
  return parts.length === 0 ? undefined : parts.join(' · ');
}
