import { render, screen, waitFor, cleanup } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { detailGroups } from '../../../../src-renderer/features/details/detail-groups.ts';
import { createReviewDataStore } from '../../../../src-renderer/work/review-store.ts';
import { createRegistry } from '../../../../src-renderer/commands/registry.ts';
import { createDetailsFeature } from '../../../../src-renderer/features/details/index.tsx';
import { listChoices } from '../../../../src-renderer/features/queue/filters/fields/list-choices.ts';
import { fieldLabels as filterLabels } from '../../../../src-renderer/features/queue/filters/filter-text.ts';
import { TooltipProvider } from '../../../../src-renderer/ui/tooltip.tsx';
import type { JsonObject } from '../../../../src-shared/json.ts';
import { ok } from '../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';
import { sampleCall } from '../call/sample-call.ts';

const rich = sampleCall('rich', {
  summary: 'Asked for Monday, was offered Tuesday.',
  successful: false,
  customAnalysis: { slot_found: false },
  unknown: { brand_new_field: { a: 1 } },
  problems: ['duration_ms: is no number; came as “61000”'],
  latency: { e2e: { p50: 850, p90: 1200 } },
  media: {
    recording: false,
    multiChannel: false,
    scrubbedRecording: false,
    scrubbedMultiChannel: false,
    publicLog: true,
    knowledgeBase: false,
  },
});

const noReview = { work: createReviewDataStore(), Verdict: () => undefined };

const detailsFeature = (bridge = createFakeBridge()) =>
  createDetailsFeature({ bridge, registry: createRegistry(() => undefined), ...noReview });

afterEach(cleanup);

