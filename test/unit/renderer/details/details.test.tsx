import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup } from '@testing-library/react';
import { detailGroups } from '../../../../src-renderer/features/details/detail-groups.ts';
import { createDetailsFeature } from '../../../../src-renderer/features/details/index.tsx';
import { TooltipProvider } from '../../../../src-renderer/ui/tooltip.tsx';
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

afterEach(cleanup);

describe('facts', () => {
  it('leave out what Retell did not tell, and keep what it calls false', () => {
    const all = detailGroups(rich.call).flatMap(({ fields: facts }) => facts);
    expect(all.find(({ api }) => api === 'call_analysis.call_successful')?.value).toBe('No');
    expect(all.some(({ api }) => api === 'from_number')).toBe(false);
    expect(all.find(({ label }) => label === 'slot_found')?.value).toBe('No');
  });

  it('call the customer’s own names as they came, and Retell’s in plain words', () => {
    const call = sampleCall('named', {
      metadata: { constructor: 'Voss', 'a.b': 1, customer_id: 'C-1', '': 'none' },
      dynamicVariables: { first_name: 'Ines' },
      customAttributes: { qa_score: 3 },
      sipHeaders: { 'X-Case': 'PC-1' },
      telephony: { twilio_call_sid: 'CA1' },
      unknown: { agent_mood: 'sunny' },
    }).call;
    const facts = detailGroups(call).flatMap(({ fields: all }) => all);
    const labels = (api: string) =>
      facts.filter((one) => one.api.startsWith(api)).map(({ label }) => label);
    expect(labels('metadata')).toEqual(['constructor', 'a.b', 'customer_id', '""']);
    expect(labels('retell_llm_dynamic_variables')).toEqual(['first_name']);
    expect(labels('custom_attributes')).toEqual(['qa_score']);
    expect(labels('custom_sip_headers')).toEqual(['X-Case']);
    expect(labels('telephony_identifier')).toEqual(['Twilio call sid']);
    expect(labels('agent_mood')).toEqual(['Agent mood']);
  });

  it('show fields that Earmark does not know, and what did not fit', () => {
    const { Panel } = createDetailsFeature({ bridge: createFakeBridge() });
    render(<Panel detail={rich} />, { wrapper: TooltipProvider });
    expect(screen.getByText('Brand new field')).toBeTruthy();
    expect(screen.getByText(/^duration_ms: is no number; came as “61000”/u)).toBeTruthy();
    expect(screen.getByText('End to end').closest('tr')?.textContent).toContain('850 ms');
  });

  it('fetch the log only when it is asked for, and show it as text', async () => {
    const bridge = createFakeBridge({
      handlers: {
        'call:attachment': () => Promise.resolve(ok({ text: '<b>not bold</b>', truncated: true })),
      },
    });
    const { Panel } = createDetailsFeature({ bridge });
    render(<Panel detail={rich} />, { wrapper: TooltipProvider });
    expect(bridge.requests).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Show Call log' }));
    await waitFor(() => expect(screen.getByText(/<b>not bold<\/b>/u)).toBeTruthy());
    expect(screen.getByText(/cut here/u)).toBeTruthy();
  });

  it('name a chat’s fields as Retell’s documents of chats do', () => {
    const chat = detailGroups({ ...rich.call, kind: 'chat', type: 'sms_chat' });
    const names = chat.flatMap(({ fields: facts }) => facts).map(({ api }) => api);
    expect(names).toContain('chat_analysis.chat_summary');
    expect(names).toContain('chat_type');
    expect(names.some((name) => name.startsWith('call_'))).toBe(false);
  });

  it('are found by label, by Retell’s name and by value', async () => {
    const { Panel } = createDetailsFeature({ bridge: createFakeBridge() });
    const { container } = render(<Panel detail={rich} />, { wrapper: TooltipProvider });
    const search = screen.getByRole('searchbox', { name: 'Search facts' });
    await userEvent.type(search, 'TUESDAY');
    await waitFor(() => expect(container.querySelectorAll('.fact')).toHaveLength(1));
    expect(screen.queryByText('End to end')).toBeNull();
    await userEvent.clear(search);
    await userEvent.type(search, 'latency.e2e');
    await waitFor(() => expect(screen.getByText('End to end')).toBeTruthy());
    await userEvent.clear(search);
    await userEvent.type(search, '61000');
    await waitFor(() => expect(screen.getByText(/^duration_ms: is no number/u)).toBeTruthy());
    await userEvent.type(search, 'xyz');
    await waitFor(() => expect(screen.getByText(/^Nothing known of this call/u)).toBeTruthy());
  });
});
