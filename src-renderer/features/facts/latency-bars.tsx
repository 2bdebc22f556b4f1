import type { LatencyStats } from '../../../src-shared/call.ts';
import { formatLatency, plainWords } from '../../lib/format.ts';

interface BarsProps {
  readonly latency: Readonly<Record<string, LatencyStats>>;
}

const percentiles = ['p50', 'p90', 'p95', 'p99'] as const;
const names: Readonly<Record<string, string>> = {
  e2e: 'End to end',
  asr: 'Speech to text',
  llm: 'Language model',
  tts: 'Text to speech',
  llm_websocket_network_rtt: 'LLM network',
  knowledge_base: 'Knowledge base',
  s2s: 'Speech to speech',
};

/** Percentiles of each component on one scale: which part made the caller wait. */
export function LatencyBars({ latency }: BarsProps) {
  const components = Object.entries(latency);
  const longest = Math.max(
    1,
    ...components.flatMap(([, stats]) => percentiles.map((name) => stats[name] ?? 0)),
  );
  return (
    <table className="latency">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">Component</span>
          </th>
          {percentiles.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {components.map(([component, stats]) => (
          <tr key={component} title={`latency.${component}`}>
            <th scope="row">{names[component] ?? plainWords(component)}</th>
            {percentiles.map((name) => (
              <td key={name} className="figure">
                {formatLatency(stats[name])}
                <Bar share={(stats[name] ?? 0) / longest} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Bar = ({ share }: { readonly share: number }) => (
  <svg className="latency-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect width={Math.max(0, Math.min(100, share * 100))} height="4" />
  </svg>
);