describe('the details', () => {
  it('leave out what Retell did not report, and keep false', () => {
    const all = detailGroups(rich.call).flatMap(({ fields }) => fields);
    expect(all.find(({ api }) => api === 'call_analysis.call_successful')?.value).toBe(
      'Unsuccessful',
    );
    expect(all.some(({ api }) => api === 'from_number')).toBe(false);
    expect(all.find(({ label }) => label === 'slot_found')?.value).toBe('No');
  });

  it('keep the customer’s own names unchanged, and write Retell’s names as text', () => {
    const call = sampleCall('named', {
      metadata: { constructor: 'Voss', 'a.b': 1, customer_id: 'C-1', '': 'none' },
      dynamicVariables: { first_name: 'Ines' },
      customAttributes: { qa_score: 3 },
      sipHeaders: { 'X-Case': 'PC-1' },
      telephony: { twilio_call_sid: 'CA1' },
      unknown: { agent_mood: 'sunny' },
    }).call;
    const fields = detailGroups(call).flatMap(({ fields: all }) => all);
    const labels = (api: string) =>
      fields.filter((one) => one.api.startsWith(api)).map(({ label }) => label);
    expect(labels('metadata')).toEqual(['constructor', 'a.b', 'customer_id', '""']);
    expect(labels('retell_llm_dynamic_variables')).toEqual(['first_name']);
    expect(labels('custom_attributes')).toEqual(['qa_score']);
    expect(labels('custom_sip_headers')).toEqual(['X-Case']);
    expect(labels('telephony_identifier')).toEqual(['Twilio call SID']);
    expect(labels('agent_mood')).toEqual(['Agent mood']);
  });

  it('show numbers digit for digit, members in order, and doubled keys', () => {
    const metadata =
      '{"order_id":107505301260286111,"big":9223372036854775807,"price":1.10,"2026":"a","2025":"b","x":1,"x":2,"e":1E5}';
    const { call } = sampleCall('exact', {
      metadata: JSON.parse(metadata) as JsonObject,
      unknown: { balance: 12345678901234567000 },
      sourceTexts: { metadata, balance: '12345678901234567890' },
    });
    const fields = detailGroups(call).flatMap(({ fields: all }) => all);
    const shown = fields.filter(({ api }) => api.startsWith('metadata'));
    expect(shown.map(({ label, value }) => [label, value])).toEqual([
      ['order_id', '107505301260286111'],
      ['big', '9223372036854775807'],
      ['price', '1.10'],
      ['2026', 'a'],
      ['2025', 'b'],
      ['x', '1'],
      ['x', '2'],
      ['e', '1E5'],
    ]);
    expect(fields.find(({ api }) => api === 'balance')?.value).toBe('12345678901234567890');
  });

  it('show the newer value when a list changed a field after its text was stored', () => {
    const { call } = sampleCall('changed', {
      metadata: { price: 2 },
      sourceTexts: { metadata: '{"price":1.10}' },
    });
    const fields = detailGroups(call).flatMap(({ fields: all }) => all);
    expect(fields.find(({ label }) => label === 'price')?.value).toBe('2');
  });

  it('say of a redacted call that its details are not redacted', () => {
    const { Panel } = detailsFeature();
    const redacted = { ...rich, transcript: { ...rich.transcript, scrubbed: true } };
    render(<Panel concealed={false} detail={redacted} />, { wrapper: TooltipProvider });
    expect(screen.getByText(/may contain personal data/u)).toBeTruthy();
  });

  it('link to the call in Retell’s dashboard where it has a page', async () => {
    const registry = createRegistry(() => undefined);
    const { Panel } = createDetailsFeature({ bridge: createFakeBridge(), registry, ...noReview });
    const page = render(<Panel concealed={false} detail={rich} />, { wrapper: TooltipProvider });
    expect(screen.queryByText('Open in Retell’s dashboard')).toBeNull();
    page.unmount();
    let opened = 0;
    registry.bind('link.dashboard', () => {
      opened += 1;
    });
    render(<Panel concealed={false} detail={rich} />, { wrapper: TooltipProvider });
    await userEvent.click(screen.getByRole('button', { name: 'Open in Retell’s dashboard' }));
    expect(opened).toBe(1);
  });

  it('call the end of a call as the queue’s filter does', () => {
    const { call } = sampleCall('ended', {
      disconnectionReason: 'agent_hangup',
      inVoicemail: true,
    });
    const fields = detailGroups(call).flatMap(({ fields: all }) => all);
    expect(fields.find(({ api }) => api === 'disconnection_reason')?.value).toBe('Agent hung up');
    const [reason] = listChoices(
      { source: 'reasons', known: ['agent_hangup'] },
      { facets: undefined, tags: [], criteria: [] },
      [],
    );
    expect(reason?.label).toBe('Agent hung up');
    expect(fields.find(({ api }) => api.endsWith('in_voicemail'))?.label).toBe(
      filterLabels.in_voicemail,
    );
  });

  it('show unknown fields and validation issues', () => {
    const { Panel } = detailsFeature();
    render(<Panel concealed={false} detail={rich} />, { wrapper: TooltipProvider });
    expect(screen.getByText('Brand new field')).toBeTruthy();
    expect(screen.getByText(/^duration_ms: is no number; came as “61000”/u)).toBeTruthy();
    expect(screen.getByText('End to end').closest('tr')?.textContent).toContain('850 ms');
  });

  it('download the call log only on request, and show it as text', async () => {
    const bridge = createFakeBridge({
      handlers: {
        'call:attachment': () => Promise.resolve(ok({ text: '<b>not bold</b>', truncated: true })),
      },
    });
    const { Panel } = detailsFeature(bridge);
    render(<Panel concealed={false} detail={rich} />, { wrapper: TooltipProvider });
    expect(bridge.requests).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Show Call log' }));
    await waitFor(() => expect(screen.getByText(/<b>not bold<\/b>/u)).toBeTruthy());
    expect(screen.getByText(/Only the beginning is shown/u)).toBeTruthy();
  });

  it('name a chat’s fields as Retell’s documentation of chats does', () => {
    const chat = detailGroups({ ...rich.call, kind: 'chat', type: 'sms_chat' });
    const names = chat.flatMap(({ fields }) => fields).map(({ api }) => api);
    expect(names).toContain('chat_analysis.chat_summary');
    expect(names).toContain('chat_type');
    expect(names.some((name) => name.startsWith('call_'))).toBe(false);
  });

  it('are found by label, by Retell’s field name and by value', async () => {
    const { Panel } = detailsFeature();
    const { container } = render(<Panel concealed={false} detail={rich} />, {
      wrapper: TooltipProvider,
    });
    const search = screen.getByRole('searchbox', { name: 'Search details' });
    await userEvent.type(search, 'TUESDAY');
    await waitFor(() => expect(container.querySelectorAll('.detail')).toHaveLength(1));
    expect(screen.queryByText('End to end')).toBeNull();
    await userEvent.clear(search);
    await userEvent.type(search, 'latency.e2e');
    await waitFor(() => expect(screen.getByText('End to end')).toBeTruthy());
    await userEvent.clear(search);
    await userEvent.type(search, '61000');
    await waitFor(() => expect(screen.getByText(/^duration_ms: is no number/u)).toBeTruthy());
    await userEvent.type(search, 'xyz');
    await waitFor(() => expect(screen.getByText(/^No details match/u)).toBeTruthy());
  });
});
