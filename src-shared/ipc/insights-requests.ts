import { z } from 'zod';
import { QueueFilter } from '../filter.ts';
import { PanelRequest, type InsightsPanel } from '../insights/panels.ts';
import { InsightsSelection } from '../insights/selection.ts';
import { returns } from './endpoint.ts';

/** A stored list of calls. */
interface CallList {
  readonly id: string;
  readonly calls: number;
}

const fileTitle = z.string().trim().min(1).max(200);
const chartText = z.string().max(5_000_000);
/** CSS pixels of the window. */
const pixels = z.number().min(0).max(20_000);

/** Requests of the Insights screen. */
export const insightsRequests = {
  /** Counts what a panel shows. */
  'insights:panel': returns<InsightsPanel>()(PanelRequest),
  /** Stores the calls behind a number as a list that the queue can be filtered by. */
  'insights:list': returns<CallList>()(
    z.object({ filter: QueueFilter, selection: InsightsSelection }),
  ),
  /** Writes a chart into the export folder. An image is captured from the window. */
  'insights:save-chart': returns<{ readonly path: string }>()(
    z.object({ name: fileTitle }).and(
      z.discriminatedUnion('format', [
        z.object({ format: z.literal('svg'), text: chartText }),
        z.object({ format: z.literal('csv'), text: chartText }),
        z.object({
          format: z.literal('png'),
          rect: z.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
        }),
      ]),
    ),
  ),
  /** Writes what fails most and why, for whoever writes the agent's prompt. */
  'insights:save-brief': returns<{ readonly path: string }>()(
    z.object({
      filter: QueueFilter,
      agentId: z.string().min(1).max(200).optional(),
      format: z.enum(['html', 'pdf', 'md']),
    }),
  ),
} as const;
