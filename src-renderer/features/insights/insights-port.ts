import type { ComponentType } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { InsightsPanel, PanelRequest } from '../../../src-shared/insights/panels.ts';
import type { InsightsSelection } from '../../../src-shared/insights/selection.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { ChartFile } from '../../ui/chart/chart-file.ts';

type Reply<T> = Promise<Result<T, AppError>>;

export type BriefFormat = 'html' | 'pdf' | 'md';

/** What Insights needs from main and the library. */
export interface InsightsPort {
  readonly panel: (request: PanelRequest) => Reply<InsightsPanel>;
  readonly saveChart: (file: ChartFile) => Reply<{ readonly path: string }>;
  readonly saveBrief: (input: {
    readonly filter: QueueFilter;
    readonly agentId: string | undefined;
    readonly format: BriefFormat;
  }) => Reply<{ readonly path: string }>;
  /** Makes the calls behind a number a queue, and shows it on the desk. */
  readonly openCalls: (input: {
    readonly filter: QueueFilter;
    readonly selection: InsightsSelection;
    readonly name: string;
  }) => Promise<void>;
  readonly openMoment: (callId: string, startMs: number | undefined) => void;
}

export interface FilterBarProps {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
}

export interface InsightsDeps {
  readonly port: InsightsPort;
  /** The filters of the queue. */
  readonly FilterBar: ComponentType<FilterBarProps>;
  /** Whether the workspace is the sample, whose past reviews are invented. */
  readonly isSample: boolean;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
}
